//! The two languages of every text that a person sees; equals (issue 2, point 11).

use serde::{Deserialize, Serialize};

/// A language of the reader.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Locale {
    /// English.
    #[default]
    En,
    /// Simplified Chinese.
    Zh,
}

impl Locale {
    /// Both, in the order of a menu.
    pub const ALL: [Locale; 2] = [Locale::En, Locale::Zh];

    /// The word in cookies, accounts and settings: `en`, `zh`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Locale::En => "en",
            Locale::Zh => "zh",
        }
    }

    /// The `lang` attribute (BCP 47).
    #[must_use]
    pub const fn lang(self) -> &'static str {
        match self {
            Locale::En => "en",
            Locale::Zh => "zh-CN",
        }
    }

    /// From a word such as `zh`, `zh-CN`, `en-GB`; none for any other language.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        let language = word.trim().get(..2)?;
        Self::ALL
            .into_iter()
            .find(|one| one.as_str().eq_ignore_ascii_case(language))
    }
}
