//! The family as a picture. It says nothing that the list beside it does not say.

use domain::text::{self, labels};
use domain::views::family::FamilyNode;
use leptos::prelude::*;

use crate::contexts::use_lang;

/// More than this is no picture any more.
const MOST: usize = 40;
const ROW: u32 = 30;
const STEP: u32 = 28;
const WIDE: u32 = 620;

/// The tree, from the first of the family down.
#[component]
pub fn Picture(root: FamilyNode) -> impl IntoView {
    let lang = use_lang();
    let flat = root.flat();
    if flat.len() > MOST {
        return ().into_any();
    }
    let words = text::family::picture(lang, u32::try_from(flat.len()).unwrap_or(u32::MAX).saturating_sub(1));
    let height = u32::try_from(flat.len()).unwrap_or(u32::MAX).saturating_mul(ROW);
    // The row of the last one at each depth: what hangs below it.
    let mut last: Vec<u32> = Vec::new();
    let mut marks = Vec::new();
    for (at, (node, depth)) in (0_u32..).zip(flat) {
        let (x, y) = (depth * STEP + 10, at * ROW + ROW / 2);
        last.truncate(depth as usize);
        let up = last.last().map(|parent| {
            let (above, left) = (parent * ROW + ROW / 2, x - STEP);
            view! { <path class="kin" d=format!("M{left} {above} V{y} H{x}")/> }
        });
        last.push(at);
        let class = if node.here { "here" } else { "" };
        let words = format!("{} · {}", node.model.lead.short_name, labels::model_state(lang, node.model.state));
        let (beside, below) = (x + 14, y + 5);
        marks.push(view! { {up}<circle class=class cx=x cy=y r="6"/><text x=beside y=below>{words}</text> });
    }
    let label = words.clone();
    view! {
        <div class="tw" tabindex="0" role="region" aria-label=label>
            <svg class="tree" role="img" aria-label=words viewBox=format!("0 0 {WIDE} {height}") width=WIDE height=height>{marks}</svg>
        </div>
    }
    .into_any()
}
