use crate::support::app::TestApp;

#[tokio::test]
async fn a_page_asks_for_a_new_start_in_development_only() {
    let app = TestApp::with(&[("DIEM06__DEV__RELOAD", "true")]).await;
    let mut client = app.on("thanh-hoa");
    assert!(client.get("/sign-in").await.body.contains("/dev/start"));
    let start = client.get("/dev/start").await;
    assert_eq!((start.status, start.body.as_str()), (200, std::process::id().to_string().as_str()));

    let app = TestApp::new().await;
    let mut client = app.on("thanh-hoa");
    assert!(!client.get("/sign-in").await.body.contains("/dev/start"));
    assert_ne!(client.get("/dev/start").await.body, std::process::id().to_string());
}
