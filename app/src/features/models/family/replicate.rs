//! Into which units a model is copied.

use domain::ids::ModelId;
use domain::text::{common, family as texts, labels};
use domain::units::{Level, UnitKind};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use crate::contexts::use_lang;
use crate::features::models::server_fns::ReplicateModel;
use crate::ui::dialog::Dialog;
use crate::ui::field::{AreaField, PostForm, SelectField, Typed};

/// By level or kind, by name, or both.
#[component]
pub fn ReplicateForm(model: ModelId, seen: u32) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let levels = Level::ALL.iter().map(|level| (format!("level:{level}"), labels::level(lang, *level).to_owned()));
    let kinds = UnitKind::ALL.iter().filter(|kind| !kind.is_root());
    let kinds = kinds.map(|kind| (format!("kind:{kind}"), labels::unit_kind(lang, *kind).to_owned()));
    let groups: Vec<_> = std::iter::once((String::new(), common(lang).choose.to_owned())).chain(levels).chain(kinds).collect();
    let fields = move |typed: Typed| {
        view! {
            <input type="hidden" name="id" value=model.to_string()/>
            <input type="hidden" name="seen" value=seen.to_string()/>
            <SelectField name="chosen" label=t.chosen typed=typed.clone() options=groups hint=t.chosen_hint/>
            <AreaField name="names" label=t.names typed hint=t.names_hint/>
            <button class="btn pri" type="submit">{t.replicate}</button>
        }
    };
    view! { <Dialog id="replicate" open=t.replicate title=t.replicate_title><PostForm action=ReplicateModel::PATH fields key="replicate"/></Dialog> }.into_any()
}
