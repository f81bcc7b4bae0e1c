//! One's own sessions, each with its end.

use domain::deadline::Tone;
use domain::format::fmt_datetime;
use domain::text::account as texts;
use domain::views::account::SessionRow;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::server_fns::{EndOtherSessions, EndSession};
use crate::contexts::use_lang;
use crate::ui::badge::Badge;
use crate::ui::field::PostButton;
use crate::ui::table::{Cell, Column, DataTable, HeadCell};

/// The table.
#[component]
pub fn Sessions(rows: Vec<SessionRow>) -> impl IntoView {
    let t = texts(use_lang());
    let columns = vec![
        Column(t.column_agent, false),
        Column(t.column_network, false),
        Column(t.column_since, false),
        Column(t.column_seen, false),
        Column(t.end_session, false),
    ];
    let others = rows.len() > 1;
    let row = move |session: SessionRow| {
        let end = if session.current {
            view! { <Badge tone=Tone::Green label=t.this_session bare=true/> }.into_any()
        } else {
            view! { <PostButton action=EndSession::PATH values=vec![("handle", session.handle)] label=t.end_session about=session.agent.clone()/> }.into_any()
        };
        view! {
            <tr role="row">
                <HeadCell>{session.agent}</HeadCell>
                <Cell label=t.column_network>{session.network}</Cell>
                <Cell label=t.column_since>{fmt_datetime(session.created_at)}</Cell>
                <Cell label=t.column_seen>{fmt_datetime(session.seen_at)}</Cell>
                <Cell label=t.end_session>{end}</Cell>
            </tr>
        }
    };
    view! {
        <p class="sub">{t.sessions_hint}</p>
        <DataTable label=t.sessions columns>{rows.into_iter().map(row).collect_view()}</DataTable>
        {others.then(|| view! { <PostButton action=EndOtherSessions::PATH values=Vec::new() label=t.end_others/> })}
    }
}
