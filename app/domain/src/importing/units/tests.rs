use super::*;
use proptest::prelude::*;

fn unit(code: &str, name: &str, earlier: &[&str]) -> KnownUnit {
    KnownUnit { code: code.to_owned(), name: name.to_owned(), earlier: earlier.iter().map(|one| (*one).to_owned()).collect() }
}

fn units() -> Vec<KnownUnit> {
    vec![
        unit("14758", "Phường Hàm Rồng", &["Phường Đông Cương"]),
        unit("16522", "Xã Đông Sơn", &[]),
        unit("16525", "Xã Hà Long", &[]),
        unit("16528", "Xã Hạ Long", &[]),
        unit("16531", "Phường Quảng Phú", &["Xã Tân Phú"]),
        unit("16534", "Xã Quảng Phú", &["Xã Tân Phú"]),
        unit("SYT", "Sở Y tế", &[]),
    ]
}

fn found(text: &str) -> UnitMatch {
    let units = units();
    UnitIndex::new(&units).find(text)
}

#[test]
fn a_unit_is_found_by_what_offices_write() {
    let cases = [
        ("14758", 0, FoundBy::Code),
        ("syt", 6, FoundBy::Code),
        ("Phường Hàm Rồng", 0, FoundBy::Name),
        ("PHƯỜNG HÀM RỒNG", 0, FoundBy::Name),
        ("Phu\u{31b}o\u{31b}\u{300}ng Ha\u{300}m Ro\u{302}\u{300}ng", 0, FoundBy::Name),
        ("P. Hàm Rồng", 0, FoundBy::Name),
        ("1. UBND phường  Hàm Rồng", 0, FoundBy::Name),
        ("Phường Đông Cương", 0, FoundBy::Earlier),
        ("Hàm Rồng", 0, FoundBy::Bare),
        ("Y tế", 6, FoundBy::Bare),
        ("Xã Hạ Long", 3, FoundBy::Name),
        ("xa dong son", 1, FoundBy::Name),
    ];
    for (text, at, by) in cases {
        assert_eq!(found(text), UnitMatch::One(at, by), "{text}");
    }
}

#[test]
fn nothing_is_taken_for_another() {
    assert_eq!(found("xa ha long"), UnitMatch::Several(vec![2, 3]), "marks tell them apart");
    assert_eq!(found("Quảng Phú"), UnitMatch::Several(vec![4, 5]), "the kind tells them apart");
    assert_eq!(found("Xã Tân Phú"), UnitMatch::Several(vec![4, 5]));
    assert_eq!(found("Xã Hàm Rồng"), UnitMatch::None(vec![0]), "a commune is no ward");
    assert_eq!(found("Xã Đông Sơnn"), UnitMatch::None(vec![1]), "offered, not taken");
    for none in ["", "  ", "Xã", "Tổng cộng", "Thành phố Vinh"] {
        assert_eq!(found(none), UnitMatch::None(Vec::new()), "{none}");
    }
    let units = units();
    assert_eq!(UnitIndex::new(&units).by_code("99999"), UnitMatch::None(Vec::new()));
}

proptest! {
    #[test]
    fn no_text_breaks_it(text in "\\PC{0,40}") {
        let _ = found(&text);
    }

    #[test]
    fn every_unit_is_found_by_its_full_name(nth in 0_usize..7) {
        prop_assert_eq!(found(&units()[nth].name), UnitMatch::One(nth, FoundBy::Name));
    }
}
