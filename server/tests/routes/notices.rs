//! Notices without JavaScript: the bell of every page, the list, opening, urging.

use crate::support::app::TestApp;
use crate::support::function;

/// The number on the bell of a page.
fn bell(body: &str) -> u32 {
    let count = body.split("data-testid=\"bell\" data-unseen=\"").nth(1).and_then(|rest| rest.split('"').next());
    count.and_then(|count| count.parse().ok()).unwrap_or_else(|| panic!("no bell: {body}"))
}

#[tokio::test]
async fn a_plan_that_was_sent_rings_at_its_reviewers_until_it_is_opened() {
    let app = TestApp::new().await;
    let mut reviewer = app.signed_in("thanh-hoa", "thamdinh").await;
    assert_eq!(bell(&reviewer.get("/").await.body), 0);
    let plan = crate::plans::sent(&app).await;
    app.work("thanh-hoa").await;
    for page in ["/", "/plans", "/units"] {
        assert_eq!(bell(&reviewer.get(page).await.body), 1, "{page}");
    }
    let list = reviewer.get("/notifications").await.body;
    assert!(list.contains("data-kind=\"to_review\" data-seen=\"false\""), "{list}");
    let id = list.split("name=\"id\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a notice").to_owned();
    let opened = reviewer.submit("open_notice", &[("id", &id)]).await;
    assert_eq!(opened.location(), format!("/plans/{plan}"));
    assert_eq!(bell(&reviewer.get("/notifications").await.body), 0);
    // Whoever sent it is told nothing of it; a stranger can't open another's notice.
    let mut head = app.signed_in("thanh-hoa", "truongdonvi").await;
    assert_eq!(bell(&head.get("/").await.body), 0);
    assert_eq!(head.call(function("open_notice"), &[("id", &id)]).await.status, 404);
}

#[tokio::test]
async fn late_units_are_urged_from_the_board_and_from_the_document() {
    let app = TestApp::new().await;
    let mut agency = app.signed_in("thanh-hoa", "thuongtruc").await;
    let board = agency.get("/coverage").await.body;
    assert!(board.contains("data-testid=\"late-unit\"") && board.contains("name=\"board\""), "late since 2023");
    let id = board.split("name=\"directive\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("the document").to_owned();
    let refused =
        agency.submit("urge_units", &[("form", "urge"), ("directive", &id), ("unit", ""), ("board", "true"), ("text", " ")]).await;
    assert_eq!(refused.location(), "/coverage");
    assert!(agency.get("/coverage").await.body.contains("id=\"urge-text-e\""), "what is wrong stands at its field");
    let form = [("directive", id.as_str()), ("unit", ""), ("board", "true"), ("text", "Gửi trong tuần này")];
    let urged = agency.submit("urge_units", &form).await;
    assert_eq!(urged.location(), format!("/coverage?directive={id}&done=urged"));
    assert!(agency.get(&format!("/directives/{id}")).await.body.contains("data-urged=\"1\""));
    let mut officer = app.signed_in("thanh-hoa", "canbo").await;
    assert!(bell(&officer.get("/").await.body) >= 1);
    assert!(officer.get("/notifications").await.body.contains("Gửi trong tuần này"));
    assert!(!officer.get("/coverage").await.body.contains("late-unit"), "nobody but who may urge");
}

#[tokio::test]
async fn a_person_says_where_e_mail_goes() {
    let app = TestApp::new().await;
    let mut officer = app.signed_in("thanh-hoa", "canbo").await;
    let wish = |email: &'static str| [("form", "mail"), ("email", email), ("frequency", "weekly"), ("lang", "en")];
    officer.get("/account").await;
    assert_eq!(officer.submit("save_mail", &wish("canbo")).await.location(), "/account");
    let back = officer.get("/account").await.body;
    assert!(back.contains("id=\"mail-email-e\"") && back.contains("value=\"canbo\""), "what was typed is there");
    assert_eq!(officer.submit("save_mail", &wish("canbo@thanhhoa.gov.vn")).await.location(), "/account?done=mail");
    assert!(officer.get("/account").await.body.contains("canbo@thanhhoa.gov.vn"));
}
