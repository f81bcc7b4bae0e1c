//! Every word the product says, in Vietnamese and English, from one typed catalogue: a missing text does not compile.
//!
//! One file per section; `section(lang).field` is a fixed text, a function is a text with data in it. Vietnamese comes first and
//! is written for the office: short, subject first, sentence case, no exclamation marks, no "vui lòng". A refusal says what was
//! not done, why, what to do and who can.

use serde::{Deserialize, Serialize};

use crate::access::coded;

coded! {
    /// A language of the interface.
    Lang {
        /// Tiếng Việt, the default.
        Vi = "vi",
        /// English: a translation of the meaning.
        En = "en",
    }
}

impl Lang {
    /// The one of two texts that is in this language.
    #[must_use]
    pub const fn pick(self, vi: &'static str, en: &'static str) -> &'static str {
        match self {
            Self::Vi => vi,
            Self::En => en,
        }
    }

    /// The name of the language in itself: "Tiếng Việt", "English".
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.pick("Tiếng Việt", "English")
    }

    /// The other one, for the switch in the top bar.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Vi => Self::En,
            Self::En => Self::Vi,
        }
    }
}

/// Makes a section: `name => Type { field: "tiếng Việt", "English"; … }` gives the struct, its two languages and `name(lang)`.
macro_rules! texts {
    ($(#[$doc:meta])* $name:ident => $Type:ident { $($field:ident: $vi:literal, $en:literal;)* }) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $Type { $(#[doc = concat!($vi, " (", $en, ")")] pub $field: &'static str,)* }

        impl $Type {
            /// Tiếng Việt.
            pub const VI: Self = Self { $($field: $vi,)* };
            /// English.
            pub const EN: Self = Self { $($field: $en,)* };
            /// Name, Vietnamese and English of every text, for the tests.
            #[cfg(test)]
            pub(crate) const PAIRS: &'static [(&'static str, &'static str, &'static str)] = &[$((stringify!($field), $vi, $en),)*];
        }

        $(#[$doc])*
        #[must_use]
        pub const fn $name(lang: $crate::text::Lang) -> &'static $Type {
            match lang {
                $crate::text::Lang::Vi => &$Type::VI,
                $crate::text::Lang::En => &$Type::EN,
            }
        }
    };
}

pub mod account;
pub mod audit;
pub mod comments;
pub mod common;
pub mod coverage;
pub mod deadlines;
pub mod delegations;
pub mod difficulties;
pub mod directives;
pub mod family;
pub mod figures;
pub mod files;
pub mod front;
pub mod home;
pub mod importing;
pub mod indicators;
pub mod labels;
pub mod mail;
pub mod models;
pub mod notices;
pub mod periods;
pub mod plans;
pub mod quotas;
pub mod refusals;
pub mod registrations;
pub mod review;
pub mod search;
pub mod settings;
pub mod sign_in;
pub mod steering;
pub mod units;
pub mod users;

pub use account::account;
pub use audit::audit;
pub use comments::comments;
pub use common::common;
pub use coverage::coverage;
pub use deadlines::{due, due_status};
pub use delegations::delegations;
pub use difficulties::difficulties;
pub use directives::directives;
pub use family::family;
pub use figures::{figures, finding, parse_percent, parse_quantity, percent, points, quantity};
pub use files::files;
pub use front::front;
pub use home::home;
pub use importing::importing;
pub use indicators::indicators;
pub use mail::mail;
pub use models::models;
pub use notices::notices;
pub use periods::period;
pub use plans::plans;
pub use quotas::quotas;
pub use refusals::{fault, refusal};
pub use registrations::registrations;
pub use review::review;
pub use search::search;
pub use settings::settings;
pub use sign_in::sign_in;
pub use steering::steering;
pub use units::units;
pub use users::users;

/// English counts: "1 unit", "2 units". The number is written in English.
pub(crate) fn plural(n: u32, one: &str, many: &str) -> String {
    format!("{} {}", number(Lang::En, n), if n == 1 { one } else { many })
}

/// A count with its thousands parted.
pub(crate) fn number(lang: Lang, n: u32) -> String {
    crate::format::fmt_int(lang, i64::from(n))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::nfc;

    #[test]
    fn the_catalogue_keeps_to_the_style() {
        let sections = [
            account::Account::PAIRS,
            audit::Audit::PAIRS,
            comments::Comments::PAIRS,
            common::Common::PAIRS,
            common::Nav::PAIRS,
            coverage::Coverage::PAIRS,
            delegations::DelegationTexts::PAIRS,
            difficulties::Difficulties::PAIRS,
            directives::Directives::PAIRS,
            family::FamilyText::PAIRS,
            figures::Figures::PAIRS,
            files::Files::PAIRS,
            front::Front::PAIRS,
            home::Home::PAIRS,
            importing::Importing::PAIRS,
            indicators::Indicators::PAIRS,
            mail::Mail::PAIRS,
            models::Models::PAIRS,
            notices::Notices::PAIRS,
            plans::Plans::PAIRS,
            review::Review::PAIRS,
            quotas::Quotas::PAIRS,
            registrations::Registrations::PAIRS,
            search::Search::PAIRS,
            settings::Settings::PAIRS,
            sign_in::SignIn::PAIRS,
            steering::Steering::PAIRS,
            units::Units::PAIRS,
            users::Users::PAIRS,
        ];
        for (name, vi, en) in sections.into_iter().flatten() {
            for text in [vi, en] {
                let lower = text.to_lowercase();
                assert!(!text.trim().is_empty() && text.trim() == *text, "{name}: empty, or spaces at the ends");
                assert!(!text.contains('!'), "{name}: {text}");
                assert!(!["vui lòng", "thành công", "please", "successful"].iter().any(|word| lower.contains(word)), "{name}: {text}");
                assert_eq!(nfc(text), *text, "{name} is not composed");
            }
        }
    }

    #[test]
    fn languages() {
        assert_eq!(Lang::from_code("en"), Some(Lang::En));
        assert_eq!((Lang::Vi.code(), Lang::Vi.name(), Lang::Vi.other()), ("vi", "Tiếng Việt", Lang::En));
        assert_eq!((plural(1, "unit", "units"), plural(1_200, "unit", "units")), ("1 unit".to_owned(), "1,200 units".to_owned()));
    }
}
