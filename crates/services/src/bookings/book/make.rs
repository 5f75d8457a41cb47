//! What a decided request is stored as.

use domain::{
    bookings::{Booking, Series, Status},
    ids::{BookingId, SeriesId},
};
use jiff::Timestamp;
use serde::Serialize;

use super::order::{Judged, Order};
use crate::{
    Error,
    bookings::{
        dates::{Date, Length, horizon},
        desk::Desks,
    },
    ports::{Change, Kind},
    record,
};

/// What `approvals` keeps of a request, as far as it is known before anybody decides.
#[derive(Serialize)]
struct Said<'a> {
    why: &'a str,
}

impl Order<'_> {
    /// One date as it is to be stored.
    pub(super) fn booking(
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
            meeting: self.held.map(|held| held.meeting.clone()),
            revision: 0,
            created_at: now,
            updated_at: now,
        }
    }

    /// What is said with a request, for who decides: its case begins with that.
    pub(super) fn said(self, id: &BookingId, status: Status) -> Result<Option<Change>, Error> {
        let why = self.draft.why.as_str();
        let said = status == Status::Pending && !why.is_empty();
        let case = || record::create(Kind::Approval, id.as_str(), &Said { why });
        said.then(case).transpose()
    }

    /// The series behind the dates, when there is a rule.
    pub(super) fn series(
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
