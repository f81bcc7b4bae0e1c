//! "Nhắc": the late units under a document, and one sentence to one or all of them.

use domain::access::Action;
use domain::format::{fmt_date, fmt_int};
use domain::text::{self, notices as texts};
use domain::views::notices::{LateUnit, UrgeView};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::server_fns::{UrgeUnits, get_late_units};
use crate::contexts::{use_frame, use_lang};
use crate::features::parts::UnitLink;
use crate::ui::dialog::Dialog;
use crate::ui::field::{AreaField, PostForm, SelectField, Typed};
use crate::ui::panel::Group;
use crate::ui::table::{Cell, Column, DataTable, HeadCell};

/// The panel; nothing for whoever may not urge, and where nobody is late. `board`: it stands on the coverage board.
#[component]
pub fn UrgePanel(#[prop(into)] directive: String, #[prop(optional)] board: bool) -> impl IntoView {
    let frame = use_frame();
    if !frame.me.is_some_and(|me| me.may(Action::SendReminders)) {
        return ().into_any();
    }
    let late = Resource::new(|| (), move |()| get_late_units(directive.clone()));
    let writes = !frame.suspended;
    view! {
        <Suspense>
            {Suspend::new(async move { late.await.ok().filter(|view| !view.late.is_empty()).map(|view| view! { <Late view board writes/> }) })}
        </Suspense>
    }
    .into_any()
}

#[component]
fn Late(view: UrgeView, board: bool, writes: bool) -> impl IntoView {
    let t = texts(use_lang());
    let (count, cap) = (view.late.len().to_string(), view.cap);
    let form = writes.then(|| view! { <Form directive=view.directive.to_string() late=view.late.clone() board/> });
    let columns = [(t.column_unit, false), (t.column_owes, true), (t.column_since, false), (t.column_urged, false)];
    let columns = columns.into_iter().map(|(words, figures)| Column(words, figures)).collect();
    let rows = view.late.into_iter().map(move |late| view! { <Row late cap/> }).collect_view();
    view! {
        <Group title=t.urge_title count id="urge">
            <p class="sub">{t.urge_hint}</p>
            {form}
            <DataTable label=t.urge_title columns>{rows}</DataTable>
        </Group>
    }
    .into_any()
}

#[component]
fn Row(late: LateUnit, cap: u32) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    view! {
        <tr role="row" data-testid="late-unit" data-urged=late.urged_today.to_string()>
            <HeadCell><UnitLink unit=late.unit/></HeadCell>
            <Cell label=t.column_owes figures=true>{fmt_int(lang, i64::from(late.owes))}</Cell>
            <Cell label=t.column_since>{fmt_date(late.last_day)}</Cell>
            <Cell label=t.column_urged>{text::notices::urged_of(lang, late.urged_today, cap)}</Cell>
        </tr>
    }
    .into_any()
}

#[component]
fn Form(directive: String, late: Vec<LateUnit>, board: bool) -> impl IntoView {
    let t = texts(use_lang());
    let units = late.into_iter().map(|one| (one.unit.id.to_string(), one.unit.name));
    let options: Vec<_> = std::iter::once((String::new(), t.urge_all.to_owned())).chain(units).collect();
    let fields = move |typed: Typed| {
        view! {
            <input type="hidden" name="directive" value=directive/>
            {board.then(|| view! { <input type="hidden" name="board" value="true"/> })}
            <SelectField name="unit" label=t.urge_whom typed=typed.clone() options/>
            <AreaField name="text" label=t.urge_text typed hint=t.urge_text_hint rows=2 required=true/>
            <button class="btn pri" type="submit">{t.urge}</button>
        }
    };
    view! { <Dialog id="urge-form" open=t.urge title=t.urge_title><PostForm action=UrgeUnits::PATH fields key="urge"/></Dialog> }.into_any()
}
