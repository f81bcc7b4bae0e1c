//! Where words stand in a text, whatever marks either of them has.

use unicode_normalization::UnicodeNormalization;

use super::is_mark;

/// The text in pieces, each with whether it is what was looked for. `needle` is folded.
#[must_use]
pub fn marked(text: &str, needle: &str) -> Vec<(bool, String)> {
    let wanted: Vec<char> = needle.chars().collect();
    let letters = letters(text);
    let mut pieces = Vec::new();
    let (mut done, mut at) = (0, 0);
    while !wanted.is_empty() && at + wanted.len() <= letters.len() {
        let here = &letters[at..at + wanted.len()];
        if !here.iter().map(|letter| letter.0).eq(wanted.iter().copied()) {
            at += 1;
            continue;
        }
        let (from, to) = (here[0].1, here[here.len() - 1].2);
        // Several letters of one character: what was marked already is not marked again.
        if from >= done {
            pieces.push((false, text[done..from].to_owned()));
            pieces.push((true, text[from..to].to_owned()));
            done = to;
        }
        at += wanted.len();
    }
    pieces.push((false, text[done..].to_owned()));
    pieces.retain(|(_, piece)| !piece.is_empty());
    pieces
}

/// Each letter as [`super::fold_vi`] writes it, with where it begins and ends in the text.
fn letters(text: &str) -> Vec<(char, usize, usize)> {
    let mut letters: Vec<(char, usize, usize)> = Vec::new();
    for (from, c) in text.char_indices() {
        let to = from + c.len_utf8();
        if is_mark(c) {
            // It belongs to the letter before it.
            if let Some(last) = letters.last_mut() {
                last.2 = to;
            }
        } else if c.is_whitespace() {
            if letters.last().is_some_and(|last| last.0 != ' ') {
                letters.push((' ', from, to));
            }
        } else {
            let plain = c.nfd().filter(|c| !is_mark(*c)).flat_map(char::to_lowercase).filter(|c| !is_mark(*c));
            letters.extend(plain.map(|c| (if matches!(c, 'đ' | 'ð') { 'd' } else { c }, from, to)));
        }
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::marked;
    use crate::fold::fold_vi;

    fn shown(text: &str, typed: &str) -> String {
        marked(text, &fold_vi(typed)).into_iter().map(|(hit, piece)| if hit { format!("[{piece}]") } else { piece }).collect()
    }

    #[test]
    fn what_is_found_is_marked_as_it_is_written() {
        assert_eq!(shown("Cấp thẻ bảo hiểm y tế; Sở Y tế", "y te"), "Cấp thẻ bảo hiểm [y tế]; Sở [Y tế]");
        assert_eq!(shown("Đường dây nóng", "duong"), "[Đường] dây nóng");
        assert_eq!(shown("Đường  dây", "DƯỜNG DÂY"), "[Đường  dây]");
        assert_eq!(shown("e\u{302}\u{301}m", "e"), "[e\u{302}\u{301}]m", "marks stay with their letter");
        assert_eq!(shown("7115/UBND-KSTTHCNC", "7115/ubnd"), "[7115/UBND]-KSTTHCNC");
        assert_eq!(shown("aaa", "aa"), "[aa]a");
        assert_eq!((shown("abc", "x"), shown("abc", ""), shown("", "a")), ("abc".to_owned(), "abc".to_owned(), String::new()));
    }

    #[test]
    fn nothing_is_lost() {
        for text in ["<b>Hồ sơ</b> & \"sơ\"", "sơ sơ  sơ", "ﬁ ﬁ", "İstanbul"] {
            for typed in ["so", "f", "i", "s", "<b>"] {
                let whole: String = marked(text, &fold_vi(typed)).into_iter().map(|(_, piece)| piece).collect();
                assert_eq!(whole, text, "{typed}");
            }
        }
    }
}
