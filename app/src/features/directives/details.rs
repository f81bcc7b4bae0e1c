//! `/directives/{id}`: what a document asks, of whom, and how far that is.

use domain::clock::Instant;
use domain::deadline::Tone;
use domain::evidence::SubjectKind;
use domain::lifecycle::ObligationKind;
use domain::lifecycle::directive::DirectiveState;
use domain::obligation::ObligationState;
use domain::text::{self, Lang, directives as texts, labels};
use domain::views::directives::{ClauseSummary, DirectiveDetails, DutyFilter};
use domain::views::query::{FromQuery, Query};
use domain::views::sheets::Sheet;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use time::Date;

use super::answers::Answers;
use super::draft::Draft;
use super::moves::{Ends, ExtendClause, Extensions, Over};
use super::server_fns::get_directive;
use super::standing::Standing;
use crate::contexts::use_lang;
use crate::features::comments::CommentGroup;
use crate::features::files::FileGroup;
use crate::features::notices::UrgePanel;
use crate::features::parts::{Counts, DueCell, FilterBar, ObligationTable, SelectFilter, Source, TextFilter, narrowed, on};
use crate::layouts::{AsOfControl, DoneLine, PageOf, as_of_query};
use crate::ui::badge::{Badge, Countdown};
use crate::ui::page_head::PageHead;
use crate::ui::pager::Pager;
use crate::ui::panel::Group;
use crate::ui::progress::Progress;
use crate::ui::state::Empty;

/// The page.
#[component]
pub fn DirectivePage() -> impl IntoView {
    let params = use_params_map();
    let query = use_query_map();
    let as_of = as_of_query();
    let word = move |name: &str| query.with(|query| query.get(name)).filter(|word| !word.is_empty());
    let duties = move || query.with(|query| DutyFilter::from_query(&Query::new(&|name| query.get(name))));
    let id = move || params.with(|params| params.get("id")).unwrap_or_default();
    let key = Memo::new(move |_| (id(), as_of.get(), word("duty"), duties()));
    let directive = Resource::new(move || key.get(), |(id, as_of, opened, duties)| get_directive(id, as_of, opened, duties));
    let render = move |view| {
        let (_, as_of, _, duties) = key.get_untracked();
        view! { <Content view as_of duties/> }
    };
    view! { <PageOf resource=directive render/> }
}

fn done(lang: Lang, code: &str) -> Option<String> {
    let t = texts(lang);
    let words = match code {
        "begun" => t.begun,
        "saved" => t.saved,
        "clause_added" => t.clause_added,
        "clause_removed" => t.clause_removed,
        "standing_added" => t.standing_added,
        "standing_removed" => t.standing_removed,
        "issued" => t.issued,
        "withdrawn" => t.withdrawn,
        "replaced" => t.replaced,
        "extended" => t.extended,
        "urged" => text::notices(lang).urged,
        "explanation_answer" => t.answered,
        "explanation_recall" => t.recalled,
        "explanation_accept" => t.accepted,
        "explanation_return" => t.returned,
        "explanation_withdraw_decision" => t.decision_withdrawn,
        _ => return text::comments::done(lang, code),
    };
    Some(words.to_owned())
}

#[component]
fn Content(view: DirectiveDetails, as_of: Option<Date>, duties: DutyFilter) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let d = view.directive.clone();
    let at = view.at;
    let crumbs = vec![(format!("/directives{}", on(as_of, '?')), t.title.to_owned())];
    let subtitle = format!("{}, {}. {}", d.issuer, domain::format::fmt_date(d.issued_on), d.subject);
    let asks = view.clauses.iter().any(|clause| clause.kind == ObligationKind::Register);
    let board = asks.then(|| view! { <a class="btn" href=format!("/coverage?directive={}{}", d.id, on(as_of, '&'))>{t.see_coverage}</a> });
    let over = matches!(view.state, DirectiveState::Withdrawn | DirectiveState::Replaced);
    let over = over.then(|| view! { <Over state=view.state last=view.history.last().cloned()/> });
    let is_draft = view.draft.is_some();
    let drafted = is_draft.then(|| view! { <Badge tone=Tone::Yellow label=labels::directive_state(lang, DirectiveState::Draft)/> });
    let seen = u32::try_from(view.history.len()).unwrap_or(u32::MAX);
    let (offers, others, draft) = (view.offers.clone(), view.others.clone(), view.draft.clone());
    let (files, threads) = (view.files.clone(), view.threads.clone());
    let body = match draft {
        Some(draft) => view! { <Draft directive=d.clone() draft standing=view.standing/> }.into_any(),
        None => view! { <Issued view as_of duties/> }.into_any(),
    };
    view! {
        <AsOfControl as_of at/>
        <PageHead title=text::directives::name(lang, &d.kind, &d.number) subtitle crumbs>{drafted}{board}</PageHead>
        <DoneLine words=done/>
        <div class="stack">
            {over}
            <FileGroup files id=d.id.0 kind=SubjectKind::Directive/>
            {body}
            <CommentGroup threads id=d.id.0 kind=SubjectKind::Directive/>
            <Ends directive=d seen offers others draft=is_draft/>
        </div>
    }
    .into_any()
}

/// What was issued: demands, answers, each unit's duty.
#[component]
fn Issued(view: DirectiveDetails, as_of: Option<Date>, duties: DutyFilter) -> impl IntoView {
    let t = texts(use_lang());
    let (at, deadline_hour, may_extend, id) = (view.at, view.deadline_hour, view.may_extend, view.directive.id.to_string());
    let (urged, of_document) = (id.clone(), id.clone());
    let narrow = view! { <Duties states=view.duty_states.clone() clauses=view.clauses.clone() filter=duties.clone() as_of/> };
    let none = view.obligations.is_empty() && !view.clauses.is_empty();
    let none = none.then(|| view! { <Empty title=t.duties_none/> });
    let hint = (!view.clauses.is_empty()).then(|| view! { <p class="note">{t.due_rule_hint}</p> });
    let sort = duties.sort;
    let of_clause = view.clauses.clone().into_iter().filter_map(|clause| {
        let rows: Vec<_> = view.obligations.iter().filter(|row| row.clause == clause.clause).cloned().collect();
        // Of a page, or of what is looked for, a demand may have nothing.
        if rows.is_empty() {
            return None;
        }
        let (count, readable, raisable) = (rows.len().to_string(), view.readable.clone(), view.raisable.clone());
        let label = format!("{}. {}", clause.clause, clause.title);
        let anchor = format!("clause-{}", clause.clause);
        let extend = (may_extend && clause.open > 0).then(|| view! { <ExtendClause directive=id.clone() clause rows=rows.clone()/> });
        Some(view! { <Group title=label.clone() count id=anchor>{extend}<ObligationTable rows at deadline_hour as_of units=true label readable raisable sortable=true sort/></Group> })
    });
    let of_clause = of_clause.collect_view();
    view! {
        <Standing rows=view.standing/>
        <Answers rows=view.answers files=view.files threads=view.threads waiting=view.answers_waiting today=view.today/>
        <Group title=t.clauses count=view.clauses.len().to_string()><Clauses rows=view.clauses at deadline_hour/></Group>
        {hint}
        {narrow}
        {none}
        {of_clause}
        <Pager page=view.duty_page sheet=Sheet::Duties of=of_document/>
        {as_of.is_none().then(|| view! { <UrgePanel directive=urged/> })}
        <Extensions rows=view.extensions/>
        <Source text=view.source/>
    }
    .into_any()
}

/// How many duties stand where, and what narrows them.
#[component]
fn Duties(states: Vec<(ObligationState, u32)>, clauses: Vec<ClauseSummary>, filter: DutyFilter, as_of: Option<Date>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let words = |state: ObligationState| labels::obligation_state(lang, state).to_owned();
    let counts = states.iter().map(|(state, n)| (narrowed("state", state.code()), words(*state), *n, filter.state == Some(*state)));
    let counts = counts.collect();
    let clear = filter.search.is_some() || filter.state.is_some() || filter.clause.is_some();
    let states = ObligationState::ALL.iter().map(|state| (state.code().to_owned(), words(*state))).collect();
    let demands = clauses.into_iter().map(|clause| (clause.clause.to_string(), format!("{}. {}", clause.clause, clause.title)));
    let demands: Vec<_> = demands.collect();
    let keep = vec![("sort", filter.sort.map(|sort| sort.to_string()).unwrap_or_default())];
    let state = filter.state.map(|state| state.code().to_owned()).unwrap_or_default();
    let clause = filter.clause.map(|clause| clause.to_string()).unwrap_or_default();
    (!demands.is_empty()).then(|| {
        view! {
            <Group title=t.obligations id="duties">
                <Counts label=t.by_state rows=counts/>
                <FilterBar clear as_of keep>
                    <TextFilter name="q" label=t.duties_search value=filter.search.unwrap_or_default()/>
                    <SelectFilter name="clause" label=t.clause all=t.all_clauses options=demands value=clause/>
                    <SelectFilter name="state" label=t.filter_state all=t.all_states options=states value=state/>
                </FilterBar>
            </Group>
        }
    })
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
