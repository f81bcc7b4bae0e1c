//! What a task must be clear about in this tenant.

use domain::clarity::Clarity;
use domain::text::{self, labels, plans as texts, settings};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::server_fns::SaveClarities;
use crate::contexts::use_lang;
use crate::ui::field::{CheckField, PostForm, Typed};
use crate::ui::icon::{Icon, IconName};
use crate::ui::panel::Group;

/// One tick for each clarity there is.
#[component]
pub fn Clarities(chosen: Vec<Clarity>, version: i64, may: bool) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let fields = move |typed: Typed| {
        let ticks = Clarity::ALL.iter().copied().map(|clarity| {
            let checked = chosen.contains(&clarity);
            view! { <CheckField name=clarity.code() label=labels::clarity(lang, clarity) typed=typed.clone() checked hint=labels::clarity_hint(lang, clarity)/> }
        });
        let ticks = ticks.collect_view();
        let error = typed.error("clarities").map(|code| text::refusal(lang, &code));
        view! {
            <input type="hidden" name="version" value=version.to_string()/>
            <fieldset class="fld ticks" id="clarities-clarities">
                <legend class="vh">{t.clarities}</legend>
                {ticks}
                {error.map(|error| view! { <p class="errmsg"><Icon name=IconName::Stop/><span>{error}</span></p> })}
            </fieldset>
            {may.then(|| view! { <button class="btn" type="submit">{settings(lang).save}</button> })}
        }
    };
    view! {
        <Group title=t.clarities id="clarities">
            <p class="sub">{t.clarities_hint}</p>
            <div class="panel"><div class="pad"><PostForm action=SaveClarities::PATH fields key="clarities"/></div></div>
        </Group>
    }
    .into_any()
}
