//! What the pages of guests ask for, and get, in one answer each.

use std::collections::BTreeMap;

use contract::{
    meetings::{AgendaLine, Dossier, Guests},
    zones::ZoneFile,
};
use domain::meetings::AttendeeClass;
use serde::{Deserialize, Serialize};

/// The word of the address for those who come as nothing in particular.
pub const OTHERS: &str = "others";

/// Which of those who come are shown; as it stands in the address.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct PartiesAsked {
    /// A class, or [`OTHERS`]; empty for all.
    pub party: String,
    /// From this company; empty for all.
    pub company: String,
    /// Part of a name, company or address.
    pub text: String,
    /// From 1.
    pub page: usize,
}

impl PartiesAsked {
    /// By the fields of the address; a word that is unknown asks for nothing.
    #[must_use]
    pub fn read(field: impl Fn(&str) -> Option<String>) -> Self {
        let word = |name| field(name).unwrap_or_default();
        let short = |name| word(name).chars().take(200).collect::<String>();
        let party = word("party");
        let known = party == OTHERS || class_named(&party).is_some();
        Self {
            party: if known { party } else { String::new() },
            company: short("company"),
            text: short("find"),
            page: word("page").parse().unwrap_or(1).clamp(1, 1_000),
        }
    }

    /// Where that is shown.
    #[must_use]
    pub fn address(&self) -> String {
        let mut query = leptos_router::params::ParamsMap::new();
        let page = if self.page > 1 {
            self.page.to_string()
        } else {
            String::new()
        };
        let fields = [
            ("party", self.party.clone()),
            ("company", self.company.clone()),
            ("find", self.text.clone()),
            ("page", page),
        ];
        for (name, value) in fields.into_iter().filter(|(_, value)| !value.is_empty()) {
            query.insert(name, value);
        }
        query.to_query_string()
    }
}

/// The class of this word.
#[must_use]
pub fn class_named(word: &str) -> Option<AttendeeClass> {
    let mut all = AttendeeClass::ALL.into_iter();
    all.find(|class| class.as_str() == word)
}

/// Who comes, and the zone of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GuestsPage {
    /// A page of them.
    pub guests: Guests,
    /// The zone that it was planned in.
    pub zone: ZoneFile,
}

/// One dossier with what its page needs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DossierPage {
    /// As the reader may see it.
    pub dossier: Dossier,
    /// What the meeting is about.
    pub topic: String,
    /// The agenda, to choose from.
    pub agenda: Vec<AgendaLine>,
    /// The zone that it was planned in.
    pub zone: ZoneFile,
}

/// What was typed into the form of a dossier.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// By the name of the field; what the form did not have is not there.
    pub fields: BTreeMap<String, String>,
    /// Items of the agenda that were ticked.
    pub sessions: Vec<String>,
}
