//! The bare page: what one would write with Leptos alone, following its template. A router with one route, one resource,
//! one table. The words stand ready in memory; nobody is asked who they are.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};
use axum::Router;
use axum::routing::get;
use domain::format::fmt_int;
use domain::text::{Lang, common, labels};
use domain::views::units::{UnitList, UnitRow};
use leptos::prelude::*;
use leptos_meta::{MetaTags, Title, provide_meta_context};
use leptos_router::components::{Route, Router as Pages, Routes};
use leptos_router::{SsrMode, path};
use serde::{Deserialize, Serialize};

/// One row as read: the same cells as on `/units`.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Row {
    code: String,
    name: String,
    kind: String,
    parent: String,
    predecessors: u32,
    children: u32,
}

/// The rows, for every request.
#[derive(Debug, Clone)]
struct Rows(Arc<Vec<Row>>);

impl From<UnitRow> for Row {
    fn from(row: UnitRow) -> Self {
        Self {
            code: row.code,
            name: row.name,
            kind: labels::unit_kind(Lang::Vi, row.kind).to_owned(),
            parent: row.parent.unwrap_or_else(|| common(Lang::Vi).missing.to_owned()),
            predecessors: row.predecessors,
            children: row.children,
        }
    }
}

/// The page at `/units`, with the rows of a file that holds the answer of the server function `list_units`.
pub fn routes(file: &Path) -> Result<Router> {
    let text = std::fs::read(file).with_context(|| file.display().to_string())?;
    let list: UnitList = serde_json::from_slice(&text).context("not the answer of list_units")?;
    let rows = Rows(Arc::new(list.rows.into_iter().map(Row::from).collect()));
    let page = leptos_axum::render_app_async_with_context(move || provide_context(rows.clone()), shell);
    Ok(Router::new().route("/units", get(page)))
}

fn shell() -> impl IntoView {
    view! {
        <!DOCTYPE html>
        <html lang="vi">
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

#[component]
fn App() -> impl IntoView {
    provide_meta_context();
    view! {
        <Title text="Đơn vị"/>
        <Pages>
            <Routes fallback=|| "404">
                <Route path=path!("/units") view=Units ssr=SsrMode::Async/>
            </Routes>
        </Pages>
    }
}

#[component]
fn Units() -> impl IntoView {
    let rows = Resource::new_blocking(|| (), |()| async { expect_context::<Rows>().0.as_ref().clone() });
    view! {
        <h1>"Đơn vị"</h1>
        <Suspense>{move || Suspend::new(async move { view! { <Table rows=rows.await/> } })}</Suspense>
    }
}

#[component]
fn Table(rows: Vec<Row>) -> impl IntoView {
    let figure = |count: u32| if count == 0 { domain::format::MISSING.to_owned() } else { fmt_int(Lang::Vi, i64::from(count)) };
    let row = move |row: Row| {
        let below = format!("?under={}", row.code);
        let children = figure(row.children);
        view! {
            <tr>
                <th scope="row"><a href=format!("/units/{}", row.code)>{row.name}</a></th>
                <td>{row.code}</td>
                <td>{row.kind}</td>
                <td>{row.parent}</td>
                <td>{figure(row.predecessors)}</td>
                <td>{if row.children == 0 { children.into_any() } else { view! { <a href=below>{children}</a> }.into_any() }}</td>
            </tr>
        }
    };
    view! {
        <table>
            <thead>
                <tr>{["Đơn vị", "Mã", "Loại", "Trực thuộc", "Sắp xếp từ", "Đơn vị trực thuộc"].map(|head| view! { <th scope="col">{head}</th> })}</tr>
            </thead>
            <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}
