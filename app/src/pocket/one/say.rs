//! Words one meeting for who reads it; on the server only.

use contract::meetings::{AgendaLine, MeetingAttendee, MeetingRoom};
use domain::{
    bookings::Status,
    meetings::{AttendeeKind, Mode, Right, leads},
};

use super::views::{Item, OneMeeting, People, Person, Room, Said};
use crate::{
    meetings::{
        page::{
            own::{asked, checked_in, is_awaited},
            papers::papers,
            people::counts,
        },
        views::{MeetingPage, planned_in},
        words::{
            Course, city_time, kind_word, mode_word, participation_word, place_word, type_word,
            when,
        },
    },
    notices::words::moment,
    text::{Locale, words::meetings},
    zones::Zone,
};

/// The whole page.
pub fn one(locale: Locale, page: &MeetingPage) -> OneMeeting {
    let (detail, zone) = (&page.detail, page.house.zone());
    let may = |right| detail.rights.contains(&right);
    let own = detail.attending.as_ref();
    let items = detail.agenda.items.iter();
    let items = items.map(|line| item(locale, &zone, page, line));
    OneMeeting {
        as_of: page.house.as_of,
        as_of_said: moment(locale, &zone, page.house.as_of),
        id: detail.meeting.id.to_string(),
        stamp: detail.stamp.clone(),
        topic: detail.meeting.topic.clone(),
        course: Course::of(&detail.meeting),
        own: asked(locale, detail),
        awaited: is_awaited(detail),
        here_since: checked_in(page),
        facts: said(locale, page),
        agenda: may(Right::Agenda).then(|| items.collect()),
        observes: own.is_some_and(|own| own.kind == AttendeeKind::Observer),
        papers: may(Right::Papers).then(|| papers(locale, page)),
        people: people(locale, page),
    }
}

fn said(locale: Locale, page: &MeetingPage) -> Said {
    let detail = &page.detail;
    let meeting = &detail.meeting;
    let open = !meeting.cancelled;
    let afar = meeting.mode != Mode::InPerson || !detail.platforms.is_empty();
    let live = meeting.rooms.iter().filter(|one| one.status.is_live());
    let rooms: Vec<Room> = live.map(|one| room_of(page, one)).collect();
    let place = match rooms.is_empty() {
        true => &meeting.place,
        false => &detail.place_said,
    };
    let mut kind = vec![type_word(locale, meeting.kind)];
    if meeting.mode != Mode::InPerson {
        kind.push(mode_word(locale, meeting.mode));
    }
    let why = detail.reason.as_ref().filter(|_| meeting.cancelled);
    let why = why.map(|why| meetings::because(locale, why));
    let about = Some(detail.description.clone());
    let about = about.filter(|about| !about.is_empty());
    Said {
        times: times(locale, page),
        rooms,
        place: place_word(locale, place),
        join: (open && afar).then(|| detail.join_path.clone()),
        kind: kind.join(" · "),
        organiser: meeting.organiser.clone(),
        words: why.into_iter().chain(about).collect(),
        whole: meeting
            .may_change
            .then(|| format!("/meetings/{}", meeting.id)),
    }
}

/// In the reader's time, and in that in which it was planned where that is another.
fn times(locale: Locale, page: &MeetingPage) -> Vec<String> {
    let meeting = &page.detail.meeting;
    let planned = planned_in(&page.house, &meeting.time_zone);
    let own = page.house.zone();
    let said = |zone: &_| when(locale, zone, meeting.start, meeting.end);
    if own.name == planned.name {
        return vec![said(&own)];
    }
    let with_city = |zone: &_| meetings::in_city(locale, &city_time(locale, zone), &said(zone));
    vec![with_city(&own), with_city(&planned)]
}

fn room_of(page: &MeetingPage, room: &MeetingRoom) -> Room {
    let known = page.house.room(&room.room);
    let parts = known.map(|known| [known.floor.clone(), known.building.clone()]);
    let parts: Vec<String> = parts.into_iter().flatten().flatten().collect();
    Room {
        name: room.room_name.clone(),
        href: format!("/m/rooms/{}", room.room),
        within: parts.join(", "),
        waits: room.status == Status::Pending,
    }
}

fn item(locale: Locale, zone: &Zone, page: &MeetingPage, line: &AgendaLine) -> Item {
    Item {
        start: line.start,
        end: line.end,
        span: zone.span(locale, line.start, line.end),
        over: line.over,
        topic: line.item.topic.clone(),
        owner: line.item.owner.clone(),
        own: is_own(page, &line.item.owner),
    }
}

/// Whether the reader leads it: by the name under which they are asked, or called the meeting.
fn is_own(page: &MeetingPage, owner: &str) -> bool {
    let detail = &page.detail;
    let asked = detail.attending.as_ref().map(|own| own.name.as_str());
    let meeting = &detail.meeting;
    let called = meeting.mine.then_some(meeting.organiser.as_str());
    let names = asked.into_iter().chain(called);
    names.into_iter().any(|name| leads(owner, name))
}

fn people(locale: Locale, page: &MeetingPage) -> People {
    let detail = &page.detail;
    let shown = u32::try_from(detail.attendees.len()).unwrap_or(u32::MAX);
    let some = detail.attendees.iter();
    People {
        some: some.map(|one| person(locale, one)).collect(),
        more: detail.attendees_wanted.saturating_sub(shown),
        counts: counts(locale, detail.answers),
    }
}

fn person(locale: Locale, one: &MeetingAttendee) -> Person {
    let company = one.company.as_deref().unwrap_or_default();
    let about = format!("{} {company}", kind_word(locale, one.kind));
    Person {
        name: one.name.clone(),
        about: about.trim_end().to_owned(),
        said: one.participation.as_str().to_owned(),
        word: participation_word(locale, one.participation).to_owned(),
    }
}
