//! What happens to a difficulty: raised, taken over, passed up, sent back, decided, taken to the centre, closed, withdrawn.

use domain::access::Action;
use domain::clock::Instant;
use domain::difficulty::{HandlingLevel, TEXT_MAX, goes_on_at, passed_up};
use domain::error::{Fault, RefusalCode};
use domain::format::parse_date;
use domain::ids::DifficultyId;
use domain::lifecycle::difficulty::{Difficulty, DifficultyEvent};
use domain::lifecycle::{Given, Machine};
use sea_orm::{ColumnTrait, QueryFilter, Set};

use super::{Found, draft};
use crate::entities::difficulty::{ActiveModel, Column, Entity};
use crate::life::{Shot, fire_to};
use crate::queries::as_of::AsOf;
use crate::queries::ladder::OwnTerms;
use crate::tenancy::TenantTx;
use crate::{Caller, Error, Store, typed};

/// What happens to one, as typed.
#[derive(Debug, Clone)]
pub struct Move {
    /// Which.
    pub id: DifficultyId,
    /// How many events the page showed.
    pub seen: u32,
    /// What happens: a code of [`DifficultyEvent`].
    pub event: String,
    /// A reason, a decision, an answer.
    pub text: String,
    /// The day of the centre's answer, dd/MM/yyyy.
    pub on: String,
}

/// Whatever happens to one difficulty alone. The clock's event and merging are none of these.
///
/// # Errors
/// [`Fault::NotFound`] for one that this person may not know, and for a code that is none of these; [`Fault::Forbidden`];
/// [`Fault::Stale`]; what is missing, at its field; what its level forbids.
pub async fn act(store: &Store, caller: &Caller, form: Move) -> Result<(), Error> {
    use DifficultyEvent as E;
    let event = E::from_code(&form.event).filter(|event| !matches!(event, E::Climb | E::Merge)).ok_or(Fault::NotFound)?;
    let right = Difficulty::right(event).ok_or(Fault::NotFound)?;
    let tx = match right {
        Action::RaiseDifficulties => store.begin(caller, Action::RaiseDifficulties).await?,
        Action::HandleDifficulties => store.begin(caller, Action::HandleDifficulties).await?,
        Action::MergeDifficulties => store.begin(caller, Action::MergeDifficulties).await?,
        _ => store.begin(caller, Action::AskCentre).await?,
    };
    let as_of = AsOf::load(&tx, None).await?;
    let found = Found::lock(&tx, &as_of, form.id).await?;
    let found = if right == Action::RaiseDifficulties { found.of_own_unit(right)? } else { found };
    if event == E::Raise {
        raise(&tx, &as_of, &found, Some(form.seen)).await?;
    } else {
        step(&tx, &as_of, &found, event, &form).await?;
    }
    tx.commit().await
}

/// Raises a draft: the lowest level has it from now on, and whoever handles difficulties knows of it.
pub(super) async fn raise(tx: &TenantTx, as_of: &AsOf, found: &Found, seen: Option<u32>) -> Result<(), Error> {
    let (content, terms) = (draft(&found.row)?, OwnTerms::load(tx, as_of).await?);
    let given = Given { difficulty: Some(&content), ..Given::default() };
    fire(tx, as_of, found, DifficultyEvent::Raise, (seen, given), Some(terms.ladder.bottom())).await?;
    let known = ActiveModel { known_at: Set(tx.now()), ..Default::default() };
    let row = tx.update::<Entity>().set(known).filter(Column::Id.eq(found.row.id)).filter(Column::KnownAt.eq(Instant::NOT_YET));
    row.exec(tx.conn()).await?;
    Ok(())
}

async fn step(tx: &TenantTx, as_of: &AsOf, found: &Found, event: DifficultyEvent, form: &Move) -> Result<(), Error> {
    use DifficultyEvent as E;
    let text = typed::text("text", &form.text, TEXT_MAX)?;
    let on = parse_date(&form.on);
    if on.is_none() && !form.on.trim().is_empty() {
        return Err(Fault::field("on", RefusalCode::BadDate).into());
    }
    let terms = OwnTerms::load(tx, as_of).await?;
    let level = found.past.stay().map(|stay| stay.level);
    let given = Given { text: &text, on, level, ladder: Some(&terms.ladder), ..Given::default() };
    let role = tx.actor().ok_or(Fault::NotFound)?.role;
    let to = match event {
        E::Escalate => level.and_then(|level| passed_up(&terms.ladder, level, role)),
        E::SendBack => Some(terms.ladder.bottom()),
        E::AskCentre => Some(HandlingLevel::Centre),
        E::TakeBack | E::Reopen | E::Unmerge => Some(goes_on_at(&found.past.held, &terms.ladder)),
        E::Raise | E::Climb | E::Decide | E::RecordAnswer | E::Confirm | E::Merge | E::Withdraw => None,
    };
    fire(tx, as_of, found, event, (Some(form.seen), given), to).await?;
    if event == E::Unmerge {
        let alone = ActiveModel { merged_into: Set(None), ..Default::default() };
        tx.update::<Entity>().set(alone).filter(Column::Id.eq(found.row.id)).exec(tx.conn()).await?;
    }
    Ok(())
}

pub(super) async fn fire(
    tx: &TenantTx,
    as_of: &AsOf,
    found: &Found,
    event: DifficultyEvent,
    (seen, given): (Option<u32>, Given<'_>),
    to: Option<HandlingLevel>,
) -> Result<(), Error> {
    let makers = found.row.author_id.into_iter().collect();
    let shot = Shot { subject: found.row.id.0, name: &found.row.title, event, seen, makers, given };
    fire_to::<Difficulty>(tx, as_of, shot, to).await?;
    Ok(())
}
