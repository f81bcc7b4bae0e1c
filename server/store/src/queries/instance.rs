//! Properties of the instance: shared by all tenants, read without one.

use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, Statement};

/// Whether the instance was made for demonstration (`docs/operations.md`).
pub(crate) async fn is_demo(db: &DatabaseConnection) -> Result<bool, DbErr> {
    let sql = "SELECT value FROM instance WHERE name = 'demo'";
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    Ok(row.is_some_and(|row| row.try_get::<String>("", "value").is_ok_and(|value| value == "yes")))
}
