//! Lists as spreadsheets: the rows that the page shows, all of them, with numbers as numbers and days as days.
//!
//! A sheet is made of what the page's own use case answers, so that it never shows more than the page.

mod people;
mod rows;
mod work;

use domain::importing::decimal::Decimal;
use domain::text::{Lang, common};
use domain::views::sheets::Asked;
use time::Date;
use workbooks::table::{Column, Kind, Table, Value};

use crate::{Caller, Error, Store};

/// The table of a list.
///
/// # Errors
/// Those of the list: [`domain::error::Fault::Forbidden`] without the right to it, [`domain::error::Fault::NotFound`] for a
/// document that the tenant does not have.
pub async fn sheet(store: &Store, caller: &Caller, asked: Asked, lang: Lang) -> Result<Table, Error> {
    match asked {
        Asked::Units(filter) => rows::units(store, caller, filter, lang).await,
        Asked::Models(filter) => rows::models(store, caller, filter, lang).await,
        Asked::Coverage(filter) => rows::coverage(store, caller, filter, lang).await,
        Asked::Indicators(filter) => rows::indicators(store, caller, filter, lang).await,
        Asked::Figures(asked) => rows::figures(store, caller, asked, lang).await,
        Asked::Registrations(filter) => work::registrations(store, caller, filter, lang).await,
        Asked::Plans(filter) => work::plans(store, caller, filter, lang).await,
        Asked::Difficulties(filter) => work::difficulties(store, caller, filter, lang).await,
        Asked::Directives(filter) => work::directives(store, caller, filter, lang).await,
        Asked::Duties(document, day, filter) => work::duties(store, caller, (document, day, filter), lang).await,
        Asked::Users(filter) => people::users(store, caller, filter, lang).await,
        Asked::Audit(filter) => people::audit(store, caller, filter, lang).await,
    }
}

/// A table whose columns are (heading, what they hold, characters wide).
fn table<const N: usize>(title: impl Into<String>, as_of: Option<Date>, columns: [(&str, Kind, u16); N], rows: Vec<[Value; N]>) -> Table {
    let column = |(heading, kind, width): (&str, Kind, u16)| Column { heading: heading.to_owned(), kind, width };
    let columns = columns.into_iter().map(column).collect();
    Table { title: title.into(), as_of, columns, rows: rows.into_iter().map(Vec::from).collect() }
}

/// Words; none are nothing.
fn words(text: impl Into<String>) -> Value {
    let text = text.into();
    if text.is_empty() { Value::Missing } else { Value::Text(text) }
}

fn count(count: u32) -> Value {
    number(i64::from(count))
}

fn number(number: i64) -> Value {
    Value::Number(Decimal::whole(number))
}

fn day(day: Option<Date>) -> Value {
    day.map_or(Value::Missing, Value::Date)
}

/// "mẫu" where a row is one.
fn sample(lang: Lang, sample: bool) -> Value {
    if sample { Value::Text(common(lang).sample.to_owned()) } else { Value::Missing }
}
