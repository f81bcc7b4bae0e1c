//! `/delegations`: acting in somebody else's name for a period.

use std::collections::BTreeMap;

use domain::access::{Action, Role};
use domain::error::{Fault, RefusalCode};
use domain::ids::DelegationId;
use domain::lifecycle::paper::PaperState;
use domain::views::audit::AuditFilter;
use domain::views::delegations::{DelegationState, DelegationText};
use domain::views::registrations::ProposalText;
use store::services::delegations::{self, end, give, stand_in, step_back};
use store::services::registrations::{self, Begin, Save, Words};
use store::services::{audit, directives, sign_in, users};
use store::{Caller, Store};
use uuid::Uuid;

use crate::support::{CENTRE, Db, NGHE_AN, THANH_HOA, event, fields, on_each, refused};

/// Rights for some days of May 2023.
fn form(to: &str, rights: &[Action]) -> DelegationText {
    let ticks: BTreeMap<String, String> = rights.iter().map(|right| (right.code().to_owned(), "true".to_owned())).collect();
    let [first, last, text] = ["26/05/2023", "31/05/2023", "Đi công tác"].map(str::to_owned);
    DelegationText { to: to.to_owned(), first, last, text, ticks }
}

/// The person as the next request of the same session finds them.
async fn next(store: &Store, caller: &Caller) -> Caller {
    let found = sign_in::load(store, &caller.tenant, &caller.actor.session).await;
    found.expect("sessions can be read").expect("a live session")
}

/// The deputy of somebody, acting.
async fn deputy(db: &Db, giver: &Caller, username: &str, rights: &[Action]) -> (DelegationId, Caller) {
    let id = give(&db.store, giver, form(username, rights)).await.expect("given");
    let taker = db.caller(THANH_HOA, username).await;
    stand_in(&db.store, &taker, id).await.expect("stood in");
    (id, next(&db.store, &taker).await)
}

/// A registration of Sở Y tế, ready to be sent.
async fn paper(db: &Db, officer: &Caller) -> domain::ids::RegistrationId {
    let list = directives::list(&db.store, officer, None).await.expect("directives").rows;
    let directive = list.into_iter().find(|row| row.directive.number.starts_with("7115")).expect("the dispatch").directive.id.to_string();
    let typed = Begin { name: "Sổ sức khỏe điện tử".to_owned(), reach: "provincial".to_owned(), for_area: false, directive };
    let id = registrations::begin(&db.store, officer, typed).await.expect("begun");
    let text = ProposalText {
        name: "Sổ sức khỏe điện tử".to_owned(),
        objective: "Người dân khám bệnh không cần thẻ giấy".to_owned(),
        responsible_leader: "Phó Giám đốc Sở".to_owned(),
        deliverable: "208 cơ sở tiếp nhận thẻ".to_owned(),
        indicators: "Tỷ lệ cơ sở tiếp nhận".to_owned(),
        actions: "Ban hành hướng dẫn | Sở Y tế".to_owned(),
    };
    registrations::save(&db.store, officer, Save { id, version: 1, text }).await.expect("saved");
    id
}

#[tokio::test]
async fn stand_in_does_what_was_given_and_names_both() {
    on_each(async |db: &Db| {
        let (officer, head) = (db.caller(THANH_HOA, "canbo").await, db.caller(THANH_HOA, "truongdonvi").await);
        let id = paper(db, &officer).await;
        let stranger = db.caller(THANH_HOA, "canbo2").await;
        assert_eq!(refused(registrations::get(&db.store, &stranger, id).await), Fault::NotFound, "another unit's draft");
        let (_, acting) = deputy(db, &head, "canbo2", &[Action::SubmitPapers]).await;
        assert_eq!((acting.actor.role, acting.actor.own_role), (Role::UnitHead, Role::UnitOfficer));
        assert_eq!((&acting.actor.unit_name, acting.actor.account), (&head.actor.unit_name, stranger.actor.account));
        // What was not given stays with the giver, also where the deputy's own role has it.
        let typed = Begin { name: "x".to_owned(), reach: "provincial".to_owned(), for_area: false, directive: String::new() };
        let fault = refused(registrations::begin(&db.store, &acting, typed).await);
        assert_eq!(fault, Fault::Forbidden { action: Action::WriteDrafts });
        let seen = u32::try_from(registrations::get(&db.store, &acting, id).await.expect("known").history.len()).expect("few");
        registrations::submit(&db.store, &acting, Words { id, seen, text: String::new() }).await.expect("sent in the head's name");
        let sent = registrations::get(&db.store, &head, id).await.expect("known");
        assert_eq!(sent.state, PaperState::Submitted);
        let last = sent.history.last().expect("an event");
        assert_eq!((last.actor.as_deref(), last.in_name_of.as_deref()), (Some(&*acting.actor.name), Some(&*head.actor.name)));
        let trail = audit::list(&db.store, &db.admin().await, AuditFilter::default()).await.expect("the trail");
        let row = trail.rows.iter().find(|row| row.event == "registration_moved").expect("its event");
        assert_eq!((row.actor.as_deref(), row.in_name_of.as_deref()), (Some("canbo2"), Some("truongdonvi")));
        assert!(trail.chain_holds);
        step_back(&db.store, &acting).await.expect("in one's own name");
        let own = next(&db.store, &acting).await;
        assert_eq!((own.actor.role, own.actor.stands_in), (Role::UnitOfficer, None));
    })
    .await;
}

#[tokio::test]
async fn stand_in_makes_no_checker_of_a_maker() {
    on_each(async |db: &Db| {
        let (officer, head, admin) = (db.caller(THANH_HOA, "canbo").await, db.caller(THANH_HOA, "truongdonvi").await, db.admin().await);
        let id = paper(db, &officer).await;
        let words = |seen| Words { id, seen, text: String::new() };
        registrations::submit(&db.store, &head, words(1)).await.expect("sent");
        // The head who sent it stands in for who decides on it; then somebody else does, who had no part in it.
        let (_, acting) = deputy(db, &admin, "truongdonvi", &[Action::ReviewPapers]).await;
        let fault = refused(registrations::accept(&db.store, &acting, words(2)).await);
        assert_eq!(fault, Fault::rule(RefusalCode::OwnWork));
        let reviewer = db.caller(THANH_HOA, "thamdinh").await;
        let (_, acting) = deputy(db, &reviewer, "canbo2", &[Action::ReviewPapers]).await;
        registrations::accept(&db.store, &acting, words(2)).await.expect("accepted in the reviewer's name");
        // And who signed by a deputy may not decide on it in person.
        let second = paper(db, &officer).await;
        let (_, signing) = deputy(db, &head, "canbo2", &[Action::SubmitPapers]).await;
        registrations::submit(&db.store, &signing, Words { id: second, seen: 1, text: String::new() }).await.expect("sent");
        let (_, deciding) = deputy(db, &db.caller(THANH_HOA, "lanhdao").await, "truongdonvi", &[Action::SteerModels]).await;
        assert!(!deciding.actor.may(Action::ReviewPapers));
        let admin = db.admin().await;
        end(&db.store, &admin, delegations::list(&db.store, &admin).await.expect("given").given[0].id).await.expect("ended");
        let (_, deciding) = deputy(db, &admin, "truongdonvi", &[Action::ReviewPapers]).await;
        let fault = refused(registrations::accept(&db.store, &deciding, Words { id: second, seen: 2, text: String::new() }).await);
        assert_eq!(fault, Fault::rule(RefusalCode::OwnWork), "the one in whose name it was sent");
    })
    .await;
}

#[tokio::test]
async fn stand_in_ends_with_the_last_day_the_giver_and_the_session() {
    on_each(async |db: &Db| {
        let (head, admin) = (db.caller(THANH_HOA, "truongdonvi").await, db.admin().await);
        let (id, acting) = deputy(db, &head, "canbo2", &[Action::SubmitPapers]).await;
        // Six days later it is the first of June.
        let june = db.later(6 * 86_400).await;
        db.write(&admin, "UPDATE session SET seen_at = seen_at + 518400000000, expires_at = expires_at + 518400000000").await;
        assert_eq!(next(&june, &acting).await.actor.stands_in, None, "its last day is over");
        let mut later = acting.clone();
        later.now = june.now();
        let list = delegations::list(&june, &later).await.expect("a list");
        assert_eq!((list.received[0].state, list.received[0].in_use), (DelegationState::Over, true), "as the request began");
        assert_eq!(refused(stand_in(&june, &next(&june, &acting).await, id).await), Fault::NotFound);

        let (id, acting) = deputy(db, &admin, "canboxa", &[Action::ReviewPapers]).await;
        assert_eq!(next(&db.store, &acting).await.actor.role, Role::StandingAdmin);
        end(&db.store, &admin, id).await.expect("ended");
        assert_eq!(next(&db.store, &acting).await.actor.role, Role::UnitOfficer, "from the next request on");
        assert_eq!(db.last_event(&admin).await.0, "delegation_ended");

        let reviewer = db.caller(THANH_HOA, "thamdinh").await;
        let (_, acting) = deputy(db, &reviewer, "canboxa", &[Action::ReviewPapers]).await;
        let row = db.user(&admin, "thamdinh").await;
        users::disable(&db.store, &admin, row.id, row.version).await.expect("disabled");
        assert_eq!(next(&db.store, &acting).await.actor.role, Role::UnitOfficer, "the giver is no longer at work");
        let list = delegations::list(&db.store, &acting).await.expect("a list");
        assert_eq!(list.received[0].state, DelegationState::Over);
    })
    .await;
}

#[tokio::test]
async fn give_twice() {
    on_each(async |db: &Db| {
        let (head, admin) = (db.caller(THANH_HOA, "truongdonvi").await, db.admin().await);
        let id = give(&db.store, &head, form("canbo2", &[Action::SubmitPapers])).await.expect("given");
        let other = db.user(&admin, "canbo2").await.name;
        assert_eq!(db.last_event(&admin).await, event("rights_delegated", "truongdonvi", &other));
        let before = db.rows().await;
        let again = fields(refused(give(&db.store, &head, form("canbo", &[Action::SubmitPapers])).await));
        assert_eq!(again, [("rights".to_owned(), RefusalCode::DelegatedAlready)]);
        db.assert_unchanged_since(&before, "one right has one deputy a day").await;
        end(&db.store, &head, id).await.expect("ended");
        assert_eq!(refused(end(&db.store, &head, id).await), Fault::NotFound);
        give(&db.store, &head, form("canbo", &[Action::SubmitPapers])).await.expect("free again");
        // Two at once see each other.
        let both = tokio::join!(
            give(&db.store, &head, form("canbo", &[Action::HandleDifficulties])),
            give(&db.store, &head, form("canbo2", &[Action::HandleDifficulties]))
        );
        assert!(both.0.is_ok() != both.1.is_ok(), "{both:?}");
    })
    .await;
}

#[tokio::test]
async fn stand_in_twice() {
    on_each(async |db: &Db| {
        let (head, reviewer) = (db.caller(THANH_HOA, "truongdonvi").await, db.caller(THANH_HOA, "thamdinh").await);
        let (id, acting) = deputy(db, &head, "canbo2", &[Action::SubmitPapers]).await;
        stand_in(&db.store, &acting, id).await.expect("once more is the same");
        let other = give(&db.store, &reviewer, form("canbo2", &[Action::ReviewPapers])).await.expect("given");
        stand_in(&db.store, &acting, other).await.expect("changed over");
        let acting = next(&db.store, &acting).await;
        assert_eq!(acting.actor.role, Role::Reviewer);
        step_back(&db.store, &acting).await.expect("stepped back");
        assert_eq!(refused(step_back(&db.store, &acting).await), Fault::NotFound);
    })
    .await;
}

#[tokio::test]
async fn give_unknown() {
    on_each(async |db: &Db| {
        let head = db.caller(THANH_HOA, "truongdonvi").await;
        let admin = db.admin().await;
        let gone = db.user(&admin, "xem").await;
        users::disable(&db.store, &admin, gone.id, gone.version).await.expect("disabled");
        let before = db.rows().await;
        let good = || form("canbo2", &[Action::SubmitPapers]);
        let answer = async |typed: DelegationText| fields(refused(give(&db.store, &head, typed).await));
        let one = |field: &str, code| vec![(field.to_owned(), code)];
        assert_eq!(answer(DelegationText { to: String::new(), ..good() }).await, one("to", RefusalCode::Required));
        for nobody in ["khong", "%", "xem", "quantri"] {
            assert_eq!(answer(DelegationText { to: nobody.into(), ..good() }).await, one("to", RefusalCode::UnknownPerson), "{nobody}");
        }
        assert_eq!(answer(DelegationText { to: "truongdonvi".into(), ..good() }).await, one("to", RefusalCode::DelegateSelf));
        assert_eq!(answer(DelegationText { first: "31/02/2023".into(), ..good() }).await, one("first", RefusalCode::BadDate));
        assert_eq!(answer(DelegationText { last: "25/05/2023".into(), ..good() }).await, one("last", RefusalCode::EndBeforeStart));
        assert_eq!(answer(DelegationText { text: " ".into(), ..good() }).await, one("text", RefusalCode::Required));
        assert_eq!(answer(DelegationText { text: "ộ".repeat(501), ..good() }).await, one("text", RefusalCode::TooLong { max: 500 }));
        assert_eq!(answer(form("canbo2", &[])).await, one("rights", RefusalCode::TooFew { min: 1 }));
        for action in [Action::ReviewPapers, Action::DelegateRights, Action::ManageOwnAccount, Action::ViewHome] {
            assert_eq!(answer(form("canbo2", &[action])).await, one("rights", RefusalCode::NotDelegable { action }), "{action}");
        }
        for id in [DelegationId(Uuid::nil()), DelegationId(Uuid::max())] {
            assert_eq!(refused(end(&db.store, &head, id).await), Fault::NotFound);
            assert_eq!(refused(stand_in(&db.store, &head, id).await), Fault::NotFound);
        }
        db.assert_unchanged_since(&before, "refused").await;
    })
    .await;
}

#[tokio::test]
async fn give_other_tenant() {
    on_each(async |db: &Db| {
        let head = db.caller(THANH_HOA, "truongdonvi").await;
        let id = give(&db.store, &head, form("canbo2", &[Action::SubmitPapers])).await.expect("given");
        let before = db.rows().await;
        for username in ["canbo2", "truongdonvi", "thuongtruc"] {
            let stranger = db.caller(NGHE_AN, username).await;
            assert_eq!(refused(stand_in(&db.store, &stranger, id).await), Fault::NotFound, "{username}");
            if stranger.actor.may(Action::DelegateRights) {
                assert_eq!(refused(end(&db.store, &stranger, id).await), Fault::NotFound, "{username}");
            }
            let list = delegations::list(&db.store, &stranger).await.expect("a list");
            assert_eq!((list.given.len(), list.received.len()), (0, 0));
        }
        let after = db.rows().await;
        for table in ["delegation", "stand_in"] {
            assert_eq!(before[table], after[table], "{table}");
        }
        // Within the tenant it is the giver's to end and the deputy's to use.
        for username in ["canbo", "lanhdao"] {
            let caller = db.caller(THANH_HOA, username).await;
            assert_eq!(refused(stand_in(&db.store, &caller, id).await), Fault::NotFound, "{username}");
        }
        assert_eq!(refused(end(&db.store, &db.admin().await, id).await), Fault::NotFound);
    })
    .await;
}

#[tokio::test]
async fn give_wrong_role() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let (id, acting) = deputy(db, &admin, "canbo2", &[Action::ReviewPapers, Action::IssueDirectives]).await;
        let before = db.rows().await;
        let forbidden = Fault::Forbidden { action: Action::DelegateRights };
        for (slug, username) in
            [(THANH_HOA, "canbo"), (THANH_HOA, "canboxa"), (THANH_HOA, "xem"), (CENTRE, "quantri"), (CENTRE, "trunguong")]
        {
            let caller = db.caller(slug, username).await;
            assert_eq!(refused(give(&db.store, &caller, form("canbo2", &[Action::SubmitPapers])).await), forbidden, "{username}");
            assert_eq!(refused(end(&db.store, &caller, id).await), forbidden, "{username}");
            assert!(delegations::list(&db.store, &caller).await.expect("a list").rights.is_empty(), "{username}");
        }
        // What was lent is not lent on; people, settings and the trail stay with whoever has them.
        assert_eq!(refused(give(&db.store, &acting, form("canbo", &[Action::ReviewPapers])).await), forbidden);
        for action in [Action::ManageUsers, Action::ManageSettings, Action::ViewAudit, Action::ViewUsers, Action::ViewSettings] {
            assert!(!acting.actor.may(action), "{action}");
        }
        assert_eq!(refused(audit::list(&db.store, &acting, AuditFilter::default()).await), Fault::Forbidden { action: Action::ViewAudit });
        let after = db.rows().await;
        assert_eq!(before["delegation"], after["delegation"]);
    })
    .await;
}
