//! The form of an assessment: a mark for each criterion, words, a conclusion.

use domain::assessment::Mark;
use domain::lifecycle::model::ModelEvent;
use domain::replication::Verdict;
use domain::text::{self, Lang, common, labels, steering as texts};
use domain::views::steering::ModelDesk;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use crate::contexts::use_lang;
use crate::features::models::server_fns::AssessModel;
use crate::ui::dialog::Dialog;
use crate::ui::field::{AreaField, PostForm, SelectField, TextField, Typed};
use crate::ui::panel::Group;

/// The names of the lines: as many as there may be criteria.
const LINES: [(&str, &str); domain::assessment::MOST as usize] = [
    ("mark_1", "words_1"),
    ("mark_2", "words_2"),
    ("mark_3", "words_3"),
    ("mark_4", "words_4"),
    ("mark_5", "words_5"),
    ("mark_6", "words_6"),
    ("mark_7", "words_7"),
    ("mark_8", "words_8"),
];

/// The form, for whoever may assess now.
#[component]
pub fn AssessForm(desk: ModelDesk) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    if !desk.offers.contains(&ModelEvent::Evaluate) {
        return ().into_any();
    }
    let verdicts = Verdict::ALL.iter().map(|one| (one.code().to_owned(), said(lang, *one)));
    let verdicts: Vec<_> = std::iter::once((String::new(), common(lang).choose.to_owned())).chain(verdicts).collect();
    let hidden = [("id", desk.model.to_string()), ("seen", desk.seen.to_string()), ("criteria", desk.criteria_seen.to_string())];
    let criteria = desk.criteria;
    let fields = move |typed: Typed| {
        let hidden = hidden.map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
        let lines =
            (1..).zip(LINES).zip(criteria).map(|((nth, names), criterion)| view! { <Line nth names criterion typed=typed.clone()/> });
        let lines = lines.collect_view();
        view! {
            {hidden}
            {lines}
            <SelectField name="verdict" label=t.verdict typed=typed.clone() options=verdicts/>
            <AreaField name="text" label=t.conclusion typed required=true/>
            <button class="btn pri" type="submit">{t.assess}</button>
        }
    };
    view! {
        <Group title=t.assess id="assess">
            <p class="sub">{t.assess_hint}</p>
            <Dialog id="ask-evaluate" open=t.assess title=t.assess><PostForm action=AssessModel::PATH fields key="evaluate"/></Dialog>
        </Group>
    }
    .into_any()
}

/// "Đạt: nhân rộng".
fn said(lang: Lang, verdict: Verdict) -> String {
    format!("{}: {}", labels::outcome(lang, verdict.outcome()), labels::verdict(lang, verdict).to_lowercase())
}

#[component]
fn Line(nth: u32, names: (&'static str, &'static str), criterion: String, typed: Typed) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let marks = Mark::ALL.iter().map(|mark| (mark.code().to_owned(), labels::mark(lang, *mark).to_owned()));
    let marks: Vec<_> = std::iter::once((String::new(), common(lang).choose.to_owned())).chain(marks).collect();
    view! {
        <fieldset class="remark">
            <legend>{text::steering::nth(lang, nth, &criterion)}</legend>
            <div class="two">
                <SelectField name=names.0 label=t.mark typed=typed.clone() options=marks/>
                <TextField name=names.1 label=t.mark_words typed/>
            </div>
        </fieldset>
    }
    .into_any()
}
