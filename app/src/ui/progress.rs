//! How many of how many, as a bar and as figures.

use domain::format::fmt_int;
use leptos::prelude::*;

use crate::contexts::use_lang;

/// The bar is drawn by attributes, because inline styles are refused by the content security policy.
#[component]
pub fn Progress(done: u32, total: u32, #[prop(into)] label: String) -> impl IntoView {
    let lang = use_lang();
    let text = format!("{}/{}", fmt_int(lang, i64::from(done)), fmt_int(lang, i64::from(total)));
    view! {
        <div class="prog">
            <progress max=total.max(1).to_string() value=done.to_string() aria-label=label>{text.clone()}</progress>
            <span class="tn">{text}</span>
        </div>
    }
    .into_any()
}
