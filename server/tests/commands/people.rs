//! `diem06 user link`, `diem06 tenant …`

use crate::support::Place;

#[test]
fn link_is_an_address_of_the_tenant() {
    let place = Place::seeded();
    let said = place.run(&["user", "link", "thanh-hoa", "canbo"]);
    assert!(said.ok, "{said:?}");
    let mut lines = said.out.lines();
    let address = lines.next().expect("the address");
    let token = address.strip_prefix("http://thanh-hoa.localhost:3000/set-password?t=").expect("of the tenant's host");
    assert_eq!(token.len(), 43, "256 bits");
    assert!(lines.next().is_some_and(|line| line.starts_with("works once, until ") && line.ends_with("+07:00 (Vietnam)")), "{said:?}");
}

#[test]
fn link_unknown() {
    let place = Place::seeded();
    let tenant = place.run(&["user", "link", "hai-phong", "canbo"]);
    assert!(!tenant.ok && tenant.err.contains("there is no tenant \"hai-phong\". See: diem06 tenant list"), "{tenant:?}");
    let person = place.run(&["user", "link", "thanh-hoa", "khong-co"]);
    assert!(
        !person.ok && person.err.contains("no account \"khong-co\"") && person.err.contains("thanh-hoa.localhost:3000/users"),
        "{person:?}"
    );
}

#[test]
fn suspend_shows_in_the_list() {
    let place = Place::seeded();
    assert!(place.run(&["tenant", "suspend", "nghe-an"]).ok);
    let list = place.run(&["tenant", "list"]);
    let line = list.out.lines().find(|line| line.starts_with("nghe-an")).expect("a line for each tenant");
    assert!(line.contains("suspended") && line.contains("http://nghe-an.localhost:3000"), "{line}");
    let unknown = place.run(&["tenant", "suspend", "hai-phong"]);
    assert!(!unknown.ok && unknown.err.contains("diem06 tenant list"), "{unknown:?}");
}
