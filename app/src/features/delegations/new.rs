//! The form of a new delegation.

use domain::access::Action;
use domain::text::{self, common, delegations as texts, labels};
use domain::views::delegations::Person;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::server_fns::Delegate;
use crate::contexts::use_lang;
use crate::ui::field::{AreaField, CheckField, DateField, PostForm, SelectField, Typed};
use crate::ui::icon::{Icon, IconName};
use crate::ui::panel::Group;

/// To whom, what, from when to when, why.
#[component]
pub fn New(rights: Vec<Action>, people: Vec<Person>) -> impl IntoView {
    let t = texts(use_lang());
    let fields = move |typed: Typed| {
        let first = std::iter::once((String::new(), t.choose.to_owned()));
        let options = first.chain(people.into_iter().map(|one| (one.username, one.words))).collect();
        view! {
            <SelectField name="to" label=t.to typed=typed.clone() options/>
            <Rights rights typed=typed.clone()/>
            <DateField name="first" label=t.first typed=typed.clone() required=true/>
            <DateField name="last" label=t.last typed=typed.clone() required=true/>
            <AreaField name="text" label=t.reason typed hint=t.reason_hint required=true/>
            <button class="btn pri" type="submit">{t.submit}</button>
        }
    };
    view! { <Group title=t.new id="new"><div class="panel"><div class="pad"><PostForm action=Delegate::PATH fields/></div></div></Group> }
}

/// One tick for each right that may be given.
#[component]
fn Rights(rights: Vec<Action>, typed: Typed) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let error = typed.error("rights").map(|code| text::refusal(lang, &code));
    let tick = move |action: Action| view! { <CheckField name=action.code() label=labels::action(lang, action) typed=typed.clone()/> };
    view! {
        <fieldset class="fld ticks" id="rights">
            <legend>{t.rights}" "<span class="req">{common(lang).required}</span></legend>
            <p class="hint">{t.rights_hint}</p>
            {rights.into_iter().map(tick).collect_view()}
            {error.map(|error| view! { <p class="errmsg"><Icon name=IconName::Stop/><span>{error}</span></p> })}
        </fieldset>
    }
}
