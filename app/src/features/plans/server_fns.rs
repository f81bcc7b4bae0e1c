//! Server functions of plans and their tasks.

use domain::views::plans::{ModelLine, PlanDetails, PlanFilter, PlanList, TaskText};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use time::Date;

use crate::error::AppError;
use crate::features::parts::PaperRemarks;

/// The plans of the tenant.
#[server(input = Json)]
pub async fn list_plans(filter: PlanFilter) -> Result<PlanList, AppError> {
    let (store, caller) = crate::ssr::caller()?;
    Ok(store::services::plans::list(&store, &caller, filter).await?)
}

/// One plan. What is no id at all is answered like an unknown one.
#[server(input = Json)]
pub async fn get_plan(id: String) -> Result<PlanDetails, AppError> {
    let (store, caller) = crate::ssr::caller()?;
    Ok(store::services::plans::get(&store, &caller, crate::ssr::id(&id)?).await?)
}

/// The life of a model as a line.
#[server(input = Json)]
pub async fn get_model_line(id: String, as_of: Option<Date>) -> Result<ModelLine, AppError> {
    let (store, caller) = crate::ssr::caller()?;
    Ok(store::services::plans::line(&store, &caller, crate::ssr::id(&id)?, as_of).await?)
}

/// Begins the plan of a model.
#[server]
pub async fn begin_plan(model: String) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let id = store::services::plans::begin(&store, &caller, crate::ssr::id(&model)?).await?;
    leptos_axum::redirect(&format!("/plans/{id}"));
    Ok(())
}

/// Saves until when all of it is done.
#[server]
pub async fn save_plan(id: String, version: i64, ends: String, ends_rule: String) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    store::services::plans::save(&store, &caller, crate::ssr::id(&id)?, version, (&ends, &ends_rule)).await?;
    leptos_axum::redirect(&format!("/plans/{id}?done=saved"));
    Ok(())
}

/// Adds a task.
#[server]
pub async fn add_task(plan: String, #[server(flatten)] text: TaskText) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    store::services::plans::add_task(&store, &caller, crate::ssr::id(&plan)?, text).await?;
    leptos_axum::redirect(&format!("/plans/{plan}?done=task_added"));
    Ok(())
}

/// Saves a task.
#[server]
pub async fn save_task(plan: String, task: String, version: i64, #[server(flatten)] text: TaskText) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let (id, task) = (crate::ssr::id(&plan)?, crate::ssr::id(&task)?);
    store::services::plans::save_task(&store, &caller, id, task, version, text).await?;
    leptos_axum::redirect(&format!("/plans/{plan}?done=saved"));
    Ok(())
}

/// Takes a task out of a draft.
#[server]
pub async fn remove_task(plan: String, task: String, version: i64) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    store::services::plans::remove_task(&store, &caller, crate::ssr::id(&plan)?, crate::ssr::id(&task)?, version).await?;
    leptos_axum::redirect(&format!("/plans/{plan}?done=task_removed"));
    Ok(())
}

/// Adds a milestone.
#[server]
pub async fn add_milestone(plan: String, kind: String, title: String, due_date: String, due_rule: String) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let typed = store::services::plans::Milestone { kind, title, due_date, due_rule };
    store::services::plans::add_milestone(&store, &caller, crate::ssr::id(&plan)?, typed).await?;
    leptos_axum::redirect(&format!("/plans/{plan}?done=milestone_added"));
    Ok(())
}

/// Takes a milestone out of a draft.
#[server]
pub async fn remove_milestone(plan: String, milestone: String) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    store::services::plans::remove_milestone(&store, &caller, crate::ssr::id(&plan)?, crate::ssr::id(&milestone)?).await?;
    leptos_axum::redirect(&format!("/plans/{plan}?done=milestone_removed"));
    Ok(())
}

/// Whatever needs no more than words: sent, taken back, approved, given up, a decision withdrawn.
#[server]
pub async fn move_plan(id: String, seen: u32, event: String, #[server(default)] text: String) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let words = store::services::plans::Words { id: crate::ssr::id(&id)?, seen, text };
    store::services::plans::act(&store, &caller, &event, words).await?;
    leptos_axum::redirect(&format!("/plans/{id}?done={event}"));
    Ok(())
}

/// Returns a plan with up to three remarks.
#[server]
pub async fn return_plan(id: String, seen: u32, due: String, #[server(flatten)] remarks: PaperRemarks) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let form = store::services::plans::Return { id: crate::ssr::id(&id)?, seen, remarks: remarks.lines(), due };
    store::services::plans::return_it(&store, &caller, form).await?;
    leptos_axum::redirect(&format!("/plans/{id}?done=return"));
    Ok(())
}

/// Reports that the model of a plan was launched or started.
#[server]
pub async fn report_model(plan: String, event: String, seen: u32, on: String) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let form = store::services::plans::Report { plan: crate::ssr::id(&plan)?, event: event.clone(), seen, on };
    store::services::plans::report(&store, &caller, form).await?;
    leptos_axum::redirect(&format!("/plans/{plan}?done={event}"));
    Ok(())
}

/// Reports on a task.
#[server]
pub async fn move_task(
    plan: String,
    task: String,
    event: String,
    seen: u32,
    #[server(default)] text: String,
    #[server(default)] on: String,
    #[server(default)] due: String,
) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let (id, task) = (crate::ssr::id(&plan)?, crate::ssr::id(&task)?);
    let form = store::services::plans::MoveTask { plan: id, task, event, seen, text, on, due };
    store::services::plans::move_task(&store, &caller, form).await?;
    leptos_axum::redirect(&format!("/plans/{plan}?done=task_moved"));
    Ok(())
}
