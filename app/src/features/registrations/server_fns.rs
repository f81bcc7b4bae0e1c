//! Server functions of registrations and their explanations.

use domain::views::registrations::{RegistrationChoices, RegistrationDetails, RegistrationFilter, RegistrationList};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use crate::error::AppError;
use crate::features::parts::PaperRemarks;

/// The registrations that the caller may know of.
#[server(input = Json)]
pub async fn list_registrations(filter: RegistrationFilter) -> Result<RegistrationList, AppError> {
    let (store, caller) = crate::ssr::caller()?;
    Ok(store::services::registrations::list(&store, &caller, filter).await?)
}

/// One of them.
#[server(input = Json)]
pub async fn get_registration(id: String) -> Result<RegistrationDetails, AppError> {
    let (store, caller) = crate::ssr::caller()?;
    Ok(store::services::registrations::get(&store, &caller, crate::ssr::id(&id)?).await?)
}

/// What the form of a new one offers.
#[server(input = Json)]
pub async fn get_registration_choices(directive: String) -> Result<RegistrationChoices, AppError> {
    let (store, caller) = crate::ssr::caller()?;
    Ok(store::services::registrations::choices(&store, &caller, directive.parse().ok()).await?)
}

/// Begins one, as a draft of the unit. An unticked box is not sent at all.
#[server]
pub async fn begin_registration(name: String, reach: String, directive: String, #[server(default)] for_area: bool) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let typed = store::services::registrations::Begin { name, reach, for_area, directive };
    let id = store::services::registrations::begin(&store, &caller, typed).await?;
    leptos_axum::redirect(&format!("/registrations/{id}"));
    Ok(())
}

/// Begins a new one in the place of one that came back.
#[server]
pub async fn renew_registration(id: String) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let id = store::services::registrations::renew(&store, &caller, crate::ssr::id(&id)?).await?;
    leptos_axum::redirect(&format!("/registrations/{id}"));
    Ok(())
}

/// Saves a draft.
#[server]
pub async fn save_registration(
    id: String,
    version: i64,
    name: String,
    objective: String,
    responsible_leader: String,
    deliverable: String,
    indicators: String,
    actions: String,
) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let text = domain::views::registrations::ProposalText { name, objective, responsible_leader, deliverable, indicators, actions };
    let typed = store::services::registrations::Save { id: crate::ssr::id(&id)?, version, text };
    store::services::registrations::save(&store, &caller, typed).await?;
    leptos_axum::redirect(&format!("/registrations/{id}?done=saved"));
    Ok(())
}

/// Sends, takes back, gives up, accepts one, or withdraws a decision: `event` is a code of `PaperEvent`.
#[server]
pub async fn move_registration(id: String, seen: u32, event: String, #[server(default)] text: String) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let words = store::services::registrations::Words { id: crate::ssr::id(&id)?, seen, text };
    store::services::registrations::act(&store, &caller, &event, words).await?;
    leptos_axum::redirect(&format!("/registrations/{id}?done={event}"));
    Ok(())
}

/// Returns one, with what is wrong.
#[server]
pub async fn return_registration(
    id: String,
    seen: u32,
    due: String,
    #[server(default)] explain: bool,
    #[server(flatten)] remarks: PaperRemarks,
) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let form = store::services::registrations::Return { id: crate::ssr::id(&id)?, seen, remarks: remarks.lines(), due, explain };
    store::services::registrations::return_it(&store, &caller, form).await?;
    leptos_axum::redirect(&format!("/registrations/{id}?done=return"));
    Ok(())
}

/// Answers, takes back, accepts, returns or withdraws an explanation: `event` is a code of `ExplanationEvent`.
#[server]
pub async fn move_explanation(
    id: String,
    seen: u32,
    event: String,
    #[server(default)] text: String,
    #[server(default)] remark_reason_1: String,
    #[server(default)] remark_part_1: String,
    #[server(default)] remark_text_1: String,
    #[server(default)] due: String,
) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let (remarks, done) = (vec![[remark_reason_1, remark_part_1, remark_text_1]], format!("explanation_{event}"));
    let form = store::services::explanations::Move { id: crate::ssr::id(&id)?, seen, event, text, remarks, due };
    let place = store::services::explanations::act(&store, &caller, form).await?;
    leptos_axum::redirect(&format!("{place}?done={done}"));
    Ok(())
}
