//! A random source of our own (SplitMix64): the same numbers everywhere, for ever.

use time::Date;

/// Letters, marks and signs that Vietnamese text is made of, and some that it is not.
const LETTERS: &str = "aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXYàảãáạằẳẵắặầẩẫấậòỏõóọờởỡớợừửữứựỳỷỹýỵÀẢÃÁẠỜỞỠỚỢ0123456789 \
    \u{300}\u{301}\u{303}\u{309}\u{323}\u{302}\u{306}\u{31b}.,-–'()/fjwzßðÐœÿİı字한Ω€\u{a0}\u{2003}😀";

/// A stream of numbers.
#[derive(Debug)]
pub struct Random(u64);

impl Random {
    /// The stream of a seed.
    pub fn new(seed: u32) -> Self {
        Self(u64::from(seed))
    }

    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end.max(1)
    }

    /// A number of any size, both ends of the range among them.
    pub fn integer(&mut self) -> i64 {
        match self.below(16) {
            0 => i64::MIN,
            1 => i64::MAX,
            2 => 0,
            _ => {
                let bits = self.below(63);
                self.next().cast_signed() >> bits
            }
        }
    }

    /// A small whole number.
    pub fn small(&mut self, end: u8) -> u8 {
        u8::try_from(self.below(u64::from(end))).unwrap_or(0)
    }

    /// One of a list.
    pub fn pick<T: Copy>(&mut self, list: &[T]) -> Option<T> {
        let at = usize::try_from(self.below(u64::try_from(list.len()).unwrap_or(1))).ok()?;
        list.get(at).copied()
    }

    /// A day: mostly of our years, now and then of any.
    pub fn day(&mut self) -> Date {
        let julian = if self.below(8) == 0 { self.below(5_373_485) } else { 2_459_000 + self.below(4_000) };
        i32::try_from(julian).ok().and_then(|julian| Date::from_julian_day(julian).ok()).unwrap_or(Date::MIN)
    }

    /// Some text.
    pub fn text(&mut self) -> String {
        let letters: Vec<char> = LETTERS.chars().collect();
        let length = self.below(24);
        (0..length).filter_map(|_| self.pick(&letters)).collect()
    }
}
