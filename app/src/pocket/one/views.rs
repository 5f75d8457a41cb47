//! A meeting as one who attends reads it, worded by the server; only what turns with the clock is
//! left to the phone.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::meetings::{
    page::{papers::PapersShown, people::Asked},
    words::Course,
};

/// The whole page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OneMeeting {
    /// The server's clock.
    pub as_of: Timestamp,
    /// The same in words.
    pub as_of_said: String,
    /// Its id.
    pub id: String,
    /// Another one when any of it is another.
    pub stamp: String,
    /// What about.
    pub topic: String,
    /// What says where it stands.
    pub course: Course,
    /// What the reader is asked or answered; none: not asked, or it is off.
    pub own: Option<Asked>,
    /// The reader may say "I am here" when it is time.
    pub awaited: bool,
    /// When the reader did, as time of day.
    pub here_since: Option<String>,
    /// When and where, what about.
    pub facts: Said,
    /// The agenda; none for those who may not read it.
    pub agenda: Option<Vec<Item>>,
    /// The reader only observes.
    pub observes: bool,
    /// The papers; none for those who may not read them.
    pub papers: Option<PapersShown>,
    /// Who is asked to come.
    pub people: People,
}

/// When, the way there, joining from afar, what it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// In the reader's time, and in that in which it was planned where that is another.
    pub times: Vec<String>,
    /// Its rooms.
    pub rooms: Vec<Room>,
    /// Where else.
    pub place: String,
    /// The way to join it from afar.
    pub join: Option<String>,
    /// "Internal meeting · Hybrid".
    pub kind: String,
    /// Who called it.
    pub organiser: String,
    /// Why it is off, what it is about.
    pub words: Vec<String>,
    /// Where it is changed, for those who may.
    pub whole: Option<String>,
}

/// A room and the way to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Room {
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// Floor and building.
    pub within: String,
    /// Somebody decides about it still.
    pub waits: bool,
}

/// An item of the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// When it begins.
    pub start: Timestamp,
    /// When it ends.
    pub end: Timestamp,
    /// "14:15 to 14:35".
    pub span: String,
    /// It does not fit into the meeting.
    pub over: bool,
    /// What.
    pub topic: String,
    /// Who leads it.
    pub owner: String,
    /// The reader does.
    pub own: bool,
}

/// Who is asked to come, as far as the reader may know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct People {
    /// Some of them.
    pub some: Vec<Person>,
    /// How many more there are.
    pub more: u32,
    /// "3 come · 1 perhaps".
    pub counts: String,
}

/// Somebody who is asked to come.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Person {
    /// Their name.
    pub name: String,
    /// "Required", and for whom they come.
    pub about: String,
    /// The state of their answer.
    pub said: String,
    /// The word for it.
    pub word: String,
}
