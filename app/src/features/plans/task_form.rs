//! The fields of a task.

use domain::lifecycle::DueRule;
use domain::text::plans as texts;
use domain::views::plans::TaskText;
use leptos::prelude::*;

use super::frame::rules;
use crate::contexts::use_lang;
use crate::ui::field::{AreaField, DateField, SelectField, TextField, Typed};

/// The fields, filled with what is saved. The page holds the list of units under the id `units`.
#[component]
pub fn TaskFields(typed: Typed, text: TaskText) -> impl IntoView {
    let t = texts(use_lang());
    let mut when = rules(t);
    when.push((TaskText::RECURRING.to_owned(), t.rule_recurring.to_owned()));
    let rule = if text.due_rule.is_empty() { DueRule::By.code().to_owned() } else { text.due_rule };
    view! {
        <AreaField name="work" label=t.work typed=typed.clone() value=text.work hint=t.work_hint rows=2 required=true/>
        <div class="two">
            <TextField name="owner" label=t.owner typed=typed.clone() value=text.owner hint=t.owner_hint list="units"/>
            <TextField name="accountable" label=t.accountable typed=typed.clone() value=text.accountable hint=t.accountable_hint/>
            <SelectField name="due_rule" label=t.due_rule typed=typed.clone() options=when value=rule/>
            <DateField name="due_date" label=t.due_date typed=typed.clone() value=text.due_date/>
            <DateField name="starts_on" label=t.starts_on typed=typed.clone() value=text.starts_on/>
            <TextField name="authority" label=t.authority typed=typed.clone() value=text.authority/>
        </div>
        <AreaField name="deliverable" label=t.deliverable typed=typed.clone() value=text.deliverable rows=2/>
        <div class="two">
            <TextField name="quantity" label=t.quantity typed=typed.clone() value=text.quantity/>
            <TextField name="quantity_of" label=t.quantity_of typed=typed.clone() value=text.quantity_of hint=t.quantity_of_hint/>
        </div>
        <AreaField name="solution" label=t.solution typed=typed.clone() value=text.solution rows=2/>
        <TextField name="progress" label=t.progress typed value=text.progress hint=t.progress_hint/>
    }
    .into_any()
}
