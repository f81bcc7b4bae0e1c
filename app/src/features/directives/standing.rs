//! What documents ask without a date: on the document, in its draft, and as its units read it.

use domain::text::{self, directives as texts};
use domain::views::directives::{OwnStandingDuty, StandingDuty};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::draft::Key;
use super::server_fns::{AddStandingDuty, RemoveStandingDuty};
use crate::contexts::use_lang;
use crate::features::parts::UnitLink;
use crate::ui::field::{AreaField, PostButton, PostForm, Typed};
use crate::ui::panel::Group;

/// Those of a document; in a draft (`key`) with what changes them.
#[component]
pub fn Standing(rows: Vec<StandingDuty>, #[prop(optional)] key: Option<Key>) -> impl IntoView {
    let t = texts(use_lang());
    if rows.is_empty() && key.is_none() {
        return ().into_any();
    }
    let count = rows.len().to_string();
    let add = key.clone().map(|key| view! { <Add key/> });
    let row = move |row: StandingDuty| {
        let units = row.units.into_iter().map(|unit| view! { <li><UnitLink unit/></li> }).collect_view();
        let remove = key.clone().map(|key| {
            let values = key.into_iter().chain([("ordinal", row.ordinal.to_string())]).collect();
            view! { <PostButton action=RemoveStandingDuty::PATH values label=t.clause_remove about=row.title.clone()/> }
        });
        view! { <li data-testid="standing"><p><b>{row.title}</b></p><ul class="list many">{units}</ul>{remove}</li> }
    };
    let rows = rows.into_iter().map(row).collect_view();
    view! {
        <Group title=t.standing count id="standing">
            <div class="panel"><div class="pad stack-4"><p class="sub">{t.standing_hint}</p><ul class="list">{rows}</ul>{add}</div></div>
        </Group>
    }
    .into_any()
}

#[component]
fn Add(key: Key) -> impl IntoView {
    let t = texts(use_lang());
    let fields = move |typed: Typed| {
        let hidden = key.clone().into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view();
        view! {
            {hidden}
            <AreaField name="title" label=t.clause_title typed=typed.clone() rows=2 required=true/>
            <AreaField name="names" label=t.names typed hint=t.names_hint rows=2 required=true/>
            <button class="btn" type="submit">{t.standing_add}</button>
        }
    };
    view! { <PostForm action=AddStandingDuty::PATH fields key="standing"/> }.into_any()
}

/// Those of a unit, each with the document that asks it.
#[component]
pub fn OwnStanding(rows: Vec<OwnStandingDuty>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let count = rows.len().to_string();
    let row = move |row: OwnStandingDuty| {
        let d = row.directive;
        let name = text::directives::cite(lang, &d.kind, &d.number, d.issued_on);
        view! { <li data-testid="own-standing"><p>{row.title}</p><p class="meta"><a href=format!("/directives/{}", d.id)>{name}</a></p></li> }
    };
    (!rows.is_empty()).then(|| {
        let rows = rows.into_iter().map(row).collect_view();
        view! { <Group title=t.standing count><div class="panel"><div class="pad"><ul class="list">{rows}</ul></div></div></Group> }
    })
}
