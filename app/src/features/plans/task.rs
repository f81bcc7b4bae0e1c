//! A task: what it is clear about and what not, its form in a draft, its progress in an approved plan.

use domain::clarity::Clarity;
use domain::deadline::{DueStatus, Tone};
use domain::evidence::SubjectKind;
use domain::format::{fmt_date, fmt_int};
use domain::ids::PlanId;
use domain::lifecycle::task::TaskState;
use domain::text::{self, Lang, labels, plans as texts};
use domain::views::comments::Thread;
use domain::views::files::FileBox;
use domain::views::plans::{TaskRow, TaskText};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::progress::TaskVerbs;
use super::server_fns::{AddTask, MovePlan, RemoveTask, SaveTask};
use super::task_form::TaskFields;
use super::task_tone;
use crate::contexts::use_lang;
use crate::features::comments::CommentPart;
use crate::features::difficulties::RaiseLink;
use crate::features::files::FilePart;
use crate::features::parts::History;
use crate::ui::badge::Badge;
use crate::ui::field::{AreaField, PostButton, PostForm, Typed};
use crate::ui::panel::Facts;

/// One task. `open`: its form came back.
#[component]
pub fn Task(
    row: TaskRow,
    files: Vec<FileBox>,
    threads: Vec<Thread>,
    plan: PlanId,
    may_edit: bool,
    open: bool,
    status: Option<DueStatus>,
) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let clear = row.clear.iter().filter(|(_, clear)| *clear).count();
    let short = clear < row.clear.len();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let count = text::plans::clear_count(lang, count(clear), count(row.clear.len()));
    let badge = row.state.map(|state| view! { <Badge tone=task_tone(Some(state), status) label=labels::task_state(lang, state)/> });
    let body = if may_edit {
        view! { <Edit row=row.clone() plan open=open || short/> }.into_any()
    } else {
        let raise = row.may_raise.then(|| view! { <p class="act"><RaiseLink query=format!("task={}", row.id)/></p> });
        let (kind, id) = (SubjectKind::Task, row.id.0);
        view! {
            <Told row=row.clone() status/><FilePart files kind id/><TaskVerbs row=row.clone() plan/>{raise}
            <CommentPart threads kind id/>
        }
        .into_any()
    };
    view! {
        <section class="panel task" id=format!("task-{}", row.nth) data-testid="task" data-state=row.state.map(TaskState::code)>
            <header>
                <h3>{text::plans::task(lang, row.nth)}": "{row.text.work.clone()}</h3>
                {badge}
                <span class="sub tn" data-testid="clear-count">{count}{short.then(|| format!(" · {}", t.unclear_cannot))}</span>
            </header>
            <Six row=row.clone() may_edit/>
            <div class="pad">{body}</div>
        </section>
    }
    .into_any()
}

/// What the tenant demands, one cell each.
#[component]
fn Six(row: TaskRow, may_edit: bool) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let nth = row.nth;
    let cell = |(clarity, clear): (Clarity, bool)| {
        let (tone, word) = if clear { (Tone::Green, t.clear) } else { (Tone::Red, t.unclear) };
        let said = if clear { said(lang, &row, clarity) } else { labels::clarity_hint(lang, clarity).to_owned() };
        let fill = (may_edit && !clear).then(|| view! { <p><a href=format!("#tasks-{nth}-{clarity}")>{t.fill_in}</a></p> });
        view! {
            <div class=if clear { "" } else { "miss" } data-clarity=clarity.code() data-clear=clear.to_string()>
                <h4>{labels::clarity(lang, clarity)}<Badge tone label=word bare=true/></h4>
                <p>{said}</p>
                {fill}
            </div>
        }
    };
    let cells = row.clear.iter().copied().map(cell).collect_view();
    view! { <div class="six">{cells}</div> }.into_any()
}

/// What a task says about a clarity.
fn said(lang: Lang, row: &TaskRow, clarity: Clarity) -> String {
    let text = &row.text;
    match clarity {
        Clarity::Owner => row.owner.as_ref().map(|unit| unit.name.clone()).unwrap_or_default(),
        Clarity::Work => text.work.clone(),
        Clarity::Time => row.due.map_or_else(|| texts(lang).rule_recurring.to_owned(), |due| text::due(lang, due)),
        Clarity::Responsibility => text.accountable.clone(),
        Clarity::Product => text.deliverable.clone(),
        Clarity::Authority => text.authority.clone(),
        Clarity::Solution => text.solution.clone(),
        Clarity::Progress => row.steps.iter().map(|day| fmt_date(*day)).collect::<Vec<_>>().join(", "),
        Clarity::Quantity => quantity(lang, text),
    }
}

fn quantity(lang: Lang, text: &TaskText) -> String {
    text.quantity.parse().map(|amount| format!("{} {}", fmt_int(lang, amount), text.quantity_of)).unwrap_or_default()
}

/// The form in a draft. The field that a refusal names is `tasks-2-owner`, and so is its id.
#[component]
fn Edit(row: TaskRow, plan: PlanId, open: bool) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let (nth, task, version) = (row.nth, row.id, row.version);
    let ids = vec![("plan", plan.to_string()), ("task", task.to_string()), ("version", version.to_string())];
    let fields = move |typed: Typed| {
        view! {
            <input type="hidden" name="plan" value=plan.to_string()/>
            <input type="hidden" name="task" value=task.to_string()/>
            <input type="hidden" name="version" value=version.to_string()/>
            <TaskFields typed text=row.text.clone()/>
            <button class="btn" type="submit">{t.task_save}</button>
        }
    };
    view! {
        <details class="fold-form" open=open>
            <summary>{t.task_edit}</summary>
            <PostForm action=SaveTask::PATH fields key=format!("tasks-{nth}") errors_of=MovePlan::PATH/>
            <PostButton action=RemoveTask::PATH values=ids label=t.task_remove about=text::plans::task(lang, nth)/>
        </details>
    }
    .into_any()
}

/// What the cells leave out, with how it went.
#[component]
fn Told(row: TaskRow, status: Option<DueStatus>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let shown = |clarity: Clarity| row.clear.iter().any(|(one, clear)| *one == clarity && *clear);
    let mut rows = Vec::new();
    let mut fact = |name: &'static str, words: String| {
        if !words.is_empty() {
            rows.push((name, words.into_any()));
        }
    };
    fact(t.starts_on, row.starts_on.map(fmt_date).unwrap_or_default());
    if !shown(Clarity::Time) {
        fact(t.due_date, row.due.map(|due| text::due(lang, due)).unwrap_or_default());
    }
    for (clarity, name) in [(Clarity::Quantity, t.quantity), (Clarity::Solution, t.solution), (Clarity::Progress, t.progress)] {
        if !shown(clarity) {
            fact(name, said(lang, &row, clarity));
        }
    }
    fact(t.sign_on, row.done_on.map(fmt_date).unwrap_or_default());
    let late = status.filter(|_| row.slip.is_some()).map(|status| text::due_status(lang, status));
    let slip = row.slip.map(|days| text::plans::slip(lang, days));
    let slip = late.zip(slip).map(|(late, slip)| view! { <p class="sub" data-testid="slip">{late}" · "{slip}</p> });
    let history = (!row.history.is_empty())
        .then(|| view! { <details class="fold-form"><summary>{t.history}</summary><History rows=row.history/></details> });
    view! { <Facts rows/>{slip}{history} }.into_any()
}

/// A task more: its work is enough to begin with.
#[component]
pub fn NewTask(plan: PlanId) -> impl IntoView {
    let t = texts(use_lang());
    let fields = move |typed: Typed| {
        view! {
            <input type="hidden" name="plan" value=plan.to_string()/>
            <input type="hidden" name="due_rule" value="by"/>
            <AreaField name="work" label=t.work typed hint=t.task_add_hint rows=2 required=true/>
            <button class="btn" type="submit">{t.task_add}</button>
        }
    };
    view! { <div class="panel"><div class="pad"><PostForm action=AddTask::PATH fields key="new-task"/></div></div> }.into_any()
}
