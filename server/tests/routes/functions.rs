//! Wall 6 for what is sent straight to a server function, past every page: an id of another tenant is answered like one that
//! nobody has, and a unit's officer gets at nothing of another unit.

use serde_json::Value;

use crate::coverage::{ROWS, Row};
use crate::names::{NAMES, Named};
use crate::support::answer::Answer;
use crate::support::app::TestApp;
use crate::support::client::Client;
use crate::support::function;

/// Fields of the functions that are public and take a link.
const BY_LINK: [(&str, &str); 2] = [("new", "ngan"), ("repeat", "ngan")];

/// The day of the dispatch, as the browser's program writes it: year and day of the year.
const S0: &str = r#"{"as_of":[2023,144]}"#;

/// Names of Thanh Hóa's own things.
struct Things {
    unit: String,
    model: String,
    directive: String,
    registration: String,
    explanation: String,
    plan: String,
    difficulty: String,
    comment: String,
    delegation: String,
    quota: String,
    notice: String,
    account: String,
    username: String,
    session: String,
    link: String,
}

impl Things {
    /// Made and asked for by the tenant's administrator, who is signed in twice.
    async fn of(app: &TestApp) -> (Self, Client) {
        app.signed_in("thanh-hoa", "thuongtruc").await;
        let mut signed_in = app.signed_in("thanh-hoa", "thuongtruc").await;
        let owner = &mut signed_in;
        let new = [("username", "rieng"), ("name", "Riêng"), ("position", ""), ("role", "viewer"), ("unit_code", "")];
        owner.call(function("create_user"), &new).await;
        let department = [("code", "SRIENG"), ("name", "Sở Riêng"), ("kind", "department"), ("from", "01/01/2020")];
        owner.call(function("add_department"), &department).await;
        let plan = crate::plans::sent(app).await;
        let of_plan = json(&owner.ask(function("get_plan"), &format!(r#"{{"id":"{plan}"}}"#)).await);
        let directives = json(&owner.ask(function("list_directives"), r#"{"filter":{}}"#).await);
        let returned = json(&owner.ask(function("list_registrations"), r#"{"filter":{"state":"returned"}}"#).await);
        let of_health = |row: &&Value| row["unit"]["code"] == "SYT";
        let registration = returned["rows"].as_array().and_then(|rows| rows.iter().find(of_health)).expect("S0's returned registration");
        let registration = text(registration, "/id");
        let asked = json(&owner.ask(function("get_registration"), &format!(r#"{{"id":"{registration}"}}"#)).await);
        let difficulties = json(&owner.ask(function("list_difficulties"), r#"{"filter":{}}"#).await);
        let difficulty = difficulties["rows"].as_array().and_then(|rows| rows.iter().find(of_health)).expect("a sample of Sở Y tế");
        let difficulty = text(difficulty, "/id");
        owner.call(function("write_comment"), &[("kind", "difficulty"), ("id", &difficulty), ("body", "x")]).await;
        let talked = json(&owner.ask(function("get_difficulty"), &format!(r#"{{"id":"{difficulty}"}}"#)).await);
        let mut head = app.signed_in("thanh-hoa", "truongdonvi").await;
        let today = store::Store::connect(&app.options).await.expect("the database").now().day();
        let today = domain::format::fmt_date(today);
        let lent = [("to", "thuongtruc"), ("submit_papers", "true"), ("first", today.as_str()), ("last", &today), ("text", "x")];
        head.call(function("delegate"), &lent).await;
        let delegation = text(&json(&head.call(function("list_delegations"), &[]).await), "/given/0/id");
        let rule = [("title", "Mỗi sở một mô hình"), ("units", "kind:department"), ("at_least", "1"), ("counted", "accepted")];
        let rule: Vec<_> = rule.into_iter().chain([("first", "01/01/2023"), ("last", "31/12/2023")]).collect();
        owner.call(function("make_quota"), &rule).await;
        let quotas = json(&owner.ask(function("list_quotas"), "{}").await);
        // The plan that was sent waits for the administrator.
        app.work("thanh-hoa").await;
        let notices = json(&owner.ask(function("list_notices"), r#"{"filter":{"kind":"to_review"}}"#).await);
        let notice = text(&notices, "/rows/0/id");
        let users = json(&owner.call(function("list_users"), &[("search", "rieng"), ("role", ""), ("id", "")]).await);
        let account = text(&users, "/rows/0/id");
        let officer = json(&owner.call(function("list_users"), &[("search", "canboxa"), ("role", ""), ("id", "")]).await);
        let officer = text(&officer, "/rows/0/id");
        // One link is taken and can be tried, the other waits in its maker's session.
        for id in [&officer, &account] {
            owner.call(function("issue_password_link"), &[("id", id)]).await;
        }
        let link = json(&owner.call(function("take_password_link"), &[("id", &officer)]).await);
        let own = json(&owner.call(function("get_account"), &[]).await);
        let sessions = own["sessions"].as_array().expect("a list");
        let other = sessions.iter().find(|session| session["current"] == false).expect("the other session");
        let things = Self {
            unit: "SRIENG".to_owned(),
            model: text(&of_plan, "/model"),
            plan,
            difficulty,
            comment: text(&talked, "/threads/0/rows/0/id"),
            delegation,
            quota: text(&quotas, "/rows/0/id"),
            notice,
            directive: text(&directives, "/rows/0/directive/id"),
            explanation: text(&asked, "/explanations/0/id"),
            registration,
            username: "rieng".to_owned(),
            session: text(other, "/handle"),
            link: text(&link, "/url").split("t=").nth(1).expect("a token").to_owned(),
            account,
        };
        (things, signed_in)
    }

    /// A thing of Thanh Hóa, and a name of the same form that nothing has.
    fn pair(&self, named: Named) -> (&str, String) {
        let thing = match named {
            Named::Unit => &self.unit,
            Named::Province => "38",
            Named::Model => &self.model,
            Named::Directive => &self.directive,
            Named::Registration => &self.registration,
            Named::Explanation => &self.explanation,
            Named::Plan => &self.plan,
            Named::Difficulty => &self.difficulty,
            Named::Comment => &self.comment,
            Named::Delegation => &self.delegation,
            Named::Quota => &self.quota,
            // What only Thanh Hóa measures: the others have the same codes everywhere.
            Named::Indicator => "DVC_CA",
            Named::Notice => &self.notice,
            Named::Account => &self.account,
            Named::Username => &self.username,
            Named::Session => &self.session,
            Named::Link => &self.link,
        };
        // Another letter at the end: of the same length and alphabet.
        let last = if thing.ends_with('0') { "1" } else { "0" };
        (thing, format!("{}{last}", &thing[..thing.len() - 1]))
    }
}

fn json(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap_or_else(|error| panic!("{error}: {} {}", answer.status, answer.body))
}

fn text(value: &Value, pointer: &str) -> String {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("no {pointer} in {value}")).to_owned()
}

/// Calls a function with its row's arguments, but for the one that names something.
async fn call(client: &mut Client, name: &str, field: &str, value: &str) -> (u16, String) {
    let row = ROWS.iter().find(|(known, _)| *known == name).expect("a row").1;
    let path = function(name);
    let answer = match row {
        Row::Asks(arguments) => {
            let mut arguments: Value = serde_json::from_str(arguments).expect("arguments");
            let at = if arguments.get("filter").is_some() { &mut arguments["filter"] } else { &mut arguments };
            at[field] = value.into();
            client.ask(path, &arguments.to_string()).await
        }
        Row::Reads(fields) | Row::Writes(fields) | Row::Papers(_, fields) | Row::Own(fields) => {
            client.call(path, &with(fields, field, value)).await
        }
        Row::Public => client.call(path, &with(if name == "link_owner" { &[] } else { &BY_LINK }, field, value)).await,
    };
    // The same words whichever was asked for. Two digits would be found everywhere, and are not repeated.
    (answer.status, if value.len() > 2 { answer.body.replace(value, "ASKED") } else { answer.body })
}

fn with<'a>(fields: &[(&'a str, &'a str)], field: &'a str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    let others = fields.iter().copied().filter(|(name, _)| *name != field && *name != "version");
    // A version that no row has, so that what is found is stale and stays as it is.
    others.chain([(field, value), ("version", "999")]).collect()
}

#[test]
fn every_function_says_what_it_names() {
    for (path, _) in leptos::server_fn::axum::server_fn_paths() {
        let name = path.rsplit('/').next().unwrap_or(path);
        assert!(NAMES.iter().any(|(known, _)| *known == name), "{path}: which of its arguments names something? See NAMES");
    }
}

#[tokio::test]
async fn a_foreign_id_sent_to_a_function_is_missing() {
    let app = TestApp::new().await;
    let (things, mut owner) = Things::of(&app).await;
    let named = NAMES.iter().filter_map(|(name, takes)| takes.map(|(field, named)| (*name, field, named)));
    let named: Vec<_> = named.chain([("hand_over_user", "to_username", Named::Username)]).collect();
    for (slug, username) in [("nghe-an", "thuongtruc"), ("nghe-an", "canbo2"), ("trung-uong", "quantri"), ("trung-uong", "trunguong")] {
        let mut stranger = app.signed_in(slug, username).await;
        for (name, field, kind) in &named {
            let (foreign, missing) = things.pair(*kind);
            let (found, nothing) = (call(&mut stranger, name, field, foreign).await, call(&mut stranger, name, field, &missing).await);
            assert_eq!(found, nothing, "{slug}/{username} {name} tells {field} from a missing one");
            assert_ne!(found.0, 500, "{name}: {}", found.1);
        }
    }
    // And each of them does read that argument: its owner gets another answer.
    for (name, field, kind) in named {
        // The account given up is looked for first, and the row names none; the task of the row is in no plan, what the row
        // merges is nothing, and its file hangs nowhere.
        if kind == Named::Username || ["move_task", "merge_difficulty", "remove_file"].contains(&name) {
            continue;
        }
        let (own, missing) = things.pair(kind);
        let mut holder = match ROWS.iter().find(|(known, _)| *known == name) {
            Some((_, Row::Papers(by, _))) => Some(app.signed_in("thanh-hoa", by).await),
            _ => None,
        };
        let owner = holder.as_mut().unwrap_or(&mut owner);
        let (found, nothing) = (call(owner, name, field, own).await, call(owner, name, field, &missing).await);
        assert_ne!(found, nothing, "{name}: {field} makes no difference to its owner; is it read at all?");
    }
}

/// Units, models and directives are the whole tenant's; people, settings and other people's sessions are not.
#[tokio::test]
async fn an_officer_of_another_unit_gets_at_nothing_of_the_first() {
    let app = TestApp::new().await;
    let (things, _) = Things::of(&app).await;
    let mut health = app.signed_in("thanh-hoa", "canbo").await;
    let session = text(&json(&health.call(function("get_account"), &[]).await), "/sessions/0/handle");
    for username in ["canbo2", "canboxa"] {
        let mut stranger = app.signed_in("thanh-hoa", username).await;
        for (name, row) in ROWS {
            let answer = match row {
                Row::Writes(fields) | Row::Reads(fields) => stranger.call(function(name), fields).await,
                // Their own unit's papers are theirs to write; what is Sở Y tế's is not, though all may read what was sent.
                Row::Papers(..) => match NAMES.iter().find(|(known, _)| known == name).and_then(|(_, takes)| *takes) {
                    Some((field, kind)) => {
                        let (status, body) = call(&mut stranger, name, field, things.pair(kind).0).await;
                        assert!([403, 404].contains(&status), "{username} {name}: {body}");
                        continue;
                    }
                    None => continue,
                },
                Row::Asks(_) | Row::Own(_) | Row::Public => continue,
            };
            assert_eq!(answer.status, 403, "{username} {name}: {}", answer.body);
        }
        let (_, missing) = things.pair(Named::Session);
        let (found, nothing) =
            (call(&mut stranger, "end_session", "handle", &session).await, call(&mut stranger, "end_session", "handle", &missing).await);
        assert_eq!((found.0, &found), (404, &nothing), "{username}: another's session");
        let link = call(&mut stranger, "take_password_link", "id", &things.account).await;
        assert_eq!((link.0, link.1.as_str()), (200, "null"), "{username}: a link made by another's session");
        let home = json(&stranger.ask(function("get_home"), S0).await);
        for (list, unit) in [("open", "/duty/unit/code"), ("returned", "/unit/code")] {
            let rows = home[list].as_array().expect("a list");
            assert!(rows.iter().all(|row| text(row, unit) != "SYT"), "{username} {list}: what Sở Y tế owes");
        }
    }
    let own = json(&health.ask(function("get_home"), S0).await);
    assert!(
        own["open"].as_array().is_some_and(|rows| rows.iter().any(|row| text(row, "/duty/unit/code") == "SYT")),
        "its own officer sees it"
    );
}

/// What may be read stays readable, in the same words, when the tenant is suspended.
#[tokio::test]
async fn a_suspended_tenant_answers_as_before() {
    let app = TestApp::new().await;
    let mut admin = app.signed_in("thanh-hoa", "thuongtruc").await;
    let mut read = async |suspended: bool| {
        assert!(store::admin::suspend(&app.options, "thanh-hoa", suspended).await.expect("suspended or resumed"));
        let mut answers = Vec::new();
        for (name, row) in ROWS {
            let answer = match row {
                Row::Reads(fields) if *name != "list_audit" => admin.call(function(name), fields).await,
                // The hour of a countdown is now.
                Row::Asks(arguments) => {
                    let day = r#"{"as_of":[2023,144],"#;
                    let dated = arguments.replacen('{', day, 1).replacen(r#""filter":{"#, &format!(r#""filter":{day}"#), 1);
                    admin.ask(function(name), &dated.replace(",}", "}")).await
                }
                _ => continue,
            };
            answers.push((*name, answer.status, answer.body.len()));
        }
        answers
    };
    let (before, during) = (read(false).await, read(true).await);
    assert_eq!(before, during);
    assert!(before.iter().any(|(_, status, _)| *status == 200));
}
