//! Duties by urgency, each with one next action; and what came back.

use domain::clock::Instant;
use domain::deadline::Urgency;
use domain::format::fmt_known;
use domain::lifecycle::ObligationKind;
use domain::text::{self, home as texts, labels};
use domain::views::directives::ObligationRow;
use domain::views::home::OpenDuty;
use domain::views::models::RegistrationRow;
use domain::views::registrations::RegistrationLine;
use leptos::prelude::*;
use time::Date;

use crate::contexts::use_lang;
use crate::features::parts::{DueCell, Reasons, on};
use crate::features::registrations::paper_tone;
use crate::ui::badge::{Badge, SampleMark};
use crate::ui::panel::Group;
use crate::ui::state::Empty;

/// "Làm ngay" and "Sắp đến hạn".
#[component]
pub fn Duties(rows: Vec<OpenDuty>, returned: Vec<RegistrationRow>, at: Instant, deadline_hour: u8, as_of: Option<Date>) -> impl IntoView {
    let t = texts(use_lang());
    if rows.is_empty() {
        return view! { <Empty title=t.nothing href="/directives" label=t.nothing_action/> }.into_any();
    }
    let urgent = |row: &OpenDuty| row.duty.due.status(at, row.duty.sent_at, deadline_hour).urgency() == Urgency::Now;
    let (now, soon): (Vec<_>, Vec<_>) = rows.into_iter().partition(urgent);
    view! {
        <Section title=t.now none=t.nothing_now rows=now returned=returned.clone() at deadline_hour as_of/>
        <Section title=t.soon none=t.nothing_soon rows=soon returned at deadline_hour as_of/>
    }
    .into_any()
}

#[component]
fn Section(
    title: &'static str,
    none: &'static str,
    rows: Vec<OpenDuty>,
    returned: Vec<RegistrationRow>,
    at: Instant,
    deadline_hour: u8,
    as_of: Option<Date>,
) -> impl IntoView {
    let count = rows.iter().map(|row| row.units).sum::<u32>().to_string();
    if rows.is_empty() {
        return view! { <Group title count><p class="sub">{none}</p></Group> }.into_any();
    }
    let duty = move |OpenDuty { duty: row, units }: OpenDuty| {
        let again = units == 1 && row.kind == ObligationKind::Register;
        let answers = returned.iter().filter(|one| again && one.unit.id == row.unit.id).cloned().collect();
        view! { <Duty row units answers at deadline_hour as_of/> }
    };
    let rows = rows.into_iter().map(duty).collect_view();
    view! { <Group title count><ul class="work">{rows}</ul></Group> }.into_any()
}

/// One duty, of so many units. `answers` are the returned registrations that it asks to be done again: the next action leads to the first of them.
#[component]
fn Duty(
    row: ObligationRow,
    units: u32,
    answers: Vec<RegistrationRow>,
    at: Instant,
    deadline_hour: u8,
    as_of: Option<Date>,
) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let document = format!("/directives/{}{}#clause-{}", row.directive.id, on(as_of, '?'), row.clause);
    let (href, action) = match answers.first() {
        Some(first) => (registration_address(first, as_of), t.open_returned),
        None if units == 1 && row.kind == ObligationKind::Register && as_of.is_none() => {
            (format!("/registrations/new?directive={}", row.directive.id), t.register)
        }
        None => (document.clone(), t.open_duty),
    };
    let why = answers.into_iter().map(|one| {
        let reasons = one.decisions.last().map(|decision| decision.reasons.clone()).unwrap_or_default();
        view! { <p class="meta">"“"{one.model_name}"”"</p><p class="why"><Reasons reasons/></p> }
    });
    let why = why.collect_view();
    let who = if units == 1 { row.unit.name } else { text::home::units_left(lang, units) };
    view! {
        <li data-testid="duty" data-units=units>
            <DueCell due=row.due at fulfilled_at=row.sent_at deadline_hour/>
            <div>
                <h3>{row.title}<SampleMark when=row.sample/></h3>
                <p class="meta">{who}". "{t.under}" "<a href=document>{row.directive.number}</a></p>
                {row.sent_to.map(|to| view! { <p class="meta">{t.sent_to}": "{to}</p> })}
                {why}
            </div>
            <p class="act"><a class="btn" href=href>{action}</a></p>
        </li>
    }
}

/// Where one goes on with a registration. On a past day nobody goes on: then it is the model, as it was known.
fn registration_address(row: &RegistrationRow, as_of: Option<Date>) -> String {
    if as_of.is_some() { format!("/models/{}{}", row.model, on(as_of, '?')) } else { format!("/registrations/{}", row.id) }
}

/// Registrations that came back, with their reasons.
#[component]
pub fn ReturnedList(rows: Vec<RegistrationRow>, as_of: Option<Date>) -> impl IntoView {
    let t = texts(use_lang());
    let item = move |row: RegistrationRow| {
        let reasons = row.decisions.last().map(|decision| decision.reasons.clone()).unwrap_or_default();
        let href = registration_address(&row, as_of);
        view! {
            <li>
                <h3><a href=href>{row.model_name}</a></h3>
                <p class="meta">{row.unit.name}</p>
                <p class="why"><Reasons reasons/></p>
            </li>
        }
    };
    (!rows.is_empty()).then(|| {
        view! {
            <div class="panel">
                <header><h2>{t.returned}</h2></header>
                <ul class="pad list" data-testid="returned">{rows.into_iter().map(item).collect_view()}</ul>
            </div>
        }
    })
}

/// Registrations, each leading to its page.
#[component]
pub fn Desk(
    title: &'static str,
    action: &'static str,
    anchor: &'static str,
    testid: &'static str,
    rows: Vec<RegistrationLine>,
) -> impl IntoView {
    let lang = use_lang();
    let count = rows.len().to_string();
    let row = move |line: RegistrationLine| {
        let href = format!("/registrations/{}{anchor}", line.id);
        view! {
            <li data-testid=testid>
                <Badge tone=paper_tone(line.state) label=labels::paper_state(lang, line.state)/>
                <div>
                    <h3>{line.name}<SampleMark when=line.sample/></h3>
                    <p class="meta">{line.unit.name}" · "{fmt_known(line.since)}</p>
                </div>
                <p class="act"><a class="btn" href=href>{action}</a></p>
            </li>
        }
    };
    (!rows.is_empty()).then(|| view! { <Group title count><ul class="work">{rows.into_iter().map(row).collect_view()}</ul></Group> })
}
