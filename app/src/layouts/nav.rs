//! The left navigation by rights, and the five tabs of a phone.

use domain::access::Action;
use domain::text::{common, common::Nav};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::contexts::{use_frame, use_lang};
use crate::ui::icon::{Icon, IconName};

type Entry = (Action, &'static str, IconName, fn(&Nav) -> &'static str);

const DAILY: &[Entry] = &[
    (Action::ViewHome, "/", IconName::Work, |t| t.home),
    (Action::ViewModels, "/registrations", IconName::Half, |t| t.registrations),
    (Action::ViewModels, "/models", IconName::Models, |t| t.models),
    (Action::ViewTasks, "/plans", IconName::Clock, |t| t.plans),
    (Action::ViewDifficulties, "/difficulties", IconName::Warn, |t| t.difficulties),
    (Action::ViewDirectives, "/directives", IconName::Document, |t| t.directives),
];
/// What the tabs of a phone leave out of the daily work.
const DAILY_MORE: &[Entry] = &[
    (Action::ViewModels, "/registrations", IconName::Half, |t| t.registrations),
    (Action::ViewTasks, "/plans", IconName::Clock, |t| t.plans),
    (Action::ViewDifficulties, "/difficulties", IconName::Warn, |t| t.difficulties),
];
const RESULTS: &[Entry] = &[
    (Action::ViewCoverage, "/coverage", IconName::Board, |t| t.coverage),
    (Action::ViewFigures, "/indicators", IconName::Done, |t| t.indicators),
];
/// The same of the results.
const RESULTS_MORE: &[Entry] = &[(Action::ViewFigures, "/indicators", IconName::Done, |t| t.indicators)];
const ADMIN: &[Entry] = &[
    (Action::ViewUnits, "/units", IconName::Units, |t| t.units),
    (Action::ViewUsers, "/users", IconName::People, |t| t.users),
    (Action::ViewSettings, "/settings", IconName::Settings, |t| t.settings),
    (Action::ViewAudit, "/audit", IconName::Audit, |t| t.audit),
];

/// `page` when `href` leads to the page shown or one below it.
fn current(path: &str, href: &str) -> Option<&'static str> {
    let here = path == href || (href != "/" && path.strip_prefix(href).is_some_and(|rest| rest.starts_with('/')));
    here.then_some("page")
}

#[component]
fn Links(entries: &'static [Entry], rights: Vec<Action>) -> impl IntoView {
    let t = common::nav(use_lang());
    let path = use_location().pathname;
    let link = move |(_, href, icon, label): &Entry| {
        let (href, icon, label) = (*href, *icon, label(t));
        view! { <a href=href aria-current=move || current(&path.read(), href)><Icon name=icon/>{label}</a> }
    };
    entries.iter().filter(|(action, ..)| rights.contains(action)).map(link).collect_view()
}

/// The left navigation; nothing for who is not signed in.
#[component]
pub fn NavBar() -> impl IntoView {
    let me = use_frame().me?;
    let t = common::nav(use_lang());
    let has = |entries: &[Entry]| entries.iter().any(|(action, ..)| me.may(*action));
    let (results, admin) = (has(RESULTS), has(ADMIN));
    Some(view! {
        <nav class="nav" aria-label=t.label>
            <h2>{t.group_daily}</h2>
            <Links entries=DAILY rights=me.rights.clone()/>
            {results.then(|| view! { <h2>{t.group_results}</h2> })}
            <Links entries=RESULTS rights=me.rights.clone()/>
            {admin.then(|| view! { <h2>{t.group_admin}</h2> })}
            <Links entries=ADMIN rights=me.rights.clone()/>
        </nav>
    })
}

const TABS: &[Entry] = &[
    (Action::ViewHome, "/", IconName::Work, |t| t.tab_home),
    (Action::ViewModels, "/models", IconName::Models, |t| t.tab_models),
    (Action::ViewCoverage, "/coverage", IconName::Board, |t| t.tab_coverage),
    (Action::ViewDirectives, "/directives", IconName::Document, |t| t.tab_directives),
    (Action::ViewAccount, "/account", IconName::More, |t| t.tab_more),
];

/// The tabs of a phone. "Thêm" leads to the account page, which lists the rest.
#[component]
pub fn BottomTabs() -> impl IntoView {
    let rights = use_frame().me?.rights;
    let t = common::nav(use_lang());
    Some(view! { <nav class="tabs-b" aria-label=t.tabs><Links entries=TABS rights/></nav> })
}

/// The links that the tabs leave out, for the account page on a phone.
#[component]
pub fn MoreLinks(rights: Vec<Action>) -> impl IntoView {
    view! { <div class="morelinks"><Links entries=DAILY_MORE rights=rights.clone()/><Links entries=RESULTS_MORE rights=rights.clone()/><Links entries=ADMIN rights/></div> }
}
