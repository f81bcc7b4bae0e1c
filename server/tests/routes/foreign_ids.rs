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

/// A page's address below `prefix` for an id of Thanh Hóa, and for one that nobody has.
struct PageId {
    route: &'static str,
    foreign: String,
    missing: &'static str,
}

/// Every page that takes an id. A page of the router without a row here fails [`every_page_with_an_id_has_a_row`].
const PAGES: [(&str, &str); 8] = [
    ("/units/{code}", "99999"),
    // What only Thanh Hóa measures: the others have the same codes everywhere.
    ("/indicators/{code}", "DVC_CO"),
    ("/models/{id}", MISSING),
    ("/directives/{id}", MISSING),
    ("/registrations/{id}", MISSING),
    ("/plans/{id}", MISSING),
    ("/difficulties/{id}", MISSING),
    ("/users/{id}", MISSING),
];

/// An id of Thanh Hóa for each of them, as its own pages link to it. No plan is seeded: one is sent.
async fn pages_of(app: &TestApp) -> Vec<PageId> {
    let plan = crate::plans::sent(app).await;
    let mut owner = app.signed_in("thanh-hoa", "thuongtruc").await;
    assert!(owner.get("/plans").await.body.contains(&plan));
    let mut pages = Vec::new();
    for (route, missing) in PAGES {
        let prefix = route.split("/{").next().unwrap_or(route);
        let body = owner.get(prefix).await.body;
        let foreign = linked(&body, prefix, |id| match prefix {
            // Departments have the same codes everywhere; communes have not.
            "/units" => id.len() == 5 && id.bytes().all(|b| b.is_ascii_digit()),
            "/indicators" => id == "DVC_CA",
            _ => id.len() == 36,
        });
        let path = format!("{prefix}/{foreign}");
        assert_eq!(owner.get(&path).await.status, 200, "{path}: its owner sees it");
        pages.push(PageId { route, foreign, missing });
    }
    pages
}

async fn same_as_missing(client: &mut Client, page: &PageId) -> u16 {
    let address = |id: &str| format!("{}/{id}", page.route.split("/{").next().unwrap_or(page.route));
    let foreign = client.get(&address(&page.foreign)).await.comparable(&page.foreign);
    let missing = client.get(&address(page.missing)).await.comparable(page.missing);
    assert_eq!(foreign, missing, "{}", address(&page.foreign));
    foreign.0
}

#[tokio::test]
async fn every_page_with_an_id_has_a_row() {
    let routes = server::router::routes();
    for route in &routes {
        let path = route.path();
        assert!(!path.contains('{') || PAGES.iter().any(|(known, _)| *known == path), "{path}: give it a row in PAGES");
    }
    for (known, _) in PAGES {
        assert!(routes.iter().any(|route| route.path() == known), "{known} is no page any more");
    }
}

#[tokio::test]
async fn another_tenants_pages_are_missing() {
    let app = TestApp::new().await;
    let pages = pages_of(&app).await;
    let mut other = app.signed_in("nghe-an", "thuongtruc").await;
    for page in &pages {
        assert_eq!(same_as_missing(&mut other, page).await, 404, "{}", page.route);
    }
}

/// Without the right to a page, an id of one's own tenant, of another, and of nobody are refused in the same words.
#[tokio::test]
async fn pages_tell_nothing_to_those_who_may_not_see_them() {
    let app = TestApp::new().await;
    let pages = pages_of(&app).await;
    let visitors = [("trung-uong", "quantri"), ("trung-uong", "trunguong"), ("nghe-an", "canbo2"), ("thanh-hoa", "canbo2")];
    for (slug, username) in visitors {
        let mut client = app.signed_in(slug, username).await;
        for page in &pages {
            let may = slug == "thanh-hoa" && page.route != "/users/{id}";
            if may {
                continue;
            }
            let status = same_as_missing(&mut client, page).await;
            assert!([403, 404].contains(&status), "{slug}/{username} {}: {status}", page.route);
        }
    }
}

#[tokio::test]
async fn an_id_that_is_none_is_missing_too() {
    let app = TestApp::new().await;
    let mut client = app.signed_in("thanh-hoa", "lanhdao").await;
    for path in ["/models/1", "/plans/1", "/difficulties/1", "/directives/x", "/units/%F0%9F%8C%BE", "/users/1"] {
        assert_eq!(client.get(path).await.status, 404, "{path}");
    }
}
