//! Quota rules: made with a period, counted from the models of a day, withdrawn with a reason.

use std::collections::HashMap;

use domain::access::Action;
use domain::audit::EventCode;
use domain::directive::Chosen;
use domain::error::{Fault, RefusalCode};
use domain::ids::{DocumentId, QuotaId, UnitId};
use domain::lifecycle::ModelState;
use domain::quota::{Counted, Quota, QuotaUnit};
use domain::units::{Level, UnitKind};
use domain::views::models::ModelRow;
use domain::views::quotas::{QuotaBoard, QuotaEnd, QuotaList, QuotaRow, QuotaUnitRow};
use sea_orm::{ColumnTrait, Condition, QueryFilter, Set};
use serde_json::json;
use time::Date;

use crate::audit::{Event, record};
use crate::entities::quota_rule::{ActiveModel, Column, Entity, Model};
use crate::entities::{account, document, unit};
use crate::queries::as_of::AsOf;
use crate::queries::paging::count;
use crate::queries::{documents, models, units};
use crate::secrets::new_id;
use crate::tenancy::TenantTx;
use crate::typed::Typed;
use crate::{Caller, Error, Store};

/// The longest name of a rule, in characters.
const TITLE_MAX: u32 = 300;
/// The longest reason, in characters.
const REASON_MAX: u32 = 2_000;
/// The most models that a rule may ask of a unit.
const MOST: u32 = 1_000;

/// A rule as typed.
#[derive(Debug, Clone, Default)]
pub struct Make {
    /// What it says.
    pub title: String,
    /// Which units: a code of [`Chosen`] that names a level or a kind.
    pub units: String,
    /// At least how many models.
    pub at_least: String,
    /// A code of [`Counted`].
    pub counted: String,
    /// First day, dd/MM/yyyy.
    pub first: String,
    /// Last day, dd/MM/yyyy.
    pub last: String,
    /// Id of the document that says so, or empty.
    pub document: String,
}

/// What a day's counts are made of.
struct Day {
    as_of: AsOf,
    units: Vec<unit::Model>,
    bound: Vec<QuotaUnit>,
    models: Vec<ModelRow>,
    running: Vec<(UnitId, ModelState)>,
}

impl Day {
    /// Five queries.
    async fn load(tx: &TenantTx, as_of: AsOf) -> Result<Self, Error> {
        let units = units::select(tx, units::in_force(as_of.day)).await?;
        let bound = |unit: &unit::Model| Ok(QuotaUnit { id: unit.id, kind: units::kind(unit)?, validity: units::validity(unit) });
        let bound = units.iter().map(bound).collect::<Result<_, Error>>()?;
        let models = models::rows(tx, &as_of, Condition::all()).await?;
        let running = models.iter().map(|model| (model.lead.id, model.state)).collect();
        Ok(Self { as_of, units, bound, models, running })
    }

    fn row(&self, row: &Model, around: &Around) -> Result<QuotaRow, Error> {
        let rule = read(row)?;
        let counts = rule.count(self.as_of.day, &self.bound, &self.running);
        let directive = row.document_id.map(|id| documents::of(&around.documents, id)).transpose()?;
        Ok(QuotaRow {
            id: row.id,
            in_period: (rule.first..=rule.last).contains(&self.as_of.day),
            bound: count(counts.len()),
            met: count(counts.iter().filter(|one| one.lacks == 0).count()),
            directive: directive.map(documents::head),
            end: around.end(row, &self.as_of),
            rule,
        })
    }

    fn units(&self, rule: &Quota) -> Result<Vec<QuotaUnitRow>, Error> {
        let known: HashMap<UnitId, &unit::Model> = self.units.iter().map(|unit| (unit.id, unit)).collect();
        let mut rows = Vec::new();
        for one in rule.count(self.as_of.day, &self.bound, &self.running) {
            let unit = known.get(&one.unit).ok_or_else(|| Error::Broken(format!("no unit {}", one.unit)))?;
            let own = self.models.iter().filter(|model| model.lead.id == one.unit && rule.counted.takes(model.state));
            rows.push(QuotaUnitRow { unit: units::head(unit)?, models: own.cloned().collect(), lacks: one.lacks });
        }
        // Stable: the official order within those that lack models and within the others.
        rows.sort_by_key(|row| row.lacks == 0);
        Ok(rows)
    }
}

/// The documents that rules stand under, and who withdrew them.
struct Around {
    documents: documents::DocumentMap,
    names: HashMap<domain::ids::AccountId, String>,
}

impl Around {
    /// Two queries.
    async fn load(tx: &TenantTx, rows: &[Model]) -> Result<Self, Error> {
        let documents = documents::by_ids(tx, rows.iter().filter_map(|row| row.document_id)).await?;
        let people: Vec<_> = rows.iter().filter_map(|row| row.withdrawn_by).collect();
        let people = tx.find::<account::Entity>().filter(account::Column::Id.is_in(people)).all(tx.conn()).await?;
        Ok(Self { documents, names: people.into_iter().map(|row| (row.id, row.name)).collect() })
    }

    fn end(&self, row: &Model, as_of: &AsOf) -> Option<QuotaEnd> {
        let at = row.withdrawn_at.filter(|at| *at < as_of.known_before())?;
        let actor = row.withdrawn_by.and_then(|id| self.names.get(&id)).cloned().unwrap_or_default();
        Some(QuotaEnd { at, why: row.withdrawn_why.clone().unwrap_or_default(), actor })
    }
}

/// The rules known on a day with their counts. Ten queries.
///
/// # Errors
/// [`Fault::Forbidden`] for the centre.
pub async fn list(store: &Store, caller: &Caller, as_of: Option<Date>) -> Result<QuotaList, Error> {
    let tx = store.begin(caller, Action::ViewCoverage).await?;
    let as_of = AsOf::load(&tx, as_of).await?;
    let may_make = caller.actor.may(Action::IssueDirectives) && !as_of.past;
    let mut rules = tx.find::<Entity>().filter(as_of.known(Column::KnownAt)).all(tx.conn()).await?;
    rules.sort_by(|a, b| (b.first_on, &a.title, a.id).cmp(&(a.first_on, &b.title, b.id)));
    let around = Around::load(&tx, &rules).await?;
    let standing = documents::standing(&tx, &as_of, Condition::all()).await?;
    let day = Day::load(&tx, as_of).await?;
    tx.commit().await?;
    let mut rows = rules.iter().map(|row| day.row(row, &around)).collect::<Result<Vec<_>, _>>()?;
    rows.sort_by_key(|row| row.end.is_some());
    let directives = if may_make { standing.iter().map(documents::head).collect() } else { Vec::new() };
    Ok(QuotaList { rows, may_make, directives })
}

/// The board of one rule.
///
/// # Errors
/// [`Fault::NotFound`] for a rule that the tenant does not have or that was not known on the day; [`Fault::Forbidden`] for the centre.
pub async fn get(store: &Store, caller: &Caller, id: QuotaId, as_of: Option<Date>) -> Result<QuotaBoard, Error> {
    let tx = store.begin(caller, Action::ViewCoverage).await?;
    let as_of = AsOf::load(&tx, as_of).await?;
    let rule = tx.find::<Entity>().filter(Column::Id.eq(id)).filter(as_of.known(Column::KnownAt)).one(tx.conn()).await?;
    let rule = rule.ok_or(Fault::NotFound)?;
    let around = Around::load(&tx, std::slice::from_ref(&rule)).await?;
    let day = Day::load(&tx, as_of).await?;
    tx.commit().await?;
    let row = day.row(&rule, &around)?;
    let units = day.units(&row.rule)?;
    let of = |level: Level| {
        let own = units.iter().filter(|row| row.unit.kind.level() == level);
        (level, count(own.clone().count()), count(own.filter(|row| row.lacks == 0).count()))
    };
    let levels = Level::ALL.iter().copied().map(of).filter(|(_, bound, _)| *bound > 0).collect();
    let may_withdraw = caller.actor.may(Action::IssueDirectives) && !day.as_of.past && row.end.is_none();
    Ok(QuotaBoard { row, as_of: day.as_of.day, levels, units, may_withdraw, source: rule.source })
}

/// Makes a rule.
///
/// # Errors
/// [`Fault::Forbidden`]; refusals on the fields, of a rule of the same name that stands on `title`.
pub async fn make(store: &Store, caller: &Caller, typed: Make) -> Result<QuotaId, Error> {
    let tx = store.begin(caller, Action::IssueDirectives).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let mut fields = Typed::default();
    let title = fields.words("title", &typed.title, TITLE_MAX);
    let kinds = kinds(&typed.units);
    if kinds.is_empty() {
        fields.refuse("units", RefusalCode::BadChoice);
    }
    let at_least = typed.at_least.trim().parse::<u32>().ok().filter(|wanted| (1..=MOST).contains(wanted));
    if at_least.is_none() {
        fields.refuse("at_least", RefusalCode::OutOfRange { min: 1, max: i64::from(MOST) });
    }
    let counted = fields.code::<Counted>("counted", &typed.counted);
    let (first, last) = (fields.day("first", &typed.first), fields.day("last", &typed.last));
    let mut directive = None;
    if !typed.document.is_empty() {
        if let Ok(id) = typed.document.parse::<DocumentId>() {
            directive = documents::standing(&tx, &as_of, document::Column::Id.eq(id)).await?.pop().map(|row| row.id);
        }
        if directive.is_none() {
            fields.refuse("document", RefusalCode::BadChoice);
        }
    }
    let same = tx.find::<Entity>().filter(Column::Title.eq(title.as_str())).filter(Column::WithdrawnAt.is_null());
    if same.one(tx.conn()).await?.is_some() {
        fields.refuse("title", RefusalCode::NameTaken);
    }
    let read = at_least.zip(counted).zip(first.zip(last));
    let ((at_least, counted), (first, last)) = fields.done(read)?;
    let rule = Quota { title, kinds, at_least, counted, first, last };
    let refusals = rule.check();
    if !refusals.is_empty() {
        return Err(Fault::Refused { refusals }.into());
    }
    let id = QuotaId(new_id());
    tx.insert(row(&tx, caller, id, directive, &rule)).await?;
    let detail = json!({ "at_least": rule.at_least, "counted": rule.counted.code(), "first": first.to_string(), "last": last.to_string() });
    record(&tx, Event { event: EventCode::QuotaMade, subject_id: Some(id.0), subject: &rule.title, detail }).await?;
    tx.commit().await?;
    Ok(id)
}

fn row(tx: &TenantTx, caller: &Caller, id: QuotaId, directive: Option<DocumentId>, rule: &Quota) -> ActiveModel {
    ActiveModel {
        tenant_id: Set(tx.tenant()),
        id: Set(id),
        document_id: Set(directive),
        title: Set(rule.title.clone()),
        kinds: Set(rule.kinds.iter().map(|kind| kind.code()).collect::<Vec<_>>().join(" ")),
        at_least: Set(i64::from(rule.at_least)),
        counted: Set(rule.counted.code().to_owned()),
        first_on: Set(rule.first),
        last_on: Set(rule.last),
        author_id: Set(Some(caller.actor.account)),
        source: Set(caller.actor.username.clone()),
        known_at: Set(tx.now()),
        recorded_at: Set(tx.now()),
        withdrawn_at: Set(None),
        withdrawn_by: Set(None),
        withdrawn_why: Set(None),
    }
}

/// Withdraws a rule that was a mistake. It stays to be read, with the reason.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::Forbidden`]; the reason is asked for on `text`; [`Fault::Stale`] where it was withdrawn already.
pub async fn withdraw(store: &Store, caller: &Caller, id: QuotaId, text: &str) -> Result<(), Error> {
    let tx = store.begin(caller, Action::IssueDirectives).await?;
    let rule = tx.find::<Entity>().filter(Column::Id.eq(id)).filter(Column::KnownAt.lte(tx.now())).one(tx.conn()).await?;
    let rule = rule.ok_or(Fault::NotFound)?;
    let mut fields = Typed::default();
    let why = fields.words("text", text, REASON_MAX);
    fields.done(Some(()))?;
    let end = ActiveModel {
        withdrawn_at: Set(Some(tx.now())),
        withdrawn_by: Set(Some(caller.actor.account)),
        withdrawn_why: Set(Some(why.clone())),
        ..Default::default()
    };
    let done = tx.update::<Entity>().set(end).filter(Column::Id.eq(id)).filter(Column::WithdrawnAt.is_null()).exec(tx.conn()).await?;
    if done.rows_affected == 0 {
        return Err(Fault::Stale.into());
    }
    let detail = json!({ "text": why });
    record(&tx, Event { event: EventCode::QuotaWithdrawn, subject_id: Some(id.0), subject: &rule.title, detail }).await?;
    tx.commit().await
}

/// The kinds of unit of a choice: of a level or a kind.
fn kinds(code: &str) -> Vec<UnitKind> {
    let chosen = Chosen::from_code(code).filter(|chosen| matches!(chosen, Chosen::Level(_) | Chosen::Kind(_)));
    chosen.map(|chosen| UnitKind::ALL.iter().copied().filter(|kind| chosen.takes("", *kind, false)).collect()).unwrap_or_default()
}

/// The rule of a row.
fn read(row: &Model) -> Result<Quota, Error> {
    Ok(Quota {
        title: row.title.clone(),
        kinds: row.kinds.split_whitespace().map(units::kind_of).collect::<Result<_, _>>()?,
        at_least: u32::try_from(row.at_least).unwrap_or(1),
        counted: Counted::from_code(&row.counted).ok_or_else(|| Error::unknown_code("counted models", &row.counted))?,
        first: row.first_on,
        last: row.last_on,
    })
}
