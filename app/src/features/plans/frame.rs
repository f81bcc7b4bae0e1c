//! The frame of a draft: until when; and what still stands in the way of sending it.

use domain::error::Refusal;
use domain::format::fmt_date;
use domain::lifecycle::DueRule;
use domain::text::{self, plans as texts};
use domain::views::plans::PlanDetails;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::server_fns::{MovePlan, SavePlan};
use crate::contexts::use_lang;
use crate::ui::field::{DateField, PostForm, SelectField, Typed};
use crate::ui::icon::{Icon, IconName};
use crate::ui::panel::Group;

/// The ways in which a due date counts, for a select.
pub(super) fn rules(t: &text::plans::Plans) -> Vec<(String, String)> {
    vec![(DueRule::By.code().to_owned(), t.rule_by.to_owned()), (DueRule::Before.code().to_owned(), t.rule_before.to_owned())]
}

/// The form. It has no key: the plan's own fields are named alone in what the sending is refused for.
#[component]
pub fn Frame(view: PlanDetails) -> impl IntoView {
    let t = texts(use_lang());
    let fields = move |typed: Typed| {
        let rule = view.ends.map_or(DueRule::By, |due| due.rule).code();
        view! {
            <input type="hidden" name="id" value=view.id.to_string()/>
            <input type="hidden" name="version" value=view.version.to_string()/>
            <div class="two">
                <SelectField name="ends_rule" label=t.ends_rule typed=typed.clone() options=rules(t) value=rule/>
                <DateField name="ends" label=t.ends typed value=view.ends.map(|due| fmt_date(due.on)).unwrap_or_default()/>
            </div>
            <button class="btn" type="submit">{t.save}</button>
        }
    };
    view! {
        <Group title=t.frame>
            <div class="panel"><div class="pad"><PostForm action=SavePlan::PATH fields errors_of=MovePlan::PATH/></div></div>
        </Group>
    }
    .into_any()
}

/// What stands in the way of sending, each leading to its field.
#[component]
pub fn Lacks(rows: Vec<Refusal>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    if rows.is_empty() {
        return view! { <p class="note g" data-testid="complete"><Icon name=IconName::Done/><span>{t.complete}" "{t.submit_by_head}</span></p> }.into_any();
    }
    let row = move |one: Refusal| {
        let field = one.field.unwrap_or_default();
        let place = text::plans::place(lang, &field).unwrap_or_else(|| if field == "tasks" { t.tasks } else { t.ends }.to_owned());
        view! { <li><a href=format!("#{field}")>{place}</a>": "{text::refusal(lang, &one.code)}</li> }
    };
    view! {
        <div class="note y" data-testid="lacks"><Icon name=IconName::Warn/><div><p>{t.lacks}</p><ul>{rows.into_iter().map(row).collect_view()}</ul></div></div>
    }
    .into_any()
}
