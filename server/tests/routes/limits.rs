use http::Method;

use crate::support::app::TestApp;
use crate::support::client::form;
use crate::support::function;

#[tokio::test]
async fn a_body_too_large_is_named_so() {
    let app = TestApp::with(&[("DIEM06__SERVER__BODY_LIMIT", "2000")]).await;
    let mut client = app.on("thanh-hoa");
    let long = "x".repeat(4000);
    for announced in [true, false] {
        let mut request = client.request(Method::POST, function("sign_in"));
        if announced {
            request = request.header("content-length", "4100");
        }
        let request = request.body(form(&[("username", &long), ("password", "x"), ("next", "/")])).expect("a request");
        let answer = client.send(request).await;
        assert_eq!(answer.status, 413, "announced: {announced}");
        assert!(answer.body.contains("server.body_limit"), "{}", answer.body);
    }
}

#[tokio::test]
async fn a_form_that_can_not_be_read_is_named_so() {
    let app = TestApp::new().await;
    let mut client = app.on("thanh-hoa");
    let answer = client.submit("sign_in", &[("unknown", "field")]).await;
    assert_eq!(answer.status, 400);
    assert!(answer.body.contains("Không đọc được nội dung gửi lên"), "{}", answer.body);
    let answer = client.call(function("sign_in"), &[("unknown", "field")]).await;
    assert_eq!(answer.status, 400);
}

#[tokio::test]
async fn a_machine_gets_a_problem_not_a_page() {
    let app = TestApp::new().await;
    let mut client = app.on("thanh-hoa");
    let mut request = client.request(Method::GET, "/units").body(axum::body::Body::empty()).expect("a request");
    request.headers_mut().insert("accept", http::HeaderValue::from_static("application/json"));
    let answer = client.send(request).await;
    assert_eq!((answer.status, answer.header("content-type")), (401, "application/problem+json"));
    assert!(answer.body.contains("\"code\":\"signed_out\""), "{}", answer.body);
}
