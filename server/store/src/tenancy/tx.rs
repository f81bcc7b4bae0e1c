//! A transaction bound to one tenant: the only way to a row (wall 3).

use domain::clock::Instant;
use domain::ids::TenantId;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DeleteMany, EntityTrait,
    QueryFilter, Select, SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait, UpdateMany,
};

use super::Actor;
use crate::Error;

/// An entity whose rows belong to one tenant.
pub(crate) trait TenantScoped: EntityTrait {
    /// Its `tenant_id`.
    const TENANT: Self::Column;
}

/// Rows per statement: SQLite takes 32 766 parameters, the widest table has under 30 columns.
const BATCH: usize = 500;

/// See the module. Dropping it without [`TenantTx::commit`] rolls back.
pub(crate) struct TenantTx {
    tx: DatabaseTransaction,
    tenant: TenantId,
    actor: Option<Actor>,
    now: Instant,
    writes: bool,
}

#[expect(clippy::disallowed_methods, reason = "the one place where entities are queried: every call adds the tenant")]
impl TenantTx {
    pub(super) async fn begin(
        pool: &DatabaseConnection,
        tenant: TenantId,
        actor: Option<Actor>,
        now: Instant,
        writes: bool,
    ) -> Result<Self, Error> {
        // A deferred SQLite transaction that turns to writing fails at once when another one wrote meanwhile; an
        // immediate one waits its turn (busy timeout).
        let mode = if writes { SqliteTransactionMode::Immediate } else { SqliteTransactionMode::Deferred };
        let options = TransactionOptions { sqlite_transaction_mode: Some(mode), ..Default::default() };
        let tx = pool.begin_with_options(options).await?;
        if tx.get_database_backend() == DbBackend::Postgres {
            let set = "SELECT set_config('app.tenant_id', $1, true)";
            tx.execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, set, [tenant.0.to_string().into()])).await?;
        }
        Ok(Self { tx, tenant, actor, now, writes })
    }

    /// The rows of `E` that are this tenant's.
    pub(crate) fn find<E: TenantScoped>(&self) -> Select<E> {
        E::find().filter(E::TENANT.eq(self.tenant))
    }

    /// Updates rows of `E` that are this tenant's.
    pub(crate) fn update<E: TenantScoped>(&self) -> UpdateMany<E> {
        E::update_many().filter(E::TENANT.eq(self.tenant))
    }

    /// Deletes rows of `E` that are this tenant's.
    pub(crate) fn delete<E: TenantScoped>(&self) -> DeleteMany<E> {
        E::delete_many().filter(E::TENANT.eq(self.tenant))
    }

    /// Inserts one row, as this tenant's whatever the model says.
    pub(crate) async fn insert<A>(&self, mut row: A) -> Result<(), Error>
    where
        A: ActiveModelTrait + Send,
        A::Entity: TenantScoped,
    {
        row.set(<A::Entity as TenantScoped>::TENANT, self.tenant.into());
        A::Entity::insert(row).exec_without_returning(&self.tx).await?;
        Ok(())
    }

    /// Inserts those of `rows` whose primary key is free, and says how many went in. For the seed loader.
    pub(crate) async fn insert_missing<A>(&self, rows: Vec<A>) -> Result<u64, Error>
    where
        A: ActiveModelTrait + Send,
        A::Entity: TenantScoped,
    {
        let mut inserted = 0;
        let mut rows: Vec<A> = rows;
        for row in &mut rows {
            row.set(<A::Entity as TenantScoped>::TENANT, self.tenant.into());
        }
        while !rows.is_empty() {
            let rest = rows.split_off(rows.len().min(BATCH));
            let batch = std::mem::replace(&mut rows, rest);
            let on_conflict = sea_orm::sea_query::OnConflict::new().do_nothing().to_owned();
            inserted += A::Entity::insert_many(batch).on_conflict(on_conflict).exec_without_returning(&self.tx).await?;
        }
        Ok(inserted)
    }

    /// Inserts many rows, as this tenant's. One that is there already is an error.
    pub(crate) async fn insert_all<A>(&self, rows: Vec<A>) -> Result<(), Error>
    where
        A: ActiveModelTrait + Send,
        A::Entity: TenantScoped,
    {
        let mut rows: Vec<A> = rows;
        for row in &mut rows {
            row.set(<A::Entity as TenantScoped>::TENANT, self.tenant.into());
        }
        while !rows.is_empty() {
            let rest = rows.split_off(rows.len().min(BATCH));
            A::Entity::insert_many(std::mem::replace(&mut rows, rest)).exec_without_returning(&self.tx).await?;
        }
        Ok(())
    }

    /// What queries run on.
    pub(crate) fn conn(&self) -> &DatabaseTransaction {
        &self.tx
    }

    /// The tenant.
    pub(crate) fn tenant(&self) -> TenantId {
        self.tenant
    }

    /// Who acts; `None` for the system.
    pub(crate) fn actor(&self) -> Option<&Actor> {
        self.actor.as_ref()
    }

    /// The time of the request.
    pub(crate) fn now(&self) -> Instant {
        self.now
    }

    /// Makes it so. What only read has nothing to make so: its end is sent along when the connection goes back to the pool,
    /// and nobody waits a round trip for it.
    pub(crate) async fn commit(self) -> Result<(), Error> {
        if !self.writes {
            return Ok(());
        }
        Ok(self.tx.commit().await?)
    }
}
