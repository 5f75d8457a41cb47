//! What people are asked to come to, as it is now: a meeting, a series or a booking.

use domain::{
    bookings::{Booking, Status},
    ids::{AccountId, RoomId},
    meetings::{AttendeeKind, Participation},
};
use jiff::Timestamp;

use super::{
    calendar,
    people::Person,
    records::{Item, Said, Stage},
    series,
};
use crate::{
    Error, Services,
    connections::icalendar::itip,
    errands::Event,
    meetings::{self, Asked},
    rooms::{Directory, directory},
};

/// Somebody who is asked.
#[derive(Debug, Clone)]
pub(super) struct AskedPerson {
    pub person: Person,
    pub participation: Participation,
    /// Why, when somebody said so.
    pub reason: Option<String>,
    /// Who comes in their place, and in whose they come, among the attendees.
    pub delegated: (Option<String>, Option<String>),
    pub invited_at: Timestamp,
}

/// See the module.
#[derive(Debug, Clone)]
pub(super) struct Gathered {
    pub stage: Stage,
    /// Who called it.
    pub host: Option<Person>,
    pub asked: Vec<AskedPerson>,
    pub said: Said,
    /// Why it was not granted or does not take place, when somebody said so.
    pub reason: Option<String>,
    /// The start whose reminders are to be made; none: none ahead.
    pub next: Option<Timestamp>,
    /// Of it, what somebody must decide about.
    pub pending: Vec<Booking>,
    /// Shown to those who are asked only.
    pub private: bool,
    /// What goes to calendars; the organiser's address is not filled in yet.
    pub calendar: Calendar,
}

/// An event as calendars see it, without its people's addresses.
#[derive(Debug, Clone)]
pub(super) struct Calendar {
    pub uid: String,
    pub main: itip::Instance,
    pub rule: Option<itip::Rule>,
    pub exceptions: std::collections::BTreeMap<Timestamp, itip::Exception>,
}

/// The event as it is; `date` says which date of a series is meant, else the next one. None when
/// it is gone, or comes from a calendar that tells its people itself.
///
/// # Errors
/// Unavailable.
pub(super) async fn gather(
    services: &Services,
    event: &Event,
    date: Option<Timestamp>,
) -> Result<Option<Gathered>, Error> {
    let directory = directory(services).await?;
    match event {
        Event::Meeting(id) => {
            let found = meetings::asked(services, id).await?;
            Ok(found.map(|asked| of_meeting(services, &asked)))
        }
        Event::Role(_) => Ok(None),
        Event::Series(id) => series::gather(services, id, date, &directory).await,
        Event::Booking(id) => {
            let found = services.bookings.booking(id).await?;
            let ours = found.filter(|one| one.uid.ends_with("@lintel"));
            let now = services.clock.now();
            Ok(ours.map(|one| of_booking(&one, &directory, now)))
        }
    }
}

fn of_meeting(services: &Services, it: &Asked) -> Gathered {
    let (record, now) = (it.record(), services.clock.now());
    let id = it.meeting.id();
    let stage = match () {
        () if it.meeting.cancelled() => ended(record.cancelled, &it.meeting.bookings),
        () if it.meeting.pending() => Stage::Pending,
        () => Stage::On,
    };
    let last = it.meeting.bookings.last();
    let waiting = it
        .meeting
        .live()
        .filter(|one| one.status == Status::Pending);
    let said = Said {
        topic: record.topic.clone(),
        organiser: record.organiser_name.clone(),
        slot: record.slot,
        before: None,
        place: it.place.clone(),
        agenda: it.agenda.iter().map(Item::of).collect(),
        papers: it.papers.clone(),
        words: record.invitation.clone(),
        rule: String::new(),
        times: Vec::new(),
        link: format!("/meetings/{id}"),
        join: it.join_path.clone(),
    };
    Gathered {
        stage,
        host: host(record.organiser.as_ref(), &record.organiser_name),
        asked: it
            .people
            .iter()
            .map(|one| AskedPerson {
                person: Person {
                    attendee: Some(one.id.clone()),
                    who: one.who.clone(),
                    kind: one.kind,
                },
                participation: one.participation,
                reason: one.reason.clone(),
                delegated: (one.delegated_to.clone(), one.delegated_from.clone()),
                invited_at: one.invited_at,
            })
            .collect(),
        reason: match stage {
            Stage::Rejected => last.and_then(|one| one.reason.clone()),
            _ => record.reason.clone(),
        },
        next: (now < record.slot.start).then_some(record.slot.start),
        private: record.private,
        pending: waiting.cloned().collect(),
        calendar: Calendar {
            uid: format!("{id}@lintel"),
            main: calendar::of_meeting(it),
            rule: None,
            exceptions: std::collections::BTreeMap::new(),
        },
        said,
    }
}

/// What became of something without a room: nobody granted one, or it was called off.
fn ended(said_so: bool, bookings: &[Booking]) -> Stage {
    let refused = !bookings.is_empty() && bookings.iter().all(|one| one.status == Status::Rejected);
    match refused && !said_so {
        true => Stage::Rejected,
        false => Stage::Off,
    }
}

fn of_booking(booking: &Booking, directory: &Directory, now: Timestamp) -> Gathered {
    Gathered {
        stage: stage(booking.status),
        host: host(booking.organiser.as_ref(), &booking.organiser_name),
        asked: attendees(booking),
        said: said(booking, directory),
        reason: booking.reason.clone(),
        next: (now < booking.slot.start).then_some(booking.slot.start),
        private: booking.private,
        pending: (booking.status == Status::Pending)
            .then(|| booking.clone())
            .into_iter()
            .collect(),
        calendar: Calendar {
            uid: booking.uid.clone(),
            main: calendar::of_booking(booking, directory),
            rule: None,
            exceptions: std::collections::BTreeMap::new(),
        },
    }
}

pub(super) const fn stage(status: Status) -> Stage {
    match status {
        Status::Pending => Stage::Pending,
        Status::Confirmed => Stage::On,
        Status::Rejected => Stage::Rejected,
        Status::Cancelled | Status::Released => Stage::Off,
    }
}

pub(super) fn host(organiser: Option<&AccountId>, name: &str) -> Option<Person> {
    organiser.map(|account| Person::of_account(account, name))
}

/// Who is asked to a booking: everybody is needed, and nobody answers.
pub(super) fn attendees(booking: &Booking) -> Vec<AskedPerson> {
    let others = booking
        .attendees
        .iter()
        .filter(|who| who.account.is_none() || who.account != booking.organiser);
    let asked = others.map(|who| AskedPerson {
        person: Person {
            attendee: None,
            who: who.clone(),
            kind: AttendeeKind::Required,
        },
        participation: Participation::Accepted,
        reason: None,
        delegated: (None, None),
        invited_at: booking.created_at,
    });
    asked.collect()
}

pub(super) fn said(booking: &Booking, directory: &Directory) -> Said {
    Said {
        topic: booking.subject.clone(),
        organiser: booking.organiser_name.clone(),
        slot: booking.slot,
        before: None,
        place: room_name(&booking.room, directory),
        agenda: Vec::new(),
        papers: Vec::new(),
        words: None,
        rule: String::new(),
        times: Vec::new(),
        link: format!("/bookings/{}", booking.id),
        join: String::new(),
    }
}

pub(super) fn room_name(room: &RoomId, directory: &Directory) -> String {
    let known = directory.rooms.get(room);
    known.map_or_else(|| room.to_string(), |known| known.room.name.clone())
}
