//! One form per thing that may happen to the model now.

use domain::ids::{ModelId, PlanId};
use domain::lifecycle::model::ModelEvent;
use domain::text::{labels, plans, steering as texts};
use domain::views::steering::ModelDesk;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use crate::contexts::use_lang;
use crate::features::models::server_fns::MoveModel;
use crate::features::plans::server_fns::ReportModel;
use crate::ui::dialog::Dialog;
use crate::ui::field::{AreaField, DateField, PostForm, Typed};
use crate::ui::panel::Group;

/// The verbs; nothing for whoever only reads.
#[component]
pub fn Verbs(desk: ModelDesk, plan: Option<PlanId>) -> impl IntoView {
    let t = texts(use_lang());
    let (model, seen) = (desk.model, desk.seen);
    // The assessment has a form of its own; a launch is reported of the plan that was approved.
    let shown = |event: &ModelEvent| match event {
        ModelEvent::Evaluate => false,
        ModelEvent::Launch | ModelEvent::Start => plan.is_some(),
        _ => true,
    };
    let offers: Vec<_> = desk.offers.into_iter().filter(shown).collect();
    if offers.is_empty() {
        return ().into_any();
    }
    let verbs = offers.into_iter().map(|event| match (event, plan) {
        (ModelEvent::Launch | ModelEvent::Start, Some(plan)) => view! { <Report plan seen event/> }.into_any(),
        _ => view! { <Verb model seen event/> }.into_any(),
    });
    let verbs = verbs.collect_view();
    view! { <Group title=t.desk id="verbs"><div class="panel"><div class="pad verbs">{verbs}</div></div></Group> }.into_any()
}

#[component]
fn Verb(model: ModelId, seen: u32, event: ModelEvent) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let label = labels::model_event(lang, event);
    let hint = match event {
        ModelEvent::Cancel => t.cancel_hint,
        ModelEvent::Reinstate => t.reinstate_hint,
        ModelEvent::StartPhase => t.phase_hint,
        _ => "",
    };
    let fields = move |typed: Typed| {
        let asked = if event == ModelEvent::Complete {
            view! { <DateField name="on" label=t.completed_on typed required=true/> }.into_any()
        } else if event == ModelEvent::FinishReplication {
            ().into_any()
        } else {
            view! { <AreaField name="text" label=t.reason typed hint required=true/> }.into_any()
        };
        view! {
            <input type="hidden" name="id" value=model.to_string()/>
            <input type="hidden" name="seen" value=seen.to_string()/>
            <input type="hidden" name="event" value=event.code()/>
            {asked}
            <button class=if event == ModelEvent::Cancel { "btn danger" } else { "btn" } type="submit">{label}</button>
        }
    };
    let form = view! { <PostForm action=MoveModel::PATH fields key=event.code()/> };
    let danger = event == ModelEvent::Cancel;
    view! { <Dialog id=format!("ask-{event}") open=label title=label danger>{form}</Dialog> }.into_any()
}

/// The launch and the start, on which day.
#[component]
fn Report(plan: PlanId, seen: u32, event: ModelEvent) -> impl IntoView {
    let lang = use_lang();
    let t = plans(lang);
    let label = labels::model_event(lang, event);
    let day = if event == ModelEvent::Launch { t.launch_on } else { t.start_on };
    let fields = move |typed: Typed| {
        view! {
            <input type="hidden" name="plan" value=plan.to_string()/>
            <input type="hidden" name="event" value=event.code()/>
            <input type="hidden" name="seen" value=seen.to_string()/>
            <DateField name="on" label=day typed required=true/>
            <button class="btn" type="submit">{label}</button>
        }
    };
    view! { <Dialog id=format!("ask-{event}") open=label title=label><PostForm action=ReportModel::PATH fields key=event.code()/></Dialog> }
        .into_any()
}
