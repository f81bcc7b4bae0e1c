//! A page's main resource: its value, or why there is none, with the right status.

use domain::error::Fault;
use domain::text::{self, common};
use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::contexts::use_lang;
use crate::error::AppError;
use crate::ui::state::{Empty, Skeleton};

/// Title of the document: the page, then the product.
#[component]
pub fn Title(#[prop(into)] text: String) -> impl IntoView {
    let title = common::document_title(use_lang(), &text);
    view! { <leptos_meta::Title text=title/> }
}

/// Renders `resource` when it is there.
///
/// The [`Suspend`] is not made by a closure, here and everywhere: Leptos would call that up to three times to find out what it
/// waits for, and throw away the views and the resources of all calls but the last.
#[component]
pub fn PageOf<T, F, V>(resource: Resource<Result<T, AppError>>, render: F) -> impl IntoView
where
    T: Clone + Send + Sync + Serialize + DeserializeOwned + 'static,
    F: FnOnce(T) -> V + Send + 'static,
    V: IntoView + 'static,
{
    view! {
        <Suspense fallback=Skeleton>
            {Suspend::new(async move {
                match resource.await {
                    Ok(value) => render(value).into_any(),
                    Err(AppError::Fault(fault)) => view! { <FaultView fault/> }.into_any(),
                    Err(AppError::Transport(_)) => view! { <FaultView fault=Fault::Internal/> }.into_any(),
                }
            })}
        </Suspense>
    }
}

/// What a page shows instead of itself. Never echoes the address: "missing" and "not yours" must be equal.
#[component]
pub fn FaultView(fault: Fault) -> impl IntoView {
    let lang = use_lang();
    let t = common(lang);
    crate::ssr::set_status(fault.status());
    let (title, hint) = match &fault {
        Fault::NotFound => (t.not_found.to_owned(), t.not_found_hint.to_owned()),
        Fault::Internal => (t.error_title.to_owned(), t.error_hint.to_owned()),
        Fault::Forbidden { .. } => (t.forbidden.to_owned(), text::fault(lang, &fault)),
        other => (t.error_title.to_owned(), text::fault(lang, other)),
    };
    let (href, label) = if fault == Fault::SignedOut { ("/sign-in", t.sign_in) } else { ("/", t.to_home) };
    view! {
        <Title text=title.clone()/>
        <Empty title hint href label heading=true/>
        {(fault == Fault::Internal).then(|| view! { <RequestId/> })}
    }
}

/// What to tell whoever can help; the same id stands in the server's log. A page that failed in the browser has none.
#[component]
fn RequestId() -> impl IntoView {
    let t = common(use_lang());
    let id = crate::ssr::request_id();
    id.map(|id| view! { <p class="sub">{t.request_id}": "<code id="request-id">{id}</code></p> })
}

/// No such page.
#[component]
pub fn NotFound() -> impl IntoView {
    view! { <FaultView fault=Fault::NotFound/> }
}
