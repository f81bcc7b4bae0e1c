//! What happens to a registration, and with it to its model: sent, taken back, accepted, returned.

use domain::access::Action;
use domain::checks::REASON_MAX;
use domain::clock::Instant;
use domain::error::Fault;
use domain::ids::RegistrationId;
use domain::lifecycle::machine::MachineKind;
use domain::lifecycle::model::Model as ModelLife;
use domain::lifecycle::paper::{PaperEvent, Registration, model_event_of_registration};
use domain::lifecycle::{Given, ModelState, ObligationKind};
use domain::review::Addressee;
use sea_orm::{ColumnTrait, QueryFilter, Set};
use time::Date;

use super::{Found, content};
use crate::entities::{explanation, pilot_model, registration};
use crate::life::{Shot, fire};
use crate::queries::as_of::AsOf;
use crate::queries::life;
use crate::services::{answers, explanations};
use crate::tenancy::TenantTx;
use crate::typed;
use crate::{Caller, Error, Store};

/// Which registration, how much of its life the person had seen, and words.
#[derive(Debug, Clone)]
pub struct Words {
    /// Which.
    pub id: RegistrationId,
    /// How many events the page showed.
    pub seen: u32,
    /// The words.
    pub text: String,
}

/// A return, as typed.
#[derive(Debug, Clone)]
pub struct Return {
    /// Which.
    pub id: RegistrationId,
    /// How many events the page showed.
    pub seen: u32,
    /// What is wrong: (code of the reason, code of the part, words) for each line of the form.
    pub remarks: Vec<[String; 3]>,
    /// Until when it is to be sent again, dd/MM/yyyy.
    pub due: String,
    /// Whether an explanation is asked for, too, until the same day.
    pub explain: bool,
}

/// Sends a draft for review. With it the model becomes known, and what a document asked of the unit is answered.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::Forbidden`], [`Fault::Stale`]; everything that is missing, at its field.
pub async fn submit(store: &Store, caller: &Caller, words: Words) -> Result<(), Error> {
    let tx = store.begin(caller, Action::SubmitPapers).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let found = Found::load(&tx, &as_of, words.id).await?.of_own_unit(Action::SubmitPapers)?;
    let lines = content::lines(&tx, words.id).await?;
    let proposal = content::proposal(&tx, &found, &lines, as_of.day).await?;
    let about: Vec<RegistrationId> = found.row.replaces_id.into_iter().chain([found.row.id]).collect();
    let explanation_owed = explanations::owed(&tx, &about).await?;
    let given = Given { proposal: Some(&proposal), explanation_owed: Some(explanation_owed), ..Given::default() };
    step(&tx, &as_of, &found, PaperEvent::Submit, Some(words.seen), given).await?;
    if let Some(old) = found.row.replaces_id {
        let text = domain::text::registrations(domain::text::Lang::Vi).replaced;
        let given = Given { text, ..Given::default() };
        let shot = Shot { subject: old.0, name: &found.model.name, event: PaperEvent::Replace, seen: None, makers: Vec::new(), given };
        fire::<Registration>(&tx, &as_of, shot).await?;
    }
    make_known(&tx, &found, as_of.day).await?;
    answer(&tx, &found, &about).await?;
    tx.commit().await
}

/// Whatever needs no more than words, by the code of a [`PaperEvent`].
///
/// # Errors
/// [`Fault::NotFound`] for a code that is none of these; else those of the event.
pub async fn act(store: &Store, caller: &Caller, event: &str, words: Words) -> Result<(), Error> {
    match PaperEvent::from_code(event) {
        Some(PaperEvent::Submit) => submit(store, caller, words).await,
        Some(PaperEvent::Recall) => recall(store, caller, words).await,
        Some(PaperEvent::Accept) => accept(store, caller, words).await,
        Some(PaperEvent::WithdrawDecision) => withdraw_decision(store, caller, words).await,
        Some(PaperEvent::Withdraw) => withdraw(store, caller, words).await,
        Some(PaperEvent::Write | PaperEvent::Return | PaperEvent::Replace) | None => Err(Fault::NotFound.into()),
    }
}

/// Takes back what was sent and not decided on.
///
/// # Errors
/// As [`submit`]; the reason is asked for.
pub async fn recall(store: &Store, caller: &Caller, words: Words) -> Result<(), Error> {
    moved(store, caller, words, PaperEvent::Recall).await
}

/// Gives up a draft, or what was sent or returned.
///
/// # Errors
/// As [`submit`]; the reason is asked for.
pub async fn withdraw(store: &Store, caller: &Caller, words: Words) -> Result<(), Error> {
    moved(store, caller, words, PaperEvent::Withdraw).await
}

/// Accepts what was sent. Not for those who wrote or sent it.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::Forbidden`], [`Fault::Stale`]; refused for one's own work and where nothing waits.
pub async fn accept(store: &Store, caller: &Caller, words: Words) -> Result<(), Error> {
    moved(store, caller, words, PaperEvent::Accept).await
}

/// A decision that was a mistake: it stays to be read, and what was sent waits again.
///
/// # Errors
/// As [`accept`]; the reason is asked for.
pub async fn withdraw_decision(store: &Store, caller: &Caller, words: Words) -> Result<(), Error> {
    moved(store, caller, words, PaperEvent::WithdrawDecision).await
}

/// Returns what was sent: why, where, until when; on wish with a demand to explain.
///
/// # Errors
/// As [`accept`]; refusals on the remarks and the due date.
pub async fn return_it(store: &Store, caller: &Caller, form: Return) -> Result<(), Error> {
    let tx = store.begin(caller, Action::ReviewPapers).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let found = Found::load(&tx, &as_of, form.id).await?;
    let due = typed::due("due", &form.due)?;
    let remarks = typed::remarks(&form.remarks)?;
    let addressee = Some(Addressee { unit: found.row.unit_id, person: None });
    let given = Given { remarks: &remarks, addressee, due, ..Given::default() };
    step(&tx, &as_of, &found, PaperEvent::Return, Some(form.seen), given).await?;
    if form.explain {
        let text = remarks.iter().map(|one| one.text.as_str()).collect::<Vec<_>>().join("\n");
        explanations::request_about(&tx, &as_of, &found.row, &found.model.name, &text, due).await?;
    }
    tx.commit().await
}

async fn moved(store: &Store, caller: &Caller, words: Words, event: PaperEvent) -> Result<(), Error> {
    let action = <Registration as domain::lifecycle::Machine>::right(event).unwrap_or(Action::ReviewPapers);
    let tx = store.begin(caller, action).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let found = Found::load(&tx, &as_of, words.id).await?;
    let found = if action == Action::SubmitPapers { found.of_own_unit(action)? } else { found };
    let text = typed::text("text", &words.text, REASON_MAX)?;
    step(&tx, &as_of, &found, event, Some(words.seen), Given { text: &text, ..Given::default() }).await?;
    tx.commit().await
}

/// The registration's event, and the model's, where this registration is what the model waits for.
async fn step(tx: &TenantTx, as_of: &AsOf, found: &Found, event: PaperEvent, seen: Option<u32>, given: Given<'_>) -> Result<(), Error> {
    let name = found.model.name.as_str();
    let makers = found.row.author_id.into_iter().collect();
    fire::<Registration>(tx, as_of, Shot { subject: found.row.id.0, name, event, seen, makers, given }).await?;
    let Some(event) = model_event_of_registration(event) else { return Ok(()) };
    let past = life::whole(tx, MachineKind::Model, found.model.id.0).await?;
    let state = past.last().map(life::state_of::<ModelLife>).transpose()?;
    // A model that already runs is registered again only for the record.
    let waits = matches!(state, Some(ModelState::Draft | ModelState::Returned | ModelState::Submitted));
    if waits || matches!(event, domain::lifecycle::model::ModelEvent::WithdrawDecision) {
        let makers = found.row.author_id.into_iter().collect();
        let shot = Shot { subject: found.model.id.0, name, event, seen: None, makers, given };
        fire::<ModelLife>(tx, as_of, shot).await?;
    }
    Ok(())
}

/// From now on everybody in the tenant knows of the registration and its model.
async fn make_known(tx: &TenantTx, found: &Found, today: Date) -> Result<(), Error> {
    let sent = registration::ActiveModel { submitted_on: Set(Some(today)), ..Default::default() };
    tx.update::<registration::Entity>().set(sent).filter(registration::Column::Id.eq(found.row.id)).exec(tx.conn()).await?;
    use registration::Column as R;
    let known = registration::ActiveModel { known_at: Set(tx.now()), ..Default::default() };
    let row = tx.update::<registration::Entity>().set(known).filter(R::Id.eq(found.row.id)).filter(R::KnownAt.eq(Instant::NOT_YET));
    row.exec(tx.conn()).await?;
    use pilot_model::Column as M;
    let known = pilot_model::ActiveModel { known_at: Set(tx.now()), ..Default::default() };
    let row = tx.update::<pilot_model::Entity>().set(known).filter(M::Id.eq(found.model.id)).filter(M::KnownAt.eq(Instant::NOT_YET));
    row.exec(tx.conn()).await?;
    Ok(())
}

/// What the documents of the model ask the unit to register is answered by this registration, and by what was explained of it.
async fn answer(tx: &TenantTx, found: &Found, about: &[RegistrationId]) -> Result<(), Error> {
    let explained = tx.find::<explanation::Entity>().filter(explanation::Column::RegistrationId.is_in(about.iter().copied()));
    let explained = explained.all(tx.conn()).await?;
    let papers = explained.into_iter().map(|row| (MachineKind::Explanation, row.id.0)).chain([(MachineKind::Registration, found.row.id.0)]);
    answers::answer(tx, found.row.unit_id, found.model.id, ObligationKind::Register, &papers.collect::<Vec<_>>()).await
}
