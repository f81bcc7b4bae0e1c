//! What a notice says beside its kind: kept with it, so that it reads the same whatever becomes of its subject.

use serde::{Deserialize, Serialize};
use time::Date;

use crate::difficulty::HandlingLevel;

/// The parameters of a notice's sentence.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NoticeWords {
    /// The subject by name: a model, a task, a document's number.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The unit that it concerns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Who did it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// What they said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The last day in time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// How many units, where it speaks of several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    /// The level that has a difficulty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<HandlingLevel>,
    /// Which step of the reminders' rule it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<u32>,
}

impl NoticeWords {
    /// The most characters of somebody's words in a notice; the rest is read where it was said.
    pub const TEXT_MAX: usize = 300;

    /// Somebody's words, cut to what a notice takes.
    #[must_use]
    pub fn said(text: &str) -> Option<String> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let short: String = text.chars().take(Self::TEXT_MAX).collect();
        let cut = short.len() < text.len();
        (!text.is_empty()).then(|| if cut { format!("{}…", short.trim_end()) } else { short })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_are_cut_and_empty_ones_are_none() {
        assert_eq!(NoticeWords::said("  Thiếu \n thời hạn "), Some("Thiếu thời hạn".to_owned()));
        assert_eq!(NoticeWords::said(" \n "), None);
        let cut = NoticeWords::said(&"ữ".repeat(301)).expect("words");
        assert!(cut.ends_with("ữ…") && cut.chars().count() == 301);
        assert_eq!(NoticeWords::said(&"ữ".repeat(300)).map(|text| text.chars().count()), Some(300));
    }

    #[test]
    fn what_is_not_there_is_not_written() {
        let words = NoticeWords { name: "x".to_owned(), ..NoticeWords::default() };
        assert_eq!(serde_json::to_string(&words).expect("JSON"), r#"{"name":"x"}"#);
        assert_eq!(serde_json::from_str::<NoticeWords>(r#"{"name":"x"}"#).expect("read"), words);
    }
}
