//! Documents, obligations, models, registrations and quota rules of one tenant, as public documents and reports state them.

mod difficulties;
mod registrations;

use std::collections::HashMap;

use domain::clock::Instant;
use domain::fold::fold_vi;
use domain::ids::{DocumentId, MilestoneId, ModelId, ObligationId, QuotaId};
use domain::lifecycle::machine::MachineKind;
use sea_orm::Set;

use super::files::{self, day, known, some_day};
use super::registry::unit_id;
use crate::Error;
use crate::entities::{document, life_event, milestone, model_document, obligation, pilot_model, quota_rule, standing_duty};
use crate::secrets::seed_uuid;
use crate::tenancy::TenantTx;

/// Loads them. Answers how many rows were new.
pub(super) async fn load(tx: &TenantTx, slug: &str) -> Result<u64, Error> {
    Ok(documents(tx, slug).await?
        + obligations(tx, slug).await?
        + standing_duties(tx, slug).await?
        + models(tx, slug).await?
        + registrations::load(tx, slug).await?
        + milestones(tx, slug).await?
        + difficulties::load(tx, slug).await?
        + quotas(tx, slug).await?)
}

fn document_id(slug: &str, key: &str) -> DocumentId {
    DocumentId(seed_uuid(&["document", slug, key]))
}

fn model_id(slug: &str, key: &str) -> ModelId {
    ModelId(seed_uuid(&["model", slug, key]))
}

/// Where a source says that something stands; `event`, where it also says what happened.
struct Stated<'a> {
    machine: MachineKind,
    subject: uuid::Uuid,
    seq: i64,
    event: Option<&'a str>,
    state: &'a str,
}

impl Stated<'_> {
    fn row(&self, tx: &TenantTx, key: &[&str], source: &str, known_at: Instant) -> life_event::ActiveModel {
        life_event::ActiveModel {
            tenant_id: Set(tx.tenant()),
            id: Set(seed_uuid(key)),
            machine: Set(self.machine.code().to_owned()),
            subject_id: Set(self.subject),
            seq: Set(self.seq),
            event: Set(self.event.map(str::to_owned)),
            state: Set(self.state.to_owned()),
            actor_id: Set(None),
            in_name_of: Set(None),
            decides_id: Set(None),
            maker_id: Set(None),
            text: Set(None),
            on_day: Set(None),
            document_id: Set(None),
            addressee_unit_id: Set(None),
            addressee_id: Set(None),
            due_on: Set(None),
            due_rule: Set(None),
            verdict: Set(None),
            level: Set(None),
            source: Set(source.to_owned()),
            known_at: Set(known_at),
            recorded_at: Set(tx.now()),
        }
    }
}

/// The day of issue of each document: what it demands, and what stands under it, was known from then on.
fn issue_days(slug: &str) -> Result<HashMap<String, String>, Error> {
    Ok(files::documents()?.into_iter().filter(|row| row.tenant == slug).map(|row| (row.key, row.issued_on)).collect())
}

async fn documents(tx: &TenantTx, slug: &str) -> Result<u64, Error> {
    let (mut rows, mut states) = (Vec::new(), Vec::new());
    for row in files::documents()?.into_iter().filter(|row| row.tenant == slug) {
        let subject = document_id(slug, &row.key).0;
        let issued = Stated { machine: MachineKind::Directive, subject, seq: 1, event: None, state: "issued" };
        states.push(issued.row(tx, &["document_state", slug, &row.key], &row.source, known(&row.issued_on)?));
        rows.push(document::ActiveModel {
            tenant_id: Set(tx.tenant()),
            id: Set(document_id(slug, &row.key)),
            search: Set(fold_vi(&format!("{} {} {}", row.number, row.subject, row.issuer))),
            number: Set(row.number),
            kind: Set(row.kind),
            issued_on: Set(day(&row.issued_on)?),
            issuer: Set(row.issuer),
            subject: Set(row.subject),
            source: Set(row.source),
            sample: Set(row.sample == 1),
            version: Set(1),
            author_id: Set(None),
            known_at: Set(known(&row.issued_on)?),
            recorded_at: Set(tx.now()),
        });
    }
    Ok(tx.insert_missing(rows).await? + tx.insert_missing(states).await?)
}

async fn obligations(tx: &TenantTx, slug: &str) -> Result<u64, Error> {
    let days = issue_days(slug)?;
    let mut rows = Vec::new();
    for row in files::obligations()?.into_iter().filter(|row| row.tenant == slug) {
        let issued = days.get(&row.document_key).ok_or_else(|| Error::unknown_code("document", &row.document_key))?;
        rows.push(obligation::ActiveModel {
            tenant_id: Set(tx.tenant()),
            id: Set(ObligationId(seed_uuid(&["obligation", slug, &row.key]))),
            document_id: Set(document_id(slug, &row.document_key)),
            unit_id: Set(unit_id(slug, &row.unit_key)),
            clause: Set(row.clause),
            kind: Set(row.kind),
            title: Set(row.title),
            sent_to: Set(row.sent_to),
            due_on: Set(day(&row.due_on)?),
            due_rule: Set(row.due_rule),
            source: Set(row.source),
            sample: Set(row.sample == 1),
            known_at: Set(known(issued)?),
            recorded_at: Set(tx.now()),
        });
    }
    tx.insert_missing(rows).await
}

async fn standing_duties(tx: &TenantTx, slug: &str) -> Result<u64, Error> {
    let rows = files::standing_duties()?.into_iter().filter(|row| row.tenant == slug);
    let rows = rows.map(|row| standing_duty::ActiveModel {
        tenant_id: Set(tx.tenant()),
        document_id: Set(document_id(slug, &row.document_key)),
        ordinal: Set(row.ordinal),
        unit_id: Set(unit_id(slug, &row.unit_key)),
        title: Set(row.title),
    });
    tx.insert_missing(rows.collect()).await
}

async fn models(tx: &TenantTx, slug: &str) -> Result<u64, Error> {
    let (mut rows, mut states) = (Vec::new(), Vec::new());
    for (ordinal, row) in (1..).zip(files::models()?.into_iter().filter(|row| row.tenant == slug)) {
        let since = known(&row.known_on)?;
        let stated = Stated { machine: MachineKind::Model, subject: model_id(slug, &row.key).0, seq: 1, event: None, state: &row.state };
        states.push(stated.row(tx, &["model_state", slug, &row.key], &row.source, since));
        rows.push(pilot_model::ActiveModel {
            tenant_id: Set(tx.tenant()),
            id: Set(model_id(slug, &row.key)),
            search: Set(fold_vi(&row.name)),
            name: Set(row.name),
            level: Set(row.level),
            catalogue_no: Set(row.catalogue_no),
            field: Set(row.field),
            lead_unit_id: Set(unit_id(slug, &row.lead_unit_key)),
            phase: Set(row.phase.unwrap_or(1)),
            ordinal: Set(ordinal),
            author_id: Set(None),
            source: Set(row.source),
            sample: Set(row.sample == 1),
            known_at: Set(since),
            recorded_at: Set(tx.now()),
        });
    }
    let links = files::model_documents()?.into_iter().filter(|row| row.tenant == slug).map(|row| model_document::ActiveModel {
        tenant_id: Set(tx.tenant()),
        model_id: Set(model_id(slug, &row.model_key)),
        document_id: Set(document_id(slug, &row.document_key)),
    });
    let links = links.collect();
    Ok(tx.insert_missing(rows).await? + tx.insert_missing(states).await? + tx.insert_missing(links).await?)
}

async fn milestones(tx: &TenantTx, slug: &str) -> Result<u64, Error> {
    let models: HashMap<String, String> =
        files::models()?.into_iter().filter(|row| row.tenant == slug).map(|row| (row.key, row.known_on)).collect();
    let mut rows = Vec::new();
    for row in files::milestones()?.into_iter().filter(|row| row.tenant == slug) {
        let since = models.get(&row.model_key).ok_or_else(|| Error::unknown_code("model", &row.model_key))?;
        rows.push(milestone::ActiveModel {
            tenant_id: Set(tx.tenant()),
            id: Set(MilestoneId(seed_uuid(&["milestone", slug, &row.key]))),
            model_id: Set(model_id(slug, &row.model_key)),
            kind: Set(row.kind),
            title: Set(row.title),
            due_on: Set(day(&row.due_on)?),
            due_rule: Set(row.due_rule),
            done_on: Set(some_day(row.done_on.as_deref())?),
            source: Set(row.source),
            known_at: Set(known(since)?),
            recorded_at: Set(tx.now()),
        });
    }
    tx.insert_missing(rows).await
}

async fn quotas(tx: &TenantTx, slug: &str) -> Result<u64, Error> {
    let mut rows = Vec::new();
    for row in files::quota_rules()?.into_iter().filter(|row| row.tenant == slug) {
        rows.push(quota_rule::ActiveModel {
            tenant_id: Set(tx.tenant()),
            id: Set(QuotaId(seed_uuid(&["quota_rule", slug, &row.key]))),
            document_id: Set(row.document_key.as_deref().map(|key| document_id(slug, key))),
            title: Set(row.title),
            kinds: Set(row.kinds),
            at_least: Set(row.at_least),
            counted: Set(row.counted),
            first_on: Set(day(&row.first_on)?),
            last_on: Set(day(&row.last_on)?),
            author_id: Set(None),
            source: Set(row.source),
            known_at: Set(known(&row.known_on)?),
            recorded_at: Set(tx.now()),
            withdrawn_at: Set(None),
            withdrawn_by: Set(None),
            withdrawn_why: Set(None),
        });
    }
    tx.insert_missing(rows).await
}
