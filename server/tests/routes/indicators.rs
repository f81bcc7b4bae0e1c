//! `/indicators` without JavaScript: figures as they are printed, what was found, the day, both languages.

use crate::support::app::TestApp;

/// Of a row of a page: from its mark to the next one.
fn row<'a>(body: &'a str, mark: &str) -> &'a str {
    let rest = body.split(mark).nth(1).unwrap_or_else(|| panic!("no {mark} in {body}"));
    rest.split("data-code=").next().unwrap_or(rest)
}

#[tokio::test]
async fn the_list_shows_figures_as_they_are_printed() {
    let app = TestApp::new().await;
    let mut viewer = app.signed_in("quang-ngai", "xem").await;
    let page = viewer.get("/indicators?as_of=2024-12-05").await;
    assert_eq!(page.status, 200, "{}", page.body);
    let of = |code: &str| row(&page.body, &format!("data-code=\"{code}\"")).to_owned();
    let social = of("ASXH_TK");
    for words in
        ["65,5\u{a0}%", "78.000/119.000", "văn bản ghi 65,1\u{a0}%", "30\u{a0}%", "Đạt chỉ tiêu", "+35,5\u{a0}điểm\u{a0}%", "Năm 2024"]
    {
        assert!(social.contains(words), "{words}: {social}");
    }
    assert!(of("NV_HT").contains("24/29") && of("NV_HT").contains("chưa giao chỉ tiêu"));
    let pensions = of("BHXH_TK");
    assert!(pensions.contains("văn bản ghi 60,2\u{a0}%") && pensions.contains("chưa có tử số/mẫu số"), "{pensions}");
    assert!(of("HS_TT").contains("chưa có số liệu"));
    let before = viewer.get("/indicators?as_of=2024-12-02").await.body;
    assert!(!before.contains("65,5\u{a0}%") && before.contains("data-code=\"ASXH_TK\""), "the definition, not the figure");
    let narrow = viewer.get("/indicators?as_of=2024-12-05&group=CDDH").await.body;
    assert_eq!(narrow.matches("data-testid=\"indicator\"").count(), 2);
    let unread = viewer.get("/indicators?group=khong").await.body;
    assert!(unread.contains("data-testid=\"bad-filter\""));
}

#[tokio::test]
async fn one_indicator_says_what_was_found_and_what_it_means() {
    let app = TestApp::new().await;
    let mut viewer = app.signed_in("quang-ngai", "xem").await;
    let body = viewer.get("/indicators/ASXH_TK?as_of=2024-12-05").await.body;
    for words in [
        "Văn bản ghi 65,1\u{a0}%, còn 78.000/119.000 là 65,5\u{a0}%.",
        "Cần xem lại",
        "data-testid=\"hash\"",
        "INFERRED",
        "15/12/2023–14/12/2024",
        "Đối tượng nhận qua tài khoản",
    ] {
        assert!(body.contains(words), "{words}");
    }
    let mut viewer = app.signed_in("nghe-an", "xem").await;
    let rise = viewer.get("/indicators/SH_KQ?as_of=2024-05-10").await.body;
    assert!(rise.contains("+12,15\u{a0}điểm\u{a0}%"), "{rise}");
    assert_eq!(viewer.get("/indicators/DVC_CA").await.status, 404, "another province's own");
    assert_eq!(viewer.get("/indicators/SH_KQ?unit=38").await.status, 404);
}

#[tokio::test]
async fn navigation_search_and_english() {
    let app = TestApp::new().await;
    let mut viewer = app.signed_in("thanh-hoa", "xem").await;
    assert!(viewer.get("/").await.body.contains("href=\"/indicators\""));
    let found = viewer.get("/search?q=chu+ky+so").await.body;
    assert!(found.contains("href=\"/indicators/CKS\""), "{found}");
    let mut centre = app.signed_in("trung-uong", "quantri").await;
    assert!(!centre.get("/").await.body.contains("href=\"/indicators\""));
    viewer.submit("set_language", &[("lang", "en")]).await;
    let body = viewer.get("/indicators/CKS?as_of=2025-05-01").await.body;
    for words in ["Citizens with digital signature", "538,000/—", "the paper says 26.3%", "no numerator/denominator"] {
        assert!(body.contains(words), "{words}: {body}");
    }
}
