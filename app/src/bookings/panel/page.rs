//! The card, and the pages around it.

use domain::{bookings::Status, ids::BookingId};
use leptos::{
    either::{Either, EitherOf3},
    prelude::*,
};
use leptos_meta::Title;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_params_map, use_query_map},
    params::ParamsMap,
};

use super::{
    act::Acts,
    change::{ChangeForm, typed},
    facts::Facts,
    give_up::GiveUp,
};
use crate::{
    bookings::{
        api,
        draft::Draft,
        form::BookForm,
        views::{BookingPage, House},
    },
    clock::use_clock,
    frame::NoRooms,
    text::{use_locale, words::bookings as words},
    ui::Problem,
    wire::{Resource, Suspend, kept_draft},
    zones::{hh_mm, parse_date, parse_time},
};

/// What the parts of the card share; `Copy`.
#[derive(Clone, Copy)]
pub struct Card {
    /// The booking with its house.
    pub page: StoredValue<BookingPage>,
    /// Reads it again.
    pub again: Callback<()>,
    /// Told when nothing is left to show.
    pub done: Callback<()>,
}

impl Card {
    /// After an own write.
    pub fn changed(self) {
        if let Some(day) = use_context::<crate::bookings::calendar::Day>() {
            day.changed();
        }
        self.again.run(());
    }
}

/// One booking, whole.
#[component]
pub fn BookingCard(
    /// Which.
    id: BookingId,
    /// Told when nothing is left to show.
    done: Callback<()>,
) -> impl IntoView {
    let read = Resource::new(move || id.clone(), api::booking);
    let again = Callback::new(move |()| read.refetch());
    view! {
        <Transition fallback=|| view! { <div class="card-wait"></div> }>
            {move || Suspend::new(async move {
                match read.await {
                    Ok(page) => Either::Left(view! { <Whole page again done /> }),
                    Err(error) => Either::Right(view! { <Problem error=Some(error) /> }),
                }
            })}
        </Transition>
    }
}

#[component]
fn Whole(page: BookingPage, again: Callback<()>, done: Callback<()>) -> impl IntoView {
    let locale = use_locale();
    use_clock().start(page.house.as_of);
    let may_change = page.detail.booking.may_change && page.detail.booking.status.is_live();
    let again_at = book_again(&page);
    let card = Card {
        page: StoredValue::new(page),
        again,
        done,
    };
    view! {
        <Facts card />
        {again_at
            .map(|to| {
                view! {
                    <div class="button-row">
                        <a class="button" href=to>
                            {words::book_again(locale)}
                        </a>
                    </div>
                }
            })}
        {may_change
            .then(|| {
                view! {
                    <Acts card />
                    <ChangeForm card />
                    <GiveUp card />
                }
            })}
    }
}

/// The filled form for what one gave up: the way back that needs no program and knows no ten
/// seconds. A meeting's room comes back with the meeting, a date of a series with the series.
fn book_again(page: &BookingPage) -> Option<String> {
    let booking = &page.detail.booking;
    let alone = booking.meeting.is_none() && booking.series.is_none();
    let mine = booking.mine && booking.status == Status::Cancelled;
    if !(mine && alone && booking.end > page.house.as_of) {
        return None;
    }
    let draft = typed(page);
    let mut query = ParamsMap::new();
    let fields = [
        ("room", draft.room),
        ("subject", draft.subject),
        ("date", draft.date),
        ("start", draft.start),
        ("end", draft.end),
    ];
    for (name, value) in fields {
        query.insert(name, value);
    }
    Some(format!("/bookings/new{}", query.to_query_string()))
}

/// The page at `/bookings/:id`.
#[component]
pub fn BookingPageView() -> impl IntoView {
    let locale = use_locale();
    let params = use_params_map();
    let navigate = use_navigate();
    let done = Callback::new(move |()| navigate("/mine", NavigateOptions::default()));
    let id = move || params.with(|params| params.get("id")).unwrap_or_default();
    view! {
        <Title text=words::booking(locale) />
        <header class="page-head">
            <h1>{words::booking(locale)}</h1>
        </header>
        <section class="card card-pad one-booking">
            {move || view! { <BookingCard id=BookingId::from(id()) done /> }}
        </section>
    }
}

/// The page at `/bookings/new?room=&date=&start=&end=`.
#[component]
pub fn NewPage() -> impl IntoView {
    let locale = use_locale();
    let house = Resource::new(|| (), |()| api::house(None));
    let navigate = use_navigate();
    let done = Callback::new(move |()| navigate("/mine", NavigateOptions::default()));
    view! {
        <Title text=words::new_booking(locale) />
        <header class="page-head">
            <h1>{words::new_booking(locale)}</h1>
        </header>
        <Suspense>
            {move || Suspend::new(async move {
                match house.await {
                    Ok(house) if house.rooms.is_empty() => {
                        EitherOf3::A(view! { <NoRooms /> })
                    }
                    Ok(house) => {
                        let draft = asked(&house);
                        let house = StoredValue::new(house);
                        EitherOf3::B(
                            view! {
                                <section class="card card-pad one-booking">
                                    <BookForm house draft done />
                                </section>
                            },
                        )
                    }
                    Err(error) => EitherOf3::C(view! { <Problem error=Some(error) /> }),
                }
            })}
        </Suspense>
    }
}

/// Who asks for an end after midnight means the next day; without one it ends at midnight.
fn end_after_start(draft: &mut Draft, asked: bool) {
    let over = parse_time(&draft.end) < parse_time(&draft.start);
    let next = parse_date(&draft.date).and_then(|date| date.tomorrow().ok());
    draft.end_date = match next {
        Some(next) if over && asked => next.to_string(),
        _ => String::new(),
    };
    if over && !asked {
        "00:00".clone_into(&mut draft.end);
    }
}

/// The draft that the address asks for: the next full half hour when it names no time.
fn asked(house: &House) -> Draft {
    if let Some(kept) = kept_draft() {
        return kept;
    }
    let query = use_query_map().get_untracked();
    let zone = house.zone();
    let now = zone.at(house.as_of);
    let next = i64::from(30 - now.minute() % 30) * 60 - i64::from(now.second());
    let start = house
        .as_of
        .checked_add(jiff::SignedDuration::from_secs(next));
    let first = house.rooms.iter().find(|room| !room.disabled);
    let room = query
        .get("room")
        .or_else(|| first.map(|room| room.id.to_string()));
    let mut draft = Draft::at(
        &room.unwrap_or_default(),
        &zone,
        start.unwrap_or(house.as_of),
        60,
    );
    draft.subject = query.get("subject").unwrap_or_default();
    let read = |name: &str| query.get(name).filter(|value| !value.is_empty());
    if let Some(date) = read("date").filter(|date| parse_date(date).is_some()) {
        draft.date = date;
    }
    let time = |name: &str| read(name).and_then(|text| parse_time(&text));
    if let Some(start) = time("start") {
        draft.start = hh_mm(start);
        draft.end = hh_mm(start.wrapping_add(jiff::SignedDuration::from_hours(1)));
    }
    let end = time("end");
    if let Some(end) = end {
        draft.end = hh_mm(end);
    }
    end_after_start(&mut draft, end.is_some());
    draft
}
