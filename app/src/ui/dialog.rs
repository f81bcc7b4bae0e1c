//! A question that opens under its button: a `<details>`, so that it needs no script and nothing behind it is lost.

use leptos::prelude::*;

/// `open` is on the button and names the action; `title` is the question; `children` are the form with its verbs ([`super::field::PostForm`]).
#[component]
pub fn Dialog(
    #[prop(into)] id: String,
    #[prop(into)] open: String,
    #[prop(into)] title: String,
    #[prop(optional)] danger: bool,
    children: Children,
) -> impl IntoView {
    let heading = format!("{id}-title");
    view! {
        <details class="ask" id=id>
            <summary class=if danger { "btn danger" } else { "btn" }>{open}</summary>
            <div class="dlg" role="group" aria-labelledby=heading.clone()>
                <h3 id=heading.clone()>{title}</h3>
                <div>{children()}</div>
            </div>
        </details>
    }
}
