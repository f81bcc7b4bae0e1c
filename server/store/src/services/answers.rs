//! What documents ask of a unit is answered by the papers that it sends for one of its models.

use domain::ids::{ModelId, UnitId};
use domain::lifecycle::ObligationKind;
use domain::lifecycle::machine::MachineKind;
use sea_orm::{ColumnTrait, QueryFilter, QuerySelect, QueryTrait, Set};
use uuid::Uuid;

use crate::Error;
use crate::entities::{model_document, obligation, obligation_answer};
use crate::tenancy::TenantTx;

/// Names these papers as answers to every obligation of this kind that the model's documents put on the unit. What was named
/// before stays. How the obligations stand is told from the papers' lives.
pub(super) async fn answer(
    tx: &TenantTx,
    unit: UnitId,
    model: ModelId,
    kind: ObligationKind,
    papers: &[(MachineKind, Uuid)],
) -> Result<(), Error> {
    use obligation::{Column, Entity};
    let under = tx.find::<model_document::Entity>().filter(model_document::Column::ModelId.eq(model));
    let under = under.select_only().column(model_document::Column::DocumentId).into_query();
    let asked = tx.find::<Entity>().filter(Column::UnitId.eq(unit)).filter(Column::DocumentId.in_subquery(under));
    let asked = asked.filter(Column::Kind.eq(kind.code())).all(tx.conn()).await?;
    let row = |obligation: &obligation::Model, (machine, subject): &(MachineKind, Uuid)| obligation_answer::ActiveModel {
        tenant_id: Set(tx.tenant()),
        obligation_id: Set(obligation.id),
        machine: Set(machine.code().to_owned()),
        subject_id: Set(*subject),
        known_at: Set(tx.now()),
        recorded_at: Set(tx.now()),
    };
    let rows = asked.iter().flat_map(|obligation| papers.iter().map(move |paper| row(obligation, paper))).collect();
    tx.insert_missing(rows).await?;
    Ok(())
}
