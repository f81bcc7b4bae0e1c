//! Registrations that were returned: why, until when, and whether the unit has answered.

use domain::clock::Instant;
use domain::deadline::Tone;
use domain::format::{MISSING, fmt_known};
use domain::text::{coverage as texts, labels};
use domain::views::coverage::ReturnedRow;
use leptos::prelude::*;
use time::Date;

use crate::contexts::use_lang;
use crate::features::parts::{DueCell, Reasons, UnitLink, on};
use crate::ui::badge::Badge;
use crate::ui::panel::Group;
use crate::ui::table::{Cell, Column, DataTable, HeadCell};

/// The table.
#[component]
pub fn Returned(rows: Vec<ReturnedRow>, at: Instant, deadline_hour: u8, as_of: Option<Date>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    if rows.is_empty() {
        return view! { <Group title=t.returned><p class="sub">{t.returned_none}</p></Group> }.into_any();
    }
    let columns = vec![
        Column(t.column_unit, false),
        Column(t.column_level, false),
        Column(t.column_reasons, false),
        Column(t.column_left, false),
        Column(t.column_submitted, false),
    ];
    let count = rows.len().to_string();
    let row = move |row: ReturnedRow| {
        let model = format!("/models/{}{}", row.model, on(as_of, '?'));
        let due =
            row.due.map_or_else(|| MISSING.into_any(), |due| view! { <DueCell due at fulfilled_at=row.sent_at deadline_hour/> }.into_any());
        let sent = row.sent_at.map_or_else(
            || view! { <Badge tone=Tone::Red label=t.not_submitted bare=true/> }.into_any(),
            |sent| fmt_known(sent).into_any(),
        );
        view! {
            <tr role="row" data-testid="returned-row">
                <HeadCell><UnitLink unit=row.unit as_of/><br/><a class="sub" href=model>{row.model_name}</a></HeadCell>
                <Cell label=t.column_level>{labels::level(lang, row.level)}</Cell>
                <Cell label=t.column_reasons><span class="why"><Reasons reasons=row.reasons/></span></Cell>
                <Cell label=t.column_left>{due}</Cell>
                <Cell label=t.column_submitted>{sent}</Cell>
            </tr>
        }
    };
    view! { <Group title=t.returned count id="returned"><DataTable label=t.returned columns>{rows.into_iter().map(row).collect_view()}</DataTable></Group> }.into_any()
}
