use http::Method;

use crate::support::app::TestApp;

#[tokio::test]
async fn a_page_sends_its_nonce_and_stays_private() {
    let app = TestApp::new().await;
    let mut client = app.on("thanh-hoa");
    let (first, second) = (client.get("/sign-in").await, client.get("/sign-in").await);
    let policy = first.header("content-security-policy");
    for part in ["default-src 'none'", "script-src 'self' 'nonce-", "'wasm-unsafe-eval'", "style-src 'self';", "frame-ancestors 'none'"] {
        assert!(policy.contains(part), "{policy}");
    }
    let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).expect("a nonce");
    assert!(first.body.contains(&format!("nonce=\"{nonce}\"")), "the page's scripts carry the nonce");
    assert_ne!(policy, second.header("content-security-policy"), "a nonce is used once");
    assert_eq!(first.header("cache-control"), "private, no-store");
    assert_eq!(first.header("x-content-type-options"), "nosniff");
    assert_eq!(first.header("referrer-policy"), "same-origin");
    assert_eq!(first.header("cross-origin-opener-policy"), "same-origin");
    assert_eq!(first.header("strict-transport-security"), "", "plain http must not promise https");
}

#[tokio::test]
async fn answers_without_a_page_are_as_strict() {
    let app = TestApp::new().await;
    let answer = app.on("hai-phong").get("/").await;
    assert!(answer.header("content-security-policy").contains("script-src 'self' 'wasm-unsafe-eval'"));
    assert_eq!(answer.header("cache-control"), "private, no-store");
}

#[tokio::test]
async fn every_request_has_an_id_of_its_own() {
    let app = TestApp::new().await;
    let mut client = app.on("thanh-hoa");
    let mut request = client.request(Method::GET, "/sign-in").body(axum::body::Body::empty()).expect("a request");
    request.headers_mut().insert("x-request-id", http::HeaderValue::from_static("forged"));
    let id = client.send(request).await.header("x-request-id").to_owned();
    assert!(id.parse::<uuid::Uuid>().is_ok_and(|id| id.get_version_num() == 7), "{id}");
}

#[tokio::test]
async fn built_files_last_and_come_compressed() {
    let app = TestApp::new().await;
    let mut client = app.on("thanh-hoa");
    let mut request = client.request(Method::GET, "/pkg/diem06.0123456789ab.js").body(axum::body::Body::empty()).expect("a request");
    request.headers_mut().insert("accept-encoding", http::HeaderValue::from_static("gzip, br"));
    let answer = client.send(request).await;
    assert_eq!((answer.status, answer.body.as_str(), answer.header("content-encoding")), (200, "(brotli)", "br"));
    assert_eq!(answer.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(client.get("/pkg/fonts/one.woff2").await.header("cache-control"), "public, max-age=86400");
    assert_eq!(client.get("/robots.txt").await.status, 200);
    let missing = client.get("/pkg/diem06.ffffffffffff.js").await;
    assert_eq!((missing.status, missing.header("cache-control")), (404, "private, no-store"));
    assert_eq!(client.get("/manifest.json").await.status, 303, "not a file of the site");
}

#[tokio::test]
async fn pages_come_compressed() {
    let app = TestApp::new().await;
    let mut client = app.on("thanh-hoa");
    let mut request = client.request(Method::GET, "/sign-in").body(axum::body::Body::empty()).expect("a request");
    request.headers_mut().insert("accept-encoding", http::HeaderValue::from_static("br"));
    assert_eq!(client.send(request).await.header("content-encoding"), "br");
}
