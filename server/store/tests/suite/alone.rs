//! Wall 3, proved without wall 4: what a tenant sees and does is the same whether or not it has a twin with the same ids.
//!
//! On SQLite no policy helps, so every query must carry its tenant by itself. The story told in [`story`] runs through every
//! use case twice, alone and beside a twin whose rows say something else; both tellings must be equal, and the twin's rows
//! untouched. Which queries were broken on purpose to see this fail: `docs/mutation-proof.md`.

mod hindrances;
mod papers;
mod story;
mod targets;
mod told;

use domain::ids::TenantId;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions};
use std::str::FromStr;

use crate::support::furnish::Held;
use crate::support::twin::TWIN;
use crate::support::{Db, THANH_HOA, on_sqlite};
use story::tell;

/// Which of the two the story is about, and whether the other one is there.
#[derive(Debug, Clone, Copy)]
enum World {
    Plain { with_twin: bool },
    Distorted { with_twin: bool },
}

/// Tells the story in a world made from the same furnished database.
async fn told_in(db: &Db, held: &Held, world: World) -> Vec<String> {
    let plain = db.tenant(THANH_HOA).await.id;
    let (hero, id) = match world {
        World::Plain { with_twin } => {
            if with_twin {
                let twin = db.add_twin().await;
                db.distort(twin).await;
            }
            (THANH_HOA, plain)
        }
        World::Distorted { with_twin: false } => {
            db.distort(plain).await;
            (THANH_HOA, plain)
        }
        World::Distorted { with_twin: true } => {
            let twin = db.add_twin().await;
            db.distort(twin).await;
            (TWIN, twin)
        }
    };
    let before = rows(db, id, "<>").await;
    let mut told = tell(db, hero, held).await;
    for (old, new) in before.iter().zip(rows(db, id, "<>").await) {
        assert_eq!(*old, new, "{world:?}: a row of another tenant");
    }
    told.extend(rows(db, id, "=").await);
    story::Names::default().settle(told)
}

/// Rows of the tenant, or of all but it, in the order they were written, without the tenant's own id.
async fn rows(db: &Db, tenant: TenantId, which: &str) -> Vec<String> {
    let mut file = SqliteConnectOptions::from_str(&db.options.url).expect("an address").connect().await.expect("the file is there");
    let mut all = Vec::new();
    for table in migrations::tenant_tables() {
        let names = db.columns(table).await;
        let columns = names[1..].iter().map(|column| match column.as_str() {
            // Salted; whether it opens is tried by signing in.
            "password_hash" => "CASE WHEN password_hash IS NULL THEN 'none' ELSE 'some' END".to_owned(),
            column => format!("quote(\"{column}\")"),
        });
        let columns: Vec<_> = columns.collect();
        let sql = format!(
            "SELECT '{table}: ' || {} FROM \"{table}\" WHERE tenant_id {which} {} ORDER BY rowid",
            columns.join(" || ' ' || "),
            db.uuid(tenant.0)
        );
        let rows: Vec<String> = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(&mut file).await.expect("the table can be read");
        all.push(format!("{table}: {} rows", rows.len()));
        all.extend(rows);
    }
    all
}

#[track_caller]
fn assert_same(alone: &[String], beside: &[String]) {
    for (n, (alone, beside)) in alone.iter().zip(beside).enumerate() {
        assert_eq!(alone, beside, "line {n} is another story beside a twin");
    }
    assert_eq!(alone.len(), beside.len());
    assert!(alone.len() > 1000 && alone.iter().any(|line| line.contains("Ok(")), "a story was told");
}

/// Runs both worlds from copies of one furnished database, so that what is random is the same in both.
async fn both(alone: World, beside: World) {
    let whole = matches!(alone, World::Plain { .. });
    on_sqlite(async |db: &Db| {
        let held = db.furnish().await;
        let copy = db.copied().await;
        let (alone, beside) = (told_in(db, &held, alone).await, told_in(&copy, &held, beside).await);
        assert_same(&alone, &beside);
        // The numbers of a chain are the same in every tenant, so both tellings would go wrong alike.
        let trails: Vec<_> = alone.iter().filter(|line| line.starts_with("audit: ")).collect();
        let holds = |line: &str| line.contains("chain_holds: true");
        // A page shows fifty events: at the end of the story what was spoilt before it began is on no first page any more.
        assert_eq!(trails.first().is_some_and(|line| holds(line)), whole, "the chain as it was found");
        assert!(!whole || trails.iter().all(|line| holds(line)), "a chain that should hold");
    })
    .await;
}

#[tokio::test]
async fn a_tenant_lives_beside_its_twin_as_it_lives_alone() {
    both(World::Plain { with_twin: false }, World::Plain { with_twin: true }).await;
}

#[tokio::test]
async fn the_twin_lives_beside_it_as_it_would_alone() {
    both(World::Distorted { with_twin: false }, World::Distorted { with_twin: true }).await;
}
