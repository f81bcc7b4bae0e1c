//! Server functions of people.

use domain::views::users::{PasswordLink, UserList};
use leptos::prelude::*;

use crate::error::AppError;

/// The people that match; empty words do not filter. What is no id at all is answered like an unknown one.
#[server]
pub async fn list_users(search: String, role: String, id: String) -> Result<UserList, AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let id = if id.is_empty() { None } else { Some(id.parse().map_err(|_| domain::error::Fault::NotFound)?) };
    let filter = domain::views::users::UserFilter { search: Some(search), role: domain::access::Role::from_code(&role), id };
    Ok(store::services::users::list(&store, &caller, filter).await?)
}

/// Adds a person.
#[server]
pub async fn create_user(username: String, name: String, position: String, role: String, unit_code: String) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let new = store::services::users::NewUser { username, name, position, role, unit_code };
    let id = store::services::users::create(&store, &caller, new).await?;
    leptos_axum::redirect(&format!("/users/{id}?done=created"));
    Ok(())
}

/// Changes a person's name, position, role and unit.
#[server]
pub async fn change_user(
    id: String,
    version: i64,
    name: String,
    position: String,
    role: String,
    unit_code: String,
) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let id = id.parse().map_err(|_| domain::error::Fault::NotFound)?;
    store::services::users::change(&store, &caller, store::services::users::Change { id, version, name, position, role, unit_code })
        .await?;
    leptos_axum::redirect(&format!("/users/{id}?done=changed"));
    Ok(())
}

/// Disables an account.
#[server]
pub async fn disable_user(id: String, version: i64) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let id = id.parse().map_err(|_| domain::error::Fault::NotFound)?;
    store::services::users::disable(&store, &caller, id, version).await?;
    leptos_axum::redirect(&format!("/users/{id}?done=disabled"));
    Ok(())
}

/// Enables an account.
#[server]
pub async fn enable_user(id: String, version: i64) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let id = id.parse().map_err(|_| domain::error::Fault::NotFound)?;
    store::services::users::enable(&store, &caller, id, version).await?;
    leptos_axum::redirect(&format!("/users/{id}?done=enabled"));
    Ok(())
}

/// Hands a person's place over to another.
#[server]
pub async fn hand_over_user(id: String, version: i64, to_username: String) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let id = id.parse().map_err(|_| domain::error::Fault::NotFound)?;
    store::services::users::hand_over(&store, &caller, id, &to_username, version).await?;
    leptos_axum::redirect(&format!("/users/{id}?done=handed"));
    Ok(())
}

/// Makes a one-time link; the next page shows it once.
#[server]
pub async fn issue_password_link(id: String) -> Result<(), AppError> {
    crate::ssr::issue_link(&id).await
}

/// The link just made for this account by this session, once.
#[server]
pub async fn take_password_link(id: String) -> Result<Option<PasswordLink>, AppError> {
    crate::ssr::take_link(&id).await
}
