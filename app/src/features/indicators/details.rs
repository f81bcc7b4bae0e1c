//! `/indicators/{code}`: the figures of a period by unit, the course of one of them, what is counted, what is to be reached.

use domain::text::{self, indicators as texts, labels};
use domain::views::indicators::{IndicatorAsked, IndicatorDetails};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use time::Date;

use super::figures::UnitFigures;
use super::meaning::{Meaning, Targets, Versions};
use super::series::Course;
use super::server_fns::get_indicator;
use crate::contexts::use_lang;
use crate::features::parts::{Counts, UnreadFilters, narrowed, on};
use crate::layouts::{AsOfControl, PageOf, as_of_query};
use crate::ui::page_head::PageHead;
use crate::ui::panel::Group;

/// The page.
#[component]
pub fn IndicatorPage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let as_of = as_of_query();
    let key = Memo::new(move |_| {
        let word = |name: &str| query.with(|query| query.get(name)).filter(|word| !word.is_empty());
        let asked = IndicatorAsked { as_of: as_of.get(), period: word("period").and_then(|code| code.parse().ok()), unit: word("unit") };
        (params.with(|params| params.get("code")).unwrap_or_default(), asked)
    });
    let details = Resource::new(move || key.get(), |(code, asked)| get_indicator(code, asked));
    view! { <PageOf resource=details render=move |view| view! { <Content view asked=key.get_untracked().1/> }/> }
}

#[component]
fn Content(view: IndicatorDetails, asked: IndicatorAsked) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let as_of = asked.as_of;
    let head = view.indicator.clone();
    let crumbs = vec![(format!("/indicators{}", on(as_of, '?')), t.title.to_owned())];
    let subtitle = format!("{} · {}", head.code, labels::indicator_group(lang, head.group));
    let unknown = asked.period.is_some() && view.shown.is_none();
    view! {
        <AsOfControl as_of/>
        <PageHead title=head.name(lang) subtitle crumbs/>
        <UnreadFilters read=vec![("period", asked.period.is_some())]/>
        {unknown.then(|| view! { <p class="note y" role="status">{t.bad_period}</p> })}
        <div class="cols">
            <div class="stack">
                <Figures view=view.clone() as_of/>
                <Course view=view.clone() as_of/>
                <Targets rows=view.targets indicator=head.clone()/>
                <Versions rows=view.versions/>
            </div>
            <div class="stack"><Meaning version=view.version indicator=head/></div>
        </div>
    }
    .into_any()
}

/// The periods, and the figures of the one that is shown.
#[component]
fn Figures(view: IndicatorDetails, as_of: Option<Date>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let shown = view.shown;
    let periods = view.periods.iter().map(|(period, units)| {
        let words = text::period(lang, period);
        (narrowed("period", &period.code.to_string()), words, *units, shown.is_some_and(|shown| shown.code == period.code))
    });
    let periods: Vec<_> = periods.collect();
    let none = if view.periods.is_empty() { t.nothing } else { t.figures_none };
    let choice = (!periods.is_empty()).then(|| view! { <Counts label=t.periods rows=periods/> });
    let body = if view.rows.is_empty() {
        view! { <p class="sub" data-testid="no-figures">{none}</p> }.into_any()
    } else {
        view! { <UnitFigures rows=view.rows indicator=view.indicator as_of/> }.into_any()
    };
    let title = shown.map_or_else(|| t.figures.to_owned(), |period| format!("{}: {}", t.figures, text::period(lang, &period)));
    let days = shown.map(|period| view! { <p class="sub">{text::periods::days(&period)}</p> });
    view! { <Group title id="figures">{days}{choice}{body}</Group> }.into_any()
}
