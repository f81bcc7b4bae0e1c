//! The form of a draft, and what is still missing in it.

use domain::checks::FieldCheck;
use domain::difficulty::{Category, TEXT_MAX, TITLE_MAX};
use domain::error::Refusal;
use domain::text::{self, common, difficulties as texts, labels};
use domain::views::difficulties::{DifficultyDetails, DifficultyText};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::server_fns::{DiscardDifficulty, MoveDifficulty, SaveDifficulty};
use crate::contexts::use_lang;
use crate::ui::field::{AreaField, PostButton, PostForm, SelectField, TextField, Typed};
use crate::ui::icon::{Icon, IconName};
use crate::ui::panel::Group;

/// The fields of the content.
#[component]
pub fn TextFields(typed: Typed, text: DifficultyText) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let categories = Category::ALL.iter().map(|one| (one.code().to_owned(), labels::category(lang, *one).to_owned()));
    let categories = std::iter::once((String::new(), common(lang).choose.to_owned())).chain(categories).collect();
    view! {
        <SelectField name="category" label=t.category typed=typed.clone() options=categories value=text.category/>
        <AreaField name="title" label=t.what typed=typed.clone() value=text.title hint=t.what_hint rows=2 max=TITLE_MAX/>
        <AreaField name="cause" label=t.cause typed=typed.clone() value=text.cause max=TEXT_MAX/>
        <AreaField name="ask" label=t.ask typed=typed.clone() value=text.ask max=TEXT_MAX/>
        <TextField name="asked_body" label=t.asked_body typed value=text.asked_body hint=t.asked_body_hint check=FieldCheck::MaxChars { max: TITLE_MAX }/>
    }
    .into_any()
}

/// A draft, and the way to throw it away.
#[component]
pub fn Draft(view: DifficultyDetails) -> impl IntoView {
    let t = texts(use_lang());
    let (id, version) = (view.line.id, view.version);
    let values = vec![("id", id.to_string()), ("version", version.to_string())];
    let about = view.line.title.clone();
    let fields = move |typed: Typed| {
        view! {
            <input type="hidden" name="id" value=id.to_string()/>
            <input type="hidden" name="version" value=version.to_string()/>
            <TextFields typed text=view.text/>
            <button class="btn" type="submit">{t.save}</button>
        }
    };
    view! {
        <Lacks rows=view.lacks/>
        <Group title=t.draft>
            <div class="panel"><div class="pad">
                <PostForm action=SaveDifficulty::PATH fields errors_of=MoveDifficulty::PATH/>
                <PostButton action=DiscardDifficulty::PATH values label=t.discard about/>
            </div></div>
        </Group>
    }
    .into_any()
}

/// What stands in the way of sending it.
#[component]
fn Lacks(rows: Vec<Refusal>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    if rows.is_empty() {
        return view! { <p class="note g" data-testid="complete"><Icon name=IconName::Done/><span>{t.complete}</span></p> }.into_any();
    }
    let row = move |one: Refusal| {
        let field = one.field.unwrap_or_default();
        let name = match field.as_str() {
            "category" => t.category,
            "title" => t.what,
            "cause" => t.cause,
            "ask" => t.ask,
            _ => t.asked_body,
        };
        view! { <li><a href=format!("#{field}")>{name}</a>": "{text::refusal(lang, &one.code)}</li> }
    };
    view! {
        <div class="note y" data-testid="lacks"><Icon name=IconName::Warn/><div><p>{t.lacks}</p><ul>{rows.into_iter().map(row).collect_view()}</ul></div></div>
    }
    .into_any()
}
