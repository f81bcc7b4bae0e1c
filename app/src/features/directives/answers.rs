//! What is answered in words: the question, what was said, and the next step of whoever has one.

use domain::deadline::Tone;
use domain::evidence::SubjectKind;
use domain::format::fmt_date;
use domain::lifecycle::explanation::{ExplanationEvent, ExplanationState};
use domain::lifecycle::{MachineKind, ReasonCode};
use domain::review::Part;
use domain::text::{self, directives as texts, labels};
use domain::views::comments::Thread;
use domain::views::directives::DutyAnswer;
use domain::views::files::FileBox;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use time::Date;

use crate::contexts::use_lang;
use crate::features::comments::CommentPart;
use crate::features::files::FilePart;
use crate::features::parts::{History, UnitLink};
use crate::features::registrations::server_fns::MoveExplanation;
use crate::ui::badge::Badge;
use crate::ui::dialog::Dialog;
use crate::ui::field::{AreaField, DateField, PostForm, SelectField, Typed};
use crate::ui::panel::Group;

const fn tone(state: ExplanationState) -> Tone {
    match state {
        ExplanationState::Requested => Tone::Yellow,
        ExplanationState::Answered => Tone::Indigo,
        ExplanationState::Accepted => Tone::Green,
        ExplanationState::Returned => Tone::Red,
        ExplanationState::Withdrawn => Tone::Grey,
    }
}

/// Several of them. `waiting` are all that wait for a decision, for those who decide; none for a unit's own people.
#[component]
pub fn Answers(rows: Vec<DutyAnswer>, files: Vec<FileBox>, threads: Vec<Thread>, waiting: u32, today: Date) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let own = !rows.iter().any(decides) && waiting == 0;
    let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let more = (waiting > count).then(|| view! { <p class="sub">{text::directives::waiting(lang, count, waiting)}</p> });
    let title = if own { t.answers_own } else { t.answers };
    (!rows.is_empty()).then(|| {
        let rows =
            rows.into_iter().map(|row| view! { <One row files=files.clone() threads=threads.clone() today/> }.into_any()).collect_view();
        view! { <Group title count=count.to_string() id="answers">{more}<div class="stack-4">{rows}</div></Group> }
    })
}

fn decides(row: &DutyAnswer) -> bool {
    let of_deciders = [ExplanationEvent::Accept, ExplanationEvent::Return, ExplanationEvent::WithdrawDecision];
    row.answer.offers.iter().any(|event| of_deciders.contains(event))
}

#[component]
fn One(row: DutyAnswer, files: Vec<FileBox>, threads: Vec<Thread>, today: Date) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let (duty, answer) = (row.duty, row.answer);
    let duty_id = duty.id.0;
    let due = answer.due.map(|due| view! { <p><b>{text::due(lang, due)}</b></p> });
    let by_head = (answer.offers.is_empty() && matches!(answer.state, ExplanationState::Requested | ExplanationState::Returned))
        .then(|| view! { <p class="sub">{t.answer_by_head}</p> });
    let seen = u32::try_from(answer.history.len()).unwrap_or(u32::MAX);
    let id = answer.id.to_string();
    let steps = answer.offers.into_iter().map(|event| match event {
        ExplanationEvent::Return => view! { <Return id=id.clone() seen today/> }.into_any(),
        other => view! { <Step id=id.clone() seen event=other/> }.into_any(),
    });
    view! {
        <article class="panel" id=format!("duty-{}", duty.id) data-testid="answer" data-state=answer.state.code()>
            <div class="pad stack-4">
                <h3>{duty.clause}". "{duty.title}</h3>
                <p class="meta"><UnitLink unit=duty.unit/></p>
                <p><Badge tone=tone(answer.state) label=labels::explanation_state(lang, answer.state)/></p>
                {due}
                <History rows=answer.history/>
                <FilePart files kind=SubjectKind::Obligation id=duty_id/>
                {steps.collect_view()}
                {by_head}
                <CommentPart threads kind=SubjectKind::Obligation id=duty_id/>
            </div>
        </article>
    }
    .into_any()
}

/// Answer, take back, accept, withdraw the decision. Only the answer stands open: it is what the person came for.
#[component]
fn Step(id: String, seen: u32, event: ExplanationEvent) -> impl IntoView {
    let t = texts(use_lang());
    let (verb, pri) = match event {
        ExplanationEvent::Answer => (t.answer_send, true),
        ExplanationEvent::Accept => (t.accept, true),
        ExplanationEvent::Recall => (t.recall, false),
        _ => (t.withdraw_decision, false),
    };
    let key = format!("{}-{id}", event.code());
    let hidden = [("id", id), ("seen", seen.to_string()), ("event", event.code().to_owned())];
    let fields = move |typed: Typed| {
        let hidden = hidden.clone().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view();
        let text = match event {
            ExplanationEvent::Answer => {
                view! { <AreaField name="text" label=t.answer typed hint=t.answer_hint rows=5 required=true/> }.into_any()
            }
            ExplanationEvent::Accept => ().into_any(),
            _ => view! { <AreaField name="text" label=t.reason typed rows=2 required=true/> }.into_any(),
        };
        view! { {hidden}{text}<button class=if pri { "btn pri" } else { "btn" } type="submit">{verb}</button> }
    };
    let form = view! { <PostForm action=MoveExplanation::PATH fields key=key.clone()/> };
    if pri { form.into_any() } else { view! { <Dialog id=key open=verb title=verb>{form}</Dialog> }.into_any() }
}

#[component]
fn Return(id: String, seen: u32, today: Date) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let fits = ReasonCode::ALL.iter().filter(|reason| reason.fits(MachineKind::Explanation));
    let reasons: Vec<_> = fits.map(|reason| (reason.code().to_owned(), labels::reason(lang, *reason).to_owned())).collect();
    let parts = [Part::Answer, Part::Evidence, Part::Whole].map(|part| (part.code().to_owned(), labels::part(lang, part).to_owned()));
    let parts: Vec<_> = parts.into();
    let due = today.saturating_add(time::Duration::days(7));
    let key = format!("return-{id}");
    let fields = move |typed: Typed| {
        view! {
            <input type="hidden" name="id" value=id.clone()/>
            <input type="hidden" name="seen" value=seen.to_string()/>
            <input type="hidden" name="event" value=ExplanationEvent::Return.code()/>
            <div class="two">
                <SelectField name="remark_reason_1" label=t.reason typed=typed.clone() options=reasons.clone()/>
                <SelectField name="remark_part_1" label=t.remark_part typed=typed.clone() options=parts.clone()/>
            </div>
            <AreaField name="remark_text_1" label=t.remark_text typed=typed.clone() required=true/>
            <DateField name="due" label=t.return_due typed value=fmt_date(due) required=true/>
            <button class="btn" type="submit">{t.return_it}</button>
        }
    };
    view! { <Dialog id=key.clone() open=t.return_it title=t.return_title><PostForm action=MoveExplanation::PATH fields key/></Dialog> }
        .into_any()
}
