//! What takes people's time, looked for among everything.

use domain::{
    bookings::{Attendee, Slot},
    ids::{AccountId, MeetingId},
    meetings::Mode,
};
use serde::Deserialize;

use super::memory::Inner;
use crate::ports::{Engaged, Kind};

/// What is looked at of a meeting's record.
#[derive(Deserialize)]
struct Online {
    mode: Mode,
    slot: Slot,
    cancelled: bool,
    organiser: Option<AccountId>,
    attendees: Vec<Attendee>,
}

impl Inner {
    pub(super) fn engaged(&self, account: &AccountId, window: Slot) -> Vec<Engaged> {
        let line = |slot, meeting, organiser: Option<&AccountId>| Engaged {
            account: account.clone(),
            slot,
            meeting,
            made: organiser == Some(account),
        };
        let bookings = self.bookings.values();
        let mut found: Vec<Engaged> = bookings
            .filter(|one| one.schedules().contains(account))
            .map(|one| line(one.slot, one.meeting.clone(), one.organiser.as_ref()))
            .collect();
        for stored in self.records.get(&Kind::Meeting).into_iter().flatten() {
            let Ok(one) = stored.1.read::<Online>() else {
                continue;
            };
            let asked = |who: &Attendee| who.account.as_ref() == Some(account);
            let theirs = one.organiser.as_ref() == Some(account) || one.attendees.iter().any(asked);
            if theirs && one.mode == Mode::Online && !one.cancelled {
                let meeting = MeetingId::from(stored.0.as_str());
                found.push(line(one.slot, Some(meeting), one.organiser.as_ref()));
            }
        }
        found.retain(|one| one.slot.overlaps(&window));
        found
    }
}
