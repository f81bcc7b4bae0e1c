//! Where a model was copied from and to: the tree as a list and as a picture, a copy beside its origin, the form that copies.

mod beside;
mod picture;
mod replicate;

use domain::text::{self, family as texts, labels};
use domain::views::family::{Family, FamilyNode};
use leptos::prelude::*;
use time::Date;

use crate::contexts::use_lang;
use crate::features::parts::{UnitLink, model_tone, on};
use crate::ui::badge::{Badge, SampleMark};
use crate::ui::panel::Group;
use beside::Beside;
use picture::Picture;
use replicate::ReplicateForm;

/// The family, where there is one, and what may be done about it.
#[component]
pub fn FamilyView(family: Family, as_of: Option<Date>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let form = family.may_replicate.then(|| view! { <ReplicateForm model=family.model seen=family.seen/> });
    let beside = family.copy.clone().map(|copy| view! { <Beside copy model=family.model as_of/> });
    if family.root.copies.is_empty() {
        return form.map(|form| view! { <Group title=t.title id="family"><p class="sub">{t.none}</p>{form}</Group> }).into_any();
    }
    let members = u32::try_from(family.root.flat().len()).unwrap_or(u32::MAX);
    let counts = text::family::copies(lang, family.copies);
    let root = family.root.clone();
    view! {
        {beside}
        <Group title=t.title count=members.saturating_sub(1).to_string() id="family">
            <p class="sub" data-testid="copies" data-completed=family.copies.completed data-open=family.copies.open data-cancelled=family.copies.cancelled>{counts}</p>
            {form}
            <Picture root/>
            <div class="panel"><div class="pad"><ul class="family" data-testid="family">{branch(family.root, as_of)}</ul></div></div>
        </Group>
    }
    .into_any()
}

/// A model and, in a list below it, its copies.
fn branch(node: FamilyNode, as_of: Option<Date>) -> AnyView {
    let lang = use_lang();
    let model = node.model;
    let name = if node.here {
        view! { <b aria-current="page">{model.name}</b> }.into_any()
    } else {
        view! { <a href=format!("/models/{}{}", model.id, on(as_of, '?'))>{model.name}</a> }.into_any()
    };
    let copies = (!node.copies.is_empty()).then(|| {
        let copies = node.copies.into_iter().map(|copy| branch(copy, as_of)).collect_view();
        view! { <ul>{copies}</ul> }
    });
    view! {
        <li data-state=model.state.code()>
            <p>
                {name}<SampleMark when=model.sample/>" · "<UnitLink unit=model.lead as_of/>" "
                <Badge tone=model_tone(model.state) label=labels::model_state(lang, model.state) bare=true/>
            </p>
            {copies}
        </li>
    }
    .into_any()
}
