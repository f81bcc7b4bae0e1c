//! Figures in words: quantities, percentages and points as they are printed and typed; what a check found.

use super::{Lang, labels, number, plural};
use crate::figures::check::{Figure, FindingCode};
use crate::figures::indicator::{Band, Direction, Measure, Target};
use crate::figures::rate::ToTarget;
use crate::figures::{Cell, Gap, Percent, PercentPoints, Quantity, Slot, Value};
use crate::format::{MINUS, MISSING, NBSP, fmt_int, fmt_pct_points, fmt_rate, fmt_scaled};

texts! {
    /// Figures.
    figures => Figures {
        rate: "Tỷ lệ", "Rate";
        no_target: "chưa giao chỉ tiêu", "no target set";
        no_pair: "chưa có tử số, mẫu số", "no numerator and denominator";
        small_base: "mẫu số dưới 30", "denominator under 30";
        provisional: "tạm tính", "provisional";
        estimate: "ước tính", "estimate";
        incomplete: "chưa đủ đơn vị", "not all units";
        apart: "không cộng được, xem từng đơn vị", "does not add up, shown unit by unit";
    }
}

/// A quantity as it is printed, with the decimals that it has: 1.234,5 (vi), 1,234.5 (en).
#[must_use]
pub fn quantity(lang: Lang, quantity: Quantity) -> String {
    let (mantissa, decimals) = quantity.shortest();
    fmt_scaled(lang, mantissa, decimals)
}

/// A percentage: 65,5 % (vi), 65.5% (en).
#[must_use]
pub fn percent(lang: Lang, percent: Percent) -> String {
    fmt_rate(lang, percent.value(), percent.decimals())
}

/// A difference of percentages: +3,04 điểm % (vi), +3.04 percentage points (en). Never "%".
#[must_use]
pub fn points(lang: Lang, points: PercentPoints) -> String {
    fmt_pct_points(lang, points.value(), points.decimals())
}

/// A figure as its indicator shows it: 65,5 % for a share (so many decimals), 24/29 for a part, 1.234 for an amount. "—" without a
/// denominator.
#[must_use]
pub fn value(lang: Lang, measure: Measure, value: Value, decimals: u8) -> String {
    match (measure, value) {
        (Measure::Share, Value::Pair(pair)) => pair.percent(decimals).map_or_else(|| MISSING.to_owned(), |rate| percent(lang, rate)),
        (_, Value::Pair(pair)) => format!("{}/{}", quantity(lang, pair.numerator), quantity(lang, pair.denominator)),
        (_, Value::Amount { amount }) => quantity(lang, amount),
    }
}

/// What somebody typed as a quantity: 1234,5 or 1.234,5 (vi), 1234.5 or 1,234.5 (en), spaces around it and between thousands allowed.
/// `None` for anything else: "1.5" in Vietnamese is no grouping, and guessing would be off by ten.
#[must_use]
pub fn parse_quantity(lang: Lang, typed: &str) -> Option<Quantity> {
    let (mantissa, decimals) = parse_decimal(lang, typed)?;
    Quantity::from_parts(mantissa, decimals)
}

/// What somebody typed as a percentage: as [`parse_quantity`], a closing % allowed; the decimals are kept, 65,50 is not 65,5.
#[must_use]
pub fn parse_percent(lang: Lang, typed: &str) -> Option<Percent> {
    let typed = typed.trim();
    let (mantissa, decimals) = parse_decimal(lang, typed.strip_suffix('%').unwrap_or(typed))?;
    Percent::new(mantissa, decimals)
}

/// Mantissa and decimals of a typed number.
fn parse_decimal(lang: Lang, typed: &str) -> Option<(i64, u8)> {
    let (group, point) = match lang {
        Lang::Vi => ('.', ','),
        Lang::En => (',', '.'),
    };
    let typed = typed.trim();
    let unsigned = typed.strip_prefix(['-', MINUS]).unwrap_or(typed);
    let (whole, fraction) = unsigned.split_once(point).map_or((unsigned, None), |(whole, fraction)| (whole, Some(fraction)));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let groups: Vec<&str> = whole.split([group, ' ', NBSP]).collect();
    let grouped = match groups.as_slice() {
        [one] => all_digits(one),
        [first, rest @ ..] => all_digits(first) && first.len() <= 3 && rest.iter().all(|part| part.len() == 3 && all_digits(part)),
        [] => false,
    };
    if !grouped || !fraction.is_none_or(all_digits) {
        return None;
    }
    let sign = if unsigned.len() < typed.len() { "-" } else { "" };
    let mantissa = format!("{sign}{}{}", groups.concat(), fraction.unwrap_or("")).parse().ok()?;
    Some((mantissa, u8::try_from(fraction.map_or(0, str::len)).ok()?))
}

/// How far it is to the target, in the indicator's unit: "còn thiếu 29.100 hồ sơ".
#[must_use]
pub fn to_target(lang: Lang, gap: ToTarget, unit: &str) -> String {
    let number = |cases: u64| fmt_int(lang, i64::try_from(cases).unwrap_or(i64::MAX));
    match (lang, gap) {
        (Lang::Vi, ToTarget::Met) => "đã đạt chỉ tiêu".to_owned(),
        (Lang::En, ToTarget::Met) => "target reached".to_owned(),
        (Lang::Vi, ToTarget::More { cases }) => format!("còn thiếu {} {unit}", number(cases)),
        (Lang::En, ToTarget::More { cases }) => format!("{} more to the target ({unit})", number(cases)),
        (Lang::Vi, ToTarget::Fewer { cases }) => format!("còn phải giảm {} {unit}", number(cases)),
        (Lang::En, ToTarget::Fewer { cases }) => format!("{} fewer to the target ({unit})", number(cases)),
        (Lang::Vi, ToTarget::OutOfReach) => "chỉ tiêu vượt quá mẫu số, không thể đạt".to_owned(),
        (Lang::En, ToTarget::OutOfReach) => "the target is out of reach of the denominator".to_owned(),
    }
}

/// What lies between a figure and its target: "còn thiếu 29.100 hồ sơ", "còn thiếu 7,7 điểm".
#[must_use]
pub fn gap(lang: Lang, gap: Gap, direction: Direction, unit: &str) -> String {
    match (gap, direction) {
        (Gap::Cases { to }, _) => to_target(lang, to, unit),
        (Gap::Amount { by }, _) if by <= Quantity::ZERO => to_target(lang, ToTarget::Met, unit),
        (Gap::Amount { by }, Direction::Up) => match lang {
            Lang::Vi => format!("còn thiếu {} {unit}", quantity(lang, by)),
            Lang::En => format!("{} more to the target ({unit})", quantity(lang, by)),
        },
        (Gap::Amount { by }, Direction::Down) => match lang {
            Lang::Vi => format!("còn phải giảm {} {unit}", quantity(lang, by)),
            Lang::En => format!("{} fewer to the target ({unit})", quantity(lang, by)),
        },
    }
}

/// A target or a floor: 30 % for pairs, 90 điểm for amounts.
#[must_use]
pub fn mark(lang: Lang, measure: Measure, mark: Quantity, unit: &str) -> String {
    let (mantissa, decimals) = mark.shortest();
    if measure.is_pair() { fmt_rate(lang, mantissa, decimals) } else { format!("{} {unit}", quantity(lang, mark)) }
}

/// With how many decimals a share is printed: one, or as many as the paper printed, so that the two can be compared.
const fn decimals(stated: Option<Percent>) -> u8 {
    match stated {
        Some(stated) if stated.decimals() > 1 => stated.decimals(),
        _ => 1,
    }
}

/// The main figure of a cell, computed: 65,5 %, 24/29, 1.234. "—" where it can't be.
#[must_use]
pub fn cell(lang: Lang, measure: Measure, cell: &Cell) -> String {
    cell.value(measure).map_or_else(|| MISSING.to_owned(), |one| value(lang, measure, one, decimals(cell.stated)))
}

/// What a cell was counted from, where the main figure does not say it: 78.000/119.000; 538.000/— where a half is missing.
#[must_use]
pub fn halves(lang: Lang, measure: Measure, cell: &Cell) -> Option<String> {
    let some = cell.numerator.is_some() || cell.denominator.is_some();
    let said = measure != Measure::Share && cell.value(measure).is_some();
    let half = |half: Option<Quantity>| half.map_or_else(|| MISSING.to_owned(), |half| quantity(lang, half));
    (some && !said && measure.is_pair()).then(|| format!("{}/{}", half(cell.numerator), half(cell.denominator)))
}

/// "văn bản ghi 65,1 %".
#[must_use]
pub fn stated(lang: Lang, stated: Percent) -> String {
    format!("{} {}", lang.pick("văn bản ghi", "the paper says"), percent(lang, stated))
}

/// "văn bản ghi +3,04 điểm % so với kỳ trước".
#[must_use]
pub fn stated_points(lang: Lang, change: PercentPoints) -> String {
    match lang {
        Lang::Vi => format!("văn bản ghi {} so với kỳ trước", points(lang, change)),
        Lang::En => format!("the paper says {} since the period before", points(lang, change)),
    }
}

/// A band in words; "chưa giao chỉ tiêu" without a target, "—" where there is no value to hold against it.
#[must_use]
pub fn band(lang: Lang, band: Option<Band>, target: Target) -> &'static str {
    match band {
        Some(band) => labels::band(lang, band),
        None if target.target.is_none() => figures(lang).no_target,
        None => MISSING,
    }
}

/// What a check found, in one sentence with its figures. Stands under its cell.
#[must_use]
pub fn finding(lang: Lang, slot: Slot, code: &FindingCode) -> String {
    let (q, p) = (|one| quantity(lang, one), |one| percent(lang, one));
    let f = |one: Figure| match one {
        Figure::Percent(one) => percent(lang, one),
        Figure::Quantity(one) => quantity(lang, one),
    };
    let name = labels::slot(lang, slot);
    match (lang, *code) {
        (Lang::Vi, FindingCode::MissingHalf) => format!("Còn thiếu {}. Nhập đủ tử số và mẫu số.", lower(name)),
        (Lang::En, FindingCode::MissingHalf) => format!("The {} is missing. Enter both numerator and denominator.", lower(name)),
        (Lang::Vi, FindingCode::Negative { value }) => format!("{name} {} nhỏ hơn 0. Nhập số từ 0 trở lên.", q(value)),
        (Lang::En, FindingCode::Negative { value }) => format!("{name} {} is below 0. Enter 0 or more.", q(value)),
        (Lang::Vi, FindingCode::OverDenominator { numerator, denominator }) => {
            format!("Tử số {} lớn hơn mẫu số {}. Kiểm tra lại hai ô.", q(numerator), q(denominator))
        }
        (Lang::En, FindingCode::OverDenominator { numerator, denominator }) => {
            format!("The numerator {} is larger than the denominator {}. Check both.", q(numerator), q(denominator))
        }
        (Lang::Vi, FindingCode::NoDenominator { numerator }) => {
            format!("Mẫu số là 0 mà tử số là {}. Nhập mẫu số.", q(numerator))
        }
        (Lang::En, FindingCode::NoDenominator { numerator }) => {
            format!("The denominator is 0 while the numerator is {}. Enter the denominator.", q(numerator))
        }
        (Lang::Vi, FindingCode::StatedOnly { stated }) => {
            format!("Chỉ có tỷ lệ {} ghi trong văn bản, chưa đủ tử số, mẫu số. Nhập đủ hai số đó, hoặc ghi chú vì sao chưa có.", p(stated))
        }
        (Lang::En, FindingCode::StatedOnly { stated }) => {
            format!("Only a printed rate of {}, not both numerator and denominator. Enter both, or note why they are missing.", p(stated))
        }
        (Lang::Vi, FindingCode::StatedDiffers { stated, computed, pair }) => format!(
            "Văn bản ghi {}, còn {}/{} là {}. Kiểm tra lại, hoặc ghi chú.",
            p(stated),
            q(pair.numerator),
            q(pair.denominator),
            p(computed)
        ),
        (Lang::En, FindingCode::StatedDiffers { stated, computed, pair }) => format!(
            "The paper says {}, but {}/{} is {}. Check, or add a note.",
            p(stated),
            q(pair.numerator),
            q(pair.denominator),
            p(computed)
        ),
        (Lang::Vi, FindingCode::Jump { value, usual, added: false }) => {
            format!("{} khác hẳn các kỳ trước, thường khoảng {}. Kiểm tra lại, hoặc ghi chú nguyên nhân.", f(value), f(usual))
        }
        (Lang::En, FindingCode::Jump { value, usual, added: false }) => {
            format!("{} is far from earlier periods, usually about {}. Check, or note the cause.", f(value), f(usual))
        }
        (Lang::Vi, FindingCode::Jump { value, usual, added: true }) => {
            format!(
                "Kỳ này tăng thêm {}, khác hẳn các kỳ trước, thường khoảng {}. Kiểm tra lại, hoặc ghi chú nguyên nhân.",
                f(value),
                f(usual)
            )
        }
        (Lang::En, FindingCode::Jump { value, usual, added: true }) => {
            format!("This period added {}, far from earlier ones, usually about {}. Check, or note the cause.", f(value), f(usual))
        }
        (Lang::Vi, FindingCode::SameAsLast { value: same }) => {
            format!("{} giống hệt kỳ trước. Cập nhật số mới, hoặc ghi chú vì sao không đổi.", value(lang, Measure::Part, same, 0))
        }
        (Lang::En, FindingCode::SameAsLast { value: same }) => {
            format!("{} is exactly the last period's. Update it, or note why it has not changed.", value(lang, Measure::Part, same, 0))
        }
        (Lang::Vi, FindingCode::Round { value }) => {
            format!("{name} {} là số tròn nghìn. Nhập số đếm được, hoặc ghi chú vì sao làm tròn.", q(value))
        }
        (Lang::En, FindingCode::Round { value }) => {
            format!("{name} {} is in round thousands. Enter the count, or note why it is rounded.", q(value))
        }
        (Lang::Vi, FindingCode::Falls { value, last }) => {
            format!("Số lũy kế {} thấp hơn kỳ trước ({}). Kiểm tra lại, hoặc ghi chú nguyên nhân.", q(value), q(last))
        }
        (Lang::En, FindingCode::Falls { value, last }) => {
            format!("The cumulative figure {} is lower than last period's ({}). Check, or note the cause.", q(value), q(last))
        }
        (Lang::Vi, FindingCode::DenominatorMoved { denominator, last }) => {
            format!("Mẫu số {} thay đổi hơn một nửa so với kỳ trước ({}). Kiểm tra lại, hoặc ghi chú nguyên nhân.", q(denominator), q(last))
        }
        (Lang::En, FindingCode::DenominatorMoved { denominator, last }) => {
            format!(
                "The denominator {} changed by more than half since last period ({}). Check, or note the cause.",
                q(denominator),
                q(last)
            )
        }
        (Lang::Vi, FindingCode::SumDiffers { whole, sum, units }) => {
            let units = number(lang, units);
            format!("{name} của tỉnh là {}, còn cộng {units} đơn vị đã có số liệu là {}. Kiểm tra lại, hoặc ghi chú.", q(whole), q(sum))
        }
        (Lang::En, FindingCode::SumDiffers { whole, sum, units }) => {
            let units = plural(units, "unit with figures", "units with figures");
            format!("The province's {} is {}, the sum of {units} is {}. Check, or add a note.", lower(name), q(whole), q(sum))
        }
    }
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
mod tests;
