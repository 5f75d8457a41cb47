//! What is kept of a request beside its booking, and of who decides.

use contract::approvals::Outcome;
use domain::{
    approvals::{Priority, Step},
    bookings::{Booking, Slot},
    ids::{AccountId, BookingId, RoomId},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Most answers kept of one request; the oldest go.
const MOST_ANSWERS: usize = 20;

/// A request, as stored once something was said about it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct RequestRecord {
    pub priority: Priority,
    /// Why it matters, in the words of who asks.
    pub why: String,
    /// In order of time.
    pub answers: Vec<Answer>,
}

/// One answer; it belongs to the room and time that were asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Answer {
    pub outcome: Outcome,
    /// The step that it was for; none: time answered.
    pub step: Option<Step>,
    pub room: RoomId,
    pub slot: Slot,
    /// As in the journal.
    pub by: String,
    /// The person behind it.
    pub account: Option<AccountId>,
    pub name: String,
    pub at: Timestamp,
    pub comment: String,
    /// The booking's revision after it.
    pub revision: u64,
    /// Requests that were rejected by it.
    #[serde(default)]
    pub displaced: Vec<BookingId>,
}

impl Answer {
    /// Whether it is for what `booking` asks now.
    pub(super) fn is_for(&self, booking: &Booking) -> bool {
        self.room == booking.room && self.slot == booking.slot
    }
}

impl RequestRecord {
    /// Adds an answer.
    pub(super) fn answered(&mut self, answer: Answer) {
        self.answers.push(answer);
        let over = self.answers.len().saturating_sub(MOST_ANSWERS);
        self.answers.drain(..over);
    }

    /// Steps that were approved for what `booking` asks now.
    pub(super) fn approved(&self, booking: &Booking) -> Vec<Step> {
        let yes = self
            .answers
            .iter()
            .filter(|one| one.outcome == Outcome::Approved && one.is_for(booking));
        yes.filter_map(|one| one.step.clone()).collect()
    }
}

/// The steps of one place, as stored; none: inherited.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct StepsRecord {
    pub steps: Option<Vec<Step>>,
}
