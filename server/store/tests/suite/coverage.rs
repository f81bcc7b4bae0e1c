//! `/coverage`: the figures of S0, counted from rows.

use domain::access::Action;
use domain::deadline::Due;
use domain::error::Fault;
use domain::ids::DocumentId;
use domain::lifecycle::{CoverageState, DueRule, ObligationKind, ReasonCode};
use domain::units::Level;
use domain::views::coverage::{CoverageBoard, CoverageFilter, CoverageLevel};
use store::Caller;
use store::services::coverage::get;
use time::Date;
use time::macros::date;

use crate::support::{Db, on_each, refused};

const S0: Date = date!(2023 - 05 - 24);

fn filter(as_of: Date) -> CoverageFilter {
    CoverageFilter { directive: None, as_of: Some(as_of) }
}

async fn board(db: &Db, caller: &Caller, as_of: Date) -> CoverageBoard {
    get(&db.store, caller, filter(as_of)).await.expect("read").expect("a board")
}

fn level(board: &CoverageBoard, level: Level) -> &CoverageLevel {
    board.levels.iter().find(|l| l.level == level).expect("the level is on the board")
}

#[tokio::test]
async fn coverage_gives_the_figures_of_s0() {
    on_each(async |db: &Db| {
        let caller = db.admin().await;
        let board = board(db, &caller, S0).await;
        assert_eq!(board.directive.number, "7115/UBND-KSTTHCNC");
        assert_eq!((board.choices.len(), board.past, board.deadline_hour), (1, true, 17));
        assert_eq!(board.levels.iter().map(|l| l.level).collect::<Vec<_>>(), [Level::Provincial, Level::District]);
        let provincial = level(&board, Level::Provincial);
        assert_eq!((provincial.registered, provincial.returned, provincial.total), (42, 0, None));
        assert_eq!(provincial.cells.len(), 42);
        let district = level(&board, Level::District);
        assert_eq!((district.registered, district.returned, district.waiting, district.none), (22, 5, 0, 0));
        assert_eq!((district.total, district.cells.len()), (Some(27), 27));
        assert!(board.levels.iter().flat_map(|l| &l.cells).all(|c| c.model.is_some() == (c.state != CoverageState::None)));
    })
    .await;
}

#[tokio::test]
async fn coverage_lists_what_was_returned_and_why() {
    on_each(async |db: &Db| {
        let caller = db.admin().await;
        let board = board(db, &caller, S0).await;
        let mut names: Vec<&str> = board.returned.iter().map(|row| row.unit.short_name.as_str()).collect();
        assert_eq!(names[0], "Sở Y tế", "departments stand before districts");
        names.sort_unstable();
        assert_eq!(names, ["Cẩm Thủy", "Như Xuân", "Nông Cống", "Quan Hóa", "Sở Y tế", "Thạch Thành"]);
        for row in &board.returned {
            let expected: &[ReasonCode] = match row.level {
                Level::Provincial => &[ReasonCode::NotSpecific, ReasonCode::NoUnitResponsibility, ReasonCode::NoSpread],
                _ => &[ReasonCode::WrongLevelAggregated],
            };
            assert_eq!(row.reasons, expected, "{}", row.unit.name);
            assert_eq!(row.due, Some(Due { on: date!(2023 - 05 - 30), rule: DueRule::Before }));
            assert_eq!(row.sent_at, None);
        }
        let health = &board.returned[0];
        assert!(health.model_name.contains("VNeID") && health.level == Level::Provincial);
        let clauses: Vec<_> = board.clauses.iter().map(|c| (c.clause, c.kind, c.due.on, c.total, c.fulfilled, c.late)).collect();
        assert_eq!(
            clauses,
            [
                (1, ObligationKind::Register, date!(2023 - 05 - 30), 6, 0, 0),
                (2, ObligationKind::Plan, date!(2023 - 06 - 05), 64, 0, 0),
                (3, ObligationKind::Launch, date!(2023 - 05 - 31), 1, 0, 0),
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn coverage_of_another_day() {
    on_each(async |db: &Db| {
        let caller = db.admin().await;
        // The districts are gone; the board keeps those of the dispatch's day.
        let later = board(db, &caller, date!(2026 - 01 - 05)).await;
        assert_eq!((level(&later, Level::District).registered, level(&later, Level::District).total), (22, Some(27)));
        assert!(later.levels.iter().all(|l| l.level != Level::Commune));
        let id = later.directive.id;
        let before = CoverageFilter { directive: Some(id), as_of: S0.previous_day() };
        assert_eq!(refused(get(&db.store, &caller, before).await), Fault::NotFound);
        assert_eq!(get(&db.store, &caller, filter(date!(2023 - 01 - 01))).await.expect("read"), None, "nothing was asked yet");
        let today = get(&db.store, &caller, CoverageFilter::default()).await.expect("read").expect("a board");
        assert_eq!((today.past, today.as_of, today.at), (false, caller.now.day(), caller.now));
    })
    .await;
}

#[tokio::test]
async fn coverage_of_a_general_call_shows_whom_nothing_came_from() {
    on_each(async |db: &Db| {
        let caller = db.admin().await;
        let before = board(db, &caller, S0).await;
        let cell = level(&before, Level::District).cells.iter().find(|cell| cell.state == CoverageState::Registered).expect("a district");
        let (unit, model) = (cell.unit.id, db.uuid(cell.model.expect("its model").0));
        db.write(&caller, &format!("DELETE FROM model_document WHERE model_id = {model}")).await;
        let after = board(db, &caller, S0).await;
        let district = level(&after, Level::District);
        assert_eq!((district.registered, district.returned, district.none, district.total), (21, 5, 1, Some(27)));
        let silent = district.cells.iter().find(|cell| cell.unit.id == unit).expect("still on the board");
        assert_eq!((silent.state, silent.model), (CoverageState::None, None));
    })
    .await;
}

#[tokio::test]
async fn coverage_of_a_document_that_names_its_units() {
    on_each(async |db: &Db| {
        let id = db.issued("register", "SYT; STP").await;
        let caller = db.at_now(&db.admin().await);
        let filter = CoverageFilter { directive: Some(id), as_of: None };
        let board = get(&db.store, &caller, filter).await.expect("read").expect("a board");
        let provincial = level(&board, Level::Provincial);
        assert_eq!((board.levels.len(), provincial.none, provincial.total), (1, 2, Some(2)), "nobody else was asked");
    })
    .await;
}

#[tokio::test]
async fn coverage_unknown() {
    on_each(async |db: &Db| {
        let caller = db.admin().await;
        let unknown = CoverageFilter { directive: Some(DocumentId(uuid::Uuid::nil())), as_of: None };
        assert_eq!(refused(get(&db.store, &caller, unknown).await), Fault::NotFound);
        let other = db.other().await;
        assert_eq!(get(&db.store, &other, CoverageFilter::default()).await.expect("read"), None, "no directive asks there");
    })
    .await;
}

#[tokio::test]
async fn coverage_other_tenant() {
    on_each(async |db: &Db| {
        let (caller, other) = (db.admin().await, db.other().await);
        let directive = board(db, &caller, S0).await.directive.id;
        let foreign = CoverageFilter { directive: Some(directive), as_of: Some(S0) };
        assert_eq!(refused(get(&db.store, &other, foreign).await), Fault::NotFound);
    })
    .await;
}

#[tokio::test]
async fn coverage_wrong_role() {
    on_each(async |db: &Db| {
        let analyst = db.analyst().await;
        let fault = refused(get(&db.store, &analyst, CoverageFilter::default()).await);
        assert_eq!(fault, Fault::Forbidden { action: Action::ViewCoverage });
    })
    .await;
}
