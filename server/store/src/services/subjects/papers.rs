//! Models, and what is sent and decided about them.

use std::collections::{HashMap, HashSet};

use domain::ids::{ModelId, PlanId, RegistrationId};
use domain::lifecycle::Machine;
use domain::lifecycle::model::Model;
use domain::lifecycle::paper::{PaperState, Plan, Registration};
use sea_orm::{ColumnTrait, QueryFilter, QuerySelect, QueryTrait};
use uuid::Uuid;

use super::{Found, Reach, Subject, last};
use crate::Error;
use crate::entities::{pilot_model, plan, registration};
use crate::queries::as_of::AsOf;
use crate::queries::life;
use crate::services::plans::is_public;
use crate::tenancy::TenantTx;

pub(super) async fn registrations(tx: &TenantTx, as_of: &AsOf, reach: &Reach, ids: &[Uuid]) -> Result<Found, Error> {
    use registration::{Column, Entity};
    let query = tx.find::<Entity>().filter(Column::Id.is_in(ids.iter().map(|id| RegistrationId(*id))));
    let lives = life::of(tx, as_of, &[Registration::KIND], query.clone().select_only().column(Column::Id).into_query()).await?;
    let models = query.clone().select_only().column(Column::ModelId).into_query();
    let names = names(tx, pilot_model::Column::Id.in_subquery(models)).await?;
    let mut found = Found::new();
    for row in query.all(tx.conn()).await? {
        let sent: HashSet<&str> = lives.get(&row.id.0).into_iter().flatten().filter_map(|event| event.event.as_deref()).collect();
        if !reach.sees(row.unit_id, sent.contains("submit")) {
            continue;
        }
        let (state, moved_at) = last::<Registration>(&lives, row.id.0)?;
        let subject = Subject {
            name: names.get(&row.model_id).cloned().unwrap_or_default(),
            href: format!("/registrations/{}", row.id),
            own: reach.acts_for(row.unit_id),
            open: state.unwrap_or(PaperState::Draft) == PaperState::Draft,
            units: vec![row.unit_id],
            sent: sent.contains("submit"),
            moved_at,
        };
        found.insert(row.id.0, subject);
    }
    Ok(found)
}

/// A plan and the files that go with it: written with the draft, sent with it.
pub(super) async fn plans(tx: &TenantTx, as_of: &AsOf, reach: &Reach, ids: &[Uuid]) -> Result<Found, Error> {
    use plan::{Column, Entity};
    let query = tx.find::<Entity>().filter(Column::Id.is_in(ids.iter().map(|id| PlanId(*id))));
    let lives = life::of(tx, as_of, &[Plan::KIND], query.clone().select_only().column(Column::Id).into_query()).await?;
    let models = query.clone().select_only().column(Column::ModelId).into_query();
    let names = names(tx, pilot_model::Column::Id.in_subquery(models)).await?;
    let mut found = Found::new();
    for row in query.all(tx.conn()).await? {
        let (state, moved_at) = last::<Plan>(&lives, row.id.0)?;
        let state = state.unwrap_or(PaperState::Draft);
        let sent = is_public(state, lives.get(&row.id.0).map_or(&[], Vec::as_slice));
        if !reach.sees(row.unit_id, sent) {
            continue;
        }
        let subject = Subject {
            name: names.get(&row.model_id).cloned().unwrap_or_default(),
            href: format!("/plans/{}", row.id),
            own: reach.acts_for(row.unit_id),
            open: state == PaperState::Draft,
            units: vec![row.unit_id],
            sent,
            moved_at,
        };
        found.insert(row.id.0, subject);
    }
    Ok(found)
}

/// Models are spoken of; files go to their registrations, plans and tasks.
pub(super) async fn models(tx: &TenantTx, as_of: &AsOf, reach: &Reach, ids: &[Uuid]) -> Result<Found, Error> {
    use pilot_model::{Column, Entity};
    let query = tx.find::<Entity>().filter(Column::Id.is_in(ids.iter().map(|id| ModelId(*id)))).filter(as_of.known(Column::KnownAt));
    let lives = life::of(tx, as_of, &[Model::KIND], query.clone().select_only().column(Column::Id).into_query()).await?;
    let mut found = Found::new();
    for row in query.all(tx.conn()).await?.into_iter().filter(|row| reach.sees(row.lead_unit_id, true)) {
        let (_, moved_at) = last::<Model>(&lives, row.id.0)?;
        let (href, own, units) = (format!("/models/{}", row.id), reach.acts_for(row.lead_unit_id), vec![row.lead_unit_id]);
        found.insert(row.id.0, Subject { name: row.name, href, own, open: false, units, sent: true, moved_at });
    }
    Ok(found)
}

async fn names(tx: &TenantTx, which: impl sea_orm::sea_query::IntoCondition) -> Result<HashMap<ModelId, String>, Error> {
    let rows = tx.find::<pilot_model::Entity>().filter(which).all(tx.conn()).await?;
    Ok(rows.into_iter().map(|model| (model.id, model.name)).collect())
}
