//! Asks the use case; on the server only.

use std::str::FromStr;

use contract::find::Offers;
use domain::accounts::Actor;
use services::{Services, bookings};

use super::views::{Found, Wanted};
use crate::{
    bookings::read::{house, own_zone},
    context::{ApiError, invalid},
    zones::{parse_date, parse_time},
};

pub(super) async fn first(
    services: &Services,
    actor: &Actor,
    wanted: Wanted,
) -> Result<Found, ApiError> {
    let house = house(services, actor, None).await?;
    let offers = offers(services, actor, wanted, house.zone.clone()).await?;
    Ok(Found { house, offers })
}

pub(super) async fn again(
    services: &Services,
    actor: &Actor,
    wanted: Wanted,
) -> Result<Offers, ApiError> {
    let zone = own_zone(services, actor).await?;
    offers(services, actor, wanted, zone).await
}

async fn offers(
    services: &Services,
    actor: &Actor,
    wanted: Wanted,
    zone: String,
) -> Result<Offers, ApiError> {
    let asked = bookings::Asked {
        slot: None,
        date: read("date", "bad_time", &wanted.date, parse_date)?,
        time: read("time", "bad_time", &wanted.time, parse_time)?,
        minutes: read("minutes", "bad_value", &wanted.minutes, number)?,
        people: read("people", "bad_value", &wanted.people, number)?,
        equipment: wanted.equipment,
        building: Some(wanted.building).filter(|name| !name.is_empty()),
        text: wanted.text,
        zone,
    };
    Ok(bookings::find(services, actor, &asked).await?)
}

fn number(text: &str) -> Option<u32> {
    u32::from_str(text).ok()
}

/// An empty field says nothing.
fn read<T>(
    field: &str,
    code: &str,
    text: &str,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, ApiError> {
    match text.trim() {
        "" => Ok(None),
        text => parse(text)
            .map(Some)
            .ok_or_else(|| invalid(field, code).into()),
    }
}
