//! Difficulties without JavaScript: what was typed survives, refusals stand at their fields, a stale save shows both versions.

use crate::support::app::TestApp;
use crate::support::function;

const FIELDS: [(&str, &str); 5] =
    [("category", "data"), ("title", "Dữ liệu chưa khớp"), ("cause", "Sổ giấy"), ("ask", "Hướng dẫn"), ("asked_body", "Sở Tư pháp")];

#[tokio::test]
async fn a_form_that_lacks_something_comes_back_with_what_was_typed() {
    let app = TestApp::new().await;
    let mut officer = app.signed_in("thanh-hoa", "canbo").await;
    assert!(officer.get("/difficulties/new").await.body.contains("name=\"raise\""));
    let mut fields = FIELDS.to_vec();
    fields[2].1 = "…";
    fields.push(("raise", "true"));
    let refused = officer.submit("begin_difficulty", &fields).await;
    assert_eq!(refused.status, 303);
    let back = officer.get("/difficulties/new").await.body;
    let cause = back.split("<textarea").find(|area| area.contains("id=\"cause\"")).expect("the field");
    assert!(cause.contains("aria-invalid=\"true\""), "{cause}");
    assert!(back.contains("Dữ liệu chưa khớp"), "what was typed is there");

    fields[2].1 = "Sổ giấy thiếu ngày sinh";
    let raised = officer.submit("begin_difficulty", &fields).await;
    let address = raised.location().to_owned();
    let page = address.trim_end_matches("?done=raise");
    assert_ne!(page, address, "it was raised at once");
    let body = officer.get(page).await.body;
    assert!(body.contains("data-state=\"open\"") && body.contains("data-level=\"unit\" data-mark=\"now\""), "{body}");
    // The head of the unit decides, another unit and a viewer learn nothing of it.
    let mut head = app.signed_in("thanh-hoa", "truongdonvi").await;
    assert!(head.get(page).await.body.contains("value=\"decide\""));
    assert!(head.get("/").await.body.contains("data-testid=\"to-decide\""));
    for (username, status) in [("canbo2", 404), ("xem", 403)] {
        let mut other = app.signed_in("thanh-hoa", username).await;
        assert_eq!(other.get(page).await.status, status, "{username}");
    }
    let mut viewer = app.signed_in("thanh-hoa", "xem").await;
    assert_eq!(viewer.get("/difficulties").await.status, 403);
    assert!(!viewer.get("/").await.body.contains("href=\"/difficulties\""), "no entry for who may not go there");
}

#[tokio::test]
async fn a_stale_save_shows_both_versions() {
    let app = TestApp::new().await;
    let mut officer = app.signed_in("thanh-hoa", "canbo").await;
    let draft = officer.submit("begin_difficulty", &FIELDS).await;
    let page = draft.location().trim_end_matches("?done=saved").to_owned();
    let id = page.trim_start_matches("/difficulties/").to_owned();
    officer.get(&page).await;
    let save = |title: &'static str| [("id", id.clone()), ("version", "1".to_owned()), ("title", title.to_owned())];
    let [first, second] = [save("Bản của người thứ nhất"), save("Bản của người thứ hai")];
    let [first, second] = [&first, &second].map(|fields| fields.each_ref().map(|(name, value)| (*name, value.as_str())));
    assert_eq!(officer.submit("save_difficulty", &first).await.location(), format!("{page}?done=saved"));
    assert_eq!(officer.call(function("save_difficulty"), &second).await.status, 409);
    assert_eq!(officer.submit("save_difficulty", &second).await.location(), page);
    let back = officer.get(&page).await.body;
    assert!(back.contains("Bản của người thứ nhất") && back.contains("Bản của người thứ hai"), "both are there to compare");
    assert!(back.contains("data-testid=\"kept-form\""));
}

#[tokio::test]
async fn links_lead_to_a_form_that_says_what_it_is_about() {
    let app = TestApp::new().await;
    let mut officer = app.signed_in("thanh-hoa", "canbo").await;
    let models = officer.get("/models?q=M%C3%B4+h%C3%ACnh+m%E1%BA%ABu+10").await.body;
    let model = models.split("href=\"/models/").nth(1).and_then(|rest| rest.split('"').next()).expect("a model").to_owned();
    let body = officer.get(&format!("/models/{model}")).await.body;
    assert!(body.contains(&format!("/difficulties/new?model={model}")), "the model's own unit is offered it");
    let form = officer.get(&format!("/difficulties/new?model={model}")).await;
    assert!(form.status == 200 && form.body.contains("Mô hình mẫu 10"));
    let mut other = app.signed_in("thanh-hoa", "canbo2").await;
    assert!(!other.get(&format!("/models/{model}")).await.body.contains("raise-link"));
    assert_eq!(other.get(&format!("/difficulties/new?model={model}")).await.status, 403);
}

/// The ids in addresses that begin so, in the order of the page.
fn ids<'a>(body: &'a str, before: &str) -> Vec<&'a str> {
    body.split(before).skip(1).filter_map(|rest| rest.split(['"', '#', '?', '&']).next()).collect()
}

#[tokio::test]
async fn a_demand_of_ones_own_unit_leads_to_the_form() {
    let app = TestApp::new().await;
    let mut officer = app.signed_in("thanh-hoa", "canbo").await;
    let list = officer.get("/directives").await.body;
    let mut offered = Vec::new();
    for id in ids(&list, "href=\"/directives/") {
        let page = officer.get(&format!("/directives/{id}")).await.body;
        offered.extend(ids(&page, "/difficulties/new?obligation=").into_iter().map(str::to_owned));
        assert!(
            !officer.get(&format!("/directives/{id}?as_of=2023-05-25")).await.body.contains("new?obligation="),
            "nobody writes on a past day"
        );
    }
    assert!(!offered.is_empty(), "Sở Y tế has something to do");
    let form = officer.get(&format!("/difficulties/new?obligation={}", offered[0])).await;
    assert_eq!(form.status, 200);
    assert!(form.body.contains("#clause-"), "it says which demand: {}", form.body);
    let mut fields = FIELDS.to_vec();
    fields.extend([("raise", "true"), ("obligation", offered[0].as_str())]);
    let raised = officer.submit("begin_difficulty", &fields).await;
    assert!(officer.get(raised.location()).await.body.contains("#clause-"));
    for (username, status) in [("canbo2", 403), ("thuongtruc", 403)] {
        let mut other = app.signed_in("thanh-hoa", username).await;
        assert_eq!(other.get(&format!("/difficulties/new?obligation={}", offered[0])).await.status, status, "{username}");
        for id in ids(&list, "href=\"/directives/") {
            let page = other.get(&format!("/directives/{id}")).await.body;
            assert!(!page.contains(&offered[0]) || username == "thuongtruc", "another unit's demand");
            assert!(username != "thuongtruc" || !page.contains("new?obligation="), "who handles them raises none");
        }
    }
}

#[tokio::test]
async fn several_are_ticked_and_go_under_one() {
    let app = TestApp::new().await;
    let mut officer = app.signed_in("thanh-hoa", "canbo").await;
    let mut raised = Vec::new();
    for title in ["Mạng chậm", "Mạng rất chậm", "Mạng chậm quá"] {
        let mut fields = FIELDS.to_vec();
        fields[1].1 = title;
        fields.push(("raise", "true"));
        let location = officer.submit("begin_difficulty", &fields).await.location().to_owned();
        raised.push(location.trim_start_matches("/difficulties/").trim_end_matches("?done=raise").to_owned());
    }
    let mut reviewer = app.signed_in("thanh-hoa", "thamdinh").await;
    let page = format!("/difficulties/{}", raised[0]);
    assert!(reviewer.get(&page).await.body.contains(&format!("name=\"chosen[id-{}]\"", raised[1])));
    // None ticked: said at the boxes, and the note comes back.
    let none = [("form", "merge"), ("into", raised[0].as_str()), ("text", "Cùng đường truyền")];
    assert_eq!(reviewer.submit("merge_difficulty", &none).await.status, 303);
    let back = reviewer.get(&page).await.body;
    assert!(
        back.contains("id=\"merge-chosen\"") && back.contains("href=\"#merge-chosen\"") && back.contains("Cùng đường truyền"),
        "{back}"
    );
    // One of them has moved on meanwhile: all that was ticked comes back ticked, and nothing is merged.
    let names = [1, 2].map(|nth: usize| format!("chosen[id-{}]", raised[nth]));
    let stale = [("form", "merge"), ("into", raised[0].as_str()), (names[0].as_str(), "1"), (names[1].as_str(), "0")];
    assert_eq!(reviewer.submit("merge_difficulty", &stale).await.location(), page);
    let back = reviewer.get(&page).await.body;
    assert_eq!(back.matches(" checked").count(), 2, "{back}");
    assert!(!back.contains("data-testid=\"merged\""));
    let both = [("form", "merge"), ("into", raised[0].as_str()), (names[0].as_str(), "1"), (names[1].as_str(), "1")];
    assert_eq!(reviewer.submit("merge_difficulty", &both).await.location(), format!("{page}?done=merge"));
    assert_eq!(reviewer.get(&page).await.body.matches("data-testid=\"merged\"").count(), 2);
}
