//! Server functions of one's own account.

use domain::views::account::AccountView;
use leptos::prelude::*;

use crate::error::AppError;

/// One's own account.
#[server]
pub async fn get_account() -> Result<AccountView, AppError> {
    let (store, caller) = crate::ssr::caller()?;
    Ok(store::services::accounts::own(&store, &caller).await?)
}

/// Changes one's own password.
#[server]
pub async fn change_password(current: String, new: String, repeat: String) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    store::services::accounts::change_password(&store, &caller, &current, &new, &repeat).await?;
    leptos_axum::redirect("/account?done=password");
    Ok(())
}

/// Changes what comes by e-mail.
#[server]
pub async fn save_mail(#[server(default)] email: String, frequency: String, lang: String) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    store::services::accounts::save_mail(&store, &caller, &email, &frequency, &lang).await?;
    leptos_axum::redirect("/account?done=mail");
    Ok(())
}

/// Ends one of one's own sessions.
#[server]
pub async fn end_session(handle: String) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    store::services::sessions::revoke(&store, &caller, &handle).await?;
    leptos_axum::redirect("/account?done=session");
    Ok(())
}

/// Ends all of one's own sessions but this one.
#[server]
pub async fn end_other_sessions() -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    store::services::sessions::revoke_others(&store, &caller).await?;
    leptos_axum::redirect("/account?done=others");
    Ok(())
}
