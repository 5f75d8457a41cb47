//! Server functions of bookings: each hands over to one use case.
#![allow(
    missing_docs,
    reason = "#[server] makes undocumented structs of arguments"
)]

use contract::bookings::{Booked, BookingDetail, Preview, SeriesScope};
use domain::{
    bookings::Slot,
    ids::{BookingId, RoomId},
};
use leptos::prelude::*;

use super::{
    draft::Draft,
    views::{BookingPage, DayView, House, MyBookings},
};
use crate::{context::ApiError, wire::Call};

#[cfg(feature = "ssr")]
use super::read;
#[cfg(feature = "ssr")]
use crate::{context::caller, wire::answer_plain_form};

/// A day of all rooms; without a date today, without a zone the reader's.
///
/// # Errors
/// As `services::bookings::list`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "bookings/day")]
pub async fn day(date: Option<String>, zone: Option<String>) -> Result<DayView, ApiError> {
    let (services, actor) = caller()?;
    read::day(&services, &actor, date, zone).await
}

/// Rooms and zones, for a form.
///
/// # Errors
/// As `services::rooms::list`.
#[server(ReadHouse, prefix = "/api/fn", protocol = Call, endpoint = "bookings/house")]
pub async fn house(zone: Option<String>) -> Result<House, ApiError> {
    let (services, actor) = caller()?;
    read::house(&services, &actor, zone).await
}

/// One booking.
///
/// # Errors
/// As `services::bookings::get`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "bookings/booking")]
pub async fn booking(id: BookingId) -> Result<BookingPage, ApiError> {
    let (services, actor) = caller()?;
    read::booking(&services, &actor, &id).await
}

/// My bookings.
///
/// # Errors
/// As `services::bookings::mine`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "bookings/mine")]
pub async fn mine() -> Result<MyBookings, ApiError> {
    let (services, actor) = caller()?;
    read::mine(&services, &actor).await
}

/// Books; a plain form comes here too, and goes on to the booking's page.
///
/// # Errors
/// As `services::bookings::book`; a plain form goes back with what was typed.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "bookings/book")]
pub async fn book(draft: Draft) -> Result<Booked, ApiError> {
    let (services, actor) = caller()?;
    let command = read::command(&draft);
    let booked = match command {
        Ok(command) => services::bookings::book(&services, &actor, &command)
            .await
            .map_err(ApiError::from),
        Err(error) => Err(error),
    };
    let there = booked
        .as_ref()
        .map(|booked| format!("/bookings/{}", booked.id));
    answer_plain_form::<Book>(&draft, "/bookings/new", there);
    booked
}

/// What booking it would do, date by date; nothing is stored.
///
/// # Errors
/// As `services::bookings::preview`.
#[server(AskPreview, prefix = "/api/fn", protocol = Call, endpoint = "bookings/preview")]
pub async fn preview(draft: Draft) -> Result<Preview, ApiError> {
    let (services, actor) = caller()?;
    let mut command = read::command(&draft)?;
    if command.subject.is_empty() {
        "-".clone_into(&mut command.subject);
    }
    Ok(services::bookings::preview(&services, &actor, &command).await?)
}

/// Moves, resizes, renames; `revision` is what the reader saw. A plain form comes here too.
///
/// # Errors
/// As `services::bookings::change`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "bookings/change")]
pub async fn change(
    id: BookingId,
    draft: Draft,
    scope: SeriesScope,
    revision: Option<u64>,
) -> Result<BookingDetail, ApiError> {
    let (services, actor) = caller()?;
    let changed = read::changed(&services, &actor, &id, &draft, scope, revision).await;
    let here = format!("/bookings/{id}");
    let there = changed.as_ref().map(|_| here.clone());
    answer_plain_form::<Change>(&draft, &here, there);
    changed
}

/// Moves or resizes, as a hand on the calendar does; of a series this date only.
///
/// # Errors
/// As `services::bookings::change`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "bookings/shift")]
pub async fn shift(
    id: BookingId,
    room: RoomId,
    slot: Slot,
    revision: Option<u64>,
) -> Result<BookingDetail, ApiError> {
    let (services, actor) = caller()?;
    let change = read::shifted(room, slot);
    Ok(services::bookings::change(&services, &actor, &id, &change, revision).await?)
}

/// Gives it up.
///
/// # Errors
/// As `services::bookings::cancel`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "bookings/cancel")]
pub async fn cancel(id: BookingId, scope: SeriesScope, reason: String) -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    let reason = Some(reason.trim()).filter(|reason| !reason.is_empty());
    services::bookings::cancel(&services, &actor, &id, scope, reason, None).await?;
    Ok(())
}

/// Ends a running one now.
///
/// # Errors
/// As `services::bookings::end_early`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "bookings/end")]
pub async fn end_early(id: BookingId) -> Result<BookingDetail, ApiError> {
    let (services, actor) = caller()?;
    Ok(services::bookings::end_early(&services, &actor, &id, None).await?)
}

/// Gives a running one so many minutes more.
///
/// # Errors
/// As `services::bookings::extend`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "bookings/extend")]
pub async fn extend(id: BookingId, minutes: u32) -> Result<BookingDetail, ApiError> {
    let (services, actor) = caller()?;
    Ok(services::bookings::extend(&services, &actor, &id, minutes, None).await?)
}

/// Rooms and zones, for pages of other slices.
///
/// # Errors
/// As `services::rooms::list`.
#[cfg(feature = "ssr")]
pub(crate) async fn gather_house(
    services: &services::Services,
    actor: &domain::accounts::Actor,
) -> Result<super::views::House, ApiError> {
    read::house(services, actor, None).await
}
