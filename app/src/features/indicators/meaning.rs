//! What an indicator counts, every meaning that it had, and what is to be reached.

use domain::format::{MISSING, fmt_date};
use domain::text::{self, indicators as texts, labels};
use domain::views::indicators::{IndicatorHead, TargetRow, VersionRow};
use leptos::prelude::*;

use crate::contexts::use_lang;
use crate::features::parts::Source;
use crate::ui::panel::{Facts, Group};
use crate::ui::table::{Cell, Column, DataTable, HeadCell};

/// The definition of the day, with its hash.
#[component]
pub fn Meaning(version: VersionRow, indicator: IndicatorHead) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let one = version.definition;
    let mut facts = vec![
        (t.code, one.code.into_any()),
        (t.group, labels::indicator_group(lang, indicator.group).into_any()),
        (t.words, one.words.into_any()),
    ];
    if one.measure.is_pair() {
        facts.push((t.numerator, one.numerator.into_any()));
        facts.push((t.denominator, one.denominator.into_any()));
    } else {
        facts.push((t.amount, one.numerator.into_any()));
    }
    facts.extend([
        (t.unit, one.unit.into_any()),
        (t.measure, labels::measure(lang, one.measure).into_any()),
        (t.direction, labels::direction(lang, one.direction).into_any()),
        (t.course, labels::course(lang, one.course).into_any()),
        (t.joining, labels::joining(lang, one.joining).into_any()),
        (t.column_version, version.seq.into_any()),
        (t.column_from, fmt_date(version.from).into_any()),
        (t.hash, view! { <code class="hash" data-testid="hash">{version.hash}</code> }.into_any()),
    ]);
    view! {
        <section class="panel" aria-labelledby="meaning">
            <header><h2 id="meaning">{t.meaning}</h2></header>
            <div class="pad"><Facts rows=facts/><p class="sub">{t.hash_hint}</p><Source text=version.source/></div>
        </section>
    }
    .into_any()
}

/// Every target, the newest first.
#[component]
pub fn Targets(rows: Vec<TargetRow>, indicator: IndicatorHead) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    if rows.is_empty() {
        return view! { <Group title=t.targets id="targets"><p class="sub">{t.targets_none}</p></Group> }.into_any();
    }
    let columns = vec![
        Column(t.column_unit, false),
        Column(t.column_target, true),
        Column(t.column_floor, true),
        Column(t.column_from, false),
        Column(t.column_until, false),
    ];
    let mark = move |mark: Option<_>| {
        mark.map_or_else(|| MISSING.to_owned(), |mark| text::figures::mark(lang, indicator.measure, mark, &indicator.unit))
    };
    let row = |row: TargetRow| {
        let unit = row.unit.map_or_else(|| t.everybody.to_owned(), |unit| unit.name);
        let (target, floor) = (mark(row.target.target), mark(row.target.floor));
        let last = row.last.map_or_else(|| t.until_next.to_owned(), fmt_date);
        view! {
            <tr role="row" data-testid="target">
                <HeadCell>{unit}<Source text=row.source/></HeadCell>
                <Cell label=t.column_target figures=true>{target}</Cell>
                <Cell label=t.column_floor figures=true>{floor}</Cell>
                <Cell label=t.column_from short=true>{fmt_date(row.first)}</Cell>
                <Cell label=t.column_until short=true>{last}</Cell>
            </tr>
        }
    };
    let rows = rows.into_iter().map(row).collect_view();
    view! { <Group title=t.targets id="targets"><DataTable label=t.targets columns>{rows}</DataTable></Group> }.into_any()
}

/// Every meaning that it had; nothing where it never changed.
#[component]
pub fn Versions(rows: Vec<VersionRow>) -> impl IntoView {
    let t = texts(use_lang());
    let columns = vec![Column(t.column_version, false), Column(t.column_from, false), Column(t.words, false), Column(t.hash, false)];
    let row = |row: VersionRow| {
        view! {
            <tr role="row" data-testid="version">
                <HeadCell>{row.seq}</HeadCell>
                <Cell label=t.column_from short=true>{fmt_date(row.from)}</Cell>
                <Cell label=t.words>{row.definition.words}</Cell>
                <Cell label=t.hash><code class="hash">{row.hash}</code></Cell>
            </tr>
        }
    };
    (rows.len() > 1).then(|| {
        let rows = rows.into_iter().map(row).collect_view();
        view! { <Group title=t.versions id="versions"><DataTable label=t.versions columns>{rows}</DataTable></Group> }
    })
}
