//! What this person may do with a plan now: one form per verb.

use domain::ids::PlanId;
use domain::lifecycle::ReasonCode;
use domain::lifecycle::machine::MachineKind;
use domain::lifecycle::paper::PaperEvent;
use domain::review::Part;
use domain::text::{common, labels, plans as texts};
use domain::views::plans::PlanDetails;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::server_fns::{BeginPlan, MovePlan, ReturnPlan};
use crate::contexts::use_lang;
use crate::ui::dialog::Dialog;
use crate::ui::field::{AreaField, PostButton, PostForm, SelectField, TextField, Typed};
use crate::ui::panel::Group;

/// The verbs; nothing for whoever only reads.
#[component]
pub fn Verbs(view: PlanDetails) -> impl IntoView {
    let t = texts(use_lang());
    let (id, seen) = (view.id, u32::try_from(view.history.len()).unwrap_or(u32::MAX));
    let renew = view.may_renew.then(|| {
        let values = vec![("model", view.model.to_string())];
        view! { <p class="sub">{t.renew_hint}</p><PostButton action=BeginPlan::PATH values label=t.renew/> }
    });
    if view.offers.is_empty() && renew.is_none() {
        return ().into_any();
    }
    let verbs = view.offers.into_iter().map(|event| match event {
        PaperEvent::Return => view! { <ReturnForm id seen/> }.into_any(),
        other => view! { <Move id seen event=other/> }.into_any(),
    });
    let verbs = verbs.collect_view();
    view! { <Group title=t.review id="verbs"><div class="panel"><div class="pad">{verbs}{renew}</div></div></Group> }.into_any()
}

/// A verb that needs no more than words.
#[component]
fn Move(id: PlanId, seen: u32, event: PaperEvent) -> impl IntoView {
    let t = texts(use_lang());
    let (open, label, required) = match event {
        PaperEvent::Submit => (t.submit, t.submit_hint, false),
        PaperEvent::Accept => (t.accept, t.note, false),
        PaperEvent::Recall => (t.recall, t.reason, true),
        PaperEvent::Withdraw => (t.withdraw, t.reason, true),
        PaperEvent::WithdrawDecision => (t.withdraw_decision, t.reason, true),
        PaperEvent::Write | PaperEvent::Return | PaperEvent::Replace => return ().into_any(),
    };
    let primary = matches!(event, PaperEvent::Submit | PaperEvent::Accept);
    let fields = move |typed: Typed| {
        let words = match event {
            PaperEvent::Submit => view! { <p class="sub">{label}</p> }.into_any(),
            _ => view! { <TextField name="text" label typed required/> }.into_any(),
        };
        view! {
            <input type="hidden" name="id" value=id.to_string()/>
            <input type="hidden" name="seen" value=seen.to_string()/>
            <input type="hidden" name="event" value=event.code()/>
            {words}
            <button class=if primary { "btn pri" } else { "btn" } type="submit">{open}</button>
        }
    };
    // What the sending is refused for is named by the ids of the tasks' fields: its form has no key.
    let key = if event == PaperEvent::Submit { "" } else { event.code() };
    let form = view! { <PostForm action=MovePlan::PATH fields key/> };
    if primary { form.into_any() } else { view! { <Dialog id=format!("ask-{event}") open title=open>{form}</Dialog> }.into_any() }
}

/// Three remarks are enough for every return in the seeds; more go into the words of one.
const REMARKS: [(&str, &str, &str); 3] = [
    ("remark_reason_1", "remark_part_1", "remark_text_1"),
    ("remark_reason_2", "remark_part_2", "remark_text_2"),
    ("remark_reason_3", "remark_part_3", "remark_text_3"),
];

#[component]
fn ReturnForm(id: PlanId, seen: u32) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let fields = move |typed: Typed| {
        let remarks = (1..).zip(REMARKS).map(|(nth, names)| view! { <RemarkFields nth names typed=typed.clone()/> }).collect_view();
        view! {
            <input type="hidden" name="id" value=id.to_string()/>
            <input type="hidden" name="seen" value=seen.to_string()/>
            <p class="sub">{t.return_hint}</p>
            {remarks}
            <TextField name="due" label=t.return_due typed hint=common(lang).date_hint required=true/>
            <button class="btn" type="submit">{t.return_it}</button>
        }
    };
    view! { <Dialog id="ask-return" open=t.return_it title=t.return_it><PostForm action=ReturnPlan::PATH fields key="return"/></Dialog> }
        .into_any()
}

#[component]
fn RemarkFields(nth: u32, names: (&'static str, &'static str, &'static str), typed: Typed) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let fits = |reason: &&ReasonCode| reason.fits(MachineKind::Plan);
    let reasons = ReasonCode::ALL.iter().filter(fits).map(|reason| (reason.code().to_owned(), labels::reason(lang, *reason).to_owned()));
    let reasons = std::iter::once((String::new(), common(lang).choose.to_owned())).chain(reasons).collect();
    let parts = [Part::Whole, Part::Actions, Part::Units, Part::Leader, Part::Product, Part::Schedule];
    let parts = parts.iter().map(|part| (part.code().to_owned(), labels::part(lang, *part).to_owned())).collect();
    view! {
        <fieldset class="remark">
            <legend>{t.remark}" "{nth}</legend>
            <div class="two">
                <SelectField name=names.0 label=t.remark_reason typed=typed.clone() options=reasons/>
                <SelectField name=names.1 label=t.remark_part typed=typed.clone() options=parts/>
            </div>
            <AreaField name=names.2 label=t.remark_text typed rows=2/>
        </fieldset>
    }
    .into_any()
}
