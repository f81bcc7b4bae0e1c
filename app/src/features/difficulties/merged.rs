//! Those under one, and those that could go there.

use domain::deadline::Tone;
use domain::difficulty::TEXT_MAX;
use domain::error::RefusalCode;
use domain::text::{self, difficulties as texts};
use domain::views::difficulties::{DifficultyDetails, DifficultyLine};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::server_fns::MergeDifficulty;
use crate::contexts::use_lang;
use crate::features::parts::UnitLink;
use crate::ui::badge::{Badge, SampleMark};
use crate::ui::field::{AreaField, PostForm, Typed};
use crate::ui::icon::{Icon, IconName};
use crate::ui::panel::Group;

/// Those that were put under it.
#[component]
pub fn Merged(rows: Vec<DifficultyLine>) -> impl IntoView {
    let t = texts(use_lang());
    let count = rows.len().to_string();
    let row = |line: DifficultyLine| {
        view! {
            <li data-testid="merged">
                <div>
                    <h3><a href=format!("/difficulties/{}", line.id)>{line.title}</a><SampleMark when=line.sample/></h3>
                    <p class="meta"><UnitLink unit=line.unit/></p>
                </div>
            </li>
        }
    };
    (!rows.is_empty())
        .then(|| view! { <Group title=t.merged count><ul class="work plain">{rows.into_iter().map(row).collect_view()}</ul></Group> })
}

/// Those that this person may put under it: any number of them at once.
#[component]
pub fn Mergeable(view: DifficultyDetails) -> impl IntoView {
    let t = texts(use_lang());
    let (into, rows) = (view.line.id, view.mergeable);
    if rows.is_empty() {
        return ().into_any();
    }
    let fields = move |typed: Typed| {
        let errors = ["chosen", "target"].into_iter().filter_map(|field| Some((field, typed.error(field)?)));
        let errors = errors.map(|(field, code)| view! { <Wrong field code/> }).collect_view();
        let rows = rows.into_iter().map(|(line, alike)| view! { <Choice line alike typed=typed.clone()/> }).collect_view();
        view! {
            <input type="hidden" name="into" value=into.to_string()/>
            <fieldset class="choices">
                <legend class="vh">{t.merge}</legend>
                <ul class="work plain">{rows}</ul>
            </fieldset>
            {errors}
            <AreaField name="text" label=t.merge_note typed rows=2 max=TEXT_MAX/>
            <button class="btn" type="submit">{t.merge_these}</button>
        }
    };
    view! {
        <Group title=t.merge id="merge">
            <p class="sub">{t.merge_hint}</p>
            <PostForm action=MergeDifficulty::PATH fields key="merge"/>
        </Group>
    }
    .into_any()
}

/// One of them. Its box is named by its id, so that what was ticked comes back ticked however the list has changed.
#[component]
fn Choice(line: DifficultyLine, alike: bool, typed: Typed) -> impl IntoView {
    let t = texts(use_lang());
    let (name, id) = (format!("chosen[id-{}]", line.id), format!("merge-{}", line.id));
    let ticked = !typed.value(&name, "").is_empty();
    let about = format!("{}: {}", t.open, line.title);
    view! {
        <li data-testid="mergeable">
            <div>
                <div class="check">
                    <input type="checkbox" id=id.clone() name=name value=line.seen.to_string() checked=ticked/>
                    <label for=id>{line.title}<SampleMark when=line.sample/></label>
                </div>
                <p class="meta"><UnitLink unit=line.unit/>" "{alike.then(|| view! { <Badge tone=Tone::Yellow label=t.alike bare=true/> })}</p>
            </div>
            <p class="act"><a class="btn sm" href=format!("/difficulties/{}", line.id) aria-label=about>{t.open}</a></p>
        </li>
    }
    .into_any()
}

#[component]
fn Wrong(field: &'static str, code: RefusalCode) -> impl IntoView {
    let words = text::refusal(use_lang(), &code);
    view! { <p class="errmsg" id=format!("merge-{field}")><Icon name=IconName::Stop/><span>{words}</span></p> }
}
