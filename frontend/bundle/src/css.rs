//! One style sheet out of the files in `style/`, in the order of the cascade layers.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Files before and after the folders; a missing one is skipped.
const FIRST: [&str; 5] = ["order.css", "tokens.css", "themes.css", "base.css", "layouts.css"];
const FOLDERS: [&str; 2] = ["ui", "features"];
const LAST: [&str; 1] = ["print.css"];

/// The files that make up the sheet, in order.
pub fn files(style: &Path) -> Result<Vec<PathBuf>> {
    let mut list: Vec<PathBuf> = FIRST.iter().map(|name| style.join(name)).collect();
    for folder in FOLDERS {
        let folder = style.join(folder);
        if !folder.is_dir() {
            continue;
        }
        let mut found = Vec::new();
        for entry in std::fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "css") {
                found.push(path);
            }
        }
        found.sort();
        list.append(&mut found);
    }
    list.extend(LAST.iter().map(|name| style.join(name)));
    list.retain(|path| path.is_file());
    Ok(list)
}

/// All of `style/` as one minified sheet.
pub fn concatenate(style: &Path) -> Result<String> {
    let mut sheet = String::new();
    for path in files(style)? {
        let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        sheet.push_str(&minify(text.trim_start_matches('\u{feff}')));
        sheet.push('\n');
    }
    Ok(sheet)
}

/// Drops comments and needless blanks. It changes nothing inside strings and `url(…)`, and keeps every blank that could mean
/// something (`a :hover`, `calc(1px + 2px)`, `--empty: ;`).
pub fn minify(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    let mut blank = false;
    while let Some(next) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.find("*/").and_then(|end| comment.get(end + 2..)).unwrap_or_default();
            // A comment may stand between two words: `1px/**/solid`.
            blank |= is_word(out.chars().next_back()) && is_word(rest.chars().next());
            continue;
        }
        if next.is_ascii_whitespace() {
            blank = true;
            rest = &rest[1..];
            continue;
        }
        let token = token(rest, next);
        if blank && needs_blank(&out, next) {
            out.push(' ');
        }
        blank = false;
        out.push_str(token);
        rest = rest.get(token.len()..).unwrap_or_default();
    }
    out
}

/// What is copied in one go: a whole string, a whole unquoted `url(…)`, an escape, or one character.
fn token(rest: &str, next: char) -> &str {
    let length = match next {
        '"' | '\'' => string_length(rest, next),
        '\\' => 1 + rest.chars().nth(1).map_or(0, char::len_utf8),
        'u' | 'U' if rest.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("url(")) => {
            rest.find(')').map_or(rest.len(), |end| end + 1)
        }
        other => other.len_utf8(),
    };
    rest.get(..length).unwrap_or(rest)
}

fn string_length(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, character) in rest.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if character == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

fn needs_blank(before: &str, next: char) -> bool {
    match before.chars().next_back() {
        None | Some('{' | '}' | ';') => false,
        Some(':') => true,
        Some(_) => !matches!(next, '{' | '}' | ';'),
    }
}

fn is_word(character: Option<char>) -> bool {
    character.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '%'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_and_comments_go() {
        assert_eq!(minify("/* x */\n.a  {\n  color : red;\n}\n\n.b{ }\n"), ".a{color : red;}.b{}");
        assert_eq!(minify(".a{border:1px/* thin */solid}"), ".a{border:1px solid}");
        assert_eq!(minify(".a/**/.b{top:0}"), ".a.b{top:0}");
        assert_eq!(minify("a{}/* never closed"), "a{}");
    }

    #[test]
    fn blanks_with_a_meaning_stay() {
        assert_eq!(minify("a :hover{left:calc( 1px  +  2px )}"), "a :hover{left:calc( 1px + 2px )}");
        assert_eq!(minify(":root{--empty: ;--x:  1}"), ":root{--empty: ;--x: 1}");
        assert_eq!(
            minify("@media screen  and (width > 40em) { a { & + & {top:0} } }"),
            "@media screen and (width > 40em){a{& + &{top:0}}}"
        );
    }

    #[test]
    fn strings_and_urls_are_left_alone() {
        let css = r#"a{content:"/* no  \" comment */ ";background:url(data:image/svg+xml;x/*y*/)}"#;
        assert_eq!(minify(css), css);
        assert_eq!(minify("a{content:'Đ  đ'}"), "a{content:'Đ  đ'}");
    }

    #[test]
    fn the_order_is_fixed() -> Result<()> {
        let dir = tempfile::tempdir()?;
        std::fs::create_dir_all(dir.path().join("ui"))?;
        std::fs::create_dir_all(dir.path().join("features"))?;
        for name in ["print.css", "ui/table.css", "ui/badge.css", "features/a.css", "tokens.css", "order.css", "ui/note.md"] {
            std::fs::write(dir.path().join(name), format!(".x{{--from: {name}}}"))?;
        }
        let sheet = concatenate(dir.path())?;
        let order: Vec<&str> = sheet.lines().filter_map(|line| line.split(' ').nth(1)).collect();
        let expected = ["order.css}", "tokens.css}", "ui/badge.css}", "ui/table.css}", "features/a.css}", "print.css}"];
        assert_eq!(order, expected);
        Ok(())
    }
}
