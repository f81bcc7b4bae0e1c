//! Server functions of documents.

use domain::views::directive_drafts::DirectiveForm;
use domain::views::directives::{DirectiveDetails, DirectiveFilter, DirectiveList, DirectiveShown, DutyFilter};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use time::Date;

use crate::error::AppError;

/// The register of documents.
#[server(input = Json)]
pub async fn list_directives(filter: DirectiveFilter) -> Result<DirectiveList, AppError> {
    let (store, caller) = crate::ssr::caller()?;
    Ok(store::services::directives::list(&store, &caller, filter).await?)
}

/// One document, with the answer to the duty `opened`. What is no id at all is answered like an unknown one.
#[server(input = Json)]
pub async fn get_directive(
    id: String,
    as_of: Option<Date>,
    opened: Option<String>,
    #[server(default)] duties: DutyFilter,
) -> Result<DirectiveDetails, AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let id = id.parse().map_err(|_| domain::error::Fault::NotFound)?;
    let shown = DirectiveShown { opened: opened.and_then(|opened| opened.parse().ok()), duties };
    Ok(store::services::directives::get(&store, &caller, id, as_of, shown).await?)
}

/// What the form for a new document begins with.
#[server]
pub async fn get_directive_form() -> Result<DirectiveForm, AppError> {
    let (store, caller) = crate::ssr::caller()?;
    Ok(store::services::directives::form(&store, &caller).await?)
}

/// Begins a document.
#[server]
pub async fn begin_directive(number: String, kind: String, issued_on: String, issuer: String, subject: String) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let head = store::services::directives::Head { number, kind, issued_on, issuer, subject };
    let id = store::services::directives::begin(&store, &caller, head).await?;
    leptos_axum::redirect(&format!("/directives/{id}?done=begun"));
    Ok(())
}

/// Changes the head of a draft.
#[server]
pub async fn save_directive(
    id: String,
    version: i64,
    number: String,
    kind: String,
    issued_on: String,
    issuer: String,
    subject: String,
) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let id = id.parse().map_err(|_| domain::error::Fault::NotFound)?;
    let head = store::services::directives::Head { number, kind, issued_on, issuer, subject };
    store::services::directives::save(&store, &caller, id, version, head).await?;
    leptos_axum::redirect(&format!("/directives/{id}?done=saved"));
    Ok(())
}

/// Adds a demand to a draft.
#[server]
pub async fn add_directive_clause(
    id: String,
    version: i64,
    kind: String,
    title: String,
    sent_to: String,
    due_on: String,
    due_rule: String,
    chosen: String,
    names: String,
) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let id = id.parse().map_err(|_| domain::error::Fault::NotFound)?;
    let clause = store::services::directives::NewClause { id, version, kind, title, sent_to, due_on, due_rule, chosen, names };
    store::services::directives::add_clause(&store, &caller, clause).await?;
    leptos_axum::redirect(&format!("/directives/{id}?done=clause_added"));
    Ok(())
}

/// Takes a demand out of a draft.
#[server]
pub async fn remove_directive_clause(id: String, version: i64, clause: u32) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let id = id.parse().map_err(|_| domain::error::Fault::NotFound)?;
    store::services::directives::remove_clause(&store, &caller, id, version, clause).await?;
    leptos_axum::redirect(&format!("/directives/{id}?done=clause_removed"));
    Ok(())
}

/// Adds what is asked without a date to a draft.
#[server]
pub async fn add_standing_duty(id: String, version: i64, title: String, names: String) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let id = id.parse().map_err(|_| domain::error::Fault::NotFound)?;
    store::services::directives::add_standing(&store, &caller, store::services::directives::NewStanding { id, version, title, names })
        .await?;
    leptos_axum::redirect(&format!("/directives/{id}?done=standing_added"));
    Ok(())
}

/// Takes it out of a draft.
#[server]
pub async fn remove_standing_duty(id: String, version: i64, ordinal: u32) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let id = id.parse().map_err(|_| domain::error::Fault::NotFound)?;
    store::services::directives::remove_standing(&store, &caller, id, version, ordinal).await?;
    leptos_axum::redirect(&format!("/directives/{id}?done=standing_removed"));
    Ok(())
}

/// Issues a draft. An unticked box is not sent at all.
#[server]
pub async fn issue_directive(id: String, version: i64, #[server(default)] asks_nothing: bool) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let id = id.parse().map_err(|_| domain::error::Fault::NotFound)?;
    store::services::directives::issue(&store, &caller, store::services::directives::Issue { id, version, asks_nothing }).await?;
    leptos_axum::redirect(&format!("/directives/{id}?done=issued"));
    Ok(())
}

/// Withdraws a document, or gives up a draft.
#[server]
pub async fn withdraw_directive(id: String, seen: u32, text: String) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let id = id.parse().map_err(|_| domain::error::Fault::NotFound)?;
    store::services::directives::withdraw(&store, &caller, store::services::directives::Words { id, seen, text }).await?;
    leptos_axum::redirect(&format!("/directives/{id}?done=withdrawn"));
    Ok(())
}

/// Puts another document in the place of one.
#[server]
pub async fn replace_directive(id: String, seen: u32, document: String, text: String) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let id = id.parse().map_err(|_| domain::error::Fault::NotFound)?;
    let words = store::services::directives::Words { id, seen, text };
    store::services::directives::replace(&store, &caller, store::services::directives::Replace { words, document }).await?;
    leptos_axum::redirect(&format!("/directives/{id}?done=replaced"));
    Ok(())
}

/// Gives one unit, or all that still owe a demand, more time.
#[server]
pub async fn extend_deadline(
    id: String,
    clause: u32,
    obligation: String,
    seen: u32,
    due: String,
    due_rule: String,
    text: String,
) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let id = id.parse().map_err(|_| domain::error::Fault::NotFound)?;
    let extend = store::services::directives::Extend { id, clause, obligation, seen, due, due_rule, text };
    store::services::directives::extend(&store, &caller, extend).await?;
    leptos_axum::redirect(&format!("/directives/{id}?done=extended"));
    Ok(())
}
