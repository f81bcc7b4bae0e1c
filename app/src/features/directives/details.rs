//! `/directives/{id}`: what a document asks, of whom, and how far that is.

use domain::clock::Instant;
use domain::deadline::Tone;
use domain::text::{self, directives as texts};
use domain::views::directives::{ClauseSummary, DirectiveDetails};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use time::Date;

use super::server_fns::get_directive;
use crate::contexts::use_lang;
use crate::features::parts::{DueCell, ObligationTable, Source, on};
use crate::layouts::{AsOfControl, PageOf, as_of_query};
use crate::ui::badge::Countdown;
use crate::ui::page_head::PageHead;
use crate::ui::panel::Group;
use crate::ui::progress::Progress;

/// The page.
#[component]
pub fn DirectivePage() -> impl IntoView {
    let params = use_params_map();
    let as_of = as_of_query();
    let key = Memo::new(move |_| (params.with(|params| params.get("id")).unwrap_or_default(), as_of.get()));
    let directive = Resource::new(move || key.get(), |(id, as_of)| get_directive(id, as_of));
    view! { <PageOf resource=directive render=move |view| view! { <Content view as_of=as_of.get_untracked()/> }/> }
}

#[component]
fn Content(view: DirectiveDetails, as_of: Option<Date>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let (d, at, deadline_hour) = (view.directive, view.at, view.deadline_hour);
    let crumbs = vec![(format!("/directives{}", on(as_of, '?')), t.title.to_owned())];
    let subtitle = format!("{}, {}. {}", d.issuer, domain::format::fmt_date(d.issued_on), d.subject);
    let board = format!("/coverage?directive={}{}", d.id, on(as_of, '&'));
    let of_clause = view.clauses.clone().into_iter().map(|clause| {
        let rows: Vec<_> = view.obligations.iter().filter(|row| row.clause == clause.clause).cloned().collect();
        let count = rows.len().to_string();
        view! { <Group title=format!("{}. {}", clause.clause, clause.title) count id=format!("clause-{}", clause.clause)><ObligationTable rows at deadline_hour as_of units=true label=format!("{}. {}", clause.clause, clause.title)/></Group> }
    });
    let of_clause = of_clause.collect_view();
    view! {
        <AsOfControl as_of at/>
        <PageHead title=text::directives::name(lang, &d.kind, &d.number) subtitle crumbs><a class="btn" href=board>{t.see_coverage}</a></PageHead>
        <div class="stack">
            <Group title=t.clauses count=view.clauses.len().to_string()><Clauses rows=view.clauses at deadline_hour/></Group>
            <p class="note">{t.due_rule_hint}</p>
            {of_clause}
            <Source text=view.source/>
        </div>
    }
}

/// The demands of a document, each with its time left and how many units are done.
#[component]
pub fn Clauses(rows: Vec<ClauseSummary>, at: Instant, deadline_hour: u8, #[prop(into, optional)] base: String) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    if rows.is_empty() {
        return view! { <p class="sub">{t.clauses_none}</p> }.into_any();
    }
    let row = move |row: ClauseSummary| {
        let sent = row.sent_to.map(|to| view! { <p class="meta">{t.sent_to}": "{to}</p> });
        let words = text::directives::progress(lang, row.fulfilled, row.total, row.late);
        // All done: the clock no longer runs, also when some of it came late.
        let all_done = row.total > 0 && row.fulfilled == row.total;
        let clock = if all_done && row.late > 0 {
            let label = text::directives::settled_late(lang, row.late);
            view! { <Countdown tone=Tone::Grey label date=text::due(lang, row.due)/> }.into_any()
        } else {
            let settled = all_done.then_some(row.due.instant(deadline_hour));
            view! { <DueCell due=row.due at fulfilled_at=settled deadline_hour/> }.into_any()
        };
        view! {
            <li data-testid="clause" data-clause=row.clause data-fulfilled=row.fulfilled data-total=row.total>
                {clock}
                <div>
                    <h3><a href=format!("{base}#clause-{}", row.clause)>{row.clause}". "{row.title}</a></h3>
                    {sent}
                    <Progress done=row.fulfilled total=row.total label=words.clone()/>
                    <p class="meta">{words}</p>
                </div>
            </li>
        }
    };
    view! { <ul class="work duty">{rows.into_iter().map(row).collect_view()}</ul> }.into_any()
}
