use super::*;
use crate::importing::book_error::{BookError, BookKind, BookLimit, OtherKind};
use crate::importing::decimal::Decimal;
use crate::importing::fault::FaultCode;
use crate::importing::grid::Address;
use crate::importing::number::Notation;
use crate::importing::period::Period;
use crate::importing::units::FoundBy;
use std::collections::BTreeSet;
use time::macros::date;

/// One of every kind.
fn every_code() -> Vec<FaultCode> {
    let read = || "1.234".to_owned();
    let value = Decimal { mantissa: 6_510, decimals: 2 };
    let names = || vec!["Xã A (1)".to_owned(), "Xã B (2)".to_owned()];
    let unit = || "Xã A".to_owned();
    let mut codes = vec![
        FaultCode::NotANumber { read: read() },
        FaultCode::Ambiguous { read: read(), vietnamese: Decimal::whole(1_234), english: Decimal { mantissa: 1_234, decimals: 3 } },
        FaultCode::NumberTooLong { read: read() },
        FaultCode::Broken { error: "#REF!".to_owned() },
        FaultCode::NoResult,
        FaultCode::DayInFigure { day: date!(2024 - 04 - 30) },
        FaultCode::UnknownUnit { read: read(), near: Vec::new() },
        FaultCode::UnknownUnit { read: read(), near: names() },
        FaultCode::SeveralUnits { read: read(), candidates: names() },
        FaultCode::UnitsDiffer { by_code: unit(), by_name: "Xã B".to_owned() },
        FaultCode::NoUnit,
        FaultCode::DuplicateUnit { unit: unit(), first: Address::new(4, 1) },
        FaultCode::ZeroBelow { numerator: value },
        FaultCode::Negative { value },
        FaultCode::Fraction { value },
        FaultCode::PartExceedsWhole { numerator: value, denominator: value },
        FaultCode::RateScale { value },
        FaultCode::PercentInCount { value },
        FaultCode::RateDiffers { stated: value, computed: value },
        FaultCode::TotalDiffers { stated: value, sum: value },
        FaultCode::PeriodDiffers { found: Period::Year { year: 2023 }, expected: Period::Month { year: 2024, month: 4 } },
        FaultCode::FutureDay { day: date!(2024 - 04 - 30) },
        FaultCode::CitizenNumber,
        FaultCode::UnclearHeading { read: read(), candidates: names() },
    ];
    codes.extend(Notation::ALL.iter().map(|notation| FaultCode::ReadByColumn { read: read(), value, notation: *notation }));
    codes.extend(FoundBy::ALL.iter().map(|by| FaultCode::UnitReadAs { read: read(), unit: unit(), by: *by }));
    for missing in [Part::Numerator, Part::Denominator] {
        codes.push(FaultCode::MissingHalf { indicator: unit(), missing });
        codes.push(FaultCode::NoColumn { indicator: unit(), missing });
    }
    codes
}

fn is_in_style(text: &str) {
    let lower = text.to_lowercase();
    assert!(!text.contains('!') || text.contains("#REF!"), "{text}");
    assert!(!["vui lòng", "thành công", "please", "successful"].iter().any(|word| lower.contains(word)), "{text}");
    assert!(text.ends_with('.') && !text.contains("  "), "{text}");
    assert_eq!(crate::fold::nfc(text), text);
}

#[test]
fn every_fault_names_its_cell_and_says_what_to_do() {
    for lang in Lang::ALL.iter().copied() {
        let mut said = BTreeSet::new();
        for code in every_code() {
            let fault = CellFault { sheet: "S".to_owned(), at: Address::new(6, 1), severity: code.severity(), code };
            let text = cell_fault(lang, &fault);
            assert!(text.starts_with(lang.pick("Ô B7: ", "Cell B7: ")), "{text}");
            is_in_style(&text);
            // What was read, and then what to do about it.
            assert!(text.matches(". ").count() + text.matches("; ").count() + text.matches(": ").count() >= 2, "{text}");
            assert!(said.insert(text.clone()), "said twice: {text}");
        }
        assert!(said.len() > 30);
    }
}

#[test]
fn both_readings_are_named() {
    let code = FaultCode::Ambiguous {
        read: "1.234".to_owned(),
        vietnamese: Decimal::whole(1_234),
        english: Decimal { mantissa: 1_234, decimals: 3 },
    };
    let fault = CellFault { sheet: "S".to_owned(), at: Address::new(6, 1), severity: Severity::Error, code };
    assert_eq!(
        cell_fault(Lang::Vi, &fault),
        "Ô B7: “1.234” đọc được hai cách: 1.234 (viết kiểu Việt Nam) hoặc 1,234 (viết kiểu Anh). Ghi lại không có dấu ngăn hàng nghìn."
    );
}

#[test]
fn every_reason_against_a_file_says_what_to_do() {
    let mut errors = vec![BookError::Empty, BookError::Password, BookError::CutOff, BookError::NothingInside];
    errors.extend(BookKind::ALL.iter().map(|kind| BookError::Damaged { kind: *kind }));
    errors.extend(OtherKind::ALL.iter().map(|what| BookError::OtherKind { what: *what }));
    errors.extend(BookLimit::ALL.iter().map(|what| BookError::TooMuch { what: *what, max: 20_000_000 }));
    for lang in Lang::ALL.iter().copied() {
        let mut said = BTreeSet::new();
        for error in &errors {
            let text = book_error(lang, error);
            is_in_style(&text);
            assert!(said.insert(text.clone()), "said twice: {text}");
        }
        for fault in [LayoutFault::EmptySheet, LayoutFault::NoHeadings] {
            is_in_style(layout_fault(lang, fault));
        }
    }
    let too_large = BookError::TooMuch { what: BookLimit::FileBytes, max: 20_000_000 };
    assert_eq!(book_error(Lang::Vi, &too_large), "Chưa đọc được: tệp lớn quá 20 MB. Bỏ ảnh và trang tính không cần rồi gửi lại.");
}
