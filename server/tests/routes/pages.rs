//! The router's own list of pages, as anonymous.

use server::gate::PUBLIC_PAGES;
use server::router::routes;

use crate::support::app::TestApp;

/// So often each page is asked for; a render that waits for another is caught at the first.
const PAGES_EACH: usize = 8;

#[tokio::test]
async fn every_page_but_the_public_ones_wants_somebody_signed_in() {
    let app = TestApp::new().await;
    let mut seen = 0;
    for route in routes() {
        let path = route.path().replace("{code}", "1").replace("{id}", "0190aaaa-0000-7000-8000-000000000000");
        assert!(!path.contains('{'), "give {path} a value for its parameter here");
        let answer = app.on("thanh-hoa").get(&path).await;
        if path == "/ui-kit" {
            assert_eq!(answer.status, 404, "for development only");
        } else if PUBLIC_PAGES.contains(&path.as_str()) {
            assert_eq!(answer.status, 200, "{path}");
        } else {
            assert_eq!(answer.status, 303, "{path}");
            assert!(answer.location().starts_with("/sign-in?next="), "{path}");
        }
        seen += 1;
    }
    assert!(seen >= 10, "only {seen} pages: the router's list is not what it was");
}

#[tokio::test]
async fn a_page_that_is_not_there_is_404_for_who_is_signed_in() {
    let app = TestApp::new().await;
    let mut client = app.signed_in("thanh-hoa", "canbo").await;
    assert_eq!(client.get("/no/such/page").await.status, 404);
}

#[tokio::test]
async fn the_way_back_is_kept_whole() {
    let app = TestApp::new().await;
    let answer = app.on("thanh-hoa").get("/coverage?directive=7115&as_of=2023-06-06").await;
    assert_eq!(answer.location(), "/sign-in?next=%2Fcoverage%3Fdirective%3D7115%26as_of%3D2023-06-06");
}

/// Pages of one server, rendered at once on several threads: none waits for another.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_pages_at_once_all_arrive() {
    let app = TestApp::new().await;
    let mut running = tokio::task::JoinSet::new();
    for username in ["thuongtruc", "canbo"] {
        let client = app.signed_in("thanh-hoa", username).await;
        for page in ["/", "/models", "/directives", "/account", "/coverage?as_of=2023-05-24", "/units/SYT"] {
            let mut client = client.clone();
            running.spawn(async move {
                for _ in 0..PAGES_EACH {
                    let answer = client.get(page).await;
                    assert_eq!(answer.status, 200, "{page}: {}", answer.body);
                }
            });
        }
    }
    while let Some(done) = running.join_next().await {
        done.expect("every page arrives");
    }
}
