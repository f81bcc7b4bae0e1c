//! Server functions of models.

use domain::views::family::{CopyText, Family};
use domain::views::models::{ModelDetails, ModelFilter, ModelList};
use domain::views::steering::ModelDesk;
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

/// What may be done with a model, its assessments, phases and history.
#[server(input = Json)]
pub async fn get_model_desk(id: String, as_of: Option<Date>) -> Result<ModelDesk, AppError> {
    let (store, caller) = crate::ssr::caller()?;
    Ok(store::services::steering::get(&store, &caller, crate::ssr::id(&id)?, as_of).await?)
}

/// Where a model was copied from and to.
#[server(input = Json)]
pub async fn get_model_family(id: String, as_of: Option<Date>) -> Result<Family, AppError> {
    let (store, caller) = crate::ssr::caller()?;
    Ok(store::services::steering::family(&store, &caller, crate::ssr::id(&id)?, as_of).await?)
}

/// Whatever the standing agency or a leader decides of a model with words or a day.
#[server]
pub async fn move_model(
    id: String,
    seen: u32,
    event: String,
    #[server(default)] text: String,
    #[server(default)] on: String,
) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let form = store::services::steering::Move { id: crate::ssr::id(&id)?, seen, event: event.clone(), text, on };
    store::services::steering::act(&store, &caller, form).await?;
    leptos_axum::redirect(&format!("/models/{id}?done={event}"));
    Ok(())
}

/// A mark and words for each criterion.
#[derive(Debug, Clone, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Marks {
    mark_1: String,
    words_1: String,
    mark_2: String,
    words_2: String,
    mark_3: String,
    words_3: String,
    mark_4: String,
    words_4: String,
    mark_5: String,
    words_5: String,
    mark_6: String,
    words_6: String,
    mark_7: String,
    words_7: String,
    mark_8: String,
    words_8: String,
}

impl Marks {
    /// (code of the mark, words) for each line of the form.
    #[must_use]
    pub fn lines(self) -> Vec<[String; 2]> {
        vec![
            [self.mark_1, self.words_1],
            [self.mark_2, self.words_2],
            [self.mark_3, self.words_3],
            [self.mark_4, self.words_4],
            [self.mark_5, self.words_5],
            [self.mark_6, self.words_6],
            [self.mark_7, self.words_7],
            [self.mark_8, self.words_8],
        ]
    }
}

/// Records an assessment.
#[server]
pub async fn assess_model(
    id: String,
    seen: u32,
    criteria: u32,
    #[server(default)] verdict: String,
    #[server(default)] text: String,
    #[server(flatten)] marks: Marks,
) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let form = store::services::steering::Assess { id: crate::ssr::id(&id)?, seen, verdict, text, marks: marks.lines(), criteria };
    store::services::steering::assess(&store, &caller, form).await?;
    leptos_axum::redirect(&format!("/models/{id}?done=evaluate"));
    Ok(())
}

/// Copies a model to units.
#[server]
pub async fn replicate_model(
    id: String,
    seen: u32,
    #[server(default)] chosen: String,
    #[server(default)] names: String,
) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let form = store::services::steering::Replicate { id: id.clone(), seen, chosen, names };
    store::services::steering::replicate(&store, &caller, form).await?;
    leptos_axum::redirect(&format!("/models/{id}?done=replicate"));
    Ok(())
}

/// A unit words its copy anew.
#[server]
pub async fn adapt_model(id: String, version: i64, #[server(flatten)] text: CopyText) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    store::services::steering::adapt(&store, &caller, crate::ssr::id(&id)?, version, text).await?;
    leptos_axum::redirect(&format!("/models/{id}?done=adapt"));
    Ok(())
}
