//! `/units`: the units of a day, by level and kind, found with or without tone marks.

use std::collections::BTreeSet;

use domain::format::fmt_int;
use domain::text::{self, Lang, common, labels, units as texts};
use domain::units::{Level, UnitKind};
use domain::views::query::{FromQuery, Query};
use domain::views::sheets::Sheet;
use domain::views::units::{UnitFilter, UnitList, UnitRow};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use time::Date;

use super::server_fns::list_units;
use crate::contexts::use_lang;
use crate::features::parts::{Counts, FilterBar, SelectFilter, TextFilter, UnreadFilters, on, unit_address};
use crate::islands::QuickFind;
use crate::layouts::{AsOfControl, PageOf};
use crate::ui::icon::{Icon, IconName};
use crate::ui::page_head::PageHead;
use crate::ui::pager::Pager;
use crate::ui::rows::{Content, Rows};
use crate::ui::state::Empty;
use crate::ui::table::{Column, LongTable};

/// The page.
#[component]
pub fn UnitsPage() -> impl IntoView {
    let query = use_query_map();
    let filter = Memo::new(move |_| query.with(|query| UnitFilter::from_query(&Query::new(&|name| query.get(name)))));
    let list = Resource::new(move || filter.get(), list_units);
    view! { <PageOf resource=list render=move |list| view! { <Content list filter=filter.get_untracked()/> }/> }
}

#[component]
fn Content(list: UnitList, filter: UnitFilter) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let as_of = filter.as_of;
    let total = list.levels.iter().map(|(_, count)| count).sum();
    view! {
        <AsOfControl as_of/>
        <PageHead title=t.title subtitle=text::units::subtitle(lang, total, list.as_of)/>
        {list.approximate.then(|| view! { <p class="note y"><Icon name=IconName::Warn/><span>{t.approximate}</span></p> })}
        <UnreadFilters read=vec![("level", filter.level.is_some()), ("kind", filter.kind.is_some())]/>
        <Summary levels=list.levels.clone() kinds=list.kinds.clone() filter=filter.clone()/>
        <Filters kinds=list.kinds filter=filter.clone() whole=list.page.total <= list.page.size/>
        {filter.under.clone().map(|code| view! { <Under code rows=list.rows.clone() as_of/> })}
        {if list.rows.is_empty() {
            view! { <Empty title=t.no_match hint=t.try_another_day/> }.into_any()
        } else {
            view! { <Table rows=list.rows as_of/><Pager page=list.page sheet=Sheet::Units/> }.into_any()
        }}
    }
}

/// How many of each level and kind; each count opens its rows.
#[component]
fn Summary(levels: Vec<(Level, u32)>, kinds: Vec<(UnitKind, u32)>, filter: UnitFilter) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let day = on(filter.as_of, '&');
    let by_level = levels
        .into_iter()
        .map(|(level, count)| (format!("?level={level}{day}"), labels::level(lang, level).to_owned(), count, filter.level == Some(level)));
    let by_level = by_level.collect();
    let by_kind = kinds
        .into_iter()
        .map(|(kind, count)| (format!("?kind={kind}{day}"), labels::unit_kind(lang, kind).to_owned(), count, filter.kind == Some(kind)));
    let by_kind = by_kind.collect();
    view! { <Counts label=t.by_level rows=by_level/><Counts label=t.by_kind rows=by_kind/> }
}

/// `whole`: every row that matches stands on this page, so that the browser can narrow them itself.
#[component]
fn Filters(kinds: Vec<(UnitKind, u32)>, filter: UnitFilter, whole: bool) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let levels = Level::ALL.iter().map(|level| (level.code().to_owned(), labels::level(lang, *level).to_owned())).collect();
    let kinds = kinds.into_iter().map(|(kind, _)| (kind.code().to_owned(), labels::unit_kind(lang, kind).to_owned())).collect();
    let clear = filter.search.is_some() || filter.level.is_some() || filter.kind.is_some() || filter.under.is_some();
    let search = filter.search.unwrap_or_default();
    view! {
        <FilterBar clear as_of=filter.as_of keep=vec![("under", filter.under.unwrap_or_default())]>
            {if whole {
                view! { <QuickFind lang name="q".to_owned() label=t.search.to_owned() hint=common(lang).search_hint.to_owned() value=search/> }.into_any()
            } else {
                view! { <TextFilter name="q" label=t.search value=search/> }.into_any()
            }}
            <SelectFilter name="level" label=t.filter_level all=t.all_levels options=levels value=filter.level.map(|l| l.code().to_owned()).unwrap_or_default()/>
            <SelectFilter name="kind" label=t.filter_kind all=t.all_kinds options=kinds value=filter.kind.map(|k| k.code().to_owned()).unwrap_or_default()/>
        </FilterBar>
    }
}

/// Whose parts are shown.
#[component]
fn Under(code: String, rows: Vec<UnitRow>, as_of: Option<Date>) -> impl IntoView {
    let name = rows.into_iter().find_map(|row| row.parent).unwrap_or_else(|| code.clone());
    view! { <p class="sub" data-testid="under">{texts(use_lang()).filter_under}": "<a href=unit_address(&code, as_of)>{name}</a></p> }
}

#[component]
fn Table(rows: Vec<UnitRow>, as_of: Option<Date>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let columns = vec![
        Column(t.column_name, false),
        Column(t.column_code, false),
        Column(t.column_kind, false),
        Column(t.column_parent, false),
        Column(t.column_predecessors, true),
        Column(t.column_children, true),
    ];
    view! { <LongTable label=t.title columns rows=written(lang, &rows, as_of)/> }
}

fn written(lang: Lang, units: &[UnitRow], as_of: Option<Date>) -> Rows {
    let (t, words) = (texts(lang), common(lang));
    let figure = |count: u32| if count == 0 { domain::format::MISSING.to_owned() } else { fmt_int(lang, i64::from(count)) };
    let levels: BTreeSet<Level> = units.iter().map(|row| row.kind.level()).collect();
    let (mut rows, mut last) = (Rows::with_room_for(units.len()), None);
    for unit in units {
        let level = unit.kind.level();
        if levels.len() > 1 && last.replace(level) != Some(level) {
            rows.section(6, labels::level(lang, level));
        }
        let sample = unit.sample.then_some((words.sample, words.sample_hint));
        rows.begin("unit-row", &unit_address(&unit.code, as_of), &unit.name, sample);
        rows.cell(t.column_code, false, Content::Code(&unit.code));
        rows.cell(t.column_kind, false, Content::Text(labels::unit_kind(lang, unit.kind)));
        rows.cell(t.column_parent, false, Content::Text(unit.parent.as_deref().unwrap_or(words.missing)));
        rows.cell(t.column_predecessors, true, Content::Text(&figure(unit.predecessors)));
        let (below, children) = (format!("?under={}{}", unit.code, on(as_of, '&')), figure(unit.children));
        rows.cell(t.column_children, true, if unit.children == 0 { Content::Text(&children) } else { Content::Link(&below, &children) });
        rows.end();
    }
    rows
}
