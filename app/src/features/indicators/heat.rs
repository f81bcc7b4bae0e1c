//! `/figures`: the figures of a period, units by indicators, each with its colour and its word.

use domain::figures::indicator::Band;
use domain::text::{self, indicators as texts, labels};
use domain::views::indicators::{HeatAsked, HeatCell, HeatRow, HeatTable, IndicatorHead};
use domain::views::query::{FromQuery, Query};
use domain::views::sheets::Sheet;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use time::Date;

use super::Figure;
use super::server_fns::get_heat;
use crate::contexts::use_lang;
use crate::features::parts::{FilterBar, SelectFilter, UnitLink, UnreadFilters, on};
use crate::layouts::{AsOfControl, PageOf};
use crate::ui::badge::Badge;
use crate::ui::page_head::PageHead;
use crate::ui::sheet_links::SheetLinks;
use crate::ui::state::Empty;
use crate::ui::table::HeadCell;

/// The page.
#[component]
pub fn FiguresPage() -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| query.with(|query| HeatAsked::from_query(&Query::new(&|name| query.get(name)))));
    let table = Resource::new(move || asked.get(), get_heat);
    view! { <PageOf resource=table render=move |table| view! { <Content table asked=asked.get_untracked()/> }/> }
}

#[component]
fn Content(table: HeatTable, asked: HeatAsked) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let (as_of, shown) = (asked.as_of, table.shown);
    let periods: Vec<_> = table.periods.iter().map(|period| (period.code.to_string(), text::period(lang, period))).collect();
    let value = shown.map(|period| period.code.to_string()).unwrap_or_default();
    let unknown = asked.period.is_some() && shown.is_none() && !periods.is_empty();
    let crumbs = vec![(format!("/indicators{}", on(as_of, '?')), t.title.to_owned())];
    let subtitle = shown.map(|period| format!("{}, {}", text::period(lang, &period), text::periods::days(&period)));
    let bands = table.bands.iter().map(|(band, count)| {
        view! { <Badge tone=band.tone() label=format!("{}: {count}", labels::band(lang, *band)) bare=true/> }
    });
    let bands = bands.collect_view();
    let body = if table.rows.is_empty() {
        view! { <Empty title=t.nothing/> }.into_any()
    } else {
        view! { <p class="legend">{bands}</p><Heat table as_of/> }.into_any()
    };
    view! {
        <AsOfControl as_of/>
        <PageHead title=t.heat subtitle=subtitle.unwrap_or_default() crumbs/>
        <UnreadFilters read=vec![("period", asked.period.is_some())]/>
        {unknown.then(|| view! { <p class="note y" role="status">{t.bad_period}</p> })}
        {(!periods.is_empty()).then(|| view! { <Choice periods value as_of/> })}
        {body}
        {shown.map(|_| view! { <SheetLinks sheet=Sheet::Figures/> })}
    }
    .into_any()
}

/// Which period. Without a choice the latest is shown, so that there is no "all".
#[component]
fn Choice(periods: Vec<(String, String)>, value: String, as_of: Option<Date>) -> impl IntoView {
    let t = texts(use_lang());
    view! {
        <FilterBar clear=false as_of>
            <SelectFilter name="period" label=t.column_period all=t.latest_period options=periods value/>
        </FilterBar>
    }
}

/// The table itself: the names of indicators are too long for heads, so that these carry codes, and the names in full for who asks.
#[component]
fn Heat(table: HeatTable, as_of: Option<Date>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let indicators = table.indicators;
    let head = |head: &IndicatorHead| {
        let (name, code, href) = (head.name(lang), head.code.clone(), format!("/indicators/{}{}", head.code, on(as_of, '?')));
        view! { <th role="columnheader" scope="col" class="n"><a href=href><abbr title=name>{code}</abbr></a></th> }
    };
    let heads = indicators.iter().map(head).collect_view();
    let rows = table.rows.into_iter().map(|row| view! { <Row row indicators=indicators.clone() as_of/> }).collect_view();
    view! {
        <div class="tw fold rows heat" tabindex="0" role="region" aria-label=t.heat>
            <table role="table">
                <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{t.column_unit}</th>{heads}</tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

#[component]
fn Row(row: HeatRow, indicators: Vec<IndicatorHead>, as_of: Option<Date>) -> impl IntoView {
    let cells = row.cells.into_iter().zip(indicators).map(|(cell, head)| view! { <Shown cell head/> }).collect_view();
    view! {
        <tr role="row" data-testid="heat-row"><HeadCell><UnitLink unit=row.unit as_of/></HeadCell>{cells}</tr>
    }
    .into_any()
}

/// A figure with the shape and the word of its band; its colour fills the cell.
#[component]
fn Shown(cell: Option<HeatCell>, head: IndicatorHead) -> impl IntoView {
    let lang = use_lang();
    let label = head.name(lang);
    let Some(cell) = cell else {
        return view! { <td role="cell" class="n none" data-l=label>"—"</td> }.into_any();
    };
    let band = cell.standing.band;
    let class = band.map_or("n", |band| match band {
        Band::Green => "n g",
        Band::Yellow => "n y",
        Band::Red => "n r",
    });
    let word = band.map(|band| view! { <small><Badge tone=band.tone() label=labels::band(lang, band) bare=true/></small> });
    let gap = cell.standing.gap.map(|gap| view! { <small>{text::figures::gap(lang, gap, head.direction, &head.unit)}</small> });
    view! {
        <td role="cell" class=class data-l=label>
            <Figure figure=cell.figure/>
            <span class="fig">{word}{gap}</span>
        </td>
    }
    .into_any()
}
