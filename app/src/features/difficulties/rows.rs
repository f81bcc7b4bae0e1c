//! Difficulties as rows of a table, and as work that waits.

use domain::clock::Instant;
use domain::deadline::{Due, Tone};
use domain::format::fmt_known;
use domain::lifecycle::difficulty::DifficultyState;
use domain::text::{Lang, difficulties as texts, labels};
use domain::views::difficulties::DifficultyLine;
use domain::views::order::{Order, SortBy};
use leptos::prelude::*;

use super::difficulty_tone;
use crate::contexts::use_lang;
use crate::features::parts::{DueCell, Head, UnitLink, heads};
use crate::ui::badge::{Badge, SampleMark};
use crate::ui::panel::Group;
use crate::ui::table::{Cell, Column, DataTable, HeadCell};

fn state_words(lang: Lang, state: Option<DifficultyState>) -> &'static str {
    state.map_or(texts(lang).draft, |state| labels::difficulty_state(lang, state))
}

/// Where one stands.
#[component]
pub fn StateBadge(state: Option<DifficultyState>, #[prop(optional)] bare: bool) -> impl IntoView {
    view! { <Badge tone=difficulty_tone(state) label=state_words(use_lang(), state) bare/> }
}

/// Until when the level that has it must decide.
#[component]
pub fn LevelDue(due: Option<Due>, at: Instant, deadline_hour: u8) -> impl IntoView {
    match due {
        Some(due) => view! { <DueCell due at deadline_hour/> }.into_any(),
        None => view! { <span class="dim">{texts(use_lang()).no_due}</span> }.into_any(),
    }
}

/// The table.
#[component]
pub fn DifficultyTable(rows: Vec<DifficultyLine>, at: Instant, deadline_hour: u8, sort: Option<Order>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let columns = [
        (t.column_title, SortBy::Name),
        (t.column_unit, SortBy::Unit),
        (t.column_state, SortBy::State),
        (t.column_level, SortBy::Level),
        (t.column_due, SortBy::Due),
        (t.column_since, SortBy::Since),
    ];
    let (columns, sorts) = heads(&columns.map(|(words, by)| Head(Column(words, false), Some(by))), sort);
    let row = move |row: DifficultyLine| {
        let level = row.level.map_or(t.nobody, |level| labels::handling_level(lang, level));
        view! {
            <tr role="row" data-testid="difficulty-row" data-state=row.state.map_or("draft", DifficultyState::code)>
                <HeadCell>
                    <a class="plain" href=format!("/difficulties/{}", row.id)>{row.title}</a><SampleMark when=row.sample/>
                    {row.category.map(|category| view! { <p class="meta">{labels::category(lang, category)}</p> })}
                </HeadCell>
                <Cell label=t.column_unit><UnitLink unit=row.unit/></Cell>
                <Cell label=t.column_state><StateBadge state=row.state bare=true/></Cell>
                <Cell label=t.column_level short=true>{level}</Cell>
                <Cell label=t.column_due><LevelDue due=row.due at deadline_hour/></Cell>
                <Cell label=t.column_since short=true>{fmt_known(row.since)}</Cell>
            </tr>
        }
    };
    view! { <DataTable label=t.title columns sorts>{rows.into_iter().map(row).collect_view()}</DataTable> }.into_any()
}

/// Those that wait for somebody, for the start page.
#[component]
pub fn Waiting(
    title: &'static str,
    action: &'static str,
    testid: &'static str,
    rows: Vec<DifficultyLine>,
    at: Instant,
    deadline_hour: u8,
) -> impl IntoView {
    let lang = use_lang();
    let count = rows.len().to_string();
    let row = move |line: DifficultyLine| {
        let (tone, words) = if line.sent_back {
            (Tone::Red, labels::difficulty_event(lang, domain::lifecycle::difficulty::DifficultyEvent::SendBack))
        } else {
            (difficulty_tone(line.state), state_words(lang, line.state))
        };
        let first = match line.due {
            Some(due) => view! { <DueCell due at deadline_hour/> }.into_any(),
            None => view! { <Badge tone label=words/> }.into_any(),
        };
        let why = line.due.map(|_| view! { <Badge tone label=words bare=true/>" " });
        view! {
            <li data-testid=testid>
                {first}
                <div>
                    <h3>{line.title}<SampleMark when=line.sample/></h3>
                    <p class="meta">{why}{line.unit.name}" · "{fmt_known(line.since)}</p>
                </div>
                <p class="act"><a class="btn" href=format!("/difficulties/{}#verbs", line.id)>{action}</a></p>
            </li>
        }
    };
    (!rows.is_empty()).then(|| view! { <Group title count><ul class="work">{rows.into_iter().map(row).collect_view()}</ul></Group> })
}
