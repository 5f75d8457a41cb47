//! One request as a card: what is asked, what it meets, and the two buttons.

use domain::bookings::Status;
use leptos::prelude::*;

use super::{
    api::RequestView,
    decide::Decide,
    said::{Answers, PriorityMark, Steps, Why, moment},
};
use crate::{
    bookings::views::House,
    frame::area::rel,
    text::{Locale, use_locale, words::approvals as words, words::bookings},
    zones::{Zone, date_short},
};

/// A request as its approvers see it. What it says changes in place: whatever is being typed in its
/// forms stays.
#[component]
pub(super) fn RequestCard(
    #[prop(into)] request: Signal<RequestView>,
    house: Signal<House>,
    again: Callback<()>,
) -> impl IntoView {
    let id = request.with_untracked(|one| one.booking.id.to_string());
    let may = Memo::new(move |_| request.with(|one| one.facts.may_decide));
    view! {
        <li class="card card-pad form request">
            {move || view! { <Said request=request.get() house /> }}
            <Show when=move || may.get()>
                <Decide id=id.clone() request again />
            </Show>
        </li>
    }
}

/// What is known of it.
#[component]
fn Said(request: RequestView, house: Signal<House>) -> impl IntoView {
    let RequestView {
        booking,
        facts,
        others,
    } = request;
    let zone = zone_of(house, &booking);
    view! {
        <Head request=booking house facts=facts.clone() />
        <Why facts=facts.clone() />
        <Steps steps=facts.steps />
        <Answers answers=facts.answers zone=zone.clone() />
        <Others others zone />
    }
}

pub(super) fn zone_of(house: Signal<House>, booking: &contract::bookings::BookingView) -> Zone {
    house.with_untracked(|house| {
        let room = house.room(&booking.room).map(|room| room.time_zone.clone());
        room.map_or_else(|| house.zone(), |name| house.zone_named(&name))
    })
}

pub(super) fn subject_of(locale: Locale, booking: &contract::bookings::BookingView) -> String {
    let subject = booking.subject.clone();
    subject.unwrap_or_else(|| bookings::busy(locale).to_owned())
}

/// What is asked, where, when, by whom and since when.
#[component]
pub(super) fn Head(
    request: contract::bookings::BookingView,
    facts: contract::approvals::RequestFacts,
    house: Signal<House>,
) -> impl IntoView {
    let locale = use_locale();
    let zone = zone_of(house, &request);
    let room = house.with_untracked(|house| house.room_name(&request.room));
    let when = format!(
        "{} {}",
        date_short(locale, zone.day(request.start)),
        zone.span(locale, request.start, request.end)
    );
    let asked_at = moment(locale, &zone, facts.asked_at);
    let who = request.organiser.clone().unwrap_or_default();
    let asked = words::asked_on(locale, &asked_at, &who);
    view! {
        <div class="facts-head">
            <a
                class="row-link facts-subject"
                rel=rel("/bookings")
                href=format!("/bookings/{}", request.id)
            >
                {subject_of(locale, &request)}
            </a>
            <PriorityMark priority=facts.priority />
        </div>
        <p class="figures">{room} " · " {when}</p>
        <p class="quiet">{asked}</p>
    }
}

/// What stands in the way, and what approval would push out (decision 9).
#[component]
fn Others(others: Vec<contract::bookings::BookingView>, zone: Zone) -> impl IntoView {
    let locale = use_locale();
    let lines: Vec<String> = others.iter().map(|one| line(locale, one, &zone)).collect();
    (!lines.is_empty()).then(|| {
        view! {
            <div class="note">
                <p>{words::at_the_same_time(locale)}</p>
                <ul>{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            </div>
        }
    })
}

fn line(locale: Locale, one: &contract::bookings::BookingView, zone: &Zone) -> String {
    let subject = subject_of(locale, one);
    let span = zone.span(locale, one.start, one.end);
    let who = one.organiser.clone().unwrap_or_default();
    match one.status {
        Status::Confirmed => words::taken_by(locale, &span, &subject, &who),
        _ => words::would_be_rejected(locale, &span, &subject, &who),
    }
}
