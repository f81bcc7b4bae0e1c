//! How many working days each level has for a difficulty.

use domain::difficulty::{HandlingLevel, Ladder};
use domain::text::{self, difficulties as texts, labels, settings};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::server_fns::SaveLadder;
use crate::contexts::use_lang;
use crate::ui::field::{PostForm, TextField, Typed};
use crate::ui::icon::{Icon, IconName};
use crate::ui::panel::Group;

/// One number for each level of the province.
#[component]
pub fn Days(ladder: Ladder, version: i64, may: bool) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let fields = move |typed: Typed| {
        let levels = HandlingLevel::ALL.iter().copied().filter(|level| *level < HandlingLevel::Centre).map(|level| {
            let days = ladder.steps().find(|step| step.level == level).map(|step| step.working_days.to_string()).unwrap_or_default();
            view! { <TextField name=level.code() label=labels::handling_level(lang, level) typed=typed.clone() value=days/> }
        });
        let levels = levels.collect_view();
        let error = typed.error("ladder").map(|code| text::refusal(lang, &code));
        view! {
            <input type="hidden" name="version" value=version.to_string()/>
            {levels}
            {error.map(|error| view! { <p class="errmsg" id="ladder-ladder"><Icon name=IconName::Stop/><span>{error}</span></p> })}
            {may.then(|| view! { <button class="btn" type="submit">{settings(lang).save}</button> })}
        }
    };
    view! {
        <Group title=t.ladder id="ladder">
            <p class="sub">{t.ladder_hint}</p>
            <div class="panel"><div class="pad"><PostForm action=SaveLadder::PATH fields key="ladder"/></div></div>
        </Group>
    }
    .into_any()
}
