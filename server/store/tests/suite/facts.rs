//! Facts after S0: what is known later shows later, and a day before it looks as it did.

use domain::clock::Instant;
use domain::ids::{ObligationId, RegistrationId, UnitId};
use domain::lifecycle::CoverageState;
use domain::units::Level;
use domain::views::coverage::{CoverageBoard, CoverageFilter};
use store::Caller;
use store::services::{coverage, directives, home, models};
use time::Date;
use time::macros::date;
use uuid::Uuid;

use crate::support::{Db, on_each};

const S0: Date = date!(2023 - 05 - 24);

fn at(day: Date, hour: u8) -> Instant {
    Instant::at_hour(day, hour)
}

async fn fulfil(db: &Db, caller: &Caller, obligation: ObligationId, when: Instant, n: u128) {
    let (id, obligation, when) = (db.uuid(Uuid::from_u128(n)), db.uuid(obligation.0), when.0);
    let sql = format!(
        "INSERT INTO obligation_fulfilment (tenant_id, id, obligation_id, fulfilled_at, source, known_at, recorded_at) \
         SELECT tenant_id, {id}, id, {when}, 'test', {when}, {when} FROM obligation WHERE id = {obligation}"
    );
    db.write(caller, &sql).await;
}

/// Registers a returned model again, and accepts it a day later.
async fn register_again(db: &Db, caller: &Caller, old: RegistrationId, when: Instant) {
    let (id, old, known) = (db.uuid(Uuid::from_u128(100)), db.uuid(old.0), when.0);
    let accepted = when.plus_seconds(86_400).0;
    let again = format!(
        "INSERT INTO registration (tenant_id, id, model_id, unit_id, level, scope, submitted_on, source, sample, known_at, recorded_at) \
         SELECT tenant_id, {id}, model_id, unit_id, level, scope, submitted_on, source, sample, {known}, {known} \
         FROM registration WHERE id = {old}"
    );
    db.write(caller, &again).await;
    for (seq, event, state, at) in [(1, "submit", "submitted", known), (2, "accept", "accepted", accepted)] {
        let event_id = db.uuid(Uuid::from_u128(200 + seq));
        let happened = format!(
            "INSERT INTO life_event (tenant_id, id, machine, subject_id, seq, event, state, source, known_at, recorded_at) \
             SELECT tenant_id, {event_id}, 'registration', id, {seq}, '{event}', '{state}', 'test', {at}, {at} FROM registration WHERE id = {id}"
        );
        db.write(caller, &happened).await;
    }
}

async fn board(db: &Db, caller: &Caller, day: Date) -> CoverageBoard {
    coverage::get(&db.store, caller, CoverageFilter { directive: None, as_of: Some(day) }).await.expect("read").expect("a board")
}

/// Registered, returned, waiting districts; returned rows; fulfilled and late of the first demand.
fn figures(board: &CoverageBoard) -> [u32; 6] {
    let district = board.levels.iter().find(|l| l.level == Level::District).expect("districts");
    let rows = u32::try_from(board.returned.len()).expect("few");
    [district.registered, district.returned, district.waiting, rows, board.clauses[0].fulfilled, board.clauses[0].late]
}

#[tokio::test]
async fn later_facts_leave_the_past_as_it_was() {
    on_each(async |db: &Db| {
        let caller = db.admin().await;
        let before = board(db, &caller, S0).await;
        assert_eq!(figures(&before), [22, 5, 0, 6, 0, 0]);
        let of = |name: &str| before.returned.iter().find(|row| row.unit.short_name == name).expect("returned");
        let (thach_thanh, quan_hoa) = (of("Thạch Thành"), of("Quan Hóa"));
        let details = directives::get(&db.store, &caller, before.directive.id, Some(S0), None).await.expect("the dispatch");
        let first = |unit: UnitId| details.obligations.iter().find(|o| o.clause == 1 && o.unit.id == unit).expect("it owes").id;
        let model = models::get(&db.store, &caller, thach_thanh.model, Some(S0)).await.expect("the model");

        fulfil(db, &caller, first(thach_thanh.unit.id), at(date!(2023 - 05 - 27), 9), 1).await;
        fulfil(db, &caller, first(quan_hoa.unit.id), at(date!(2023 - 06 - 02), 9), 2).await;
        register_again(db, &caller, model.registrations[0].id, at(date!(2023 - 05 - 27), 9)).await;

        let expected = [
            (S0, [22, 5, 0, 6, 0, 0]),
            (date!(2023 - 05 - 26), [22, 5, 0, 6, 0, 0]),
            (date!(2023 - 05 - 27), [22, 4, 1, 5, 1, 0]),
            (date!(2023 - 05 - 28), [23, 4, 0, 5, 1, 0]),
            (date!(2023 - 06 - 02), [23, 4, 0, 5, 2, 1]),
        ];
        for (day, figures_then) in expected {
            assert_eq!(figures(&board(db, &caller, day).await), figures_then, "{day}");
        }
        // Now is the 26th, so without a day nothing of it is known yet.
        let today = coverage::get(&db.store, &caller, CoverageFilter::default()).await.expect("read").expect("a board");
        assert_eq!(figures(&today), [22, 5, 0, 6, 0, 0]);

        let day = Some(date!(2023 - 06 - 02));
        let list = directives::list(&db.store, &caller, day).await.expect("documents");
        assert_eq!((list.rows[0].obligations, list.rows[0].fulfilled), (71, 2));
        let home = home::get(&db.store, &caller, day).await.expect("home");
        assert_eq!((home.open_total, home.late_total, home.returned.len()), (69, 5, 5), "four of the first demand and the launch are late");
        let model = models::get(&db.store, &caller, thach_thanh.model, day).await.expect("the model");
        let states: Vec<CoverageState> = model.registrations.iter().map(|r| r.state).collect();
        assert_eq!(states, [CoverageState::Returned, CoverageState::Registered], "oldest first");
    })
    .await;
}

/// On a past day countdowns count from the deadline hour: what was fulfilled in the evening is still open then.
#[tokio::test]
async fn an_evening_counts_from_the_next_day() {
    on_each(async |db: &Db| {
        let caller = db.admin().await;
        let id = board(db, &caller, S0).await.directive.id;
        let details = directives::get(&db.store, &caller, id, Some(S0), None).await.expect("the dispatch");
        fulfil(db, &caller, details.obligations[0].id, at(S0, 20), 1).await;
        assert_eq!(board(db, &caller, S0).await.clauses[0].fulfilled, 0);
        assert_eq!(board(db, &caller, date!(2023 - 05 - 25)).await.clauses[0].fulfilled, 1);
    })
    .await;
}
