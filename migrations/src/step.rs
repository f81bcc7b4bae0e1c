//! One migration: its SQL, and who may do what with the tables that it makes.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

use crate::{APP_ROLE, dialect};

/// What the runtime role may do with a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    /// Select.
    Read,
    /// Select and insert: nothing is overwritten.
    Append,
    /// Select, insert, update.
    Edit,
    /// Select, insert, update, delete: for what is no fact (sessions, drafts).
    EditAndDelete,
}

impl Access {
    const fn grants(self) -> &'static str {
        match self {
            Self::Read => "SELECT",
            Self::Append => "SELECT, INSERT",
            Self::Edit => "SELECT, INSERT, UPDATE",
            Self::EditAndDelete => "SELECT, INSERT, UPDATE, DELETE",
        }
    }
}

/// One numbered step.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Step {
    pub name: &'static str,
    pub sql: &'static str,
    pub shared_tables: &'static [(&'static str, Access)],
    pub tenant_tables: &'static [(&'static str, Access)],
    /// Tables of earlier steps that this one takes away.
    pub dropped: &'static [&'static str],
}

impl MigrationName for Step {
    fn name(&self) -> &str {
        self.name
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    // A half-applied step would leave a schema that is neither old nor new.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        let backend = manager.get_database_backend();
        for statement in dialect::statements(self.sql, backend) {
            db.execute_unprepared(&statement).await?;
        }
        if backend == DbBackend::Postgres {
            db.execute_unprepared(&create_role()).await?;
            // The server refuses a schema of another version, so it must be able to read which steps were applied.
            db.execute_unprepared(&format!("GRANT SELECT ON seaql_migrations TO {APP_ROLE}")).await?;
            for (table, access) in self.shared_tables {
                db.execute_unprepared(&format!("GRANT {} ON \"{table}\" TO {APP_ROLE}", access.grants())).await?;
            }
            for (table, access) in self.tenant_tables {
                for statement in wall_four(table, *access) {
                    db.execute_unprepared(&statement).await?;
                }
            }
        }
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Custom("migrations only go forward; restore a backup instead".into()))
    }
}

/// Roles are shared by all databases of a cluster, so another database may have made this one already.
fn create_role() -> String {
    format!(
        "DO $$ BEGIN CREATE ROLE {APP_ROLE} NOLOGIN NOBYPASSRLS; \
         EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
    )
}

/// Wall 4 of tenancy: the database itself shows and takes only rows of `app.tenant_id`.
/// After a transaction the setting is '' and not NULL, hence the nullif.
fn wall_four(table: &str, access: Access) -> Vec<String> {
    let own = "tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid";
    vec![
        format!("ALTER TABLE \"{table}\" ENABLE ROW LEVEL SECURITY"),
        format!("ALTER TABLE \"{table}\" FORCE ROW LEVEL SECURITY"),
        format!("CREATE POLICY own_tenant ON \"{table}\" USING ({own}) WITH CHECK ({own})"),
        format!("GRANT {} ON \"{table}\" TO {APP_ROLE}", access.grants()),
    ]
}
