//! Models as of a day, each with its latest known state and its lead unit.

use domain::lifecycle::ModelState;
use domain::views::models::ModelRow;
use sea_orm::{Condition, QueryFilter, QuerySelect, QueryTrait};

use crate::Error;
use crate::entities::pilot_model::{Column, Entity, Model};
use crate::queries::as_of::AsOf;
use crate::queries::{life, units};
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
    let states = life::states::<domain::lifecycle::model::Model>(tx, as_of, ids).await?;
    let leads = units::by_ids(tx, models.iter().map(|model| model.lead_unit_id)).await?;
    let mut listed = Vec::with_capacity(models.len());
    for model in models {
        let lead = units::of(&leads, model.lead_unit_id)?;
        let state = states.get(&model.id.0).copied().unwrap_or(ModelState::Draft);
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
