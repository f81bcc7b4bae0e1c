//! `/plans`: what waits first; above it the timeline of the province and what has no plan yet.

use domain::format::{fmt_int, fmt_known};
use domain::lifecycle::paper::PaperState;
use domain::text::{self, labels, plans as texts};
use domain::views::order::{Order, SortBy};
use domain::views::plans::{PlanFilter, PlanLine, PlanList, Plannable};
use domain::views::query::{FromQuery, Query};
use domain::views::sheets::Sheet;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_query_map;

use super::plan_tone;
use super::server_fns::{BeginPlan, list_plans};
use super::timeline::ProvinceTimeline;
use crate::contexts::use_lang;
use crate::features::parts::{Counts, FilterBar, Head, SelectFilter, TextFilter, UnitLink, UnreadFilters, heads, narrowed};
use crate::layouts::PageOf;
use crate::ui::badge::{Badge, SampleMark};
use crate::ui::field::PostButton;
use crate::ui::page_head::PageHead;
use crate::ui::pager::Pager;
use crate::ui::panel::Group;
use crate::ui::state::Empty;
use crate::ui::table::{Cell, Column, DataTable, HeadCell};

/// The page.
#[component]
pub fn PlansPage() -> impl IntoView {
    let query = use_query_map();
    let filter = Memo::new(move |_| query.with(|query| PlanFilter::from_query(&Query::new(&|name| query.get(name)))));
    let list = Resource::new(move || filter.get(), list_plans);
    view! { <PageOf resource=list render=move |list| view! { <Content list filter=filter.get_untracked()/> }/> }.into_any()
}

#[component]
fn Content(list: PlanList, filter: PlanFilter) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let counts = list.states.iter().map(|(state, count)| {
        (narrowed("state", state.code()), labels::paper_state(lang, *state).to_owned(), *count, filter.state == Some(*state))
    });
    let counts = counts.collect();
    let states = PaperState::ALL.iter().map(|state| (state.code().to_owned(), labels::paper_state(lang, *state).to_owned())).collect();
    let clear = filter.search.is_some() || filter.state.is_some();
    let rows = if list.rows.is_empty() {
        view! { <Empty title=if clear { t.no_match } else { t.empty }/> }.into_any()
    } else {
        view! { <Rows rows=list.rows sort=filter.sort/><Pager page=list.page sheet=Sheet::Plans/> }.into_any()
    };
    view! {
        <PageHead title=t.title subtitle=t.subtitle/>
        <UnreadFilters read=vec![("state", filter.state.is_some())]/>
        <Counts label=t.by_state rows=counts/>
        <Waiting rows=list.waiting total=list.waiting_total may=list.may_begin/>
        <FilterBar clear keep=vec![("sort", filter.sort.map(|sort| sort.to_string()).unwrap_or_default())]>
            <TextFilter name="q" label=t.search value=filter.search.unwrap_or_default()/>
            <SelectFilter name="state" label=t.filter_state all=t.all_states options=states value=filter.state.map(|s| s.code().to_owned()).unwrap_or_default()/>
        </FilterBar>
        {rows}
        <ProvinceTimeline rows=list.approved total=list.approved_total today=list.today/>
    }
    .into_any()
}

/// Models that have no plan: of one's own units, to begin one; of all units, to see who is behind.
#[component]
fn Waiting(rows: Vec<Plannable>, total: u32, may: bool) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let (count, shown) = (fmt_int(lang, i64::from(total)), u32::try_from(rows.len()).unwrap_or(u32::MAX));
    let more = (shown < total).then(|| view! { <p class="sub">{text::plans::shown_of(lang, shown, total)}</p> });
    let row = move |row: Plannable| {
        let values = vec![("model", row.id.to_string())];
        view! {
            <li data-testid="plannable">
                <div>
                    <h3><a href=format!("/models/{}", row.id)>{row.name.clone()}</a><SampleMark when=row.sample/></h3>
                    <p class="meta"><UnitLink unit=row.unit/></p>
                </div>
                {may.then(|| view! { <div class="act"><PostButton action=BeginPlan::PATH values label=t.begin about=row.name/></div> })}
            </li>
        }
    };
    (!rows.is_empty()).then(|| {
        let rows = view! { <ul class="work plain">{rows.into_iter().map(row).collect_view()}</ul>{more} };
        // Whoever plans for none of them came for the plans, which stand below.
        let rows = if may {
            rows.into_any()
        } else {
            view! { <details class="fold-form"><summary>{t.waiting_show}</summary>{rows}</details> }.into_any()
        };
        view! {
            <Group title=t.waiting count>
                <p class="sub">{if may { t.waiting_hint } else { t.waiting_hint_all }}</p>
                {rows}
            </Group>
        }
    })
}

#[component]
fn Rows(rows: Vec<PlanLine>, sort: Option<Order>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let columns = [
        Head(Column(t.column_name, false), Some(SortBy::Name)),
        Head(Column(t.column_unit, false), Some(SortBy::Unit)),
        Head(Column(t.column_state, false), Some(SortBy::State)),
        Head(Column(t.column_tasks, true), None),
        Head(Column(t.column_ends, false), Some(SortBy::Due)),
        Head(Column(t.column_since, false), Some(SortBy::Since)),
    ];
    let (columns, sorts) = heads(&columns, sort);
    let row = move |row: PlanLine| {
        let [done, tasks] = [row.done, row.tasks].map(|n| fmt_int(lang, i64::from(n)));
        view! {
            <tr role="row" data-testid="plan-row" data-state=row.state.code()>
                <HeadCell><a class="plain" href=format!("/plans/{}", row.id)>{row.name}</a><SampleMark when=row.sample/></HeadCell>
                <Cell label=t.column_unit><UnitLink unit=row.unit/></Cell>
                <Cell label=t.column_state><Badge tone=plan_tone(row.state) label=labels::paper_state(lang, row.state) bare=true/></Cell>
                <Cell label=t.column_tasks figures=true>{format!("{done}/{tasks}")}</Cell>
                <Cell label=t.column_ends>{row.ends.map_or_else(|| t.ends_none.to_owned(), |due| text::due(lang, due))}</Cell>
                <Cell label=t.column_since short=true>{fmt_known(row.since)}</Cell>
            </tr>
        }
    };
    view! { <DataTable label=t.title columns sorts>{rows.into_iter().map(row).collect_view()}</DataTable> }.into_any()
}
