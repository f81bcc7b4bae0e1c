//! Signing in: whose name and password, and how often one may try.

use domain::access::{Action, Role};
use domain::error::{Fault, RefusalCode};
use store::services::sign_in::{SignedIn, check, load, sign_out};
use store::services::users;
use store::{Store, Tenant};
use tokio::task::JoinSet;

use crate::support::{Db, NGHE_AN, PASSWORD, THANH_HOA, event, on_each, refused};

/// Two networks, neither the one that the tests' own callers sign in from.
const HERE: &str = "203.0.113.0/24";
const THERE: &str = "198.51.100.0/24";

async fn attempt(store: &Store, tenant: &Tenant, username: &str, password: &str, network: &str) -> Result<SignedIn, Fault> {
    check(store, tenant, username, password, network).await.map_err(store::Error::into_fault)
}

fn wrong() -> Result<SignedIn, Fault> {
    Err(Fault::rule(RefusalCode::WrongCredentials))
}

/// Fails so often, each time being listened to.
async fn fail(store: &Store, tenant: &Tenant, username: &str, network: &str, times: usize) {
    for n in 0..times {
        assert_eq!(attempt(store, tenant, username, "sai", network).await, wrong(), "failure {n} of {username}");
    }
}

#[track_caller]
fn seconds(result: Result<SignedIn, Fault>) -> u32 {
    match result {
        Err(Fault::Throttled { seconds }) => seconds,
        other => panic!("not throttled: {other:?}"),
    }
}

#[tokio::test]
async fn sign_in_names_the_account_and_leaves_an_event() {
    on_each(async |db: &Db| {
        let (tenant, admin) = (db.tenant(THANH_HOA).await, db.admin().await);
        assert!(db.user(&admin, "canbo").await.last_sign_in.is_none());
        let signed = attempt(&db.store, &tenant, "  CanBo ", PASSWORD, HERE).await.expect("a name is typed as it comes");
        let row = db.user(&admin, "canbo").await;
        assert_eq!(signed.account, row.id);
        assert!(row.last_sign_in.is_some());
        assert_eq!(db.last_event(&admin).await, event("signed_in", "canbo", &row.name));
    })
    .await;
}

#[tokio::test]
async fn sign_in_unknown() {
    on_each(async |db: &Db| {
        let (tenant, admin) = (db.tenant(THANH_HOA).await, db.admin().await);
        let disabled = db.user(&admin, "xem").await;
        users::disable(&db.store, &admin, disabled.id, disabled.version).await.expect("disabled");
        let events = db.rows().await["audit_event"].len();
        // Whichever of the two is wrong, and whether or not the account may still sign in: one answer.
        for (username, password) in [("khong-co", PASSWORD), ("canbo", "sai"), ("xem", PASSWORD), ("", ""), ("%", PASSWORD)] {
            assert_eq!(attempt(&db.store, &tenant, username, password, HERE).await, wrong(), "{username}");
        }
        assert_eq!(db.rows().await["audit_event"].len(), events);
    })
    .await;
}

#[tokio::test]
async fn sign_in_other_tenant() {
    on_each(async |db: &Db| {
        let (admin, other) = (db.admin().await, db.tenant(NGHE_AN).await);
        let new = users::NewUser { username: "rieng".into(), name: "Riêng".into(), role: "viewer".into(), ..users::NewUser::default() };
        let id = users::create(&db.store, &admin, new).await.expect("created");
        let (token, _) = users::password_link(&db.store, &admin, id).await.expect("a link");
        users::set_password_by_link(&db.store, &admin.tenant, &token, PASSWORD, PASSWORD).await.expect("set");
        assert_eq!(attempt(&db.store, &admin.tenant, "rieng", PASSWORD, HERE).await.expect("at home").account, id);
        assert_eq!(attempt(&db.store, &other, "rieng", PASSWORD, HERE).await, wrong());
    })
    .await;
}

#[tokio::test]
async fn sign_in_is_delayed_after_five_failures_of_a_name() {
    on_each(async |db: &Db| {
        let tenant = db.tenant(THANH_HOA).await;
        fail(&db.store, &tenant, "canbo", HERE, 5).await;
        // Not even the right password is listened to.
        let left = seconds(attempt(&db.store, &tenant, "canbo", PASSWORD, HERE).await);
        assert!((1..=15).contains(&left), "{left}");
        // Nobody locks out somebody else's account: from elsewhere it opens, and so do others from here.
        attempt(&db.store, &tenant, "canbo", PASSWORD, THERE).await.expect("its owner, elsewhere");
        attempt(&db.store, &tenant, "canbo2", PASSWORD, HERE).await.expect("a colleague in the same office");
        attempt(&db.store, &db.tenant(NGHE_AN).await, "canbo", PASSWORD, HERE).await.expect("the same name in another province");
        assert!(seconds(attempt(&db.store, &tenant, "canbo", PASSWORD, HERE).await) <= left, "waiting is not made longer by trying");
    })
    .await;
}

#[tokio::test]
async fn sign_in_delays_double_and_a_success_resets_them() {
    on_each(async |db: &Db| {
        let tenant = db.tenant(THANH_HOA).await;
        fail(&db.store, &tenant, "canbo", HERE, 5).await;
        let then = db.later(20).await;
        fail(&then, &tenant, "canbo", HERE, 1).await;
        assert!((16..=30).contains(&seconds(attempt(&then, &tenant, "canbo", PASSWORD, HERE).await)));
        let after = db.later(60).await;
        attempt(&after, &tenant, "canbo", PASSWORD, HERE).await.expect("the delay is over");
        fail(&after, &tenant, "canbo", HERE, 5).await;
        assert!(seconds(attempt(&after, &tenant, "canbo", "sai", HERE).await) <= 15, "counted from the beginning");
        // An hour without a failure is as good as a success.
        let rested = db.later(60 + 3700).await;
        fail(&rested, &tenant, "canbo", HERE, 5).await;
    })
    .await;
}

#[tokio::test]
async fn sign_in_is_delayed_after_sixty_failures_of_a_network() {
    on_each(async |db: &Db| {
        let tenant = db.tenant(THANH_HOA).await;
        for n in 0..60 {
            fail(&db.store, &tenant, &format!("ten-{n}"), HERE, 1).await;
        }
        seconds(attempt(&db.store, &tenant, "canbo", PASSWORD, HERE).await);
        attempt(&db.store, &tenant, "canbo", PASSWORD, THERE).await.expect("another network");
        // What was not listened to is no failure of the name either.
        let after = db.later(20).await;
        attempt(&after, &tenant, "canbo", PASSWORD, HERE).await.expect("the delay is over");
        attempt(&after, &tenant, "canbo2", PASSWORD, HERE).await.expect("a success delays nobody");
    })
    .await;
}

#[tokio::test]
async fn sign_in_of_a_whole_office_behind_one_address_is_not_delayed() {
    on_each(async |db: &Db| {
        let tenant = db.tenant(THANH_HOA).await;
        for _ in 0..65 {
            attempt(&db.store, &tenant, "canbo", PASSWORD, HERE).await.expect("successes are no failures");
        }
        // Somebody who keeps trying a blocked name delays that name alone.
        fail(&db.store, &tenant, "xem", HERE, 5).await;
        for _ in 0..80 {
            seconds(attempt(&db.store, &tenant, "xem", "sai", HERE).await);
        }
        attempt(&db.store, &tenant, "canbo2", PASSWORD, HERE).await.expect("a colleague");
    })
    .await;
}

#[tokio::test]
async fn sign_in_many_at_once_are_counted_one_by_one() {
    on_each(async |db: &Db| {
        let tenant = db.tenant(THANH_HOA).await;
        let mut running = JoinSet::new();
        for _ in 0..30 {
            let (store, tenant) = (db.store.clone(), tenant.clone());
            running.spawn(async move { attempt(&store, &tenant, "canbo", "sai", HERE).await });
        }
        let answers = running.join_all().await;
        let heard = answers.iter().filter(|answer| **answer == wrong()).count();
        let delayed = answers.iter().filter(|answer| matches!(answer, Err(Fault::Throttled { .. }))).count();
        assert_eq!((heard, delayed), (5, 25));
    })
    .await;
}

#[tokio::test]
async fn sign_out_leaves_an_event() {
    on_each(async |db: &Db| {
        let (admin, officer) = (db.admin().await, db.caller(THANH_HOA, "canbo").await);
        sign_out(&db.store, &officer).await.expect("signed out");
        assert_eq!(db.last_event(&admin).await, event("signed_out", "canbo", &officer.actor.name));
    })
    .await;
}

/// Everybody may sign out; what no one may is act with a role that does not exist in the tenant.
#[tokio::test]
async fn sign_out_wrong_role() {
    on_each(async |db: &Db| {
        let mut forged = db.caller(THANH_HOA, "canbo").await;
        forged.actor.role = Role::CentreAdmin;
        let forbidden = Fault::Forbidden { action: Action::ManageOwnAccount };
        assert_eq!(refused(sign_out(&db.store, &forged).await), forbidden);
    })
    .await;
}

#[tokio::test]
async fn load_unknown() {
    on_each(async |db: &Db| {
        let (admin, officer, colleague) = (db.admin().await, db.caller(THANH_HOA, "canbo").await, db.caller(THANH_HOA, "canbo2").await);
        let (tenant, actor) = (&officer.tenant, &officer.actor);
        let found = async |session: &str| load(&db.store, tenant, session).await.expect("sessions can be read");
        let again = found(&actor.session).await.expect("a live session");
        assert_eq!((again.actor, again.tenant), (officer.actor.clone(), officer.tenant.clone()));
        assert!(found("x").await.is_none(), "no such session");
        let (night, tenant) = (db.later(13 * 3600).await, &officer.tenant);
        let over = load(&night, tenant, &actor.session).await;
        assert!(over.expect("sessions can be read").is_none(), "one that ran out is not taken up again");
        let other = found(&colleague.actor.session).await.expect("a live session");
        assert_eq!(other.actor, colleague.actor, "a session is its own account's, whoever asks");
        let row = db.user(&admin, "canbo").await;
        users::disable(&db.store, &admin, row.id, row.version).await.expect("disabled");
        assert!(found(&actor.session).await.is_none(), "a disabled account");
    })
    .await;
}

#[tokio::test]
async fn load_other_tenant() {
    on_each(async |db: &Db| {
        let (officer, other) = (db.caller(THANH_HOA, "canbo").await, db.other().await);
        let carried = load(&db.store, &other.tenant, &officer.actor.session).await;
        assert!(carried.expect("sessions can be read").is_none());
    })
    .await;
}

#[tokio::test]
async fn load_touches_a_session_every_five_minutes_at_most() {
    on_each(async |db: &Db| {
        let officer = db.caller(THANH_HOA, "canbo").await;
        let before = db.rows().await;
        for (seconds, touched) in [(200, false), (400, true)] {
            let store = db.later(seconds).await;
            load(&store, &officer.tenant, &officer.actor.session).await.expect("read").expect("live");
            assert_eq!(db.rows().await["session"] != before["session"], touched, "after {seconds} s");
        }
    })
    .await;
}
