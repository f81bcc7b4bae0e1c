//! Names that are nearly the same, to offer where none is right.

/// How many letters may differ.
const OFF: usize = 2;
/// How many names are offered.
const OFFERED: usize = 3;

/// The places of the keys that differ by two letters at most, the nearest first.
pub(super) fn nearest(key: &str, keys: &[String]) -> Vec<usize> {
    let letters: Vec<char> = key.chars().take(100).collect();
    // Of three letters two are most of the word.
    let off = if letters.len() < 6 { 1 } else { OFF };
    let mut found: Vec<(usize, usize)> =
        keys.iter().enumerate().filter_map(|(at, other)| Some((distance(&letters, other, off)?, at))).collect();
    found.sort_unstable();
    found.into_iter().take(OFFERED).map(|(_, at)| at).collect()
}

/// How many letters must be put in, left out or changed; `None` for more than `most`.
fn distance(a: &[char], b: &str, most: usize) -> Option<usize> {
    let b: Vec<char> = b.chars().take(100).collect();
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(b.len() + 1);
        row.push(i + 1);
        for (j, y) in b.iter().enumerate() {
            row.push((before[j] + usize::from(x != y)).min(before[j + 1] + 1).min(row[j] + 1));
        }
        if row.iter().all(|d| *d > most) {
            return None;
        }
        before = row;
    }
    before.last().copied().filter(|d| *d <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_offered_the_nearest_first() {
        let keys = ["xa dong son", "xa dong song", "xa tay son", "phuong ham rong"].map(str::to_owned);
        assert_eq!(nearest("xa dong sonn", &keys), [0, 1]);
        assert_eq!(nearest("xa dong son", &keys), [0, 1]);
        assert_eq!(nearest("phuong hac rong", &keys), [3]);
        assert!(nearest("huyen x", &keys).is_empty() && nearest("", &keys).is_empty());
        let chars: Vec<char> = "kitten".chars().collect();
        assert_eq!([distance(&chars, "sitting", 3), distance(&chars, "sitting", 2)], [Some(3), None]);
    }
}
