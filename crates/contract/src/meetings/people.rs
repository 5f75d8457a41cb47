//! Who is asked to come to a meeting, and what they answer (R034, R048 to R055).

use domain::{
    ids::AccountId,
    meetings::{AttendeeClass, AttendeeKind, Participation},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::MeetingView;
use crate::bookings::AttendeeInput;

/// Somebody to ask: a name or a mail address, or all that is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum InviteInput {
    /// A name or a mail address; required to come.
    Text(String),
    /// With how much they are needed.
    Full(Invite),
}

/// Somebody to ask. What is absent stays as it was for who is asked already.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Invite {
    /// As shown; may be empty where the account or the address says it.
    pub name: String,
    /// Mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The account, when it is one of ours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountId>,
    /// How much they are needed; `required` when absent and new.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<AttendeeKind>,
    /// As what they come to a large event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class: Option<AttendeeClass>,
}

impl InviteInput {
    /// Asks them as `kind`.
    #[must_use]
    pub fn of(who: AttendeeInput, kind: AttendeeKind) -> Self {
        let (name, email, account) = match who {
            AttendeeInput::Text(text) => {
                let email = text.contains('@').then(|| text.trim().to_owned());
                (text, email, None)
            }
            AttendeeInput::Full(attendee) => (attendee.name, attendee.email, attendee.account),
        };
        InviteInput::Full(Invite {
            name,
            email,
            account,
            kind: Some(kind),
            class: None,
        })
    }
}

/// `POST /api/v1/meetings/{id}/attendees`: more people for it; at most 1,000.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Invited {
    /// Whom to ask. Who is asked already keeps the answer.
    pub attendees: Vec<InviteInput>,
}

/// `PATCH /api/v1/meetings/{id}/attendees/{attendee}`: what is absent stays.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct ChangeAttendee {
    /// How much they are needed.
    pub kind: Option<AttendeeKind>,
    /// As what they come; `null` for nothing in particular.
    #[serde(
        deserialize_with = "crate::rooms::present",
        skip_serializing_if = "Option::is_none"
    )]
    pub class: Option<Option<AttendeeClass>>,
}

/// `POST /api/v1/meetings/{id}/answer`: whether the caller comes (R055).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AnswerInvitation {
    /// `accepted`, `tentative` or `declined`.
    pub participation: Participation,
    /// Why not, in words; for the organiser.
    #[serde(default)]
    pub reason: String,
}

/// Somebody who is asked to come (R034).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MeetingAttendee {
    /// Its id within the meeting.
    pub id: String,
    /// As shown.
    pub name: String,
    /// Mail address, for those who may see contacts.
    pub email: Option<String>,
    /// The account, when it is one of ours.
    pub account: Option<AccountId>,
    /// How much they are needed.
    pub kind: AttendeeKind,
    /// As what they come to a large event.
    pub class: Option<AttendeeClass>,
    /// What they answered for the time that it has now.
    pub participation: Participation,
    /// Why not; for those who look after the meeting and for themselves.
    pub reason: Option<String>,
    /// When they answered.
    pub answered_at: Option<Timestamp>,
    /// When they checked in (R063).
    pub checked_in_at: Option<Timestamp>,
}

/// A meeting of mine: I made it, or I am asked to come (R055).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MyMeeting {
    /// What lists show.
    #[serde(flatten)]
    pub meeting: MeetingView,
    /// How I am asked to come; none when I only made it.
    pub attending: Option<MeetingAttendee>,
}
