//! The error under a field, said when the field is left and not only when the form comes back.

use domain::checks::FieldCheck;
use domain::error::RefusalCode;
use domain::text::{self, Lang};
use leptos::ev;
use leptos::prelude::*;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};

/// The error of the field with the id `field`: `came_back` is what the server said, until the field changes; then it is what
/// `check`, the server's own rule, says. `children` is the mark before the words.
#[island]
pub fn LiveCheck(lang: Lang, field: String, check: FieldCheck, came_back: Option<RefusalCode>, children: Children) -> impl IntoView {
    let refusal = RwSignal::new(came_back);
    let id = format!("{field}-e");
    Effect::new(move || {
        let left = (field.clone(), check.clone());
        let typed = left.clone();
        let on_left = window_event_listener(ev::change, move |event| {
            if let Some(value) = value_of(&event, &left.0) {
                refusal.set(left.1.refusal(&value, &other(&left.1)));
            }
        });
        // While it is wrong, the words go as soon as it is right; nobody is corrected in the middle of a word.
        let on_typed = window_event_listener(ev::input, move |event| {
            if let Some(value) = value_of(&event, &typed.0).filter(|_| refusal.with_untracked(Option::is_some)) {
                refusal.set(typed.1.refusal(&value, &other(&typed.1)));
            }
        });
        on_cleanup(move || {
            on_left.remove();
            on_typed.remove();
        });
    });
    view! {
        <p class="errmsg" id=id role="status" hidden=move || refusal.with(Option::is_none)>
            {children()}
            <span>{move || refusal.with(|refusal| refusal.as_ref().map(|code| text::refusal(lang, code)))}</span>
        </p>
    }
}

/// What the field holds, if the event is of this field.
fn value_of(event: &web_sys::Event, field: &str) -> Option<String> {
    use wasm_bindgen::JsCast;
    let target = event.target()?;
    let of = |id: String, value: String| (id == field).then_some(value);
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        return of(input.id(), input.value());
    }
    target.dyn_ref::<HtmlTextAreaElement>().and_then(|area| of(area.id(), area.value()))
}

/// What stands in the field that the check compares with.
fn other(check: &FieldCheck) -> String {
    use wasm_bindgen::JsCast;
    let FieldCheck::Repeats { field } = check else { return String::new() };
    let element = document().get_element_by_id(field).and_then(|element| element.dyn_into::<HtmlInputElement>().ok());
    element.map(|input| input.value()).unwrap_or_default()
}
