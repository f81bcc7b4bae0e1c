//! `/account`: one's own account, sessions and password.

mod mail;
pub mod server_fns;
mod sessions;

use domain::checks::FieldCheck;
use domain::clock::Instant;
use domain::text::{self, Lang, account as texts, common, labels};
use domain::views::account::AccountView;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use crate::contexts::use_lang;
use crate::layouts::{DoneLine, MoreLinks, PageOf, Preferences};
use crate::ui::field::{PostForm, TextField, Typed};
use crate::ui::page_head::PageHead;
use crate::ui::panel::{Facts, Group};
use mail::Mail;
use server_fns::{ChangePassword, get_account};
use sessions::Sessions;

/// The page.
#[component]
pub fn AccountPage() -> impl IntoView {
    let account = Resource::new(|| (), |()| get_account());
    view! { <PageOf resource=account render=|view| view! { <Content view/> }/> }
}

fn done(lang: Lang, code: &str, changed_at: Option<Instant>) -> Option<String> {
    let t = texts(lang);
    match code {
        "password" => changed_at.map(|at| text::account::password_changed(lang, at)),
        "session" => Some(t.session_ended.to_owned()),
        "mail" => Some(text::mail(lang).saved.to_owned()),
        "others" => Some(t.others_ended.to_owned()),
        _ => None,
    }
}

#[component]
fn Content(view: AccountView) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let changed_at = view.password_changed_at;
    let rights = view.rights.iter().map(|action| view! { <li>{labels::action(lang, *action)}</li> }).collect_view();
    let facts = vec![
        (t.username, view.username.clone().into_any()),
        (t.name, view.name.into_any()),
        (t.position, view.position.into_any()),
        (t.role, labels::role(lang, view.role).into_any()),
        (t.unit, view.unit.unwrap_or_else(|| t.no_unit.to_owned()).into_any()),
        (t.rights, view! { <ul>{rights}</ul> }.into_any()),
    ];
    view! {
        <PageHead title=t.title subtitle=t.change_hint/>
        <DoneLine words=move |lang, code| done(lang, code, changed_at)/>
        <MoreLinks rights=view.rights/>
        <div class="cols">
            <div class="stack">
                <Group title=t.sessions id="sessions"><Sessions rows=view.sessions/></Group>
                <Group title=common(lang).reading id="display"><div class="panel"><div class="pad form"><p class="sub">{common(lang).reading_hint}</p><Preferences/></div></div></Group>
                <Mail wish=view.mail/>
                <Group title=t.profile><div class="panel"><div class="pad"><Facts rows=facts/></div></div></Group>
            </div>
            <Group title=t.password id="password">
                <div class="panel"><div class="pad">
                    <p class="sub">{text::account::password_last_changed(lang, changed_at)}</p>
                    <p class="sub">{t.change_password_hint}</p>
                    <Password username=view.username/>
                </div></div>
            </Group>
        </div>
    }
}

#[component]
fn Password(username: String) -> impl IntoView {
    let t = texts(use_lang());
    let fields = move |typed: Typed| {
        let strong = FieldCheck::NewPassword { username: username.clone() };
        let same = FieldCheck::Repeats { field: "new".to_owned() };
        view! {
            // Nameless, so it is not sent: it tells a password manager whose password this is.
            <input type="text" autocomplete="username" value=username.clone() readonly=true hidden=true/>
            <TextField name="current" label=t.current_password typed=typed.clone() kind="password" autocomplete="current-password" required=true/>
            <TextField name="new" label=t.new_password typed=typed.clone() hint=t.new_password_hint kind="password" autocomplete="new-password" required=true check=strong/>
            <TextField name="repeat" label=t.repeat_password typed kind="password" autocomplete="new-password" required=true check=same/>
            <button class="btn pri" type="submit">{t.change_password}</button>
        }
    };
    view! { <PostForm action=ChangePassword::PATH fields/> }
}
