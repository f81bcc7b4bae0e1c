//! One e-mail a day, at least once, as the same message.

use domain::notice::NoticeKind;
use domain::text::Lang;
use store::services::{accounts, jobs, users};
use time::macros::date;

use super::{DAY, People};
use crate::support::{Db, THANH_HOA, on_each};

const EMAIL: &str = "canbo@thanhhoa.gov.vn";

/// An officer who wants e-mail, reminded today of what the dispatch asks of Sở Y tế by Monday, and told of a document afterwards.
async fn wishing(db: &Db, email: &str, frequency: &str) -> People {
    let people = People::of(db).await;
    accounts::save_mail(&db.store, &people.officer, email, frequency, "en").await.expect("saved");
    db.issued("report", "SYT").await;
    people
}

#[tokio::test]
async fn one_a_day_of_what_is_new() {
    on_each(async |db: &Db| {
        wishing(db, EMAIL, "daily").await;
        let tenant = db.tenant(THANH_HOA).await;
        let mut letters = db.work(&db.store, THANH_HOA, true).await.letters;
        assert_eq!(letters.len(), 1, "nobody but who asked for it");
        let first = letters.remove(0);
        assert_eq!((first.email.as_str(), first.lang, first.day, first.more), (EMAIL, Lang::En, date!(2023 - 05 - 26), 0));
        assert!(!first.lines.is_empty() && first.lines.iter().all(|line| line.kind == NoticeKind::DueSoon && !line.seen), "{first:?}");
        jobs::sent(&db.store, &tenant, &first).await.expect("written down");
        assert_eq!(db.work(&db.store, THANH_HOA, true).await.letters, [], "one a day");
        let rows = db.rows().await;
        assert_eq!(rows["digest"].len(), 1);
        // The document was told after the e-mail of that day.
        let next = db.later(DAY).await;
        let letters = db.work(&next, THANH_HOA, true).await.letters;
        let told: Vec<_> = letters.iter().flat_map(|letter| &letter.lines).map(|line| line.kind).collect();
        assert_eq!(told, [NoticeKind::Assigned], "what was in the last one does not come again");
        assert_ne!(letters[0].message_id, first.message_id);
        jobs::sent(&next, &tenant, &letters[0]).await.expect("written down");
        assert_eq!(db.work(&db.later(2 * DAY).await, THANH_HOA, true).await.letters, [], "a Sunday with nothing new");
    })
    .await;
}

#[tokio::test]
async fn what_was_not_written_down_as_sent_goes_out_again_as_the_same_message() {
    on_each(async |db: &Db| {
        wishing(db, EMAIL, "daily").await;
        let tenant = db.tenant(THANH_HOA).await;
        let first = db.work(&db.store, THANH_HOA, true).await.letters.remove(0);
        // The server was killed while it sent. Others keep away until it must be over.
        assert_eq!(db.work(&db.later(200).await, THANH_HOA, true).await.letters, []);
        let after = db.later(400).await;
        let again = db.work(&after, THANH_HOA, true).await.letters.remove(0);
        assert_eq!((&again.message_id, &again.lines, again.day), (&first.message_id, &first.lines, first.day));
        // This time the mail server refuses, and is asked again later.
        jobs::not_sent(&after, &tenant, again.job, "no such host").await.expect("written down");
        assert!(db.rows().await["job"].iter().any(|row| row.contains("no such host")));
        assert_eq!(db.work(&after, THANH_HOA, true).await.letters, []);
        let later = db.later(600).await;
        let third = db.work(&later, THANH_HOA, true).await.letters.remove(0);
        assert_eq!(third.message_id, first.message_id);
        jobs::sent(&later, &tenant, &third).await.expect("written down");
        assert_eq!(db.work(&db.later(4_000).await, THANH_HOA, true).await.letters, [], "sent is sent");
    })
    .await;
}

#[tokio::test]
async fn nobody_gets_what_they_do_not_want() {
    for (email, frequency, mail) in [("", "daily", true), (EMAIL, "off", true), (EMAIL, "daily", false)] {
        on_each(async |db: &Db| {
            wishing(db, email, frequency).await;
            for day in 0..3 {
                let worked = db.work(&db.later(day * DAY).await, THANH_HOA, mail).await;
                assert_eq!((worked.letters.len(), worked.failed), (0, 0), "{email} {frequency} {mail}");
            }
            assert_eq!(db.rows().await["digest"].len(), 0);
        })
        .await;
    }
}

#[tokio::test]
async fn a_letter_that_is_written_is_not_sent_to_somebody_who_left() {
    on_each(async |db: &Db| {
        let people = wishing(db, EMAIL, "daily").await;
        db.work(&db.store, THANH_HOA, true).await;
        let row = db.user(&people.agency, "canbo").await;
        users::disable(&db.store, &people.agency, row.id, row.version).await.expect("disabled");
        let worked = db.work(&db.later(400).await, THANH_HOA, true).await;
        assert_eq!((worked.letters.len(), worked.failed), (0, 0));
        assert_eq!(db.work(&db.later(4_000).await, THANH_HOA, true).await.letters, [], "the job is done with");
    })
    .await;
}
