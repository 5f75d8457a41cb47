//! When, the way there, joining from afar, what it is about.

use contract::meetings::MeetingRoom;
use domain::{bookings::Status, meetings::Mode};
use leptos::prelude::*;

use crate::{
    meetings::{
        page::Here,
        views::{MeetingPage, planned_in},
        words::{city_time, mode_word, place_word, type_word, when},
    },
    text::{Locale, use_locale, words::meetings, words::pocket as words, words::ui},
};

/// What of the page these lines say; it is drawn anew only when one of them is another.
#[derive(Debug, Clone, PartialEq)]
struct Said {
    times: Vec<String>,
    rooms: Vec<Room>,
    place: String,
    join: Option<String>,
    kind: String,
    organiser: String,
    words: Vec<String>,
    whole: Option<String>,
}

/// A room and the way to it.
#[derive(Debug, Clone, PartialEq)]
struct Room {
    name: String,
    href: String,
    within: String,
    waits: bool,
}

/// The facts.
#[component]
pub fn Facts(
    /// The meeting.
    here: Here,
) -> impl IntoView {
    let locale = use_locale();
    let said = Memo::new(move |_| here.page.with(|page| said(locale, page)));
    move || {
        let said = said.get();
        let line = |text: String| view! { <p>{text}</p> };
        view! {
            <section class="phone-facts" aria-label=words::when_and_where(locale)>
                <div class="phone-facts-when figures">
                    {said.times.into_iter().map(line).collect_view()}
                </div>
                {said.rooms.into_iter().map(|one| room(locale, one)).collect_view()}
                {(!said.place.is_empty()).then(|| line(said.place))}
                {said
                    .join
                    .map(|path| {
                        view! {
                            <a class="button phone-join" href=path rel="external">
                                {words::join(locale)}
                            </a>
                        }
                    })}
                <p class="quiet">{said.kind} " · " {said.organiser}</p>
                {said
                    .words
                    .into_iter()
                    .map(|text| view! { <p class="phone-words">{text}</p> })
                    .collect_view()}
                {said
                    .whole
                    .map(|href| {
                        view! {
                            <p>
                                <a href=href rel="external">
                                    {words::change_it(locale)}
                                </a>
                            </p>
                        }
                    })}
            </section>
        }
    }
}

fn room(locale: Locale, one: Room) -> impl IntoView {
    let waits = one.waits.then(|| ui::legend_pending(locale));
    view! {
        <p class="phone-place">
            <a href=one.href rel="external">
                {one.name}
            </a>
            " "
            <span class="quiet">{one.within} " " {waits}</span>
        </p>
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
