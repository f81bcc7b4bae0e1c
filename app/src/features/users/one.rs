//! `/users/{id}`: one person: change, disable, hand over, make a link.

use domain::text::{self, Lang, common, labels, users as texts};
use domain::views::users::{PasswordLink, UserList, UserRow};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_params_map;

use super::forms::ChangeUserForm;
use super::server_fns::{DisableUser, EnableUser, HandOverUser, IssuePasswordLink, list_users, take_password_link};
use crate::contexts::use_lang;
use crate::layouts::{DoneLine, PageOf};
use crate::ui::field::{PostButton, PostForm, TextField, Typed};
use crate::ui::page_head::PageHead;
use crate::ui::panel::Group;

/// The page.
#[component]
pub fn UserPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    // One resource for both: a link must not be taken for a page that is then not found.
    let load = |id: String| async move {
        let list = list_users(String::new(), String::new(), id.clone()).await?;
        Ok((list, take_password_link(id).await?))
    };
    let user = Resource::new(move || id.get(), load);
    view! { <PageOf resource=user render=|(list, link): (UserList, Option<PasswordLink>)| view! { <Content list link/> }/> }
}

fn done(lang: Lang, code: &str, user: &UserRow) -> Option<String> {
    let t = texts(lang);
    match code {
        "created" => Some(text::users::created(lang, &user.name, user.role)),
        "changed" => Some(t.saved.to_owned()),
        "disabled" => Some(text::users::was_disabled(lang, &user.name)),
        "enabled" => Some(text::users::was_enabled(lang, &user.name)),
        "handed" => Some(t.handed_over.to_owned()),
        _ => None,
    }
}

#[component]
fn Content(list: UserList, link: Option<PasswordLink>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let roles = list.roles.iter().map(|role| (role.code().to_owned(), labels::role(lang, *role).to_owned())).collect();
    let Some(user) = list.rows.into_iter().next() else { return ().into_any() };
    let subtitle = user.disabled_at.map(|at| text::users::disabled_since(lang, at)).unwrap_or_default();
    let (units, changed, about) = (list.units, user.clone(), user.clone());
    view! {
        <PageHead title=user.name.clone() subtitle crumbs=vec![("/users".to_owned(), t.title.to_owned())]/>
        <DoneLine words=move |lang, code| done(lang, code, &about)/>
        {link.map(|link| view! { <LinkOnce link/> })}
        <div class="cols">
            <Group title=t.edit><div class="panel"><div class="pad"><ChangeUserForm user=changed roles units/></div></div></Group>
            <Actions user/>
        </div>
    }
    .into_any()
}

/// The link, this once.
#[component]
fn LinkOnce(link: PasswordLink) -> impl IntoView {
    let lang = use_lang();
    view! {
        <div class="note i" role="status">
            <div>
                <p>{text::users::link_issued(lang, &link.username, link.expires_at)}" "{texts(lang).link_once}</p>
                <p><code data-testid="password-link">{link.url}</code></p>
            </div>
        </div>
    }
}

#[component]
fn Actions(user: UserRow) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let key = vec![("id", user.id.to_string()), ("version", user.version.to_string())];
    let id = vec![("id", user.id.to_string())];
    let able = if user.own {
        view! { <p class="sub">{t.own_hint}</p> }.into_any()
    } else if user.disabled_at.is_some() {
        view! { <PostButton action=EnableUser::PATH values=key.clone() label=t.enable/><p class="sub">{t.enable_hint}</p> }.into_any()
    } else {
        view! {
            <PostButton action=DisableUser::PATH values=key.clone() label=t.disable/><p class="sub">{t.disable_hint}</p>
            <HandOver key/>
        }
        .into_any()
    };
    view! {
        <div class="panel">
            <header><h2>{common(lang).state}</h2></header>
            <div class="pad stack-4">
                {user.disabled_at.is_none().then(|| view! { <PostButton action=IssuePasswordLink::PATH values=id label=t.issue_link/><p class="sub">{t.issue_link_hint}</p> })}
                {able}
                <p><a href=format!("/audit?subject={}", user.id)>{text::audit(lang).history}</a></p>
            </div>
        </div>
    }
}

#[component]
fn HandOver(key: Vec<(&'static str, String)>) -> impl IntoView {
    let t = texts(use_lang());
    let fields = move |typed: Typed| {
        let hidden = key.clone().into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view();
        view! {
            {hidden}
            <TextField name="to_username" label=t.hand_over_to typed hint=t.hand_over_hint required=true/>
            <button class="btn" type="submit">{t.hand_over}</button>
        }
    };
    view! { <PostForm action=HandOverUser::PATH fields/> }
}
