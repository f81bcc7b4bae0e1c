//! What may be done with a document that was issued: withdraw it, replace it, give units more time; and what was done.

use domain::deadline::Tone;
use domain::format::{fmt_datetime, fmt_known};
use domain::lifecycle::directive::{DirectiveEvent, DirectiveState};
use domain::text::{self, directives as texts, labels};
use domain::views::directives::{ClauseSummary, DirectiveHead, ExtensionRow, ObligationRow};
use domain::views::life::PastEvent;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::forms::RuleField;
use super::server_fns::{ExtendDeadline, ReplaceDirective, WithdrawDirective};
use crate::contexts::use_lang;
use crate::features::parts::UnitLink;
use crate::ui::dialog::Dialog;
use crate::ui::field::{AreaField, DateField, PostForm, SelectField, Typed};
use crate::ui::note::Note;
use crate::ui::panel::Group;

/// The tone of a state.
#[must_use]
pub const fn state_tone(state: DirectiveState) -> Tone {
    match state {
        DirectiveState::Draft => Tone::Yellow,
        DirectiveState::Issued => Tone::Indigo,
        DirectiveState::Withdrawn | DirectiveState::Replaced => Tone::Grey,
    }
}

/// That the document no longer stands, why, and what stands in its place.
#[component]
pub fn Over(state: DirectiveState, last: Option<PastEvent>) -> impl IntoView {
    let lang = use_lang();
    let by = last.as_ref().and_then(|event| event.directive.clone());
    let by = by.map(|other| view! { <p><a href=format!("/directives/{}", other.id)>{text::directives::cite(lang, &other.kind, &other.number, other.issued_on)}</a></p> });
    let why = last.map(|event| {
        let at = fmt_known(event.known_at);
        view! { <p>{event.actor.map(|actor| format!("{actor}, "))}{at}{event.text.map(|text| format!(": {text}"))}</p> }
    });
    view! { <Note tone=Tone::Yellow><p><b>{labels::directive_state(lang, state)}</b></p>{why}{by}</Note> }.into_any()
}

/// Withdraw and replace.
#[component]
pub fn Ends(directive: DirectiveHead, seen: u32, offers: Vec<DirectiveEvent>, others: Vec<DirectiveHead>, draft: bool) -> impl IntoView {
    let t = texts(use_lang());
    let id = directive.id.to_string();
    let may = |event| offers.contains(&event);
    let withdraw = may(DirectiveEvent::Withdraw).then(|| {
        let (open, id) = (if draft { t.discard } else { t.withdraw }, id.clone());
        let fields = move |typed: Typed| {
            view! {
                <input type="hidden" name="id" value=id.clone()/>
                <input type="hidden" name="seen" value=seen.to_string()/>
                <AreaField name="text" label=t.reason typed hint=if draft { "" } else { t.withdraw_hint } required=true/>
                <button class="btn danger" type="submit">{open}</button>
            }
        };
        let title = if draft { t.discard } else { t.withdraw_title };
        view! { <Dialog id="withdraw" open title danger=true><PostForm action=WithdrawDirective::PATH fields key="withdraw"/></Dialog> }
    });
    let replace = (may(DirectiveEvent::Replace) && !others.is_empty()).then(|| view! { <ReplaceBy id seen others/> });
    view! { {replace}{withdraw} }.into_any()
}

#[component]
fn ReplaceBy(id: String, seen: u32, others: Vec<DirectiveHead>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let name = |other: DirectiveHead| (other.id.to_string(), text::directives::cite(lang, &other.kind, &other.number, other.issued_on));
    let options: Vec<_> = others.into_iter().map(name).collect();
    let fields = move |typed: Typed| {
        view! {
            <input type="hidden" name="id" value=id.clone()/>
            <input type="hidden" name="seen" value=seen.to_string()/>
            <SelectField name="document" label=t.replace_by typed=typed.clone() options=options.clone()/>
            <AreaField name="text" label=t.reason typed hint=t.withdraw_hint required=true/>
            <button class="btn" type="submit">{t.replace}</button>
        }
    };
    view! { <Dialog id="replace" open=t.replace title=t.replace_title><PostForm action=ReplaceDirective::PATH fields key="replace"/></Dialog> }.into_any()
}

/// More time for one unit of a demand, or for all that still owe it.
#[component]
pub fn ExtendClause(directive: String, clause: ClauseSummary, rows: Vec<ObligationRow>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let all = (String::new(), text::directives::all_open(lang, clause.open));
    let open = rows.into_iter().filter(|row| row.state.open()).map(|row| (row.id.to_string(), row.unit.name));
    let options: Vec<_> = std::iter::once(all).chain(open).collect();
    let hidden = [("id", directive), ("clause", clause.clause.to_string()), ("seen", clause.extensions.to_string())];
    let key = format!("extend-{}", clause.clause);
    let fields = move |typed: Typed| {
        let hidden = hidden.clone().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view();
        view! {
            {hidden}
            <SelectField name="obligation" label=t.extend_for typed=typed.clone() options=options.clone()/>
            <div class="two">
                <RuleField typed=typed.clone() by=true/>
                <DateField name="due" label=t.extend_due typed=typed.clone() required=true/>
            </div>
            <AreaField name="text" label=t.reason typed required=true/>
            <button class="btn" type="submit">{t.extend}</button>
        }
    };
    let title = format!("{}: {}. {}", t.extend, clause.clause, clause.title);
    view! { <Dialog id=key.clone() open=t.extend title><PostForm action=ExtendDeadline::PATH fields key/></Dialog> }.into_any()
}

/// The extensions that were granted.
#[component]
pub fn Extensions(rows: Vec<ExtensionRow>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let row = move |row: ExtensionRow| {
        let who = format!("{}{}", row.actor.map(|actor| format!("{actor}, ")).unwrap_or_default(), fmt_datetime(row.granted_at));
        let late = row.after_expiry.then(|| format!(" · {}", t.extended_late));
        let count = text::common::units(lang, u32::try_from(row.units.len()).unwrap_or(u32::MAX));
        let units = row.units.into_iter().map(|unit| view! { <li><UnitLink unit/></li> }).collect_view();
        view! {
            <li>
                <h3>{text::directives::clause(lang, row.clause)}": "{text::due(lang, row.due)}</h3>
                <p>{row.reason}</p>
                <p class="meta">{who}{late}</p>
                <details><summary>{count}</summary><ul class="list many">{units}</ul></details>
            </li>
        }
    };
    let count = rows.len().to_string();
    (!rows.is_empty()).then(|| {
        view! { <Group title=t.extensions count id="extensions"><div class="panel"><ul class="pad list" data-testid="extensions">{rows.into_iter().map(row).collect_view()}</ul></div></Group> }
    })
}
