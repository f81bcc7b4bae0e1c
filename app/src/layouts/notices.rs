//! Lines above every page: suspended tenant, demonstration, a form that came back, what was just done.

use domain::error::{Fault, Refusal};
use domain::text::{self, common};
use domain::views::delegations::InNameOf;
use domain::views::frame::KeptForm;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_query_map;

use crate::contexts::{use_frame, use_kept, use_lang};
use crate::features::delegations::server_fns::StepBack;
use crate::ui::field::{PostButton, field_id};
use crate::ui::icon::{Icon, IconName};

/// The lines.
#[component]
pub fn Notices() -> impl IntoView {
    let frame = use_frame();
    let t = common(use_lang());
    view! {
        {frame.me.and_then(|me| me.in_name_of).map(|other| view! { <ActingFor other/> })}
        {frame.suspended.then(|| view! { <p class="note y" role="status"><Icon name=IconName::Warn/><span>{t.suspended}</span></p> })}
        {use_kept().map(|form| view! { <CameBack form/> })}
    }
}

/// In whose name the person acts, and the way out of it.
#[component]
fn ActingFor(other: InNameOf) -> impl IntoView {
    let lang = use_lang();
    let t = text::delegations(lang);
    let until = text::delegations::until(lang, other.until);
    view! {
        <div class="note y acting" role="status" data-testid="acting-for">
            <Icon name=IconName::People/>
            <p>{t.acting}" "<b>{other.name}</b>", "{other.position}", "{until}</p>
            <PostButton action=StepBack::PATH values=Vec::new() label=t.step_back/>
        </div>
    }
}

/// Why a form came back.
#[component]
fn CameBack(form: KeptForm) -> impl IntoView {
    let lang = use_lang();
    let fault = form.fault.clone();
    view! {
        <div class="note r" role="alert" data-testid="kept-form">
            <Icon name=IconName::Stop/>
            <div>
                {speaks_of_fields(&fault).then(|| view! { <p>{text::fault(lang, &fault)}</p> })}
                <KeptReasons form/>
            </div>
        </div>
    }
}

/// Whether a head is wanted above the reasons: one against the whole form is a sentence of its own ("Chưa đăng nhập được: …").
fn speaks_of_fields(fault: &Fault) -> bool {
    match fault {
        Fault::Refused { refusals } => refusals.iter().any(|refusal| refusal.field.is_some()),
        _ => true,
    }
}

/// Each reason, leading to its field.
#[component]
fn KeptReasons(form: KeptForm) -> impl IntoView {
    let lang = use_lang();
    let Fault::Refused { refusals } = form.fault.clone() else { return ().into_any() };
    let line = |refusal: Refusal| {
        let place = refusal.field.as_deref().and_then(|field| text::plans::place(lang, field).or_else(|| text::review::place(lang, field)));
        let words = text::refusal(lang, &refusal.code);
        let words = place.map_or(words.clone(), |place| format!("{place}: {words}"));
        match refusal.field {
            Some(field) => view! { <li><a href=format!("#{}", field_id(&form, &field))>{words}</a></li> }.into_any(),
            None => view! { <li>{words}</li> }.into_any(),
        }
    };
    view! { <ul>{refusals.into_iter().map(line).collect_view()}</ul> }.into_any()
}

/// What was just done (`?done=code`): a status line, in the words that the page gives for the code. A form that came back
/// to this address takes its place: what it speaks of is over.
#[component]
pub fn DoneLine<F>(words: F) -> impl IntoView
where
    F: FnOnce(domain::text::Lang, &str) -> Option<String>,
{
    let query = use_query_map();
    let line =
        move |text: String| view! { <p class="note i" role="status" data-testid="done"><Icon name=IconName::Done/><span>{text}</span></p> };
    let code = query.with_untracked(|query| query.get("done")).filter(|_| use_kept().is_none());
    code.and_then(|code| words(use_lang(), &code)).map(line)
}
