//! What the finder asks and what it gets.

use contract::find::Offers;
use leptos_router::params::ParamsMap;
use serde::{Deserialize, Serialize};

use crate::bookings::views::House;

/// What the address asks, as it stands there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Wanted {
    /// The sentence.
    pub text: String,
    /// Which day.
    pub date: String,
    /// `HH:MM`.
    pub time: String,
    /// How long.
    pub minutes: String,
    /// Heads.
    pub people: String,
    /// What must be there.
    pub equipment: Vec<String>,
    /// The building's name.
    pub building: String,
}

impl Wanted {
    /// From the address's fields.
    #[must_use]
    pub fn read(query: &ParamsMap) -> Self {
        let one = |name: &str| query.get(name).unwrap_or_default();
        let has = query.get_all("equipment").unwrap_or_default();
        Self {
            text: one("q"),
            date: one("date"),
            time: one("time"),
            minutes: one("minutes"),
            people: one("people"),
            equipment: has.into_iter().filter(|one| !one.is_empty()).collect(),
            building: one("building"),
        }
    }
}

/// Answers, and the house that they stand in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// Zones, buildings, what rooms have.
    pub house: House,
    /// Best first.
    pub offers: Offers,
}
