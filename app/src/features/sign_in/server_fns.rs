//! Server functions of signing in and out.

use leptos::prelude::*;

use crate::error::AppError;

/// Signs in on this host.
#[server]
pub async fn sign_in(username: String, password: String, #[server(default)] next: String) -> Result<(), AppError> {
    crate::ssr::sign_in(&username, &password, &next).await
}

/// Signs out on this host.
#[server]
pub async fn sign_out() -> Result<(), AppError> {
    crate::ssr::sign_out().await
}

/// The user name that a link is for, while it is good.
#[server]
pub async fn link_owner(token: String) -> Result<Option<String>, AppError> {
    let (store, tenant) = crate::ssr::tenant()?;
    Ok(store::services::users::link_owner(&store, &tenant, &token).await?)
}

/// Sets a password by a link.
#[server]
pub async fn set_password_by_link(token: String, new: String, repeat: String) -> Result<(), AppError> {
    let (store, tenant) = crate::ssr::tenant()?;
    store::services::users::set_password_by_link(&store, &tenant, &token, &new, &repeat).await?;
    leptos_axum::redirect("/sign-in?done=password");
    Ok(())
}
