//! Departments in force today: add one, close one.

use domain::text::{common, labels, settings as texts};
use domain::units::UnitKind;
use domain::views::units::UnitHead;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::server_fns::{AddDepartment, CloseDepartment};
use crate::contexts::use_lang;
use crate::features::parts::UnitLink;
use crate::ui::field::{PostForm, SelectField, TextField, Typed};
use crate::ui::panel::Group;

/// The list, with its two forms.
#[component]
pub fn Departments(rows: Vec<UnitHead>, may: bool) -> impl IntoView {
    let t = texts(use_lang());
    let count = rows.len().to_string();
    let options: Vec<_> = rows.iter().map(|unit| (unit.code.clone(), unit.name.clone())).collect();
    let items = rows.into_iter().map(|unit| view! { <li><UnitLink unit/></li> }).collect_view();
    view! {
        <Group title=t.departments count>
            <div class="panel"><div class="pad">
                <p class="sub">{t.departments_hint}</p>
                <ul class="list many">{items}</ul>
                {may.then(|| view! { <Add/><Close options/> })}
            </div></div>
        </Group>
    }
}

#[component]
fn Add() -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let kinds: Vec<_> = [UnitKind::Department, UnitKind::Vertical, UnitKind::Organisation, UnitKind::Agency]
        .map(|kind| (kind.code().to_owned(), labels::unit_kind(lang, kind).to_owned()))
        .into();
    let fields = move |typed: Typed| {
        view! {
            <h3>{t.department_add}</h3>
            <div class="two">
                <TextField name="code" label=t.department_code typed=typed.clone() required=true/>
                <TextField name="name" label=t.department_name typed=typed.clone() required=true/>
                <SelectField name="kind" label=t.department_kind typed=typed.clone() options=kinds.clone()/>
                <TextField name="from" label=t.department_from typed hint=common(lang).date_hint required=true/>
            </div>
            <button class="btn" type="submit">{t.department_add}</button>
        }
    };
    view! { <PostForm action=AddDepartment::PATH fields key="add"/> }
}

#[component]
fn Close(options: Vec<(String, String)>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let fields = move |typed: Typed| {
        view! {
            <h3>{t.department_end}</h3>
            <div class="two">
                <SelectField name="code" label=t.departments typed=typed.clone() options=options.clone()/>
                <TextField name="to" label=t.department_last_day typed hint=common(lang).date_hint required=true/>
            </div>
            <button class="btn" type="submit">{t.department_end}</button>
        }
    };
    view! { <PostForm action=CloseDepartment::PATH fields key="close"/> }
}
