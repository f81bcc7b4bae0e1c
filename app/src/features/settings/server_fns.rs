//! Server functions of the settings.

use domain::views::settings::SettingsView;
use domain::views::steering::CriteriaView;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use crate::error::AppError;

/// The settings.
#[server]
pub async fn get_settings() -> Result<SettingsView, AppError> {
    let (store, caller) = crate::ssr::caller()?;
    Ok(store::services::settings::get(&store, &caller).await?)
}

/// Changes name, spelling, deadline hour and what everybody sees. An unticked box is not sent at all.
#[server]
pub async fn save_settings(
    version: i64,
    committee: String,
    spelling: String,
    deadline_hour: String,
    #[server(default)] public_facts: bool,
) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let change = store::services::settings::Change { version, committee, spelling, deadline_hour, public_facts };
    store::services::settings::save(&store, &caller, change).await?;
    leptos_axum::redirect("/settings?done=saved");
    Ok(())
}

/// Changes what a task must be clear about: one tick for each clarity, named by its code.
#[server]
pub async fn save_clarities(
    version: i64,
    #[server(default)] owner: bool,
    #[server(default)] work: bool,
    #[server(default)] due_date: bool,
    #[server(default)] accountable: bool,
    #[server(default)] deliverable: bool,
    #[server(default)] authority: bool,
    #[server(default)] solution: bool,
    #[server(default)] progress: bool,
    #[server(default)] quantity: bool,
) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let ticks = [owner, work, due_date, accountable, deliverable, authority, solution, progress, quantity];
    store::services::settings::save_clarities(&store, &caller, version, domain::clarity::Clarity::ticked(ticks)).await?;
    leptos_axum::redirect("/settings?done=clarities");
    Ok(())
}

/// Changes how many working days each level has for a difficulty; empty where the level is not used.
#[server]
pub async fn save_ladder(
    version: i64,
    #[server(default)] unit: String,
    #[server(default)] standing_agency: String,
    #[server(default)] leaders: String,
) -> Result<(), AppError> {
    use domain::difficulty::HandlingLevel as Level;
    let (store, caller) = crate::ssr::caller()?;
    let typed = [(Level::Unit, unit), (Level::StandingAgency, standing_agency), (Level::Leaders, leaders)];
    store::services::settings::save_ladder(&store, &caller, version, &typed).await?;
    leptos_axum::redirect("/settings?done=ladder");
    Ok(())
}

/// Changes when people are reminded, and how often at most.
#[server]
pub async fn save_reminders(
    version: i64,
    #[server(default)] before: String,
    #[server(default)] after: String,
    daily_cap: String,
    urge_cap: String,
    digest_hour: String,
) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let typed = store::services::settings::Reminders { version, before, after, daily_cap, urge_cap, digest_hour };
    store::services::settings::save_reminders(&store, &caller, typed).await?;
    leptos_axum::redirect("/settings?done=reminders");
    Ok(())
}

/// Makes a unit the standing agency from a day on.
#[server]
pub async fn set_standing_agency(unit_code: String, from: String) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    store::services::settings::set_standing_agency(&store, &caller, &unit_code, &from).await?;
    leptos_axum::redirect("/settings?done=agency");
    Ok(())
}

/// Adds a department.
#[server]
pub async fn add_department(code: String, name: String, kind: String, from: String) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    store::services::settings::add_department(&store, &caller, &code, &name, &kind, &from).await?;
    leptos_axum::redirect("/settings?done=department");
    Ok(())
}

/// Closes a department.
#[server]
pub async fn close_department(code: String, to: String) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    store::services::settings::close_department(&store, &caller, &code, &to).await?;
    leptos_axum::redirect("/settings?done=closed");
    Ok(())
}

/// Makes a day a holiday or a working day.
#[server]
pub async fn set_calendar_day(day: String, working: bool, name: String) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    store::services::settings::set_day(&store, &caller, &day, working, &name).await?;
    leptos_axum::redirect("/settings?done=day");
    Ok(())
}

/// Makes a day ordinary again.
#[server]
pub async fn remove_calendar_day(day: String) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    store::services::settings::remove_day(&store, &caller, &day).await?;
    leptos_axum::redirect("/settings?done=removed");
    Ok(())
}

/// The criteria of assessment in force.
#[server(input = Json)]
pub async fn get_criteria() -> Result<CriteriaView, AppError> {
    let (store, caller) = crate::ssr::caller()?;
    Ok(store::services::steering::criteria(&store, &caller).await?)
}

/// Sets other criteria, one a line.
#[server]
pub async fn save_criteria(seen: u32, criteria: String) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    store::services::steering::save_criteria(&store, &caller, seen, &criteria).await?;
    leptos_axum::redirect("/settings?done=criteria");
    Ok(())
}
