//! A login role for serving on PostgreSQL, for those who start from the owner's address alone (`make run`).

use sea_orm::{ConnectionTrait, DbBackend, Statement};

use crate::secrets::token;
use crate::tenancy::{ConnectError, Options, PoolRole, open};

/// Makes (or gives a new password to) the login role of this database, a member of the runtime role, and answers the
/// address to serve with. The password is stored nowhere; each call replaces it.
///
/// # Errors
/// [`ConnectError`]; the owner needs CREATEROLE.
pub async fn serving_url(options: &Options) -> Result<String, ConnectError> {
    let owner_url = options.owner_url.as_ref().unwrap_or(&options.url);
    let (_, db) = open(options, PoolRole::Own).await?;
    if db.get_database_backend() != DbBackend::Postgres {
        return Ok(options.url.clone());
    }
    let name = db.query_one_raw(Statement::from_string(DbBackend::Postgres, "SELECT current_database()::text AS name")).await;
    let name: String =
        name.map_err(ConnectError::from_db)?.map_or(Ok(String::new()), |row| row.try_get("", "name")).map_err(ConnectError::from_db)?;
    // Only letters, digits and underscores: the name goes into statements that take no parameters.
    let tail: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' }).collect();
    let (role, password) = (format!("diem06_serve_{tail}"), token());
    let make = format!(
        "DO $$ BEGIN CREATE ROLE {role} LOGIN NOBYPASSRLS NOCREATEDB NOCREATEROLE IN ROLE {}; \
         EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$",
        migrations::APP_ROLE
    );
    db.execute_unprepared(&make).await.map_err(ConnectError::from_db)?;
    db.execute_unprepared(&format!("ALTER ROLE {role} PASSWORD '{password}'")).await.map_err(ConnectError::from_db)?;
    let at = owner_url.split_once("://").map_or(owner_url.as_str(), |(_, rest)| rest);
    let place = at.split_once('@').map_or(at, |(_, place)| place);
    Ok(format!("postgres://{role}:{password}@{place}"))
}
