//! `/registrations/new`: name, reach and document; the rest is written in the draft.

use domain::text::{self, common, labels, registrations as texts};
use domain::views::registrations::RegistrationChoices;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_query_map;

use super::server_fns::{BeginRegistration, get_registration_choices};
use crate::contexts::use_lang;
use crate::layouts::PageOf;
use crate::ui::field::{CheckField, PostForm, SelectField, TextField, Typed};
use crate::ui::page_head::PageHead;

/// The page. `?directive=` chooses the document.
#[component]
pub fn NewRegistrationPage() -> impl IntoView {
    let query = use_query_map();
    let directive = Memo::new(move |_| query.with(|query| query.get("directive")).unwrap_or_default());
    let choices = Resource::new(move || directive.get(), get_registration_choices);
    view! { <PageOf resource=choices render=|choices| view! { <Content choices/> }/> }
}

#[component]
fn Content(choices: RegistrationChoices) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let crumbs = vec![("/registrations".to_owned(), t.title.to_owned())];
    let reaches: Vec<_> = choices.reaches.iter().map(|reach| (reach.code().to_owned(), labels::reach(lang, *reach).to_owned())).collect();
    let none = (String::new(), common(lang).choose.to_owned());
    let directives = choices
        .directives
        .iter()
        .map(|d| (d.id.to_string(), format!("{}: {}", text::directives::cite(lang, &d.kind, &d.number, d.issued_on), d.subject)));
    let directives: Vec<_> = std::iter::once(none).chain(directives).collect();
    let chosen = choices.chosen.map(|id| id.to_string()).unwrap_or_default();
    let provincial = choices.reaches.contains(&domain::level_test::Reach::Provincial);
    let fields = move |typed: Typed| {
        view! {
            <TextField name="name" label=t.name typed=typed.clone() required=true/>
            <SelectField name="directive" label=t.directive typed=typed.clone() options=directives.clone() value=chosen.clone()/>
            <SelectField name="reach" label=t.reach typed=typed.clone() options=reaches.clone()/>
            {provincial.then(|| view! { <CheckField name="for_area" label=t.for_area typed/> })}
            <button class="btn pri" type="submit">{t.begin_button}</button>
        }
    };
    view! {
        <PageHead title=t.begin subtitle=format!("{}. {}", choices.unit.name, t.begin_hint) crumbs/>
        <div class="panel"><div class="pad"><PostForm action=BeginRegistration::PATH fields/></div></div>
    }
}
