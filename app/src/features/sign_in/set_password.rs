//! `/set-password?t=…`: a first or forgotten password.

use domain::checks::FieldCheck;
use domain::text::sign_in as texts;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_query_map;

use super::server_fns::{SetPasswordByLink, link_owner};
use crate::contexts::use_lang;
use crate::layouts::{PageOf, Title};
use crate::ui::field::{PostForm, TextField, Typed};
use crate::ui::state::Empty;

/// The page.
#[component]
pub fn SetPasswordPage() -> impl IntoView {
    let query = use_query_map();
    let token = Memo::new(move |_| query.with(|query| query.get("t")).unwrap_or_default());
    let owner = Resource::new(move || token.get(), link_owner);
    let render = move |owner: Option<String>| match owner {
        Some(username) => view! { <Form username token=token.get_untracked()/> }.into_any(),
        None => {
            let t = texts(use_lang());
            view! { <Title text=t.link_dead_title/><Empty title=t.link_dead_title hint=t.link_dead heading=true/> }.into_any()
        }
    };
    view! { <PageOf resource=owner render/> }
}

#[component]
fn Form(username: String, token: String) -> impl IntoView {
    let t = texts(use_lang());
    let owner = username.clone();
    let fields = move |typed: Typed| {
        let strong = FieldCheck::NewPassword { username: owner.clone() };
        let same = FieldCheck::Repeats { field: "new".to_owned() };
        view! {
            <input type="hidden" name="token" value=token.clone()/>
            // Nameless, so it is not sent: it tells a password manager whose password this is.
            <input type="text" autocomplete="username" value=owner.clone() readonly=true hidden=true/>
            <TextField name="new" label=t.set_new typed=typed.clone() hint=t.set_hint kind="password" autocomplete="new-password" required=true check=strong/>
            <TextField name="repeat" label=t.set_repeat typed kind="password" autocomplete="new-password" required=true check=same/>
            <button class="btn pri" type="submit">{t.set_submit}</button>
        }
    };
    view! {
        <Title text=t.set_title/>
        <div class="sign">
            <div class="panel">
                <h1>{t.set_title}</h1>
                <p class="sub">{t.set_for}" "<b>{username}</b></p>
                <PostForm action=SetPasswordByLink::PATH fields/>
            </div>
        </div>
    }
}
