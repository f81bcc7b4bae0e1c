//! Server functions of indicators.

use domain::views::indicators::{HeatAsked, HeatTable, IndicatorAsked, IndicatorDetails, IndicatorFilter, IndicatorList};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use crate::error::AppError;

/// The indicators of the tenant, each with the province's latest figure.
#[server(input = Json)]
pub async fn list_indicators(filter: IndicatorFilter) -> Result<IndicatorList, AppError> {
    let (store, caller) = crate::ssr::caller()?;
    Ok(store::services::indicators::list(&store, &caller, filter).await?)
}

/// One indicator with its figures.
#[server(input = Json)]
pub async fn get_indicator(code: String, asked: IndicatorAsked) -> Result<IndicatorDetails, AppError> {
    let (store, caller) = crate::ssr::caller()?;
    Ok(store::services::indicators::get(&store, &caller, &code, asked).await?)
}

/// All figures of a period, units by indicators.
#[server(input = Json)]
pub async fn get_heat(asked: HeatAsked) -> Result<HeatTable, AppError> {
    let (store, caller) = crate::ssr::caller()?;
    Ok(store::services::indicators::heat(&store, &caller, asked).await?)
}
