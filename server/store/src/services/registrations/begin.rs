//! A unit begins a registration: of a new model, or anew of one that was returned.

use domain::access::Action;
use domain::clock::Instant;
use domain::error::{Fault, RefusalCode};
use domain::fold::fold_vi;
use domain::ids::{DocumentId, ModelId, RegistrationId, UnitId};
use domain::level_test::Reach;
use domain::lifecycle::Given;
use domain::lifecycle::model::{Model as ModelLife, ModelEvent};
use domain::lifecycle::paper::{PaperEvent, PaperState, Registration};
use domain::units::{Level, UnitKind};
use domain::views::registrations::RegistrationChoices;
use sea_orm::{ActiveModelTrait, ColumnTrait, Condition, QueryFilter, QuerySelect, QueryTrait, Set};

use super::Found;
use super::content;
use crate::entities::{document, model_document, obligation, pilot_model, registration, unit};
use crate::life::{Shot, fire};
use crate::queries::as_of::AsOf;
use crate::queries::{documents, units};
use crate::secrets::new_id;
use crate::tenancy::TenantTx;
use crate::typed::Typed;
use crate::{Caller, Error, Store};

/// The longest name of a model, in characters.
const NAME_MAX: u32 = 300;

/// What the form gives, as typed.
#[derive(Debug, Clone)]
pub struct Begin {
    /// Name of the model.
    pub name: String,
    /// Code of how far it reaches.
    pub reach: String,
    /// Whether the unit registers for the whole province.
    pub for_area: bool,
    /// Under which document.
    pub directive: String,
}

/// Begins a registration of a new model. Until it is sent nobody outside the unit knows of either.
///
/// # Errors
/// [`Fault::Forbidden`] without the right or the unit; refusals on `name`, `reach` and `directive`.
pub async fn begin(store: &Store, caller: &Caller, typed: Begin) -> Result<RegistrationId, Error> {
    let tx = store.begin(caller, Action::WriteDrafts).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let unit = own_unit(&tx, caller).await?;
    let mut fields = Typed::default();
    let name = fields.words("name", &typed.name, NAME_MAX);
    fields.done(Some(()))?;
    let reach = Reach::from_code(&typed.reach).filter(|reach| reaches(&unit, typed.for_area).contains(reach));
    let reach = reach.ok_or_else(|| Error::from(Fault::field("reach", RefusalCode::BadChoice)))?;
    // A model stands under a document in force, or nobody asked for it.
    let directive = match typed.directive.parse::<DocumentId>() {
        Ok(id) => documents::standing(&tx, &as_of, document::Column::Id.eq(id)).await?.pop(),
        Err(_) => None,
    };
    let directive = directive.ok_or_else(|| Error::from(Fault::field("directive", RefusalCode::Required)))?.id;
    let model = insert_model(&tx, caller, &unit, &name, reach).await?;
    let link = model_document::ActiveModel { tenant_id: Set(tx.tenant()), model_id: Set(model), document_id: Set(directive) };
    tx.insert(link).await?;
    let shot = Shot { subject: model.0, name: &name, event: ModelEvent::Begin, seen: None, makers: Vec::new(), given: Given::default() };
    fire::<ModelLife>(&tx, &as_of, shot).await?;
    let id = RegistrationId(new_id());
    let row = registration::ActiveModel {
        tenant_id: Set(tx.tenant()),
        id: Set(id),
        model_id: Set(model),
        unit_id: Set(unit.id),
        level: Set(reach.level().code().to_owned()),
        scope: Set(if typed.for_area { "area" } else { "unit" }.to_owned()),
        reach: Set(reach.code().to_owned()),
        objective: Set(String::new()),
        responsible_leader: Set(String::new()),
        deliverable: Set(String::new()),
        indicators: Set(String::new()),
        version: Set(1),
        author_id: Set(Some(caller.actor.account)),
        replaces_id: Set(None),
        submitted_on: Set(None),
        source: Set(caller.actor.username.clone()),
        sample: Set(false),
        known_at: Set(Instant::NOT_YET),
        recorded_at: Set(tx.now()),
    };
    tx.insert(row).await?;
    write(&tx, &as_of, id, &name).await?;
    tx.commit().await?;
    Ok(id)
}

/// Begins a new registration in the place of one that was returned or accepted, with its content.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::Forbidden`] for another unit; refused while the old one waits or is a draft.
pub async fn renew(store: &Store, caller: &Caller, old: RegistrationId) -> Result<RegistrationId, Error> {
    let tx = store.begin(caller, Action::WriteDrafts).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let old = Found::load(&tx, &as_of, old).await?.of_own_unit(Action::WriteDrafts)?;
    if let Some(draft) = draft_after(&tx, old.row.id).await? {
        return Ok(draft);
    }
    if !matches!(old.state, PaperState::Returned | PaperState::Accepted) {
        let code = RefusalCode::WrongState {
            machine: domain::lifecycle::machine::MachineKind::Registration,
            state: Some(old.state.code().to_owned()),
            event: PaperEvent::Write.code().to_owned(),
        };
        return Err(Fault::rule(code).into());
    }
    let lines = content::lines(&tx, old.row.id).await?;
    let id = RegistrationId(new_id());
    let row = registration::ActiveModel {
        id: Set(id),
        version: Set(1),
        author_id: Set(Some(caller.actor.account)),
        replaces_id: Set(Some(old.row.id)),
        submitted_on: Set(None),
        source: Set(caller.actor.username.clone()),
        known_at: Set(Instant::NOT_YET),
        recorded_at: Set(tx.now()),
        ..old.row.clone().into()
    };
    tx.insert(row.reset_all()).await?;
    content::write(&tx, id, &lines).await?;
    write(&tx, &as_of, id, &old.model.name).await?;
    tx.commit().await?;
    Ok(id)
}

/// A new registration that is already being written in the place of this one.
async fn draft_after(tx: &TenantTx, old: RegistrationId) -> Result<Option<RegistrationId>, Error> {
    let drafts = tx.find::<registration::Entity>().filter(registration::Column::ReplacesId.eq(old));
    let drafts = drafts.filter(registration::Column::KnownAt.eq(Instant::NOT_YET));
    Ok(drafts.one(tx.conn()).await?.map(|row| row.id))
}

async fn write(tx: &TenantTx, as_of: &AsOf, id: RegistrationId, name: &str) -> Result<(), Error> {
    let shot = Shot { subject: id.0, name, event: PaperEvent::Write, seen: None, makers: Vec::new(), given: Given::default() };
    fire::<Registration>(tx, as_of, shot).await?;
    Ok(())
}

async fn insert_model(tx: &TenantTx, caller: &Caller, unit: &unit::Model, name: &str, reach: Reach) -> Result<ModelId, Error> {
    let id = ModelId(new_id());
    let row = pilot_model::ActiveModel {
        tenant_id: Set(tx.tenant()),
        id: Set(id),
        name: Set(name.to_owned()),
        search: Set(fold_vi(name)),
        level: Set(reach.level().code().to_owned()),
        catalogue_no: Set(None),
        field: Set(None),
        lead_unit_id: Set(unit.id),
        phase: Set(1),
        ordinal: Set(i64::MAX),
        source: Set(caller.actor.username.clone()),
        sample: Set(false),
        author_id: Set(Some(caller.actor.account)),
        known_at: Set(Instant::NOT_YET),
        recorded_at: Set(tx.now()),
    };
    tx.insert(row).await?;
    Ok(id)
}

/// What the form offers: the documents in force, what asks this unit first, and how far the unit's models may reach.
///
/// # Errors
/// [`Fault::Forbidden`] without the right or the unit.
pub async fn choices(store: &Store, caller: &Caller, asked: Option<DocumentId>) -> Result<RegistrationChoices, Error> {
    let tx = store.begin(caller, Action::WriteDrafts).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let unit = own_unit(&tx, caller).await?;
    let asks = tx.find::<obligation::Entity>().filter(obligation::Column::UnitId.eq(unit.id));
    let asks = asks.select_only().column(obligation::Column::DocumentId).into_query();
    let own: Vec<DocumentId> = tx
        .find::<document::Entity>()
        .filter(document::Column::Id.in_subquery(asks))
        .all(tx.conn())
        .await?
        .into_iter()
        .map(|row| row.id)
        .collect();
    let mut rows = documents::standing(&tx, &as_of, Condition::all()).await?;
    rows.sort_by_key(|row| !own.contains(&row.id));
    tx.commit().await?;
    Ok(RegistrationChoices {
        chosen: asked.filter(|id| rows.iter().any(|row| row.id == *id)),
        directives: rows.iter().map(documents::head).collect(),
        reaches: reaches(&unit, true),
        unit: units::head(&unit)?,
    })
}

/// The unit that the person acts for, in force today.
async fn own_unit(tx: &TenantTx, caller: &Caller) -> Result<unit::Model, Error> {
    let forbidden = || Error::from(Fault::Forbidden { action: Action::WriteDrafts });
    let id: UnitId = caller.actor.unit.ok_or_else(forbidden)?;
    let rows = tx.find::<unit::Entity>().filter(unit::Column::Id.eq(id)).filter(units::in_force(tx.now().day()));
    rows.one(tx.conn()).await?.ok_or_else(forbidden)
}

/// How far the models of a unit may reach. `for_area`: a body of the province may register for all of it.
fn reaches(unit: &unit::Model, for_area: bool) -> Vec<Reach> {
    let root = UnitKind::from_code(&unit.kind).is_some_and(UnitKind::is_root);
    match Level::from_code(&unit.level) {
        Some(Level::District) if !for_area || !root => vec![Reach::District],
        Some(Level::Commune) => vec![Reach::Commune, Reach::CommuneCluster],
        Some(Level::Provincial | Level::District) => vec![Reach::Provincial],
        None => Vec::new(),
    }
}
