//! Whether the instance can serve.

use sea_orm::ConnectionTrait;

use crate::tenancy::{Store, check_schema};

/// Asks the database, and whether its schema is this version's.
///
/// # Errors
/// What is wrong, for the operator.
pub async fn ready(store: &Store) -> Result<(), String> {
    let db = store.shared();
    db.execute_unprepared("SELECT 1").await.map_err(|e| e.to_string())?;
    check_schema(db).await.map_err(|e| e.to_string())
}
