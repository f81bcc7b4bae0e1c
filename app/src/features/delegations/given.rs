//! What one gave.

use domain::format::fmt_date;
use domain::text::{self, delegations as texts, labels};
use domain::views::delegations::{DelegationRow, DelegationState};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::server_fns::EndDelegation;
use crate::contexts::use_lang;
use crate::ui::badge::Badge;
use crate::ui::field::PostButton;
use crate::ui::panel::Group;
use crate::ui::table::{Cell, Column, DataTable, HeadCell};
use domain::deadline::Tone;

/// Each with its end.
#[component]
pub fn Given(rows: Vec<DelegationRow>) -> impl IntoView {
    let t = texts(use_lang());
    let row = |one: DelegationRow| {
        let end = one
            .state
            .stands()
            .then(|| view! { <PostButton action=EndDelegation::PATH values=vec![("id", one.id.to_string())] label=t.end about=one.other.clone()/> });
        view! { <Row one act=end.into_any()/> }
    };
    view! {
        <Group title=t.given id="given">
            {if rows.is_empty() {
                view! { <p class="sub">{t.none_given}</p> }.into_any()
            } else {
                view! { <Table label=t.given>{rows.into_iter().map(row).collect_view()}</Table> }.into_any()
            }}
        </Group>
    }
}

/// The table of either side.
#[component]
pub(super) fn Table(label: &'static str, children: Children) -> impl IntoView {
    let t = texts(use_lang());
    let columns = [t.column_person, t.column_rights, t.column_days, t.column_reason, t.column_state, t.column_do];
    view! { <DataTable label columns=columns.into_iter().map(|words| Column(words, false)).collect()>{children()}</DataTable> }
}

/// One delegation; `act` is what can be done with it.
#[component]
pub(super) fn Row(one: DelegationRow, act: AnyView) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let rights = one.rights.iter().map(|action| labels::action(lang, *action)).collect::<Vec<_>>().join("; ");
    let tone = match one.state {
        DelegationState::InForce => Tone::Green,
        DelegationState::ToCome => Tone::Indigo,
        DelegationState::Over | DelegationState::Ended => Tone::Grey,
    };
    view! {
        <tr role="row" data-testid="delegation">
            <HeadCell>{one.other}<p class="meta">{one.position}</p></HeadCell>
            <Cell label=t.column_rights>{rights}</Cell>
            <Cell label=t.column_days>{fmt_date(one.first)}" – "{fmt_date(one.last)}</Cell>
            <Cell label=t.column_reason>{one.reason}</Cell>
            <Cell label=t.column_state><Badge tone label=text::delegations::state(lang, one.state)/></Cell>
            <Cell label=t.column_do>{act}</Cell>
        </tr>
    }
}
