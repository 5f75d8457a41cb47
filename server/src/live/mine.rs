//! `GET /api/v1/me/meetings/live`: says that the caller's meetings, or what is asked of the
//! caller, are others than the page shows.

use std::{collections::HashSet, time::Duration};

use axum::{extract::State, response::Response};
use domain::{
    accounts::{Action, Subject, can},
    ids::{BookingId, MeetingId},
};
use services::{Error, Services, meetings::tasks, ports::Hint};

use super::news::{Watched, open};
use crate::{
    http::{Caller, Fault, Params},
    site::Site,
};

/// Changes that come within this time are told once: reading all that is mine costs more than
/// reading one meeting.
const TOGETHER: Duration = Duration::from_millis(500);

/// The call. `stamp` is that of what the page shows.
///
/// # Errors
/// 401, 503 when the house is full or being closed.
pub async fn live(
    State(site): State<Site>,
    caller: Caller,
    params: Params,
) -> Result<Response, Fault> {
    let decides = can(&caller.actor, Action::DecideRequest, Subject::House).is_ok();
    let mine = Mine {
        decides,
        meetings: HashSet::new(),
        bookings: HashSet::new(),
    };
    open(site, caller, &params, "mine", mine).await
}

/// What a hint must name to be about something of mine. That I am asked to one more meeting, a
/// notice says.
struct Mine {
    /// Requests for rooms may wait for the caller.
    decides: bool,
    meetings: HashSet<MeetingId>,
    bookings: HashSet<BookingId>,
}

impl Watched for Mine {
    fn is_in(&self, hint: &Hint) -> bool {
        match hint {
            Hint::Gap => true,
            Hint::Committed {
                facts,
                meeting,
                notices,
                ..
            } => {
                let known = meeting
                    .as_ref()
                    .is_some_and(|one| self.meetings.contains(one));
                let here = facts.iter().any(|one| self.bookings.contains(&one.booking));
                known || here || *notices || (self.decides && !facts.is_empty())
            }
        }
    }

    fn together(&self) -> Duration {
        TOGETHER
    }

    async fn stamp(&mut self, services: &Services, caller: &Caller) -> Result<String, Error> {
        let now = tasks::all_of_mine(services, &caller.actor).await?;
        self.meetings.clear();
        self.bookings.clear();
        for (meeting, bookings) in now.parts() {
            self.meetings.insert(meeting.clone());
            self.bookings.extend(bookings.cloned());
        }
        Ok(now.stamp)
    }
}
