//! Wall 6: every server function has a row, and every row is tried.
//!
//! DO NOT SKIP A TEST HERE. When one fails because a function has no row: 1. write the function's row into [`ROWS`], with fields
//! that decode (the values may be nonsense: what is tried is who may call, not what it does); 2. a function for which nobody
//! need be signed in goes into `server::gate::PUBLIC` as well, with the reason; 3. run again.

use server::gate::PUBLIC;

use crate::support::app::TestApp;
use crate::support::private_functions;

/// What a function does, with fields that decode.
#[derive(Debug, Clone, Copy)]
pub enum Row {
    /// In the list of the gate.
    Public,
    /// Reads rows of the tenant.
    Reads(&'static [(&'static str, &'static str)]),
    /// The same, with arguments as JSON.
    Asks(&'static str),
    /// Changes rows of the tenant: refused when it is suspended, and to a viewer.
    Writes(&'static [(&'static str, &'static str)]),
    /// The same, but not the administrator's to do: by whom, of Sở Y tế or of those who review.
    Papers(&'static str, &'static [(&'static str, &'static str)]),
    /// Changes one's own account or session only: works in a suspended tenant too.
    Own(&'static [(&'static str, &'static str)]),
}

/// An id that no row has.
const NO_ID: &str = "0190aaaa-0000-7000-8000-000000000000";

/// Every server function, by its own name.
pub const ROWS: &[(&str, Row)] = &[
    ("get_front", Row::Public),
    ("set_language", Row::Public),
    ("set_theme", Row::Public),
    ("set_density", Row::Public),
    ("sign_in", Row::Public),
    ("link_owner", Row::Public),
    ("set_password_by_link", Row::Public),
    ("sign_out", Row::Own(&[])),
    ("get_account", Row::Own(&[])),
    ("change_password", Row::Own(&[("current", "x"), ("new", "y"), ("repeat", "z")])),
    ("end_session", Row::Own(&[("handle", "x")])),
    ("end_other_sessions", Row::Own(&[])),
    ("take_password_link", Row::Own(&[("id", NO_ID)])),
    ("get_home", Row::Asks(r#"{}"#)),
    ("list_units", Row::Asks(r#"{"filter":{}}"#)),
    ("get_unit", Row::Asks(r#"{"code":"99999"}"#)),
    ("get_coverage", Row::Asks(r#"{"directive":""}"#)),
    ("list_quotas", Row::Asks(r#"{}"#)),
    ("get_quota", Row::Asks(r#"{"id":"0190aaaa-0000-7000-8000-000000000000"}"#)),
    (
        "make_quota",
        Row::Writes(&[
            ("title", "x"),
            ("units", "kind:department"),
            ("at_least", "1"),
            ("counted", "accepted"),
            ("first", "01/01/2025"),
            ("last", "31/12/2025"),
        ]),
    ),
    ("withdraw_quota", Row::Writes(&[("id", NO_ID), ("text", "x")])),
    ("list_indicators", Row::Asks(r#"{"filter":{}}"#)),
    ("get_heat", Row::Asks(r#"{"asked":{}}"#)),
    ("get_indicator", Row::Asks(r#"{"code":"KHONG_CO","asked":{}}"#)),
    ("list_models", Row::Asks(r#"{"filter":{}}"#)),
    ("get_model", Row::Asks(r#"{"id":"0190aaaa-0000-7000-8000-000000000000"}"#)),
    ("get_model_desk", Row::Asks(r#"{"id":"0190aaaa-0000-7000-8000-000000000000"}"#)),
    ("get_model_family", Row::Asks(r#"{"id":"0190aaaa-0000-7000-8000-000000000000"}"#)),
    ("move_model", Row::Writes(&[("id", NO_ID), ("seen", "1"), ("event", "cancel"), ("text", "x")])),
    ("assess_model", Row::Writes(&[("id", NO_ID), ("seen", "1"), ("criteria", "0"), ("verdict", "maintain"), ("text", "x")])),
    ("replicate_model", Row::Writes(&[("id", NO_ID), ("seen", "1"), ("names", "STP")])),
    ("adapt_model", Row::Papers("canbo", &[("id", NO_ID), ("version", "1"), ("objective", "x")])),
    ("get_criteria", Row::Asks("{}")),
    ("save_criteria", Row::Writes(&[("seen", "0"), ("criteria", "x")])),
    ("list_plans", Row::Asks(r#"{"filter":{}}"#)),
    ("get_plan", Row::Asks(r#"{"id":"0190aaaa-0000-7000-8000-000000000000"}"#)),
    ("get_model_line", Row::Asks(r#"{"id":"0190aaaa-0000-7000-8000-000000000000"}"#)),
    ("list_difficulties", Row::Asks(r#"{"filter":{}}"#)),
    ("get_difficulty", Row::Asks(r#"{"id":"0190aaaa-0000-7000-8000-000000000000"}"#)),
    ("get_difficulty_choices", Row::Asks(r#"{"model":"","task":"","obligation":""}"#)),
    ("begin_difficulty", Row::Papers("canbo", &[("model", NO_ID), ("title", "x")])),
    ("save_difficulty", Row::Papers("canbo", &[("id", NO_ID), ("version", "1"), ("title", "x")])),
    ("discard_difficulty", Row::Papers("canbo", &[("id", NO_ID), ("version", "1")])),
    ("move_difficulty", Row::Papers("canbo", &[("id", NO_ID), ("seen", "1"), ("event", "withdraw")])),
    ("merge_difficulty", Row::Papers("thamdinh", &[("into", NO_ID), ("chosen[id-0190aaaa-0000-7000-8000-000000000000]", "1")])),
    ("remove_file", Row::Papers("canbo", &[("kind", "difficulty"), ("id", NO_ID), ("file", NO_ID)])),
    ("write_comment", Row::Papers("canbo", &[("kind", "difficulty"), ("id", NO_ID), ("body", "x")])),
    ("withdraw_comment", Row::Papers("canbo", &[("id", NO_ID)])),
    ("search", Row::Asks(r#"{"words":"mo hinh"}"#)),
    ("list_directives", Row::Asks(r#"{"filter":{}}"#)),
    ("get_directive", Row::Asks(r#"{"id":"0190aaaa-0000-7000-8000-000000000000"}"#)),
    // The empty form of what is refused below.
    ("get_directive_form", Row::Writes(&[])),
    ("begin_directive", Row::Writes(&[("number", "1/X"), ("kind", "cv"), ("issued_on", "01/01/2026"), ("issuer", "x"), ("subject", "x")])),
    (
        "save_directive",
        Row::Writes(&[
            ("id", NO_ID),
            ("version", "1"),
            ("number", "1/X"),
            ("kind", "cv"),
            ("issued_on", "01/01/2026"),
            ("issuer", "x"),
            ("subject", "x"),
        ]),
    ),
    (
        "add_directive_clause",
        Row::Writes(&[
            ("id", NO_ID),
            ("version", "1"),
            ("kind", "report"),
            ("title", "x"),
            ("sent_to", ""),
            ("due_on", "01/01/2026"),
            ("due_rule", "by"),
            ("chosen", "all"),
            ("names", ""),
        ]),
    ),
    ("remove_directive_clause", Row::Writes(&[("id", NO_ID), ("version", "1"), ("clause", "1")])),
    ("add_standing_duty", Row::Writes(&[("id", NO_ID), ("version", "1"), ("title", "x"), ("names", "STP")])),
    ("remove_standing_duty", Row::Writes(&[("id", NO_ID), ("version", "1"), ("ordinal", "1")])),
    ("issue_directive", Row::Writes(&[("id", NO_ID), ("version", "1")])),
    ("withdraw_directive", Row::Writes(&[("id", NO_ID), ("seen", "99"), ("text", "x")])),
    ("replace_directive", Row::Writes(&[("id", NO_ID), ("seen", "99"), ("document", NO_ID), ("text", "x")])),
    (
        "extend_deadline",
        Row::Writes(&[
            ("id", NO_ID),
            ("clause", "1"),
            ("obligation", ""),
            ("seen", "99"),
            ("due", "01/01/2026"),
            ("due_rule", "by"),
            ("text", "x"),
        ]),
    ),
    ("list_registrations", Row::Asks(r#"{"filter":{}}"#)),
    ("get_registration", Row::Asks(r#"{"id":"0190aaaa-0000-7000-8000-000000000000"}"#)),
    ("get_registration_choices", Row::Asks(r#"{"directive":""}"#)),
    ("begin_registration", Row::Papers("canbo", &[("name", "x"), ("reach", "provincial"), ("directive", NO_ID)])),
    ("renew_registration", Row::Papers("canbo", &[("id", NO_ID)])),
    (
        "save_registration",
        Row::Papers(
            "canbo",
            &[
                ("id", NO_ID),
                ("version", "1"),
                ("name", "x"),
                ("objective", ""),
                ("responsible_leader", ""),
                ("deliverable", ""),
                ("indicators", ""),
                ("actions", ""),
            ],
        ),
    ),
    ("move_registration", Row::Papers("truongdonvi", &[("id", NO_ID), ("seen", "1"), ("event", "submit")])),
    (
        "return_registration",
        Row::Papers(
            "thamdinh",
            &[
                ("id", NO_ID),
                ("seen", "1"),
                ("remark_reason_1", ""),
                ("remark_part_1", ""),
                ("remark_text_1", ""),
                ("remark_reason_2", ""),
                ("remark_part_2", ""),
                ("remark_text_2", ""),
                ("remark_reason_3", ""),
                ("remark_part_3", ""),
                ("remark_text_3", ""),
                ("due", ""),
            ],
        ),
    ),
    ("move_explanation", Row::Papers("truongdonvi", &[("id", NO_ID), ("seen", "1"), ("event", "answer")])),
    ("list_notices", Row::Asks(r#"{"filter":{}}"#)),
    ("open_notice", Row::Own(&[("id", NO_ID)])),
    ("see_all_notices", Row::Own(&[])),
    ("save_mail", Row::Own(&[("email", ""), ("frequency", "daily"), ("lang", "vi")])),
    ("get_late_units", Row::Asks(r#"{"directive":"0190aaaa-0000-7000-8000-000000000000"}"#)),
    ("urge_units", Row::Writes(&[("directive", NO_ID), ("unit", ""), ("text", "x")])),
    ("list_audit", Row::Reads(&[("event", ""), ("search", ""), ("subject", ""), ("page", "1")])),
    ("list_users", Row::Reads(&[("search", ""), ("role", ""), ("id", "")])),
    ("get_settings", Row::Reads(&[])),
    ("create_user", Row::Writes(&[("username", "moi"), ("name", "x"), ("position", ""), ("role", "viewer"), ("unit_code", "")])),
    (
        "change_user",
        Row::Writes(&[("id", NO_ID), ("version", "1"), ("name", "x"), ("position", ""), ("role", "viewer"), ("unit_code", "")]),
    ),
    ("disable_user", Row::Writes(&[("id", NO_ID), ("version", "1")])),
    ("enable_user", Row::Writes(&[("id", NO_ID), ("version", "1")])),
    ("hand_over_user", Row::Writes(&[("id", NO_ID), ("version", "1"), ("to_username", "xem")])),
    ("issue_password_link", Row::Writes(&[("id", NO_ID)])),
    ("save_settings", Row::Writes(&[("version", "1"), ("committee", "x"), ("spelling", "x"), ("deadline_hour", "17")])),
    ("save_clarities", Row::Writes(&[("version", "1"), ("owner", "true")])),
    (
        "save_reminders",
        Row::Writes(&[("version", "1"), ("before", "1"), ("after", "1"), ("daily_cap", "1"), ("urge_cap", "1"), ("digest_hour", "7")]),
    ),
    ("save_ladder", Row::Writes(&[("version", "1"), ("unit", "3")])),
    ("begin_plan", Row::Papers("canbo", &[("model", NO_ID)])),
    ("save_plan", Row::Papers("canbo", &[("id", NO_ID), ("version", "1"), ("ends", "x"), ("ends_rule", "x")])),
    ("add_task", Row::Papers("canbo", &[("plan", NO_ID), ("work", "x")])),
    ("save_task", Row::Papers("canbo", &[("plan", NO_ID), ("task", NO_ID), ("version", "1"), ("work", "x"), ("due_date", "x")])),
    ("remove_task", Row::Papers("canbo", &[("plan", NO_ID), ("task", NO_ID), ("version", "1")])),
    ("add_milestone", Row::Papers("canbo", &[("plan", NO_ID), ("kind", "x"), ("title", "x"), ("due_date", "x"), ("due_rule", "x")])),
    ("remove_milestone", Row::Papers("canbo", &[("plan", NO_ID), ("milestone", NO_ID)])),
    ("move_plan", Row::Papers("truongdonvi", &[("id", NO_ID), ("seen", "1"), ("event", "submit")])),
    (
        "return_plan",
        Row::Papers("thamdinh", &[("id", NO_ID), ("seen", "1"), ("due", "x"), ("remark_reason_1", "x"), ("remark_text_1", "x")]),
    ),
    ("report_model", Row::Papers("truongdonvi", &[("plan", NO_ID), ("event", "launch"), ("seen", "1"), ("on", "x")])),
    ("move_task", Row::Papers("canbo", &[("plan", NO_ID), ("task", NO_ID), ("event", "start"), ("seen", "1")])),
    ("list_delegations", Row::Own(&[])),
    ("delegate", Row::Papers("truongdonvi", &[("to", "canbo2"), ("submit_papers", "true"), ("first", "x"), ("last", "x"), ("text", "x")])),
    ("end_delegation", Row::Papers("truongdonvi", &[("id", NO_ID)])),
    ("stand_in", Row::Own(&[("id", NO_ID)])),
    ("step_back", Row::Own(&[])),
    ("set_standing_agency", Row::Writes(&[("unit_code", "CAT"), ("from", "01/01/2026")])),
    ("add_department", Row::Writes(&[("code", "X"), ("name", "x"), ("kind", "department"), ("from", "01/01/2026")])),
    ("close_department", Row::Writes(&[("code", "X"), ("to", "01/01/2026")])),
    ("set_calendar_day", Row::Writes(&[("day", "01/01/2026"), ("working", "false"), ("name", "x")])),
    ("remove_calendar_day", Row::Writes(&[("day", "01/01/2026")])),
];

fn name(path: &'static str) -> &'static str {
    path.rsplit('/').next().unwrap_or(path)
}

#[test]
fn every_function_has_a_row() {
    for (path, _) in leptos::server_fn::axum::server_fn_paths() {
        let row = ROWS.iter().find(|(known, _)| *known == name(path));
        let row = row.unwrap_or_else(|| panic!("{path} has no row: see the head of coverage.rs"));
        let public = PUBLIC.iter().any(|(public, _)| *public == path);
        assert_eq!(public, matches!(row.1, Row::Public), "{path}: the gate and its row disagree");
    }
}

#[test]
fn every_row_is_one_function() {
    let names: Vec<_> = leptos::server_fn::axum::server_fn_paths().map(|(path, _)| name(path)).collect();
    for (row, _) in ROWS {
        // Twice: two functions of one name would share a row, and one of them would go untried.
        assert_eq!(names.iter().filter(|name| *name == row).count(), 1, "{row}");
    }
}

#[tokio::test]
async fn anonymous_is_refused_before_anything_is_read() {
    let app = TestApp::new().await;
    for host in ["thanh-hoa.localhost:3000", "trung-uong.localhost:3000", "localhost:3000"] {
        let mut client = crate::support::client::Client::new(app.router.clone(), host);
        for (path, _) in private_functions() {
            // Nonsense that no function could decode: the answer must be the same.
            let answer = client.call(path, &[("\u{0}", "nonsense")]).await;
            assert_eq!(answer.status, 401, "{host}{path}: {}", answer.body);
            assert_eq!(answer.body, r#"{"Fault":{"kind":"signed_out"}}"#, "{host}{path}");
        }
    }
}

#[tokio::test]
async fn a_session_of_another_tenant_is_refused_the_same() {
    let app = TestApp::new().await;
    let owner = app.signed_in("thanh-hoa", "thuongtruc").await;
    let mut thief = app.on("nghe-an");
    for (path, _) in private_functions() {
        thief.steal("sid", owner.cookie("sid").expect("a session"));
        assert_eq!(thief.call(path, &[]).await.status, 401, "{path}");
    }
}

#[tokio::test]
async fn a_viewer_and_the_centre_change_nothing() {
    let app = TestApp::new().await;
    for (slug, username) in [("thanh-hoa", "xem"), ("trung-uong", "trunguong")] {
        let mut client = app.signed_in(slug, username).await;
        for (function_name, row) in ROWS {
            let (Row::Writes(fields) | Row::Papers(_, fields)) = row else { continue };
            let answer = client.call(crate::support::function(function_name), fields).await;
            assert_eq!(answer.status, 403, "{slug}/{username} {function_name}: {}", answer.body);
        }
    }
}

#[tokio::test]
async fn what_reads_answers_its_readers_and_never_breaks() {
    let app = TestApp::new().await;
    for (slug, username) in [("thanh-hoa", "thuongtruc"), ("thanh-hoa", "canboxa"), ("trung-uong", "quantri")] {
        let mut client = app.signed_in(slug, username).await;
        for (function_name, row) in ROWS {
            let path = crate::support::function(function_name);
            let answer = match row {
                Row::Reads(fields) => client.call(path, fields).await,
                Row::Asks(arguments) => client.ask(path, arguments).await,
                _ => continue,
            };
            assert!([200, 403, 404].contains(&answer.status), "{slug}/{username} {function_name}: {} {}", answer.status, answer.body);
        }
    }
}

#[tokio::test]
async fn the_centre_reads_no_rows_of_a_province() {
    let app = TestApp::new().await;
    let mut client = app.signed_in("trung-uong", "quantri").await;
    for page in [
        "/units",
        "/models",
        "/plans",
        "/difficulties",
        "/difficulties/new",
        "/directives",
        "/coverage",
        "/indicators",
        "/indicators/NV_HT",
        "/figures",
    ] {
        let answer = client.get(page).await;
        assert!([403, 404].contains(&answer.status), "{page}: {}", answer.status);
    }
}
