//! The awkward files of `server/store/tests/fixtures/imports`: that they are what the program below makes, and what is said of each.
//!
//! To make them again: `WORKBOOKS_WRITE_FIXTURES=1 cargo test -p workbooks --test suite fixtures`.

pub mod broken;
pub mod figures;
pub mod shapes;

use std::path::PathBuf;
use std::sync::LazyLock;

use crate::forge::ooxml::C;
use crate::world::report;

/// Every fixture: its name and its bytes.
pub fn all() -> &'static [(&'static str, Vec<u8>)] {
    static ALL: LazyLock<Vec<(&str, Vec<u8>)>> = LazyLock::new(|| {
        let mut all = figures::all();
        all.extend(shapes::all());
        all.extend(broken::all());
        all
    });
    &ALL
}

/// The title, the day, an empty row and the headings of the usual form.
pub fn head() -> Vec<Vec<C>> {
    vec![
        vec![C::T("BÁO CÁO KẾT QUẢ THỰC HIỆN ĐỀ ÁN 06 THÁNG 4/2024")],
        vec![C::T("Số liệu tính đến ngày 30/4/2024")],
        vec![],
        vec![
            C::T("STT"),
            C::T("Đơn vị"),
            C::T("Hồ sơ trực tuyến"),
            C::T("Tổng hồ sơ tiếp nhận"),
            C::T("Tỷ lệ hồ sơ TTHC nộp trực tuyến (%)"),
            C::T("Ghi chú"),
        ],
    ]
}

/// The usual form with these rows.
pub fn form(rows: Vec<Vec<C>>) -> Vec<Vec<C>> {
    let mut all = head();
    all.extend(rows);
    all
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../store/tests/fixtures/imports")
}

#[test]
fn the_files_are_what_the_forge_makes() {
    let write = std::env::var_os("WORKBOOKS_WRITE_FIXTURES").is_some();
    if write {
        std::fs::create_dir_all(folder()).expect("a folder");
    }
    let mut names = Vec::new();
    for (name, bytes) in all() {
        let path = folder().join(name);
        if write {
            std::fs::write(&path, bytes).expect("written");
        }
        let stored = std::fs::read(&path).expect("the fixture is there");
        assert!(stored == *bytes, "{name} is not what the forge makes: see the top of this file");
        assert!(bytes.len() < 50_000, "{name} has {} bytes", bytes.len());
        names.push((*name).to_owned());
    }
    let mut there: Vec<String> =
        std::fs::read_dir(folder()).expect("a folder").filter_map(|file| file.expect("a file").file_name().into_string().ok()).collect();
    there.sort();
    names.sort();
    assert_eq!(there, names, "no file without a maker");
    assert!(names.len() >= 40);
}

#[test]
fn every_file_has_its_say() {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (name, bytes) in all() {
            insta::assert_snapshot!(name.replace('.', "_"), report(bytes));
        }
    });
}
