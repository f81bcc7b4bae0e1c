//! Difficulties as they were raised.

use domain::difficulty::HandlingLevel;
use domain::fold::fold_vi;
use domain::ids::DifficultyId;
use domain::lifecycle::machine::MachineKind;
use sea_orm::Set;

use super::super::files::{self, known};
use super::super::registry::unit_id;
use super::{Stated, model_id};
use crate::Error;
use crate::entities::{difficulty, life_event};
use crate::secrets::seed_uuid;
use crate::tenancy::TenantTx;

/// Loads them. Answers how many rows were new.
pub(super) async fn load(tx: &TenantTx, slug: &str) -> Result<u64, Error> {
    let (mut rows, mut events) = (Vec::new(), Vec::new());
    for row in files::difficulties()?.into_iter().filter(|row| row.tenant == slug) {
        let id = DifficultyId(seed_uuid(&["difficulty", slug, &row.key]));
        let raised = Stated { machine: MachineKind::Difficulty, subject: id.0, seq: 1, event: Some("raise"), state: "open" };
        let raised = raised.row(tx, &["difficulty_raised", slug, &row.key], &row.source, known(&row.raised_on)?);
        events.push(life_event::ActiveModel { level: Set(Some(HandlingLevel::Unit.code().to_owned())), ..raised });
        rows.push(difficulty::ActiveModel {
            tenant_id: Set(tx.tenant()),
            id: Set(id),
            unit_id: Set(unit_id(slug, &row.unit_key)),
            model_id: Set(row.model_key.as_deref().map(|key| model_id(slug, key))),
            task_id: Set(None),
            obligation_id: Set(None),
            category: Set(Some(row.category)),
            search: Set(fold_vi(&row.title)),
            title: Set(row.title),
            cause: Set(row.cause),
            ask: Set(row.ask),
            asked_body: Set(row.asked_body),
            merged_into: Set(None),
            version: Set(1),
            author_id: Set(None),
            source: Set(row.source),
            sample: Set(row.sample == 1),
            known_at: Set(known(&row.raised_on)?),
            recorded_at: Set(tx.now()),
        });
    }
    Ok(tx.insert_missing(rows).await? + tx.insert_missing(events).await?)
}
