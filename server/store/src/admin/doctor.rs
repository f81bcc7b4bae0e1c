//! Whether the database holds what the walls of tenancy lean on.

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};

use crate::Error;
use crate::audit::first_break;
use crate::services::tenants;
use crate::tenancy::{ConnectError, Errand, Options, PoolRole, Store, check_role, check_schema, open};

/// One thing looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What.
    pub name: String,
    /// Whether it is as it should be.
    pub ok: bool,
    /// What was found, and the remedy.
    pub detail: String,
}

/// Looks at schema, role, policies and grants.
pub async fn run(options: &Options) -> Vec<Check> {
    let (read, db) = match open(options, PoolRole::Serve).await {
        Ok(pools) => pools,
        Err(error) => return vec![check("database", Err(error))],
    };
    let mut checks = vec![check("database", Ok(())), check("schema", check_schema(&db).await), check("role", check_role(&db).await)];
    if db.get_database_backend() == DbBackend::Postgres {
        let mut walls = true;
        for table in migrations::tenant_tables() {
            if let Some(problem) = policy_problem(&db, table).await {
                walls = false;
                checks.push(Check { name: format!("policy of {table}"), ok: false, detail: problem });
            }
        }
        let detail = format!("{} tables", migrations::tenant_tables().len());
        checks.push(Check { name: "row-level security".to_owned(), ok: walls, detail });
    }
    if checks.iter().any(|check| check.name == "schema" && check.ok) {
        let store = Store::for_admin(read, db, options.now).await;
        checks.push(match chains(&store).await {
            Ok(check) => check,
            Err(error) => Check { name: CHAINS.to_owned(), ok: false, detail: error.to_string() },
        });
    }
    checks
}

const CHAINS: &str = "audit trail";

/// Every event of every tenant, proved against the one before it.
async fn chains(store: &Store) -> Result<Check, Error> {
    let tenants = tenants::all(store).await?;
    let mut broken = Vec::new();
    for tenant in &tenants {
        let tx = store.begin_reading_errand(tenant.id, Errand::Operator).await?;
        if let Some(seq) = first_break(&tx).await? {
            broken.push(format!("{} at event {seq}", tenant.head.slug));
        }
    }
    let detail = match broken.as_slice() {
        [] => format!("{} chains hold", tenants.len()),
        broken => format!(
            "broken: {}. Somebody changed rows past this program, or the disk did: keep the file, compare with a backup",
            broken.join(", ")
        ),
    };
    Ok(Check { name: CHAINS.to_owned(), ok: broken.is_empty(), detail })
}

fn check(name: &str, result: Result<(), ConnectError>) -> Check {
    let detail = result.as_ref().err().map_or_else(|| "ok".to_owned(), ToString::to_string);
    Check { name: name.to_owned(), ok: result.is_ok(), detail }
}

async fn policy_problem(db: &DatabaseConnection, table: &str) -> Option<String> {
    let sql = "SELECT c.relrowsecurity AND c.relforcerowsecurity AS forced, \
               (SELECT count(*) FROM pg_policies p WHERE p.tablename = c.relname AND p.qual IS NOT NULL AND p.with_check IS NOT NULL) AS policies \
               FROM pg_class c WHERE c.oid = $1::regclass";
    let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, [format!("\"{table}\"").into()]);
    match db.query_one_raw(statement).await {
        Ok(Some(row)) => {
            let forced: bool = row.try_get("", "forced").unwrap_or(false);
            let policies: i64 = row.try_get("", "policies").unwrap_or(0);
            (!forced || policies == 0).then(|| "no forced policy; restore the schema from the migrations".to_owned())
        }
        Ok(None) => Some("the table is missing".to_owned()),
        Err(error) => Some(error.to_string()),
    }
}
