//! A page asks the same number of queries however many rows it shows. Counted on PostgreSQL, whose driver logs in the
//! task that asks.

use std::cell::Cell;

use domain::views::models::ModelFilter;
use domain::views::units::UnitFilter;
use store::Caller;
use store::services::{directives, home, models, units};
use time::macros::date;
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use crate::support::{Db, on_postgres};

thread_local! {
    static STATEMENTS: Cell<usize> = const { Cell::new(0) };
}

/// Counts each thread's statements. A test has a thread of its own.
struct Counter;

impl Subscriber for Counter {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "sqlx::query"
    }
    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }
    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, _: &Event<'_>) {
        STATEMENTS.set(STATEMENTS.get() + 1);
    }
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

#[tokio::test]
async fn pages_ask_as_often_for_seventy_rows_as_for_none() {
    tracing::subscriber::set_global_default(Counter).expect("no other test sets one");
    on_postgres(2, async |db: &Db| {
        // The dispatch is known to Thanh Hóa alone.
        let (many, none) = (asked(db, &db.admin().await).await, asked(db, &db.other().await).await);
        assert_eq!(many, none);
        assert!(many.iter().all(|n| (1..=25).contains(n)), "{many:?}");
    })
    .await;
}

async fn asked(db: &Db, caller: &Caller) -> [usize; 5] {
    let day = Some(date!(2023 - 05 - 24));
    let step = || STATEMENTS.replace(0);
    step();
    units::list(&db.store, caller, UnitFilter { as_of: day, ..UnitFilter::default() }).await.expect("units");
    let list = step();
    units::get(&db.store, caller, "SYT", day).await.expect("Sở Y tế");
    let unit = step();
    models::list(&db.store, caller, ModelFilter { as_of: day, ..ModelFilter::default() }).await.expect("models");
    let models = step();
    directives::list(&db.store, caller, day).await.expect("directives");
    let directives = step();
    home::get(&db.store, caller, day).await.expect("home");
    [list, unit, models, directives, step()]
}
