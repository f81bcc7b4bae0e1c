//! Models as of a day, each with its latest known state and its lead unit.

use std::collections::HashMap;

use domain::ids::ModelId;
use domain::lifecycle::ModelState;
use domain::views::models::ModelRow;
use sea_orm::{ColumnTrait, Condition, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

use crate::Error;
use crate::entities::model_state as state;
use crate::entities::pilot_model::{Column, Entity, Model};
use crate::queries::as_of::AsOf;
use crate::queries::units;
use crate::tenancy::TenantTx;

/// A model and its row.
#[derive(Debug, Clone)]
pub(crate) struct Listed {
    pub(crate) model: Model,
    pub(crate) row: ModelRow,
}

/// The known models that fulfil a condition, in the official order of their lead units. Three queries.
pub(crate) async fn select(tx: &TenantTx, as_of: &AsOf, condition: impl Into<Condition>) -> Result<Vec<Listed>, Error> {
    let query = tx.find::<Entity>().filter(condition.into()).filter(as_of.known(Column::KnownAt));
    let ids = query.clone().select_only().column(Column::Id).into_query();
    let models = query.all(tx.conn()).await?;
    // Later rows overwrite earlier ones in the map.
    let states: HashMap<ModelId, String> = tx
        .find::<state::Entity>()
        .filter(as_of.known(state::Column::KnownAt))
        .filter(state::Column::ModelId.in_subquery(ids))
        .order_by_asc(state::Column::KnownAt)
        .order_by_asc(state::Column::Id)
        .all(tx.conn())
        .await?
        .into_iter()
        .map(|row| (row.model_id, row.state))
        .collect();
    let leads = units::by_ids(tx, models.iter().map(|model| model.lead_unit_id)).await?;
    let mut listed = Vec::with_capacity(models.len());
    for model in models {
        let lead = units::of(&leads, model.lead_unit_id)?;
        let state = match states.get(&model.id) {
            Some(code) => ModelState::from_code(code).ok_or_else(|| Error::unknown_code("state of a model", code))?,
            None => ModelState::Draft,
        };
        let row = ModelRow {
            id: model.id,
            name: model.name.clone(),
            level: units::level(&model.level)?,
            lead: units::head(lead)?,
            state,
            sample: model.sample,
        };
        listed.push((units::order(lead), Listed { model, row }));
    }
    listed.sort_by(|(a_unit, a), (b_unit, b)| (a_unit, a.model.ordinal, a.row.id).cmp(&(b_unit, b.model.ordinal, b.row.id)));
    Ok(listed.into_iter().map(|(_, listed)| listed).collect())
}

/// Only the rows.
pub(crate) async fn rows(tx: &TenantTx, as_of: &AsOf, condition: impl Into<Condition>) -> Result<Vec<ModelRow>, Error> {
    Ok(select(tx, as_of, condition).await?.into_iter().map(|listed| listed.row).collect())
}
