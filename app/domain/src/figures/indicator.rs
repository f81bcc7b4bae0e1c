//! What an indicator is: how it is measured, which way is better, how it runs over time, how units' figures join, and its target.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Value;
use super::quantity::Quantity;
use super::rate::Rate;
use crate::access::coded;
use crate::deadline::Tone;
use crate::fold::nfc;

coded! {
    /// How an indicator is counted and shown.
    Measure {
        /// Tỷ lệ: a pair, shown as a percentage.
        Share = "share",
        /// Phần: a pair, shown as 24/29.
        Part = "part",
        /// Số lượng: one quantity.
        Amount = "amount",
    }
}

impl Measure {
    /// Whether it has a numerator and a denominator.
    #[must_use]
    pub const fn is_pair(self) -> bool {
        matches!(self, Self::Share | Self::Part)
    }
}

coded! {
    /// Which way is better.
    Direction {
        /// Càng cao càng tốt.
        Up = "up",
        /// Càng thấp càng tốt: backlogs.
        Down = "down",
    }
}

coded! {
    /// What the figure of one period speaks of.
    Course {
        /// Phát sinh trong kỳ: what happened within the period.
        Flow = "flow",
        /// Lũy kế: everything since the beginning of the year.
        Cumulative = "cumulative",
        /// Thời điểm cuối kỳ: what there is at the end.
        Stock = "stock",
    }
}

coded! {
    /// How the figures of several units make one.
    Joining {
        /// They add up.
        Sum = "sum",
        /// Numerators and denominators add up, each for itself; never an average of percentages.
        RatioOfSums = "ratio_of_sums",
        /// They don't: shown apart.
        None = "none",
    }
}

coded! {
    /// Where a value stands against target and floor.
    Band {
        /// Xanh: the target is reached.
        Green = "green",
        /// Vàng: between floor and target.
        Yellow = "yellow",
        /// Đỏ: below the floor (above it, where lower is better).
        Red = "red",
    }
}

impl Band {
    /// The colour of its badge.
    #[must_use]
    pub const fn tone(self) -> Tone {
        match self {
            Self::Green => Tone::Green,
            Self::Yellow => Tone::Yellow,
            Self::Red => Tone::Red,
        }
    }
}

/// The definition of an indicator: what must be the same for two provinces' figures to be compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Definition {
    /// The code: HS_TT.
    pub code: String,
    /// What is counted, in full sentences.
    pub words: String,
    /// The unit of the quantity: hồ sơ, nhiệm vụ, %.
    pub unit: String,
    /// Tử số; of an amount, what is counted.
    pub numerator: String,
    /// Mẫu số; empty for an amount.
    pub denominator: String,
    /// How it is counted.
    pub measure: Measure,
    /// Which way is better.
    pub direction: Direction,
    /// What one period speaks of.
    pub course: Course,
    /// How units join.
    pub joining: Joining,
}

impl Definition {
    /// The normalised text, of which the hash is taken: one `name=value` a line, composed (NFC), white space as single spaces, so that
    /// no value holds a line's end. The case of letters counts. A new form of it would begin with another first line.
    #[must_use]
    pub fn canonical(&self) -> String {
        let lines = [
            ("code", plain(&self.code)),
            ("words", plain(&self.words)),
            ("unit", plain(&self.unit)),
            ("numerator", plain(&self.numerator)),
            ("denominator", plain(&self.denominator)),
            ("measure", self.measure.code().to_owned()),
            ("direction", self.direction.code().to_owned()),
            ("course", self.course.code().to_owned()),
            ("joining", self.joining.code().to_owned()),
        ];
        let mut out = String::from("indicator 1\n");
        for (name, value) in lines {
            out.push_str(name);
            out.push('=');
            out.push_str(&value);
            out.push('\n');
        }
        out
    }

    /// SHA-256 of [`Self::canonical`]: equal definitions have equal hashes in every province.
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.canonical().as_bytes()).into()
    }

    /// Whether the parts fit together: pairs have both labels and are never summed as they are, amounts have one label and no ratio.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let named = |text: &str| !plain(text).is_empty();
        let joins = match self.joining {
            Joining::Sum => !self.measure.is_pair(),
            Joining::RatioOfSums => self.measure.is_pair(),
            Joining::None => true,
        };
        joins && named(&self.code) && named(&self.numerator) && named(&self.denominator) == self.measure.is_pair()
    }
}

/// Composed, and every run of white space one space.
fn plain(text: &str) -> String {
    nfc(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is to be reached, and below what it is bad. In per cent for pairs, in the indicator's unit for amounts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// Chỉ tiêu giao. None: chưa giao chỉ tiêu.
    pub target: Option<Quantity>,
    /// Mức sàn.
    pub floor: Option<Quantity>,
}

impl Target {
    /// Whether the floor is on the bad side of the target, or equal to it.
    #[must_use]
    pub fn is_sound(&self, direction: Direction) -> bool {
        self.target.zip(self.floor).is_none_or(|(target, floor)| match direction {
            Direction::Up => floor <= target,
            Direction::Down => floor >= target,
        })
    }

    /// The band of a value. Without a target nothing is good or nearly so: only below the floor is told. `None` also for a zero
    /// denominator.
    #[must_use]
    pub fn band(&self, value: Value, direction: Direction) -> Option<Band> {
        let reaches = |mark: Quantity| reaches(value, mark, direction);
        match (self.target, self.floor) {
            (Some(target), _) if reaches(target)? => Some(Band::Green),
            (_, Some(floor)) if !reaches(floor)? => Some(Band::Red),
            (Some(_), _) => Some(Band::Yellow),
            (None, _) => None,
        }
    }
}

/// Whether a value is at the mark or on the good side of it.
fn reaches(value: Value, mark: Quantity, direction: Direction) -> Option<bool> {
    let order = match value {
        Value::Pair(pair) => pair.rate()?.cmp(&Rate::of_percent(mark)),
        Value::Amount { amount } => amount.cmp(&mark),
    };
    Some(match direction {
        Direction::Up => order.is_ge(),
        Direction::Down => order.is_le(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::Pair;
    use super::*;

    fn online() -> Definition {
        Definition {
            code: "HS_TT".to_owned(),
            words: "Tỷ lệ hồ sơ TTHC nộp trực tuyến".to_owned(),
            unit: "%".to_owned(),
            numerator: "Hồ sơ trực tuyến".to_owned(),
            denominator: "Tổng hồ sơ tiếp nhận".to_owned(),
            measure: Measure::Share,
            direction: Direction::Up,
            course: Course::Flow,
            joining: Joining::RatioOfSums,
        }
    }

    #[test]
    fn the_hash_is_of_what_is_meant_not_of_how_it_was_typed() {
        let one = online();
        let hex: String = one.hash().iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, "64f58355efc6de79aa8127806ea4ba6e96586f2c7e169f6c8cc95852ab48f17f", "{}", one.canonical());
        let typed = Definition { numerator: "Hô\u{323} sơ trực tuyến".to_owned(), ..online() };
        assert_ne!(typed.hash(), one.hash(), "hồ is not hộ");
        let spaced = Definition { numerator: " Hô\u{300}  sơ\n trực\u{a0}tuyến ".to_owned(), ..online() };
        assert_eq!(spaced.hash(), one.hash());
        let different = [
            Definition { words: "Tỷ lệ hồ sơ nộp trực tuyến".to_owned(), ..online() },
            Definition { measure: Measure::Part, ..online() },
            Definition { direction: Direction::Down, ..online() },
            Definition { course: Course::Stock, ..online() },
            Definition { joining: Joining::None, ..online() },
            Definition { unit: "%\ndenominator=x".to_owned(), ..online() },
        ];
        for other in different {
            assert_ne!(other.hash(), one.hash(), "{other:?}");
        }
    }

    #[test]
    fn parts_fit_together() {
        assert!(online().is_sound());
        assert!(!Definition { joining: Joining::Sum, ..online() }.is_sound(), "percentages are not added");
        assert!(!Definition { denominator: " ".to_owned(), ..online() }.is_sound());
        let amount = Definition { measure: Measure::Amount, joining: Joining::Sum, denominator: String::new(), ..online() };
        assert!(amount.is_sound());
        assert!(!Definition { joining: Joining::RatioOfSums, ..amount }.is_sound());
    }

    fn pair(numerator: i64, denominator: i64) -> Value {
        Value::Pair(Pair::whole(numerator, denominator).expect("small"))
    }

    #[test]
    fn bands() {
        let whole = |n| Quantity::whole(n).expect("small");
        // Thanh Hóa 03/2025: pensions by account 36,49 %, target 91, floor 30; Quảng Ngãi: social assistance, target 30.
        let pensions = Target { target: Some(whole(91)), floor: Some(whole(30)) };
        assert_eq!(pensions.band(pair(59_991, 164_382), Direction::Up), Some(Band::Yellow));
        assert_eq!(pensions.band(pair(91, 100), Direction::Up), Some(Band::Green), "at the target is reached");
        assert_eq!(pensions.band(pair(30, 100), Direction::Up), Some(Band::Yellow), "at the floor is not below it");
        assert_eq!(pensions.band(pair(299_999, 1_000_000), Direction::Up), Some(Band::Red));
        assert_eq!(pensions.band(pair(3, 0), Direction::Up), None);
        let backlog = Target { target: Some(Quantity::ZERO), floor: Some(whole(5)) };
        assert_eq!(backlog.band(pair(0, 900), Direction::Down), Some(Band::Green));
        assert_eq!(backlog.band(pair(45, 900), Direction::Down), Some(Band::Yellow));
        assert_eq!(backlog.band(pair(46, 900), Direction::Down), Some(Band::Red));
        let only_floor = Target { target: None, floor: Some(whole(30)) };
        assert_eq!(only_floor.band(pair(29, 100), Direction::Up), Some(Band::Red));
        assert_eq!((only_floor.band(pair(99, 100), Direction::Up), Target::default().band(pair(1, 1), Direction::Up)), (None, None));
        let points = Target { target: Some(whole(80)), floor: None };
        let index = Value::Amount { amount: Quantity::from_parts(823, 1).expect("small") };
        assert_eq!(points.band(index, Direction::Up), Some(Band::Green));
        assert!(pensions.is_sound(Direction::Up) && !pensions.is_sound(Direction::Down) && backlog.is_sound(Direction::Down));
    }
}
