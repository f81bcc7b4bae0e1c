//! `/plans/{id}`.

use domain::evidence::SubjectKind;
use domain::lifecycle::model::ModelEvent;
use domain::lifecycle::paper::{PaperEvent, PaperState};
use domain::text::{self, Lang, labels, plans as texts};
use domain::views::plans::PlanDetails;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::decide::Verbs;
use super::frame::{Frame, Lacks};
use super::milestones::Milestones;
use super::plan_tone;
use super::progress::ReportModel;
use super::server_fns::get_plan;
use super::task::{NewTask, Task};
use super::timeline::PlanTimeline;
use crate::contexts::{use_kept, use_lang};
use crate::features::comments::CommentGroup;
use crate::features::files::FileGroup;
use crate::features::parts::{History, UnitLink, model_tone};
use crate::layouts::{DoneLine, PageOf};
use crate::ui::badge::{Badge, SampleMark};
use crate::ui::page_head::PageHead;
use crate::ui::panel::{Facts, Group};

/// The page.
#[component]
pub fn PlanPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    // Which form came back, so that it is drawn open.
    let back = use_kept().and_then(|form| form.value("form").map(str::to_owned));
    let plan = Resource::new(move || id.get(), get_plan);
    view! { <PageOf resource=plan render=move |view| view! { <Content view back/> }/> }.into_any()
}

fn done(lang: Lang, code: &str) -> Option<String> {
    let t = texts(lang);
    let words = match (code, PaperEvent::from_code(code), ModelEvent::from_code(code)) {
        ("saved", ..) => t.saved,
        ("task_added", ..) => t.task_added,
        ("task_removed", ..) => t.task_removed,
        ("task_moved", ..) => t.task_moved,
        ("milestone_added", ..) => t.milestone_added,
        ("milestone_removed", ..) => t.milestone_removed,
        (_, Some(PaperEvent::Submit), _) => t.submitted,
        (_, Some(PaperEvent::Recall), _) => t.recalled,
        (_, Some(PaperEvent::Withdraw), _) => t.withdrawn,
        (_, Some(PaperEvent::Accept), _) => t.accepted,
        (_, Some(PaperEvent::Return), _) => t.returned,
        (_, Some(PaperEvent::WithdrawDecision), _) => t.decision_withdrawn,
        (.., Some(ModelEvent::Launch)) => t.launched,
        (.., Some(ModelEvent::Start)) => t.started,
        _ => return text::comments::done(lang, code),
    };
    Some(words.to_owned())
}

#[component]
fn Content(view: PlanDetails, back: Option<String>) -> impl IntoView {
    let t = texts(use_lang());
    let crumbs = vec![("/plans".to_owned(), t.title.to_owned())];
    let drafted = view.may_edit.then(|| view! { <Lacks rows=view.lacks.clone()/> });
    let frame = view.may_edit.then(|| view! { <Frame view=view.clone()/> });
    view! {
        <PageHead title=view.name.clone() subtitle=t.plan crumbs><SampleMark when=view.sample/></PageHead>
        <DoneLine words=done/>
        {drafted}
        <div class="cols">
            <div class="stack">
                {frame}
                <PlanTimeline view=view.clone()/>
                <Tasks view=view.clone() back/>
                <Milestones view=view.clone()/>
                <FileGroup files=view.files.clone() kind=SubjectKind::Plan id=view.id.0/>
                <Verbs view=view.clone()/>
                <CommentGroup threads=view.threads.clone() kind=SubjectKind::Plan id=view.id.0/>
            </div>
            <div class="stack">
                <Side view=view.clone()/>
                <ReportModel view=view.clone()/>
                <Group title=t.history><div class="panel"><div class="pad"><History rows=view.history/></div></div></Group>
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn Side(view: PlanDetails) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let directives = view.directives.into_iter().map(|d| {
        view! { <li><a href=format!("/directives/{}", d.id)>{text::directives::cite(lang, &d.kind, &d.number, d.issued_on)}</a></li> }
    });
    let rows = vec![
        (t.column_state, view! { <Badge tone=plan_tone(view.state) label=labels::paper_state(lang, view.state)/> }.into_any()),
        (t.model, view! { <a href=format!("/models/{}", view.model)>{view.name}</a> }.into_any()),
        (
            t.model_state,
            view! { <Badge tone=model_tone(view.model_state) label=labels::model_state(lang, view.model_state) bare=true/> }.into_any(),
        ),
        (t.column_unit, view! { <UnitLink unit=view.unit/> }.into_any()),
        (t.phase, view.phase.into_any()),
        (t.ends, view.ends.map_or_else(|| t.ends_none.to_owned(), |due| text::due(lang, due)).into_any()),
        (t.directives, view! { <ul>{directives.collect_view()}</ul> }.into_any()),
    ];
    view! { <div class="panel" data-testid="plan" data-state=view.state.code()><div class="pad"><Facts rows/></div></div> }.into_any()
}

#[component]
fn Tasks(view: PlanDetails, back: Option<String>) -> impl IntoView {
    let t = texts(use_lang());
    let count = view.tasks.len().to_string();
    let (may_edit, id) = (view.may_edit, view.id);
    let none = view.tasks.is_empty().then(|| view! { <p class="sub">{t.tasks_none}</p> });
    let hint = (may_edit && !view.tasks.is_empty()).then(|| view! { <p class="sub">{t.each_saved}</p> });
    let units = view.units.iter().map(|name| view! { <option value=name.clone()></option> }).collect_view();
    // Before the approval nobody is late.
    let counts = view.state == PaperState::Accepted;
    let (at, hour) = (view.at, view.deadline_hour);
    let (files, threads) = (view.files, view.threads);
    let tasks = view.tasks.into_iter().map(move |row| {
        let open = back.as_deref() == Some(&format!("tasks-{}", row.nth));
        let status = row
            .due
            .filter(|_| counts)
            .map(|due| due.status(at, row.done_on.map(|day| domain::clock::Instant::at_hour(day, hour).min(at)), hour));
        view! { <Task files=files.clone() threads=threads.clone() row plan=id may_edit open status/> }
    });
    view! {
        <Group title=t.tasks count id="tasks">
            {hint}{none}
            {tasks.collect_view()}
            {may_edit.then(|| view! { <datalist id="units">{units}</datalist><NewTask plan=id/> })}
        </Group>
    }
    .into_any()
}
