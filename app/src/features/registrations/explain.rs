//! Explanations of a registration: the question, the answers, and what this person may do.

use domain::clock::Instant;
use domain::deadline::Tone;
use domain::ids::ExplanationId;
use domain::lifecycle::ReasonCode;
use domain::lifecycle::explanation::{ExplanationEvent, ExplanationState};
use domain::lifecycle::machine::MachineKind;
use domain::review::{Part, REMARK_MAX};
use domain::text::{labels, registrations as texts, review};
use domain::views::registrations::ExplanationRow;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::server_fns::MoveExplanation;
use crate::contexts::use_lang;
use crate::features::parts::{DueCell, History};
use crate::ui::badge::Badge;
use crate::ui::dialog::Dialog;
use crate::ui::field::{AreaField, DateField, PostForm, SelectField, TextField, Typed};
use crate::ui::panel::Group;

/// All of them; nothing where none was asked for.
#[component]
pub fn Explanations(rows: Vec<ExplanationRow>, at: Instant, deadline_hour: u8) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let count = rows.len().to_string();
    let one = move |row: ExplanationRow| {
        let tone = match row.state {
            ExplanationState::Accepted => Tone::Green,
            ExplanationState::Returned => Tone::Red,
            ExplanationState::Requested => Tone::Yellow,
            ExplanationState::Answered => Tone::Indigo,
            ExplanationState::Withdrawn => Tone::Grey,
        };
        let (id, seen) = (row.id, u32::try_from(row.history.len()).unwrap_or(u32::MAX));
        let verbs = row.offers.into_iter().map(|event| view! { <Verb id seen event/> }).collect_view();
        view! {
            <div class="panel" data-testid="explanation" data-state=row.state.code()>
                <div class="pad stack-4">
                    <p><Badge tone label=labels::explanation_state(lang, row.state)/></p>
                    {row.due.map(|due| view! { <DueCell due at deadline_hour/> })}
                    <History rows=row.history/>
                    {verbs}
                </div>
            </div>
        }
    };
    (!rows.is_empty())
        .then(|| view! { <Group title=t.explanations count id="explanations">{rows.into_iter().map(one).collect_view()}</Group> })
}

#[component]
fn Verb(id: ExplanationId, seen: u32, event: ExplanationEvent) -> impl IntoView {
    let lang = use_lang();
    let (t, r) = (texts(lang), review(lang));
    let open = match event {
        ExplanationEvent::Answer => t.answer_send,
        other => labels::explanation_event(lang, other),
    };
    let fields = move |typed: Typed| {
        let words = match event {
            ExplanationEvent::Answer => view! { <AreaField name="text" label=t.answer typed rows=6 required=true/> }.into_any(),
            ExplanationEvent::Accept => view! { <TextField name="text" label=r.note typed/> }.into_any(),
            ExplanationEvent::Return => view! { <ReturnFields typed/> }.into_any(),
            _ => view! { <TextField name="text" label=r.reason typed required=true/> }.into_any(),
        };
        view! {
            <input type="hidden" name="id" value=id.to_string()/>
            <input type="hidden" name="seen" value=seen.to_string()/>
            <input type="hidden" name="event" value=event.code()/>
            {words}
            <button class=if event == ExplanationEvent::Answer { "btn pri" } else { "btn" } type="submit">{open}</button>
        }
    };
    let form = view! { <PostForm action=MoveExplanation::PATH fields key=format!("{event}-{id}")/> };
    if event == ExplanationEvent::Answer {
        form.into_any()
    } else {
        view! { <Dialog id=format!("ask-{event}-{id}") open title=open>{form}</Dialog> }.into_any()
    }
}

#[component]
fn ReturnFields(typed: Typed) -> impl IntoView {
    let lang = use_lang();
    let t = review(lang);
    let fits = |reason: &&ReasonCode| reason.fits(MachineKind::Explanation);
    let reasons = ReasonCode::ALL.iter().filter(fits).map(|reason| (reason.code().to_owned(), labels::reason(lang, *reason).to_owned()));
    let reasons = reasons.collect();
    view! {
        <input type="hidden" name="remark_part_1" value=Part::Answer.code()/>
        <SelectField name="remark_reason_1" label=t.remark_reason typed=typed.clone() options=reasons/>
        <AreaField name="remark_text_1" label=t.remark_text typed=typed.clone() rows=2 max=REMARK_MAX required=true/>
        <DateField name="due" label=t.return_due typed required=true/>
    }
}
