//! Vietnamese text for searching and sorting: one form in storage, one form without marks, one key in alphabetical order.
//!
//! Databases disagree about Vietnamese (SQLite has no collation for it, PostgreSQL has several), so the order is made here
//! and stored. The columns must be compared byte by byte: `COLLATE "C"` on PostgreSQL, `BINARY` (the default) on SQLite.

mod mark;

pub use mark::marked;
use unicode_normalization::UnicodeNormalization;

/// Between the levels of a sort key. Lower than every byte of a level, so that a prefix comes first.
const LEVEL: char = ' ';
/// Between the words of the first level. Lower than digits and letters: "An Bình" comes before "Anh".
const WORD: char = '-';

/// The text in composed form (NFC), which is how every text is stored and sent.
#[must_use]
pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// The text as people type it when they search: without marks, đ as d, lower case, single spaces, none at the ends.
/// The same for composed and decomposed input. Ð (eth), which old fonts left behind in place of Đ, is also d.
#[must_use]
pub fn fold_vi(text: &str) -> String {
    let plain: String = text
        .nfd()
        .filter(|c| !is_mark(*c))
        .flat_map(char::to_lowercase)
        .filter(|c| !is_mark(*c))
        .map(|c| if matches!(c, 'đ' | 'ð') { 'd' } else { c })
        .nfc()
        .collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    words.join(" ")
}

/// A key whose byte order is Vietnamese alphabetical order.
///
/// First the letters (a ă â b c d đ e ê … o ô ơ … u ư …), digits before letters, whole numbers by their value
/// ("Xã 2" before "Xã 10"); then the tones (ngang huyền hỏi ngã sắc nặng), one per word, so that "hòa" and "hoà" are equal;
/// then case, small before capital. Punctuation only parts words. Letters of other alphabets come after z.
/// Two different texts may have one key: sort by `(key, id)`.
#[must_use]
pub fn sort_key_vi(text: &str) -> String {
    let mut key = Key::default();
    let mut chars = text.nfd().peekable();
    while let Some(c) = chars.next() {
        let mut marks = Marks::default();
        while let Some(mark) = chars.next_if(|next| is_mark(*next)) {
            marks.add(mark);
        }
        if c.is_ascii_digit() {
            let mut number = String::from(c);
            while let Some(digit) = chars.next_if(char::is_ascii_digit) {
                number.push(digit);
            }
            key.number(&number);
        } else if c.is_alphanumeric() {
            key.letter(c, &marks);
        } else {
            key.end_word();
        }
    }
    key.finish()
}

/// Combining marks of the Latin script (U+0300–U+036F), the Vietnamese ones among them.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// What the marks on one letter say, in whatever order they were typed.
#[derive(Default)]
struct Marks {
    circumflex: bool,
    breve: bool,
    horn: bool,
    tone: u8,
}

impl Marks {
    fn add(&mut self, mark: char) {
        match mark {
            '\u{302}' => self.circumflex = true,
            '\u{306}' => self.breve = true,
            '\u{31b}' => self.horn = true,
            '\u{300}' => self.tone = 1,
            '\u{309}' => self.tone = 2,
            '\u{303}' => self.tone = 3,
            '\u{301}' => self.tone = 4,
            '\u{323}' => self.tone = 5,
            _ => {}
        }
    }
}

/// The three levels while they grow.
#[derive(Default)]
struct Key {
    letters: String,
    tones: String,
    cases: String,
    /// The tone of the word being read; `None` between words.
    word: Option<u8>,
}

impl Key {
    /// A word begins, or goes on. Words are parted only when the next one comes, so that nothing hangs at the ends.
    fn in_word(&mut self) -> &mut u8 {
        if self.word.is_none() && !self.letters.is_empty() {
            self.letters.push(WORD);
        }
        self.word.get_or_insert(0)
    }

    fn end_word(&mut self) {
        if let Some(tone) = self.word.take() {
            self.tones.push(char::from(b'0' + tone));
        }
    }

    fn letter(&mut self, c: char, marks: &Marks) {
        let word = self.in_word();
        if *word == 0 {
            *word = marks.tone;
        }
        self.cases.push(if c.is_uppercase() { '1' } else { '0' });
        for small in c.to_lowercase().filter(|small| !is_mark(*small)) {
            // '{' and '|' are greater than every first byte of a letter: ă stands after "az", before b.
            let (base, rank) = match small {
                'đ' | 'ð' => ('d', Some('{')),
                'a' if marks.breve => ('a', Some('{')),
                'a' if marks.circumflex => ('a', Some('|')),
                'o' if marks.circumflex => ('o', Some('{')),
                'o' if marks.horn => ('o', Some('|')),
                'e' if marks.circumflex => ('e', Some('{')),
                'u' if marks.horn => ('u', Some('{')),
                other => (other, None),
            };
            if !base.is_ascii() {
                self.letters.push_str("z~");
            }
            self.letters.push(base);
            self.letters.extend(rank);
        }
    }

    /// A number: how many digits, then the digits. Lengths beyond eight are written 9, 9, …, rest.
    fn number(&mut self, digits: &str) {
        self.in_word();
        let digits = match digits.trim_start_matches('0') {
            "" => "0",
            significant => significant,
        };
        let mut length = digits.len();
        while length > 8 {
            self.letters.push('9');
            length -= 8;
        }
        self.letters.push_str(&length.to_string());
        self.letters.push_str(digits);
    }

    fn finish(mut self) -> String {
        self.end_word();
        let (tones, cases) = (self.tones.trim_end_matches('0'), self.cases.trim_end_matches('0'));
        format!("{}{LEVEL}{tones}{LEVEL}{cases}", self.letters)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ALPHABET: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

    fn assert_order(names: &[&str]) {
        for pair in names.windows(2) {
            assert!(sort_key_vi(pair[0]) < sort_key_vi(pair[1]), "{} must come before {}", pair[0], pair[1]);
        }
    }

    #[test]
    fn folds_as_people_search() {
        assert_eq!(fold_vi("  Đặc khu\u{a0}Lý   Sơn\n"), "dac khu ly son");
        assert_eq!(fold_vi("NGHỆ AN, Ðồng Nai"), "nghe an, dong nai");
        assert_eq!(fold_vi("Như Xuân – Quỳ Hợp"), "nhu xuan – quy hop");
    }

    #[test]
    fn sorts_as_a_dictionary() {
        let letters: Vec<String> = ALPHABET.chars().map(String::from).collect();
        assert_order(&letters.iter().map(String::as_str).collect::<Vec<_>>());
        assert_order(&["ma", "mà", "mả", "mã", "má", "mạ", "mai", "măng", "mâm"]);
        assert_order(&["Xã 2", "Xã 10", "Xã 10a", "Xã Ái Thượng", "Xã An Bình", "Xã Anh Sơn", "Xã Ân Nghĩa", "Xã Đông Sơn"]);
        assert_order(&["999", "1000000000", "10000000000000000000", "a"]);
        assert_order(&["an", "An", "AN", "An Bình", "Bình An", "zz", "æ", "ж"]);
        assert_eq!(sort_key_vi("Khánh Hòa"), sort_key_vi("Khánh Hoà"));
        assert_eq!(sort_key_vi("“Bà Rịa – Vũng Tàu”"), sort_key_vi("Bà Rịa - Vũng Tàu"));
        assert_eq!(sort_key_vi("Xã 02"), sort_key_vi("Xã 2"));
    }

    /// Words of up to five Vietnamese letters, toneless.
    fn word() -> impl Strategy<Value = String> {
        prop::collection::vec(prop::sample::select(ALPHABET.chars().collect::<Vec<_>>()), 0..5).prop_map(String::from_iter)
    }

    fn ranks(word: &str) -> Vec<Option<usize>> {
        word.chars().map(|c| ALPHABET.chars().position(|letter| letter == c)).collect()
    }

    proptest! {
        #[test]
        fn composed_and_decomposed_are_the_same(text in "\\PC{0,24}") {
            let (composed, decomposed): (String, String) = (text.nfc().collect(), text.nfd().collect());
            prop_assert_eq!(fold_vi(&composed), fold_vi(&decomposed));
            prop_assert_eq!(sort_key_vi(&composed), sort_key_vi(&decomposed));
            prop_assert_eq!(nfc(&decomposed), composed);
        }

        #[test]
        fn folding_twice_changes_nothing(text in "[a-zA-ZăâđêôơưĂÂĐÊÔƠƯàảãáạẰỀỖỨ0-9 .,/–-]{0,24}") {
            let folded = fold_vi(&text);
            prop_assert!(folded.chars().all(|c| c.is_ascii() || c == '–'));
            prop_assert_eq!(fold_vi(&folded), folded);
        }

        #[test]
        fn letters_sort_by_the_alphabet(a in word(), b in word()) {
            prop_assert_eq!(sort_key_vi(&a).cmp(&sort_key_vi(&b)), ranks(&a).cmp(&ranks(&b)));
        }

        #[test]
        fn numbers_sort_by_value(a: u128, b: u128) {
            let key = |n: u128| sort_key_vi(&format!("Xã {n} mới"));
            prop_assert_eq!(key(a).cmp(&key(b)), a.cmp(&b));
        }
    }
}
