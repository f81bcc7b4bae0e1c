//! The CSV files of `server/seed` as rows.

use domain::clock::Instant;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use time::Date;

use crate::Error;

/// Reads an embedded file.
fn rows<T: DeserializeOwned>(name: &str, text: &str) -> Result<Vec<T>, Error> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().enumerate().map(|(at, row)| row.map_err(|e| Error::Broken(format!("seed {name}, row {}: {e}", at + 2)))).collect()
}

macro_rules! files {
    ($($(#[$doc:meta])* $fn:ident: $row:ident = $file:literal { $($field:ident: $type:ty,)* })*) => {$(
        #[derive(Debug, Clone, Deserialize)]
        pub(super) struct $row { $(pub $field: $type,)* }

        $(#[$doc])*
        pub(super) fn $fn() -> Result<Vec<$row>, Error> {
            rows($file, include_str!(concat!("../../../../seed/", $file)))
        }
    )*};
}

files! {
    tenants: TenantRow = "tenants.csv" { slug: String, code: String, kind: String, name_vi: String, name_en: String, committee_vi: String, clarities: String, ordinal: i64, }
    units: UnitRow = "units.csv" {
        tenant: String, key: String, code: String, kind: String, name: String, short_name: String, parent_key: Option<String>,
        valid_from: Option<String>, valid_to: Option<String>, sample: u8, ordinal: i64, source: String,
    }
    successions: SuccessionRow = "successions.csv" { tenant: String, from_key: String, to_key: String, kind: String, effective_on: String, source: String, }
    calendar: CalendarRow = "calendar.csv" { day: String, kind: String, name_vi: String, name_en: String, source: String, }
    standing_agencies: AgencyRow = "standing_agencies.csv" { tenant: String, unit_key: String, valid_from: Option<String>, valid_to: Option<String>, source: String, }
    accounts: AccountRow = "accounts.csv" { tenant: String, username: String, role: String, unit_key: Option<String>, display_name: String, position: String, }
    documents: DocumentRow = "documents.csv" {
        tenant: String, key: String, number: String, issued_on: String, issuer: String, kind: String, subject: String, source: String, sample: u8,
    }
    obligations: ObligationRow = "obligations.csv" {
        tenant: String, key: String, document_key: String, unit_key: String, kind: String, clause: i64, title: String,
        due_on: String, due_rule: String, sent_to: Option<String>, sample: u8, source: String,
    }
    standing_duties: StandingDutyRow = "standing_duties.csv" {
        tenant: String, document_key: String, ordinal: i64, unit_key: String, title: String,
    }
    models: ModelRow = "models.csv" {
        tenant: String, key: String, name: String, level: String, catalogue_no: Option<String>, field: Option<String>,
        lead_unit_key: String, state: String, sample: u8, phase: Option<i64>, known_on: String, source: String,
    }
    model_documents: ModelDocumentRow = "model_documents.csv" { tenant: String, model_key: String, document_key: String, }
    registrations: RegistrationRow = "registrations.csv" {
        tenant: String, key: String, model_key: String, unit_key: String, level: String, scope: String,
        submitted_on: Option<String>, known_on: String, sample: u8, source: String,
    }
    decisions: DecisionRow = "decisions.csv" {
        tenant: String, key: String, registration_key: String, decision: String, reasons: String, text: Option<String>,
        decided_on: Option<String>, known_on: String, document_key: Option<String>, source: String,
    }
    explanations: ExplanationRow = "explanations.csv" {
        tenant: String, key: String, registration_key: String, unit_key: String, document_key: String, text: String,
        due_on: String, due_rule: String, known_on: String, sample: u8, source: String,
    }
    difficulties: DifficultyRow = "difficulties.csv" {
        tenant: String, key: String, unit_key: String, model_key: Option<String>, category: String, title: String, cause: String,
        ask: String, asked_body: String, raised_on: String, sample: u8, source: String,
    }
    milestones: MilestoneRow = "milestones.csv" {
        tenant: String, key: String, model_key: String, kind: String, title: String, due_on: String, due_rule: String,
        done_on: Option<String>, source: String,
    }
    quota_rules: QuotaRow = "quota_rules.csv" {
        tenant: String, key: String, document_key: Option<String>, title: String, kinds: String, at_least: i64, counted: String,
        first_on: String, last_on: String, known_on: String, source: String,
    }
    indicators: IndicatorRow = "indicators.csv" {
        tenant: Option<String>, code: String, group: String, name_vi: String, name_en: String, words: String, unit: String, numerator: String,
        denominator: Option<String>, measure: String, direction: String, course: String, joining: String, known_on: String, source: String,
    }
    indicator_targets: IndicatorTargetRow = "indicator_targets.csv" {
        tenant: String, key: String, indicator: String, unit_key: Option<String>, first_on: String, last_on: Option<String>,
        target: Option<String>, floor: Option<String>, known_on: String, source: String,
    }
    figures: FigureRow = "figures.csv" {
        tenant: String, key: String, indicator: String, unit_key: String, period: String, numerator: Option<String>, denominator: Option<String>,
        stated: Option<String>, points: Option<String>, note: Option<String>, known_on: String, sample: u8, source: String,
    }
}

/// A day of a file.
pub(super) fn day(text: &str) -> Result<Date, Error> {
    domain::format::parse_iso(text).ok_or_else(|| Error::Broken(format!("seed: {text:?} is no date")))
}

/// A day that may be missing.
pub(super) fn some_day(text: Option<&str>) -> Result<Option<Date>, Error> {
    text.map(day).transpose()
}

/// When a fact of that day was known: its first moment in Vietnam. The document's date stands for it, back-dated.
pub(super) fn known(text: &str) -> Result<Instant, Error> {
    Ok(Instant::at_hour(day(text)?, 0))
}
