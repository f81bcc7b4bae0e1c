//! One province's day, through every use case.

use std::collections::HashMap;
use std::fmt::Debug;

use domain::views::coverage::CoverageFilter;
use domain::views::indicators::{HeatAsked, IndicatorAsked, IndicatorFilter};
use domain::views::models::ModelFilter;
use domain::views::units::UnitFilter;
use store::services::{
    accounts, audit, coverage, directives, home, indicators, kept_forms, models, sessions, settings, sign_in, units, users,
};
use store::{Caller, Error, SessionRows};
use time::Date;
use time::macros::date;
use tower_sessions::SessionStore;
use uuid::Uuid;

use super::{hindrances, papers, targets, told};
use crate::support::furnish::{Held, NETWORK};
use crate::support::{Db, NOW, PASSWORD};

const DAYS: [Option<Date>; 3] = [Some(date!(2023 - 05 - 24)), Some(date!(2026 - 01 - 05)), None];
const NEW: &str = "mot mat khau moi, du dai";

/// What happened, a line each.
pub struct Log(Vec<String>);

impl Log {
    /// Notes what a use case answered.
    pub fn note<T: Debug>(&mut self, what: &str, result: Result<T, Error>) -> Option<T> {
        let result = result.map_err(Error::into_fault);
        self.0.push(format!("{what}: {result:?}"));
        result.ok()
    }
}

/// Tells the story of a tenant.
pub async fn tell(db: &Db, slug: &str, held: &Held) -> Vec<String> {
    let mut log = Log(Vec::new());
    let admin = db.caller(slug, "thuongtruc").await;
    reads(db, &mut log, &admin).await;
    for username in ["canbo", "canboxa", "lanhdao"] {
        let caller = db.caller(slug, username).await;
        log.note(username, Ok(&caller.actor));
        for day in DAYS {
            log.note("home", home::get(&db.store, &caller, day).await);
        }
    }
    papers::registering(db, &mut log, slug).await;
    papers::planning(db, &mut log, slug).await;
    papers::directing(db, &mut log, slug).await;
    hindrances::climbing(db, &mut log, slug).await;
    hindrances::deputizing(db, &mut log, slug).await;
    targets::counting(db, &mut log, slug).await;
    targets::copying(db, &mut log, slug).await;
    let told = told::telling(db, &mut log, slug).await;
    strangers(db, &mut log, &admin, held).await;
    people(db, &mut log, &admin, held).await;
    places(db, &mut log, &admin).await;
    own_account(db, &mut log, slug).await;
    pages(db, &mut log, &admin).await;
    administrators(db, &mut log, &admin, slug).await;
    told::later(db, &mut log, slug, told).await;
    log.0
}

async fn reads(db: &Db, log: &mut Log, admin: &Caller) {
    let store = &db.store;
    for as_of in DAYS {
        log.note("home", home::get(store, admin, as_of).await);
        log.note("units", units::list(store, admin, UnitFilter { as_of, ..Default::default() }).await);
        for code in ["SYT", "STP", "384", "14845", "14797", "38", "SRIENG"] {
            log.note(code, units::get(store, admin, code, as_of).await);
        }
        let listed = log.note("models", models::list(store, admin, ModelFilter { as_of, ..Default::default() }).await);
        // Once all that a page lists, of other days a few.
        let shown = if as_of.is_none() { usize::MAX } else { 6 };
        for row in listed.into_iter().flat_map(|list| list.rows).take(shown) {
            log.note("model", models::get(store, admin, row.id, as_of).await);
        }
        log.note("coverage", coverage::get(store, admin, CoverageFilter { as_of, directive: None }).await);
        log.note("heat", indicators::heat(store, admin, HeatAsked { as_of, period: None }).await);
        log.note("indicators", indicators::list(store, admin, IndicatorFilter { as_of, ..Default::default() }).await);
        for code in ["NV_HT", "DVC_CA", "ASXH_TK"] {
            let asked = IndicatorAsked { as_of, ..Default::default() };
            log.note(code, indicators::get(store, admin, code, asked).await);
        }
        let listed = log.note("directives", directives::list(store, admin, as_of).await);
        for row in listed.into_iter().flat_map(|list| list.rows) {
            log.note("directive", directives::get(store, admin, row.directive.id, as_of, None).await);
            let directive = Some(row.directive.id);
            log.note("coverage", coverage::get(store, admin, CoverageFilter { as_of, directive }).await);
        }
    }
    pages(db, log, admin).await;
}

/// What an administrator sees of the tenant itself.
async fn pages(db: &Db, log: &mut Log, admin: &Caller) {
    log.note("audit", audit::list(&db.store, admin, Default::default()).await);
    log.note("users", users::list(&db.store, admin, Default::default()).await);
    log.note("settings", settings::get(&db.store, admin).await);
    log.note("own", accounts::own(&db.store, admin).await);
}

/// What is done before anybody is known: sessions, links, kept forms, failures.
async fn strangers(db: &Db, log: &mut Log, admin: &Caller, held: &Held) {
    let (store, tenant, later) = (&db.store, &admin.tenant, db.later(400).await);
    let rows = SessionRows::new(store.clone(), tenant.id, "test", "127.0.0.0/24");
    for id in held.sessions {
        let handle = SessionRows::handle(&id);
        for store in [store, &later] {
            let found = sign_in::load(store, tenant, &handle).await;
            log.note("session of", found.map(|caller| caller.map(|caller| caller.actor)));
        }
        let record = rows.load(&id).await.expect("read");
        log.0.push(format!("record: {:?}", record.as_ref().map(|record| &record.data)));
        if let Some(record) = record {
            rows.save(&record).await.expect("saved");
        }
    }
    rows.delete(&held.sessions[0]).await.expect("deleted");
    for link in &held.links {
        log.note("link of", users::link_owner(store, tenant, link).await);
    }
    log.note("kept", kept_forms::peek(store, tenant, &held.form).await);
    let kept = kept_forms::peek(store, tenant, &held.form).await.expect("read").expect("kept for an hour");
    log.note("keep", kept_forms::keep(store, tenant, NETWORK, &kept).await);
    log.note("forget", kept_forms::forget(store, tenant, &held.form).await);
    for password in ["sai", "sai", "sai", PASSWORD] {
        log.note("failure", sign_in::check(store, tenant, "canboxa", password, NETWORK).await.map_err(no_seconds));
    }
    let tomorrow = db.later(3600 * 20).await;
    log.note("success", sign_in::check(&tomorrow, tenant, "canboxa", PASSWORD, NETWORK).await);
    log.note("disabled?", sign_in::check(store, tenant, "xem", PASSWORD, NETWORK).await);
    log.note("link", users::set_password_by_link(store, tenant, &held.links[1], NEW, NEW).await);
    log.note("link", users::set_password_by_link(store, tenant, &held.links[0], NEW, NEW).await);
}

/// How long one has to wait depends on how fast the test runs.
fn no_seconds(error: Error) -> Error {
    match error.into_fault() {
        domain::error::Fault::Throttled { .. } => domain::error::Fault::Throttled { seconds: 0 }.into(),
        fault => fault.into(),
    }
}

async fn people(db: &Db, log: &mut Log, admin: &Caller, held: &Held) {
    let store = &db.store;
    let new =
        users::NewUser { username: "rieng".into(), name: "x".into(), role: "viewer".into(), unit_code: "SYT".into(), ..Default::default() };
    log.note("create", users::create(store, admin, new).await);
    let row = db.user(admin, "canbo").await;
    let (id, version) = (row.id, row.version);
    let change = users::Change { id, version, name: row.name, position: "x".into(), role: "unit_head".into(), unit_code: "STP".into() };
    log.note("change", users::change(store, admin, change).await);
    log.note("again", users::password_link(store, admin, id).await);
    log.note("link of", users::link_owner(store, &admin.tenant, &held.links[0]).await);
    log.note("disable", users::disable(store, admin, id, version + 1).await);
    log.note("enable", users::enable(store, admin, id, version + 2).await);
    let from = db.user(admin, "truongdonvi").await;
    log.note("hand over", users::hand_over(store, admin, from.id, "canbo2", from.version).await);
}

async fn places(db: &Db, log: &mut Log, admin: &Caller) {
    let store = &db.store;
    let version = settings::get(store, admin).await.expect("settings").version;
    let change =
        settings::Change { version, committee: "x".into(), spelling: "modern".into(), deadline_hour: "7".into(), public_facts: false };
    log.note("agency", settings::set_standing_agency(store, admin, "STP", "02/04/2023").await);
    log.note("agency", settings::set_standing_agency(store, admin, "SYT", "26/05/2023").await);
    log.note("department", settings::add_department(store, admin, "SRIENG", "x", "department", "20/05/2023").await);
    log.note("closing", settings::close_department(store, admin, "STP", "25/05/2023").await);
    log.note("day", settings::set_day(store, admin, "02/09/2023", true, "x").await);
    log.note("no day", settings::remove_day(store, admin, "30/04/2023").await);
    log.note("settings", settings::save(store, admin, change).await);
}

async fn own_account(db: &Db, log: &mut Log, slug: &str) {
    let store = &db.store;
    let (first, second) = (db.caller(slug, "canbo2").await, db.caller(slug, "canbo2").await);
    log.note("own", accounts::own(store, &second).await);
    log.note("revoke", sessions::revoke(store, &second, &first.actor.session).await);
    log.note("revoke", sessions::revoke(store, &second, &SessionRows::handle(&crate::support::furnish::SESSIONS[1])).await);
    log.note("revoke others", sessions::revoke_others(store, &second).await);
    log.note("password", accounts::change_password(store, &second, PASSWORD, NEW, NEW).await);
    log.note("sign out", sign_in::sign_out(store, &second).await);
}

/// Two administrators, of whom one stays.
async fn administrators(db: &Db, log: &mut Log, admin: &Caller, slug: &str) {
    let store = &db.store;
    let row = db.user(admin, "lanhdao").await;
    let (id, version, role) = (row.id, row.version, "standing_admin".to_owned());
    let change = users::Change { id, version, role, name: row.name, position: String::new(), unit_code: String::new() };
    log.note("promote", users::change(store, admin, change).await);
    let second = db.caller(slug, "lanhdao").await;
    let own = db.user(admin, "thuongtruc").await;
    log.note("disable", users::disable(store, &second, own.id, own.version).await);
    log.note("the last", users::disable(store, admin, id, version + 1).await);
    pages(db, log, &second).await;
}

/// Names for what is random: ids made now, hashes, tokens, moments. The same thing gets the same name throughout.
#[derive(Default)]
pub struct Names(HashMap<String, usize>);

impl Names {
    pub fn settle(mut self, lines: Vec<String>) -> Vec<String> {
        lines.iter().map(|line| self.line(line)).collect()
    }

    fn line(&mut self, line: &str) -> String {
        let part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        let mut settled = String::with_capacity(line.len());
        let mut rest = line;
        while let Some(at) = rest.find(part) {
            let end = rest[at..].find(|c| !part(c)).map_or(rest.len(), |length| at + length);
            settled.push_str(&rest[..at]);
            settled.push_str(&self.word(&rest[at..end]));
            rest = &rest[end..];
        }
        settled + rest
    }

    fn word(&mut self, word: &str) -> String {
        // The place of a thing on its page: `comment-` and its id. A token may have a dash there too, but no id after it.
        let place = |(place, id): &(&str, &str)| place.ends_with('-') && Uuid::try_parse(id).is_ok();
        if let Some((place, id)) = word.split_at_checked(word.len().saturating_sub(36)).filter(place) {
            return format!("{place}{}", self.word(id));
        }
        let hex = |text: &str| text.bytes().all(|b| b.is_ascii_hexdigit());
        let bare = word.replace('-', "").to_lowercase();
        let made_now = bare.len() == 32 && hex(&bare) && bare.as_bytes()[12] == b'7';
        let hash = matches!(word.len(), 64 | 8) && hex(word);
        if made_now || hash || word.len() == 43 {
            let next = self.0.len();
            return format!("#{}", self.0.entry(bare).or_insert(next));
        }
        let since = |micros: i64| micros - domain::clock::Instant::from_datetime(NOW).0;
        match word.parse::<i64>().map(since) {
            Ok(0..2_000_000_000_000) if word.len() == 16 => "MOMENT".to_owned(),
            _ => word.to_owned(),
        }
    }
}

#[test]
fn tokens_and_ids_get_names_wherever_their_dashes_are() {
    let token = "0I1Rnp-UichXuFkiDFIwuTODFx7mqjSHfMb8jvo8hT4";
    let id = "comment-0190aaaa-0000-7000-8000-000000000000";
    assert_eq!(Names::default().settle([token, id, token].map(str::to_owned).to_vec()), ["#0", "comment-#1", "#0"]);
}
