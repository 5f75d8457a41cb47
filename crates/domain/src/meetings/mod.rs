//! Meetings: what bookings are held for. Types, how one attends, phases that only move forward
//! (R022, R025, R026), and the rights of who is asked to come (R048 to R053). Must not know rooms'
//! calendars: those are `bookings`.
//!
//! Start at [`Phase`] and [`Standing`].

mod agenda;
mod dossier;
#[cfg(test)]
mod dossier_tests;
mod leads;
mod papers;
#[cfg(test)]
mod papers_tests;
mod people;
#[cfg(test)]
mod people_tests;
mod phase;
mod publication;
#[cfg(test)]
mod publication_tests;
mod recording;
#[cfg(test)]
mod recording_tests;
mod template;
#[cfg(test)]
mod tests;
pub mod together;

pub use agenda::{AgendaItem, LONGEST_ITEM, MOST_ITEMS, Running, reorder, running};
pub use dossier::{DossierPart, LONGEST_BIOGRAPHY, MOST_LINKS, MOST_SESSIONS};
pub use leads::leads;
pub use papers::{
    CHECK_IN_MINUTES, LARGEST_PAPER, MOST_PAPERS, MOST_VERSIONS, PaperStage, Preview,
    RESTORE_HOURS, check_in_opens, is_checked_in, may_check_in, preview_of,
};
pub use people::{AttendeeClass, AttendeeKind, Participation, Right, Standing, Way};
pub use phase::{Backwards, Phase};
pub use publication::{
    Audience, LONGEST_CONTENT, Lack, MOST_PUBLISHED, Publishable, lacks, paragraphs,
};
pub use recording::{
    Consent, ConsentWay, MOST_CONSENTS, NoConsent, is_recording, may_record, needs_consent,
};
use serde::{Deserialize, Serialize};
pub use template::{
    MOST_TEMPLATES, MOST_WANTED, TEMPLATE_HOURS, TemplateItem, on_day, still_wanted,
};

/// What kind of meeting it is (R022): exactly these three.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MeetingType {
    /// Internal regular meeting.
    InternalRegular,
    /// Client liaison.
    ClientLiaison,
    /// Large event.
    LargeEvent,
}

impl MeetingType {
    /// All, in the order of forms.
    pub const ALL: [MeetingType; 3] = [
        MeetingType::InternalRegular,
        MeetingType::ClientLiaison,
        MeetingType::LargeEvent,
    ];

    /// The word used in the API and on disk.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            MeetingType::InternalRegular => "internal_regular",
            MeetingType::ClientLiaison => "client_liaison",
            MeetingType::LargeEvent => "large_event",
        }
    }
}

/// How one attends (R025).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// In one room or several.
    #[default]
    InPerson,
    /// By the join link alone.
    Online,
    /// Both.
    Hybrid,
}

impl Mode {
    /// All, in the order of forms.
    pub const ALL: [Mode; 3] = [Mode::InPerson, Mode::Online, Mode::Hybrid];

    /// The word used in the API and on disk.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Mode::InPerson => "in_person",
            Mode::Online => "online",
            Mode::Hybrid => "hybrid",
        }
    }

    /// Whether it needs at least one room.
    #[must_use]
    pub const fn needs_room(self) -> bool {
        matches!(self, Mode::InPerson | Mode::Hybrid)
    }

    /// How one person attends a meeting of this mode who `said` so with the answer: there is a
    /// choice only where there are both (R057). None: not said yet.
    #[must_use]
    pub fn of_attendee(self, said: Option<Mode>) -> Option<Mode> {
        match self {
            Mode::Hybrid => said.filter(|said| *said != Mode::Hybrid),
            only => Some(only),
        }
    }

    /// Whether `said` may be said with an answer to a meeting of this mode.
    #[must_use]
    pub fn offers(self, said: Mode) -> bool {
        said != Mode::Hybrid && (self == Mode::Hybrid || self == said)
    }
}

/// Place of an online meeting when nobody says another (R025).
pub const EVERYWHERE: &str = "multi-platform access";
/// Most rooms of one meeting.
pub use crate::bookings::MOST_TOGETHER as MOST_ROOMS;
/// Most platforms of one meeting.
pub const MOST_PLATFORMS: usize = 10;
/// Most attendees of one meeting.
pub use crate::bookings::MOST_ATTENDEES;
