//! What belongs to another tenant is missing, byte for byte.

use crate::support::app::TestApp;
use crate::support::client::Client;

/// A UUID that no row has.
const MISSING: &str = "0190aaaa-0000-7000-8000-000000000000";

/// The first address below `prefix` that a page links to and `wanted` likes: its last part.
fn linked(body: &str, prefix: &str, wanted: impl Fn(&str) -> bool) -> String {
    let start = format!("href=\"{prefix}/");
    let mut ids = body.split(&start).skip(1).filter_map(|rest| rest.split(['"', '?', '#']).next());
    ids.find(|id| wanted(id)).unwrap_or_else(|| panic!("no link to {prefix}/…")).to_owned()
}

async fn same_as_missing(client: &mut Client, prefix: &str, foreign: &str, missing: &str) {
    let foreign_answer = client.get(&format!("{prefix}/{foreign}")).await.comparable(foreign);
    let missing_answer = client.get(&format!("{prefix}/{missing}")).await.comparable(missing);
    assert_eq!(missing_answer.0, 404, "{prefix}/{missing}");
    assert_eq!(foreign_answer, missing_answer, "{prefix}/{foreign}");
}

#[tokio::test]
async fn another_tenants_pages_are_missing() {
    let app = TestApp::new().await;
    let mut owner = app.signed_in("thanh-hoa", "lanhdao").await;
    let is_uuid = |id: &str| id.len() == 36;
    let model = linked(&owner.get("/models").await.body, "/models", is_uuid);
    let directive = linked(&owner.get("/directives").await.body, "/directives", is_uuid);
    let commune = linked(&owner.get("/units").await.body, "/units", |code| code.len() == 5 && code.bytes().all(|b| b.is_ascii_digit()));
    for path in [format!("/models/{model}"), format!("/directives/{directive}"), format!("/units/{commune}")] {
        assert_eq!(owner.get(&path).await.status, 200, "{path}: its owner sees it");
    }
    let mut other = app.signed_in("nghe-an", "lanhdao").await;
    same_as_missing(&mut other, "/models", &model, MISSING).await;
    same_as_missing(&mut other, "/directives", &directive, MISSING).await;
    same_as_missing(&mut other, "/units", &commune, "99999").await;
}

#[tokio::test]
async fn an_id_that_is_none_is_missing_too() {
    let app = TestApp::new().await;
    let mut client = app.signed_in("thanh-hoa", "lanhdao").await;
    for path in ["/models/1", "/directives/x", "/units/%F0%9F%8C%BE", "/users/1"] {
        assert_eq!(client.get(path).await.status, 404, "{path}");
    }
}
