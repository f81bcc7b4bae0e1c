//! Fields that are more than one line of text: a day, several lines, a tick.

use domain::checks::FieldCheck;
use domain::text::common;
use leptos::prelude::*;

use super::{Below, Typed};
use crate::contexts::use_lang;

/// A day as text, dd/MM/yyyy: a picker may stand beside it, never instead of it.
#[component]
pub fn DateField(
    name: &'static str,
    label: &'static str,
    typed: Typed,
    #[prop(into, optional)] value: String,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    let id = typed.id(name);
    let t = common(use_lang());
    let below = Below::new(&typed, name, t.date_hint.to_owned(), Some(FieldCheck::Day)).beside(typed.theirs(name, &value));
    view! {
        <div class="fld">
            <label for=id.clone()>{label}{required.then(|| view! { " "<span class="req">{t.required}</span> })}</label>
            <input
                class="inp day" id=id.clone() name=name inputmode="numeric" autocomplete="off" value=typed.value(name, &value)
                required=required aria-invalid=below.invalid() aria-describedby=below.described()
            />
            {below.view()}
        </div>
    }
    .into_any()
}

/// Several lines; `max` is the most characters that are stored.
#[component]
pub fn AreaField(
    name: &'static str,
    label: &'static str,
    typed: Typed,
    #[prop(into, optional)] value: String,
    #[prop(into, optional)] hint: String,
    #[prop(default = 3)] rows: u32,
    #[prop(optional)] max: Option<u32>,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    let id = typed.id(name);
    let below = Below::new(&typed, name, hint, max.map(|max| FieldCheck::MaxChars { max })).beside(typed.theirs(name, &value));
    view! {
        <div class="fld">
            <label for=id.clone()>{label}{required.then(|| view! { " "<span class="req">{common(use_lang()).required}</span> })}</label>
            <textarea
                class="inp" id=id.clone() name=name rows=rows.to_string()
                required=required aria-invalid=below.invalid() aria-describedby=below.described()
            >{typed.value(name, &value)}</textarea>
            {below.view()}
        </div>
    }
    .into_any()
}

/// A tick. Unticked, the form sends nothing under this name.
#[component]
pub fn CheckField(
    name: &'static str,
    label: &'static str,
    typed: Typed,
    #[prop(optional)] checked: bool,
    #[prop(into, optional)] hint: String,
) -> impl IntoView {
    let id = typed.id(name);
    let t = common(use_lang());
    let theirs = typed.theirs(name, if checked { "true" } else { "" }).map(|_| if checked { t.ticked } else { t.unticked }.to_owned());
    let below = Below::new(&typed, name, hint, None).beside(theirs);
    // A form that came back without this name came back unticked.
    let on = if typed.came_back() { typed.value(name, "") == "true" } else { checked };
    view! {
        <div class="fld">
            <div class="check">
                <input
                    type="checkbox" id=id.clone() name=name value="true" checked=on
                    aria-invalid=below.invalid() aria-describedby=below.described()
                />
                <label for=id.clone()>{label}</label>
            </div>
            {below.view()}
        </div>
    }
    .into_any()
}
