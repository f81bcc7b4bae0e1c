//! Server functions of units.

use domain::views::units::{UnitDetails, UnitFilter, UnitList};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use time::Date;

use crate::error::AppError;

/// The units of a day.
#[server(input = Json)]
pub async fn list_units(filter: UnitFilter) -> Result<UnitList, AppError> {
    let (store, caller) = crate::ssr::caller()?;
    Ok(store::services::units::list(&store, &caller, filter).await?)
}

/// The unit that held a code on a day.
#[server(input = Json)]
pub async fn get_unit(code: String, as_of: Option<Date>) -> Result<UnitDetails, AppError> {
    let (store, caller) = crate::ssr::caller()?;
    Ok(store::services::units::get(&store, &caller, &code, as_of).await?)
}
