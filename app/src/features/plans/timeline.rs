//! Timelines: of the tasks and milestones of a plan, and of the approved plans of the province.

use domain::deadline::Tone;
use domain::text::{self, Lang, common, labels, plans as texts};
use domain::views::plans::{PlanDetails, PlanLine, PlannedMilestone, TaskRow};
use leptos::prelude::*;
use time::Date;

use super::task_tone;
use crate::contexts::use_lang;
use crate::ui::gantt::{Gantt, GanttHeads, GanttRow};
use crate::ui::panel::Group;

fn heads(lang: Lang) -> GanttHeads {
    let t = texts(lang);
    GanttHeads { label: t.timeline_task, state: t.column_state, bars: t.timeline_bar, today: common(lang).today }
}

/// The tasks and milestones of one plan.
#[component]
pub fn PlanTimeline(view: PlanDetails) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let (at, hour, ends) = (view.at, view.deadline_hour, view.ends);
    let tasks = view.tasks.into_iter().map(|row| task(lang, row, |due| due.status(at, None, hour), ends.map(|due| due.last_day())));
    let marks = view.milestones.into_iter().map(|row| milestone(lang, row, view.today));
    let mut rows: Vec<GanttRow> = tasks.chain(marks).filter(|row| row.span.is_some() || !row.marks.is_empty()).collect();
    rows.sort_by_key(|row| row.span.map(|(from, _)| from).or_else(|| row.marks.first().copied()));
    let drawn = if rows.is_empty() {
        view! { <p class="sub">{t.timeline_none}</p> }.into_any()
    } else {
        view! { <Gantt label=t.timeline_one heads=heads(lang) rows today=view.today/> }.into_any()
    };
    view! { <Group title=t.timeline_one id="timeline">{drawn}</Group> }.into_any()
}

/// A task's bar goes from its first day to its last; of one that only has a last day, that day is a mark.
fn task(lang: Lang, row: TaskRow, status: impl Fn(domain::deadline::Due) -> domain::deadline::DueStatus, ends: Option<Date>) -> GanttRow {
    let t = texts(lang);
    let last = row.done_on.or(row.due.map(|due| due.last_day()));
    // A permanent task goes on as long as the plan.
    let permanent = row.due.is_none() && row.text.due_rule == domain::views::plans::TaskText::RECURRING;
    let span = row.starts_on.zip(last.or(ends.filter(|_| permanent))).filter(|(from, to)| from <= to);
    let mut marks = row.steps;
    marks.extend(last.filter(|_| span.is_none()));
    let words = match (span, row.due) {
        (Some((from, to)), _) => text::plans::span(lang, from, to),
        (None, Some(due)) => text::due(lang, due),
        (None, None) if permanent => t.rule_recurring.to_owned(),
        (None, None) => String::new(),
    };
    let state = row.state.map_or(t.plan, |state| labels::task_state(lang, state));
    GanttRow {
        label: row.text.work,
        href: Some(format!("#task-{}", row.nth)),
        span,
        marks,
        words,
        tone: task_tone(row.state, row.due.map(status)),
        state: state.to_owned(),
    }
}

fn milestone(lang: Lang, row: PlannedMilestone, today: Date) -> GanttRow {
    let t = texts(lang);
    let last = row.due.last_day();
    let (tone, state) = match row.done_on {
        Some(_) => (Tone::Green, t.step_done),
        None if last < today => (Tone::Red, t.step_open),
        None => (Tone::Grey, t.step_open),
    };
    let words =
        row.done_on.map_or_else(|| text::due(lang, row.due), |day| format!("{} {}", t.milestone_done, domain::format::fmt_date(day)));
    GanttRow { label: row.title, href: None, span: None, marks: vec![row.done_on.unwrap_or(last)], words, tone, state: state.to_owned() }
}

/// The approved plans, one bar for each model.
#[component]
pub fn ProvinceTimeline(rows: Vec<PlanLine>, total: u32, today: Date) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let (count, shown) = (domain::format::fmt_int(lang, i64::from(total)), u32::try_from(rows.len()).unwrap_or(u32::MAX));
    let more = (shown < total).then(|| view! { <p class="sub">{text::plans::shown_of(lang, shown, total)}</p> });
    let bars: Vec<GanttRow> = rows.into_iter().filter_map(|row| plan(lang, row, today)).collect();
    let heads = GanttHeads { label: t.column_name, ..heads(lang) };
    (!bars.is_empty())
        .then(|| view! { <Group title=t.timeline count id="timeline"><Gantt label=t.timeline heads rows=bars today/>{more}</Group> })
}

fn plan(lang: Lang, row: PlanLine, today: Date) -> Option<GanttRow> {
    let span = row.from.zip(row.ends.map(|due| due.last_day())).map(|(from, to)| (from.min(to), to))?;
    let finished = row.tasks > 0 && row.done == row.tasks;
    let tone = match () {
        () if finished => Tone::Green,
        () if span.1 < today => Tone::Red,
        () => Tone::Indigo,
    };
    let state = format!("{}: {}/{}", texts(lang).column_tasks, row.done, row.tasks);
    let words = format!("{} · {}", row.unit.name, text::plans::span(lang, span.0, span.1));
    Some(GanttRow { label: row.name, href: Some(format!("/plans/{}", row.id)), span: Some(span), marks: Vec::new(), words, tone, state })
}
