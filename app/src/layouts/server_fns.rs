//! Server functions of the frame. All are public: how one reads is nobody else's matter.

use leptos::prelude::*;

use crate::error::AppError;

/// Remembers the reader's language.
#[server]
pub async fn set_language(lang: String) -> Result<(), AppError> {
    let lang = domain::text::Lang::from_code(&lang).unwrap_or(domain::text::Lang::Vi);
    crate::ssr::remember("lang", lang.code())
}

/// Remembers light, dark, or as the device says.
#[server]
pub async fn set_theme(theme: String) -> Result<(), AppError> {
    crate::ssr::remember("theme", if ["light", "dark"].contains(&theme.as_str()) { &theme } else { "auto" })
}

/// Remembers the height of rows.
#[server]
pub async fn set_density(density: String) -> Result<(), AppError> {
    crate::ssr::remember("density", if ["gon", "thoang"].contains(&density.as_str()) { &density } else { "vua" })
}
