//! The desk of a model: what this person may do with it, its assessments, the plans of its phases, its history.

mod assess;
mod verbs;

use domain::deadline::Tone;
use domain::format::fmt_known;
use domain::ids::PlanId;
use domain::replication::Verdict;
use domain::text::{self, Lang, labels, steering as texts};
use domain::views::steering::{AssessmentRow, MarkRow, ModelDesk, PhaseRow};
use leptos::prelude::*;

use crate::contexts::use_lang;
use crate::features::parts::History;
use crate::ui::badge::Badge;
use crate::ui::panel::{Facts, Group};
use crate::ui::table::{Cell, Column, DataTable, HeadCell};
use assess::AssessForm;
use verbs::Verbs;

/// What was just done.
pub fn done(lang: Lang, code: &str) -> Option<String> {
    let t = texts(lang);
    let words = match code {
        "suspend" => t.done_suspend,
        "resume" => t.done_resume,
        "evaluate" => t.done_evaluate,
        "complete" => t.done_complete,
        "start_phase" => t.done_start_phase,
        "cancel" => t.done_cancel,
        "reinstate" => t.done_reinstate,
        "replicate" => text::family(lang).done_replicate,
        "adapt" => text::family(lang).done_adapt,
        "finish_replication" => text::family(lang).done_finish,
        "stop_replication" => text::family(lang).done_stop,
        _ => return text::comments::done(lang, code),
    };
    Some(words.to_owned())
}

/// The forms, and the assessments. `plan` is the approved plan, which the launch and the start are reported of.
#[component]
pub fn Desk(desk: ModelDesk, plan: Option<PlanId>) -> impl IntoView {
    let (assessments, criteria) = (desk.assessments.clone(), desk.clone());
    view! { <Verbs desk plan/><AssessForm desk=criteria/><Assessments rows=assessments/> }.into_any()
}

#[component]
fn Assessments(rows: Vec<AssessmentRow>) -> impl IntoView {
    let t = texts(use_lang());
    if rows.is_empty() {
        return view! { <Group title=t.assessments id="assessments"><p class="sub">{t.assessments_none}</p></Group> }.into_any();
    }
    let count = rows.len().to_string();
    let rows = rows.into_iter().map(|row| view! { <Assessment row/> }).collect_view();
    view! { <Group title=t.assessments count id="assessments">{rows}</Group> }.into_any()
}

/// The tone of a result.
const fn outcome_tone(verdict: Verdict) -> Tone {
    match verdict {
        Verdict::Replicate | Verdict::Maintain => Tone::Green,
        Verdict::Improve => Tone::Yellow,
        Verdict::Stop => Tone::Red,
    }
}

#[component]
fn Assessment(row: AssessmentRow) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let worth = if row.verdict == Verdict::Replicate { t.worth_yes } else { t.worth_no };
    let facts = vec![
        (t.verdict, labels::verdict(lang, row.verdict).into_any()),
        (t.worth_copying, worth.into_any()),
        (t.conclusion, view! { <p class="said">{row.text}</p> }.into_any()),
    ];
    let mark = move |(nth, one): (u32, MarkRow)| {
        view! {
            <tr role="row" data-mark=one.mark.code()>
                <HeadCell>{text::steering::nth(lang, nth, &one.criterion)}</HeadCell>
                <Cell label=t.mark>{labels::mark(lang, one.mark)}</Cell>
                <Cell label=t.mark_words>{one.words}</Cell>
            </tr>
        }
    };
    let columns = vec![Column(t.column_criterion, false), Column(t.mark, false), Column(t.mark_words, false)];
    let marks = (!row.marks.is_empty()).then(|| {
        let rows = (1..).zip(row.marks).map(mark).collect_view();
        view! { <DataTable label=t.assessments columns>{rows}</DataTable> }
    });
    view! {
        <div class="panel" data-testid="assessment" data-verdict=row.verdict.code()>
            <header>
                <h3>{fmt_known(row.at)}{row.actor.map(|actor| format!(" · {actor}"))}</h3>
                <Badge tone=outcome_tone(row.verdict) label=labels::outcome(lang, row.verdict.outcome())/>
            </header>
            <div class="pad"><Facts rows=facts/></div>
            {marks}
        </div>
    }
    .into_any()
}

/// The plans of its phases and its history.
#[component]
pub fn Told(desk: ModelDesk) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let phase = move |row: PhaseRow| {
        view! {
            <li data-testid="phase"><a href=format!("/plans/{}", row.plan)>{text::models::phase(lang, row.phase)}</a>" · "{labels::paper_state(lang, row.state)}</li>
        }
    };
    let phases = (!desk.phases.is_empty()).then(|| {
        let rows = desk.phases.into_iter().map(phase).collect_view();
        view! { <Group title=t.phases id="phases"><div class="panel"><ul class="pad list">{rows}</ul></div></Group> }
    });
    view! {
        {phases}
        <Group title=t.history id="history"><div class="panel"><div class="pad"><History rows=desk.history/></div></div></Group>
    }
    .into_any()
}
