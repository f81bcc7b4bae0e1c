use super::*;
use proptest::prelude::*;
use time::macros::date;

fn code(text: &str) -> PeriodCode {
    text.parse().expect("a code")
}

#[test]
fn codes_come_back() {
    for text in ["2024-04", "2024-Q2", "2024-H1", "2024", "2024-W17", "2020-W53", "2024-05-01_2024-05-24", "1900", "2999-12"] {
        assert_eq!(code(text).to_string(), text);
        let json = serde_json::to_string(&code(text)).expect("json");
        assert_eq!(json, format!("\"{text}\""));
        assert_eq!(serde_json::from_str::<PeriodCode>(&json).expect("a code"), code(text));
    }
    let wrong = [
        "",
        "24",
        "2024-",
        "2024-13",
        "2024-00",
        "2024-4",
        "2024-Q0",
        "2024-Q5",
        "2024-H3",
        "2024-W00",
        "2024-W53",
        "2024-W1",
        "2024-w17",
        "+024",
        "1899",
        "3000",
        "2024-04-01",
        "2024-05-24_2024-05-01",
        "2024-05-01_",
        "2023-02-29_2023-03-01",
        "٢٠٢٤",
        "2024-Q२",
    ];
    for text in wrong {
        assert_eq!(text.parse::<PeriodCode>(), Err(NotAPeriod), "{text}");
    }
    assert!(serde_json::from_str::<PeriodCode>("\"2024-13\"").is_err());
}

#[test]
fn neighbours() {
    let text = |code: Option<PeriodCode>| code.map(|code| code.to_string());
    let moves = |one: &str| [code(one).previous(), code(one).next(), code(one).year_before()].map(text);
    let some = |all: [&str; 3]| all.map(|one| Some(one.to_owned()));
    assert_eq!(moves("2024-01"), some(["2023-12", "2024-02", "2023-01"]));
    assert_eq!(moves("2024-Q4"), some(["2024-Q3", "2025-Q1", "2023-Q4"]));
    assert_eq!(moves("2024-H1"), some(["2023-H2", "2024-H2", "2023-H1"]));
    assert_eq!(moves("2024"), some(["2023", "2025", "2023"]));
    assert_eq!(moves("2021-W01"), some(["2020-W53", "2021-W02", "2020-W01"]));
    assert_eq!(text(code("2020-W53").year_before()), None);
    assert_eq!(moves("2024-02-29_2024-03-01"), [None, None, None]);
    assert_eq!(text(code("2024-03-01_2024-05-24").year_before()), Some("2023-03-01_2023-05-24".to_owned()));
    assert_eq!((code("2999-12").next(), code("1900").previous(), code("1900-W01").previous()), (None, None, None));
    assert_eq!(PeriodCode::ad_hoc(date!(2024 - 05 - 02), date!(2024 - 05 - 01)), None);
}

proptest! {
    #[test]
    fn whatever_is_read_prints_the_same(text in "[0-9]{4}(-[WQH]?[0-9]{1,2})?") {
        if let Ok(code) = text.parse::<PeriodCode>() {
            prop_assert_eq!(code.to_string(), text);
            prop_assert!(code.next().is_none_or(|next| next > code && next.previous() == Some(code)));
        }
    }

    #[test]
    fn any_text_may_be_typed(text: String) {
        let _ = text.parse::<PeriodCode>();
    }
}
