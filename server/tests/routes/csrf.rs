use http::{HeaderValue, Method};

use crate::support::app::{PASSWORD, TestApp};
use crate::support::client::{Client, form};
use crate::support::{answer::Answer, function};

/// Sends the sign-in form with these headers instead of the browser's own ("" removes one).
async fn with(client: &mut Client, headers: &[(&'static str, &'static str)]) -> Answer {
    let fields = [("username", "canbo"), ("password", PASSWORD), ("next", "/")];
    let mut request = client.request(Method::POST, function("sign_in")).body(form(&fields)).expect("a request");
    for (name, value) in headers {
        if value.is_empty() {
            request.headers_mut().remove(*name);
        } else {
            request.headers_mut().insert(*name, HeaderValue::from_static(value));
        }
    }
    client.send(request).await
}

#[tokio::test]
async fn a_form_from_elsewhere_is_refused() {
    let app = TestApp::new().await;
    let elsewhere: [&[(&str, &str)]; 5] = [
        &[("origin", "http://nghe-an.localhost:3000"), ("sec-fetch-site", "same-site")],
        &[("origin", "http://nghe-an.localhost:3000"), ("sec-fetch-site", "")],
        &[("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")],
        &[("origin", "null"), ("sec-fetch-site", "")],
        &[("origin", ""), ("sec-fetch-site", ""), ("referer", "")],
    ];
    for headers in elsewhere {
        let mut client = app.on("thanh-hoa");
        let answer = with(&mut client, headers).await;
        assert_eq!(answer.status, 403, "{headers:?}");
        assert!(answer.body.contains("không được gửi từ trang của hệ thống"), "{}", answer.body);
        assert!(client.cookie("sid").is_none());
    }
}

#[tokio::test]
async fn an_old_browser_is_known_by_its_referer() {
    let app = TestApp::new().await;
    let mut client = app.on("thanh-hoa");
    let own: &[(&str, &str)] = &[("origin", ""), ("sec-fetch-site", "")];
    assert_eq!(with(&mut client, own).await.status, 303);
    assert!(client.cookie("sid").is_some());
}

#[tokio::test]
async fn no_server_function_is_called_by_get() {
    for (path, method) in leptos::server_fn::axum::server_fn_paths() {
        // A GET is not checked for where it comes from: make the function a POST, or read the rule in csrf.rs first.
        assert_eq!(method, Method::POST, "{path}");
    }
}
