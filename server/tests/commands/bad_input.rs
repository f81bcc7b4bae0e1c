//! What can be wrong before the first request, each with its remedy.

use std::net::TcpListener;

use crate::support::Place;

/// A port that is taken as long as the listener lives.
fn taken() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("its address").port().to_string();
    (listener, port)
}

#[test]
fn serve_on_a_taken_port() {
    let place = Place::seeded();
    place.site();
    let (_listener, port) = taken();
    let said = place.run_with(&[("PORT", &port), ("DIEM06__METRICS__LISTEN", "0")], &["serve"]);
    assert!(!said.ok && said.err.contains(&format!("port {port} is taken")) && said.err.contains("PORT=3100"), "{said:?}");
}

#[test]
fn serve_with_a_taken_port_for_metrics() {
    let place = Place::seeded();
    place.site();
    let (listener, port) = taken();
    let (_other, metrics) = taken();
    drop(listener);
    let address = format!("127.0.0.1:{metrics}");
    let said = place.run_with(&[("PORT", &port), ("DIEM06__METRICS__LISTEN", &address)], &["serve"]);
    assert!(!said.ok && said.err.contains(&address) && said.err.contains("metrics.listen"), "{said:?}");
}

#[test]
fn serve_without_a_site() {
    let said = Place::seeded().run(&["serve"]);
    assert!(!said.ok && said.err.contains("make run"), "{said:?}");
}

#[test]
fn serve_without_a_database() {
    let place = Place::empty();
    place.site();
    let said = place.run(&["serve"]);
    assert!(!said.ok && said.err.contains("var/diem06.sqlite") && said.err.contains("`diem06 migrate`"), "{said:?}");
    assert!(!place.path("var/diem06.sqlite").exists(), "looking makes nothing");
}

#[test]
fn serve_with_a_database_that_does_not_answer() {
    let place = Place::empty();
    place.site();
    let (listener, port) = taken();
    drop(listener);
    let url = format!("postgres://somebody:geheim@127.0.0.1:{port}/diem06");
    for arguments in [&["serve"][..], &["serve", "--provision"], &["migrate"], &["doctor"]] {
        let said = place.run_with(&[("DATABASE_URL", &url)], arguments);
        let text = format!("{}{}", said.out, said.err);
        assert!(!said.ok && text.contains("does not answer") && text.contains("DATABASE_URL"), "{arguments:?}: {said:?}");
        assert!(!text.contains("geheim"), "{said:?}");
    }
}

#[test]
fn serve_in_clear_for_others() {
    let place = Place::seeded();
    let said = place.run_with(&[("DIEM06__SERVER__BASE", "diem06.example")], &["serve"]);
    assert!(!said.ok && said.err.contains("plain http is for loopback only") && said.err.contains("server.scheme"), "{said:?}");
}

#[test]
fn every_command_names_a_wrong_setting() {
    let place = Place::empty();
    for (name, value, words) in [
        ("DIEM06__SERVER__PROT", "1", "config.default.toml"),
        ("DIEM06__SESSION__IDLE_HOURS", "0", "session.idle_hours"),
        ("DIEM06_CONFIG", "none.toml", "none.toml does not exist"),
        ("DIEM06_NOW", "soon", "DIEM06_NOW"),
    ] {
        let said = place.run_with(&[(name, value)], &["migrate"]);
        assert!(!said.ok && said.err.contains(words), "{name}: {said:?}");
    }
}
