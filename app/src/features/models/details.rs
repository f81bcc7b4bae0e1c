//! `/models/{id}`: state, registrations with their decisions, documents, milestones, duties.

use domain::evidence::SubjectKind;
use domain::format::fmt_date;
use domain::lifecycle::paper::PaperState;
use domain::lifecycle::{CoverageState, Decision};
use domain::text::{self, common, labels, models as texts};
use domain::views::family::Family;
use domain::views::models::{DecisionRow, MilestoneRow, ModelDetails, RegistrationRow};
use domain::views::plans::ModelLine;
use domain::views::steering::ModelDesk;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use time::Date;

use super::desk::{Desk, Told, done};
use super::family::FamilyView;
use super::life::LifeLine;
use super::server_fns::{get_model, get_model_desk, get_model_family};
use crate::contexts::use_lang;
use crate::features::comments::CommentGroup;
use crate::features::coverage::coverage_tone;
use crate::features::difficulties::RaiseLink;
use crate::features::parts::{DueCell, ObligationTable, Reasons, Source, UnitLink, model_tone, on};
use crate::features::plans::server_fns::get_model_line;
use crate::layouts::{AsOfControl, DoneLine, PageOf, as_of_query};
use crate::ui::badge::{Badge, SampleMark};
use crate::ui::page_head::PageHead;
use crate::ui::panel::{Facts, Group};

/// The page.
#[component]
pub fn ModelPage() -> impl IntoView {
    let params = use_params_map();
    let as_of = as_of_query();
    let key = Memo::new(move |_| (params.with(|params| params.get("id")).unwrap_or_default(), as_of.get()));
    let load = |(id, as_of): (String, Option<Date>)| async move {
        let model = get_model(id.clone(), as_of).await?;
        let line = get_model_line(id.clone(), as_of).await?;
        let desk = get_model_desk(id.clone(), as_of).await?;
        Ok((model, line, desk, get_model_family(id, as_of).await?))
    };
    let model = Resource::new(move || key.get(), load);
    view! { <PageOf resource=model render=move |(view, line, desk, family)| view! { <Content view line desk family as_of=as_of.get_untracked()/> }/> }
}

#[component]
fn Content(view: ModelDetails, line: ModelLine, desk: ModelDesk, family: Family, as_of: Option<Date>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let model = view.model;
    let (at, deadline_hour) = (view.at, view.deadline_hour);
    let plan = line.plan.filter(|(_, state)| *state == PaperState::Accepted).map(|(plan, _)| plan);
    let crumbs = vec![(format!("/models{}", on(as_of, '?')), t.title.to_owned())];
    let documents = view.directives.into_iter().map(|document| {
        let href = format!("/directives/{}{}", document.id, on(as_of, '?'));
        view! { <li><a href=href>{text::directives::cite(lang, &document.kind, &document.number, document.issued_on)}</a></li> }
    });
    let documents = documents.collect_view();
    let mut facts = vec![
        (t.column_state, view! { <Badge tone=model_tone(model.state) label=labels::model_state(lang, model.state)/> }.into_any()),
        (t.column_level, labels::level(lang, model.level).into_any()),
        (t.lead, view! { <UnitLink unit=model.lead as_of/> }.into_any()),
        (t.phase, view.phase.into_any()),
        (t.directives, view! { <ul>{documents}</ul> }.into_any()),
    ];
    facts.extend(view.field.map(|field| (t.field, field.into_any())));
    facts.extend(view.catalogue_no.map(|number| (t.catalogue_no, number.into_any())));
    let no_registrations = view.registrations.is_empty().then(|| view! { <p class="sub">{t.registrations_none}</p> });
    let registrations = (1..).zip(view.registrations).map(move |(nth, row)| view! { <Registration row nth as_of/> }).collect_view();
    let obligations = if view.obligations.is_empty() {
        view! { <p class="sub">{t.obligations_none}</p> }.into_any()
    } else {
        view! { <ObligationTable rows=view.obligations at deadline_hour as_of/> }.into_any()
    };
    view! {
        <AsOfControl as_of at/>
        <PageHead title=model.name crumbs>
            <SampleMark when=model.sample/>
            {view.may_raise.then(|| view! { <RaiseLink query=format!("model={}", model.id)/> })}
        </PageHead>
        <DoneLine words=done/>
        <LifeLine line/>
        <div class="cols">
            <div class="stack">
                <Desk desk=desk.clone() plan/>
                <FamilyView family as_of/>
                <Group title=t.registrations>{no_registrations}{registrations}</Group>
                <Milestones rows=view.milestones at deadline_hour/>
                <Group title=t.obligations>{obligations}</Group>
                <CommentGroup threads=view.threads kind=SubjectKind::Model id=model.id.0/>
            </div>
            <div class="stack">
                <div class="panel"><div class="pad"><Facts rows=facts/><Source text=view.source/></div></div>
                <Told desk/>
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn Registration(row: RegistrationRow, nth: u32, as_of: Option<Date>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let sent = row.submitted_on.map_or_else(|| t.submitted_unknown.to_owned(), fmt_date);
    let none = row.decisions.is_empty().then(|| view! { <p class="sub">{t.no_decision}</p> });
    view! {
        <div class="panel" data-testid="registration">
            <header>
                <h3><a href=format!("/registrations/{}", row.id)>{text::models::registration(lang, nth)}</a><SampleMark when=row.sample/></h3>
                <Badge tone=coverage_tone(row.state) label=labels::coverage_state(lang, row.state)/>
            </header>
            <div class="pad">
                <Facts rows=vec![
                    (t.registered_by, row.unit.name.into_any()),
                    (t.submitted_on, sent.into_any()),
                    (t.known_on, fmt_date(row.known_on).into_any()),
                ]/>
                {none}
                {row.decisions.into_iter().map(|decision| view! { <DecisionView decision as_of/> }).collect_view()}
            </div>
        </div>
    }
}

#[component]
fn DecisionView(decision: DecisionRow, as_of: Option<Date>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let state = if decision.decision == Decision::Accepted { CoverageState::Registered } else { CoverageState::Returned };
    let day = decision.decided_on.map(|day| view! { <span class="dim">{t.decided_on}" "{fmt_date(day)}</span> });
    let document = decision
        .directive
        .map(|d| view! { <a href=format!("/directives/{}{}", d.id, on(as_of, '?'))>{text::directives::cite(lang, &d.kind, &d.number, d.issued_on)}</a> });
    // Learnt on the day of the decision: nothing to say about when it was entered.
    let late_entry = (decision.decided_on != Some(decision.recorded_at.day())).then(|| view! {
        <p class="dim"><span class="mau" title=common(lang).back_dated_hint>{common(lang).back_dated}</span>" "{common::recorded_at(lang, decision.recorded_at)}</p>
    });
    view! {
        <div class="decision">
            <p><Badge tone=coverage_tone(state) label=labels::decision(lang, decision.decision) bare=true/>" "{day}" "{document}</p>
            <p class="why"><Reasons reasons=decision.reasons/></p>
            {decision.text.map(|words| view! { <p>{words}</p> })}
            {late_entry}
        </div>
    }
}

#[component]
fn Milestones(rows: Vec<MilestoneRow>, at: domain::clock::Instant, deadline_hour: u8) -> impl IntoView {
    let t = texts(use_lang());
    if rows.is_empty() {
        return view! { <Group title=t.milestones><p class="sub">{t.milestones_none}</p></Group> }.into_any();
    }
    let row = move |row: MilestoneRow| {
        // Reached today, before the hour at which days end for deadlines: it is reached all the same.
        let done = row.done_on.map(|day| domain::clock::Instant::at_hour(day, deadline_hour).min(at));
        let words = row.done_on.map_or_else(|| t.milestone_open.to_owned(), |day| format!("{} {}", t.milestone_done, fmt_date(day)));
        view! { <li><DueCell due=row.due at fulfilled_at=done deadline_hour/><div><h3>{row.title}</h3><p class="meta">{words}</p></div></li> }
    };
    view! { <Group title=t.milestones><ul class="work duty">{rows.into_iter().map(row).collect_view()}</ul></Group> }.into_any()
}
