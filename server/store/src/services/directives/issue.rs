//! A draft is issued: from now on everybody in the tenant knows of it, and the units owe what it asks.

use std::collections::HashMap;

use domain::access::Action;
use domain::audit::EventCode;
use domain::clock::Instant;
use domain::error::{Fault, RefusalCode};
use domain::ids::{DocumentId, ExplanationId, ObligationId, UnitId};
use domain::lifecycle::Given;
use domain::lifecycle::directive::{Directive, DirectiveEvent, DirectiveState};
use domain::lifecycle::explanation::{Explanation, ExplanationEvent};
use domain::lifecycle::machine::MachineKind;
use domain::review::Addressee;
use sea_orm::Set;
use serde_json::json;

use super::demands::{self, Demand, Tree};
use super::{Found, wrong_state};
use crate::audit::{Event, record};
use crate::entities::{document, explanation, obligation, obligation_answer};
use crate::life::batch::{Cause, begin_all};
use crate::life::{Shot, fire};
use crate::queries::as_of::AsOf;
use crate::queries::standing_duties;
use crate::secrets::{digest, new_id};
use crate::tenancy::TenantTx;
use crate::{Caller, Error, Store};

/// Which draft, as it was read.
#[derive(Debug, Clone)]
pub struct Issue {
    /// Which.
    pub id: DocumentId,
    /// The version that was read.
    pub version: i64,
    /// That it asks nothing of anybody is meant so.
    pub asks_nothing: bool,
}

/// Issues a draft: one obligation for each demand and unit, and a question for each that is answered in words.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::Forbidden`]; [`Fault::Stale`] when the draft was changed meanwhile; refused when it was issued
/// or withdrawn already, while something is missing, and without demands unless that is meant.
pub async fn issue(store: &Store, caller: &Caller, typed: Issue) -> Result<(), Error> {
    let tx = store.begin(caller, Action::IssueDirectives).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let found = Found::load(&tx, typed.id).await?;
    if found.state != DirectiveState::Draft {
        return Err(wrong_state(found.state, DirectiveEvent::Issue));
    }
    if found.row.version != typed.version {
        return Err(Fault::Stale.into());
    }
    let tree = Tree::load(&tx, &as_of, found.row.issued_on).await?;
    let demands = tree.demands(&demands::rows(&tx, typed.id).await?)?;
    let refusals = demands::lacks(&found.row, &demands, as_of.day);
    if !refusals.is_empty() {
        return Err(Fault::Refused { refusals }.into());
    }
    let standing = standing_duties::rows(&tx, typed.id).await?;
    if demands.is_empty() && standing.is_empty() && !typed.asks_nothing {
        return Err(Fault::field("asks_nothing", RefusalCode::TooFew { min: 1 }).into());
    }
    found.write(&tx, document::ActiveModel { known_at: Set(tx.now()), ..Default::default() }).await?;
    oblige(&tx, &as_of, &found, &demands).await?;
    let draft = demands::draft(&found.row, &demands);
    let given = Given { directive: Some(&draft), ..Given::default() };
    let event = DirectiveEvent::Issue;
    let shot = Shot { subject: typed.id.0, name: found.name(), event, seen: Some(seen(&found)), makers: Vec::new(), given };
    fire::<Directive>(&tx, &as_of, shot).await?;
    tx.commit().await
}

fn seen(found: &Found) -> u32 {
    crate::queries::paging::count(found.events.len())
}

/// A row for each demand and unit, and for what is answered in words its question.
async fn oblige(tx: &TenantTx, as_of: &AsOf, found: &Found, demands: &[Demand<'_>]) -> Result<(), Error> {
    let by_number: HashMap<u32, &Demand<'_>> = (1..).zip(demands).collect();
    let mut rows = Vec::new();
    let mut owers = Vec::new();
    let mut asked: Vec<(ObligationId, UnitId, &Demand<'_>)> = Vec::new();
    for (clause, unit, due) in demands::draft(&found.row, demands).obligations() {
        let Some(demand) = by_number.get(&clause) else { continue };
        let id = ObligationId(new_id());
        owers.push(format!("{clause}:{unit}"));
        rows.push(obligation::ActiveModel {
            tenant_id: Set(tx.tenant()),
            id: Set(id),
            document_id: Set(found.row.id),
            unit_id: Set(unit),
            clause: Set(i64::from(clause)),
            kind: Set(demand.draft.kind.code().to_owned()),
            title: Set(demand.draft.title.clone()),
            sent_to: Set(demand.draft.sent_to.clone()),
            due_on: Set(due.on),
            due_rule: Set(due.rule.code().to_owned()),
            source: Set(found.row.source.clone()),
            sample: Set(false),
            known_at: Set(tx.now()),
            recorded_at: Set(tx.now()),
        });
        if demand.draft.kind.in_words() {
            asked.push((id, unit, demand));
        }
    }
    let count = rows.len();
    tx.insert_all(rows).await?;
    ask(tx, as_of, found, asked).await?;
    let detail = json!({ "demands": demands.len(), "count": count, "digest": digest(&owers.join(" ")) });
    record(tx, Event { event: EventCode::ObligationsMade, subject_id: Some(found.row.id.0), subject: found.name(), detail }).await
}

/// The questions, each with its unit as addressee, linked as what answers the obligation.
async fn ask(tx: &TenantTx, as_of: &AsOf, found: &Found, asked: Vec<(ObligationId, UnitId, &Demand<'_>)>) -> Result<(), Error> {
    let (mut questions, mut links, mut shots) = (Vec::new(), Vec::new(), Vec::new());
    for (obligation, unit, demand) in asked {
        let id = ExplanationId(new_id());
        questions.push(explanation::ActiveModel {
            tenant_id: Set(tx.tenant()),
            id: Set(id),
            unit_id: Set(unit),
            registration_id: Set(None),
            obligation_id: Set(Some(obligation)),
            sample: Set(false),
            known_at: Set(tx.now()),
            recorded_at: Set(tx.now()),
        });
        links.push(obligation_answer::ActiveModel {
            tenant_id: Set(tx.tenant()),
            obligation_id: Set(obligation),
            machine: Set(MachineKind::Explanation.code().to_owned()),
            subject_id: Set(id.0),
            known_at: Set(tx.now()),
            recorded_at: Set(tx.now()),
        });
        let addressee = Some(Addressee { unit, person: None });
        let given = Given { text: &demand.draft.title, addressee, due: Some(demand.due), ..Given::default() };
        let event = ExplanationEvent::Request;
        shots.push(Shot { subject: id.0, name: found.name(), event, seen: None, makers: Vec::new(), given });
    }
    tx.insert_all(questions).await?;
    tx.insert_all(links).await?;
    // A document that is entered days later asked on its own day.
    let since = Instant::at_hour(found.row.issued_on, 0);
    let cause = Cause { subject: found.row.id.0, name: found.name(), since };
    begin_all::<Explanation>(tx, as_of, cause, shots).await
}
