//! Narrowing the rows of a page while one types.

use domain::fold::fold_vi;
use domain::text::{Lang, common};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// A text filter that narrows the rows of the page's table while one types. Only where every row is on the page: what stands
/// on another one would be missed. Without the script it is the text field of a filter like any other; `value` is what the
/// server has filtered by, and only longer words of it can be narrowed here.
#[island]
pub fn QuickFind(lang: Lang, name: String, label: String, hint: String, value: String) -> impl IntoView {
    let shown = RwSignal::new(None::<u32>);
    let filtered = fold_vi(&value);
    let narrow = move |event| {
        let typed = fold_vi(&event_target_value(&event));
        let typed = if typed.contains(&filtered) { typed } else { String::new() };
        let count = narrowed(&typed);
        shown.set((!typed.is_empty()).then_some(count));
    };
    view! {
        <input class="inp" type="search" name=name aria-label=label.clone() placeholder=label title=hint value=value on:input=narrow/>
        <output class="sub" aria-live="polite">{move || shown.get().map(|count| common::rows_shown(lang, count))}</output>
    }
}

/// Hides the rows whose name or code does not contain `typed`, and the heads of sections that are left empty. How many stay.
fn narrowed(typed: &str) -> u32 {
    let Ok(rows) = document().query_selector_all("main tbody > tr") else { return 0 };
    let (mut count, mut head, mut below) = (0, None::<HtmlElement>, 0);
    let close = |head: Option<HtmlElement>, below: u32| {
        if let Some(head) = head {
            head.set_hidden(below == 0);
        }
    };
    for at in 0..rows.length() {
        let Some(row) = rows.item(at).and_then(|node| node.dyn_into::<HtmlElement>().ok()) else { continue };
        if row.class_list().contains("sec") {
            close(head.replace(row), below);
            below = 0;
            continue;
        }
        let stays = typed.is_empty() || words(&row).contains(typed);
        row.set_hidden(!stays);
        count += u32::from(stays);
        below += u32::from(stays);
    }
    close(head, below);
    count
}

/// What a row is found by: its name and its code.
fn words(row: &Element) -> String {
    let part = |selector: &str| row.query_selector(selector).ok().flatten().and_then(|cell| cell.text_content()).unwrap_or_default();
    fold_vi(&format!("{} {}", part("th"), part(".tn")))
}
