//! `/coverage`: who has registered under a directive, who has not, who was returned and why.

mod board;
mod quota;
mod quotas;
mod returned;
mod rows;
pub mod server_fns;

use domain::deadline::Tone;
use domain::lifecycle::CoverageState;
use domain::text::{self, Lang, coverage as texts, directives};
use domain::views::coverage::CoverageBoard;
use domain::views::directives::DirectiveHead;
use domain::views::quotas::{QuotaBoard, QuotaList};
use domain::views::sheets::Sheet;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use time::Date;

use crate::contexts::use_lang;
use crate::features::directives::Clauses;
use crate::features::notices::UrgePanel;
use crate::features::parts::{FilterBar, SelectFilter, UnreadFilters, on};
use crate::layouts::{AsOfControl, DoneLine, PageOf, as_of_query};
use crate::ui::page_head::PageHead;
use crate::ui::panel::Group;
use crate::ui::sheet_links::SheetLinks;
use crate::ui::state::Empty;
use board::LevelBoard;
use quota::QuotaView;
use quotas::Quotas;
use returned::Returned;
use rows::{CoverageRows, Shown};
use server_fns::{get_coverage, get_quota, list_quotas};

/// Registered is green, returned red, waiting indigo, nothing grey.
#[must_use]
pub const fn coverage_tone(state: CoverageState) -> Tone {
    match state {
        CoverageState::Registered => Tone::Green,
        CoverageState::Returned => Tone::Red,
        CoverageState::Waiting => Tone::Indigo,
        CoverageState::None => Tone::Grey,
    }
}

/// The page.
#[component]
pub fn CoveragePage() -> impl IntoView {
    let query = use_query_map();
    let as_of = as_of_query();
    let shown = Shown::of_address();
    let word = move |name: &str| query.with(|query| query.get(name)).unwrap_or_default();
    let key = Memo::new(move |_| (word("directive"), word("quota"), as_of.get(), shown.get().table));
    let load = |(directive, quota, as_of, _): (String, String, Option<Date>, bool)| async move {
        let quotas = list_quotas(as_of).await?;
        if quota.is_empty() {
            Ok((get_coverage(directive, as_of).await?, quotas, None))
        } else {
            Ok((None, quotas, Some(get_quota(quota, as_of).await?)))
        }
    };
    let board = Resource::new(move || key.get(), load);
    let render = move |(board, quotas, quota): (Option<CoverageBoard>, QuotaList, Option<QuotaBoard>)| {
        let as_of = as_of.get_untracked();
        let page = match (board, quota) {
            (_, Some(board)) => view! { <QuotaView board as_of/><DoneLine words=done/> }.into_any(),
            (Some(board), None) => view! { <Content board shown as_of/> }.into_any(),
            (None, None) => view! { <NoBoard as_of/><DoneLine words=done/> }.into_any(),
        };
        view! { {page}<Quotas list=quotas as_of/> }
    };
    view! { <PageOf resource=board render/> }
}

fn done(lang: Lang, code: &str) -> Option<String> {
    let t = text::quotas(lang);
    match code {
        "quota_made" => Some(t.done_made.to_owned()),
        "quota_withdrawn" => Some(t.done_withdrawn.to_owned()),
        "urged" => Some(text::notices(lang).urged.to_owned()),
        _ => None,
    }
}

/// No document asks for registrations yet, or not on that day.
#[component]
fn NoBoard(as_of: Option<Date>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    view! {
        <AsOfControl as_of/>
        <PageHead title=t.title/>
        <Empty title=t.no_board hint=t.no_board_hint href=format!("/directives{}", on(as_of, '?')) label=directives(lang).title/>
    }
}

#[component]
fn Content(board: CoverageBoard, shown: Memo<Shown>, as_of: Option<Date>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let (d, at, deadline_hour) = (board.directive, board.at, board.deadline_hour);
    let subtitle = text::coverage::subtitle(lang, &d.kind, &d.number, &d.issuer, d.issued_on);
    let base = format!("/directives/{}{}", d.id, on(as_of, '?'));
    let crumbs = vec![(format!("/directives{}", on(as_of, '?')), directives(lang).title.to_owned()), (base.clone(), d.number.clone())];
    let (chosen, of_document) = (d.id.to_string(), d.id.to_string());
    let Shown { table, level: shown_level, state: shown_state } = shown.get_untracked();
    let rows = table.then(|| {
        let levels = board.levels.clone();
        move || view! { <CoverageRows levels=levels.clone() shown=shown.get() directive=d.id as_of/> }
    });
    let (small, large): (Vec<_>, Vec<_>) = board.levels.into_iter().partition(|level| level.total.is_none());
    let level = move |level| view! { <LevelBoard level directive=d.id as_of/> };
    view! {
        <AsOfControl as_of at keep=vec![("directive", chosen.clone())]/>
        <PageHead title=t.title subtitle crumbs/>
        <DoneLine words=done/>
        <UnreadFilters read=vec![("level", shown_level.is_some()), ("state", shown_state.is_some())]/>
        <Choices choices=board.choices chosen as_of/>
        <div class="cols half">
            <div class="stack">
                <Group title=t.clauses count=board.clauses.len().to_string()><Clauses rows=board.clauses at deadline_hour base/></Group>
                {small.into_iter().map(level).collect_view()}
            </div>
            <div class="stack">{large.into_iter().map(level).collect_view()}</div>
        </div>
        <SheetLinks sheet=Sheet::Coverage of=of_document/>
        <p class="note">{t.how_counted}</p>
        {rows}
        <Returned rows=board.returned at deadline_hour as_of/>
        {as_of.is_none().then(|| view! { <UrgePanel directive=d.id.to_string() board=true/> })}
    }
}

/// Which directive; not worth a control while there is one.
#[component]
fn Choices(choices: Vec<DirectiveHead>, chosen: String, as_of: Option<Date>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    (choices.len() > 1).then(|| {
        let words = |d: DirectiveHead| (d.id.to_string(), text::directives::cite(lang, &d.kind, &d.number, d.issued_on));
        let options = choices.into_iter().map(words).collect();
        view! { <FilterBar clear=false as_of><SelectFilter name="directive" label=t.choose_directive all=t.choose_directive options value=chosen/></FilterBar> }
    })
}
