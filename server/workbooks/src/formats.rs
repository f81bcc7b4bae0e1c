//! What a number format shows: a number, a percentage or a day (ISO/IEC 29500-1, 18.8.30 and 18.8.31).

use domain::importing::date;
use domain::importing::grid::Cell;

/// How a number is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Plain,
    Percent,
    /// A day, or a time of day.
    Day,
}

impl Format {
    /// One of the formats that every program knows by number.
    pub(crate) const fn of_id(id: u32) -> Self {
        match id {
            9 | 10 => Self::Percent,
            14..=22 | 27..=36 | 45 | 47 | 50..=58 => Self::Day,
            _ => Self::Plain,
        }
    }

    /// A format by its code: `#,##0.0%`, `dd/mm/yyyy`.
    pub(crate) fn of_code(code: &str) -> Self {
        let mut chars = code.chars();
        let mut day = false;
        let mut bare = String::new();
        while let Some(c) = chars.next() {
            match c {
                // The first section is that of positive numbers.
                ';' => break,
                '"' => {
                    chars.by_ref().find(|c| *c == '"');
                }
                // The next character is shown, or as wide as it, or repeated.
                '\\' | '_' | '*' => {
                    chars.next();
                }
                // Colours, languages, conditions; elapsed hours [h] are a number.
                '[' => {
                    chars.by_ref().find(|c| *c == ']');
                }
                '%' => return Self::Percent,
                _ => {
                    day |= matches!(c.to_ascii_lowercase(), 'd' | 'm' | 'y' | 'h' | 's');
                    bare.push(c);
                }
            }
        }
        // "Standard" is what some programs write for "General".
        let named = bare.eq_ignore_ascii_case("general") || bare.eq_ignore_ascii_case("standard");
        if day && !named { Self::Day } else { Self::Plain }
    }
}

/// The day that a number with a format of days shows; a time of day alone, or what no calendar has, stays a number.
pub(crate) fn day(value: f64, from_1904: bool) -> Option<Cell> {
    if !(0.0..3_000_000.0).contains(&value) || (value < 1.0 && !from_1904) {
        return None;
    }
    let seconds = (value.fract() * 86_400.0).round();
    // Both are small and not negative.
    let (mut days, mut second) = (value.trunc() as i64, seconds as u32);
    if second >= 86_400 {
        (days, second) = (days + 1, 0);
    }
    date::of_serial(days, from_1904).map(|day| Cell::Date(day, second))
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn formats_are_told_by_their_code() {
        for (code, format) in [
            ("General", Format::Plain),
            ("#,##0.00", Format::Plain),
            ("0.0%", Format::Percent),
            ("0.00E+00", Format::Plain),
            ("dd/mm/yyyy", Format::Day),
            ("[$-42A]dd\\/mm\\/yyyy", Format::Day),
            ("#,##0\\ \"đồng\"", Format::Plain),
            ("#,##0 \"hs\";[Red]-0%", Format::Plain),
            ("[h]:mm", Format::Day),
            ("_(* #,##0_)", Format::Plain),
            ("\"d", Format::Plain),
            ("[", Format::Plain),
            ("@", Format::Plain),
        ] {
            assert_eq!(Format::of_code(code), format, "{code}");
        }
        assert_eq!([Format::of_id(9), Format::of_id(14), Format::of_id(2)], [Format::Percent, Format::Day, Format::Plain]);
    }

    #[test]
    fn days_and_times() {
        assert_eq!(day(45_412.0, false), Some(Cell::Date(date!(2024 - 04 - 30), 0)));
        assert_eq!(day(45_412.5, false), Some(Cell::Date(date!(2024 - 04 - 30), 43_200)));
        assert_eq!(day(45_411.999_999_9, false), Some(Cell::Date(date!(2024 - 04 - 30), 0)));
        assert_eq!([day(0.5, false), day(-1.0, false), day(f64::NAN, false), day(1e9, false)], [None, None, None, None]);
    }
}
