//! Where a model was copied from and to, as of a day.

use std::collections::HashMap;

use domain::access::Action;
use domain::ids::ModelId;
use domain::lifecycle::ModelState;
use domain::replication::{Copies, Family as Links};
use domain::views::family::{CopyDetails, CopyText, Family, FamilyNode};
use domain::views::models::ModelRow;
use sea_orm::{ColumnTrait, Condition, QueryFilter, QueryOrder};
use time::Date;

use super::Found;
use crate::entities::{model_copy, registration};
use crate::queries::as_of::AsOf;
use crate::queries::models;
use crate::queries::paging::count;
use crate::queries::scope::Scope;
use crate::tenancy::TenantTx;
use crate::{Caller, Error, Store};

/// The family of a model. Drafts belong to nobody's family yet.
///
/// # Errors
/// [`domain::error::Fault::NotFound`] for a model that the tenant does not have or that was not known on the day;
/// [`domain::error::Fault::Forbidden`] for the centre.
pub async fn family(store: &Store, caller: &Caller, id: ModelId, as_of: Option<Date>) -> Result<Family, Error> {
    let tx = store.begin(caller, Action::ViewModels).await?;
    let as_of = AsOf::load(&tx, as_of).await?;
    let found = Found::load(&tx, &as_of, id).await?;
    let rows = tx.find::<model_copy::Entity>().filter(as_of.known(model_copy::Column::KnownAt)).all(tx.conn()).await?;
    let links = Links::new(rows.iter().map(|row| (row.model_id, row.origin_id)));
    let links = links.map_err(|code| Error::Broken(format!("the stored family of {id}: {code:?}")))?;
    let root = links.root(id);
    let members = links.tree(root).into_iter().map(|(one, _)| one);
    let members = models::rows(&tx, &as_of, crate::entities::pilot_model::Column::Id.is_in(members)).await?;
    let order: HashMap<ModelId, usize> = members.iter().enumerate().map(|(at, row)| (row.id, at)).collect();
    let known: HashMap<ModelId, ModelRow> = members.into_iter().map(|row| (row.id, row)).collect();
    let own = rows.iter().find(|row| row.model_id == id);
    let copy = match own {
        Some(row) => Some(beside(&tx, caller, &as_of, &found, row, &known).await?),
        None => None,
    };
    tx.commit().await?;
    let states = links.copies(id).filter_map(|copy| known.get(&copy)).map(|row| row.state);
    Ok(Family {
        model: id,
        copies: Copies::count(states),
        root: node(&links, &known, &order, root, id).ok_or_else(|| Error::Broken(format!("no model {root}")))?,
        copy,
        seen: count(found.events.len()),
        may_replicate: !as_of.past
            && caller.actor.may(Action::SteerModels)
            && matches!(found.state, ModelState::Completed | ModelState::Replicating),
    })
}

fn node(
    links: &Links,
    known: &HashMap<ModelId, ModelRow>,
    order: &HashMap<ModelId, usize>,
    one: ModelId,
    here: ModelId,
) -> Option<FamilyNode> {
    let mut copies: Vec<ModelId> = links.copies(one).collect();
    copies.sort_by_key(|copy| order.get(copy));
    let copies = copies.into_iter().filter_map(|copy| node(links, known, order, copy, here)).collect();
    Some(FamilyNode { model: known.get(&one)?.clone(), here: one == here, copies })
}

/// A copy beside its origin. At most four queries.
async fn beside(
    tx: &TenantTx,
    caller: &Caller,
    as_of: &AsOf,
    found: &Found,
    row: &model_copy::Model,
    known: &HashMap<ModelId, ModelRow>,
) -> Result<CopyDetails, Error> {
    let may = caller.actor.may(Action::WriteDrafts) && !as_of.past && found.state.is_open();
    Ok(CopyDetails {
        origin: known.get(&row.origin_id).cloned().ok_or_else(|| Error::Broken(format!("no model {}", row.origin_id)))?,
        theirs: text_of(tx, as_of, row.origin_id).await?,
        ours: text(row),
        version: row.version,
        may_adapt: may && Scope::load(tx, &caller.actor, as_of.day).await?.has(found.row.lead_unit_id),
    })
}

fn text(row: &model_copy::Model) -> CopyText {
    let [objective, deliverable, indicators, changes] = [&row.objective, &row.deliverable, &row.indicators, &row.changes].map(Clone::clone);
    CopyText { objective, deliverable, indicators, changes }
}

/// What a model says of itself: as its unit adapted it where it is a copy, else as it was last registered. At most two queries.
pub(super) async fn text_of(tx: &TenantTx, as_of: &AsOf, id: ModelId) -> Result<CopyText, Error> {
    use registration::Column as R;
    if let Some(row) = tx.find::<model_copy::Entity>().filter(model_copy::Column::ModelId.eq(id)).one(tx.conn()).await? {
        return Ok(text(&row));
    }
    let rows = tx.find::<registration::Entity>().filter(Condition::all().add(R::ModelId.eq(id)).add(as_of.known(R::KnownAt)));
    let last = rows.order_by_desc(R::KnownAt).order_by_desc(R::Id).one(tx.conn()).await?;
    Ok(last.map_or_else(CopyText::default, |row| CopyText {
        objective: row.objective,
        deliverable: row.deliverable,
        indicators: row.indicators,
        changes: String::new(),
    }))
}
