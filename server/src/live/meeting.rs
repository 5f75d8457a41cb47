//! `GET /api/v1/meetings/{id}/live`: says that a meeting is another than the page shows.
//!
//! Only that it is: each page then reads what its reader may see. A line that comes back says by
//! its stamp what it knows, so that nothing is missed and nothing is read twice.

use std::{collections::HashSet, convert::Infallible, sync::Arc, time::Duration};

use axum::{
    body::{Body, Bytes},
    extract::State,
    http::StatusCode,
    response::Response,
};
use contract::meetings::MeetingDetail;
use domain::ids::{BookingId, MeetingId};
use futures::{FutureExt, StreamExt, stream, stream::BoxStream};
use services::{Services, meetings, ports::Hint};
use tokio::{
    sync::watch,
    time::{Interval, MissedTickBehavior, interval, sleep},
};

use super::{
    frame,
    hub::Hub,
    stream::{BEAT, BEATS_PER_CHECK, answer, still_known},
};
use crate::{
    http::{Caller, Fault, Id, Params},
    site::Site,
};

/// Changes that come within this time are told once; more for each attendee, since many answer at
/// once and every listener then reads all of them.
const TOGETHER: Duration = Duration::from_millis(250);
const TOGETHER_EACH: Duration = Duration::from_millis(4);
/// Hints passed over in one go.
const MOST_HINTS: usize = 1_024;

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
    let full = Fault::Edge(StatusCode::SERVICE_UNAVAILABLE, "unavailable");
    if site.is_draining() {
        return Err(full);
    }
    // Listening first: what is committed from here on is heard.
    let hints = site.services.feed.hints().await;
    let now = meetings::get(&site.services, &caller.actor, &id).await?;
    let seat = Seat::take(&site.hub).ok_or(full)?;
    let known = params.text("stamp") == Some(now.stamp.as_str());
    let mut beat = interval(BEAT);
    beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    beat.reset();
    let line = Line {
        _seat: seat,
        hints,
        services: site.services.clone(),
        caller,
        about: About::of(&now),
        first: Some(known),
        beat,
        beats: 0,
        draining: site.draining.clone(),
    };
    let frames = stream::unfold(line, |mut line| async move {
        let bytes = line.next().await?;
        Some((Ok::<_, Infallible>(bytes), line))
    });
    Ok(answer(Body::from_stream(frames)))
}

/// A place among the open streams; given back when dropped.
struct Seat(Arc<Hub>);

impl Seat {
    fn take(hub: &Arc<Hub>) -> Option<Self> {
        hub.has_room().then(|| {
            hub.metrics.listening(1);
            Self(hub.clone())
        })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.0.metrics.listening(-1);
    }
}

/// What a hint must name to be about this meeting.
struct About {
    id: MeetingId,
    bookings: HashSet<BookingId>,
    stamp: String,
    attendees: u32,
}

impl About {
    fn of(detail: &MeetingDetail) -> Self {
        let rooms = detail.meeting.rooms.iter();
        Self {
            id: detail.meeting.id.clone(),
            bookings: rooms.map(|room| room.booking.clone()).collect(),
            stamp: detail.stamp.clone(),
            attendees: detail.meeting.attendee_count,
        }
    }

    fn is_in(&self, hint: &Hint) -> bool {
        match hint {
            Hint::Gap => true,
            Hint::Committed { facts, meeting, .. } => {
                let here = facts.iter().any(|one| self.bookings.contains(&one.booking));
                here || meeting.as_ref() == Some(&self.id)
            }
        }
    }
}

struct Line {
    _seat: Seat,
    hints: BoxStream<'static, Hint>,
    services: Services,
    caller: Caller,
    about: About,
    /// Before the first bytes: whether the page knows what is so.
    first: Option<bool>,
    beat: Interval,
    beats: u32,
    draining: watch::Receiver<bool>,
}

enum Next {
    Hint(Hint),
    Beat,
    End,
}

impl Line {
    async fn next(&mut self) -> Option<Bytes> {
        if let Some(known) = self.first.take() {
            let more = match known {
                true => frame::beat(self.services.clock.now()),
                false => self.changed()?,
            };
            return Some(Bytes::from([frame::opening(), more].concat()));
        }
        // Ends by itself: each turn waits for something that happens, or returns.
        loop {
            if *self.draining.borrow() {
                return None;
            }
            let next = tokio::select! {
                _ = self.draining.changed() => Next::End,
                hint = self.hints.next() => hint.map_or(Next::End, Next::Hint),
                _ = self.beat.tick() => Next::Beat,
            };
            match next {
                Next::End => return None,
                Next::Beat => return self.beaten().await,
                Next::Hint(hint) if self.about.is_in(&hint) => {
                    if let Some(bytes) = self.look().await? {
                        return Some(bytes);
                    }
                }
                Next::Hint(_) => {}
            }
        }
    }

    /// Something may have changed: waits for what comes with it, and looks. The outer `None` ends
    /// the line, the inner one says nothing.
    async fn look(&mut self) -> Option<Option<Bytes>> {
        sleep(TOGETHER + TOGETHER_EACH * self.about.attendees).await;
        for _ in 0..MOST_HINTS {
            if !matches!(self.hints.next().now_or_never(), Some(Some(_))) {
                break;
            }
        }
        let id = self.about.id.clone();
        match meetings::get(&self.services, &self.caller.actor, &id).await {
            Ok(now) if now.stamp == self.about.stamp => Some(None),
            Ok(now) => {
                self.about = About::of(&now);
                self.beat.reset();
                Some(Some(self.changed()?))
            }
            // Taken off the list, or the store is away: the page comes back and is told which.
            Err(_) => None,
        }
    }

    fn changed(&self) -> Option<Bytes> {
        let now = self.services.clock.now();
        frame::event("meeting", 0, "changed", &now)
    }

    async fn beaten(&mut self) -> Option<Bytes> {
        self.beats += 1;
        let due = self.beats.is_multiple_of(BEATS_PER_CHECK);
        if due && !still_known(&self.services, &mut self.caller).await {
            return None;
        }
        Some(frame::beat(self.services.clock.now()))
    }
}
