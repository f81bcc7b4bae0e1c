//! `diem06 jobs run`, killed in the middle: what was begun is ended by the next one, once.

use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, ConnectOptions};

use crate::support::Place;

/// How long anything may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);
/// The day after S0's dispatch asked for registrations by Monday: whoever owes one is reminded.
const FRIDAY: &str = "2023-05-26T12:00:00+07:00";

async fn open(place: &Place) -> SqliteConnection {
    let options = SqliteConnectOptions::new().filename(place.path("var/diem06.sqlite")).busy_timeout(PATIENCE);
    options.connect().await.expect("the database")
}

async fn write(place: &Place, sql: &str) {
    sqlx::query(AssertSqlSafe(sql.to_owned())).execute(&mut open(place).await).await.expect(sql);
}

async fn number(connection: &mut SqliteConnection, sql: &str) -> i64 {
    sqlx::query_scalar(AssertSqlSafe(sql.to_owned())).fetch_one(connection).await.expect(sql)
}

const FINISHED: &str = "SELECT count(*) FROM job WHERE finished_at IS NOT NULL";
const OPEN: &str = "SELECT count(*) FROM job WHERE finished_at IS NULL";

/// A demonstration in which everything that ever happened is still to be told.
async fn with_much_to_tell() -> Place {
    let place = Place::seeded();
    let sql = "INSERT INTO job (tenant_id, id, kind, dedupe_key, payload, run_at, attempts, locked_until, created_at) \
               SELECT tenant_id, id, 'tell', 'tell:' || hex(id), '{\"event\":\"' || lower(substr(hex(id), 1, 8) || '-' || substr(hex(id), 9, 4) || '-' || \
               substr(hex(id), 13, 4) || '-' || substr(hex(id), 17, 4) || '-' || substr(hex(id), 21)) || '\"}', 1, 0, 0, 1 FROM life_event";
    write(&place, sql).await;
    place
}

fn begun(place: &Place) -> Child {
    let mut command = place.command(&["jobs", "run"]);
    command.env("DIEM06_NOW", FRIDAY).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the binary starts")
}

/// What everybody was told, and what the clock did.
async fn outcome(place: &Place) -> (Vec<String>, i64) {
    let mut connection = open(place).await;
    let sql = "SELECT hex(tenant_id) || hex(account_id) || kind || hex(subject_id) || dedupe_key FROM notice ORDER BY 1";
    let told = sqlx::query_scalar(sql).fetch_all(&mut connection).await.expect("the notices");
    (told, number(&mut connection, "SELECT count(*) FROM life_event WHERE event = 'climb'").await)
}

#[tokio::test]
async fn what_is_killed_in_the_middle_is_done_once_after_the_next_start() {
    let (place, control) = (with_much_to_tell().await, with_much_to_tell().await);
    let all = number(&mut open(&place).await, OPEN).await;
    assert!(all > 50, "only {all} jobs: nothing to be killed in the middle of");
    let mut killed = 0;
    while killed < 3 {
        let mut connection = open(&place).await;
        let before = number(&mut connection, FINISHED).await;
        let mut child = begun(&place);
        let until = Instant::now() + PATIENCE;
        while number(&mut connection, FINISHED).await < before + 5 {
            assert!(Instant::now() < until, "no job is done");
            assert_eq!(child.try_wait().expect("a child"), None, "it ended before it could be killed");
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        child.kill().expect("kill -9");
        child.wait().expect("it is gone");
        assert!(number(&mut connection, OPEN).await > 0, "it was killed in the middle");
        killed += 1;
    }
    for place in [&place, &control] {
        let said = place.run_with(&[("DIEM06_NOW", FRIDAY)], &["jobs", "run"]);
        assert!(said.ok && said.out.contains(" 0 failed"), "{said:?}");
        // What a killed one held is given up later only where it reaches beyond its transaction.
        let late = place.run_with(&[("DIEM06_NOW", "2023-05-26T12:06:00+07:00")], &["jobs", "run"]);
        assert!(late.ok, "{late:?}");
        assert_eq!(number(&mut open(place).await, OPEN).await, 0);
    }
    let (told, climbed) = outcome(&place).await;
    assert!(!told.is_empty());
    assert_eq!((told, climbed), outcome(&control).await, "as if nothing had been killed");
}

/// The letters of the sink.
fn letters(place: &Place) -> Vec<String> {
    let files = std::fs::read_dir(place.path("var/mail")).into_iter().flatten().flatten();
    files.map(|file| std::fs::read_to_string(file.path()).expect("a letter")).collect()
}

#[tokio::test]
async fn an_e_mail_that_was_not_written_down_as_sent_goes_out_again_as_the_same_message() {
    let place = Place::seeded();
    let thanh_hoa = "tenant_id = (SELECT id FROM tenant WHERE slug = 'thanh-hoa')";
    write(&place, &format!("UPDATE account SET email = 'canbo@thanhhoa.gov.vn' WHERE username = 'canbo' AND {thanh_hoa}")).await;
    let run = |now| {
        let said = place.run_with(&[("DIEM06_NOW", now), ("DIEM06__MAIL__TRANSPORT", "sink")], &["jobs", "run"]);
        assert!(said.ok && said.out.contains(" 0 failed"), "{said:?}");
    };
    run(FRIDAY);
    let first = letters(&place);
    let [letter] = &first[..] else { panic!("one letter to one person: {first:?}") };
    assert!(letter.contains("To: canbo@thanhhoa.gov.vn") && letter.contains("hạn 29/05/2023"), "{letter}");
    assert!(letter.contains("http://thanh-hoa.localhost:3000/notifications"), "{letter}");
    // As if it had been killed between the sending and the writing down.
    write(&place, "UPDATE digest SET sent_at = NULL").await;
    write(&place, "UPDATE job SET finished_at = NULL WHERE kind = 'mail'").await;
    std::fs::remove_dir_all(place.path("var/mail")).expect("the folder");
    run("2023-05-26T12:06:00+07:00");
    assert_eq!(letters(&place), first, "the same message");
    std::fs::remove_dir_all(place.path("var/mail")).expect("the folder");
    run("2023-05-26T13:30:00+07:00");
    assert!(letters(&place).is_empty(), "sent is sent");
}
