//! `GET /api/v1/live`: one event stream a page (api.md, "Fixed paths").

use std::{convert::Infallible, sync::Arc, time::Duration};

use axum::{
    body::{Body, Bytes},
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    accounts::{Action, Actor, ActorKind, Subject, can},
    ids::RoomId,
};
use futures::stream;
use services::{Error, Services, doors};
use tokio::{
    sync::watch,
    time::{Interval, MissedTickBehavior, interval},
};

use super::{
    door, frame,
    hub::{Hub, Seat},
    told::Told,
};
use crate::{
    http::{Caller, Fault, Params, path},
    site::Site,
};

/// Most rooms named in one request; more listen to all.
const MOST_ROOMS: usize = 200;
/// A comment at least so often (api.md says 15 s).
pub(super) const BEAT: Duration = Duration::from_secs(10);
/// Whether the token still is good is asked every so many beats; a door's at every beat, so that a
/// revoked one falls silent within ten seconds (R181).
pub(super) const BEATS_PER_CHECK: u32 = 6;

/// The call.
///
/// # Errors
/// 401 and 403 by permission, 404 for a room that is not there, 422 for bad parameters, 503 when
/// the house is full or being closed.
pub async fn live(
    State(site): State<Site>,
    caller: Caller,
    params: Params,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    can(&caller.actor, Action::SeeRooms, Subject::House).map_err(Error::from)?;
    let full = Fault::Edge(StatusCode::SERVICE_UNAVAILABLE, "unavailable");
    if site.is_draining() {
        return Err(full);
    }
    let named = wanted(&caller.actor, &params)?;
    let all = named.is_empty();
    let whole = Whole::wanted(&params)?;
    let seat = site.hub.join(named).await?.ok_or(full)?;
    let mut first = vec![frame::opening()];
    let resumed =
        last_id(&headers, &params).and_then(|id| resume(&site.hub, &seat, &caller.actor, &id, all));
    match resumed {
        Some(frames) => first.extend(frames),
        None => first.push(
            whole
                .tell(&site.hub, &seat, &caller.actor, seat.joined_at)
                .await?,
        ),
    }
    let mut beat = interval(BEAT);
    beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    beat.reset();
    let line = Line {
        _open: door::line(&site.services, &caller.actor, &params),
        hub: site.hub.clone(),
        services: site.services.clone(),
        seat,
        whole,
        caller,
        first: first.into_iter(),
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

/// Rooms by name; none: all of them. A door that names none means its own.
fn wanted(actor: &Actor, params: &Params) -> Result<Vec<RoomId>, Fault> {
    let named = params.all("room");
    if named.len() > MOST_ROOMS {
        return Err(Fault::field("room", "too_many"));
    }
    if !named.iter().all(|room| path::plain(room)) {
        return Err(Fault::field("room", "bad_id"));
    }
    let all = params.text("rooms") == Some("all");
    match (&actor.kind, named.is_empty(), all) {
        (_, true, true) => Ok(Vec::new()),
        (ActorKind::Door(_, own), true, false) => Ok(vec![own.clone()]),
        (_, true, false) => Err(Fault::field("room", "required")),
        (_, false, _) => {
            let mut rooms: Vec<RoomId> = named.into_iter().map(RoomId::from).collect();
            rooms.sort_unstable();
            rooms.dedup();
            Ok(rooms)
        }
    }
}

/// The header that browsers send by themselves, or `?last_event_id=` for those that cannot.
fn last_id(headers: &HeaderMap, params: &Params) -> Option<String> {
    let header = headers.get("last-event-id").and_then(|id| id.to_str().ok());
    header
        .or_else(|| params.text("last_event_id"))
        .map(str::to_owned)
}

/// What was missed, when this process still knows all of it.
fn resume(hub: &Arc<Hub>, seat: &Seat, actor: &Actor, id: &str, all: bool) -> Option<Vec<Bytes>> {
    let (epoch, seq) = frame::parse_id(id)?;
    if epoch != hub.epoch {
        return None;
    }
    let missed = hub.topics().since(seq, &seat.rooms, all)?;
    let now = hub.services.clock.now();
    // What came after the seat was taken waits in the inbox too.
    let before = missed.iter().filter(|told| told.seq <= seat.joined_at);
    let mut frames: Vec<_> = before
        .filter_map(|told| told.frame(&hub.epoch, actor, now))
        .collect();
    frames.push(frame::beat(now));
    Some(frames)
}

/// How a stream tells everything, at its beginning and whenever something was lost.
#[derive(Debug, Clone, Copy)]
enum Whole {
    /// `event: snapshot`.
    Bookings,
    /// `event: revisions`: the page reads its own days and only asks what has moved since.
    Revisions,
}

impl Whole {
    fn wanted(params: &Params) -> Result<Self, Fault> {
        match params.text("snapshot") {
            None | Some("bookings") => Ok(Self::Bookings),
            Some("revisions") => Ok(Self::Revisions),
            Some(_) => Err(Fault::field("snapshot", "bad_value")),
        }
    }

    async fn tell(
        self,
        hub: &Arc<Hub>,
        seat: &Seat,
        actor: &Actor,
        seq: u64,
    ) -> Result<Bytes, Fault> {
        let event = match self {
            Self::Bookings => {
                let snapshot = hub.snapshot(&seat.rooms, actor).await?;
                frame::event(&hub.epoch, seq, "snapshot", &snapshot)
            }
            Self::Revisions => {
                let revisions = hub.revisions(&seat.rooms).await?;
                frame::event(&hub.epoch, seq, "revisions", &revisions)
            }
        };
        event.ok_or(Fault::Internal)
    }
}

/// One stream being written.
struct Line {
    _open: Option<doors::OpenLine>,
    hub: Arc<Hub>,
    services: Services,
    seat: Seat,
    whole: Whole,
    caller: Caller,
    first: std::vec::IntoIter<Bytes>,
    beat: Interval,
    beats: u32,
    draining: watch::Receiver<bool>,
}

enum Next {
    Told(Arc<Told>),
    Beat,
    End,
}

impl Line {
    async fn next(&mut self) -> Option<Bytes> {
        if let Some(bytes) = self.first.next() {
            return Some(bytes);
        }
        // Ends by itself: each turn waits for something that happens, or returns.
        loop {
            if *self.draining.borrow() {
                return None;
            }
            if self.seat.listener.take_lagged() {
                return self.begin_again().await;
            }
            let next = tokio::select! {
                _ = self.draining.changed() => Next::End,
                told = self.seat.inbox.recv() => told.map_or(Next::End, Next::Told),
                _ = self.beat.tick() => Next::Beat,
            };
            match next {
                Next::End => return None,
                Next::Beat => return self.beaten().await,
                Next::Told(told) => {
                    if let Some(bytes) = self.told(&told) {
                        return Some(bytes);
                    }
                }
            }
        }
    }

    fn told(&mut self, told: &Told) -> Option<Bytes> {
        let now = self.services.clock.now();
        let bytes = told.frame(&self.hub.epoch, &self.caller.actor, now)?;
        if let Some(happened) = &told.happened {
            let age = now.duration_since(happened.committed_at);
            self.hub.metrics.told(age.try_into().unwrap_or_default());
        }
        self.beat.reset();
        Some(bytes)
    }

    /// Something was lost: says so, then tells everything.
    async fn begin_again(&mut self) -> Option<Bytes> {
        self.hub.metrics.resynced("listener");
        while self.seat.inbox.try_recv().is_ok() {}
        let seq = self.hub.topics().seq();
        let epoch = &self.hub.epoch;
        let resync = frame::event(epoch, seq, "resync", &serde_json::json!({}))?;
        let actor = &self.caller.actor;
        match self.whole.tell(&self.hub, &self.seat, actor, seq).await {
            Ok(snapshot) => Some(Bytes::from([resync, snapshot].concat())),
            Err(_) => None,
        }
    }

    async fn beaten(&mut self) -> Option<Bytes> {
        self.beats += 1;
        let is_door = matches!(self.caller.actor.kind, ActorKind::Door(..));
        let due = is_door || self.beats.is_multiple_of(BEATS_PER_CHECK);
        if due && !still_known(&self.services, &mut self.caller).await {
            return None;
        }
        let see = can(&self.caller.actor, Action::SeeRooms, Subject::House);
        see.is_ok().then(|| frame::beat(self.services.clock.now()))
    }
}

/// Signed out, revoked or disabled meanwhile: the stream ends, and coming back is 401.
pub(super) async fn still_known(services: &Services, caller: &mut Caller) -> bool {
    let Some(token) = &caller.token else {
        return false;
    };
    match Caller::of_token(services, token, caller.via).await {
        Ok(Some(now)) => {
            *caller = now;
            true
        }
        // The store does not answer: who was known stays so until it does.
        Err(_) => true,
        Ok(None) => false,
    }
}

/// The answer that carries an event stream.
pub(super) fn answer(body: Body) -> Response {
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/event-stream"),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // Proxies that gather answers must not gather this one.
    headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
    response
}
