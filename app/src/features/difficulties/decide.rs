//! What this person may do with a difficulty now: one form per verb.

use domain::difficulty::TEXT_MAX;
use domain::ids::DifficultyId;
use domain::lifecycle::difficulty::DifficultyEvent;
use domain::text::{difficulties as texts, labels};
use domain::views::difficulties::DifficultyDetails;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::server_fns::MoveDifficulty;
use crate::contexts::use_lang;
use crate::ui::dialog::Dialog;
use crate::ui::field::{AreaField, DateField, PostForm, Typed};
use crate::ui::panel::Group;

/// The verbs; nothing for whoever only reads.
#[component]
pub fn Verbs(view: DifficultyDetails) -> impl IntoView {
    let t = texts(use_lang());
    if view.offers.is_empty() {
        return ().into_any();
    }
    let (id, seen, takes_over) = (view.line.id, view.line.seen, view.takes_over);
    let verbs = view.offers.into_iter().map(|event| view! { <Verb id seen event takes_over/> }).collect_view();
    view! { <Group title=t.decide id="verbs"><div class="panel"><div class="pad verbs">{verbs}</div></div></Group> }.into_any()
}

#[component]
fn Verb(id: DifficultyId, seen: u32, event: DifficultyEvent, takes_over: bool) -> impl IntoView {
    use DifficultyEvent as E;
    let lang = use_lang();
    let t = texts(lang);
    let label = if event == E::Escalate && takes_over { t.take_over } else { labels::difficulty_event(lang, event) };
    let (asks, required) = match event {
        E::Raise => ("", false),
        E::Decide => (t.decision, true),
        E::RecordAnswer => (t.answer, true),
        E::SendBack => (t.to_say, true),
        E::Confirm => (t.confirm_note, false),
        _ => (t.reason, true),
    };
    let primary = matches!(event, E::Raise | E::Decide | E::Confirm | E::RecordAnswer);
    let fields = move |typed: Typed| {
        let words = if asks.is_empty() {
            view! { <p class="sub">{t.raise_hint}</p> }.into_any()
        } else {
            view! { <AreaField name="text" label=asks typed=typed.clone() max=TEXT_MAX required/> }.into_any()
        };
        view! {
            <input type="hidden" name="id" value=id.to_string()/>
            <input type="hidden" name="seen" value=seen.to_string()/>
            <input type="hidden" name="event" value=event.code()/>
            {words}
            {(event == E::RecordAnswer).then(|| view! { <DateField name="on" label=t.answer_on typed required=true/> })}
            <button class=if primary { "btn pri" } else { "btn" } type="submit">{label}</button>
        }
    };
    // What raising is refused for is named by the draft's fields: its form has no key.
    let key = if event == E::Raise { "" } else { event.code() };
    let form = view! { <PostForm action=MoveDifficulty::PATH fields key/> };
    if primary { form.into_any() } else { view! { <Dialog id=format!("ask-{event}") open=label title=label>{form}</Dialog> }.into_any() }
}
