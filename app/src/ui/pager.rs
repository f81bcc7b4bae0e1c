//! Pages of a long list, as links that keep the other parameters.

use domain::text::common;
use domain::views::frame::Page;
use domain::views::sheets::Sheet;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::contexts::use_lang;
use crate::ui::sheet_links::SheetLinks;

/// The pages that get a link: the first, the last and those around the shown one; `None` stands for a gap.
fn numbers(shown: u32, pages: u32) -> Vec<Option<u32>> {
    let mut list = Vec::new();
    for number in 1..=pages {
        if number == 1 || number == pages || number.abs_diff(shown) <= 2 {
            list.push(Some(number));
        } else if list.last().is_some_and(Option::is_some) {
            list.push(None);
        }
    }
    list
}

/// How much of the list is shown, and links where one page is not enough; nothing for an empty list.
#[component]
pub fn Pager(page: Page, #[prop(optional)] sheet: Option<Sheet>, #[prop(into, optional)] of: String) -> impl IntoView {
    let lang = use_lang();
    let t = common(lang);
    let pages = page.total.div_ceil(page.size.max(1)).max(1);
    let query = use_query_map();
    let address = move |number: u32| {
        query.with(|query| {
            let mut next = query.clone();
            next.replace("page", number.to_string());
            next.to_query_string()
        })
    };
    let link = move |number: Option<u32>| {
        let Some(number) = number else { return view! { <span aria-hidden="true">"…"</span> }.into_any() };
        let current = (number == page.number).then_some("page");
        view! { <a href=move || address(number) aria-current=current aria-label=common::page_number(lang, number)>{number}</a> }.into_any()
    };
    let first = (page.number.max(1) - 1) * page.size + 1;
    let last = (first + page.size).saturating_sub(1).min(page.total);
    let range = common::pager_range(lang, first.min(page.total), last, page.total);
    // The tabs of a phone are called "pages" too; two landmarks must not share a name.
    let label = format!("{}: {range}", t.pages);
    let links = numbers(page.number, pages);
    let shown = (page.total > 0).then(|| {
        view! {
            <div class="filters">
                <span class="sub">{range}</span>
                {sheet.map(|sheet| view! { <SheetLinks sheet of/> })}
                <span class="grow"></span>
                {(pages > 1).then(|| view! { <nav class="pager" aria-label=label>{links.into_iter().map(link).collect_view()}</nav> })}
            </div>
        }
    });
    shown.into_any()
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn a_short_list_has_every_page() {
        assert_eq!(numbers(2, 4), [1, 2, 3, 4].map(Some));
    }

    #[test]
    fn a_long_list_has_gaps_around_the_page_shown() {
        assert_eq!(numbers(10, 99), [Some(1), None, Some(8), Some(9), Some(10), Some(11), Some(12), None, Some(99)]);
    }

    #[test]
    fn a_page_beyond_the_end_still_leads_back() {
        assert_eq!(numbers(200, 3), [Some(1), None, Some(3)]);
    }
}
