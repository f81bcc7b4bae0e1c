//! `/`: the front page on the bare host, "Việc của tôi" on a tenant.

mod duties;
pub mod server_fns;

use domain::access::Role;
use domain::text::{self, home as texts};
use domain::views::frame::TenantKind;
use domain::views::home::HomeView;
use domain::views::units::UnitHead;
use leptos::prelude::*;
use time::Date;

use crate::contexts::{use_frame, use_lang};
use crate::features::difficulties::Waiting;
use crate::features::directives::OwnStanding;
use crate::features::front::FrontPage;
use crate::features::parts::{ModelTable, UnitLink};
use crate::layouts::{AsOfControl, PageOf, as_of_query};
use crate::ui::page_head::PageHead;
use crate::ui::panel::Group;
use crate::ui::state::Empty;
use duties::{Desk, Duties, ReturnedList};
use server_fns::get_home;

/// Whichever start page the host has.
#[component]
pub fn StartPage() -> impl IntoView {
    match use_frame().tenant.as_ref().map(|tenant| tenant.kind) {
        None => view! { <FrontPage/> }.into_any(),
        Some(TenantKind::Province) => view! { <HomePage/> }.into_any(),
        Some(TenantKind::Centre) => view! { <CentrePage/> }.into_any(),
    }
}

#[component]
fn CentrePage() -> impl IntoView {
    let t = texts(use_lang());
    view! { <PageHead title=t.title/><Empty title=t.centre/> }
}

#[component]
fn HomePage() -> impl IntoView {
    let as_of = as_of_query();
    let home = Resource::new(move || as_of.get(), get_home);
    view! { <PageOf resource=home render=move |view| view! { <Content view as_of=as_of.get_untracked()/> }/> }
}

/// Units whose work nobody would find on their own page.
#[component]
fn Unmanned(rows: Vec<UnitHead>, total: u32) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let shown = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let more = (shown < total).then(|| view! { <p class="sub">{text::home::units_shown(lang, shown, total)}</p> });
    (total > 0).then(|| {
        let rows = rows.into_iter().map(|unit| view! { <li><UnitLink unit/></li> }).collect_view();
        view! {
            <div class="panel" data-testid="unmanned" data-count=total>
                <header><h2>{t.unmanned}" ("{domain::format::fmt_int(lang, i64::from(total))}")"</h2></header>
                <div class="pad">
                    <p class="sub">{t.unmanned_hint}</p>
                    <details class="fold-form"><summary>{t.unmanned_show}</summary><ul class="list">{rows}</ul>{more}</details>
                    <p><a href="/users">{t.unmanned_open}</a></p>
                </div>
            </div>
        }
    })
}

#[component]
fn Content(view: HomeView, as_of: Option<Date>) -> impl IntoView {
    let lang = use_lang();
    let (t, d) = (texts(lang), text::difficulties(lang));
    // Whoever acts for no unit sees what all of them owe; a viewer has no work here.
    let whose = view.unit.as_deref().unwrap_or(t.all_units);
    let subtitle = text::home::subtitle(lang, view.as_of, Some(whose), view.open_total, view.late_total);
    let reads = use_frame().me.is_some_and(|me| me.role == Role::Viewer);
    let shown = view.open.iter().map(|one| one.units).sum();
    let more = (shown < view.open_total).then(|| view! { <p class="sub">{text::home::shown_of(lang, shown, view.open_total)}</p> });
    let models = if view.models.is_empty() {
        view! { <p class="sub">{t.no_models}</p> }.into_any()
    } else {
        view! { <ModelTable rows=view.models as_of/> }.into_any()
    };
    view! {
        <AsOfControl as_of at=view.at/>
        <PageHead title=if reads { t.units_work } else { t.title } subtitle/>
        <div class="cols">
            <div class="stack">
                <Desk title=t.to_review action=t.decide anchor="#verbs" testid="to-review" rows=view.to_review/>
                <Desk title=t.to_hear action=t.decide anchor="#explanations" testid="to-hear" rows=view.to_hear/>
                <Waiting title=d.to_decide action=d.decide testid="to-decide" rows=view.to_decide at=view.at deadline_hour=view.deadline_hour/>
                <Waiting title=d.came_back action=d.open testid="came-back" rows=view.came_back at=view.at deadline_hour=view.deadline_hour/>
                <Duties rows=view.open returned=view.returned.clone() at=view.at deadline_hour=view.deadline_hour as_of/>
                {more}
                <OwnStanding rows=view.standing/>
                <Desk title=t.under_way action=t.go_on anchor="" testid="under-way" rows=view.under_way/>
                <Group title=t.models>{models}</Group>
            </div>
            <div class="stack">
                <ReturnedList rows=view.returned as_of/>
                <Unmanned rows=view.unmanned total=view.unmanned_total/>
                <div class="panel">
                    <header><h2>{t.who_helps}</h2></header>
                    <div class="pad"><p>{t.standing_agency}": "<b>{view.standing_agency.unwrap_or_else(|| domain::format::MISSING.to_owned())}</b></p></div>
                </div>
            </div>
        </div>
    }
}
