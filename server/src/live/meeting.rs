//! `GET /api/v1/meetings/{id}/live`: says that a meeting is another than the page shows.

use std::{collections::HashSet, time::Duration};

use axum::{extract::State, response::Response};
use domain::ids::{BookingId, MeetingId};
use services::{Error, Services, meetings, ports::Hint};

use super::news::{Watched, open};
use crate::{
    http::{Caller, Fault, Id, Params},
    site::Site,
};

/// Changes that come within this time are told once; more for each attendee, since many answer at
/// once and every listener then reads all of them.
const TOGETHER: Duration = Duration::from_millis(250);
const TOGETHER_EACH: Duration = Duration::from_millis(4);

/// The call. `stamp` is that of the detail that the page shows.
///
/// # Errors
/// 401, 404 for a meeting that the caller may not see, 503 when the house is full or being closed.
pub async fn live(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<MeetingId>,
    params: Params,
) -> Result<Response, Fault> {
    let meeting = Meeting {
        id,
        bookings: HashSet::new(),
        attendees: 0,
    };
    open(site, caller, &params, "meeting", meeting).await
}

/// What a hint must name to be about this meeting.
struct Meeting {
    id: MeetingId,
    bookings: HashSet<BookingId>,
    attendees: u32,
}

impl Watched for Meeting {
    fn is_in(&self, hint: &Hint) -> bool {
        match hint {
            Hint::Gap => true,
            Hint::Committed { facts, meeting, .. } => {
                let here = facts.iter().any(|one| self.bookings.contains(&one.booking));
                here || meeting.as_ref() == Some(&self.id)
            }
        }
    }

    fn together(&self) -> Duration {
        TOGETHER + TOGETHER_EACH * self.attendees
    }

    async fn stamp(&mut self, services: &Services, caller: &Caller) -> Result<String, Error> {
        let now = meetings::get(services, &caller.actor, &self.id).await?;
        let rooms = now.meeting.rooms.iter();
        self.bookings = rooms.map(|room| room.booking.clone()).collect();
        self.attendees = now.meeting.attendee_count;
        Ok(now.stamp)
    }
}
