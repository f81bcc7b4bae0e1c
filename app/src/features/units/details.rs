//! `/units/{code}`: the holder of a code on a day, where it came from and what became of it.

use domain::access::Action;
use domain::clock::Instant;
use domain::text::{self, common, labels, units as texts};
use domain::units::Validity;
use domain::views::directives::ObligationRow;
use domain::views::models::ModelRow;
use domain::views::units::{SuccessionRow, UnitDetails, UnitHead};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use time::Date;

use super::server_fns::get_unit;
use crate::contexts::{use_frame, use_lang};
use crate::features::directives::OwnStanding;
use crate::features::parts::{ModelTable, ObligationTable, Source, UnitLink, on, unit_address};
use crate::layouts::{AsOfControl, PageOf, as_of_query};
use crate::ui::icon::{Icon, IconName};
use crate::ui::page_head::PageHead;
use crate::ui::panel::{Facts, Group};

/// The page.
#[component]
pub fn UnitPage() -> impl IntoView {
    let params = use_params_map();
    let as_of = as_of_query();
    let key = Memo::new(move |_| (params.with(|params| params.get("code")).unwrap_or_default(), as_of.get()));
    let unit = Resource::new(move || key.get(), |(code, as_of)| get_unit(code, as_of));
    view! { <PageOf resource=unit render=move |view| view! { <Content view as_of=as_of.get_untracked()/> }/> }
}

#[component]
fn Content(view: UnitDetails, as_of: Option<Date>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let crumbs = std::iter::once((format!("/units{}", on(as_of, '?')), t.title.to_owned()))
        .chain(view.ancestors.iter().map(|unit| (unit_address(&unit.code, as_of), unit.name.clone())))
        .collect();
    let outside = (!view.in_force).then(|| text::units::not_in_force(lang, view.as_of, view.validity));
    let facts = vec![
        (t.column_code, view.unit.code.clone().into_any()),
        (t.column_kind, labels::unit_kind(lang, view.unit.kind).into_any()),
        (common(lang).level, labels::level(lang, view.level).into_any()),
        (t.column_validity, common::validity(lang, view.validity).into_any()),
    ];
    let children = view.children.len().to_string();
    let history = use_frame().me.is_some_and(|me| me.may(Action::ViewAudit)).then(|| {
        view! { <p><a href=format!("/audit?subject={}", view.unit.id)>{text::audit(lang).history}</a></p> }
    });
    view! {
        <AsOfControl as_of/>
        <PageHead title=view.unit.name.clone() crumbs/>
        {outside.map(|words| view! { <p class="note y"><Icon name=IconName::Warn/><span>{words}</span></p> })}
        {view.approximate.then(|| view! { <p class="note y"><Icon name=IconName::Warn/><span>{t.approximate}</span></p> })}
        <div class="cols">
            <div class="stack">
                <Succession title=t.predecessors none=t.predecessors_none rows=view.predecessors before=true/>
                <Succession title=t.successors none=t.successors_none rows=view.successors before=false/>
                <Duties models=view.models obligations=view.obligations at=view.at deadline_hour=view.deadline_hour as_of/>
                <OwnStanding rows=view.standing/>
                <Group title=t.children count=children><Children units=view.children as_of/></Group>
            </div>
            <div class="stack">
                <div class="panel"><div class="pad"><Facts rows=facts/><Source text=view.source/>{history}</div></div>
                {(!view.same_code.is_empty()).then(|| view! { <SameCode rows=view.same_code/> })}
            </div>
        </div>
    }
}

/// Predecessors lead to their last day, successors to their first: the day on which they hold their code.
#[component]
fn Succession(title: &'static str, none: &'static str, rows: Vec<SuccessionRow>, before: bool) -> impl IntoView {
    let lang = use_lang();
    let count = rows.len().to_string();
    let row = move |row: SuccessionRow| {
        let day = if before { row.effective_on.previous_day() } else { Some(row.effective_on) };
        view! {
            <li>
                <UnitLink unit=row.unit as_of=day/>
                {row.parent.map(|parent| view! { <small class="dim">" · "{parent}</small> })}
                <small class="dim">" · "{labels::succession_kind(lang, row.kind)}" · "{domain::format::fmt_date(row.effective_on)}</small>
            </li>
        }
    };
    let list = if rows.is_empty() {
        view! { <p class="sub">{none}</p> }.into_any()
    } else {
        view! { <ul class="list" data-testid=if before { "predecessors" } else { "successors" }>{rows.into_iter().map(row).collect_view()}</ul> }.into_any()
    };
    view! { <Group title count>{list}</Group> }
}

#[component]
fn Duties(models: Vec<ModelRow>, obligations: Vec<ObligationRow>, at: Instant, deadline_hour: u8, as_of: Option<Date>) -> impl IntoView {
    let t = texts(use_lang());
    let models = if models.is_empty() {
        view! { <p class="sub">{t.models_none}</p> }.into_any()
    } else {
        view! { <ModelTable rows=models as_of/> }.into_any()
    };
    let obligations = if obligations.is_empty() {
        view! { <p class="sub">{t.obligations_none}</p> }.into_any()
    } else {
        view! { <ObligationTable rows=obligations at deadline_hour as_of/> }.into_any()
    };
    view! { <Group title=t.models>{models}</Group><Group title=t.obligations>{obligations}</Group> }
}

#[component]
fn Children(units: Vec<UnitHead>, as_of: Option<Date>) -> impl IntoView {
    let t = texts(use_lang());
    if units.is_empty() {
        return view! { <p class="sub">{t.children_none}</p> }.into_any();
    }
    view! { <ul class="list many">{units.into_iter().map(|unit| view! { <li><UnitLink unit as_of/></li> }).collect_view()}</ul> }.into_any()
}

#[component]
fn SameCode(rows: Vec<(UnitHead, Validity)>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let row = move |(unit, days): (UnitHead, Validity)| {
        let day = days.to.or(days.from);
        view! { <li><UnitLink unit as_of=day/><small class="dim">" · "{common::validity(lang, days)}</small></li> }
    };
    view! { <Group title=t.same_code><p class="sub">{t.same_code_hint}</p><ul class="list">{rows.into_iter().map(row).collect_view()}</ul></Group> }
}
