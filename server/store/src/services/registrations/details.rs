//! `/registrations/{id}`.

use domain::access::Action;
use domain::evidence::SubjectKind;
use domain::ids::RegistrationId;
use domain::level_test::Reach;
use domain::lifecycle::explanation::{Explanation, ExplanationState};
use domain::lifecycle::machine::{MachineKind, offers};
use domain::lifecycle::paper::{PaperEvent, PaperState, Registration};
use domain::lifecycle::{By, Context, Given, Machine};
use domain::near_duplicate::{Candidate, near_duplicates};
use domain::views::registrations::{ExplanationRow, RegistrationDetails};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};

use super::{Found, content};
use crate::entities::{explanation, model_document, pilot_model};
use crate::queries::as_of::AsOf;
use crate::queries::{documents, histories, life, obligations, units};
use crate::services::subjects::Seen;
use crate::services::{comments, files};
use crate::tenancy::TenantTx;
use crate::{Caller, Error, Store};

/// One registration, with what this person may do.
///
/// # Errors
/// [`domain::error::Fault::NotFound`] for one that the tenant does not have, and for a draft of another unit.
pub async fn get(store: &Store, caller: &Caller, id: RegistrationId) -> Result<RegistrationDetails, Error> {
    let tx = store.begin(caller, Action::ViewModels).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let found = Found::load(&tx, &as_of, id).await?;
    let lines = content::lines(&tx, id).await?;
    let text = content::text(&tx, &found, &lines).await?;
    let lacks = match found.state {
        PaperState::Draft if found.own => content::proposal(&tx, &found, &lines, as_of.day).await?.check(),
        _ => Vec::new(),
    };
    let under = tx.find::<model_document::Entity>().filter(model_document::Column::ModelId.eq(found.model.id)).all(tx.conn()).await?;
    let mut directives: Vec<_> = documents::by_ids(&tx, under.into_iter().map(|link| link.document_id)).await?.into_values().collect();
    directives.sort_by(|a, b| (a.issued_on, &a.number).cmp(&(b.issued_on, &b.number)));
    let unit = units::by_ids(&tx, [found.row.unit_id]).await?;
    let renewable = matches!(found.state, PaperState::Returned | PaperState::Accepted);
    let place = [(SubjectKind::Registration, id.0)];
    let seen = Seen::load(&tx, caller, &as_of, place).await?;
    let details = RegistrationDetails {
        files: files::boxes(&tx, caller, &as_of, &seen, &place).await?,
        threads: comments::threads(&tx, caller, &as_of, &seen, &place).await?,
        id,
        model: found.model.id,
        unit: units::head(units::of(&unit, found.row.unit_id)?)?,
        reach: Reach::from_code(&found.row.reach),
        for_area: found.row.scope == "area",
        text,
        version: found.row.version,
        state: found.state,
        directives: directives.iter().map(documents::head).collect(),
        replaces: found.row.replaces_id,
        offers: of_registration(caller, &as_of, &found),
        may_edit: found.own && found.state == PaperState::Draft && caller.actor.may(Action::WriteDrafts),
        may_renew: found.own && renewable && caller.actor.may(Action::WriteDrafts),
        lacks,
        history: histories::told(&tx, MachineKind::Registration, found.events.clone()).await?,
        explanations: explanations(&tx, caller, &as_of, &found).await?,
        alike: alike(&tx, &as_of, &found).await?,
        at: as_of.at,
        deadline_hour: as_of.deadline_hour,
        today: as_of.day,
    };
    tx.commit().await?;
    Ok(details)
}

fn of_registration(caller: &Caller, as_of: &AsOf, found: &Found) -> Vec<PaperEvent> {
    let makers: Vec<_> = found.events.iter().filter_map(|event| event.actor_id).chain(found.row.author_id).collect();
    // Whoever decided once may decide again; only those who wrote or sent it may not.
    let makers = if matches!(found.state, PaperState::Submitted) { makers_of(found, makers) } else { Vec::new() };
    let mut events = offered::<Registration>(caller, as_of, found.state, &makers);
    // Replacing comes with sending the new one.
    events.retain(|event| *event != PaperEvent::Replace);
    events.retain(|event| found.own || Registration::right(*event) != Some(Action::SubmitPapers));
    events
}

fn makers_of(found: &Found, all: Vec<domain::ids::AccountId>) -> Vec<domain::ids::AccountId> {
    let decided = |id| found.events.iter().any(|event| event.actor_id == Some(id) && event.decides_id.is_some());
    all.into_iter().filter(|id| !decided(*id)).collect()
}

fn offered<M: Machine>(caller: &Caller, as_of: &AsOf, state: M::State, makers: &[domain::ids::AccountId]) -> Vec<M::Event> {
    let hand = caller.actor.hand();
    let context = Context { by: By::Person(hand), makers, now: caller.now, deadline_hour: as_of.deadline_hour, given: Given::default() };
    offers::<M>(Some(state), &context)
}

/// What was asked about it or the one that it replaces: for its unit and for those who ask.
async fn explanations(tx: &TenantTx, caller: &Caller, as_of: &AsOf, found: &Found) -> Result<Vec<ExplanationRow>, Error> {
    if !found.own && !caller.actor.role.sees_all_units() {
        return Ok(Vec::new());
    }
    let about: Vec<_> = found.row.replaces_id.into_iter().chain([found.row.id]).collect();
    let rows = tx.find::<explanation::Entity>().filter(explanation::Column::RegistrationId.is_in(about));
    let mut told = Vec::new();
    for row in rows.order_by_asc(explanation::Column::KnownAt).all(tx.conn()).await? {
        let events = life::whole(tx, MachineKind::Explanation, row.id.0).await?;
        let Some(state) = events.last().map(life::state_of::<Explanation>).transpose()? else { continue };
        let makers: Vec<_> =
            events.iter().filter(|event| event.event.as_deref() == Some("answer")).filter_map(|event| event.actor_id).collect();
        let due = events.iter().rev().find_map(|event| event.due_on.zip(event.due_rule.clone()));
        let due = due.map(|(on, rule)| obligations::due(on, &rule)).transpose()?;
        let open = matches!(state, ExplanationState::Requested | ExplanationState::Returned);
        told.push(ExplanationRow {
            id: row.id,
            state,
            due: due.filter(|_| open),
            history: histories::told(tx, MachineKind::Explanation, events).await?,
            offers: offered::<Explanation>(caller, as_of, state, &makers),
        });
    }
    Ok(told)
}

/// Other models that may be the same: a hint, never a refusal.
async fn alike(
    tx: &TenantTx,
    as_of: &AsOf,
    found: &Found,
) -> Result<Vec<(domain::ids::ModelId, String, domain::near_duplicate::Likeness)>, Error> {
    if !matches!(found.state, PaperState::Draft | PaperState::Submitted) {
        return Ok(Vec::new());
    }
    let known = tx.find::<pilot_model::Entity>().filter(as_of.known(pilot_model::Column::KnownAt)).all(tx.conn()).await?;
    let candidate = |model: &pilot_model::Model| Candidate { id: model.id, name: model.name.clone(), template: None };
    let others: Vec<Candidate> = known.iter().filter(|model| model.id != found.model.id).map(candidate).collect();
    let name = |id| others.iter().find(|other| other.id == id).map(|other| other.name.clone()).unwrap_or_default();
    let near = near_duplicates(&candidate(&found.model), &others);
    Ok(near.into_iter().take(5).map(|(id, likeness)| (id, name(id), likeness)).collect())
}
