//! Who is asked to come to a meeting, and what they answer (R034, R048 to R055).

use domain::{
    ids::AccountId,
    meetings::{AttendeeClass, AttendeeKind, Mode, Participation, Way},
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
    /// Whom they come from (R052); at most 200 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company: Option<String>,
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
            company: None,
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
    /// How one attends a hybrid meeting: `in_person` or `online`; absent: as said before (R057).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
}

/// `POST /api/v1/meetings/{id}/delegate`: somebody comes in the caller's place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Delegate {
    /// Who; as what they come is as what the caller was asked.
    pub who: InviteInput,
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
    /// Department of a colleague, company of somebody from outside (R052).
    #[serde(default)]
    pub company: Option<String>,
    /// They came by the join link, without an account (R056).
    #[serde(default)]
    pub external: bool,
    /// What they are where they come from, as their account says (R057).
    #[serde(default)]
    pub position: Option<String>,
    /// Where else they are reached, as their account says; for those who may see contacts.
    #[serde(default)]
    pub phone: Option<String>,
    /// When they came on the list.
    #[serde(default)]
    pub invited_at: Option<Timestamp>,
    /// By which way.
    #[serde(default)]
    pub way: Way,
    /// Who put them there, by name.
    #[serde(default)]
    pub invited_by: Option<String>,
    /// How they attend: the meeting's mode, of a hybrid one what they said.
    #[serde(default)]
    pub mode: Option<Mode>,
    /// What they answered for the time that it has now.
    pub participation: Participation,
    /// Why not; for those who look after the meeting and for themselves.
    pub reason: Option<String>,
    /// When they answered.
    pub answered_at: Option<Timestamp>,
    /// When they checked in (R063).
    pub checked_in_at: Option<Timestamp>,
    /// Who comes in their place, by name.
    #[serde(default)]
    pub sends: Option<String>,
    /// In whose place they come, by name.
    #[serde(default)]
    pub in_place_of: Option<String>,
}

/// How many of those who are asked answered what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Answers {
    /// Come.
    pub accepted: u32,
    /// Perhaps.
    pub tentative: u32,
    /// Do not.
    pub declined: u32,
    /// Have not answered.
    pub needs_action: u32,
    /// Send somebody else, who is counted by themselves.
    #[serde(default)]
    pub delegated: u32,
    /// Of those who come, how many are in the room, where there is a choice (R057).
    #[serde(default)]
    pub in_person: u32,
    /// Of those who come, how many are online, where there is a choice.
    #[serde(default)]
    pub online: u32,
}

impl Answers {
    /// One more who comes to a hybrid meeting and said how.
    pub fn count_mode(&mut self, mode: Option<Mode>) {
        match mode {
            Some(Mode::InPerson) => self.in_person += 1,
            Some(Mode::Online) => self.online += 1,
            Some(Mode::Hybrid) | None => {}
        }
    }

    /// One more of `said`.
    pub fn count(&mut self, said: Participation) {
        let count = match said {
            Participation::Accepted => &mut self.accepted,
            Participation::Tentative => &mut self.tentative,
            Participation::Declined => &mut self.declined,
            Participation::NeedsAction => &mut self.needs_action,
            Participation::Delegated => &mut self.delegated,
        };
        *count += 1;
    }
}

/// Which of those who are asked are wanted (R052).
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct AttendeeFilter {
    /// Part of the name, the company, or the mail address where it may be seen.
    pub text: String,
    /// Asked as this.
    pub kind: Option<AttendeeKind>,
    /// Of this class.
    pub class: Option<AttendeeClass>,
    /// Who answered this.
    pub participation: Option<Participation>,
}

impl AttendeeFilter {
    /// Whether it wants somebody as the caller sees them.
    #[must_use]
    pub fn wants(&self, one: &MeetingAttendee) -> bool {
        let text = self.text.trim().to_lowercase();
        let has = |field: &Option<String>| {
            let field = field.as_ref();
            field.is_some_and(|field| field.to_lowercase().contains(&text))
        };
        let named = text.is_empty()
            || one.name.to_lowercase().contains(&text)
            || has(&one.company)
            || has(&one.email);
        named
            && self.kind.is_none_or(|kind| kind == one.kind)
            && self.class.is_none_or(|class| Some(class) == one.class)
            && self
                .participation
                .is_none_or(|said| said == one.participation)
    }
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
