//! The forms for a new and a changed person.

use domain::text::users as texts;
use domain::views::users::UserRow;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::server_fns::{ChangeUser, CreateUser};
use crate::contexts::use_lang;
use crate::ui::field::{PostForm, SelectField, TextField, Typed};

/// Options of a select: (value, words).
pub type Options = Vec<(String, String)>;

fn with_none(units: Options) -> Options {
    std::iter::once((String::new(), texts(use_lang()).no_unit.to_owned())).chain(units).collect()
}

/// One more person.
#[component]
pub fn NewUserForm(roles: Options, units: Options) -> impl IntoView {
    let t = texts(use_lang());
    let units = with_none(units);
    let fields = move |typed: Typed| {
        view! {
            <div class="two">
                <TextField name="username" label=t.username typed=typed.clone() hint=t.username_hint required=true/>
                <TextField name="name" label=t.name typed=typed.clone() required=true/>
                <TextField name="position" label=t.position typed=typed.clone()/>
                <SelectField name="role" label=t.role typed=typed.clone() options=roles.clone() value="unit_officer"/>
                <SelectField name="unit_code" label=t.unit typed options=units.clone() hint=t.unit_hint/>
            </div>
            <button class="btn pri" type="submit">{t.save_new}</button>
        }
    };
    view! { <PostForm action=CreateUser::PATH fields/> }
}

/// A person's name, position, role and unit.
#[component]
pub fn ChangeUserForm(user: UserRow, roles: Options, units: Options) -> impl IntoView {
    let t = texts(use_lang());
    let units = with_none(units);
    let unit = user.unit.map(|unit| unit.code).unwrap_or_default();
    let fields = move |typed: Typed| {
        view! {
            <input type="hidden" name="id" value=user.id.to_string()/>
            <input type="hidden" name="version" value=user.version.to_string()/>
            <div class="two">
                <TextField name="name" label=t.name typed=typed.clone() value=user.name.clone() required=true/>
                <TextField name="position" label=t.position typed=typed.clone() value=user.position.clone()/>
                <SelectField name="role" label=t.role typed=typed.clone() options=roles.clone() value=user.role.code()/>
                <SelectField name="unit_code" label=t.unit typed options=units.clone() value=unit.clone() hint=t.unit_hint/>
            </div>
            <button class="btn pri" type="submit">{t.save_edit}</button>
        }
    };
    view! { <PostForm action=ChangeUser::PATH fields/> }
}
