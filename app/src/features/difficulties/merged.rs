//! Those under one, and those that could go there.

use domain::deadline::Tone;
use domain::ids::DifficultyId;
use domain::text::difficulties as texts;
use domain::views::difficulties::{DifficultyDetails, DifficultyLine};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::server_fns::MergeDifficulty;
use crate::contexts::use_lang;
use crate::features::parts::UnitLink;
use crate::ui::badge::{Badge, SampleMark};
use crate::ui::field::PostButton;
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

/// Those that this person may put under it, one button each.
#[component]
pub fn Mergeable(view: DifficultyDetails) -> impl IntoView {
    let t = texts(use_lang());
    let into: DifficultyId = view.line.id;
    let row = move |(line, alike): (DifficultyLine, bool)| {
        let values = vec![("id", line.id.to_string()), ("seen", line.seen.to_string()), ("into", into.to_string())];
        view! {
            <li data-testid="mergeable">
                <div>
                    <h3><a href=format!("/difficulties/{}", line.id)>{line.title.clone()}</a><SampleMark when=line.sample/></h3>
                    <p class="meta"><UnitLink unit=line.unit/>" "{alike.then(|| view! { <Badge tone=Tone::Yellow label=t.alike bare=true/> })}</p>
                </div>
                <div class="act"><PostButton action=MergeDifficulty::PATH values label=t.merge_this about=line.title/></div>
            </li>
        }
    };
    (!view.mergeable.is_empty()).then(|| {
        view! {
            <Group title=t.merge id="merge">
                <p class="sub">{t.merge_hint}</p>
                <ul class="work plain">{view.mergeable.into_iter().map(row).collect_view()}</ul>
            </Group>
        }
    })
}
