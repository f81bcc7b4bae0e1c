//! The levels as steps: where it is, and how many working days it spent at each.

use domain::deadline::Tone;
use domain::difficulty::HandlingLevel;
use domain::lifecycle::difficulty::DifficultyState;
use domain::text::{self, difficulties as texts, labels};
use domain::views::difficulties::DifficultyDetails;
use leptos::prelude::*;

use super::rows::LevelDue;
use crate::contexts::use_lang;
use crate::ui::badge::Shape;

/// The levels that the tenant uses, and those where it has been, from the bottom up.
fn levels(view: &DifficultyDetails) -> Vec<(HandlingLevel, Option<u8>, Option<u32>)> {
    let allowed = |level| view.ladder.iter().find(|step| step.level == level).map(|step| step.working_days);
    let spent = |level| view.days.iter().find(|(one, _)| *one == level).map(|(_, days)| *days);
    let rows = HandlingLevel::ALL.iter().map(|level| (*level, allowed(*level), spent(*level)));
    rows.filter(|(_, allowed, spent)| allowed.is_some() || spent.is_some()).collect()
}

/// The steps.
#[component]
pub fn Levels(view: DifficultyDetails) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let now = view.line.level;
    let settled = matches!(view.line.state, Some(DifficultyState::Decided | DifficultyState::Resolved));
    let last = view.history.iter().rev().find_map(|event| event.level);
    let step = move |(level, allowed, spent): (HandlingLevel, Option<u8>, Option<u32>)| {
        let (class, mark, tone, words) = if now == Some(level) {
            ("now", "now", Tone::Indigo, t.level_now)
        } else if settled && last == Some(level) {
            ("done", "settled", Tone::Green, t.level_settled)
        } else if spent.is_some() {
            ("done", "done", Tone::Grey, t.level_done)
        } else {
            ("", "open", Tone::Grey, t.level_open)
        };
        view! {
            <li class=class data-level=level.code() data-mark=mark data-days=spent.map(|days| days.to_string())>
                <span class="pt"><Shape tone/></span>
                <b>{labels::handling_level(lang, level)}</b>
                <small>{words}</small>
                {spent.map(|days| view! { <small>{text::difficulties::working_days(lang, days)}</small> })}
                {allowed.map(|days| view! { <small>{text::difficulties::allowed(lang, days)}</small> })}
            </li>
        }
    };
    let climbs = view.climbs.map(|(to, at)| view! { <p class="sub" data-testid="climbs">{text::difficulties::climbs(lang, to, at)}</p> });
    let due = now.map(|_| view! { <LevelDue due=view.line.due at=view.at deadline_hour=view.deadline_hour/> });
    let steps = levels(&view).into_iter().map(step).collect_view();
    view! {
        <section class="panel life" aria-labelledby="levels">
            <header><h2 id="levels">{t.levels}</h2>{due}</header>
            <div class="pad"><ol class="steps">{steps}</ol>{climbs}</div>
        </section>
    }
    .into_any()
}
