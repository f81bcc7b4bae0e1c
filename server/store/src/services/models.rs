//! `/models`: the pilot models of a tenant.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::access::Action;
use domain::error::Fault;
use domain::evidence::SubjectKind;
use domain::ids::{DocumentId, ModelId};
use domain::lifecycle::ModelState;
use domain::lifecycle::model::ModelGroup;
use domain::views::models::{MilestoneRow, ModelDetails, ModelFilter, ModelList};
use domain::views::order::SortBy;
use sea_orm::{ColumnTrait, Condition, QueryFilter};
use time::Date;

use crate::entities::{milestone, model_document, obligation, pilot_model, registration};
use crate::queries::as_of::AsOf;
use crate::queries::models::Listed;
use crate::queries::paging::{count, cut, needle};
use crate::queries::scope::Scope;
use crate::queries::sorting::{arrange, place, words};
use crate::queries::{documents, models, obligations, registrations};
use crate::services::comments;
use crate::services::subjects::Seen;
use crate::tenancy::TenantTx;
use crate::{Caller, Error, Store};

const PAGE_SIZE: u32 = 40;

/// The models known on a day. Seven queries.
///
/// # Errors
/// [`Fault::Forbidden`] for the centre.
pub async fn list(store: &Store, caller: &Caller, filter: ModelFilter) -> Result<ModelList, Error> {
    let tx = store.begin(caller, Action::ViewModels).await?;
    let as_of = AsOf::load(&tx, filter.as_of).await?;
    let level = filter.level.map(|level| pilot_model::Column::Level.eq(level.code()));
    let mut listed = models::select(&tx, &as_of, Condition::all().add_option(level)).await?;
    let links = tx.find::<model_document::Entity>().all(tx.conn()).await?;
    let mut under: Vec<_> = documents::standing(&tx, &as_of, Condition::all()).await?;
    tx.commit().await?;
    if let Some(needle) = needle(filter.search.as_deref()) {
        listed.retain(|listed| listed.model.search.contains(&needle));
    }
    let mut of_document: HashMap<DocumentId, HashSet<ModelId>> = HashMap::new();
    for link in links {
        of_document.entry(link.document_id).or_default().insert(link.model_id);
    }
    under.reverse();
    let held =
        |document: DocumentId| of_document.get(&document).map_or(0, |ids| listed.iter().filter(|one| ids.contains(&one.row.id)).count());
    let directives = under.iter().map(|row| (documents::head(row), count(held(row.id)))).filter(|(_, held)| *held > 0).collect();
    if let Some(document) = filter.directive {
        listed.retain(|listed| of_document.get(&document).is_some_and(|ids| ids.contains(&listed.row.id)));
    }
    let mut states: BTreeMap<ModelState, u32> = BTreeMap::new();
    for listed in &listed {
        *states.entry(listed.row.state).or_default() += 1;
    }
    let of_group = |group: ModelGroup| states.iter().filter(|(state, _)| state.is_in(group)).map(|(_, held)| held).sum();
    let groups = ModelGroup::ALL.iter().map(|group| (*group, of_group(*group))).collect();
    if let Some(group) = filter.group {
        listed.retain(|listed| listed.row.state.is_in(group));
    }
    if let Some(state) = filter.state {
        listed.retain(|listed| listed.row.state == state);
    }
    let mut rows: Vec<_> = listed.into_iter().map(|listed| listed.row).collect();
    arrange(&mut rows, filter.sort, |row, by| match by {
        SortBy::Name => Some(words(&row.name)),
        SortBy::Unit => Some(words(&row.lead.name)),
        SortBy::Level => Some(place(Some(row.level))),
        SortBy::State => Some(place(Some(row.state))),
        SortBy::Due | SortBy::Since => None,
    });
    let (rows, page) = cut(rows, filter.page, PAGE_SIZE);
    Ok(ModelList { as_of: as_of.day, states: states.into_iter().collect(), groups, directives, rows, page })
}

/// One model with its registrations, milestones and what its lead unit owes.
///
/// # Errors
/// [`Fault::NotFound`] for a model that the tenant does not have or that was not known on the day;
/// [`Fault::Forbidden`] for the centre.
pub async fn get(store: &Store, caller: &Caller, id: ModelId, as_of: Option<Date>) -> Result<ModelDetails, Error> {
    let tx = store.begin(caller, Action::ViewModels).await?;
    let as_of = AsOf::load(&tx, as_of).await?;
    let found = models::select(&tx, &as_of, pilot_model::Column::Id.eq(id)).await?;
    let Listed { model, row } = found.into_iter().next().ok_or(Fault::NotFound)?;
    let stands_under = tx.find::<model_document::Entity>().filter(model_document::Column::ModelId.eq(id)).all(tx.conn()).await?;
    let stands_under: Vec<_> = stands_under.into_iter().map(|link| link.document_id).collect();
    let mut directives: Vec<_> = documents::by_ids(&tx, stands_under.iter().copied()).await?.into_values().collect();
    directives.retain(|document| document.issued_on <= as_of.day);
    directives.sort_by(|a, b| (a.issued_on, &a.number).cmp(&(b.issued_on, &b.number)));
    let decided = registrations::decided(&tx, &as_of, registration::Column::ModelId.eq(id)).await?;
    let owes = Condition::all().add(obligation::Column::UnitId.eq(model.lead_unit_id));
    let owes = owes.add(obligation::Column::DocumentId.is_in(stands_under));
    let may_raise = caller.actor.may(Action::RaiseDifficulties)
        && !as_of.past
        && Scope::load(&tx, &caller.actor, as_of.day).await?.has(model.lead_unit_id);
    let place = [(SubjectKind::Model, id.0)];
    let seen = Seen::load(&tx, caller, &as_of, place).await?;
    let details = ModelDetails {
        threads: comments::threads(&tx, caller, &as_of, &seen, &place).await?,
        model: row,
        as_of: as_of.day,
        at: as_of.at,
        deadline_hour: as_of.deadline_hour,
        catalogue_no: model.catalogue_no,
        field: model.field,
        phase: u32::try_from(model.phase).unwrap_or_default(),
        directives: directives.iter().map(documents::head).collect(),
        registrations: registrations::rows(&tx, decided).await?,
        milestones: milestones(&tx, &as_of, id).await?,
        obligations: obligations::listed(&tx, &as_of, owes).await?,
        may_raise,
        source: model.source,
    };
    tx.commit().await?;
    Ok(details)
}

/// By due date. What is reached only after the day is still open on it.
async fn milestones(tx: &TenantTx, as_of: &AsOf, model: ModelId) -> Result<Vec<MilestoneRow>, Error> {
    use milestone::{Column, Entity};
    let known = tx.find::<Entity>().filter(Column::ModelId.eq(model)).filter(as_of.known(Column::KnownAt));
    let mut rows = known.all(tx.conn()).await?;
    rows.sort_by_key(|row| (row.due_on, row.id));
    rows.into_iter()
        .map(|row| {
            let due = obligations::due(row.due_on, &row.due_rule)?;
            Ok(MilestoneRow { id: row.id, title: row.title, due, done_on: row.done_on.filter(|day| *day <= as_of.day) })
        })
        .collect()
}
