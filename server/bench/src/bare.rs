//! `bare PORT ROWS.json FILE`: what the instance is measured against. `/units` is a bare page, what one would write with Leptos
//! alone, following its template: a router with one route, one resource, one table. The words stand ready in memory; nobody is
//! asked who they are. `/file` is a file, and nothing else.
//!
//! `end2end/bench/load.mjs` starts and asks it.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use axum::Router;
use axum::serve::ListenerExt;
use leptos::config::LeptosOptions;
use leptos::prelude::*;
use leptos_axum::{LeptosRoutes, generate_route_list};
use leptos_meta::{MetaTags, Title, provide_meta_context};
use leptos_router::components::{Route, Router as Pages, Routes};
use leptos_router::{SsrMode, path};
use serde::{Deserialize, Serialize};
use tokio::net::TcpListener;
use tower_http::services::ServeFile;

/// One row as read on `/units`, with the words of its cells.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Row {
    name: String,
    href: String,
    code: String,
    kind: String,
    parent: String,
    predecessors: String,
    children: String,
    /// Where the last figure leads, if it does.
    below: Option<String>,
}

/// The rows, for every request.
#[derive(Debug, Clone)]
struct Rows(Arc<Vec<Row>>);

#[tokio::main]
async fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [port, rows, file] = arguments.as_slice() else { bail!("usage: bare PORT ROWS.json FILE") };
    let rows = Rows(Arc::new(serde_json::from_slice(&std::fs::read(Path::new(rows))?)?));
    let options = LeptosOptions::builder().output_name("bare").build();
    let routes = Router::new()
        .leptos_routes_with_context(&options, generate_route_list(App), move || provide_context(rows.clone()), shell)
        .route_service("/file", ServeFile::new(file))
        .with_state(options);
    let address = SocketAddr::from(([127, 0, 0, 1], port.parse().context("PORT")?));
    let listener = TcpListener::bind(address).await.with_context(|| address.to_string())?;
    // Like the instance: with Nagle's algorithm the comparison would be with its delays.
    axum::serve(listener.tap_io(|connection| drop(connection.set_nodelay(true))), routes).await?;
    Ok(())
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
    let row = |row: Row| {
        let children = match row.below {
            Some(below) => view! { <a href=below>{row.children}</a> }.into_any(),
            None => row.children.into_any(),
        };
        view! {
            <tr>
                <th scope="row"><a href=row.href>{row.name}</a></th>
                <td>{row.code}</td>
                <td>{row.kind}</td>
                <td>{row.parent}</td>
                <td>{row.predecessors}</td>
                <td>{children}</td>
            </tr>
        }
    };
    view! {
        <table>
            <thead>
                <tr>
                    <th scope="col">"Đơn vị"</th>
                    <th scope="col">"Mã"</th>
                    <th scope="col">"Loại"</th>
                    <th scope="col">"Trực thuộc"</th>
                    <th scope="col">"Sắp xếp từ"</th>
                    <th scope="col">"Đơn vị trực thuộc"</th>
                </tr>
            </thead>
            <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}
