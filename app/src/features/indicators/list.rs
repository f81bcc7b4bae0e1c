//! `/indicators`: what the province measures, with its latest figures.

use domain::figures::IndicatorGroup;
use domain::format::fmt_int;
use domain::text::{self, indicators as texts, labels};
use domain::views::indicators::{IndicatorFilter, IndicatorList, IndicatorRow};
use domain::views::query::{FromQuery, Query};
use domain::views::sheets::Sheet;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use time::Date;

use super::server_fns::list_indicators;
use super::{Against, Figure, aim};
use crate::contexts::use_lang;
use crate::features::parts::{Counts, FilterBar, SelectFilter, TextFilter, UnreadFilters, narrowed, on};
use crate::layouts::{AsOfControl, PageOf};
use crate::ui::page_head::PageHead;
use crate::ui::panel::Group;
use crate::ui::sheet_links::SheetLinks;
use crate::ui::state::Empty;
use crate::ui::table::{Cell, Column, DataTable, HeadCell};

/// The page.
#[component]
pub fn IndicatorsPage() -> impl IntoView {
    let query = use_query_map();
    let filter = Memo::new(move |_| query.with(|query| IndicatorFilter::from_query(&Query::new(&|name| query.get(name)))));
    let list = Resource::new(move || filter.get(), list_indicators);
    view! { <PageOf resource=list render=move |list| view! { <Content list filter=filter.get_untracked()/> }/> }
}

#[component]
fn Content(list: IndicatorList, filter: IndicatorFilter) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let as_of = filter.as_of;
    let total = list.groups.iter().map(|(_, count)| count).sum();
    let counts = list.groups.iter().map(|(group, count)| {
        (narrowed("group", group.code()), labels::indicator_group(lang, *group).to_owned(), *count, filter.group == Some(*group))
    });
    let counts = counts.collect();
    let clear = filter.search.is_some() || filter.group.is_some();
    let groups: Vec<(IndicatorGroup, Vec<IndicatorRow>)> = IndicatorGroup::ALL
        .iter()
        .map(|group| (*group, list.rows.iter().filter(|row| row.indicator.group == *group).cloned().collect::<Vec<_>>()))
        .filter(|(_, rows)| !rows.is_empty())
        .collect();
    let tables = if groups.is_empty() {
        view! { <Empty title=if clear { t.no_match } else { t.empty }/> }.into_any()
    } else {
        groups.into_iter().map(|(group, rows)| view! { <Table group rows as_of/> }).collect_view().into_any()
    };
    view! {
        <AsOfControl as_of/>
        <PageHead title=t.title subtitle=text::indicators::subtitle(lang, total, list.as_of)>
            <a class="btn" href=format!("/figures{}", on(as_of, '?'))>{t.see_heat}</a>
        </PageHead>
        <UnreadFilters read=vec![("group", filter.group.is_some())]/>
        <Counts label=t.by_group rows=counts/>
        <Filters filter clear/>
        {tables}
        <SheetLinks sheet=Sheet::Indicators/>
    }
    .into_any()
}

#[component]
fn Filters(filter: IndicatorFilter, clear: bool) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let groups =
        IndicatorGroup::ALL.iter().map(|group| (group.code().to_owned(), labels::indicator_group(lang, *group).to_owned())).collect();
    let value = filter.group.map(|group| group.code().to_owned()).unwrap_or_default();
    view! {
        <FilterBar clear as_of=filter.as_of>
            <TextFilter name="q" label=t.search value=filter.search.unwrap_or_default()/>
            <SelectFilter name="group" label=t.filter_group all=t.all_groups options=groups value/>
        </FilterBar>
    }
}

#[component]
fn Table(group: IndicatorGroup, rows: Vec<IndicatorRow>, as_of: Option<Date>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let columns = vec![
        Column(t.column_name, false),
        Column(t.column_figure, true),
        Column(t.column_period, false),
        Column(t.column_target, true),
        Column(t.column_standing, true),
        Column(t.column_units, true),
    ];
    let title = labels::indicator_group(lang, group);
    let count = fmt_int(lang, i64::try_from(rows.len()).unwrap_or(i64::MAX));
    let rows = rows.into_iter().map(|row| view! { <Row row as_of/> }).collect_view();
    view! { <Group title count id=group.code()><DataTable label=title columns>{rows}</DataTable></Group> }.into_any()
}

#[component]
fn Row(row: IndicatorRow, as_of: Option<Date>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let head = row.indicator;
    let (name, target) = (head.name(lang), aim(lang, &head, row.target));
    let period = row.figure.as_ref().map(|figure| text::period(lang, &figure.period)).unwrap_or_default();
    let figure = match row.figure {
        Some(figure) => view! { <Figure figure/> }.into_any(),
        None => view! { <span class="dim">{t.no_figure}</span> }.into_any(),
    };
    let (code, key) = (head.code.clone(), head.code.clone());
    let href = format!("/indicators/{code}{}", on(as_of, '?'));
    view! {
        <tr role="row" data-testid="indicator" data-code=key>
            <HeadCell><a class="plain" href=href>{name}</a>" "<code class="dim">{code}</code></HeadCell>
            <Cell label=t.column_figure figures=true>{figure}</Cell>
            <Cell label=t.column_period short=true>{period}</Cell>
            <Cell label=t.column_target figures=true>{target}</Cell>
            <Cell label=t.column_standing figures=true><Against standing=row.standing indicator=head/></Cell>
            <Cell label=t.column_units figures=true>{fmt_int(lang, i64::from(row.units))}</Cell>
        </tr>
    }
    .into_any()
}
