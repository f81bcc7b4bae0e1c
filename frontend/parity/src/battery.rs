//! What is compared. Inputs are printed too, so that a difference can be read.

use std::collections::BTreeMap;
use std::fmt::{Debug, Write};

use domain::access::{Action, Role};
use domain::calendar::Calendar;
use domain::clock::Instant;
use domain::deadline::{Due, Tone, Urgency};
use domain::lifecycle::{CoverageState, Decision, DueRule, ModelState, ObligationKind, ReasonCode};
use domain::text::{self, Lang};
use domain::units::{Level, SuccessionKind, UnitKind, Validity};
use domain::{fold, format};

use crate::random::Random;

/// The codes of some enums, as they are and as JSON.
macro_rules! codes {
    ($report:ident; $($name:ident)*) => { $(
        let codes: Vec<&str> = $name::ALL.iter().map(|one| one.code()).collect();
        $report.line("codes", stringify!($name), (serde_json::to_string($name::ALL).ok(), codes));
    )* };
}

mod figures;
mod sheets;
mod work;

/// Seconds in the two centuries around 1970: instants beyond have no Vietnamese calendar day worth comparing.
const CENTURY: u64 = 3_155_760_000;

/// Collects the lines of a report.
#[derive(Default)]
struct Report(String);

impl Report {
    fn line(&mut self, name: &str, input: impl Debug, output: impl Debug) {
        // Writing to a string cannot fail.
        writeln!(self.0, "{name} {input:?} → {output:?}").ok();
    }
}

/// Runs everything once.
pub fn run(random: &mut Random) -> String {
    let mut report = Report::default();
    for _ in 0..40 {
        texts(&mut report, &random.text());
        printed(&mut report, random);
        days(&mut report, random);
    }
    for _ in 0..10 {
        calendar(&mut report, random);
        deadline(&mut report, random);
    }
    codes(&mut report);
    work::run(&mut report, random);
    figures::run(&mut report, random);
    sheets::run(&mut report, random);
    report.0
}

fn texts(report: &mut Report, sample: &str) {
    report.line("nfc", sample, fold::nfc(sample));
    report.line("fold", sample, fold::fold_vi(sample));
    report.line("sort", sample, fold::sort_key_vi(sample));
    report.line("parse", sample, (format::parse_date(sample), format::parse_iso(sample)));
}

fn printed(report: &mut Report, random: &mut Random) {
    let (value, other, decimals) = (random.integer(), random.integer(), random.small(20));
    for &lang in Lang::ALL {
        report.line("int", (lang, value), format::fmt_int(lang, value));
        report.line("scaled", (lang, value, decimals), format::fmt_scaled(lang, value, decimals));
        report.line("signed", (lang, value, decimals), format::fmt_signed(lang, value, decimals));
        report.line("points", (lang, value, decimals), format::fmt_pct_points(lang, value, decimals));
        report.line("rate", (lang, value, decimals), format::fmt_rate(lang, value, decimals));
        report.line("percent", (lang, value, other), format::fmt_percent(lang, value, other));
    }
    report.line("tenths", (value, other), format::percent_tenths(value, other));
}

fn days(report: &mut Report, random: &mut Random) {
    let (day, at) = (random.day(), instant(random));
    let (shown, iso) = (format::fmt_date(day), format::iso(day));
    report.line("date", day, (&shown, format::fmt_day_month(day), &iso));
    report.line("parse", (&shown, &iso), (format::parse_date(&shown), format::parse_iso(&iso)));
    report.line("instant", at.0, (format::fmt_time(at), format::fmt_datetime(at), at.day()));
    for &lang in Lang::ALL {
        report.line("weekday", (lang, day), format::fmt_weekday_date(lang, day));
    }
    let validity = Validity { from: Some(random.day()), to: Some(random.day()) };
    report.line("validity", (validity, day), validity.contains(day));
}

fn instant(random: &mut Random) -> Instant {
    let seconds = i64::try_from(random.below(2 * CENTURY)).unwrap_or(0) - i64::try_from(CENTURY).unwrap_or(0);
    Instant(seconds.saturating_mul(1_000_000)).plus_seconds(i64::from(random.small(60)))
}

fn calendar(report: &mut Report, random: &mut Random) {
    let calendar = Calendar {
        holidays: (0..random.below(30)).map(|_| random.day()).collect(),
        working: (0..random.below(10)).map(|_| random.day()).collect(),
    };
    let (from, to) = (random.day(), random.day());
    let days = i64::from(random.small(120)) - 60;
    report.line("calendar", serde_json::to_string(&calendar).ok(), calendar.is_working_day(from));
    report.line("between", (from, to), calendar.working_days_between(from, to));
    report.line("add", (from, days), calendar.add_working_days(from, days));
}

fn deadline(report: &mut Report, random: &mut Random) {
    let rule = random.pick(DueRule::ALL).unwrap_or(DueRule::By);
    let due = Due { on: random.day(), rule };
    let hour = random.small(26);
    let base = due.instant(hour);
    // Around the deadline, where hours become days and days become late.
    let near = |random: &mut Random| base.plus_seconds(i64::try_from(random.below(1_000_000)).unwrap_or(0) - 500_000);
    let now = near(random);
    let done = (random.below(2) == 0).then(|| near(random));
    let status = due.status(now, done, hour);
    report.line("due", (due, hour), (due.last_day(), base));
    report.line("status", (due, now, done, hour), (status, status.tone(), status.urgency(), serde_json::to_string(&status).ok()));
    for &lang in Lang::ALL {
        report.line("words", lang, (text::due(lang, due), text::due_status(lang, status)));
    }
}

fn codes(report: &mut Report) {
    codes!(report; Role Action Tone Urgency CoverageState Decision DueRule ModelState ObligationKind ReasonCode Level SuccessionKind UnitKind Lang);
    for &role in Role::ALL {
        let may: BTreeMap<&str, bool> = Action::ALL.iter().map(|action| (action.code(), role.may(*action))).collect();
        report.line("matrix", role, (serde_json::to_string(&may).ok(), role.is_centre(), role.needs_unit(), role.sees_all_units()));
    }
    for &kind in UnitKind::ALL {
        report.line("level", kind, (kind.level(), kind.is_root()));
    }
}
