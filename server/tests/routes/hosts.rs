use http::{Method, header};

use crate::support::app::TestApp;
use crate::support::client::Client;

#[tokio::test]
async fn an_unknown_host_is_404() {
    let app = TestApp::new().await;
    for host in [
        "hai-phong.localhost:3000",
        "thanh-hoa.localhost:3001",
        "thanh-hoa.localhost",
        "www.localhost:3000",
        "127.0.0.1:3000",
        "evil.example",
    ] {
        let answer = Client::new(app.router.clone(), host).get("/").await;
        assert_eq!(answer.status, 404, "{host}");
        assert!(answer.body.contains("Địa chỉ này không thuộc hệ thống"), "{host}: {}", answer.body);
    }
}

#[tokio::test]
async fn a_host_is_known_in_every_spelling() {
    let app = TestApp::new().await;
    for host in ["THANH-HOA.localhost:3000", "thanh-hoa.localhost.:3000"] {
        assert_eq!(Client::new(app.router.clone(), host).get("/sign-in").await.status, 200, "{host}");
    }
    let mut client = app.on("thanh-hoa");
    let absolute = client.request(Method::GET, "http://nghe-an.localhost:3000/sign-in").body(axum::body::Body::empty());
    assert_eq!(client.send(absolute.expect("a request")).await.status, 200, "the target wins over Host");
}

#[tokio::test]
async fn a_stranger_can_not_name_another_host() {
    let app = TestApp::new().await;
    let mut client = app.on("hai-phong");
    let mut request = client.request(Method::GET, "/sign-in").body(axum::body::Body::empty()).expect("a request");
    request.headers_mut().insert("x-forwarded-host", http::HeaderValue::from_static("thanh-hoa.localhost:3000"));
    assert_eq!(client.send(request).await.status, 404);
    let mut client = app.on("thanh-hoa");
    let mut twice = client.request(Method::GET, "/sign-in").body(axum::body::Body::empty()).expect("a request");
    twice.headers_mut().append(header::HOST, http::HeaderValue::from_static("nghe-an.localhost:3000"));
    assert_eq!(client.send(twice).await.status, 404);
}

#[tokio::test]
async fn the_bare_host_has_a_front_page_and_no_sign_in() {
    let app = TestApp::new().await;
    let mut client = app.bare();
    assert_eq!(client.get("/").await.status, 200);
    for path in ["/sign-in", "/set-password", "/units", "/account"] {
        assert_eq!(client.get(path).await.status, 404, "{path}");
    }
    let refused = client.submit("sign_in", &[("username", "canbo"), ("password", "x"), ("next", "/")]).await;
    assert_eq!(refused.status, 404);
}

#[tokio::test]
async fn health_answers_on_any_host() {
    let app = TestApp::new().await;
    let mut client = Client::new(app.router.clone(), "10.0.0.7");
    assert_eq!(client.get("/healthz").await.body, "ok\n");
    assert_eq!(client.get("/readyz").await.body, "ready\n");
}
