//! Lines that only say that something is another than the page shows: each page then reads what
//! its reader may see. A line that comes back says by its stamp what it knows, so that nothing is
//! missed and nothing is read twice.

use std::{convert::Infallible, sync::Arc, time::Duration};

use axum::{
    body::{Body, Bytes},
    http::StatusCode,
    response::Response,
};
use futures::{FutureExt, StreamExt, stream, stream::BoxStream};
use services::{Error, Services, ports::Hint};
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
    http::{Caller, Fault, Params},
    site::Site,
};

/// Hints passed over in one go.
const MOST_HINTS: usize = 1_024;

/// What a line is about.
pub(super) trait Watched: Send + Sized + 'static {
    /// Whether a hint may be about it.
    fn is_in(&self, hint: &Hint) -> bool;
    /// Changes that come within this time are told once.
    fn together(&self) -> Duration;
    /// Reads it again; another text whenever it is another.
    fn stamp(
        &mut self,
        services: &Services,
        caller: &Caller,
    ) -> impl Future<Output = Result<String, Error>> + Send;
}

/// Opens a line about `watched`; `?stamp=` is what the page knows.
///
/// # Errors
/// Whatever reading it answers, 503 when the house is full or being closed.
pub(super) async fn open<W: Watched>(
    site: Site,
    caller: Caller,
    params: &Params,
    name: &'static str,
    mut watched: W,
) -> Result<Response, Fault> {
    let full = Fault::Edge(StatusCode::SERVICE_UNAVAILABLE, "unavailable");
    if site.is_draining() {
        return Err(full);
    }
    // Listening first: what is committed from here on is heard.
    let hints = site.services.feed.hints().await;
    let stamp = watched.stamp(&site.services, &caller).await?;
    let seat = Seat::take(&site.hub).ok_or(full)?;
    let mut beat = interval(BEAT);
    beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    beat.reset();
    let line = Line {
        _seat: seat,
        hints,
        services: site.services.clone(),
        caller,
        name,
        first: Some(params.text("stamp") == Some(stamp.as_str())),
        stamp,
        watched,
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

struct Line<W> {
    _seat: Seat,
    hints: BoxStream<'static, Hint>,
    services: Services,
    caller: Caller,
    name: &'static str,
    watched: W,
    stamp: String,
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

impl<W: Watched> Line<W> {
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
                Next::Hint(hint) if self.watched.is_in(&hint) => {
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
        sleep(self.watched.together()).await;
        for _ in 0..MOST_HINTS {
            if !matches!(self.hints.next().now_or_never(), Some(Some(_))) {
                break;
            }
        }
        match self.watched.stamp(&self.services, &self.caller).await {
            Ok(now) if now == self.stamp => Some(None),
            Ok(now) => {
                self.stamp = now;
                self.beat.reset();
                Some(Some(self.changed()?))
            }
            // Taken off the list, or the store is away: the page comes back and is told which.
            Err(_) => None,
        }
    }

    fn changed(&self) -> Option<Bytes> {
        let now = self.services.clock.now();
        frame::event(self.name, 0, "changed", &now)
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
