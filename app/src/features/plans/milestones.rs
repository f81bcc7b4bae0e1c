//! Milestones: in a draft each can be taken out again, and one added.

use domain::clock::Instant;
use domain::format::fmt_date;
use domain::ids::PlanId;
use domain::plan::MilestoneKind;
use domain::text::{labels, plans as texts};
use domain::views::plans::{PlanDetails, PlannedMilestone};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::frame::rules;
use super::server_fns::{AddMilestone, RemoveMilestone};
use crate::contexts::use_lang;
use crate::features::parts::DueCell;
use crate::ui::field::{DateField, PostButton, PostForm, SelectField, TextField, Typed};
use crate::ui::panel::Group;

/// The list, with its form in a draft.
#[component]
pub fn Milestones(view: PlanDetails) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let (plan, at, hour, may_edit) = (view.id, view.at, view.deadline_hour, view.may_edit);
    let none = view.milestones.is_empty().then(|| view! { <p class="sub">{t.milestones_none}</p> });
    let row = move |(nth, row): (u32, PlannedMilestone)| {
        let done = row.done_on.map(|day| Instant::at_hour(day, hour).min(at));
        let reached = row.done_on.map(|day| format!(" · {} {}", t.milestone_done, fmt_date(day)));
        let ids = vec![("plan", plan.to_string()), ("milestone", row.id.to_string())];
        let remove = may_edit
            .then(|| view! { <PostButton action=RemoveMilestone::PATH values=ids label=t.milestone_remove about=row.title.clone()/> });
        view! {
            <li id=format!("milestones-{nth}-due_date") data-testid="milestone">
                <DueCell due=row.due at fulfilled_at=done deadline_hour=hour/>
                <div><h3>{row.title.clone()}</h3><p class="meta">{labels::milestone_kind(lang, row.kind)}{reached}</p>{remove}</div>
            </li>
        }
    };
    let count = view.milestones.len().to_string();
    let rows = (1..).zip(view.milestones).map(row).collect::<Vec<_>>();
    let list = (!rows.is_empty()).then(|| view! { <ul class="work duty">{rows}</ul> });
    view! {
        <Group title=t.milestones count>
            {none}{list}
            {may_edit.then(|| view! { <Add plan/> })}
        </Group>
    }
    .into_any()
}

#[component]
fn Add(plan: PlanId) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let kinds: Vec<_> =
        MilestoneKind::ALL.iter().map(|kind| (kind.code().to_owned(), labels::milestone_kind(lang, *kind).to_owned())).collect();
    let fields = move |typed: Typed| {
        view! {
            <input type="hidden" name="plan" value=plan.to_string()/>
            <div class="two">
                <SelectField name="kind" label=t.milestone_kind typed=typed.clone() options=kinds.clone() value=MilestoneKind::Launch.code()/>
                <TextField name="title" label=t.milestone_title typed=typed.clone() required=true/>
                <SelectField name="due_rule" label=t.due_rule typed=typed.clone() options=rules(t)/>
                <DateField name="due_date" label=t.due_date typed required=true/>
            </div>
            <button class="btn" type="submit">{t.milestone_add}</button>
        }
    };
    view! { <div class="panel"><div class="pad"><PostForm action=AddMilestone::PATH fields key="milestone"/></div></div> }.into_any()
}
