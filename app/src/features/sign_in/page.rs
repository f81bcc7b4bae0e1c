//! `/sign-in`.

use domain::text::{Lang, common, sign_in as texts};
use domain::views::frame::{Frame, TenantKind};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_query_map;

use super::server_fns::SignIn;
use crate::contexts::{use_frame, use_lang};
use crate::layouts::{DoneLine, Title};
use crate::ui::field::{PostForm, TextField, Typed};
use crate::ui::icon::{Icon, IconName};

/// The page.
#[component]
pub fn SignInPage() -> impl IntoView {
    view! { <Content frame=use_frame()/> }
}

fn done(lang: Lang, code: &str) -> Option<String> {
    let t = texts(lang);
    match code {
        "out" => Some(t.signed_out.to_owned()),
        "password" => Some(t.set_done.to_owned()),
        _ => None,
    }
}

#[component]
fn Content(frame: Frame) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let tenant = frame.tenant.clone();
    let place = tenant.map(|tenant| tenant.name(lang)).unwrap_or_default();
    let centre = frame.tenant.as_ref().is_some_and(|tenant| tenant.kind == TenantKind::Centre);
    view! {
        <Title text=t.title/>
        <div class="sign">
            <div class="panel">
                <h1>{t.title}</h1>
                <p class="sub">{place}</p>
                <DoneLine words=done/>
                {frame.me.map(|me| view! { <p class="note i"><Icon name=IconName::Half/><span>{t.already}" "<a href="/">{me.name}</a></span></p> })}
                <Form/>
                <p class="sub"><b>{t.forgotten}</b>" "{if centre { t.forgotten_hint_centre } else { t.forgotten_hint }}</p>
            </div>
            <aside>
                <h2>{t.before_title}</h2>
                <ul>{[t.before_aggregates, t.before_audit, t.before_secret].map(|line| view! { <li><Icon name=IconName::Done/>{line}</li> })}</ul>
                {frame.demo.then(|| view! { <DemoAccounts centre/> })}
            </aside>
        </div>
        <p class="foot">{common(lang).aggregates_only}</p>
    }
}

#[component]
fn Form() -> impl IntoView {
    let t = texts(use_lang());
    let query = use_query_map();
    let fields = move |typed: Typed| {
        let next = query.with(|query| query.get("next")).unwrap_or_else(|| typed.value("next", ""));
        view! {
            <input type="hidden" name="next" value=next/>
            <TextField name="username" label=t.username typed=typed.clone() hint=t.username_hint autocomplete="username" required=true/>
            <TextField name="password" label=t.password typed kind="password" autocomplete="current-password" required=true/>
            <button class="btn pri" type="submit">{t.submit}</button>
        }
    };
    view! { <PostForm action=SignIn::PATH fields/> }
}

/// Names of the demo accounts. The password is printed where the instance was started, and stored nowhere.
#[component]
fn DemoAccounts(centre: bool) -> impl IntoView {
    let lang = use_lang();
    let names: &[&str] = if centre {
        &["quantri", "trunguong"]
    } else {
        &["thuongtruc", "lanhdao", "thamdinh", "truongdonvi", "canbo", "canbo2", "canboxa", "xem"]
    };
    view! {
        <h2>{texts(lang).demo_title}</h2>
        <p class="sub">{common(lang).demo_hint}</p>
        <p>{names.join(" · ")}</p>
    }
}
