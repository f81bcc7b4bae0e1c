//! How obligations stand: told from the lives of what was sent for them.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::clock::Instant;
use domain::ids::{DocumentId, ObligationId};
use domain::lifecycle::directive::{Directive, DirectiveState};
use domain::lifecycle::explanation::{Explanation, ExplanationState};
use domain::lifecycle::machine::MachineKind;
use domain::lifecycle::paper::{PaperState, Plan, Registration};
use domain::obligation::{Answer, Settlement};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

use crate::Error;
use crate::entities::{life_event, obligation, obligation_answer, obligation_fulfilment as stated};
use crate::queries::as_of::AsOf;
use crate::queries::life::{self, Lives};
use crate::tenancy::TenantTx;

/// Which lives can answer an obligation.
const KINDS: [MachineKind; 4] = [MachineKind::Registration, MachineKind::Plan, MachineKind::Explanation, MachineKind::Model];

/// What is known of the settlement of some obligations.
pub(crate) struct Settled {
    stated: HashMap<ObligationId, Instant>,
    answers: HashMap<ObligationId, Vec<(MachineKind, Uuid)>>,
    lives: Lives,
    over: HashSet<DocumentId>,
}

impl Settled {
    /// `obligations` selects their ids. Four queries.
    pub(crate) async fn load(tx: &TenantTx, as_of: &AsOf, obligations: &SelectStatement) -> Result<Self, Error> {
        // One later than the day's moment does not count: the countdowns call such a duty open.
        let rows = tx
            .find::<stated::Entity>()
            .filter(as_of.known(stated::Column::KnownAt))
            .filter(stated::Column::FulfilledAt.lte(as_of.at))
            .filter(stated::Column::ObligationId.in_subquery(obligations.clone()))
            .order_by_asc(stated::Column::KnownAt)
            .order_by_asc(stated::Column::Id)
            .all(tx.conn())
            .await?;
        use obligation_answer::{Column, Entity};
        let sent = tx.find::<Entity>().filter(as_of.known(Column::KnownAt)).filter(Column::ObligationId.in_subquery(obligations.clone()));
        let subjects = sent.clone().select_only().column(Column::SubjectId).into_query();
        let mut answers: HashMap<ObligationId, Vec<(MachineKind, Uuid)>> = HashMap::new();
        for row in sent.all(tx.conn()).await? {
            let kind = MachineKind::from_code(&row.machine).ok_or_else(|| Error::unknown_code("machine", &row.machine))?;
            answers.entry(row.obligation_id).or_default().push((kind, row.subject_id));
        }
        let lives = life::of(tx, as_of, &KINDS, subjects).await?;
        // Later rows overwrite earlier ones in the map.
        let stated = rows.into_iter().map(|row| (row.obligation_id, row.fulfilled_at)).collect();
        Ok(Self { stated, answers, lives, over: over(tx, as_of, obligations).await? })
    }

    /// How one of them stands.
    pub(crate) fn of(&self, row: &obligation::Model) -> Result<Settlement, Error> {
        if self.over.contains(&row.document_id) {
            return Ok(Settlement::of(&[]).withdrawn());
        }
        if let Some(at) = self.stated.get(&row.id) {
            return Ok(Settlement::of(&[Answer { sent_at: *at, state: PaperState::Accepted }]));
        }
        let mut parts: BTreeMap<MachineKind, Vec<Answer>> = BTreeMap::new();
        for (kind, subject) in self.answers.get(&row.id).into_iter().flatten() {
            let events = self.lives.get(subject).map_or(&[][..], Vec::as_slice);
            if let Some(answer) = answer(*kind, events)? {
                parts.entry(*kind).or_default().push(answer);
            }
        }
        let parts: Vec<Settlement> = parts.values().map(|answers| Settlement::of(answers)).collect();
        Ok(Settlement::of_all(&parts))
    }
}

/// The documents that no longer stand, of those that ask these obligations.
async fn over(tx: &TenantTx, as_of: &AsOf, obligations: &SelectStatement) -> Result<HashSet<DocumentId>, Error> {
    use obligation::{Column, Entity};
    let documents = tx.find::<Entity>().filter(Column::Id.in_subquery(obligations.clone()));
    let documents = documents.select_only().column(Column::DocumentId).into_query();
    let states = life::states::<Directive>(tx, as_of, documents).await?;
    let over = |state: &DirectiveState| matches!(state, DirectiveState::Withdrawn | DirectiveState::Replaced);
    Ok(states.into_iter().filter(|(_, state)| over(state)).map(|(id, _)| DocumentId(id)).collect())
}

/// Where an answer stands; `None` for what no longer answers.
fn answer(kind: MachineKind, events: &[life_event::Model]) -> Result<Option<Answer>, Error> {
    let Some(last) = events.last() else { return Ok(None) };
    let sent = |names: &[&str]| events.iter().rev().find(|event| event.event.as_deref().is_some_and(|name| names.contains(&name)));
    let state = match kind {
        MachineKind::Registration => life::state_of::<Registration>(last)?,
        MachineKind::Plan => life::state_of::<Plan>(last)?,
        MachineKind::Explanation => match life::state_of::<Explanation>(last)? {
            ExplanationState::Requested => PaperState::Draft,
            ExplanationState::Answered => PaperState::Submitted,
            ExplanationState::Accepted => PaperState::Accepted,
            ExplanationState::Returned => PaperState::Returned,
            ExplanationState::Withdrawn => return Ok(None),
        },
        // A model answers a demand to launch it.
        _ => match sent(&["launch"]) {
            Some(_) => PaperState::Accepted,
            None => PaperState::Draft,
        },
    };
    let sent_at = sent(&["submit", "answer", "launch"]).map_or(last.known_at, |event| event.known_at);
    Ok(Some(Answer { sent_at, state }))
}
