//! What a meeting is, in words.

use contract::meetings::MeetingRoom;
use domain::{bookings::Status, meetings::Mode};
use leptos::prelude::*;

use super::Here;
use crate::{
    frame::area::rel,
    meetings::{
        views::{MeetingPage, planned_in},
        words::{city_time, mode_word, place_word, type_word, when},
    },
    text::{Locale, use_locale, words::bookings, words::meetings as words, words::ui},
};

/// The facts as pairs; the rooms lead to their day on the calendar.
#[component]
pub fn Facts(here: Here) -> impl IntoView {
    let locale = use_locale();
    here.page.with_untracked(|page| {
        let place = place(locale, page);
        let rooms = page.detail.meeting.rooms.iter();
        let rooms = rooms
            .map(|room| room_line(locale, page, room))
            .collect_view();
        let has_place = !place.is_empty() || !page.detail.meeting.rooms.is_empty();
        let pairs = |all: Vec<(&'static str, String)>| {
            let pair = |(name, value)| {
                view! {
                    <dt>{name}</dt>
                    <dd>{value}</dd>
                }
            };
            all.into_iter().map(pair).collect_view()
        };
        view! {
            <dl class="pairs">
                {pairs(times(locale, page))}
                {has_place
                    .then(|| {
                        view! {
                            <dt>{words::place(locale)}</dt>
                            <dd>
                                {rooms}
                                <p>{place}</p>
                            </dd>
                        }
                    })}
                {pairs(others(locale, page))}
            </dl>
        }
    })
}

/// When, in the time it was planned in; and in the reader's where that is another.
fn times(locale: Locale, page: &MeetingPage) -> Vec<(&'static str, String)> {
    let meeting = &page.detail.meeting;
    let planned = planned_in(&page.house, &meeting.time_zone);
    let own = page.house.zone();
    let said = |zone: &_| when(locale, zone, meeting.start, meeting.end);
    if own.name == planned.name {
        return vec![(bookings::when(locale), said(&own))];
    }
    let with_city = |zone: &_| words::in_city(locale, &city_time(locale, zone), &said(zone));
    vec![
        (bookings::when(locale), with_city(&planned)),
        (words::for_you(locale), with_city(&own)),
    ]
}

/// What is said beside the rooms' names.
fn place(locale: Locale, page: &MeetingPage) -> String {
    let detail = &page.detail;
    let live = detail
        .meeting
        .rooms
        .iter()
        .any(|room| room.status.is_live());
    let said = if live {
        &detail.place_said
    } else {
        &detail.meeting.place
    };
    place_word(locale, said)
}

fn room_line(locale: Locale, page: &MeetingPage, room: &MeetingRoom) -> impl IntoView + use<> {
    let day = page.house.zone().day(page.detail.meeting.start);
    let mut query = leptos_router::params::ParamsMap::new();
    query.insert("date", day.to_string());
    query.insert("find", room.room_name.clone());
    let href = format!("/{}", query.to_query_string());
    let within = page.house.room(&room.room).map(|known| {
        let parts = [known.building.clone(), known.floor.clone()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    });
    let status = match room.status {
        Status::Confirmed => None,
        Status::Pending => Some(ui::legend_pending(locale)),
        Status::Rejected => Some(bookings::rejected(locale)),
        Status::Cancelled => Some(words::cancelled(locale)),
        Status::Released => Some(bookings::released(locale)),
    };
    let waits = room.status == Status::Pending;
    let state = if waits { "pending" } else { "off" };
    view! {
        <p class="room-line">
            <a href=href rel=rel("/")>
                {room.room_name.clone()}
            </a>
            <span class="quiet">{within}</span>
            {status
                .map(|word| {
                    view! {
                        <span class="state-word" class:hatched=waits data-state=state>
                            {word}
                        </span>
                    }
                })}
        </p>
    }
}

fn others(locale: Locale, page: &MeetingPage) -> Vec<(&'static str, String)> {
    let detail = &page.detail;
    let meeting = &detail.meeting;
    let mut pairs = vec![(
        words::kind(locale),
        type_word(locale, meeting.kind).to_owned(),
    )];
    if meeting.mode != Mode::InPerson {
        pairs.push((
            words::mode(locale),
            mode_word(locale, meeting.mode).to_owned(),
        ));
    }
    pairs.push((bookings::organiser(locale), meeting.organiser.clone()));
    pairs.push((bookings::description(locale), detail.description.clone()));
    if meeting.private {
        let means = words::private_means(locale).to_owned();
        pairs.push((bookings::private_short(locale), means));
    }
    pairs.retain(|(_, value)| !value.is_empty());
    pairs
}
