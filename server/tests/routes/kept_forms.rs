use crate::support::app::{PASSWORD, TestApp};
use crate::support::private_functions;

#[tokio::test]
async fn a_refused_form_comes_back_once_without_its_password() {
    let app = TestApp::new().await;
    let mut client = app.on("thanh-hoa");
    let refused = client.sign_in_then("/units", "go-nham-ten", "bi mat").await;
    assert_eq!((refused.status, refused.location()), (303, "/sign-in?next=%2Funits"));
    assert!(!refused.location().contains("__err"));
    let cookie = refused.set_cookie("form").expect("the token");
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    let page = client.get("/sign-in?next=%2Funits").await;
    assert!(page.body.contains("go-nham-ten"), "what was typed is back");
    assert!(!page.body.contains("bi mat"), "the password is not");
    assert!(client.cookie("form").is_none(), "taken");
    assert!(!client.get("/sign-in?next=%2Funits").await.body.contains("go-nham-ten"), "once");
}

#[tokio::test]
async fn what_was_typed_survives_signing_in_again() {
    let app = TestApp::new().await;
    let mut client = app.signed_in("thanh-hoa", "thuongtruc").await;
    assert_eq!(client.get("/users").await.status, 200);
    client.steal("sid", "AAAAAAAAAAAAAAAAAAAAAA");
    let (path, _) = private_functions()[0];
    let name = path.rsplit('/').next().expect("a name");
    let ended = client.submit(name, &[("name", "Giai trinh rat dai"), ("password", "bi mat")]).await;
    assert_eq!((ended.status, ended.location()), (303, "/sign-in?next=%2Fusers"));
    // A page that needs signing in does not swallow it, and neither does a slip of the finger.
    assert_eq!(client.get("/users").await.status, 303);
    assert!(client.sign_in_then("/users", "thuongtruc", "sai").await.location().starts_with("/sign-in"));
    let back = client.sign_in_then("/users", "thuongtruc", PASSWORD).await;
    assert_eq!((back.status, back.location()), (303, "/users"));
    client.get("/users").await;
    assert!(client.cookie("form").is_none(), "the page took its form");
}

#[tokio::test]
async fn a_kept_form_stays_with_its_tenant() {
    let app = TestApp::new().await;
    let mut here = app.on("thanh-hoa");
    here.sign_in("go-nham-ten", "x").await;
    let mut there = app.on("nghe-an");
    there.steal("form", here.cookie("form").expect("a token"));
    assert!(!there.get("/sign-in").await.body.contains("go-nham-ten"));
}
