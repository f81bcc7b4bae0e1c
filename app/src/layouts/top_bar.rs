//! The top bar: brand, tenant, language, person.

use domain::text::{self, Lang, common};
use domain::views::frame::{Frame, Me, TenantHead};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_location;

use super::server_fns::{SetDensity, SetLanguage, SetTheme};
use crate::contexts::{use_frame, use_lang};
use crate::features::sign_in::server_fns::SignOut;
use crate::ui::icon::{Icon, IconName, Logo};

/// The bar.
#[component]
pub fn TopBar() -> impl IntoView {
    let frame = use_frame();
    let t = common(use_lang());
    view! {
        <header class="top">
            <a class="brand" href="/" aria-label=t.app_name><Logo/><span>{t.app_name}</span></a>
            <Inside frame/>
        </header>
    }
}

#[component]
fn Inside(frame: Frame) -> impl IntoView {
    let t = common(use_lang());
    view! {
        {frame.tenant.map(|tenant| view! { <TenantChip tenant front=frame.front/> })}
        {frame.demo.then(|| view! { <span class="mau" title=t.demo_hint>{t.demo}</span> })}
        <span class="grow"></span>
        {frame.me.is_some().then(|| view! { <Find/> })}
        <Language/>
        {frame.me.is_some().then(|| view! { <Bell unseen=frame.unseen/> })}
        {frame.me.map(|me| view! { <Person me/> })}
    }
}

/// The search of every page: a box, on a phone a link to the page of it. None where nobody is signed in.
#[component]
fn Find() -> impl IntoView {
    let t = domain::text::search(use_lang());
    // The page of results has a box of its own, with what was typed.
    let here = leptos_router::hooks::use_location().pathname.get_untracked() == "/search";
    let boxed = (!here).then(|| {
        view! {
            <form method="get" action="/search" class="find" role="search" aria-label=t.label>
                <input class="inp" type="search" name="q" aria-label=t.label placeholder=t.label/>
                <button type="submit" aria-label=t.go><Icon name=IconName::Search/></button>
            </form>
        }
    });
    view! {
        {boxed}
        <a class="find-link" href="/search" aria-label=t.title><Icon name=IconName::Search/></a>
    }
}

/// Leads to the notices; says how many were not seen yet.
#[component]
fn Bell(unseen: u32) -> impl IntoView {
    let lang = use_lang();
    let path = use_location().pathname;
    let here = move || (path.read().as_str() == "/notifications").then_some("page");
    let count = (unseen > 0).then(|| view! { <span class="n" aria-hidden="true">{text::notices::bell_count(unseen)}</span> });
    view! {
        <a class="bell" href="/notifications" aria-label=text::notices::bell(lang, unseen) aria-current=here data-testid="bell" data-unseen=unseen.to_string()>
            <Icon name=IconName::Bell/>{count}
        </a>
    }
}

#[component]
fn TenantChip(tenant: TenantHead, front: String) -> impl IntoView {
    let lang = use_lang();
    let name = tenant.name(lang);
    view! {
        <details class="pick tenant">
            <summary class="tenantchip"><span class="code">{tenant.code}</span><span>{name}</span><Icon name=IconName::Caret/></summary>
            <div class="menu"><a href=front rel="external">{common(lang).other_provinces}</a></div>
        </details>
    }
}

/// One button per choice; each posts by itself, so it needs no script.
#[component]
fn Choice(
    action: &'static str,
    name: &'static str,
    legend: &'static str,
    choices: Vec<(&'static str, &'static str, bool)>,
) -> impl IntoView {
    let button = move |(value, label, on): (&'static str, &'static str, bool)| {
        view! { <button type="submit" name=name value=value aria-pressed=on.to_string()>{label}</button> }
    };
    view! {
        <form method="post" action=action class="choice" aria-label=legend>
            <span class="lbl">{legend}</span>
            {choices.into_iter().map(button).collect_view()}
        </form>
    }
}

#[component]
fn Language() -> impl IntoView {
    let lang = use_lang();
    let t = common(lang);
    view! {
        <form method="post" action=SetLanguage::PATH class="lang" aria-label=t.language>
            <button type="submit" name="lang" value="vi" lang="vi" title="Tiếng Việt" aria-pressed=(lang == Lang::Vi).to_string()>"VI"</button>
            <button type="submit" name="lang" value="en" lang="en" title="English" aria-pressed=(lang == Lang::En).to_string()>"EN"</button>
        </form>
    }
}

#[component]
fn Person(me: Me) -> impl IntoView {
    let lang = use_lang();
    let t = common(lang);
    let place = me.unit.unwrap_or_else(|| domain::text::labels::role(lang, me.role).to_owned());
    let label = format!("{}: {}", t.signed_in_as, me.name);
    let delegates = !me.role.is_centre();
    let initials: String =
        me.name.split_whitespace().filter_map(|word| word.chars().next()).filter(|c| c.is_alphabetic()).take(2).collect();
    view! {
        <details class="pick person">
            <summary class="who" aria-label=label>
                <span class="av" aria-hidden="true">{initials.to_uppercase()}</span>
                <span class="who-t">{me.name}<small>{place}</small></span>
            </summary>
            <div class="menu">
                <a href="/account">{common::nav(lang).account}</a>
                {delegates.then(|| view! { <a href="/delegations">{domain::text::delegations(lang).title}</a> })}
                <Preferences/>
                <form method="post" action=SignOut::PATH><button class="btn quiet" type="submit">{t.sign_out}</button></form>
            </div>
        </details>
    }
}

/// Theme and row height.
#[component]
pub fn Preferences() -> impl IntoView {
    let t = common(use_lang());
    let now = expect_context::<crate::contexts::Preferences>();
    let themes = vec![
        ("auto", t.theme_auto, now.theme.is_none()),
        ("light", t.theme_light, now.theme == Some("light")),
        ("dark", t.theme_dark, now.theme == Some("dark")),
    ];
    let densities = vec![
        ("gon", t.density_tight, now.density == Some("gon")),
        ("vua", t.density_normal, now.density.is_none()),
        ("thoang", t.density_wide, now.density == Some("thoang")),
    ];
    view! {
        <Choice action=SetTheme::PATH name="theme" legend=t.theme choices=themes/>
        <Choice action=SetDensity::PATH name="density" legend=t.density choices=densities/>
    }
}
