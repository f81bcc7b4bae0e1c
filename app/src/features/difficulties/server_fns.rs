//! Server functions of difficulties.

use std::collections::BTreeMap;

use domain::views::difficulties::{DifficultyChoices, DifficultyDetails, DifficultyFilter, DifficultyList, DifficultyText};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use crate::error::AppError;

/// The difficulties that the caller may know of.
#[server(input = Json)]
pub async fn list_difficulties(filter: DifficultyFilter) -> Result<DifficultyList, AppError> {
    let (store, caller) = crate::ssr::caller()?;
    Ok(store::services::difficulties::list(&store, &caller, filter).await?)
}

/// One difficulty. What is no id at all is answered like an unknown one.
#[server(input = Json)]
pub async fn get_difficulty(id: String) -> Result<DifficultyDetails, AppError> {
    let (store, caller) = crate::ssr::caller()?;
    Ok(store::services::difficulties::get(&store, &caller, crate::ssr::id(&id)?).await?)
}

/// What the form of a new one needs; each argument is an id or empty.
#[server(input = Json)]
pub async fn get_difficulty_choices(model: String, task: String, obligation: String) -> Result<DifficultyChoices, AppError> {
    let (store, caller) = crate::ssr::caller()?;
    Ok(store::services::difficulties::choices(&store, &caller, [&model, &task, &obligation]).await?)
}

/// Writes one down: `raise` sends it at once.
#[server]
pub async fn begin_difficulty(
    #[server(default)] model: String,
    #[server(default)] task: String,
    #[server(default)] obligation: String,
    #[server(default)] raise: bool,
    #[server(flatten)] text: DifficultyText,
) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let typed = store::services::difficulties::Begin { model, task, obligation, text, raise };
    let id = store::services::difficulties::begin(&store, &caller, typed).await?;
    leptos_axum::redirect(&format!("/difficulties/{id}?done={}", if raise { "raise" } else { "saved" }));
    Ok(())
}

/// Saves a draft.
#[server]
pub async fn save_difficulty(id: String, version: i64, #[server(flatten)] text: DifficultyText) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    store::services::difficulties::save(&store, &caller, crate::ssr::id(&id)?, version, text).await?;
    leptos_axum::redirect(&format!("/difficulties/{id}?done=saved"));
    Ok(())
}

/// Throws a draft away.
#[server]
pub async fn discard_difficulty(id: String, version: i64) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    store::services::difficulties::discard(&store, &caller, crate::ssr::id(&id)?, version).await?;
    leptos_axum::redirect("/difficulties?done=discarded");
    Ok(())
}

/// Whatever happens to one alone.
#[server]
pub async fn move_difficulty(
    id: String,
    seen: u32,
    event: String,
    #[server(default)] text: String,
    #[server(default)] on: String,
) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let form = store::services::difficulties::Move { id: crate::ssr::id(&id)?, seen, event: event.clone(), text, on };
    store::services::difficulties::act(&store, &caller, form).await?;
    leptos_axum::redirect(&format!("/difficulties/{id}?done={event}"));
    Ok(())
}

/// Puts several under one: `chosen[id-…]` names each, and says how many of its events the page showed. The word before the id is
/// for the decoder of forms, which takes a name that begins with a digit for a place in a list.
#[server]
pub async fn merge_difficulty(
    into: String,
    #[server(default)] chosen: BTreeMap<String, u32>,
    #[server(default)] text: String,
) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let chosen = chosen
        .into_iter()
        .map(|(id, seen)| Ok((crate::ssr::id(id.strip_prefix("id-").unwrap_or_default())?, seen)))
        .collect::<Result<_, AppError>>()?;
    let form = store::services::difficulties::Merge { into: crate::ssr::id(&into)?, chosen, text };
    store::services::difficulties::merge(&store, &caller, form).await?;
    leptos_axum::redirect(&format!("/difficulties/{into}?done=merge"));
    Ok(())
}
