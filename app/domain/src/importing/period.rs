//! The period that a heading speaks of: "tháng 4/2024", "quý I năm 2024", "6 tháng đầu năm 2024", "đến ngày 30/4/2024".

use serde::{Deserialize, Serialize};
use time::Date;

use super::date;
use crate::fold::fold_vi;
use crate::text::Lang;

/// A stretch of time that figures are reported for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Period {
    /// A month.
    Month {
        /// The year.
        year: i32,
        /// 1 to 12.
        month: u8,
    },
    /// A quarter.
    Quarter {
        /// The year.
        year: i32,
        /// 1 to 4.
        quarter: u8,
    },
    /// Half a year.
    Half {
        /// The year.
        year: i32,
        /// 1 or 2.
        half: u8,
    },
    /// A whole year.
    Year {
        /// The year.
        year: i32,
    },
}

impl Period {
    /// "tháng 4/2024", "quý I năm 2024".
    #[must_use]
    pub fn print(self, lang: Lang) -> String {
        match (self, lang) {
            (Self::Month { year, month }, Lang::Vi) => format!("tháng {month}/{year}"),
            (Self::Month { year, month }, Lang::En) => format!("{month:02}/{year}"),
            (Self::Quarter { year, quarter }, Lang::Vi) => format!("quý {} năm {year}", roman(quarter)),
            (Self::Quarter { year, quarter }, Lang::En) => format!("quarter {quarter} of {year}"),
            (Self::Half { year, half: 1 }, Lang::Vi) => format!("6 tháng đầu năm {year}"),
            (Self::Half { year, .. }, Lang::Vi) => format!("6 tháng cuối năm {year}"),
            (Self::Half { year, half }, Lang::En) => format!("half {half} of {year}"),
            (Self::Year { year }, Lang::Vi) => format!("năm {year}"),
            (Self::Year { year }, Lang::En) => format!("{year}"),
        }
    }
}

const fn roman(quarter: u8) -> &'static str {
    match quarter {
        1 => "I",
        2 => "II",
        3 => "III",
        _ => "IV",
    }
}

/// What a heading says about time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// The periods it names, each once, the narrowest reading of each: "tháng 4 năm 2024" names a month, not a year too.
    pub periods: Vec<Period>,
    /// The days it names ("số liệu tính đến 30/4/2024").
    pub days: Vec<Date>,
}

/// The periods and days that a text names.
#[must_use]
pub fn said(text: &str) -> Said {
    let mut said = Said::default();
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',' | ';' | ':' | '"')) {
        if let Ok(day) = date::read(word.trim_end_matches('.')) {
            push(&mut said.days, day);
        }
    }
    let folded = fold_vi(text);
    let words: Vec<&str> = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut at = 0;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        match period_at(rest) {
            Some((period, used)) => {
                push(&mut said.periods, period);
                at += used;
            }
            // "tháng 13 năm 2024", "quý V năm 2024": no such month; and not the year instead.
            None if matches!(rest[0], "thang" | "quy") && rest.get(2) == Some(&"nam") => at += 4,
            None => at += 1,
        }
    }
    said
}

/// The period of a text that is nothing else.
#[must_use]
pub fn read(text: &str) -> Option<Period> {
    match said(text).periods.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

fn push<T: PartialEq>(list: &mut Vec<T>, one: T) {
    if !list.contains(&one) {
        list.push(one);
    }
}

/// The period that these words begin with, and how many words say it.
fn period_at(words: &[&str]) -> Option<(Period, usize)> {
    let word = |nth: usize| words.get(nth).copied().unwrap_or_default();
    // "nam" may stand between.
    let year_at = |nth: usize| {
        let skip = usize::from(word(nth) == "nam");
        year(word(nth + skip)).map(|year| (year, nth + skip + 1))
    };
    match word(0) {
        "6" if word(1) == "thang" && matches!(word(2), "dau" | "cuoi") => {
            let (year, used) = year_at(3)?;
            Some((Period::Half { year, half: if word(2) == "dau" { 1 } else { 2 } }, used))
        }
        "thang" => {
            let month = small(word(1), 12)?;
            let (year, used) = year_at(2)?;
            Some((Period::Month { year, month }, used))
        }
        "quy" => {
            let quarter = match word(1) {
                "i" => 1,
                "ii" => 2,
                "iii" => 3,
                "iv" => 4,
                other => small(other, 4)?,
            };
            let (year, used) = year_at(2)?;
            Some((Period::Quarter { year, quarter }, used))
        }
        "nam" => Some((Period::Year { year: year(word(1))? }, 2)),
        short if short.starts_with('t') => {
            let month = small(short.strip_prefix('t')?, 12)?;
            Some((Period::Month { year: year(word(1))?, month }, 2))
        }
        _ => None,
    }
}

/// A year of this product: 2000 to 2099.
fn year(word: &str) -> Option<i32> {
    if word.len() != 4 || !word.starts_with("20") { None } else { word.parse().ok() }
}

fn small(word: &str, most: u8) -> Option<u8> {
    if word.len() > 2 { None } else { word.parse::<u8>().ok().filter(|n| (1..=most).contains(n)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::date;

    #[test]
    fn headings_name_their_period() {
        let april = Period::Month { year: 2024, month: 4 };
        for text in ["Tháng 4/2024", "THÁNG 04 NĂM 2024", "Báo cáo tháng 4 - 2024 của tỉnh", "T4/2024", "tha\u{301}ng 4/2024"] {
            assert_eq!(read(text), Some(april), "{text}");
        }
        assert_eq!(read("Quý I năm 2024"), Some(Period::Quarter { year: 2024, quarter: 1 }));
        assert_eq!(read("quý 3/2024"), Some(Period::Quarter { year: 2024, quarter: 3 }));
        assert_eq!(read("Kết quả 6 tháng đầu năm 2024"), Some(Period::Half { year: 2024, half: 1 }));
        assert_eq!(read("Năm 2024"), Some(Period::Year { year: 2024 }));
        for none in ["", "tháng 13/2024", "tháng 4", "quý V năm 2024", "năm 1999", "thang 4/24", "tháng 3/2024 và tháng 4/2024", "6 tháng"]
        {
            assert_eq!(read(none), None, "{none}");
        }
    }

    #[test]
    fn a_heading_may_name_days_and_several_periods() {
        let two = said("So sánh tháng 3/2024 với tháng 4/2024 (số liệu đến ngày 30/4/2024)");
        assert_eq!(two.periods.len(), 2);
        assert_eq!(two.days, [date!(2024 - 04 - 30)]);
    }

    fn period() -> impl Strategy<Value = Period> {
        (2000_i32..2100, 1_u8..=12, 0_u8..4).prop_map(|(year, n, kind)| match kind {
            0 => Period::Month { year, month: n },
            1 => Period::Quarter { year, quarter: n.div_ceil(3) },
            2 => Period::Half { year, half: n.div_ceil(6) },
            _ => Period::Year { year },
        })
    }

    proptest! {
        #[test]
        fn printing_then_reading_gives_the_same(period in period()) {
            prop_assert_eq!(read(&period.print(Lang::Vi)), Some(period));
        }

        #[test]
        fn no_text_breaks_it(text in "\\PC{0,60}") {
            let _ = said(&text);
        }
    }
}
