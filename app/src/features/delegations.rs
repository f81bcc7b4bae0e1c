//! `/delegations`: somebody acts in one's name for a period.

mod given;
mod new;
mod received;
pub mod server_fns;

use domain::text::{Lang, delegations as texts};
use domain::views::delegations::Delegations;
use leptos::prelude::*;

use crate::contexts::use_lang;
use crate::layouts::{DoneLine, PageOf};
use crate::ui::page_head::PageHead;
use given::Given;
use new::New;
use received::Received;
use server_fns::list_delegations;

/// The page.
#[component]
pub fn DelegationsPage() -> impl IntoView {
    let list = Resource::new(|| (), |()| list_delegations());
    view! { <PageOf resource=list render=|view| view! { <Content view/> }/> }
}

/// What was just done, in words.
fn done(lang: Lang, code: &str) -> Option<String> {
    let t = texts(lang);
    let words = match code {
        "given" => t.done_given,
        "ended" => t.done_ended,
        "stepped_back" => t.done_stepped_back,
        _ => return None,
    };
    Some(words.to_owned())
}

#[component]
fn Content(view: Delegations) -> impl IntoView {
    let t = texts(use_lang());
    let Delegations { given, received, rights, people } = view;
    let gives = !rights.is_empty() || !given.is_empty();
    view! {
        <PageHead title=t.title subtitle=t.subtitle/>
        <DoneLine words=done/>
        <div class="cols">
            <div class="stack">
                <Received rows=received/>
                {gives.then(|| view! { <Given rows=given/> })}
            </div>
            {(!rights.is_empty()).then(|| view! { <New rights people/> })}
        </div>
    }
}
