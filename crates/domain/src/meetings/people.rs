//! Who is asked to come to a meeting and what each may do with it: one table (R048 to R053, R062).

use serde::{Deserialize, Serialize};

use crate::{accounts::Denial, bookings::Slot};

/// How much an attendee is needed (R048 to R050). iCalendar's ROLE (RFC 5545 3.2.16).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AttendeeKind {
    /// Must come; is reminded until the answer is there.
    #[default]
    Required,
    /// May come; reads the minutes afterwards.
    Optional,
    /// Sees the agenda and nothing else, and has no right to speak (列席).
    Observer,
}

impl AttendeeKind {
    /// All, in the order of forms.
    pub const ALL: [AttendeeKind; 3] = [
        AttendeeKind::Required,
        AttendeeKind::Optional,
        AttendeeKind::Observer,
    ];

    /// The word used in the API and on disk.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            AttendeeKind::Required => "required",
            AttendeeKind::Optional => "optional",
            AttendeeKind::Observer => "observer",
        }
    }
}

/// As what somebody comes to a large event (R051, R052).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AttendeeClass {
    /// Guest or speaker.
    Guest,
    /// Ordinary audience.
    Audience,
    /// Of a participating company.
    Company,
    /// Volunteer.
    Volunteer,
    /// Staff of the event.
    Staff,
}

impl AttendeeClass {
    /// All, in the order of forms.
    pub const ALL: [AttendeeClass; 5] = [
        AttendeeClass::Guest,
        AttendeeClass::Audience,
        AttendeeClass::Company,
        AttendeeClass::Volunteer,
        AttendeeClass::Staff,
    ];

    /// The word used in the API and on disk.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            AttendeeClass::Guest => "guest",
            AttendeeClass::Audience => "audience",
            AttendeeClass::Company => "company",
            AttendeeClass::Volunteer => "volunteer",
            AttendeeClass::Staff => "staff",
        }
    }
}

/// By which way somebody came on the list (R057).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// Somebody invited them by name or address.
    #[default]
    Invited,
    /// Named when the meeting was made, or in the booking of its room.
    Booking,
    /// From a file (R045).
    File,
    /// By the join link, without an account (R056).
    JoinLink,
    /// In somebody's place (RFC 5545 3.2.5).
    Delegate,
}

impl Way {
    /// All.
    pub const ALL: [Way; 5] = [
        Way::Invited,
        Way::Booking,
        Way::File,
        Way::JoinLink,
        Way::Delegate,
    ];
}

/// What an attendee answered: iCalendar's PARTSTAT (RFC 5545 3.2.12).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Participation {
    /// No answer yet, or none for the time that it has now.
    #[default]
    NeedsAction,
    /// Comes.
    Accepted,
    /// Perhaps.
    Tentative,
    /// Sends somebody else.
    Delegated,
    /// Does not come.
    Declined,
}

impl Participation {
    /// All that somebody can answer, in the order of buttons.
    pub const ANSWERS: [Participation; 3] = [
        Participation::Accepted,
        Participation::Tentative,
        Participation::Declined,
    ];

    /// The word used in the API and on disk.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Participation::NeedsAction => "needs_action",
            Participation::Accepted => "accepted",
            Participation::Tentative => "tentative",
            Participation::Delegated => "delegated",
            Participation::Declined => "declined",
        }
    }

    /// What an answer that was given for `answered` says of a meeting at `slot`: a meeting that is
    /// moved, or that became longer before it began, is asked about again. What runs already is
    /// not: that it is extended asks nobody. Who sends somebody else is not asked again: they are.
    #[must_use]
    pub fn for_slot(self, answered: Slot, slot: Slot, begun: bool) -> Self {
        if self == Participation::Delegated {
            return self;
        }
        let same = answered.start == slot.start && (begun || slot.end <= answered.end);
        match same {
            true => self,
            false => Participation::NeedsAction,
        }
    }
}

/// What may be done with a meeting by those who come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Right {
    /// Say whether one comes.
    Answer,
    /// Read the agenda.
    Agenda,
    /// Read papers of before and of the meeting.
    Papers,
    /// Read the minutes and the papers of afterwards.
    Minutes,
    /// See how the others are reached.
    Contacts,
    /// Ask a question.
    Ask,
    /// Ask for the floor, and speak.
    Speak,
    /// Work at the check-in desk.
    CheckIn,
}

impl Right {
    /// All, in the order of the table.
    pub const ALL: [Right; 8] = [
        Right::Answer,
        Right::Agenda,
        Right::Papers,
        Right::Minutes,
        Right::Contacts,
        Right::Ask,
        Right::Speak,
        Right::CheckIn,
    ];
}

/// How somebody stands to a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Made it, or looks after it: may change it.
    pub looks_after: bool,
    /// Asked to come, as what.
    pub invited: Option<(AttendeeKind, Option<AttendeeClass>)>,
    /// Whether it is over.
    pub over: bool,
}

impl Standing {
    /// The one table of rights (R048 to R053, R062). Who looks after a meeting may all but answer
    /// for others.
    ///
    /// # Errors
    /// The reason, fit to be shown beside a disabled button.
    pub fn may(self, right: Right) -> Result<(), Denial> {
        if self.looks_after && right != Right::Answer {
            return Ok(());
        }
        let Some((kind, class)) = self.invited else {
            return Err(Denial::NotInvited);
        };
        if kind == AttendeeKind::Observer {
            return match right {
                Right::Answer | Right::Agenda => Ok(()),
                _ => Err(Denial::ObserversSeeTheAgenda),
            };
        }
        let by_class = match class {
            None | Some(AttendeeClass::Guest) => right != Right::CheckIn,
            Some(AttendeeClass::Audience | AttendeeClass::Company) => {
                !matches!(right, Right::Contacts | Right::Speak | Right::CheckIn)
            }
            Some(AttendeeClass::Volunteer) => !matches!(right, Right::Contacts | Right::Speak),
            Some(AttendeeClass::Staff) => true,
        };
        match right {
            _ if !by_class => Err(Denial::NotForYourClass),
            Right::Minutes if !self.over => Err(Denial::AfterTheMeeting),
            _ => Ok(()),
        }
    }

    /// All that it may.
    #[must_use]
    pub fn rights(self) -> Vec<Right> {
        let all = Right::ALL.into_iter();
        all.filter(|right| self.may(*right).is_ok()).collect()
    }
}
