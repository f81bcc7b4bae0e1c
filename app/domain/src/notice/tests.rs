use super::*;
use crate::ids::TaskId;
use proptest::prelude::*;
use time::macros::datetime;
use uuid::Uuid;

fn at(t: time::OffsetDateTime) -> Instant {
    Instant::from_datetime(t)
}

fn notice(id: u128, subject: u128, kind: NoticeKind, at: Instant) -> Notice {
    let subject = Subject::Task(TaskId(Uuid::from_u128(subject)));
    Notice { id: NoticeId(Uuid::from_u128(id)), to: AccountId(Uuid::nil()), kind, subject, at, read: false }
}

const ME: AccountId = AccountId(Uuid::nil());

#[test]
fn once_a_day_after_the_hour() {
    let wish = DigestWish::default();
    let notices = [notice(1, 1, NoticeKind::Assigned, at(datetime!(2023-05-24 15:00 +7)))];
    let due = |last, now| wish.digest(ME, &notices, last, now).is_some();
    let sent = at(datetime!(2023-05-24 07:01 +7));
    assert!(!due(Some(sent), at(datetime!(2023-05-25 06:59 +7))), "before the hour");
    assert!(due(Some(sent), at(datetime!(2023-05-25 07:00 +7))));
    assert!(due(None, at(datetime!(2023-05-24 15:00 +7))), "never sent: as soon as there is something");
    assert!(!due(Some(at(datetime!(2023-05-25 07:00 +7))), at(datetime!(2023-05-26 07:00 +7))), "nothing new");
    let weekly = DigestWish { frequency: Frequency::Weekly, ..wish };
    let slot = |now| weekly.slot(now);
    let monday = at(datetime!(2023-05-22 07:00 +7));
    assert_eq!(slot(at(datetime!(2023-05-28 23:00 +7))), Some(monday));
    assert_eq!(slot(at(datetime!(2023-05-29 06:59 +7))), Some(monday));
    assert_eq!(slot(at(datetime!(2023-05-29 07:00 +7))), Some(at(datetime!(2023-05-29 07:00 +7))));
    assert_eq!(DigestWish { frequency: Frequency::Off, ..wish }.digest(ME, &notices, None, sent), None);
}

#[test]
fn the_newest_word_on_each_thing_counts() {
    let hour = |n: i64| at(datetime!(2023-05-24 00:00 +7)).plus_seconds(n * 3_600);
    let mut notices = [
        notice(1, 1, NoticeKind::Overdue, hour(1)),
        notice(2, 1, NoticeKind::Accepted, hour(2)),
        notice(3, 2, NoticeKind::Overdue, hour(1)),
        notice(4, 3, NoticeKind::Returned, hour(3)),
        notice(5, 4, NoticeKind::Overdue, hour(3)),
        notice(6, 5, NoticeKind::Overdue, hour(99)),
        notice(7, 6, NoticeKind::Overdue, hour(3)),
    ];
    notices[6].read = true;
    let wish = DigestWish { most: 3, ..DigestWish::default() };
    let digest = wish.digest(ME, &notices, None, hour(9)).expect("due");
    let ids: Vec<u128> = digest.lines.iter().map(|one| one.id.0.as_u128()).collect();
    assert_eq!((ids, digest.more), (vec![5, 3, 4], 1));
    assert_eq!(wish.digest(AccountId(Uuid::max()), &notices, None, hour(9)), None, "somebody else's");
}

proptest! {
    #[test]
    fn lines_and_the_rest_are_the_unread(
        raw in prop::collection::vec((0_u128..12, prop::sample::select(NoticeKind::ALL), 0_i64..48, any::<bool>()), 0..40),
        most in 0_u32..10,
    ) {
        let now = at(datetime!(2023-05-25 20:00 +7));
        let notices: Vec<Notice> = (1..).zip(&raw).map(|(id, (subject, kind, hours, read))| {
            Notice { read: *read, ..notice(id, *subject, *kind, now.plus_seconds(-hours * 3_600)) }
        }).collect();
        let newest = |subject: Subject| notices.iter().filter(|one| one.subject == subject).max_by_key(|one| (one.at, one.id));
        let unread = notices.iter().filter(|one| !one.read && newest(one.subject) == Some(*one)).count();
        match (DigestWish { most, ..DigestWish::default() }).digest(ME, &notices, None, now) {
            None => prop_assert_eq!(unread, 0),
            Some(digest) => {
                prop_assert_eq!(digest.lines.len() + digest.more as usize, unread);
                prop_assert!(digest.lines.len() <= most.max(1) as usize);
                prop_assert!(digest.lines.is_sorted_by_key(|one| one.kind));
            }
        }
    }
}
