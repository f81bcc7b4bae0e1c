//! The board of one quota rule: who lacks models, counted from the models of the day.

use domain::deadline::Tone;
use domain::format::{MISSING, fmt_known};
use domain::ids::QuotaId;
use domain::text::{self, coverage, labels, quotas as texts};
use domain::views::models::ModelRow;
use domain::views::quotas::{QuotaBoard, QuotaRow, QuotaUnitRow};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_query_map;
use time::Date;

use super::quotas::address;
use super::server_fns::WithdrawQuota;
use crate::contexts::use_lang;
use crate::features::parts::{Counts, Source, UnitLink, on};
use crate::layouts::AsOfControl;
use crate::ui::badge::{Badge, SampleMark};
use crate::ui::dialog::Dialog;
use crate::ui::field::{AreaField, PostForm, Typed};
use crate::ui::note::Note;
use crate::ui::page_head::PageHead;
use crate::ui::panel::{Facts, Group};
use crate::ui::table::{Cell, Column, DataTable, HeadCell};

/// The board.
#[component]
pub fn QuotaView(board: QuotaBoard, as_of: Option<Date>) -> impl IntoView {
    let lang = use_lang();
    let row = board.row.clone();
    let crumbs = vec![(format!("/coverage{}", on(as_of, '?')), coverage(lang).title.to_owned())];
    let subtitle = text::quotas::sentence(lang, row.met, row.bound);
    let withdraw = board.may_withdraw.then(|| view! { <Withdraw id=row.id/> });
    let body = if row.in_period {
        view! { <Units board=board.clone() as_of/> }.into_any()
    } else {
        view! { <NotNow row=row.clone()/> }.into_any()
    };
    view! {
        <AsOfControl as_of/>
        <PageHead title=row.rule.title.clone() subtitle=if row.in_period { subtitle } else { String::new() } crumbs>{withdraw}</PageHead>
        <Over row=row.clone()/>
        <div class="cols">
            <div class="stack">{body}</div>
            <div class="panel"><div class="pad"><Told row as_of/><Source text=board.source/></div></div>
        </div>
    }
    .into_any()
}

/// What the rule says.
#[component]
fn Told(row: QuotaRow, as_of: Option<Date>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let document = row.directive.map_or_else(
        || t.document_none.into_any(),
        |d| view! { <a href=format!("/directives/{}{}", d.id, on(as_of, '?'))>{text::directives::cite(lang, &d.kind, &d.number, d.issued_on)}</a> }.into_any(),
    );
    let rows = vec![
        (t.applies_to, text::quotas::bound(lang, &row.rule).into_any()),
        (t.at_least, row.rule.at_least.into_any()),
        (t.counted, labels::counted(lang, row.rule.counted).into_any()),
        (t.period, text::quotas::period(&row.rule).into_any()),
        (t.document, document),
    ];
    view! { <Facts rows/> }
}

/// That it was withdrawn, and why.
#[component]
fn Over(row: QuotaRow) -> impl IntoView {
    let t = texts(use_lang());
    row.end.map(|end| {
        view! { <Note tone=Tone::Yellow><p><b>{t.withdrawn}</b></p><p>{end.actor}", "{fmt_known(end.at)}": "{end.why}</p></Note> }
    })
}

/// Outside the period nothing is counted.
#[component]
fn NotNow(row: QuotaRow) -> impl IntoView {
    let t = texts(use_lang());
    let [first, last] = [row.rule.first, row.rule.last].map(|day| address(&row, "", Some(day)));
    view! {
        <Note tone=Tone::Indigo>
            <p data-testid="not-now">{t.not_now}</p>
            <p><a href=first>{t.see_first}</a>" · "<a href=last>{t.see_last}</a></p>
        </Note>
    }
    .into_any()
}

/// The units, those that lack models first; the counts open them.
#[component]
fn Units(board: QuotaBoard, as_of: Option<Date>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let row = board.row;
    let show = use_query_map().with_untracked(|query| query.get("show")).unwrap_or_default();
    let lacking = if row.rule.at_least == 1 { t.missing } else { t.too_few };
    let counts = [("", t.all, row.bound), ("missing", lacking, row.missing()), ("met", t.met, row.met)];
    let counts = counts.into_iter().map(|(code, words, count)| (address(&row, code, as_of), words.to_owned(), count, show == code));
    let counts = counts.collect();
    let levels = board.levels.into_iter().map(|(level, bound, met)| {
        view! { <li data-level=level.code()>{labels::level(lang, level)}": "{text::quotas::sentence(lang, met, bound)}</li> }
    });
    let levels = levels.collect_view();
    let wanted = |row: &QuotaUnitRow| match show.as_str() {
        "missing" => row.lacks > 0,
        "met" => row.lacks == 0,
        _ => true,
    };
    let rows: Vec<_> = board.units.into_iter().filter(wanted).collect();
    let count = rows.len().to_string();
    let columns =
        vec![Column(t.column_unit, false), Column(t.column_level, false), Column(t.column_state, false), Column(t.column_models, false)];
    let table = if rows.is_empty() {
        view! { <p class="sub">{t.rows_none}</p> }.into_any()
    } else {
        let rows = rows.into_iter().map(|row| view! { <Unit row lacking as_of/> }).collect_view();
        view! { <DataTable label=t.board columns>{rows}</DataTable> }.into_any()
    };
    view! { <Counts label=t.by_state rows=counts/><Group title=t.board count id="rows"><ul class="list">{levels}</ul>{table}</Group> }
        .into_any()
}

#[component]
fn Unit(row: QuotaUnitRow, lacking: &'static str, as_of: Option<Date>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let (tone, words, state) = if row.lacks == 0 { (Tone::Green, t.met, "met") } else { (Tone::Red, lacking, "missing") };
    let model = move |model: ModelRow| {
        view! { <li><a href=format!("/models/{}{}", model.id, on(as_of, '?'))>{model.name}</a><SampleMark when=model.sample/></li> }
    };
    let models = if row.models.is_empty() {
        MISSING.into_any()
    } else {
        view! { <ul>{row.models.into_iter().map(model).collect_view()}</ul> }.into_any()
    };
    let level = labels::level(lang, row.unit.kind.level());
    view! {
        <tr role="row" data-testid="quota-unit" data-state=state>
            <HeadCell><UnitLink unit=row.unit as_of/></HeadCell>
            <Cell label=t.column_level>{level}</Cell>
            <Cell label=t.column_state><Badge tone label=words bare=true/></Cell>
            <Cell label=t.column_models>{models}</Cell>
        </tr>
    }
    .into_any()
}

#[component]
fn Withdraw(id: QuotaId) -> impl IntoView {
    let t = texts(use_lang());
    let fields = move |typed: Typed| {
        view! {
            <input type="hidden" name="id" value=id.to_string()/>
            <AreaField name="text" label=t.reason typed hint=t.withdraw_hint required=true/>
            <button class="btn danger" type="submit">{t.withdraw}</button>
        }
    };
    view! { <Dialog id="withdraw-quota" open=t.withdraw title=t.withdraw danger=true><PostForm action=WithdrawQuota::PATH fields key="withdraw"/></Dialog> }.into_any()
}
