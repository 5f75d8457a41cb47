//! Why a slot may not be had, and what instead (R084, api.md).

use serde::{Deserialize, Serialize};

use super::Slot;
use crate::{ids::RoomId, rooms::Scope};

/// The rule that says no. Its word is the API's error code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// Somebody has it.
    Overlap,
    /// The room is closed then.
    OutsideBookableHours,
    /// Starts later than bookings are taken.
    TooFarAhead,
    /// Longer than allowed.
    TooLong,
    /// Shorter than allowed.
    TooShort,
    /// Starts in the past.
    InThePast,
    /// The room takes no bookings.
    RoomDisabled,
    /// More people than seats.
    CapacityExceeded,
    /// The caller may not book this room.
    Forbidden,
    /// The recurrence rule cannot be read or never yields a date.
    BadRrule,
    /// More than [`super::MOST_DATES`] dates.
    UnboundedSeries,
}

impl Rule {
    /// The stable error code (api.md).
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Rule::Overlap => "overlap",
            Rule::OutsideBookableHours => "outside_bookable_hours",
            Rule::TooFarAhead => "too_far_ahead",
            Rule::TooLong => "too_long",
            Rule::TooShort => "too_short",
            Rule::InThePast => "in_the_past",
            Rule::RoomDisabled => "room_disabled",
            Rule::CapacityExceeded => "capacity_exceeded",
            Rule::Forbidden => "forbidden",
            Rule::BadRrule => "bad_rrule",
            Rule::UnboundedSeries => "unbounded_series",
        }
    }
}

/// How an alternative differs from what was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AlternativeKind {
    /// Another room that fits, same time.
    SameTimeElsewhere,
    /// This room, at most 20 minutes earlier or later.
    NearbyTime,
    /// This room, shorter by at most a quarter.
    Shorter,
    /// This room, the next time it is free for as long.
    NextFree,
}

/// Something that would have been accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Alternative {
    /// How it differs.
    pub kind: AlternativeKind,
    /// Where.
    pub room: RoomId,
    /// The room's name, for people.
    pub room_name: String,
    /// When.
    #[serde(flatten)]
    pub slot: Slot,
}

/// A no that explains itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Refusal {
    /// Which rule.
    pub rule: Rule,
    /// Who set the rule.
    pub scope: Scope,
    /// Whom to ask: the organiser of the clashing booking or the room's manager, where visible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// The limit that was broken, in the rule's unit (minutes, days, seats), where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// The slot that clashed or was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slot: Option<Slot>,
    /// The nearest allowed, best first; at most five.
    #[serde(default)]
    pub alternatives: Vec<Alternative>,
}

impl Refusal {
    /// A refusal with only rule and scope; the rest is filled in by whoever knows more.
    #[must_use]
    pub fn new(rule: Rule, scope: Scope) -> Self {
        Self {
            rule,
            scope,
            owner: None,
            limit: None,
            slot: None,
            alternatives: Vec::new(),
        }
    }
    /// The same refusal with other rooms' alternatives in front: at most two of them, so that the
    /// nearest times in the room itself keep their place among the five.
    #[must_use]
    pub fn with_elsewhere(mut self, mut elsewhere: Vec<Alternative>) -> Self {
        let room_for = super::MOST_ALTERNATIVES.saturating_sub(self.alternatives.len());
        elsewhere.truncate(room_for.max(2));
        elsewhere.append(&mut self.alternatives);
        elsewhere.truncate(super::MOST_ALTERNATIVES);
        self.alternatives = elsewhere;
        self
    }
}
