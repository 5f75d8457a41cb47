//! What people were told, as they read it, and how it went out (R096, R102).

use domain::{
    ids::MeetingId,
    meetings::{Mode, Participation, Phase},
    notices::Reason,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A notice in somebody's inbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NoticeView {
    /// Its id; later ones are larger.
    pub id: String,
    /// What it is about.
    pub reason: Reason,
    /// In a line.
    pub subject: String,
    /// The whole of it, in lines.
    pub text: String,
    /// Where more is to be seen: a path.
    pub link: String,
    /// The join link, a path (R028); empty: nothing to be joined.
    #[serde(default)]
    pub join: String,
    /// When it was made.
    pub at: Timestamp,
    /// When it was read; none: not yet.
    pub read_at: Option<Timestamp>,
}

/// Some of them, newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Inbox {
    /// At most as many as were asked for.
    pub items: Vec<NoticeView>,
    /// For the next page.
    pub next_cursor: Option<String>,
    /// How many are not read, at most [`MOST_COUNTED`].
    pub unread: usize,
    /// Whether they come by mail too, as far as the house has a mail server.
    pub by_mail: bool,
}

/// Beyond this many the badge says "99+".
pub const MOST_COUNTED: usize = 100;

/// An answer of a calendar that was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TakenReply {
    /// Of which meeting.
    pub meeting: MeetingId,
    /// Whose answer.
    pub address: String,
    /// What was answered.
    pub participation: Participation,
    /// Mail address of who comes in their place.
    pub sends: Option<String>,
}

/// Which notices were read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReadNotices {
    /// Those; empty: all.
    #[serde(default)]
    pub ids: Vec<String>,
    /// False: not read after all.
    #[serde(default = "yes")]
    pub read: bool,
}

const fn yes() -> bool {
    true
}

/// How somebody is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// In Lintel itself: the inbox.
    Inbox,
    /// E-mail.
    Mail,
}

/// Where a notice is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DeliveryState {
    /// Not tried yet.
    Queued,
    /// Failed, and is tried again.
    Retrying,
    /// Taken over by the next in line: for mail, the mail server.
    Sent,
    /// Handed over, but Lintel was stopped before the answer came: most probably sent.
    Unconfirmed,
    /// Given up: somebody must look.
    Failed,
    /// What it was about began before it could go out.
    TooLate,
}

impl DeliveryState {
    /// The word in the API and on disk.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Retrying => "retrying",
            Self::Sent => "sent",
            Self::Unconfirmed => "unconfirmed",
            Self::Failed => "failed",
            Self::TooLate => "too_late",
        }
    }

    /// Somebody may have it sent again.
    #[must_use]
    pub const fn may_go_again(self) -> bool {
        matches!(self, Self::Failed | Self::Unconfirmed)
    }

    /// Nothing more is tried by itself.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(
            self,
            Self::Sent | Self::Unconfirmed | Self::Failed | Self::TooLate
        )
    }
}

/// One line of the delivery log (R102).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DeliveryView {
    /// Its id; for the inbox that of the notice.
    pub id: String,
    /// How.
    pub channel: Channel,
    /// Who.
    pub name: String,
    /// Where, as far as the reader may know; empty for the inbox.
    pub address: String,
    /// What it was about.
    pub reason: Reason,
    /// In a line.
    pub subject: String,
    /// Where it is.
    pub state: DeliveryState,
    /// So many tries.
    pub tries: u32,
    /// The last result in the words of who gave it.
    pub result: String,
    /// When it was made.
    pub at: Timestamp,
    /// When it went out.
    pub sent_at: Option<Timestamp>,
    /// When it is tried again.
    pub next_at: Option<Timestamp>,
}

/// Some of them, newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Deliveries {
    /// At most as many as were asked for.
    pub items: Vec<DeliveryView>,
    /// For the next page.
    pub next_cursor: Option<String>,
}

/// What the link in an invitation shows to whoever holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ToAnswer {
    /// What about.
    pub topic: String,
    /// Who asks.
    pub organiser: String,
    /// From.
    pub start: Timestamp,
    /// Until.
    pub end: Timestamp,
    /// IANA zone that it was planned in.
    pub time_zone: String,
    /// Where, in words.
    pub place: String,
    /// Who is asked.
    pub name: String,
    /// What was answered for this time.
    pub participation: Participation,
    /// How the meeting is attended.
    #[serde(default)]
    pub mode: Mode,
    /// How they said that they attend a hybrid one (R057).
    #[serde(default)]
    pub attends: Option<Mode>,
    /// Does not take place.
    pub cancelled: bool,
    /// Where it stands.
    pub phase: Phase,
    /// Path of the join link.
    pub join_path: String,
    /// Whether they are asked to agree that it is recorded (R031).
    #[serde(default)]
    pub to_be_recorded: bool,
    /// When they agreed to that.
    #[serde(default)]
    pub agreed_at: Option<Timestamp>,
}
