//! `GET /tables/{list}.{xlsx|csv}?…`: a list as a spreadsheet, asked for as its page is.

use std::collections::HashMap;

use app::ssr::{RequestContext, lang_of};
use axum::Router;
use axum::extract::{Path, Query as Words, Request, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::error::Fault;
use domain::evidence::{FileKind, disposition};
use domain::format::iso;
use domain::text::Lang;
use domain::views::query::Query;
use domain::views::sheets::{Asked, Sheet};
use http::header;
use store::services::sheets;
use workbooks::table::{Table, TooLarge};

use crate::notice::{self, Notice, accepts_html};
use crate::state::AppState;

/// The routes.
pub fn routes() -> Router<AppState> {
    Router::new().route("/tables/{file}", get(send))
}

/// How it is written.
#[derive(Debug, Clone, Copy)]
enum Ending {
    Xlsx,
    Csv,
}

async fn send(
    State(state): State<AppState>,
    Path(file): Path<String>,
    Words(words): Words<HashMap<String, String>>,
    request: Request,
) -> Response {
    let headers = request.headers().clone();
    let context = request.extensions().get::<RequestContext>();
    let Some((context, caller)) = context.and_then(|context| Some((context, context.caller.as_ref()?))) else {
        return state.notice(&headers, Notice::SignedOut);
    };
    let read = read(&file).and_then(|(sheet, ending)| Some((ending, asked(sheet, &words)?)));
    let Some((ending, asked)) = read else { return state.notice(&headers, Notice::NotFound) };
    let lang = lang_of(&headers, &context.origin);
    match sheets::sheet(&state.store, caller, asked, lang).await.map_err(store::Error::into_fault) {
        Ok(table) => attachment(&table, ending, lang).unwrap_or_else(|TooLarge| state.notice(&headers, Notice::Broken)),
        // Of a list that is not theirs people learn no more than of one that there is not.
        Err(Fault::NotFound | Fault::Forbidden { .. }) => state.notice(&headers, Notice::NotFound),
        Err(_) if accepts_html(&headers) => state.notice(&headers, Notice::Broken),
        Err(fault) => notice::fault(request.uri().path(), fault),
    }
}

fn read(file: &str) -> Option<(Sheet, Ending)> {
    let (name, ending) = file.rsplit_once('.')?;
    let ending = match ending {
        "xlsx" => Ending::Xlsx,
        "csv" => Ending::Csv,
        _ => return None,
    };
    Some((Sheet::from_code(name)?, ending))
}

fn asked(sheet: Sheet, words: &HashMap<String, String>) -> Option<Asked> {
    Asked::of(sheet, &Query::new(&|name| words.get(name).cloned()))
}

fn attachment(table: &Table, ending: Ending, lang: Lang) -> Result<Response, TooLarge> {
    let (kind, ending, content) = match ending {
        Ending::Xlsx => (FileKind::Xlsx.media_type(), "xlsx", table.xlsx(lang)?),
        Ending::Csv => ("text/csv; charset=utf-8", "csv", table.csv().into_bytes()),
    };
    let day = table.as_of.map(|day| format!(" {}", iso(day))).unwrap_or_default();
    let name = format!("{}{day}.{ending}", table.title);
    let headers = [(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition(&name))];
    Ok((headers, content).into_response())
}
