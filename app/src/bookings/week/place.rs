//! A click on a free stretch: the form for it, with room, day and time filled in.

use domain::ids::RoomId;
use leptos::{prelude::*, wasm_bindgen::JsCast};
use leptos_router::params::ParamsMap;
use web_sys::Element;

use super::{
    board::{Board, Item},
    hand::{children, room_of},
    scene::Scene,
};
use crate::{
    bookings::{calendar::address_at, views::House},
    zones::{Zone, hh_mm},
};

/// A click lands on a multiple of this many minutes.
const STEP: i32 = 30;
/// A new booking is this long unless the next one comes sooner.
const NEW: i32 = 60;

/// Goes to the form when the click was on a free stretch of a room that takes bookings.
pub fn book(scene: Scene, house: StoredValue<House>, event: &leptos::ev::MouseEvent) {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let Some((cell, room)) = target.as_ref().and_then(cell) else {
        return;
    };
    let takes = |house: &House| house.room(&room).is_some_and(|room| !room.disabled);
    let takes = house.try_with_value(takes) == Some(true);
    let Some(day) = number_of(&cell).filter(|_| takes) else {
        return;
    };
    let area = cell.get_bounding_client_rect();
    let along = (f64::from(event.client_x()) - area.left()) / area.width().max(1.0);
    let own = house.try_with_value(|house| house.zones.first().map(Zone::read));
    let own = own.flatten();
    let to = scene.board.try_with_value(|board| {
        let at = board.days.at(day, along);
        let (start, end) = free(board.items(&room), at)?;
        Some(address(board, &room, (start, end), own.as_ref()?))
    });
    if let Some(to) = to.flatten() {
        let _ = window().location().set_href(&to);
    }
}

/// The day's cell that was hit, not one of its blocks, and whose it is.
fn cell(target: &Element) -> Option<(Element, RoomId)> {
    if target.closest("a").ok()?.is_some() {
        return None;
    }
    let cell = target.closest(".week-cell").ok()??;
    let room = room_of(&cell)?;
    Some((cell, room))
}

/// Which of the seven days a cell is.
fn number_of(cell: &Element) -> Option<usize> {
    let row = cell.parent_element()?;
    children(&row).skip(1).position(|one| one == *cell)
}

/// The free stretch from the half hour at `at` up to the next booking.
#[must_use]
pub fn free(items: &[Item], at: i32) -> Option<(i32, i32)> {
    let half = at - at.rem_euclid(STEP);
    let before = items
        .iter()
        .filter(|one| one.start <= half && half < one.end);
    let start = before.map(|one| one.end).fold(half, i32::max);
    if start >= half + STEP {
        return None;
    }
    let later = items
        .iter()
        .map(|one| one.start)
        .filter(|next| *next > start);
    Some((start, later.fold(start + NEW, i32::min)))
}

/// The form reads times in the reader's own zone, whatever this page is read in.
fn address(board: &Board, room: &RoomId, (start, end): (i32, i32), own: &Zone) -> String {
    let (from, to) = (
        own.at(board.days.instant(start)),
        own.at(board.days.instant(end)),
    );
    let mut query = ParamsMap::new();
    query.insert("room", room.to_string());
    let (date, from, to) = (
        from.date().to_string(),
        hh_mm(from.time()),
        hh_mm(to.time()),
    );
    let times = [("date", date.as_str()), ("start", &from), ("end", &to)];
    address_at("/bookings/new", &query, &times)
}
