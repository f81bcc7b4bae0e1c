//! Tables: a scroll area with a name, sticky heads, and rows that fold on a phone.

use leptos::prelude::*;

/// A column: its words, and whether it holds figures.
#[derive(Debug, Clone, Copy)]
pub struct Column(pub &'static str, pub bool);

/// The table. Roles are written out, because folded rows (`display: grid`) would lose them. Rows are `<tr role="row">`.
#[component]
pub fn DataTable(#[prop(into)] label: String, columns: Vec<Column>, children: Children) -> impl IntoView {
    let head = |Column(words, figures): Column| {
        view! { <th role="columnheader" scope="col" class=if figures { "n" } else { "" }>{words}</th> }
    };
    view! {
        <div class="tw fold rows" tabindex="0" role="region" aria-label=label>
            <table role="table">
                <thead role="rowgroup"><tr role="row">{columns.into_iter().map(head).collect_view()}</tr></thead>
                <tbody role="rowgroup">{children()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A cell; `label` names it where the heads are gone.
#[component]
pub fn Cell(label: &'static str, #[prop(optional)] figures: bool, children: Children) -> impl IntoView {
    view! { <td role="cell" class=if figures { "n" } else { "" } data-l=label>{children()}</td> }.into_any()
}

/// The cell that names the row.
#[component]
pub fn HeadCell(children: Children) -> impl IntoView {
    view! { <th role="rowheader" scope="row">{children()}</th> }.into_any()
}
