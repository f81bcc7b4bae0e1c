use super::*;
use crate::fold::nfc;
use proptest::prelude::*;

fn value(text: &str) -> Option<String> {
    read(text, None).ok().map(|reading| format!("{}{}", reading.value, if reading.percent { "%" } else { "" }))
}

#[test]
fn numbers_as_offices_write_them() {
    let pairs = [
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1 234", "1234"),
        ("1\u{a0}234\u{202f}567,89", "1234567.89"),
        ("1.234.567", "1234567"),
        ("1,234,567.8", "1234567.8"),
        ("1.234,567", "1234.567"),
        ("65,1%", "65.1%"),
        ("65.10 %", "65.10%"),
        ("(12)", "-12"),
        ("(65,1%)", "-65.1%"),
        ("−3", "-3"),
        ("- 3", "-3"),
        ("+7", "7"),
        ("１２３，５", "123.5"),
        ("0,651", "0.651"),
        ("1234,567", "1234.567"),
        ("007", "7"),
        (" 12 ", "12"),
    ];
    for (text, expected) in pairs {
        assert_eq!(value(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn what_is_no_number_is_none() {
    let none = [
        "",
        "-",
        "abc",
        "12 hồ sơ",
        "1.23.4",
        "1,2,3",
        "1 23",
        "12 34",
        "1.234,5.6",
        "1..2",
        ",5",
        "5,",
        "%",
        "()",
        "(1",
        "--1",
        "1-",
        "1%%",
        "0.123.456",
        "1e5",
        "٣",
        "Ⅳ",
        "1/2",
        "12:30",
        "1 234 56",
        "1.234 567",
        "+-1",
        "#REF!",
        "1,234 567",
    ];
    for text in none {
        assert_eq!(read(text, None), Err(NumberFault::NotANumber), "{text}");
    }
    assert_eq!(read(&"9".repeat(50), None), Err(NumberFault::TooLong));
    assert_eq!(read(&format!("0,{}", "1".repeat(300)), None), Err(NumberFault::TooLong));
}

#[test]
fn a_thousand_or_a_fraction() {
    let (thousand, fraction) = (Decimal::whole(1_234), Decimal { mantissa: 1_234, decimals: 3 });
    assert_eq!(read("1.234", None), Err(NumberFault::Ambiguous { vietnamese: thousand, english: fraction }));
    assert_eq!(read("1,234", None), Err(NumberFault::Ambiguous { vietnamese: fraction, english: thousand }));
    let by = |text, notation| read(text, Some(notation)).map(|reading| (reading.value, reading.by_column));
    assert_eq!(by("1.234", Notation::Vietnamese), Ok((thousand, Some(Notation::Vietnamese))));
    assert_eq!(by("1.234", Notation::English), Ok((fraction, Some(Notation::English))));
    assert_eq!(by("12", Notation::English), Ok((Decimal::whole(12), None)), "nothing was decided");
    assert_eq!(
        by("1.234,5", Notation::English).map(|(value, _)| value.to_string()),
        Ok("1234.5".to_owned()),
        "the text itself is stronger"
    );
}

#[test]
fn a_column_tells_its_notation() {
    assert_eq!(notation_of(["12", "1.234", "12,5"]), Some(Notation::Vietnamese));
    assert_eq!(notation_of(["1.234.567"]), Some(Notation::Vietnamese));
    assert_eq!(notation_of(["1,234,567", "0.5"]), Some(Notation::English));
    assert_eq!(notation_of(["12,5", "12.5"]), None, "it disagrees with itself");
    assert_eq!(notation_of(["12", "1.234", "x"]), None);
}

fn number() -> impl Strategy<Value = Decimal> {
    (any::<i64>(), 0_u8..10).prop_map(|(mantissa, decimals)| Decimal { mantissa: i128::from(mantissa), decimals })
}

proptest! {
    #[test]
    fn printing_then_reading_gives_the_same(value in number(), english: bool, percent: bool) {
        let notation = if english { Notation::English } else { Notation::Vietnamese };
        let text = format!("{}{}", value.print(notation.lang()), if percent { " %" } else { "" });
        let reading = read(&text, Some(notation)).expect("what was printed");
        prop_assert_eq!((reading.value, reading.percent), (value, percent));
    }

    /// Never a silent misread: without a column a printed number is itself, or an error that names it.
    #[test]
    fn without_a_column_it_is_right_or_an_error(value in number(), english: bool) {
        let notation = if english { Notation::English } else { Notation::Vietnamese };
        match read(&value.print(notation.lang()), None) {
            Ok(reading) => prop_assert_eq!(reading.value, value),
            Err(NumberFault::Ambiguous { vietnamese, english: other }) => {
                prop_assert_eq!(if english { other } else { vietnamese }, value);
            }
            Err(fault) => prop_assert!(false, "{:?}", fault),
        }
    }

    #[test]
    fn marks_and_digits_never_break_it(text in "[-0-9., %()−\u{a0}０-９]{0,24}") {
        for column in [None, Some(Notation::Vietnamese), Some(Notation::English)] {
            let _ = read(&text, column);
        }
        let _ = (notation(&text), is_dash(&text));
    }

    #[test]
    fn no_text_breaks_it(text in "\\PC{0,40}") {
        prop_assert_eq!(read(&text, None), read(&nfc(&text), None));
    }
}
