//! Tables: a scroll area with a name, sticky heads, and rows that fold on a phone.

use leptos::prelude::*;

use super::icon::{Icon, IconName};
use super::rows::Rows;

/// A head that sorts: which column, where its link leads, and how it is sorted now (`Some(true)` is ascending).
#[derive(Debug, Clone)]
pub struct Sort(pub usize, pub String, pub Option<bool>);

/// A column: its words, and whether it holds figures.
#[derive(Debug, Clone, Copy)]
pub struct Column(pub &'static str, pub bool);

/// The table. Roles are written out, because folded rows (`display: grid`) would lose them. Rows are `<tr role="row">`.
#[component]
pub fn DataTable(
    #[prop(into)] label: String,
    columns: Vec<Column>,
    #[prop(optional)] sorts: Vec<Sort>,
    children: Children,
) -> impl IntoView {
    let head = move |(at, Column(words, figures)): (usize, Column)| {
        let class = if figures { "n" } else { "" };
        let Some(Sort(_, href, order)) = sorts.iter().find(|sort| sort.0 == at).cloned() else {
            return view! { <th role="columnheader" scope="col" class=class>{words}</th> }.into_any();
        };
        let order_word = order.map(|ascending| if ascending { "ascending" } else { "descending" });
        let mark = order.map(|_| view! { <Icon name=IconName::Caret/> });
        view! { <th role="columnheader" scope="col" class=class aria-sort=order_word><a href=href>{words}{mark}</a></th> }.into_any()
    };
    view! {
        <div class="tw fold rows" tabindex="0" role="region" aria-label=label>
            <table role="table">
                <thead role="rowgroup"><tr role="row">{columns.into_iter().enumerate().map(head).collect_view()}</tr></thead>
                <tbody role="rowgroup">{children()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The table of [`Rows`](super::rows::Rows): many, read only, the same to the eye as those of [`DataTable`].
#[component]
pub fn LongTable(label: &'static str, columns: Vec<Column>, rows: Rows) -> impl IntoView {
    let head =
        |Column(words, figures): Column| view! { <th role="columnheader" scope="col" class=if figures { "n" } else { "" }>{words}</th> };
    view! {
        <div class="tw fold rows" tabindex="0" role="region" aria-label=label>
            <table role="table">
                <thead role="rowgroup"><tr role="row">{columns.into_iter().map(head).collect_view()}</tr></thead>
                <tbody role="rowgroup" inner_html=rows.into_html()></tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A cell; `label` names it where the heads are gone. `short` holds a word or two, which stay on one line beside long names.
#[component]
pub fn Cell(label: &'static str, #[prop(optional)] figures: bool, #[prop(optional)] short: bool, children: Children) -> impl IntoView {
    let class = match (figures, short) {
        (true, _) => "n",
        (false, true) => "short",
        (false, false) => "",
    };
    view! { <td role="cell" class=class data-l=label>{children()}</td> }.into_any()
}

/// The cell that names the row.
#[component]
pub fn HeadCell(children: Children) -> impl IntoView {
    view! { <th role="rowheader" scope="row">{children()}</th> }.into_any()
}
