//! A form with a file: sent as it is, without a script.

use domain::text::common;
use leptos::prelude::*;

use super::{Below, FORM_KEY, Typed};
use crate::contexts::{use_kept, use_lang};

/// A native form that sends a file to `action`, with the text that was typed when it came back; the file has to be chosen again.
/// Fields of text stand before the file: they are read first.
#[component]
pub fn UploadForm<F, V>(action: String, key: String, fields: F) -> impl IntoView
where
    F: FnOnce(Typed) -> V,
    V: IntoView + 'static,
{
    let kept = use_kept().filter(|form| form.action == action);
    view! {
        <form method="post" action=action enctype="multipart/form-data" class="form">
            <input type="hidden" name=FORM_KEY value=key.clone()/>
            {fields(Typed { kept, key, others: Vec::new() })}
        </form>
    }
}

/// A file to choose. `accept` is what the browser offers; the server looks for itself.
#[component]
pub fn FileField(
    name: &'static str,
    label: &'static str,
    typed: Typed,
    accept: &'static str,
    #[prop(into, optional)] hint: String,
) -> impl IntoView {
    let id = typed.id(name);
    let below = Below::new(&typed, name, hint, None);
    view! {
        <div class="fld">
            <label for=id.clone()>{label}" "<span class="req">{common(use_lang()).required}</span></label>
            <input
                class="inp" type="file" id=id name=name accept=accept required=true
                aria-invalid=below.invalid() aria-describedby=below.described()
            />
            {below.view()}
        </div>
    }
    .into_any()
}
