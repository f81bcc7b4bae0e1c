//! Holidays and make-up working days of this year and the next.

use domain::format::fmt_date;
use domain::text::{common, settings as texts};
use domain::views::settings::CalendarDay;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::server_fns::{RemoveCalendarDay, SetCalendarDay};
use crate::contexts::use_lang;
use crate::ui::field::{PostButton, PostForm, SelectField, TextField, Typed};
use crate::ui::panel::Group;
use crate::ui::table::{Cell, Column, DataTable, HeadCell};

/// The days, with a form for one more.
#[component]
pub fn CalendarDays(rows: Vec<CalendarDay>, may: bool) -> impl IntoView {
    let t = texts(use_lang());
    let columns = vec![
        Column(t.calendar_day, false),
        Column(t.calendar_kind, false),
        Column(t.calendar_name, false),
        Column(t.calendar_remove, false),
    ];
    let row = move |row: CalendarDay| {
        let day = fmt_date(row.day);
        let remove = may.then(|| view! { <PostButton action=RemoveCalendarDay::PATH values=vec![("day", day.clone())] label=t.calendar_remove about=day.clone()/> });
        view! {
            <tr role="row">
                <HeadCell><span class="tn">{day.clone()}</span></HeadCell>
                <Cell label=t.calendar_kind>{if row.working { t.make_up } else { t.holiday }}</Cell>
                <Cell label=t.calendar_name>{row.name}<br/><small class="dim">{row.source}</small></Cell>
                <Cell label=t.calendar_remove>{remove}</Cell>
            </tr>
        }
    };
    view! {
        <Group title=t.calendar count=rows.len().to_string()>
            <p class="sub">{t.calendar_hint}</p>
            {may.then(|| view! { <Add/> })}
            <DataTable label=t.calendar columns>{rows.into_iter().map(row).collect_view()}</DataTable>
        </Group>
    }
}

#[component]
fn Add() -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let kinds = vec![("false".to_owned(), t.holiday.to_owned()), ("true".to_owned(), t.make_up.to_owned())];
    let fields = move |typed: Typed| {
        view! {
            <div class="two">
                <TextField name="day" label=t.calendar_day typed=typed.clone() hint=common(lang).date_hint required=true/>
                <SelectField name="working" label=t.calendar_kind typed=typed.clone() options=kinds.clone()/>
                <TextField name="name" label=t.calendar_name typed required=true/>
            </div>
            <button class="btn" type="submit">{t.calendar_add}</button>
        }
    };
    view! { <div class="panel"><div class="pad"><PostForm action=SetCalendarDay::PATH fields key="day"/></div></div> }
}
