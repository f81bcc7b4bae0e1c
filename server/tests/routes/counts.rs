//! Counts on top of lists open their rows: as many as they say, also where the list is narrowed already.

use crate::support::app::TestApp;
use crate::support::client::Client;

/// Rows of one page.
const PAGE: usize = 40;

/// Each count with its address, in the order of the page.
fn counts(body: &str) -> Vec<(usize, String)> {
    let navs = body.split("class=\"counts\"").skip(1).filter_map(|rest| rest.split("</nav>").next());
    let link = |link: &str| {
        let href = link.split("href=\"").nth(1)?.split('"').next()?.replace("&amp;", "&");
        let words = link.split("<b class=\"tn\">").nth(1)?.split("</b>").next()?;
        let digits: String = words.chars().filter(char::is_ascii_digit).collect();
        Some((digits.parse().ok()?, href))
    };
    navs.flat_map(|nav| nav.split("<a ").skip(1)).filter_map(link).collect()
}

/// Follows every count of a page. Answers how many there were.
async fn follow(client: &mut Client, path: &str, query: &str) -> usize {
    let page = client.get(&format!("{path}{query}")).await;
    assert_eq!(page.status, 200, "{path}{query}");
    let counts = counts(&page.body);
    for (count, href) in &counts {
        let opened = client.get(&format!("{path}{href}")).await.body;
        let rows = opened.matches("role=\"rowheader\"").count();
        assert_eq!(rows, (*count).min(PAGE), "{path}{query}: {href}");
    }
    counts.len()
}

#[tokio::test]
async fn counts_open_their_rows() {
    let app = TestApp::new().await;
    let mut agency = app.signed_in("thanh-hoa", "thuongtruc").await;
    // "mau" is in the name of every sample; "so" in that of departments.
    for (path, narrow) in [
        ("/difficulties", ["?q=mau&category=data", "?level=unit", "?q=so&page=2"]),
        ("/registrations", ["?q=mau", "?q=so", "?q=so&page=2"]),
        ("/models", ["?as_of=2023-05-24", "?level=district&as_of=2023-05-24", "?q=mau&page=9"]),
    ] {
        assert!(follow(&mut agency, path, "").await > 0, "{path} counts nothing");
        let mut seen = 0;
        for query in narrow {
            seen += follow(&mut agency, path, query).await;
        }
        assert!(seen > 0, "{path}: nothing is counted where it is narrowed");
    }
}
