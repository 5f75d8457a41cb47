//! What a booking is, in words.

use contract::bookings::BookingDetail;
use domain::{bookings::Status, ids::BookingId};
use leptos::prelude::*;

use super::page::Card;
use crate::{
    bookings::{calendar::StateWord, repeat::describe, views::BookingPage},
    clock::use_clock,
    frame::area::rel,
    text::{Locale, use_locale, words::bookings as words},
    zones::{Zone, date_long},
};

/// What stands with a booking, of slices that know more of it; the surface provides it.
#[derive(Clone, Copy)]
pub struct Beside(pub fn(BookingId) -> AnyView);

/// The facts as pairs.
#[component]
pub fn Facts(card: Card) -> impl IntoView {
    let locale = use_locale();
    let clock = use_clock();
    let page = card.page.get_value();
    let zone = page.house.zone();
    let detail = page.detail.clone();
    let subject = detail
        .booking
        .subject
        .clone()
        .unwrap_or_else(|| words::busy(locale).to_owned());
    let pairs = pairs(locale, &page, &zone);
    let (start, end) = (detail.booking.start, detail.booking.end);
    let meeting = detail.booking.meeting.clone();
    let beside = beside(&page);
    let now = Signal::derive(move || clock.for_slot(start, end));
    view! {
        <div class="facts">
            <div class="facts-head">
                <p class="facts-subject">{subject}</p>
                <StateWord booking=detail.booking now />
            </div>
            <dl class="pairs">
                {pairs
                    .into_iter()
                    .map(|(name, value)| {
                        view! {
                            <dt>{name}</dt>
                            <dd>{value}</dd>
                        }
                    })
                    .collect_view()}
            </dl>
            {beside}
            {meeting
                .map(|id| {
                    let href = format!("/meetings/{id}");
                    view! {
                        <p class="note">
                            {words::held_for_meeting(locale)} " "
                            <a href=href.clone() rel=rel(&href)>
                                {words::open_meeting(locale)}
                            </a>
                        </p>
                    }
                })}
        </div>
    }
}

/// What the surface shows beside a booking that somebody decides about.
fn beside(page: &BookingPage) -> Option<AnyView> {
    let Beside(show) = use_context::<Beside>()?;
    let booking = &page.detail.booking;
    let room = page.house.room(&booking.room);
    let asks = room.is_some_and(|room| room.requires_approval);
    let asks = asks || matches!(booking.status, Status::Pending | Status::Rejected);
    asks.then(|| show(booking.id.clone()))
}

fn pairs(locale: Locale, page: &BookingPage, zone: &Zone) -> Vec<(&'static str, String)> {
    let detail = &page.detail;
    let booking = &detail.booking;
    let mut pairs = vec![(words::when(locale), when(locale, detail, zone))];
    let room = page.house.room(&booking.room);
    if let Some(room) = room.filter(|room| room.time_zone != zone.name) {
        let there = page.house.zone_named(&room.time_zone);
        let label = words::city_time(locale, &there.city(locale));
        pairs.push((
            words::at_the_door(locale),
            format!("{} ({label})", when(locale, detail, &there)),
        ));
    }
    let place = room.map(|room| {
        let parts = [
            Some(room.name.clone()),
            room.building.clone(),
            room.floor.clone(),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    });
    pairs.push((words::room(locale), place.unwrap_or_default()));
    pairs.extend(
        booking
            .organiser
            .clone()
            .map(|name| (words::organiser(locale), name)),
    );
    if let Some(rule) = &detail.rrule {
        pairs.push((words::repeats(locale), describe(locale, rule, zone)));
    }
    let people: Vec<&str> = detail
        .attendees
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    if !people.is_empty() {
        let comma = if locale == Locale::Zh { "、" } else { ", " };
        pairs.push((words::attendees_short(locale), people.join(comma)));
    }
    if !detail.description.is_empty() {
        pairs.push((words::description(locale), detail.description.clone()));
    }
    pairs.extend(
        detail
            .reason
            .clone()
            .map(|reason| (words::reason(locale), reason)),
    );
    if booking.private {
        pairs.push((
            words::private_short(locale),
            words::private_means(locale).to_owned(),
        ));
    }
    pairs
}

fn when(locale: Locale, detail: &BookingDetail, zone: &Zone) -> String {
    let booking = &detail.booking;
    let day = date_long(locale, zone.day(booking.start));
    if booking.all_day {
        return format!("{day}, {}", words::all_day(locale));
    }
    format!("{day}, {}", zone.span(locale, booking.start, booking.end))
}
