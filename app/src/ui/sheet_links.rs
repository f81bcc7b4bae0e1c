//! A list to be taken away: as Excel, as CSV.

use domain::text::common;
use domain::views::sheets::Sheet;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::contexts::use_lang;
use crate::ui::icon::{Icon, IconName};

/// Links to the whole list as it is narrowed and sorted now. `of` is a document whose list it is.
#[component]
pub fn SheetLinks(sheet: Sheet, #[prop(into, optional)] of: String) -> impl IntoView {
    let t = common(use_lang());
    let mut asked = use_query_map().get_untracked();
    for gone in ["page", "done", "duty"] {
        asked.remove(gone);
    }
    if !of.is_empty() {
        asked.replace("directive", of);
    }
    let asked = asked.to_query_string();
    let href = |ending: &str| format!("/tables/{sheet}.{ending}{asked}");
    view! {
        <span class="sheets">
            <Icon name=IconName::Download/>
            <a href=href("xlsx") download="" rel="external">{t.sheet_excel}</a>
            <a href=href("csv") download="" rel="external">{t.sheet_csv}</a>
        </span>
    }
    .into_any()
}
