//! Nhân rộng: a model worth copying begins in other units, linked to it; each unit words its copy anew.

use std::collections::HashSet;

use domain::access::Action;
use domain::audit::EventCode;
use domain::directive::Chosen;
use domain::error::{Fault, RefusalCode};
use domain::ids::{ModelId, UnitId};
use domain::lifecycle::model::{Model as ModelLife, ModelEvent};
use domain::lifecycle::{Given, ModelState};
use domain::replication::{Copies, Verdict};
use domain::units::Level;
use domain::views::family::CopyText;
use sea_orm::{ColumnTrait, QueryFilter, QuerySelect, QueryTrait, Set};
use serde_json::json;

use super::family::text_of;
use super::{Found, TEXT_MAX};
use crate::audit::{Event, record};
use crate::entities::{model_copy, model_document, pilot_model, unit};
use crate::life::batch::{Cause, begin_all};
use crate::life::{Shot, fire};
use crate::queries::as_of::AsOf;
use crate::queries::paging::count;
use crate::queries::scope::Scope;
use crate::queries::{models, units};
use crate::secrets::new_id;
use crate::tenancy::TenantTx;
use crate::typed::Typed;
use crate::{Caller, Error, Store};

/// Where a model is copied to, as typed.
#[derive(Debug, Clone, Default)]
pub struct Replicate {
    /// Which, as an id.
    pub id: String,
    /// How many events the page showed.
    pub seen: u32,
    /// A code of [`Chosen`] that names a level or a kind; empty for none.
    pub chosen: String,
    /// Names or codes of units, parted by ";".
    pub names: String,
}

/// Makes a copy in each unit that has none yet. Answers how many were made.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::Forbidden`], [`Fault::Stale`]; refused unless the model is completed and was found worth copying, on
/// `names` where a name is no unit's, and where no unit is left.
pub async fn replicate(store: &Store, caller: &Caller, form: Replicate) -> Result<u32, Error> {
    let id: ModelId = form.id.parse().map_err(|_| Fault::NotFound)?;
    let tx = store.begin(caller, Action::SteerModels).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let found = Found::lock(&tx, &as_of, id).await?;
    if found.state == ModelState::Replicating {
        // More copies of one that is being copied: nothing new happens to itself.
        if found.events.len() != form.seen as usize {
            return Err(Fault::Stale.into());
        }
    } else {
        let verdict = found.events.iter().rev().find_map(|event| event.verdict.as_deref()).and_then(Verdict::from_code);
        let given = Given { verdict, ..Given::default() };
        let event = ModelEvent::Replicate;
        let shot = Shot { subject: id.0, name: &found.row.name, event, seen: Some(form.seen), makers: Vec::new(), given };
        fire::<ModelLife>(&tx, &as_of, shot).await?;
    }
    let tree = units::select(&tx, units::in_force(as_of.day)).await?;
    let targets = targets(&tx, &as_of, &found, &tree, &form).await?;
    let copies: Vec<ModelId> = targets.iter().map(|_| ModelId(new_id())).collect();
    insert(&tx, &as_of, caller, &found, &targets, &copies).await?;
    let shot = |copy: &ModelId| Shot::<ModelLife> {
        subject: copy.0,
        name: &found.row.name,
        event: ModelEvent::Copy,
        seen: None,
        makers: Vec::new(),
        given: Given::default(),
    };
    let cause = Cause { subject: id.0, name: &found.row.name, since: tx.now() };
    begin_all::<ModelLife>(&tx, &as_of, cause, copies.iter().map(shot).collect()).await?;
    tx.commit().await?;
    Ok(count(copies.len()))
}

/// The units that were chosen, without those that have the model or a copy of it that goes on.
async fn targets<'a>(
    tx: &TenantTx,
    as_of: &AsOf,
    found: &Found,
    tree: &'a [unit::Model],
    form: &Replicate,
) -> Result<Vec<&'a unit::Model>, Error> {
    let mut fields = Typed::default();
    let (mut wanted, wrong) = units::named(tree, &form.names);
    for (name, found) in wrong {
        fields.refuse("names", RefusalCode::UnitNamed { name, found });
    }
    if !form.chosen.is_empty() {
        match Chosen::from_code(&form.chosen).filter(|chosen| matches!(chosen, Chosen::Level(_) | Chosen::Kind(_))) {
            Some(chosen) => {
                for unit in tree {
                    if chosen.takes(&unit.code, units::kind(unit)?, false) {
                        wanted.push(unit);
                    }
                }
            }
            None => fields.refuse("chosen", RefusalCode::BadChoice),
        }
    }
    fields.done(Some(()))?;
    let mut have = have(tx, as_of, found.row.id).await?;
    have.insert(found.row.lead_unit_id);
    wanted.retain(|unit| have.insert(unit.id));
    if wanted.is_empty() {
        return Err(Fault::field("names", RefusalCode::TooFew { min: 1 }).into());
    }
    Ok(wanted)
}

/// The copies made of a model, with their rows. Four queries.
async fn made(tx: &TenantTx, as_of: &AsOf, origin: ModelId) -> Result<Vec<models::Listed>, Error> {
    let ids = tx.find::<model_copy::Entity>().filter(model_copy::Column::OriginId.eq(origin));
    let ids = ids.select_only().column(model_copy::Column::ModelId).into_query();
    models::select(tx, as_of, pilot_model::Column::Id.in_subquery(ids)).await
}

/// The units that have a copy which was not given up.
async fn have(tx: &TenantTx, as_of: &AsOf, origin: ModelId) -> Result<HashSet<UnitId>, Error> {
    let made = made(tx, as_of, origin).await?;
    Ok(made.into_iter().filter(|one| one.row.state != ModelState::Cancelled).map(|one| one.model.lead_unit_id).collect())
}

/// How far the copies of a model are.
pub(super) async fn counted(tx: &TenantTx, as_of: &AsOf, origin: ModelId) -> Result<Copies, Error> {
    Ok(Copies::count(made(tx, as_of, origin).await?.into_iter().map(|one| one.row.state)))
}

async fn insert(
    tx: &TenantTx,
    as_of: &AsOf,
    caller: &Caller,
    found: &Found,
    targets: &[&unit::Model],
    copies: &[ModelId],
) -> Result<(), Error> {
    let content = text_of(tx, as_of, found.row.id).await?;
    let under = tx.find::<model_document::Entity>().filter(model_document::Column::ModelId.eq(found.row.id)).all(tx.conn()).await?;
    let (mut rows, mut links, mut documents) = (Vec::new(), Vec::new(), Vec::new());
    for (unit, id) in targets.iter().zip(copies) {
        let level = Level::from_code(&unit.level).ok_or_else(|| Error::unknown_code("level", &unit.level))?;
        rows.push(pilot_model::ActiveModel {
            id: Set(*id),
            level: Set(level.code().to_owned()),
            lead_unit_id: Set(unit.id),
            phase: Set(1),
            ordinal: Set(i64::MAX),
            author_id: Set(Some(caller.actor.account)),
            source: Set(caller.actor.username.clone()),
            known_at: Set(tx.now()),
            recorded_at: Set(tx.now()),
            tenant_id: Set(tx.tenant()),
            name: Set(found.row.name.clone()),
            search: Set(found.row.search.clone()),
            catalogue_no: Set(found.row.catalogue_no.clone()),
            field: Set(found.row.field.clone()),
            sample: Set(found.row.sample),
        });
        links.push(model_copy::ActiveModel {
            tenant_id: Set(tx.tenant()),
            model_id: Set(*id),
            origin_id: Set(found.row.id),
            objective: Set(content.objective.clone()),
            deliverable: Set(content.deliverable.clone()),
            indicators: Set(content.indicators.clone()),
            changes: Set(String::new()),
            version: Set(1),
            known_at: Set(tx.now()),
            recorded_at: Set(tx.now()),
        });
        documents.extend(under.iter().map(|link| model_document::ActiveModel {
            tenant_id: Set(tx.tenant()),
            model_id: Set(*id),
            document_id: Set(link.document_id),
        }));
    }
    tx.insert_all(rows).await?;
    tx.insert_all(links).await?;
    tx.insert_all(documents).await
}

/// A unit words its copy anew.
///
/// # Errors
/// [`Fault::NotFound`] for what is no copy; [`Fault::Forbidden`] for another unit's; [`Fault::Stale`]; refused once the copy is settled.
pub async fn adapt(store: &Store, caller: &Caller, id: ModelId, version: i64, typed: CopyText) -> Result<(), Error> {
    use model_copy::{ActiveModel, Column, Entity};
    let tx = store.begin(caller, Action::WriteDrafts).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let found = Found::lock(&tx, &as_of, id).await?;
    let before = tx.find::<Entity>().filter(Column::ModelId.eq(id)).one(tx.conn()).await?.ok_or(Fault::NotFound)?;
    if !Scope::load(&tx, &caller.actor, as_of.day).await?.has(found.row.lead_unit_id) {
        return Err(Fault::Forbidden { action: Action::WriteDrafts }.into());
    }
    if !found.state.is_open() {
        let (machine, state) = (domain::lifecycle::MachineKind::Model, Some(found.state.code().to_owned()));
        return Err(Fault::rule(RefusalCode::WrongState { machine, state, event: ModelEvent::Copy.code().to_owned() }).into());
    }
    let mut fields = Typed::default();
    let row = ActiveModel {
        objective: Set(fields.text("objective", &typed.objective, TEXT_MAX)),
        deliverable: Set(fields.text("deliverable", &typed.deliverable, TEXT_MAX)),
        indicators: Set(fields.text("indicators", &typed.indicators, TEXT_MAX)),
        changes: Set(fields.text("changes", &typed.changes, TEXT_MAX)),
        version: Set(version.saturating_add(1)),
        ..Default::default()
    };
    fields.done(Some(()))?;
    let done = tx.update::<Entity>().set(row).filter(Column::ModelId.eq(id)).filter(Column::Version.eq(version)).exec(tx.conn()).await?;
    if done.rows_affected == 0 {
        return Err(Fault::Stale.into());
    }
    let detail = json!({ "version": version.saturating_add(1), "before": [before.objective, before.deliverable, before.indicators, before.changes] });
    record(&tx, Event { event: EventCode::CopyAdapted, subject_id: Some(id.0), subject: &found.row.name, detail }).await?;
    tx.commit().await
}
