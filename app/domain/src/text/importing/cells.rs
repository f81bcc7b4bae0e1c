//! What is wrong with a cell: what was read, and what to do.

use super::part;
use crate::format::fmt_date;
use crate::importing::decimal::Decimal;
use crate::importing::fault::FaultCode;
use crate::importing::number::Notation;
use crate::importing::units::FoundBy;
use crate::text::Lang;

/// One sentence or two, without the cell.
pub(super) fn sentence(lang: Lang, code: &FaultCode) -> String {
    let n = |value: &Decimal| value.print(lang);
    match (code, lang) {
        (FaultCode::NotANumber { read }, Lang::Vi) => format!("đọc được “{read}”, không phải số. Ghi một số, ví dụ 1234 hoặc 1.234,5; để trống nếu không có."),
        (FaultCode::NotANumber { read }, Lang::En) => format!("“{read}” is not a number. Write a number, such as 1234 or 1.234,5; leave it empty if there is none."),
        (FaultCode::Ambiguous { read, vietnamese, english }, _) => ambiguous(lang, read, *vietnamese, *english),
        (FaultCode::ReadByColumn { read, value, notation }, _) => by_column(lang, read, *value, *notation),
        (FaultCode::NumberTooLong { read }, Lang::Vi) => format!("số “{read}” có quá nhiều chữ số. Kiểm tra và ghi lại."),
        (FaultCode::NumberTooLong { read }, Lang::En) => format!("the number “{read}” has too many digits. Check it and write it again."),
        (FaultCode::Broken { error }, Lang::Vi) => format!("công thức báo lỗi {error}. Sửa công thức hoặc ghi thẳng con số."),
        (FaultCode::Broken { error }, Lang::En) => format!("the formula gives {error}. Correct the formula or write the number itself."),
        (FaultCode::NoResult, Lang::Vi) => "công thức chưa có kết quả lưu trong tệp. Mở bằng Excel, lưu lại rồi nộp; hoặc ghi thẳng con số.".to_owned(),
        (FaultCode::NoResult, Lang::En) => {
            "the result of the formula is not stored in the file. Open it in Excel, save and send again; or write the number itself.".to_owned()
        }
        (FaultCode::DayInFigure { day }, Lang::Vi) => {
            format!("đọc được ngày {} trong cột số liệu. Đổi định dạng ô sang số và ghi lại con số.", fmt_date(*day))
        }
        (FaultCode::DayInFigure { day }, Lang::En) => {
            format!("the day {} stands in a column of figures. Format the cell as a number and write the figure again.", fmt_date(*day))
        }
        (FaultCode::UnknownUnit { read, near }, _) => unknown_unit(lang, read, near),
        (FaultCode::SeveralUnits { read, candidates }, Lang::Vi) => {
            format!("“{read}” có thể là nhiều đơn vị: {}. Ghi tên đầy đủ có dấu hoặc mã đơn vị.", candidates.join("; "))
        }
        (FaultCode::SeveralUnits { read, candidates }, Lang::En) => {
            format!("“{read}” may be several units: {}. Write the full name with its marks, or the code.", candidates.join("; "))
        }
        (FaultCode::UnitsDiffer { by_code, by_name }, Lang::Vi) => format!("mã là của {by_code}, tên là của {by_name}. Sửa mã hoặc tên cho khớp."),
        (FaultCode::UnitsDiffer { by_code, by_name }, Lang::En) => {
            format!("the code is that of {by_code}, the name that of {by_name}. Correct one of them.")
        }
        (FaultCode::UnitReadAs { read, unit, by }, _) => read_as(lang, read, unit, *by),
        (FaultCode::NoUnit, Lang::Vi) => "hàng này có số liệu nhưng không ghi đơn vị. Ghi tên hoặc mã đơn vị; nếu là hàng tổng thì ghi “Tổng cộng”.".to_owned(),
        (FaultCode::NoUnit, Lang::En) => {
            "this row has figures but no unit. Write the unit's name or code; in a row of totals, write “Tổng cộng”.".to_owned()
        }
        (FaultCode::DuplicateUnit { unit, first }, Lang::Vi) => format!("{unit} đã có ở ô {first}. Giữ một hàng, xóa hàng kia."),
        (FaultCode::DuplicateUnit { unit, first }, Lang::En) => format!("{unit} stands in cell {first} already. Keep one row and delete the other."),
        (FaultCode::MissingHalf { indicator, missing }, Lang::Vi) => {
            format!("ô trống: “{indicator}” thiếu {}. Ghi số; không phát sinh thì ghi 0.", part(lang, *missing))
        }
        (FaultCode::MissingHalf { indicator, missing }, Lang::En) => {
            format!("empty: “{indicator}” lacks its {}. Write the number; 0 where there was nothing.", part(lang, *missing))
        }
        (FaultCode::NoColumn { indicator, missing }, Lang::Vi) => {
            format!("“{indicator}” không có cột {}. Thêm cột đó, hoặc chọn lại ý nghĩa của các cột.", part(lang, *missing))
        }
        (FaultCode::NoColumn { indicator, missing }, Lang::En) => {
            format!("“{indicator}” has no column for its {}. Add it, or choose anew what the columns mean.", part(lang, *missing))
        }
        (FaultCode::ZeroBelow { numerator }, Lang::Vi) => format!("mẫu số là 0 trong khi tử số là {}. Kiểm tra cả hai ô.", n(numerator)),
        (FaultCode::ZeroBelow { numerator }, Lang::En) => format!("the denominator is 0, while the numerator is {}. Check both cells.", n(numerator)),
        (FaultCode::Negative { value }, Lang::Vi) => format!("đọc được {}, số âm. Số liệu báo cáo không âm; ghi lại.", n(value)),
        (FaultCode::Negative { value }, Lang::En) => format!("{} is negative. Figures of reports are not; write it again.", n(value)),
        (FaultCode::Fraction { value }, Lang::Vi) => format!("đọc được {}, trong khi chỉ tiêu này đếm số nguyên. Ghi số nguyên.", n(value)),
        (FaultCode::Fraction { value }, Lang::En) => format!("{} is not whole, and this indicator counts cases. Write a whole number.", n(value)),
        (FaultCode::PartExceedsWhole { numerator, denominator }, Lang::Vi) => {
            format!("tử số {} lớn hơn mẫu số {}. Kiểm tra xem hai ô có bị đổi chỗ không.", n(numerator), n(denominator))
        }
        (FaultCode::PartExceedsWhole { numerator, denominator }, Lang::En) => {
            format!("the numerator {} is larger than the denominator {}. Check whether the two are swapped.", n(numerator), n(denominator))
        }
        (FaultCode::RateScale { value }, _) => rate_scale(lang, *value),
        (FaultCode::PercentInCount { value }, Lang::Vi) => format!("đọc được {} %, trong khi cột này cần số lượng. Ghi số lượng.", n(value)),
        (FaultCode::PercentInCount { value }, Lang::En) => format!("{}% stands where a count is needed. Write the count.", n(value)),
        (FaultCode::RateDiffers { stated, computed }, Lang::Vi) => {
            format!("ghi {} %, nhưng tử số chia mẫu số được {} %. Hệ thống dùng tử số và mẫu số; kiểm tra lại.", n(stated), n(computed))
        }
        (FaultCode::RateDiffers { stated, computed }, Lang::En) => {
            format!("{}% is stated, but numerator over denominator is {}%. The pair is what counts; check it.", n(stated), n(computed))
        }
        (FaultCode::TotalDiffers { stated, sum }, Lang::Vi) => {
            format!("hàng tổng ghi {}, nhưng các hàng cộng lại được {}. Kiểm tra có hàng bị thiếu hay công thức tính sai.", n(stated), n(sum))
        }
        (FaultCode::TotalDiffers { stated, sum }, Lang::En) => {
            format!("the total says {}, but the rows add up to {}. Check for a missing row or a wrong formula.", n(stated), n(sum))
        }
        (FaultCode::PeriodDiffers { found, expected }, Lang::Vi) => {
            format!("tiêu đề ghi {}, trong khi kỳ đang báo cáo là {}. Chọn đúng tệp hoặc sửa tiêu đề.", found.print(lang), expected.print(lang))
        }
        (FaultCode::PeriodDiffers { found, expected }, Lang::En) => {
            format!("the heading says {}, but the period being reported is {}. Choose the right file or correct the heading.", found.print(lang), expected.print(lang))
        }
        (FaultCode::FutureDay { day }, Lang::Vi) => format!("ngày {} chưa đến. Kiểm tra ngày, tháng, năm.", fmt_date(*day)),
        (FaultCode::FutureDay { day }, Lang::En) => format!("the day {} is still to come. Check day, month and year.", fmt_date(*day)),
        (FaultCode::CitizenNumber, Lang::Vi) => {
            "có dãy 12 chữ số như số căn cước của người dân. Xóa khỏi tệp: hệ thống chỉ nhận số liệu tổng hợp và không lưu dãy số này.".to_owned()
        }
        (FaultCode::CitizenNumber, Lang::En) => {
            "there are 12 digits like a citizen's identity number. Delete them: only aggregate figures are taken, and these digits are not kept.".to_owned()
        }
        (FaultCode::UnclearHeading { read, candidates }, Lang::Vi) => {
            format!("tiêu đề “{read}” có thể là: {}. Cột này chưa được đọc; chọn ý nghĩa của cột.", candidates.join("; "))
        }
        (FaultCode::UnclearHeading { read, candidates }, Lang::En) => {
            format!("the heading “{read}” may mean: {}. The column was not read; choose what it means.", candidates.join("; "))
        }
    }
}

fn ambiguous(lang: Lang, read: &str, vietnamese: Decimal, english: Decimal) -> String {
    let (vi, en) = (vietnamese.print(lang), english.print(lang));
    match lang {
        Lang::Vi => format!(
            "“{read}” đọc được hai cách: {vi} (viết kiểu Việt Nam) hoặc {en} (viết kiểu Anh). Ghi lại không có dấu ngăn hàng nghìn."
        ),
        Lang::En => {
            format!("“{read}” can be read as {vi} (Vietnamese notation) or {en} (English notation). Write it without a mark for thousands.")
        }
    }
}

fn by_column(lang: Lang, read: &str, value: Decimal, notation: Notation) -> String {
    let value = value.print(lang);
    let how = match notation {
        Notation::Vietnamese => lang.pick("kiểu Việt Nam (1.234,5)", "Vietnamese (1.234,5)"),
        Notation::English => lang.pick("kiểu Anh (1,234.5)", "English (1,234.5)"),
    };
    match lang {
        Lang::Vi => format!(
            "“{read}” được đọc là {value}, vì các ô khác trong cột viết {how}. Nếu không đúng, ghi lại không có dấu ngăn hàng nghìn."
        ),
        Lang::En => format!(
            "“{read}” was read as {value}, because the other cells of the column are written in {how} notation. If that is wrong, write it without a mark for thousands."
        ),
    }
}

fn rate_scale(lang: Lang, value: Decimal) -> String {
    let as_it_is = value.print(lang);
    let hundred = value.shifted(2).unwrap_or(value).print(lang);
    match lang {
        Lang::Vi => format!("đọc được {as_it_is}, không rõ là {as_it_is} % hay {hundred} %. Ghi kèm dấu %."),
        Lang::En => format!("{as_it_is} may be {as_it_is}% or {hundred}%. Write it with a per cent sign."),
    }
}

fn unknown_unit(lang: Lang, read: &str, near: &[String]) -> String {
    let near = near.join("; ");
    match (lang, near.is_empty()) {
        (Lang::Vi, true) => format!("không có đơn vị “{read}” trong tỉnh vào kỳ này. Ghi đúng tên hoặc mã đơn vị."),
        (Lang::Vi, false) => format!("không có đơn vị “{read}” trong tỉnh vào kỳ này. Gần giống: {near}. Ghi đúng tên hoặc mã đơn vị."),
        (Lang::En, true) => format!("this province has no unit “{read}” in this period. Write its name or code."),
        (Lang::En, false) => format!("this province has no unit “{read}” in this period. Nearly the same: {near}. Write its name or code."),
    }
}

fn read_as(lang: Lang, read: &str, unit: &str, by: FoundBy) -> String {
    let why = match by {
        FoundBy::Code => lang.pick("theo mã", "by its code"),
        FoundBy::Name => lang.pick("theo tên", "by its name"),
        FoundBy::Earlier => lang.pick("theo tên cũ", "by an earlier name"),
        FoundBy::Bare => lang.pick("theo tên không ghi cấp (xã, phường, sở…)", "by its name without its kind (xã, phường, sở…)"),
    };
    match lang {
        Lang::Vi => format!("“{read}” được đọc là {unit}, {why}. Nếu không đúng, ghi tên đầy đủ hoặc mã."),
        Lang::En => format!("“{read}” was read as {unit}, {why}. If that is wrong, write the full name or the code."),
    }
}
