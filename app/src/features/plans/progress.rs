//! What the unit reports once its plan is approved: the launch, the start, each task.

use domain::checks::REASON_MAX;
use domain::format::fmt_date;
use domain::ids::PlanId;
use domain::lifecycle::model::ModelEvent;
use domain::lifecycle::task::TaskEvent;
use domain::text::{labels, plans as texts};
use domain::views::plans::{PlanDetails, TaskRow};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::server_fns::{MoveTask, ReportModel as ReportModelFn};
use crate::contexts::use_lang;
use crate::ui::dialog::Dialog;
use crate::ui::field::{AreaField, DateField, PostForm, TextField, Typed};
use crate::ui::panel::Group;

/// The launch and the start of the model; nothing for whoever may not report them.
#[component]
pub fn ReportModel(view: PlanDetails) -> impl IntoView {
    let t = texts(use_lang());
    let (plan, seen, today) = (view.id, view.model_seen, view.today);
    let form = move |event: ModelEvent| {
        let (label, button) = if event == ModelEvent::Launch { (t.launch_on, t.launch) } else { (t.start_on, t.start) };
        let fields = move |typed: Typed| {
            view! {
                <input type="hidden" name="plan" value=plan.to_string()/>
                <input type="hidden" name="event" value=event.code()/>
                <input type="hidden" name="seen" value=seen.to_string()/>
                <DateField name="on" label typed value=fmt_date(today) required=true/>
                <button class="btn" type="submit">{button}</button>
            }
        };
        view! { <PostForm action=ReportModelFn::PATH fields key=event.code()/> }
    };
    let any = !view.model_offers.is_empty();
    let forms = view.model_offers.into_iter().map(form).collect_view();
    any.then(|| view! { <Group title=t.report id="report"><div class="panel"><div class="pad">{forms}</div></div></Group> })
}

/// What this person may do with a task now, one form per verb.
#[component]
pub fn TaskVerbs(row: TaskRow, plan: PlanId) -> impl IntoView {
    let (task, nth, seen) = (row.id, row.nth, u32::try_from(row.history.len()).unwrap_or(u32::MAX));
    let any = !row.offers.is_empty();
    let verb = move |event: TaskEvent| {
        let lang = use_lang();
        let label = labels::task_event(lang, event);
        let fields = move |typed: Typed| {
            view! {
                <input type="hidden" name="plan" value=plan.to_string()/>
                <input type="hidden" name="task" value=task.to_string()/>
                <input type="hidden" name="event" value=event.code()/>
                <input type="hidden" name="seen" value=seen.to_string()/>
                <Needs event typed/>
                <button class="btn" type="submit">{label}</button>
            }
        };
        let key = format!("task-{nth}-{event}");
        let form = view! { <PostForm action=MoveTask::PATH fields key=key.clone()/> };
        if event == TaskEvent::Start {
            form.into_any()
        } else {
            view! { <Dialog id=format!("ask-{key}") open=label title=label>{form}</Dialog> }.into_any()
        }
    };
    let verbs = row.offers.into_iter().map(verb).collect_view();
    any.then(|| view! { <div class="acts verbs">{verbs}</div> })
}

/// The fields that an event asks for.
#[component]
fn Needs(event: TaskEvent, typed: Typed) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    match event {
        TaskEvent::Start => ().into_any(),
        TaskEvent::Present => view! { <AreaField name="text" label=t.present_text typed max=REASON_MAX required=true/> }.into_any(),
        TaskEvent::Sign => view! { <DateField name="on" label=t.sign_on typed required=true/> }.into_any(),
        TaskEvent::SetEnd => view! {
            <DateField name="due" label=t.set_end typed=typed.clone() required=true/>
            <TextField name="text" label=t.reason typed required=true/>
        }
        .into_any(),
        _ => view! { <TextField name="text" label=t.reason typed required=true/> }.into_any(),
    }
}
