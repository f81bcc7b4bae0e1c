//! Lists as spreadsheets over HTTP.

use crate::support::app::TestApp;

#[tokio::test]
async fn a_list_comes_as_a_spreadsheet_in_the_readers_language() {
    let app = TestApp::new().await;
    let mut client = app.signed_in("thanh-hoa", "canbo").await;
    let page = client.get("/units?level=provincial").await.body;
    assert!(page.contains("href=\"/tables/units.xlsx?level=provincial\""), "the page leads to it");
    let answer = client.get("/tables/units.xlsx?level=provincial").await;
    assert_eq!(answer.status, 200);
    let name = answer.header("content-disposition");
    assert!(name.starts_with("attachment; filename=\"") && name.contains(".xlsx"), "{name}");
    let book = workbooks::read(&answer.bytes, &workbooks::Limits::default()).expect("a workbook");
    let cells: Vec<String> = book.sheets[0].cells().iter().map(|cell| format!("{cell:?}")).collect();
    assert!(cells.iter().any(|cell| cell.contains("Sở Y tế")) && cells.iter().any(|cell| cell.contains("Trực thuộc")));
    let csv = client.get("/tables/units.csv?level=provincial").await.body;
    assert!(csv.starts_with('\u{feff}') && csv.contains("Sở Y tế") && !csv.contains("Huyện"), "{csv}");
}

#[tokio::test]
async fn a_list_is_for_those_who_may_see_it() {
    let app = TestApp::new().await;
    let mut nobody = app.on("thanh-hoa");
    let answer = nobody.get("/tables/units.csv").await;
    assert_ne!(answer.status, 200);
    assert!(!answer.body.contains("Sở Y tế"));
    let mut officer = app.signed_in("thanh-hoa", "canbo").await;
    let missing = officer.get("/tables/nothing.csv").await;
    assert_eq!(missing.status, 404);
    for path in ["/tables/audit.csv", "/tables/users.xlsx", "/tables/units.pdf", "/tables/duties.csv", "/tables/units"] {
        let answer = officer.get(path).await;
        assert_eq!((answer.status, &answer.body), (404, &missing.body), "{path}");
    }
}
