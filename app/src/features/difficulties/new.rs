//! `/difficulties/new?model=…`, `?task=…`, `?obligation=…`, or about nothing in particular.

use domain::text::difficulties as texts;
use domain::views::difficulties::{DifficultyChoices, DifficultyText};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_query_map;

use super::draft::TextFields;
use super::server_fns::{BeginDifficulty, get_difficulty_choices};
use crate::contexts::use_lang;
use crate::features::parts::UnitLink;
use crate::layouts::PageOf;
use crate::ui::field::{PostForm, Typed};
use crate::ui::page_head::PageHead;
use crate::ui::panel::Facts;

/// The page.
#[component]
pub fn NewDifficultyPage() -> impl IntoView {
    let query = use_query_map();
    let about = Memo::new(move |_| {
        let word = |name: &str| query.with(|query| query.get(name)).unwrap_or_default();
        [word("model"), word("task"), word("obligation")]
    });
    let choices = Resource::new(move || about.get(), |[model, task, obligation]| get_difficulty_choices(model, task, obligation));
    view! { <PageOf resource=choices render=move |choices| view! { <Content choices about=about.get_untracked()/> }/> }.into_any()
}

#[component]
fn Content(choices: DifficultyChoices, about: [String; 3]) -> impl IntoView {
    let t = texts(use_lang());
    let crumbs = vec![("/difficulties".to_owned(), t.title.to_owned())];
    let thing = match choices.about {
        Some(thing) => view! { <a href=thing.address()>{thing.name().to_owned()}</a> }.into_any(),
        None => t.about_none.into_any(),
    };
    let facts = vec![(t.column_unit, view! { <UnitLink unit=choices.unit/> }.into_any()), (t.about, thing)];
    let [model, task, obligation] = about;
    let fields = move |typed: Typed| {
        view! {
            <input type="hidden" name="model" value=model/>
            <input type="hidden" name="task" value=task/>
            <input type="hidden" name="obligation" value=obligation/>
            <TextFields typed text=DifficultyText::default()/>
            <div class="acts">
                <button class="btn pri" type="submit" name="raise" value="true">{t.raise}</button>
                <button class="btn" type="submit">{t.keep_draft}</button>
            </div>
        }
    };
    view! {
        <PageHead title=t.new subtitle=t.new_subtitle crumbs/>
        <div class="cols">
            <div class="panel"><div class="pad"><PostForm action=BeginDifficulty::PATH fields/></div></div>
            <div class="panel"><div class="pad"><Facts rows=facts/></div></div>
        </div>
    }
    .into_any()
}
