//! Giải trình: asked for, answered by the head of the unit, accepted or returned.

use std::collections::HashSet;

use domain::access::Action;
use domain::deadline::Due;
use domain::error::{Fault, RefusalCode};
use domain::ids::{DocumentId, ExplanationId, RegistrationId};
use domain::lifecycle::directive::{Directive, DirectiveState};
use domain::lifecycle::explanation::{Explanation, ExplanationEvent, ExplanationState};
use domain::lifecycle::machine::MachineKind;
use domain::lifecycle::{Given, Machine};
use domain::review::Addressee;
use sea_orm::{ColumnTrait, QueryFilter, QuerySelect, QueryTrait, Set};

use crate::entities::{explanation, obligation, pilot_model, registration};
use crate::life::{Shot, fire};
use crate::queries::as_of::AsOf;
use crate::queries::scope::Scope;
use crate::queries::{documents, life};
use crate::secrets::new_id;
use crate::tenancy::TenantTx;
use crate::typed;
use crate::{Caller, Error, Store};

/// The longest answer, in characters.
const ANSWER_MAX: u32 = 10_000;

/// What happens to an explanation, as typed.
#[derive(Debug, Clone)]
pub struct Move {
    /// Which.
    pub id: ExplanationId,
    /// How many events the page showed.
    pub seen: u32,
    /// What happens: a code of [`ExplanationEvent`].
    pub event: String,
    /// The answer, or the reason.
    pub text: String,
    /// What is wrong, of a return: (code of the reason, code of the part, words) for each line of the form.
    pub remarks: Vec<[String; 3]>,
    /// Until when it is to be answered again, dd/MM/yyyy.
    pub due: String,
}

/// On which page an explanation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// That of a registration.
    Registration(RegistrationId),
    /// That of the document that asks.
    Directive(DocumentId),
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Registration(id) => write!(f, "/registrations/{id}"),
            Self::Directive(id) => write!(f, "/directives/{id}"),
        }
    }
}

/// Answers, takes back, accepts, returns or withdraws one. Answers on which page it stands.
///
/// # Errors
/// [`Fault::NotFound`] for one that the tenant does not have, and for one of another unit; [`Fault::Forbidden`] without the right;
/// [`Fault::Stale`]; refused when the document that asks no longer stands; what is missing, at its field.
pub async fn act(store: &Store, caller: &Caller, form: Move) -> Result<Place, Error> {
    let event = ExplanationEvent::from_code(&form.event).filter(|event| *event != ExplanationEvent::Request).ok_or(Fault::NotFound)?;
    let action = Explanation::right(event).unwrap_or(Action::RequestExplanations);
    let tx = store.begin(caller, action).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let row = tx.find::<explanation::Entity>().filter(explanation::Column::Id.eq(form.id)).one(tx.conn()).await?;
    let row = row.ok_or(Fault::NotFound)?;
    // Explanations are for their unit, and for those who ask.
    if !caller.actor.role.sees_all_units() && !Scope::load(&tx, &caller.actor, as_of.day).await?.has(row.unit_id) {
        return Err(Fault::NotFound.into());
    }
    let (place, name) = place(&tx, &row, event).await?;
    let text = typed::text("text", &form.text, ANSWER_MAX)?;
    let due = typed::due("due", &form.due)?;
    let remarks = typed::remarks(&form.remarks)?;
    let addressee = Some(Addressee { unit: row.unit_id, person: None });
    let given = Given { text: &text, remarks: &remarks, due, addressee, ..Given::default() };
    let shot = Shot { subject: row.id.0, name: &name, event, seen: Some(form.seen), makers: Vec::new(), given };
    fire::<Explanation>(&tx, &as_of, shot).await?;
    tx.commit().await?;
    Ok(place)
}

/// Asks for an explanation of a registration, within the transaction that returned it.
pub(crate) async fn request_about(
    tx: &TenantTx,
    as_of: &AsOf,
    about: &registration::Model,
    name: &str,
    text: &str,
    due: Option<Due>,
) -> Result<(), Error> {
    let id = ExplanationId(new_id());
    let row = explanation::ActiveModel {
        tenant_id: Set(tx.tenant()),
        id: Set(id),
        unit_id: Set(about.unit_id),
        registration_id: Set(Some(about.id)),
        obligation_id: Set(None),
        sample: Set(about.sample),
        known_at: Set(tx.now()),
        recorded_at: Set(tx.now()),
    };
    tx.insert(row).await?;
    let addressee = Some(Addressee { unit: about.unit_id, person: None });
    let given = Given { text, addressee, due, ..Given::default() };
    let shot = Shot { subject: id.0, name, event: ExplanationEvent::Request, seen: None, makers: Vec::new(), given };
    fire::<Explanation>(tx, as_of, shot).await?;
    Ok(())
}

/// Whether an explanation of these registrations is still to come.
pub(crate) async fn owed(tx: &TenantTx, about: &[RegistrationId]) -> Result<bool, Error> {
    let rows = tx.find::<explanation::Entity>().filter(explanation::Column::RegistrationId.is_in(about.iter().copied()));
    for row in rows.all(tx.conn()).await? {
        let past = life::whole(tx, MachineKind::Explanation, row.id.0).await?;
        let state = past.last().map(life::state_of::<Explanation>).transpose()?;
        if matches!(state, Some(ExplanationState::Requested | ExplanationState::Returned)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The registrations of which an explanation waits for a decision. Two queries.
pub(crate) async fn answered(tx: &TenantTx, as_of: &AsOf) -> Result<HashSet<RegistrationId>, Error> {
    let rows = tx.find::<explanation::Entity>().filter(explanation::Column::RegistrationId.is_not_null());
    let ids = rows.clone().select_only().column(explanation::Column::Id).into_query();
    let states = life::states::<Explanation>(tx, as_of, ids).await?;
    let waits = |row: &explanation::Model| states.get(&row.id.0) == Some(&ExplanationState::Answered);
    Ok(rows.all(tx.conn()).await?.into_iter().filter(waits).filter_map(|row| row.registration_id).collect())
}

/// Where an explanation stands, and what it is about by name: a model, or a document.
async fn place(tx: &TenantTx, row: &explanation::Model, event: ExplanationEvent) -> Result<(Place, String), Error> {
    if let Some(about) = row.registration_id {
        return Ok((Place::Registration(about), name(tx, about).await?));
    }
    let about = row.obligation_id.ok_or_else(|| Error::Broken(format!("explanation {} of nothing", row.id)))?;
    let duty = tx.find::<obligation::Entity>().filter(obligation::Column::Id.eq(about)).one(tx.conn()).await?;
    let duty = duty.ok_or_else(|| Error::Broken(format!("no obligation {about}")))?;
    let past = life::whole(tx, MachineKind::Directive, duty.document_id.0).await?;
    let state = past.last().map(life::state_of::<Directive>).transpose()?;
    let over = matches!(state, Some(DirectiveState::Withdrawn | DirectiveState::Replaced));
    // What a document asks is taken back with the document, never for one unit in silence.
    if over || event == ExplanationEvent::Withdraw {
        let state = over.then(|| ExplanationState::Withdrawn.code().to_owned());
        let code = RefusalCode::WrongState { machine: MachineKind::Explanation, state, event: event.code().to_owned() };
        return Err(Fault::rule(code).into());
    }
    let document = documents::by_ids(tx, [duty.document_id]).await?;
    Ok((Place::Directive(duty.document_id), documents::of(&document, duty.document_id)?.number.clone()))
}

/// The model that a registration is of, by name.
async fn name(tx: &TenantTx, about: RegistrationId) -> Result<String, Error> {
    let row = tx.find::<registration::Entity>().filter(registration::Column::Id.eq(about)).one(tx.conn()).await?;
    let model = row.ok_or(Fault::NotFound)?.model_id;
    let model = tx.find::<pilot_model::Entity>().filter(pilot_model::Column::Id.eq(model)).one(tx.conn()).await?;
    Ok(model.ok_or(Fault::NotFound)?.name)
}
