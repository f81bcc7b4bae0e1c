//! People, and the trail.

use domain::text::{self, Lang, audit as audit_texts, labels, users as user_texts};
use domain::views::audit::AuditFilter;
use domain::views::users::UserFilter;
use workbooks::table::{Kind, Table};

use super::{day, table, words};
use crate::queries::paging::WHOLE;
use crate::services::audit::WHOLE_MAX;
use crate::services::{audit as trail, users as people};
use crate::{Caller, Error, Store};

/// The people of the tenant.
pub(super) async fn users(store: &Store, caller: &Caller, filter: UserFilter, lang: Lang) -> Result<Table, Error> {
    let list = people::list(store, caller, filter).await?;
    let t = user_texts(lang);
    let columns = [
        (t.column_name, Kind::Text, 34),
        (t.column_username, Kind::Text, 20),
        (t.column_position, Kind::Text, 30),
        (t.column_role, Kind::Text, 36),
        (t.column_unit, Kind::Text, 36),
        (t.column_last_sign_in, Kind::Date, 16),
        (t.disabled, Kind::Date, 16),
    ];
    let row = |row: domain::views::users::UserRow| {
        [
            words(row.name),
            words(row.username),
            words(row.position),
            words(labels::role(lang, row.role)),
            words(row.unit.map(|unit| unit.name).unwrap_or_default()),
            day(row.last_sign_in.map(|at| at.day())),
            day(row.disabled_at.map(|at| at.day())),
        ]
    };
    Ok(table(t.title, None, columns, list.rows.into_iter().map(row).collect()))
}

/// The trail, the newest events of it.
pub(super) async fn audit(store: &Store, caller: &Caller, filter: AuditFilter, lang: Lang) -> Result<Table, Error> {
    let list = trail::list(store, caller, AuditFilter { page: Some(WHOLE), ..filter }).await?;
    let t = audit_texts(lang);
    let columns = [
        (t.column_seq, Kind::Integer, 10),
        (t.column_at, Kind::Text, 22),
        (t.column_actor, Kind::Text, 30),
        (t.column_event, Kind::Text, 34),
        (t.column_subject, Kind::Text, 60),
        (t.column_hash, Kind::Text, 20),
    ];
    let row = |row: domain::views::audit::AuditRow| {
        [
            super::number(row.seq),
            words(domain::format::fmt_datetime(row.at)),
            words(row.actor.unwrap_or_default()),
            words(text::audit::event(lang, &row.event)),
            words(row.subject),
            words(row.hash),
        ]
    };
    let cut = list.page.total > WHOLE_MAX;
    let title = if cut { text::audit::newest(lang, WHOLE_MAX) } else { t.title.to_owned() };
    Ok(table(title, None, columns, list.rows.into_iter().map(row).collect()))
}
