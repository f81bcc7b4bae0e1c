//! What no compiler checks: the two dark blocks are equal, every class has a rule, no element carries a style of its own.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

type Failure = Box<dyn std::error::Error>;

fn root(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)
}

fn read(folder: &Path, extension: &str) -> Result<String, Failure> {
    let mut text = String::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            text += &read(&path, extension)?;
        } else if path.extension().is_some_and(|found| found == extension) && !path.ends_with("ui/tests.rs") {
            text += &fs::read_to_string(path)?;
        }
    }
    Ok(text)
}

/// What stands between the braces after `selector`, blanks aside.
fn block(sheet: &str, selector: &str) -> Option<String> {
    let inside = sheet.split_once(selector)?.1.split_once('{')?.1.split_once('}')?.0;
    Some(inside.split_whitespace().collect())
}

/// The words of every `class="…"` and `class=format!("…"`, without what is filled in.
fn classes(source: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for start in [" class=\"", " class=format!(\""] {
        for rest in source.split(start).skip(1) {
            let words = rest.split('"').next().unwrap_or_default();
            found.extend(words.split_whitespace().filter(|word| !word.contains(['{', '}'])).map(str::to_owned));
        }
    }
    found
}

#[test]
fn the_two_dark_blocks_are_equal() -> Result<(), Failure> {
    let sheet = fs::read_to_string(root("../style/themes.css"))?;
    let device = block(&sheet, ":root:not([data-theme=\"light\"])");
    let chosen = block(&sheet, ":root[data-theme=\"dark\"]");
    assert!(device.is_some() && device == chosen, "style/themes.css: change both blocks");
    Ok(())
}

#[test]
fn every_class_has_a_rule() -> Result<(), Failure> {
    let sheet = read(&root("../style"), "css")?;
    let ruled = |class: &String| {
        sheet.match_indices(&format!(".{class}")).any(|(at, found)| {
            !sheet[at + found.len()..].starts_with(|next: char| next.is_ascii_alphanumeric() || next == '-' || next == '_')
        })
    };
    let bare: Vec<_> = classes(&read(&root("src"), "rs")?).into_iter().filter(|class| !ruled(class)).collect();
    assert!(bare.is_empty(), "classes without a rule in style/: {bare:?}");
    Ok(())
}

#[test]
fn no_element_carries_a_style_of_its_own() -> Result<(), Failure> {
    let source = read(&root("src"), "rs")?;
    assert!(
        !source.contains(" style=") && !source.contains(" style:"),
        "the content security policy refuses inline styles: write a rule in style/"
    );
    Ok(())
}
