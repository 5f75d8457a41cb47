//! Gathers a month from the use cases; on the server only.

use contract::meetings::MeetingView;
use domain::{
    accounts::Actor,
    bookings::{MOST_TOGETHER, Slot, Status},
};
use services::{Services, meetings::MeetingFilter, paging::Paging};

use super::views::{Entry, Schedule};
use crate::{
    bookings::{
        api::gather_house,
        month::days::{days, first_of, name},
    },
    context::ApiError,
};

/// Most meetings without rooms that are looked through.
const MOST_MEETINGS: usize = 200;

pub(super) async fn schedule(
    services: &Services,
    actor: &Actor,
    month: Option<&str>,
) -> Result<Schedule, ApiError> {
    let house = gather_house(services, actor).await?;
    let zone = house.zone();
    let first = month.and_then(first_of);
    let first = first.unwrap_or_else(|| zone.day(house.as_of).first_of_month());
    let days = days(first);
    let after = days.last().and_then(|day| day.tomorrow().ok());
    let from = days.first().and_then(|day| zone.midnight(*day));
    let (Some(start), Some(end)) = (from, after.and_then(|day| zone.midnight(day))) else {
        return Ok(Schedule {
            house,
            month: name(first),
            entries: Vec::new(),
        });
    };
    let window = Slot { start, end };
    let booked = services::bookings::schedule(services, actor, window).await?;
    let mut entries = together(booked.into_iter().map(|one| Entry::of(one, &house)));
    entries.extend(roomless(services, actor, window).await?);
    entries.sort_by_key(|one| (one.slot.start, one.slot.end));
    Ok(Schedule {
        house,
        month: name(first),
        entries,
    })
}

/// Rooms of one meeting are one entry with several places.
fn together(all: impl Iterator<Item = Entry>) -> Vec<Entry> {
    let mut merged: Vec<Entry> = Vec::new();
    for one in all {
        let same = |known: &&mut Entry| known.href == one.href && known.slot == one.slot;
        match merged.iter_mut().rev().take(MOST_TOGETHER).find(same) {
            Some(known) => known.place = format!("{} · {}", known.place, one.place),
            None => merged.push(one),
        }
    }
    merged
}

/// The reader's own meetings that have no room: no booking tells of them.
async fn roomless(
    services: &Services,
    actor: &Actor,
    window: Slot,
) -> Result<Vec<Entry>, ApiError> {
    let filter = MeetingFilter {
        mine: true,
        ..MeetingFilter::default()
    };
    let paging = Paging {
        limit: Some(MOST_MEETINGS),
        cursor: None,
    };
    let mine = services::meetings::list(services, actor, &filter, &paging).await?;
    let entry = |one: MeetingView| {
        let slot = Slot {
            start: one.start,
            end: one.end,
        };
        let held = one.rooms.iter().any(|room| room.status.is_live());
        let shown = !one.cancelled && !held && slot.overlaps(&window);
        shown.then(|| Entry {
            href: format!("/meetings/{}", one.id),
            title: one.topic,
            place: one.place,
            slot,
            all_day: false,
            status: Status::Confirmed,
        })
    };
    Ok(mine.items.into_iter().filter_map(entry).collect())
}
