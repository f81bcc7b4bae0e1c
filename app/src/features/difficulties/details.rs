//! `/difficulties/{id}`.

use domain::evidence::SubjectKind;
use domain::format::fmt_known;
use domain::lifecycle::difficulty::DifficultyEvent;
use domain::text::{Lang, difficulties as texts, labels};
use domain::views::difficulties::DifficultyDetails;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::decide::Verbs;
use super::draft::Draft;
use super::levels::Levels;
use super::merged::{Mergeable, Merged};
use super::rows::StateBadge;
use super::server_fns::get_difficulty;
use crate::contexts::use_lang;
use crate::features::comments::CommentGroup;
use crate::features::files::FileGroup;
use crate::features::parts::{History, UnitLink};
use crate::layouts::{DoneLine, PageOf};
use crate::ui::badge::SampleMark;
use crate::ui::page_head::PageHead;
use crate::ui::panel::{Facts, Group};

/// The page.
#[component]
pub fn DifficultyPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    let difficulty = Resource::new(move || id.get(), get_difficulty);
    view! { <PageOf resource=difficulty render=move |view| view! { <Content view/> }/> }.into_any()
}

fn done(lang: Lang, code: &str) -> Option<String> {
    use DifficultyEvent as E;
    let t = texts(lang);
    if code == "saved" {
        return Some(t.saved.to_owned());
    }
    let Some(event) = E::from_code(code) else { return domain::text::comments::done(lang, code) };
    let words = match event {
        E::Raise => t.done_raise,
        E::Escalate => t.done_escalate,
        E::SendBack => t.done_send_back,
        E::AskCentre => t.done_ask_centre,
        E::TakeBack => t.done_take_back,
        E::Decide => t.done_decide,
        E::RecordAnswer => t.done_record_answer,
        E::Confirm => t.done_confirm,
        E::Reopen => t.done_reopen,
        E::Merge => t.done_merge,
        E::Unmerge => t.done_unmerge,
        E::Withdraw => t.done_withdraw,
        E::Climb => return None,
    };
    Some(words.to_owned())
}

#[component]
fn Content(view: DifficultyDetails) -> impl IntoView {
    let t = texts(use_lang());
    let crumbs = vec![("/difficulties".to_owned(), t.title.to_owned())];
    let title = if view.line.title.is_empty() { t.draft.to_owned() } else { view.line.title.clone() };
    let draft = view.may_edit.then(|| view! { <Draft view=view.clone()/> });
    let told = (!view.may_edit).then(|| view! { <Told view=view.clone()/> });
    let levels = view.line.state.map(|_| view! { <Levels view=view.clone()/> });
    let past = view.history.clone();
    let history = (!past.is_empty())
        .then(move || view! { <Group title=t.history><div class="panel"><div class="pad"><History rows=past/></div></div></Group> });
    view! {
        <PageHead title crumbs><SampleMark when=view.line.sample/></PageHead>
        <DoneLine words=done/>
        {levels}
        <div class="cols">
            <div class="stack">
                {told}{draft}
                <FileGroup files=view.files.clone() kind=SubjectKind::Difficulty id=view.line.id.0/>
                <Verbs view=view.clone()/>
                <Merged rows=view.merged.clone()/>
                <Mergeable view=view.clone()/>
                <CommentGroup threads=view.threads.clone() kind=SubjectKind::Difficulty id=view.line.id.0/>
            </div>
            <div class="stack"><Side view/>{history}</div>
        </div>
    }
    .into_any()
}

/// The content, once it is sent.
#[component]
fn Told(view: DifficultyDetails) -> impl IntoView {
    let t = texts(use_lang());
    let said = |words: String| view! { <p class="said">{words}</p> }.into_any();
    let rows = vec![(t.cause, said(view.text.cause)), (t.ask, said(view.text.ask)), (t.asked_body, said(view.text.asked_body))];
    view! { <div class="panel"><div class="pad"><Facts rows/></div></div> }
}

#[component]
fn Side(view: DifficultyDetails) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let about = match view.about {
        Some(thing) => view! { <a href=thing.address()>{thing.name().to_owned()}</a> }.into_any(),
        None => t.about_none.into_any(),
    };
    let level = view.line.level.map_or(t.nobody, |level| labels::handling_level(lang, level));
    let mut rows = vec![
        (t.column_state, view! { <StateBadge state=view.line.state/> }.into_any()),
        (t.column_level, level.into_any()),
        (t.column_unit, view! { <UnitLink unit=view.line.unit/> }.into_any()),
        (t.about, about),
        (t.column_since, fmt_known(view.line.since).into_any()),
    ];
    rows.extend(view.line.category.map(|category| (t.category, labels::category(lang, category).into_any())));
    rows.extend(view.merged_into.map(|(id, title)| {
        (t.merged_into, view! { <a href=format!("/difficulties/{id}") data-testid="merged-into">{title}</a> }.into_any())
    }));
    let state = view.line.state.map_or("draft", domain::lifecycle::difficulty::DifficultyState::code);
    let level = view.line.level.map(domain::difficulty::HandlingLevel::code);
    view! { <div class="panel" data-testid="difficulty" data-state=state data-level=level><div class="pad"><Facts rows/></div></div> }
        .into_any()
}
