//! Writing a draft.

use domain::error::Refusal;
use domain::text::{self, registrations as texts};
use domain::views::registrations::RegistrationDetails;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::server_fns::SaveRegistration;
use crate::contexts::use_lang;
use crate::ui::field::{AreaField, PostForm, TextField, Typed};
use crate::ui::icon::{Icon, IconName};
use crate::ui::panel::Group;

/// The form, with what is still missing.
#[component]
pub fn DraftForm(view: RegistrationDetails) -> impl IntoView {
    let t = texts(use_lang());
    let lacks = view.lacks.clone();
    let fields = move |typed: Typed| {
        let text = view.text.clone();
        view! {
            <input type="hidden" name="id" value=view.id.to_string()/>
            <input type="hidden" name="version" value=view.version.to_string()/>
            <TextField name="name" label=t.name typed=typed.clone() value=text.name required=true/>
            <AreaField name="objective" label=t.objective typed=typed.clone() value=text.objective hint=t.objective_hint/>
            <TextField name="responsible_leader" label=t.leader typed=typed.clone() value=text.responsible_leader hint=t.leader_hint/>
            <AreaField name="deliverable" label=t.deliverable typed=typed.clone() value=text.deliverable hint=t.deliverable_hint/>
            <AreaField name="indicators" label=t.indicators typed=typed.clone() value=text.indicators hint=t.indicators_hint/>
            <AreaField name="actions" label=t.actions typed value=text.actions hint=t.actions_hint rows=5/>
            <button class="btn pri" type="submit">{t.save}</button>
        }
    };
    view! {
        <Group title=t.content>
            <Lacks rows=lacks/>
            <div class="panel"><div class="pad"><PostForm action=SaveRegistration::PATH fields/></div></div>
        </Group>
    }
}

/// What stands in the way of sending, each leading to its field.
#[component]
fn Lacks(rows: Vec<Refusal>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    if rows.is_empty() {
        return view! { <p class="note g" data-testid="complete"><Icon name=IconName::Done/><span>{t.complete}</span></p> }.into_any();
    }
    let row = move |one: Refusal| {
        let name = match one.field.as_deref().unwrap_or_default() {
            "name" => t.name,
            "objective" => t.objective,
            "responsible_leader" => t.leader,
            "deliverable" => t.deliverable,
            "indicators" => t.indicators,
            _ => t.actions,
        };
        let field = match one.field.as_deref() {
            Some(field) if !field.starts_with("actions") && field != "members" => field.to_owned(),
            _ => "actions".to_owned(),
        };
        view! { <li><a href=format!("#{field}")>{name}</a>": "{text::refusal(lang, &one.code)}</li> }
    };
    view! {
        <div class="note y" data-testid="lacks"><Icon name=IconName::Warn/><div><p>{t.lacks}</p><ul>{rows.into_iter().map(row).collect_view()}</ul></div></div>
    }
    .into_any()
}
