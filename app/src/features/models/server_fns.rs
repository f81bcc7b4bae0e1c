//! Server functions of models.

use domain::views::models::{ModelDetails, ModelFilter, ModelList};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use time::Date;

use crate::error::AppError;

/// The models of the tenant.
#[server(input = Json)]
pub async fn list_models(filter: ModelFilter) -> Result<ModelList, AppError> {
    let (store, caller) = crate::ssr::caller()?;
    Ok(store::services::models::list(&store, &caller, filter).await?)
}

/// One model. What is no id at all is answered like an unknown one.
#[server(input = Json)]
pub async fn get_model(id: String, as_of: Option<Date>) -> Result<ModelDetails, AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let id = id.parse().map_err(|_| domain::error::Fault::NotFound)?;
    Ok(store::services::models::get(&store, &caller, id, as_of).await?)
}
