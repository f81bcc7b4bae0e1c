//! Registrations, and what was decided on them.

use std::collections::HashMap;

use domain::ids::{ExplanationId, RegistrationId};
use domain::lifecycle::machine::MachineKind;
use sea_orm::Set;

use super::super::files::{self, day, known, some_day};
use super::super::registry::unit_id;
use super::{Stated, document_id, model_id};
use crate::Error;
use crate::entities::{explanation, life_event, registration, remark};
use crate::secrets::seed_uuid;
use crate::tenancy::TenantTx;

/// Loads them. Answers how many rows were new.
pub(super) async fn load(tx: &TenantTx, slug: &str) -> Result<u64, Error> {
    let (mut rows, mut events) = (Vec::new(), Vec::new());
    for row in files::registrations()?.into_iter().filter(|row| row.tenant == slug) {
        let sent = Stated {
            machine: MachineKind::Registration,
            subject: registration_id(slug, &row.key).0,
            seq: 1,
            event: Some("submit"),
            state: "submitted",
        };
        let sent = sent.row(tx, &["registration_sent", slug, &row.key], &row.source, known(&row.known_on)?);
        events.push(life_event::ActiveModel { on_day: Set(some_day(row.submitted_on.as_deref())?), ..sent });
        rows.push(registration::ActiveModel {
            tenant_id: Set(tx.tenant()),
            id: Set(registration_id(slug, &row.key)),
            model_id: Set(model_id(slug, &row.model_key)),
            unit_id: Set(unit_id(slug, &row.unit_key)),
            reach: Set(row.level.clone()),
            level: Set(row.level),
            scope: Set(row.scope),
            submitted_on: Set(some_day(row.submitted_on.as_deref())?),
            // The documents do not print what was registered, only how it was judged.
            objective: Set(String::new()),
            responsible_leader: Set(String::new()),
            deliverable: Set(String::new()),
            indicators: Set(String::new()),
            version: Set(1),
            author_id: Set(None),
            replaces_id: Set(None),
            source: Set(row.source),
            sample: Set(row.sample == 1),
            known_at: Set(known(&row.known_on)?),
            recorded_at: Set(tx.now()),
        });
    }
    let (decisions, remarks) = decisions(tx, slug)?;
    events.extend(decisions);
    let (explanations, asked) = explanations(tx, slug)?;
    events.extend(asked);
    Ok(tx.insert_missing(rows).await?
        + tx.insert_missing(explanations).await?
        + tx.insert_missing(events).await?
        + tx.insert_missing(remarks).await?)
}

/// What the dispatch wants explained: one for each registration that it returned.
fn explanations(tx: &TenantTx, slug: &str) -> Result<(Vec<explanation::ActiveModel>, Vec<life_event::ActiveModel>), Error> {
    let (mut rows, mut asked) = (Vec::new(), Vec::new());
    for row in files::explanations()?.into_iter().filter(|row| row.tenant == slug) {
        let id = ExplanationId(seed_uuid(&["explanation", slug, &row.key]));
        let stated = Stated { machine: MachineKind::Explanation, subject: id.0, seq: 1, event: Some("request"), state: "requested" };
        let request = stated.row(tx, &["explanation_asked", slug, &row.key], &row.source, known(&row.known_on)?);
        asked.push(life_event::ActiveModel {
            text: Set(Some(row.text)),
            document_id: Set(Some(document_id(slug, &row.document_key))),
            addressee_unit_id: Set(Some(unit_id(slug, &row.unit_key))),
            due_on: Set(Some(day(&row.due_on)?)),
            due_rule: Set(Some(row.due_rule)),
            ..request
        });
        rows.push(explanation::ActiveModel {
            tenant_id: Set(tx.tenant()),
            id: Set(id),
            unit_id: Set(unit_id(slug, &row.unit_key)),
            registration_id: Set(Some(registration_id(slug, &row.registration_key))),
            obligation_id: Set(None),
            sample: Set(row.sample == 1),
            known_at: Set(known(&row.known_on)?),
            recorded_at: Set(tx.now()),
        });
    }
    Ok((rows, asked))
}

fn registration_id(slug: &str, key: &str) -> RegistrationId {
    RegistrationId(seed_uuid(&["registration", slug, key]))
}

type Rows = (Vec<life_event::ActiveModel>, Vec<remark::ActiveModel>);

fn decisions(tx: &TenantTx, slug: &str) -> Result<Rows, Error> {
    let (mut events, mut remarks) = (Vec::new(), Vec::new());
    let mut last: HashMap<String, i64> = HashMap::new();
    for row in files::decisions()?.into_iter().filter(|row| row.tenant == slug) {
        let seq = last.entry(row.registration_key.clone()).or_insert(1);
        *seq += 1;
        let accepted = row.decision == "accepted";
        let stated = Stated {
            machine: MachineKind::Registration,
            subject: registration_id(slug, &row.registration_key).0,
            seq: *seq,
            event: Some(if accepted { "accept" } else { "return" }),
            state: &row.decision,
        };
        let key = ["decision", slug, &row.key];
        let event = stated.row(tx, &key, &row.source, known(&row.known_on)?);
        for (ordinal, reason) in (1..).zip(row.reasons.split('|').map(str::trim).filter(|reason| !reason.is_empty())) {
            remarks.push(remark::ActiveModel {
                tenant_id: Set(tx.tenant()),
                event_id: Set(seed_uuid(&key)),
                ordinal: Set(ordinal),
                reason: Set(reason.to_owned()),
                part: Set("whole".to_owned()),
                // The dispatch gives the reason alone.
                text: Set(String::new()),
            });
        }
        events.push(life_event::ActiveModel {
            text: Set(row.text),
            on_day: Set(some_day(row.decided_on.as_deref())?),
            document_id: Set(row.document_key.as_deref().map(|key| document_id(slug, key))),
            ..event
        });
    }
    Ok((events, remarks))
}
