//! What every component may ask for: the language, the frame, a form that came back.

use domain::text::Lang;
use domain::views::frame::{Frame, KeptForm};
use leptos::prelude::*;

/// How this reader wants to read: three cookies of their own, written on `<html>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Preferences {
    /// Language.
    pub lang: Lang,
    /// `light`, `dark`, or as the device says.
    pub theme: Option<&'static str>,
    /// `gon`, `thoang`, or medium.
    pub density: Option<&'static str>,
}

impl Preferences {
    /// From the words of cookies or attributes; unknown ones count as none.
    #[must_use]
    pub fn from_words(lang: Option<String>, theme: Option<String>, density: Option<String>) -> Self {
        let known = |word: Option<String>, words: &[&'static str]| words.iter().copied().find(|known| word.as_deref() == Some(known));
        Self {
            lang: lang.as_deref().and_then(Lang::from_code).unwrap_or(Lang::Vi),
            theme: known(theme, &["light", "dark"]),
            density: known(density, &["gon", "thoang"]),
        }
    }
}

/// The language of the page.
#[must_use]
pub fn use_lang() -> Lang {
    use_context::<Preferences>().map_or(Lang::Vi, |preferences| preferences.lang)
}

/// The frame of the page: where it stands, and for whom.
#[must_use]
pub fn use_frame() -> Frame {
    expect_context::<Frame>()
}

/// The form that came back to this page, if one did.
#[must_use]
pub fn use_kept() -> Option<KeptForm> {
    with_context::<crate::ssr::RequestContext, _>(|context| context.kept.clone()).flatten()
}
