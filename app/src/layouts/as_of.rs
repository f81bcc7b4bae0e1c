//! "Số liệu: tại ngày": the day that a page speaks of, in its address, with the band that says so.

use domain::clock::Instant;
use domain::error::RefusalCode;
use domain::format::{fmt_date, iso, parse_date, parse_iso};
use domain::text::{self, common};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use leptos_router::params::ParamsMap;
use time::Date;

use crate::contexts::use_lang;
use crate::ui::icon::{Icon, IconName};

/// The day of the address (`?as_of=`), as typed (dd/MM/yyyy) or ISO; `None` means now.
#[must_use]
pub fn as_of_query() -> Memo<Option<Date>> {
    day_query("as_of")
}

/// A day of the address.
#[must_use]
pub fn day_query(name: &'static str) -> Memo<Option<Date>> {
    let query = use_query_map();
    Memo::new(move |_| query.with(|query| query.get(name)).and_then(|text| read_day(&text)))
}

fn read_day(text: &str) -> Option<Date> {
    parse_iso(text).or_else(|| parse_date(text))
}

/// The address of the page without its day, page number and status line. `keep` are parameters that the page chose itself.
fn rest(keep: Vec<(&'static str, String)>) -> ParamsMap {
    let mut rest = use_query_map().get_untracked();
    for dropped in ["as_of", "page", "done"] {
        rest.remove(dropped);
    }
    for (name, value) in keep.into_iter().filter(|(_, value)| !value.is_empty()) {
        rest.replace(name, value);
    }
    rest
}

/// The context bar with the day, and the yellow band when the day is past. Both keep the other parameters of the address.
#[component]
pub fn AsOfControl(
    as_of: Option<Date>,
    #[prop(optional)] at: Option<Instant>,
    #[prop(optional)] keep: Vec<(&'static str, String)>,
) -> impl IntoView {
    let lang = use_lang();
    let t = common(lang);
    let label = as_of.map_or_else(|| t.as_of_now.to_owned(), |day| common::as_of_label(lang, day));
    let rest = rest(keep);
    let now = format!("?{}", rest.to_query_string().trim_start_matches('?'));
    let fields = rest.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view();
    view! {
        <div class="ctx">
            <details class="pick box">
                <summary><Icon name=IconName::Clock/>{label}<Icon name=IconName::Caret/></summary>
                <form class="menu form" method="get">
                    {fields}
                    <div class="fld">
                        <label for="as_of">{t.as_of_day}</label>
                        <input class="inp" id="as_of" name="as_of" inputmode="numeric" value=as_of.map(fmt_date).unwrap_or_default() placeholder="dd/mm/yyyy" aria-describedby="as_of-h"/>
                        <p class="hint" id="as_of-h">{t.date_hint}</p>
                    </div>
                    <button class="btn pri" type="submit">{t.as_of_show}</button>
                </form>
            </details>
        </div>
        <UnreadDay/>
        {as_of.map(|day| view! { <PastBand day at now/> })}
    }
    .into_any()
}

/// A day that can't be read is said to be so: the page must not pass today's figures off as those of the day that was meant.
#[component]
fn UnreadDay() -> impl IntoView {
    let lang = use_lang();
    let typed = use_query_map().with_untracked(|query| query.get("as_of")).unwrap_or_default();
    let unread = !typed.trim().is_empty() && read_day(&typed).is_none();
    let words = text::refusal(lang, &RefusalCode::BadDate);
    unread.then(|| view! { <p class="note r" role="alert" data-testid="bad-day"><Icon name=IconName::Stop/><span>{words}" "{common(lang).as_of_unread}</span></p> })
}

#[component]
fn PastBand(day: Date, at: Option<Instant>, now: String) -> impl IntoView {
    let lang = use_lang();
    let t = common(lang);
    let day_attr = at.map_or_else(|| iso(day), |at| iso(at.day()));
    view! {
        <p class="asof" data-testid="as-of-band">
            <Icon name=IconName::Clock/>
            <span><time datetime=day_attr>{common::as_of_band(lang, day)}</time></span>
            <a href=now rel="nofollow">{t.back_to_now}</a>
        </p>
    }
}
