//! What the phone's meetings get from the server, in one answer each. All that can be worded
//! beforehand is: the programs carry neither the types behind it nor the words.

use contract::zones::ZoneFile;
use domain::meetings::Participation;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{context::ApiError, meetings::words::Course, notices::api::InboxPage};

/// Past meetings that the page shows at first, and how many more each time.
pub const FEW_PAST: usize = 20;

/// What a page begins with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Begun<T> {
    /// Who is signed in.
    pub known: Result<Known, ApiError>,
    /// What the page shows.
    pub shown: Result<T, ApiError>,
}

/// Who is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// Notices that are not read.
    pub unread: usize,
}

/// One of the pages of lists.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Lists {
    /// `/m/meetings`.
    Mine(Box<MyPage>),
    /// `/m/inbox`.
    Inbox(Box<InboxPage>),
}

/// What is mine.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MyPage {
    /// The server's clock.
    pub as_of: Timestamp,
    /// The same in words.
    pub as_of_said: String,
    /// The reader's zone, for which day it is.
    pub zone: ZoneFile,
    /// What is asked of me, due first first.
    pub tasks: Vec<MyTask>,
    /// Now and later, by start.
    pub coming: Vec<Mine>,
    /// Earlier ones, newest first.
    pub past: Vec<Mine>,
    /// So many earlier ones were asked for.
    pub most_past: usize,
    /// There are earlier ones still.
    pub more: bool,
    /// Another one when any of it is another.
    pub stamp: String,
}

/// A meeting of mine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mine {
    /// Its id.
    pub id: String,
    /// What about.
    pub topic: String,
    /// What says where it stands.
    pub course: Course,
    /// "Mon 23 Nov".
    pub day: String,
    /// "13:00 to 14:30".
    pub span: String,
    /// "Plum · Hybrid · Required".
    pub facts: String,
    /// What I answered, and the word for it; none when nobody asked me.
    pub said: Option<(Participation, String)>,
    /// When I checked in, as time of day.
    pub here_since: Option<String>,
}

/// What is asked of me.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct MyTask {
    /// Its id.
    pub id: String,
    /// What it is.
    pub title: String,
    /// When, where, until when.
    pub about: Vec<String>,
    /// Where it is done.
    pub link: String,
    /// It is an invitation, answered in place.
    pub answer: Option<ToAnswer>,
}

/// An invitation to answer.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ToAnswer {
    /// To which meeting.
    pub meeting: String,
    /// "Your answer to Planning".
    pub name: String,
    /// As what one is asked, as a question.
    pub asked: Option<String>,
}
