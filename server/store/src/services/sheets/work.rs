//! Registrations, plans, difficulties, documents and what these ask.

use domain::ids::DocumentId;
use domain::text::{self, Lang, common, difficulties as difficulty_texts, directives as directive_texts, labels};
use domain::text::{plans as plan_texts, registrations as registration_texts, units as unit_texts};
use domain::views::difficulties::DifficultyFilter;
use domain::views::directives::{DirectiveFilter, DirectiveShown, DutyFilter};
use domain::views::plans::PlanFilter;
use domain::views::registrations::RegistrationFilter;
use time::Date;
use workbooks::table::{Kind, Table};

use super::{count, day, sample, table, words};
use crate::queries::paging::WHOLE;
use crate::services::{difficulties as difficulty_lists, directives as documents, plans as plan_lists, registrations as papers};
use crate::{Caller, Error, Store};

/// Registrations that the person may know of.
pub(super) async fn registrations(store: &Store, caller: &Caller, filter: RegistrationFilter, lang: Lang) -> Result<Table, Error> {
    let list = papers::list(store, caller, RegistrationFilter { page: Some(WHOLE), ..filter }).await?;
    let t = registration_texts(lang);
    let columns = [
        (t.column_name, Kind::Text, 60),
        (unit_texts(lang).column_code, Kind::Text, 12),
        (t.column_unit, Kind::Text, 36),
        (t.column_level, Kind::Text, 16),
        (t.column_state, Kind::Text, 18),
        (t.column_since, Kind::Date, 14),
        (common(lang).sample, Kind::Text, 8),
    ];
    let row = |row: domain::views::registrations::RegistrationLine| {
        [
            words(row.name),
            words(row.unit.code),
            words(row.unit.name),
            words(labels::level(lang, row.level)),
            words(labels::paper_state(lang, row.state)),
            day(Some(row.since.day())),
            sample(lang, row.sample),
        ]
    };
    Ok(table(t.title, None, columns, list.rows.into_iter().map(row).collect()))
}

/// Plans that the person may know of.
pub(super) async fn plans(store: &Store, caller: &Caller, filter: PlanFilter, lang: Lang) -> Result<Table, Error> {
    let list = plan_lists::list(store, caller, PlanFilter { page: Some(WHOLE), ..filter }).await?;
    let t = plan_texts(lang);
    let columns = [
        (t.column_name, Kind::Text, 60),
        (unit_texts(lang).column_code, Kind::Text, 12),
        (t.column_unit, Kind::Text, 36),
        (t.column_state, Kind::Text, 18),
        (t.column_since, Kind::Date, 14),
        (t.tasks, Kind::Integer, 12),
        (t.column_tasks, Kind::Integer, 16),
        (t.column_ends, Kind::Date, 14),
        (common(lang).sample, Kind::Text, 8),
    ];
    let row = |row: domain::views::plans::PlanLine| {
        [
            words(row.name),
            words(row.unit.code),
            words(row.unit.name),
            words(labels::paper_state(lang, row.state)),
            day(Some(row.since.day())),
            count(row.tasks),
            count(row.done),
            day(row.ends.map(|due| due.last_day())),
            sample(lang, row.sample),
        ]
    };
    Ok(table(t.title, None, columns, list.rows.into_iter().map(row).collect()))
}

/// Difficulties that the person may know of.
pub(super) async fn difficulties(store: &Store, caller: &Caller, filter: DifficultyFilter, lang: Lang) -> Result<Table, Error> {
    let list = difficulty_lists::list(store, caller, DifficultyFilter { page: Some(WHOLE), ..filter }).await?;
    let t = difficulty_texts(lang);
    let columns = [
        (t.column_title, Kind::Text, 60),
        (t.category, Kind::Text, 24),
        (unit_texts(lang).column_code, Kind::Text, 12),
        (t.column_unit, Kind::Text, 36),
        (t.column_state, Kind::Text, 18),
        (t.column_level, Kind::Text, 20),
        (t.column_due, Kind::Date, 14),
        (t.column_since, Kind::Date, 14),
        (common(lang).sample, Kind::Text, 8),
    ];
    let row = |row: domain::views::difficulties::DifficultyLine| {
        [
            words(row.title),
            words(row.category.map(|category| labels::category(lang, category)).unwrap_or_default()),
            words(row.unit.code),
            words(row.unit.name),
            words(row.state.map_or(t.draft, |state| labels::difficulty_state(lang, state))),
            words(row.level.map(|level| labels::handling_level(lang, level)).unwrap_or_default()),
            day(row.due.map(|due| due.last_day())),
            day(Some(row.since.day())),
            sample(lang, row.sample),
        ]
    };
    Ok(table(t.title, None, columns, list.rows.into_iter().map(row).collect()))
}

/// Documents of a day.
pub(super) async fn directives(store: &Store, caller: &Caller, filter: DirectiveFilter, lang: Lang) -> Result<Table, Error> {
    let list = documents::list(store, caller, DirectiveFilter { page: Some(WHOLE), ..filter }).await?;
    let t = directive_texts(lang);
    let columns = [
        (t.column_number, Kind::Text, 24),
        (t.column_kind, Kind::Text, 18),
        (t.column_issued, Kind::Date, 14),
        (t.column_issuer, Kind::Text, 34),
        (t.column_subject, Kind::Text, 70),
        (t.column_state, Kind::Text, 16),
        (t.column_obligations, Kind::Integer, 14),
        (t.column_fulfilled, Kind::Integer, 14),
        (t.column_next_due, Kind::Date, 14),
        (common(lang).sample, Kind::Text, 8),
    ];
    let row = |row: domain::views::directives::DirectiveRow| {
        let document = row.directive;
        [
            words(document.number),
            words(labels::document_kind(lang, &document.kind)),
            day(Some(document.issued_on)),
            words(document.issuer),
            words(document.subject),
            words(labels::directive_state(lang, row.state)),
            count(row.obligations),
            count(row.fulfilled),
            day(row.next_due.map(|due| due.last_day())),
            sample(lang, document.sample),
        ]
    };
    Ok(table(t.title, Some(list.as_of), columns, list.rows.into_iter().map(row).collect()))
}

/// What a document asks of each unit, and what became of it.
pub(super) async fn duties(
    store: &Store,
    caller: &Caller,
    (document, as_of, filter): (DocumentId, Option<Date>, DutyFilter),
    lang: Lang,
) -> Result<Table, Error> {
    let shown = DirectiveShown { duties: DutyFilter { page: Some(WHOLE), ..filter }, ..DirectiveShown::default() };
    let view = documents::get(store, caller, document, as_of, shown).await?;
    let t = directive_texts(lang);
    let columns = [
        (unit_texts(lang).column_code, Kind::Text, 12),
        (t.column_unit, Kind::Text, 36),
        (t.column_duty, Kind::Text, 60),
        (t.column_due, Kind::Date, 14),
        (t.column_state, Kind::Text, 18),
        (t.column_fulfilled_at, Kind::Date, 16),
        (common(lang).sample, Kind::Text, 8),
    ];
    let row = |row: domain::views::directives::ObligationRow| {
        [
            words(row.unit.code),
            words(row.unit.name),
            words(format!("{}. {}", row.clause, row.title)),
            day(Some(row.due.last_day())),
            words(labels::obligation_state(lang, row.state)),
            day(row.sent_at.map(|at| at.day())),
            sample(lang, row.sample),
        ]
    };
    let head = view.directive;
    let title = text::directives::cite(lang, &head.kind, &head.number, head.issued_on);
    Ok(table(title, as_of, columns, view.obligations.into_iter().map(row).collect()))
}
