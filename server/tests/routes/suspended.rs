use store::admin;

use crate::coverage::{ROWS, Row};
use crate::support::app::TestApp;
use crate::support::function;

#[tokio::test]
async fn a_suspended_tenant_may_be_read_and_not_written() {
    let app = TestApp::new().await;
    let mut client = app.signed_in("thanh-hoa", "thuongtruc").await;
    assert!(admin::suspend(&app.options, "thanh-hoa", true).await.expect("suspended"));
    for page in ["/", "/units", "/models", "/directives", "/users", "/settings"] {
        assert_eq!(client.get(page).await.status, 200, "{page}");
    }
    for (name, row) in ROWS {
        match row {
            Row::Writes(fields) => {
                let answer = client.call(function(name), fields).await;
                assert_eq!(answer.status, 403, "{name}: {}", answer.body);
                assert!(answer.body.contains("suspended"), "{name}: {}", answer.body);
            }
            Row::Papers(by, fields) => {
                let answer = app.signed_in("thanh-hoa", by).await.call(function(name), fields).await;
                assert_eq!(answer.status, 403, "{by} {name}: {}", answer.body);
                assert!(answer.body.contains("suspended"), "{by} {name}: {}", answer.body);
            }
            // Signing out and changing one's password protect the person, not the tenant's rows.
            Row::Own(fields) => {
                let answer = app.signed_in("thanh-hoa", "xem").await.call(function(name), fields).await;
                assert_ne!(answer.status, 403, "{name}: {}", answer.body);
            }
            Row::Public | Row::Reads(_) | Row::Asks(_) => {}
        }
    }
    // Others are not touched, and it can be undone.
    let mut other = app.signed_in("nghe-an", "thuongtruc").await;
    assert_eq!(other.get("/units").await.status, 200);
    assert!(admin::suspend(&app.options, "thanh-hoa", false).await.expect("resumed"));
    assert_eq!(client.get("/units").await.status, 200);
}
