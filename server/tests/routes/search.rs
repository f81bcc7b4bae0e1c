//! The search without JavaScript: a box on every page, results by kind, what was typed as text.

use crate::support::app::TestApp;

/// What a list of results links to.
fn hits(body: &str) -> Vec<String> {
    let rows = body.split("data-testid=\"hit\"").skip(1);
    rows.filter_map(|row| row.split("href=\"").nth(1)?.split('"').next().map(str::to_owned)).collect()
}

#[tokio::test]
async fn a_box_on_every_page_leads_to_results() {
    let app = TestApp::new().await;
    let mut officer = app.signed_in("thanh-hoa", "canbo").await;
    for page in ["/", "/models", "/directives", "/account"] {
        let body = officer.get(page).await.body;
        let (boxed, linked) = (body.split("<form").any(|form| form.contains("action=\"/search\"")), body.contains("find-link"));
        assert!(boxed && linked, "{page}");
    }
    assert!(!app.on("thanh-hoa").get("/sign-in").await.body.contains("action=\"/search\""), "nobody is signed in");
    let empty = officer.get("/search").await;
    assert_eq!((empty.status, hits(&empty.body).len()), (200, 0));
    assert!(officer.get("/search?q=y").await.body.contains("ít nhất hai"));
    let by_number = officer.get("/search?q=7115%2Fubnd").await.body;
    assert!(hits(&by_number)[0].starts_with("/directives/"));
    assert!(by_number.contains("<mark>7115/UBND</mark>"), "{by_number}");
    let unmarked = officer.get("/search?q=so+y+te").await.body;
    assert!(unmarked.contains("<mark>Sở Y tế</mark>") && hits(&unmarked).contains(&"/units/SYT".to_owned()));
    let many = officer.get("/search?q=mo+hinh").await.body;
    assert!(many.contains("href=\"/models?q=mo%20hinh\"") || many.contains("href=\"/models?q=mo+hinh\""), "the list with that filter");
}

#[tokio::test]
async fn what_was_typed_is_text() {
    let app = TestApp::new().await;
    let mut officer = app.signed_in("thanh-hoa", "canbo").await;
    let body = officer.get("/search?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E%22%27").await.body;
    assert!(!body.contains("<script>alert(1)") && body.contains("&lt;script&gt;alert(1)"));
    let fields =
        [("category", "data"), ("title", "<img src=x onerror=alert(1)> treo máy"), ("cause", "a"), ("ask", "b"), ("asked_body", "c")];
    officer.submit("begin_difficulty", &fields).await;
    let body = officer.get("/search?q=treo+may").await.body;
    assert!(body.contains("<mark>treo máy</mark>") && !body.contains("<img src=x"), "{body}");
    assert!(body.contains("&lt;img src=x"));
}

#[tokio::test]
async fn everybody_finds_only_what_their_lists_show() {
    let app = TestApp::new().await;
    let mut officer = app.signed_in("thanh-hoa", "canbo").await;
    let fields = [("category", "data"), ("title", "Máy in hỏng"), ("cause", "a"), ("ask", "b"), ("asked_body", "c"), ("raise", "true")];
    officer.submit("begin_difficulty", &fields).await;
    let page = "/search?q=may+in+hong";
    for (slug, username, found) in [
        ("thanh-hoa", "canbo", 1),
        ("thanh-hoa", "thuongtruc", 1),
        ("thanh-hoa", "canbo2", 0),
        ("thanh-hoa", "xem", 0),
        ("nghe-an", "thuongtruc", 0),
        ("trung-uong", "quantri", 0),
    ] {
        let answer = app.signed_in(slug, username).await.get(page).await;
        assert_eq!((answer.status, hits(&answer.body).len()), (200, found), "{slug}/{username}");
    }
}
