//! Development only: `/dev/start` says which process this is (a page that sees another one than before loads itself again);
//! `/dev/mail` shows the e-mails of the sink.

use std::path::Path;

use axum::Router;
use axum::extract::{Path as Name, State};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use http::{StatusCode, header};

use crate::config::{Dev, Mail, MailTransport};
use crate::state::AppState;

/// The routes; none unless `dev.reload` and `dev.ui_kit` with a sink are set.
pub fn routes(dev: Dev, mail: &Mail) -> Router<AppState> {
    let mut router = Router::new();
    if dev.reload {
        router = router.route("/dev/start", get(async || std::process::id().to_string()));
    }
    if dev.ui_kit && mail.transport == MailTransport::Sink {
        router = router.route("/dev/mail", get(list)).route("/dev/mail/{name}", get(show));
    }
    router
}

/// The names of the letters, the newest day first. They consist of days and ids.
fn letters(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let names = files.filter_map(|file| file.file_name().into_string().ok());
    let mut names: Vec<String> = names.filter(|name| !name.starts_with('.') && name.ends_with(".txt")).collect();
    names.sort_unstable_by(|a, b| b.cmp(a));
    names
}

async fn list(State(state): State<AppState>) -> Html<String> {
    let line = |name: &String| format!("<li><a href=\"/dev/mail/{name}\">{name}</a></li>");
    let lines: String = letters(&state.config.mail.dir).iter().map(line).collect();
    Html(format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>E-mail</title></head><body><h1>E-mail</h1><ul>{lines}</ul></body></html>"
    ))
}

async fn show(State(state): State<AppState>, Name(name): Name<String>) -> Response {
    // Only what the list names: nothing else of the disk can be asked for.
    let folder = &state.config.mail.dir;
    let Some(name) = letters(folder).into_iter().find(|known| *known == name) else { return StatusCode::NOT_FOUND.into_response() };
    match tokio::fs::read(folder.join(name)).await {
        Ok(words) => ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], words).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}
