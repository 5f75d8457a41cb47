//! Booking a room: once, or by a rule (R021 to R029, R084).

use contract::bookings::{BookRoom, Booked, OnConflict, SkippedDate};
use domain::{
    accounts::{Action, Actor, Subject, can},
    bookings::{Booking, Request, Series, Status, may_book},
    ids::{BookingId, SeriesId},
};
use jiff::Timestamp;

use super::{
    batch::Batch,
    commit::{Decided, Try, decide_and_commit},
    dates::{Date, Length, dates, horizon},
    desk::{Desk, Desks, Reach, desks},
    displace::{Winner, displace},
    input::{Draft, draft},
    refuse::explain,
    words::told,
};
use crate::{
    Error, Services,
    audit::{About, audited},
    fields::Fields,
};

/// Books a room, once or by a rule.
///
/// # Errors
/// Denied; wrong fields; not found (`room`); refused (`overlap` with who has it, where visible, and
/// the nearest alternatives); unavailable.
pub async fn book(services: &Services, actor: &Actor, input: &BookRoom) -> Result<Booked, Error> {
    let id = BookingId::from(services.ids.id());
    booked(services, actor, &id, input, false).await
}

/// As [`book`], under an id that the caller made: a retry after a lost answer finds its own
/// booking and answers it again.
///
/// # Errors
/// As [`book`]; rule `taken` when the id is somebody else's booking.
pub async fn book_with_id(
    services: &Services,
    actor: &Actor,
    id: &BookingId,
    input: &BookRoom,
) -> Result<Booked, Error> {
    let mut fields = Fields::default();
    fields.id("id", id.as_str());
    fields.done()?;
    booked(services, actor, id, input, true).await
}

async fn booked(
    services: &Services,
    actor: &Actor,
    id: &BookingId,
    input: &BookRoom,
    perhaps_there: bool,
) -> Result<Booked, Error> {
    let about = About {
        action: "bookings.book",
        kind: "booking",
        id: id.as_str(),
    };
    let work = async {
        can(actor, Action::Book, Subject::Room(&input.room))?;
        let draft = draft(services, input).await?;
        let order = Order {
            services,
            actor,
            id,
            draft: &draft,
            about,
        };
        decide_and_commit(services, |attempt| {
            order.decide(attempt, perhaps_there || attempt.number > 0)
        })
        .await
    };
    audited(services, actor, about, work).await
}

/// One command being carried out.
#[derive(Clone, Copy)]
struct Order<'a> {
    services: &'a Services,
    actor: &'a Actor,
    id: &'a BookingId,
    draft: &'a Draft,
    about: About<'a>,
}

impl Order<'_> {
    async fn decide(self, attempt: Try, perhaps_there: bool) -> Result<Decided<Booked>, Error> {
        if perhaps_there && let Some(booked) = self.already().await? {
            return Ok(Decided::Nothing(booked));
        }
        let (services, now) = (self.services, self.services.clock.now());
        let room = crate::rooms::known(services, &self.draft.room).await?;
        let dates = dates(self.draft, &room, now)?;
        let slots = dates.iter().map(|date| (date.room.clone(), date.slot));
        let mut desks = desks(services, slots, attempt.reach).await?;
        let judged = self.judge(&dates, &mut desks, attempt.reach).await?;
        self.compose(&dates, &desks, judged, now).await
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
        let dates = super::list::dates_of(self.services, &found).await?;
        Ok(Some(answer(&found, dates, Vec::new())))
    }

    /// Decides date by date; what is taken by one stands in the way of the next.
    async fn judge(self, dates: &[Date], desks: &mut Desks, reach: Reach) -> Result<Judged, Error> {
        let mut judged = Judged::default();
        for date in dates.iter().filter(|date| !date.skip) {
            let desk = desks.get_mut(&date.room).ok_or(Error::NotFound("room"))?;
            match self.judge_one(date, desk, reach).await? {
                Ok(status) => {
                    let id = match judged.had.is_empty() {
                        true => self.id.clone(),
                        false => BookingId::from(self.services.ids.id()),
                    };
                    desk.take(&id, date.slot, status);
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
                None => crate::fields::wrong("choices", "nothing_left"),
            });
        }
        Ok(judged)
    }

    async fn judge_one(
        self,
        date: &Date,
        desk: &Desk,
        reach: Reach,
    ) -> Result<Result<Status, SkippedDate>, Error> {
        let request = Request {
            slot: date.slot,
            changing: None,
            attendees: self.draft.words.heads(),
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
        let uid = format!("{}@lintel", self.id);
        for (id, date, status) in &judged.had {
            batch.add(self.booking(id, date, *status, series_id.clone(), &uid, now));
        }
        series.into_iter().for_each(|series| batch.series(series));
        displace(self.services, desks, &judged.winners(), &mut batch).await?;
        let Some((id, first, status)) = judged.had.first() else {
            return Err(Error::Unavailable(None));
        };
        let mut first = self.booking(id, first, *status, series_id, &uid, now);
        first.revision = batch.revision;
        let detail = told(&first, desks.get(&first.room));
        let answer = answer(&first, judged.had.len(), judged.skipped);
        Ok(batch.decided(self.services, self.actor, self.about, &detail, answer))
    }

    fn booking(
        self,
        id: &BookingId,
        date: &Date,
        status: Status,
        series: Option<SeriesId>,
        uid: &str,
        now: Timestamp,
    ) -> Booking {
        let words = self.draft.words.clone();
        Booking {
            id: id.clone(),
            original_start: series.is_some().then_some(date.original),
            series,
            room: date.room.clone(),
            subject: words.subject,
            slot: date.slot,
            time_zone: self.draft.time_zone.clone(),
            wall_start: date.wall_start,
            all_day: self.draft.all_day,
            status,
            reason: None,
            organiser: self.actor.account().cloned(),
            organiser_name: self.actor.name.clone(),
            department: self.actor.department.clone(),
            attendees: words.attendees,
            private: words.private,
            description: words.description,
            uid: uid.to_owned(),
            exception: date.exception,
            revision: 0,
            created_at: now,
            updated_at: now,
        }
    }

    fn series(
        self,
        dates: &[Date],
        desks: &Desks,
        judged: &Judged,
        now: Timestamp,
    ) -> Option<Series> {
        let draft = self.draft;
        let rule = draft.rule.as_ref()?;
        let left_out = dates
            .iter()
            .filter(|date| date.skip)
            .map(|date| date.original);
        let refused = judged.refused.iter().copied();
        let mut exdates = draft.exdates.clone();
        exdates.extend(left_out.chain(refused));
        exdates.sort_unstable();
        exdates.dedup();
        let last = dates.last().map_or(draft.slot.end, |date| date.slot.end);
        let room = desks.get(&draft.room).map(|desk| &desk.room);
        let words = draft.words.clone();
        Some(Series {
            id: SeriesId::from(self.services.ids.id()),
            room: draft.room.clone(),
            rrule: rule.to_string(),
            wall_start: draft.wall_start,
            minutes: Length::of(draft.slot, draft.all_day, &draft.zone).minutes(),
            time_zone: draft.time_zone.clone(),
            exdates,
            rdates: draft.rdates.clone(),
            infinite: rule.is_infinite(),
            booked_until: match room {
                Some(room) if rule.is_infinite() => horizon(room, now),
                _ => last,
            },
            subject: words.subject,
            organiser: self.actor.account().cloned(),
            organiser_name: self.actor.name.clone(),
            department: self.actor.department.clone(),
            attendees: words.attendees,
            private: words.private,
            description: words.description,
            all_day: draft.all_day,
            uid: format!("{}@lintel", self.id),
            ended: false,
            revision: 0,
        })
    }
}

/// What was decided of all dates.
#[derive(Default)]
struct Judged {
    had: Vec<(BookingId, Date, Status)>,
    skipped: Vec<SkippedDate>,
    /// What the rule gave for the skipped ones.
    refused: Vec<Timestamp>,
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

fn skipped(date: &Date, refusal: domain::bookings::Refusal) -> SkippedDate {
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
