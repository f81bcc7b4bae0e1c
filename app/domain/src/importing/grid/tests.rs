use super::*;
use proptest::prelude::*;

fn text(at: &str, value: &str) -> Filled {
    Filled::typed(Address::parse(at).expect("a place"), Cell::Text(value.to_owned()))
}

#[test]
fn places_have_names() {
    for (name, row, column) in [("A1", 0, 0), ("Z1", 0, 25), ("AA10", 9, 26), ("XFD1048576", 1_048_575, 16_383)] {
        let at = Address { row, column };
        assert_eq!((at.to_string().as_str(), Address::parse(name)), (name, Some(at)));
    }
    assert_eq!(Address::parse("$b$7"), Some(Address::new(6, 1)));
    for none in ["", "A", "1", "A0", "XFE1", "A1048577", "A1B", "A-1", "ÀA1", "AAAA1", "A99999999999"] {
        assert_eq!(Address::parse(none), None, "{none}");
    }
    assert_eq!(Area::parse("B2:A1"), None);
    assert_eq!(Area::parse("B2:C4").map(|area| area.to_string()), Some("B2:C4".to_owned()));
}

#[test]
fn cells_are_found_whatever_their_order() {
    let merged = vec![Area::parse("A1:B2").expect("an area")];
    let sheet = Sheet::new("S".to_owned(), true, vec![text("B3", "b"), text("A1", "old"), text("A1", "new"), text("C3", "c")], merged);
    assert_eq!(sheet.cell(Address::new(0, 0)), &Cell::Text("new".to_owned()));
    assert_eq!(sheet.shown(Address::new(1, 1)).text(), Some("new"));
    assert_eq!(sheet.cell(Address::new(9, 9)), &Cell::Empty);
    assert_eq!((sheet.row(2).len(), sheet.row(1).len(), sheet.rows().count()), (2, 0, 2));
    assert_eq!(sheet.used().map(|area| area.to_string()), Some("A1:C3".to_owned()));
    assert_eq!(Sheet::new(String::new(), true, Vec::new(), Vec::new()).used(), None);
}

#[test]
fn a_book_goes_over_the_wire() {
    let number = Filled { percent: true, ..Filled::typed(Address::new(0, 1), Cell::Number(Decimal { mantissa: 6_510, decimals: 2 })) };
    let day = Filled::typed(Address::new(0, 2), Cell::Date(time::macros::date!(2024 - 04 - 30), 0));
    let book = Book { sheets: vec![Sheet::new("S".to_owned(), true, vec![text("A1", "a"), number, day], Vec::new())] };
    let json = serde_json::to_string(&book).expect("serialisable");
    assert!(json.contains("\"65.10\""), "{json}");
    assert_eq!(serde_json::from_str::<Book>(&json).expect("readable"), book);
}

proptest! {
    #[test]
    fn names_and_places_agree(row in 0_u32..1_048_576, column in 0_u32..16_384) {
        let at = Address { row, column };
        prop_assert_eq!(Address::parse(&at.to_string()), Some(at));
    }

    #[test]
    fn no_text_breaks_it(text in "\\PC{0,12}") {
        let _ = (Address::parse(&text), Area::parse(&text));
    }
}
