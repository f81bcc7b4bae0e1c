use crate::support::app::{PASSWORD, TestApp};

#[tokio::test]
async fn the_right_password_opens_a_session() {
    let app = TestApp::new().await;
    let mut client = app.on("thanh-hoa");
    let answer = client.sign_in_then("/account", "canbo", PASSWORD).await;
    assert_eq!((answer.status, answer.location()), (303, "/account"));
    let cookie = answer.set_cookie("sid").expect("a session cookie");
    for part in ["HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(!cookie.contains("Domain"), "{cookie}");
    assert_eq!(client.get("/account").await.status, 200);
}

#[tokio::test]
async fn a_wrong_password_says_so_and_opens_nothing() {
    let app = TestApp::new().await;
    for (username, password) in [("canbo", "wrong"), ("nobody", PASSWORD)] {
        let mut client = app.on("thanh-hoa");
        let answer = client.sign_in_then("/account", username, password).await;
        assert_eq!(answer.status, 303);
        assert!(answer.location().starts_with("/sign-in"), "{}", answer.location());
        assert!(client.cookie("sid").is_none());
        assert_eq!(client.get("/account").await.status, 303, "{username} is still nobody");
    }
}

#[tokio::test]
async fn a_session_copied_to_another_host_is_nobody() {
    let app = TestApp::new().await;
    let here = app.signed_in("thanh-hoa", "canbo").await;
    let session = here.cookie("sid").expect("a session").to_owned();
    let mut there = app.on("nghe-an");
    there.steal("sid", &session);
    let answer = there.get("/account").await;
    assert_eq!((answer.status, answer.location()), (303, "/sign-in?next=%2Faccount"));
    // And it still works where it belongs.
    let mut here = here;
    assert_eq!(here.get("/account").await.status, 200);
}

#[tokio::test]
async fn signing_out_ends_the_session() {
    let app = TestApp::new().await;
    let mut client = app.signed_in("thanh-hoa", "canbo").await;
    let session = client.cookie("sid").expect("a session").to_owned();
    assert_eq!(client.submit("sign_out", &[]).await.status, 303);
    client.steal("sid", &session);
    assert_eq!(client.get("/account").await.status, 303);
}

#[tokio::test]
async fn over_https_the_cookie_belongs_to_its_host_alone() {
    let app = TestApp::with(&[("DIEM06__SERVER__SCHEME", "https"), ("DIEM06__SERVER__BASE", "diem06.test")]).await;
    let mut client = crate::support::client::Client::new(app.router.clone(), "thanh-hoa.diem06.test");
    let path = crate::support::function("sign_in");
    let body = crate::support::client::form(&[("username", "canbo"), ("password", PASSWORD), ("next", "/")]);
    let mut request = client.request(http::Method::POST, path).body(body).expect("a request");
    request.headers_mut().insert("origin", http::HeaderValue::from_static("https://thanh-hoa.diem06.test"));
    let answer = client.send(request).await;
    let cookie = answer.set_cookie("__Host-sid").expect("a __Host- cookie");
    assert!(cookie.contains("Secure") && cookie.contains("Path=/") && !cookie.contains("Domain"), "{cookie}");
    assert!(answer.header("strict-transport-security").starts_with("max-age="));
}
