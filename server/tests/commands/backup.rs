//! The drill of `docs/operations.md`: back up, restore elsewhere, prove it.

use crate::support::{Place, write};

#[test]
fn backup_then_restore_elsewhere() {
    let (place, other) = (Place::seeded(), Place::empty());
    write(&place.path("var/files/38/one.pdf"), "%PDF");
    let said = place.run(&["backup", "b.tar.gz"]);
    assert!(said.ok && said.out.contains("1 files") && said.out.contains("without sessions"), "{said:?}");
    let archive = place.path("b.tar.gz").display().to_string();
    let said = other.run(&["restore", &archive]);
    assert!(said.ok && said.out.contains("5 tenants, 1 files") && said.out.contains("diem06 doctor"), "{said:?}");
    assert_eq!(std::fs::read_to_string(other.path("var/files/38/one.pdf")).expect("the file"), "%PDF");
    other.site();
    let doctor = other.run(&["doctor"]);
    assert!(doctor.ok && doctor.out.contains("5 chains hold"), "{doctor:?}");
    assert_eq!(place.run(&["tenant", "list"]).out, other.run(&["tenant", "list"]).out);
    let again = other.run(&["restore", &archive]);
    assert!(!again.ok && again.err.contains("is not empty") && again.err.contains("Move it away"), "{again:?}");
}

#[test]
fn sweep_deletes_what_nobody_names_when_it_is_old() {
    let place = Place::seeded();
    write(&place.path("var/files/.incoming/cut#1"), "%PDF");
    let said = place.run(&["sweep"]);
    assert!(said.ok && said.out.contains("0 uploads"), "{said:?}");
    let file = std::fs::File::options().write(true).open(place.path("var/files/.incoming/cut#1")).expect("the file");
    file.set_modified(std::time::SystemTime::UNIX_EPOCH).expect("its time");
    let said = place.run(&["sweep"]);
    assert!(said.ok && said.out.contains("1 uploads"), "{said:?}");
    assert!(!place.path("var/files/.incoming/cut#1").exists());
}

#[test]
fn backup_without_a_database() {
    let place = Place::empty();
    let said = place.run(&["backup", "b.tar.gz"]);
    assert!(!said.ok && said.err.contains("diem06 migrate"), "{said:?}");
    let left: Vec<_> = std::fs::read_dir(&place.folder).expect("the folder").flatten().map(|entry| entry.file_name()).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn restore_without_an_archive() {
    let place = Place::empty();
    let said = place.run(&["restore", "none.tar.gz"]);
    assert!(!said.ok && said.err.contains("none.tar.gz") && said.err.contains("Check that it exists"), "{said:?}");
}
