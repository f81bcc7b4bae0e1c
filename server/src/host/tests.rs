use super::*;

#[test]
fn hosts_are_compared_in_one_form() {
    let same = [("Thanh-Hoa.LOCALHOST:3000", Some(3000)), ("thanh-hoa.localhost.:3000", Some(3000)), ("thanh-hoa.localhost", None)];
    for (written, port) in same {
        assert_eq!(split(written), Some(("thanh-hoa.localhost".to_owned(), port)), "{written}");
    }
    for refused in ["", ":3000", "a@thanh-hoa.localhost", "x:99999", "x:", "a b", "x:80:80", "."] {
        assert_eq!(split(refused), None, "{refused}");
    }
    assert_eq!(split("[::1]:3000"), Some(("[::1]".to_owned(), Some(3000))));
}

fn parts(uri: &str, headers: &[(&str, &str)]) -> Parts {
    let mut request = http::Request::builder().uri(uri);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(()).expect("a request").into_parts().0
}

#[test]
fn the_target_wins_over_host_and_two_hosts_are_refused() {
    assert_eq!(requested(&parts("/", &[("host", "a")]), false).as_deref(), Some("a"));
    assert_eq!(requested(&parts("http://b/", &[("host", "a")]), false).as_deref(), Some("b"));
    assert_eq!(requested(&parts("/", &[("host", "a"), ("host", "b")]), false), None);
    assert_eq!(requested(&parts("/", &[]), false), None);
}

#[test]
fn only_a_trusted_proxy_may_name_another_host() {
    let forwarded = parts("/", &[("host", "inside"), ("x-forwarded-host", "nghe-an.example")]);
    assert_eq!(requested(&forwarded, false).as_deref(), Some("inside"));
    assert_eq!(requested(&forwarded, true).as_deref(), Some("nghe-an.example"));
}

#[test]
fn a_base_writes_origins_as_browsers_do() {
    let base = Base::parse(Scheme::Https, "Diem06.Example:443").expect("base");
    assert_eq!(base.origin_of("nghe-an.diem06.example"), "https://nghe-an.diem06.example");
    assert!(!base.is_loopback());
    let base = Base::parse(Scheme::Http, "localhost:3000").expect("base");
    assert_eq!(base.origin(), "http://localhost:3000");
    assert!(base.is_loopback());
    assert!(Base::parse(Scheme::Http, "[::1]:3000").expect("base").is_loopback());
}
