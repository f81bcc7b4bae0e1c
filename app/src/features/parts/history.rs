//! What happened to something, oldest first.

use domain::deadline::Tone;
use domain::format::{fmt_date, fmt_known};
use domain::review::Remark;
use domain::text::{self, common, labels};
use domain::views::life::PastEvent;
use leptos::prelude::*;

use crate::contexts::use_lang;
use crate::ui::badge::Badge;

/// The events, each with who, when, and what was wrong.
#[component]
pub fn History(rows: Vec<PastEvent>) -> impl IntoView {
    let lang = use_lang();
    let t = text::registrations(lang);
    let row = move |one: PastEvent| {
        let state = labels::state_of(lang, one.machine, &one.state).to_owned();
        let words = one.event.as_deref().map_or_else(|| state.clone(), |event| labels::event_of(lang, one.machine, event).to_owned());
        let day = one.on.map_or_else(|| fmt_known(one.known_at), fmt_date);
        let late = (one.known_at.day() != one.recorded_at.day()).then(|| {
            view! { " "<span class="mau" title=common(lang).back_dated_hint>{common(lang).back_dated}</span> }
        });
        let level = one.level.map(|level| view! { " · "{labels::handling_level(lang, level)} });
        let behind = one.in_name_of.map(|name| format!(" {} {name}", text::delegations(lang).on_behalf));
        let due = one.due.map(|due| view! { <p class="meta">{text::due(lang, due)}</p> });
        let directive = one.directive.map(|d| view! { <p class="meta"><a href=format!("/directives/{}", d.id)>{d.number}</a></p> });
        view! {
            <li data-testid="event">
                <p><b>{words}</b>" → "{state}{level}{late}</p>
                <p class="meta">{day}" · "{one.actor.unwrap_or_else(|| t.system.to_owned())}{behind}</p>
                {one.text.map(|text| view! { <p class="said">{text}</p> })}
                <Remarks rows=one.remarks/>
                {due}{directive}
            </li>
        }
    };
    view! { <ol class="list past">{rows.into_iter().map(row).collect_view()}</ol> }.into_any()
}

/// What was wrong: reason, part and words.
#[component]
pub fn Remarks(rows: Vec<Remark>) -> impl IntoView {
    let lang = use_lang();
    let row = move |one: Remark| {
        let part = (one.part != domain::review::Part::Whole).then(|| labels::part(lang, one.part));
        view! {
            <li>
                <Badge tone=Tone::Red label=labels::reason(lang, one.reason) wrap=true/>
                {part.map(|part| view! { <span class="meta">" "{part}</span> })}
                {(!one.text.is_empty()).then(|| view! { <p>{one.text}</p> })}
            </li>
        }
    };
    (!rows.is_empty()).then(|| view! { <ul class="remarks">{rows.into_iter().map(row).collect_view()}</ul> })
}
