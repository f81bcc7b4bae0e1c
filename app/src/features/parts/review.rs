//! What may be done with a paper that is sent and decided on: one form per verb. Registrations and plans share them.

use domain::lifecycle::ReasonCode;
use domain::lifecycle::machine::MachineKind;
use domain::lifecycle::paper::PaperEvent;
use domain::review::{Part, REMARK_MAX};
use domain::text::{common, labels, review as texts};
use leptos::prelude::*;

use crate::contexts::use_lang;
use crate::ui::dialog::Dialog;
use crate::ui::field::{AreaField, DateField, PostForm, SelectField, TextField, Typed};

/// Which paper, and how many of its events the page showed.
#[derive(Debug, Clone)]
pub struct Paper {
    /// Its id.
    pub id: String,
    /// How many.
    pub seen: u32,
}

impl Paper {
    fn fields(&self) -> impl IntoView + use<> {
        view! {
            <input type="hidden" name="id" value=self.id.clone()/>
            <input type="hidden" name="seen" value=self.seen.to_string()/>
        }
    }
}

/// The verbs in the words of the paper.
#[derive(Debug, Clone, Copy)]
pub struct PaperVerbs {
    /// Gửi.
    pub submit: &'static str,
    /// Duyệt.
    pub accept: &'static str,
    /// Thôi.
    pub withdraw: &'static str,
    /// Rút quyết định.
    pub withdraw_decision: &'static str,
    /// Trả lại.
    pub return_it: &'static str,
}

/// A verb that needs no more than words; posted to the server function of path `action`. Nothing for those that have a form of
/// their own. `whole` is a sending that is refused for fields of other forms: its own has no key, and those are named by their ids.
#[component]
pub fn PaperMove(action: &'static str, paper: Paper, event: PaperEvent, verbs: PaperVerbs, #[prop(optional)] whole: bool) -> impl IntoView {
    let t = texts(use_lang());
    let (open, asks, required) = match event {
        PaperEvent::Submit => (verbs.submit, "", false),
        PaperEvent::Accept => (verbs.accept, t.note, false),
        PaperEvent::Recall => (t.recall, t.reason, true),
        PaperEvent::Withdraw => (verbs.withdraw, t.reason, true),
        PaperEvent::WithdrawDecision => (verbs.withdraw_decision, t.reason, true),
        PaperEvent::Write | PaperEvent::Return | PaperEvent::Replace => return ().into_any(),
    };
    let primary = matches!(event, PaperEvent::Submit | PaperEvent::Accept);
    let fields = move |typed: Typed| {
        let words = if asks.is_empty() {
            view! { <p class="sub">{t.submit_hint}</p> }.into_any()
        } else {
            view! { <TextField name="text" label=asks typed required/> }.into_any()
        };
        view! {
            {paper.fields()}
            <input type="hidden" name="event" value=event.code()/>
            {words}
            <button class=if primary { "btn pri" } else { "btn" } type="submit">{open}</button>
        }
    };
    let key = if whole && event == PaperEvent::Submit { "" } else { event.code() };
    let form = view! { <PostForm action fields key/> };
    if primary { form.into_any() } else { view! { <Dialog id=format!("ask-{event}") open title=open>{form}</Dialog> }.into_any() }
}

/// Three remarks are enough for every return in the seeds; more go into the words of one.
const REMARKS: [(&str, &str, &str); 3] = [
    ("remark_reason_1", "remark_part_1", "remark_text_1"),
    ("remark_reason_2", "remark_part_2", "remark_text_2"),
    ("remark_reason_3", "remark_part_3", "remark_text_3"),
];

/// The remarks of a form, as they are sent: reason, part and words of each.
#[derive(Debug, Clone, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Remarks {
    remark_reason_1: String,
    remark_part_1: String,
    remark_text_1: String,
    remark_reason_2: String,
    remark_part_2: String,
    remark_text_2: String,
    remark_reason_3: String,
    remark_part_3: String,
    remark_text_3: String,
}

impl Remarks {
    /// (code of the reason, code of the part, words) for each line of the form.
    #[must_use]
    pub fn lines(self) -> Vec<[String; 3]> {
        vec![
            [self.remark_reason_1, self.remark_part_1, self.remark_text_1],
            [self.remark_reason_2, self.remark_part_2, self.remark_text_2],
            [self.remark_reason_3, self.remark_part_3, self.remark_text_3],
        ]
    }
}

/// The form of a return: what is wrong, in which parts, until when it must be sent again. `more` are fields of this paper alone.
#[component]
pub fn PaperReturn<V: IntoView + 'static>(
    action: &'static str,
    paper: Paper,
    kind: MachineKind,
    parts: Vec<Part>,
    verbs: PaperVerbs,
    more: impl FnOnce(Typed) -> V + Send + 'static,
) -> impl IntoView {
    let t = texts(use_lang());
    let fields = move |typed: Typed| {
        let remark = |(nth, names)| view! { <RemarkFields nth names kind parts=parts.clone() typed=typed.clone()/> };
        let remarks = (1..).zip(REMARKS).map(remark).collect_view();
        view! {
            {paper.fields()}
            <p class="sub">{t.return_hint}</p>
            {remarks}
            <DateField name="due" label=t.return_due typed=typed.clone() required=true/>
            {more(typed)}
            <button class="btn" type="submit">{verbs.return_it}</button>
        }
    };
    view! { <Dialog id="ask-return" open=verbs.return_it title=verbs.return_it><PostForm action fields key="return"/></Dialog> }.into_any()
}

#[component]
fn RemarkFields(
    nth: u32,
    names: (&'static str, &'static str, &'static str),
    kind: MachineKind,
    parts: Vec<Part>,
    typed: Typed,
) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let fits = |reason: &&ReasonCode| reason.fits(kind);
    let reasons = ReasonCode::ALL.iter().filter(fits).map(|reason| (reason.code().to_owned(), labels::reason(lang, *reason).to_owned()));
    let reasons = std::iter::once((String::new(), common(lang).choose.to_owned())).chain(reasons).collect();
    let parts = parts.into_iter().map(|part| (part.code().to_owned(), labels::part(lang, part).to_owned())).collect();
    view! {
        <fieldset class="remark">
            <legend>{t.remark}" "{nth}</legend>
            <div class="two">
                <SelectField name=names.0 label=t.remark_reason typed=typed.clone() options=reasons/>
                <SelectField name=names.1 label=t.remark_part typed=typed.clone() options=parts/>
            </div>
            <AreaField name=names.2 label=t.remark_text typed rows=2 max=REMARK_MAX/>
        </fieldset>
    }
    .into_any()
}
