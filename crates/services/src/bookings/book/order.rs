//! One request being decided: every date on its desk, one after the other.

use contract::bookings::{Booked, OnConflict, SkippedDate};
use domain::{
    accounts::Actor,
    bookings::{Booking, Refusal, Request, Status, may_book},
    ids::BookingId,
};
use jiff::Timestamp;

use crate::{
    Error, Services,
    bookings::{
        batch::Batch,
        commit::{Decided, Try},
        dates::{Date, dates},
        desk::{Desk, Desks, Reach, desks},
        displace::{Winner, displace},
        input::Draft,
        list,
        refuse::explain,
        together::{self, Held},
        words::told,
    },
    fields,
    journal::About,
    rooms,
};

/// One command being carried out.
#[derive(Clone, Copy)]
pub(super) struct Order<'a> {
    pub services: &'a Services,
    pub actor: &'a Actor,
    pub id: &'a BookingId,
    pub draft: &'a Draft,
    pub about: About<'a>,
    /// The meeting that it is for, when it is for one.
    pub held: Option<&'a Held>,
}

impl Order<'_> {
    /// Decides what the request becomes as things stand now.
    pub(super) async fn decide(
        self,
        attempt: Try,
        perhaps_there: bool,
    ) -> Result<Decided<Booked>, Error> {
        if perhaps_there && let Some(booked) = self.already().await? {
            return Ok(Decided::Nothing(booked));
        }
        let (services, now) = (self.services, self.services.clock.now());
        let room = rooms::known(services, &self.draft.room).await?;
        let mut dates = dates(self.draft, &room, now)?;
        self.more_rooms(&mut dates);
        let slots = dates.iter().map(|date| (date.room.clone(), date.slot));
        let held = self.held.into_iter().flat_map(|held| &held.standing);
        let held = held.map(|one| (one.room.clone(), one.slot));
        let mut desks = desks(services, slots.chain(held), attempt.reach).await?;
        if !self.still_together().await? {
            return Ok(Decided::Again);
        }
        let judged = self.judge(&dates, &mut desks, attempt.reach).await?;
        self.compose(&dates, &desks, judged, now).await
    }

    /// One more date a room: all at the same time.
    fn more_rooms(self, dates: &mut Vec<Date>) {
        let (Some(held), Some(first)) = (self.held, dates.first().cloned()) else {
            return;
        };
        let more = held.more.iter().map(|(room, _)| Date {
            room: room.clone(),
            ..first.clone()
        });
        dates.extend(more);
    }

    /// Whether the meeting's other rooms stand as they were read.
    async fn still_together(self) -> Result<bool, Error> {
        match self.held {
            Some(held) if !held.standing.is_empty() => {
                let now = together::of_meeting(self.services, &held.meeting).await?;
                Ok(now == held.standing)
            }
            _ => Ok(true),
        }
    }

    /// The id of what is booked after so many others.
    fn name(self, booked: usize) -> BookingId {
        let given = match (booked, self.held) {
            (0, _) => Some(self.id),
            (_, Some(held)) => held.more.get(booked - 1).map(|(_, id)| id),
            (_, None) => None,
        };
        given.map_or_else(|| BookingId::from(self.services.ids.id()), Clone::clone)
    }

    /// Heads to seat in this room: those whom the meeting's other rooms cannot.
    fn heads(self, here: &Desk, desks: &Desks) -> u32 {
        let heads = self.draft.words.heads();
        match self.held {
            Some(held) => {
                let more = held.more.iter().map(|(room, _)| room);
                let standing = held.standing.iter().map(|one| &one.room);
                let rooms = [&self.draft.room].into_iter().chain(more).chain(standing);
                together::heads_here(heads, &here.room.id, rooms, desks)
            }
            None => heads,
        }
    }

    /// The booking of an earlier try that was lost on the way.
    async fn already(self) -> Result<Option<Booked>, Error> {
        let Some(found) = self.services.bookings.booking(self.id).await? else {
            return Ok(None);
        };
        let same = found.organiser.as_ref() == self.actor.account()
            && found.organiser_name == self.actor.name
            && found.subject == self.draft.words.subject;
        if !same {
            return Err(Error::Rule("taken"));
        }
        let dates = list::dates_of(self.services, &found).await?;
        Ok(Some(answer(&found, dates, Vec::new())))
    }

    /// Decides date by date; what is taken by one stands in the way of the next.
    async fn judge(self, dates: &[Date], desks: &mut Desks, reach: Reach) -> Result<Judged, Error> {
        let mut judged = Judged::default();
        for date in dates.iter().filter(|date| !date.skip) {
            match self.judge_one(date, desks, reach).await? {
                Ok(status) => {
                    let id = self.name(judged.had.len());
                    if let Some(desk) = desks.get_mut(&date.room) {
                        desk.take(&id, date.slot, status);
                    }
                    judged.had.push((id, date.clone(), status));
                }
                Err(skipped) => {
                    judged.refused.push(date.original);
                    judged.skipped.push(skipped);
                }
            }
        }
        if judged.had.is_empty() {
            return Err(match judged.skipped.pop() {
                Some(skipped) => skipped.refusal.into(),
                None => fields::wrong("choices", "nothing_left"),
            });
        }
        Ok(judged)
    }

    async fn judge_one(
        self,
        date: &Date,
        desks: &Desks,
        reach: Reach,
    ) -> Result<Result<Status, SkippedDate>, Error> {
        let desk = desks.get(&date.room).ok_or(Error::NotFound("room"))?;
        let request = Request {
            slot: date.slot,
            changing: None,
            attendees: self.heads(desk, desks),
            historical: false,
            approved: false,
        };
        let allowed = may_book(self.actor, &desk.room);
        let now = self.services.clock.now();
        let refusal = match allowed.and_then(|()| desk.decide(&request, now)) {
            Ok(status) => return Ok(Ok(status)),
            Err(refusal) => refusal,
        };
        let skips = self.draft.rule.is_some() && self.draft.on_conflict == OnConflict::Skip;
        if skips {
            return Ok(Err(skipped(date, refusal)));
        }
        let refusal = match reach {
            Reach::Slot => refusal,
            Reach::Around => explain(self.services, self.actor, desk, &request, refusal).await?,
        };
        Err(refusal.into())
    }

    /// The write: all dates, the series, and the pending requests that a confirmed date pushes out.
    async fn compose(
        self,
        dates: &[Date],
        desks: &Desks,
        judged: Judged,
        now: Timestamp,
    ) -> Result<Decided<Booked>, Error> {
        let mut batch = Batch::new(desks, []);
        let series = self.series(dates, desks, &judged, now);
        let series_id = series.as_ref().map(|series| series.id.clone());
        // Dates of one series share a UID; rooms of one meeting are events of their own.
        let uid = |id: &BookingId| match self.held {
            Some(_) => format!("{id}@lintel"),
            None => format!("{}@lintel", self.id),
        };
        for (id, date, status) in &judged.had {
            batch.add(self.booking(id, date, *status, series_id.clone(), &uid(id), now));
            batch.also(self.said(id, *status)?);
        }
        batch.also(self.held.into_iter().flat_map(|held| held.changes.clone()));
        series.into_iter().for_each(|series| batch.series(series));
        displace(self.services, desks, &judged.winners(), &mut batch).await?;
        let Some((id, first, status)) = judged.had.first() else {
            return Err(Error::Unavailable(None));
        };
        let mut first = self.booking(id, first, *status, series_id, &uid(id), now);
        first.revision = batch.revision;
        let detail = told(&first, desks.get(&first.room));
        let answer = answer(&first, judged.had.len(), judged.skipped);
        Ok(batch.decided(self.services, self.actor, self.about, &detail, answer))
    }
}

/// What was decided of all dates.
#[derive(Default)]
pub(super) struct Judged {
    pub had: Vec<(BookingId, Date, Status)>,
    pub skipped: Vec<SkippedDate>,
    /// What the rule gave for the skipped ones.
    pub refused: Vec<Timestamp>,
}

impl Judged {
    /// Confirmed ones, which push pending requests out.
    fn winners(&self) -> Vec<Winner> {
        let confirmed = self
            .had
            .iter()
            .filter(|(.., status)| *status == Status::Confirmed);
        let winner = |(id, date, _): &(BookingId, Date, Status)| Winner {
            booking: id.clone(),
            room: date.room.clone(),
            slot: date.slot,
        };
        confirmed.map(winner).collect()
    }
}

fn skipped(date: &Date, refusal: Refusal) -> SkippedDate {
    SkippedDate {
        start: date.slot.start,
        end: date.slot.end,
        code: refusal.rule.code().to_owned(),
        refusal,
    }
}

fn answer(first: &Booking, dates: usize, skipped: Vec<SkippedDate>) -> Booked {
    Booked {
        id: first.id.clone(),
        series: first.series.clone(),
        status: first.status,
        start: first.slot.start,
        end: first.slot.end,
        revision: first.revision,
        dates,
        skipped,
    }
}
