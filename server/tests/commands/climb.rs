//! `diem06 climb`: what a timer runs.

use crate::support::{Place, Said};

/// Thursday 01/06: the three samples of Thanh Hóa, raised on 24 and 25/05, have had three working days at their units.
const FIRST: &str = "2023-06-01T09:00:00+07:00";
/// A month later nothing has happened: they are at the top.
const LATER: &str = "2023-07-03T09:00:00+07:00";

fn climb(place: &Place, now: &str) -> Said {
    place.run_with(&[("DIEM06_NOW", now)], &["climb"])
}

/// What it says of a tenant.
fn line<'a>(said: &'a Said, slug: &str) -> Option<&'a str> {
    said.out.lines().find_map(|line| line.strip_prefix(slug)).map(str::trim)
}

#[test]
fn climb_tells_what_went_up_in_each_province() {
    let place = Place::seeded();
    let first = climb(&place, FIRST);
    assert!(first.ok && first.err.is_empty(), "{first:?}");
    assert_eq!(line(&first, "thanh-hoa"), Some("3 went up"));
    for quiet in ["nghe-an", "quang-ngai", "tp-hcm"] {
        assert_eq!(line(&first, quiet), Some("0 went up"), "{quiet}");
    }
    assert_eq!(line(&first, "trung-uong"), None, "the centre has no ladder");
    assert_eq!(line(&climb(&place, FIRST), "thanh-hoa"), Some("0 went up"), "twice changes nothing");
    assert_eq!(line(&climb(&place, LATER), "thanh-hoa"), Some("3 went up"));
    assert_eq!(line(&climb(&place, LATER), "thanh-hoa"), Some("0 went up"), "no clock sends anything to the centre");
}

#[test]
fn climb_leaves_a_suspended_province_alone() {
    let place = Place::seeded();
    assert!(place.run(&["tenant", "suspend", "thanh-hoa"]).ok);
    assert_eq!(line(&climb(&place, FIRST), "thanh-hoa"), Some("0 went up"));
    assert!(place.run(&["tenant", "resume", "thanh-hoa"]).ok);
    assert_eq!(line(&climb(&place, FIRST), "thanh-hoa"), Some("3 went up"));
}

#[test]
fn climb_without_a_database_names_the_remedy() {
    let place = Place::empty();
    let said = place.run(&["climb"]);
    assert!(!said.ok && said.err.contains("diem06 migrate"), "{said:?}");
}
