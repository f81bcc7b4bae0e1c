//! Plans without JavaScript: what was typed survives, refusals stand at their fields, drafts are nobody else's.

use crate::support::app::TestApp;
use crate::support::client::Client;
use crate::support::function;

/// The value of a hidden field, after the first place where the page says `from`.
fn hidden(body: &str, from: &str, name: &str) -> String {
    let form = &body[body.find(from).unwrap_or_else(|| panic!("no {from}"))..];
    let field = form.split("<input").find(|input| input.contains(&format!("name=\"{name}\""))).expect("the field");
    field.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a value").to_owned()
}

/// Begins the plan of the one model of Sở Y tế that waits for one.
async fn begun(client: &mut Client) -> String {
    let list = client.get("/plans").await;
    let model = hidden(&list.body, "begin_plan", "model");
    let answer = client.submit("begin_plan", &[("model", &model)]).await;
    assert_eq!(answer.status, 303);
    answer.location().to_owned()
}

/// The same, written so that nothing is missing, and sent: its id.
pub async fn sent(app: &TestApp) -> String {
    let mut officer = app.signed_in("thanh-hoa", "canbo").await;
    let mut head = app.signed_in("thanh-hoa", "truongdonvi").await;
    let page = begun(&mut officer).await;
    let id = page.trim_start_matches("/plans/").to_owned();
    let task = [
        ("plan", id.as_str()),
        ("work", "Đối soát dữ liệu"),
        ("owner", "SYT"),
        ("accountable", "Phó Giám đốc Sở"),
        ("due_date", "30/06/2090"),
        ("due_rule", "by"),
        ("deliverable", "Danh sách đã đối soát"),
        ("quantity", "1.200"),
        ("quantity_of", "hồ sơ"),
        ("authority", "Giám đốc Sở"),
        ("solution", "Theo đợt"),
        ("progress", "10/06/2090"),
    ];
    assert_eq!(officer.submit("add_task", &task).await.location(), format!("{page}?done=task_added"));
    let version = hidden(&officer.get(&page).await.body, "save_plan", "version");
    let ends = [("id", id.as_str()), ("version", &version), ("ends", "31/12/2090"), ("ends_rule", "by")];
    assert_eq!(officer.submit("save_plan", &ends).await.location(), format!("{page}?done=saved"));
    let seen = hidden(&head.get(&page).await.body, "move_plan", "seen");
    let submit = head.submit("move_plan", &[("id", &id), ("seen", &seen), ("event", "submit")]).await;
    assert_eq!(submit.location(), format!("{page}?done=submit"), "{}", head.get(&page).await.body);
    id
}

#[tokio::test]
async fn a_draft_is_written_refused_at_its_field_and_sent() {
    let app = TestApp::new().await;
    let mut officer = app.signed_in("thanh-hoa", "canbo").await;
    let mut head = app.signed_in("thanh-hoa", "truongdonvi").await;
    let page = begun(&mut officer).await;
    let id = page.trim_start_matches("/plans/").to_owned();
    officer.get(&page).await;
    let added = officer.submit("add_task", &[("plan", &id), ("work", "Đối soát dữ liệu"), ("due_rule", "by"), ("form", "new-task")]).await;
    assert_eq!((added.status, added.location()), (303, format!("{page}?done=task_added").as_str()));

    let draft = head.get(&page).await;
    assert!(draft.body.contains("data-clarity=\"owner\" data-clear=\"false\""));
    let seen = hidden(&draft.body, "move_plan", "seen");
    let refused = head.submit("move_plan", &[("id", &id), ("seen", &seen), ("event", "submit")]).await;
    assert_eq!((refused.status, refused.location()), (303, page.as_str()));
    let back = head.get(&page).await.body;
    let field = back.split("<input").find(|input| input.contains("id=\"tasks-1-owner\"")).expect("the field");
    assert!(field.contains("aria-invalid=\"true\""), "{field}");
    assert!(back.contains("Nhiệm vụ 1: Chưa “rõ người”"), "the summary names the task and the clarity");
    assert!(back.contains("href=\"#tasks-1-owner\"") && back.contains("href=\"#ends\""));

    // A viewer and another unit learn nothing of it.
    for username in ["xem", "canbo2", "thuongtruc"] {
        let mut other = app.signed_in("thanh-hoa", username).await;
        assert_eq!(other.get(&page).await.status, 404, "{username}");
        assert!(!other.get("/plans").await.body.contains(&id), "{username}");
    }
}

#[tokio::test]
async fn a_stale_save_loses_nothing() {
    let app = TestApp::new().await;
    let mut officer = app.signed_in("thanh-hoa", "canbo").await;
    let page = begun(&mut officer).await;
    let id = page.trim_start_matches("/plans/").to_owned();
    officer.get(&page).await;
    officer.submit("add_task", &[("plan", &id), ("work", "Đối soát dữ liệu"), ("due_rule", "by")]).await;
    let body = officer.get(&page).await.body;
    let (task, version) = (hidden(&body, "save_task", "task"), hidden(&body, "save_task", "version"));
    let save = |work: &'static str| {
        let version = version.clone();
        [("plan", id.clone()), ("task", task.clone()), ("version", version), ("work", work.to_owned()), ("form", "tasks-1".to_owned())]
    };
    let [first, second] = [save("Bản của người thứ nhất"), save("Bản của người thứ hai")];
    let [first, second] = [&first, &second].map(|fields| fields.each_ref().map(|(name, value)| (*name, value.as_str())));
    assert!(officer.submit("save_task", &first).await.location().ends_with("?done=saved"));
    assert_eq!(officer.call(function("save_task"), &second).await.status, 409);
    assert_eq!(officer.submit("save_task", &second).await.location(), page);
    let back = officer.get(&page).await.body;
    assert!(back.contains("Bản của người thứ nhất") && back.contains("Bản của người thứ hai"), "both are there to compare");
    assert!(back.contains("data-testid=\"kept-form\""));
}
