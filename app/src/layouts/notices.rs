//! Lines above every page: suspended tenant, demonstration, a form that came back, what was just done.

use domain::text::{self, common};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::contexts::{use_frame, use_kept, use_lang};
use crate::ui::icon::{Icon, IconName};

/// The lines.
#[component]
pub fn Notices() -> impl IntoView {
    let frame = use_frame();
    let kept = use_kept();
    view! {
        <Suspense>
            {move || Suspend::new(async move {
                let lang = use_lang();
                let suspended = frame.await.is_ok_and(|frame| frame.suspended);
                let kept = kept.await.ok().flatten();
                view! {
                    {suspended.then(|| view! { <p class="note y" role="status"><Icon name=IconName::Warn/><span>{common(lang).suspended}</span></p> })}
                    {kept.map(|form| view! {
                        <div class="note r" role="alert" data-testid="kept-form">
                            <Icon name=IconName::Stop/>
                            <div>
                                <p>{text::fault(lang, &form.fault)}</p>
                                <KeptReasons fault=form.fault/>
                            </div>
                        </div>
                    })}
                }
            })}
        </Suspense>
    }
}

/// Each reason, leading to its field.
#[component]
fn KeptReasons(fault: domain::error::Fault) -> impl IntoView {
    let lang = use_lang();
    let domain::error::Fault::Refused { refusals } = fault else { return ().into_any() };
    let line = move |refusal: domain::error::Refusal| {
        let words = text::refusal(lang, &refusal.code);
        match refusal.field {
            Some(field) => view! { <li><a href=format!("#{field}")>{words}</a></li> }.into_any(),
            None => view! { <li>{words}</li> }.into_any(),
        }
    };
    view! { <ul>{refusals.into_iter().map(line).collect_view()}</ul> }.into_any()
}

/// What was just done (`?done=code`): a status line, in the words that the page gives for the code.
#[component]
pub fn DoneLine<F>(words: F) -> impl IntoView
where
    F: Fn(domain::text::Lang, &str) -> Option<String> + Send + Sync + 'static,
{
    let query = use_query_map();
    let lang = use_lang();
    move || {
        let text = query.with(|query| query.get("done")).and_then(|code| words(lang, &code));
        text.map(|text| view! { <p class="note i" role="status" data-testid="done"><Icon name=IconName::Done/><span>{text}</span></p> })
    }
}
