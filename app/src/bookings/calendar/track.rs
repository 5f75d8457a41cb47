//! A room's day as a strip: a click on a free place opens the form for it.

use contract::bookings::BookingView;
use domain::{bookings::Slot, ids::RoomId};
use jiff::{Timestamp, ToSpan};
use leptos::{prelude::*, wasm_bindgen::JsCast};
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
};

use super::{
    bar::address,
    drag::{CursorMark, DragGhost, Hand},
    grid::Axis,
};
use crate::{bookings::views::RoomRow, clock::use_clock};

/// A new booking is this long unless the next one comes sooner.
const NEW_MINUTES: i64 = 60;

/// The strip; the blocks are its children.
#[component]
pub fn Track(
    /// Whose.
    room: RoomRow,
    /// Hours to places.
    axis: Axis,
    /// What is taken.
    bookings: Signal<Vec<BookingView>>,
    /// What is being dragged.
    hand: Hand,
    /// The blocks.
    children: Children,
) -> impl IntoView {
    let clock = use_clock();
    let book = use_book();
    let ghost = RwSignal::new(None::<(Timestamp, Timestamp)>);
    let disabled = room.disabled;
    let (id, name) = (room.id.clone(), room.id.to_string());
    let point = move |event: &leptos::ev::MouseEvent| -> Option<(Timestamp, Timestamp)> {
        let at = axis
            .scale
            .with_untracked(|scale| Some(scale.at(place(event)?)))?;
        bookings.with_untracked(|taken| free_slot(taken, at, clock.now_untracked()))
    };
    let open = move |event: leptos::ev::MouseEvent| {
        let Some((start, end)) = point(&event).filter(|_| !disabled) else {
            return;
        };
        book(&room.id, Slot { start, end });
    };
    view! {
        <div
            class="cal-track"
            data-room=name
            data-off=disabled.then_some("")
            on:click=open
            on:pointermove=move |event| {
                let event: &leptos::ev::MouseEvent = event.unchecked_ref();
                let free = !disabled && !hand.is_full_untracked();
                let next = if free { point(event) } else { None };
                if ghost.get_untracked() != next {
                    ghost.set(next);
                }
            }
            on:pointerleave=move |_| ghost.set(None)
        >
            <Ghost at=ghost axis />
            <CursorMark room=id.clone() hand axis />
            <DragGhost room=id hand axis />
            {children()}
        </div>
    }
}

/// Opens the form for a room and a time; the address holds both.
pub fn use_book() -> impl Fn(&RoomId, Slot) + Clone {
    let query = use_query_map();
    let navigate = use_navigate();
    move |room, slot| {
        let (room, at) = (room.to_string(), format!("{}/{}", slot.start, slot.end));
        let changes = [
            ("book", room.as_str()),
            ("at", at.as_str()),
            ("booking", ""),
        ];
        let to = query.with_untracked(|query| address(query, &changes));
        let still = NavigateOptions {
            scroll: false,
            ..NavigateOptions::default()
        };
        navigate(&to, still);
    }
}

/// Where a click would book, under the pointer.
#[component]
fn Ghost(at: RwSignal<Option<(Timestamp, Timestamp)>>, axis: Axis) -> impl IntoView {
    let style = move || {
        let (start, end) = at.get()?;
        Some(axis.scale.with(|scale| scale.style(start, end)))
    };
    let time = move || {
        let start = at.get()?.0;
        Some(axis.zone.with_value(|zone| zone.time(start)))
    };
    view! {
        <span
            class="cal-ghost figures"
            aria-hidden="true"
            hidden=move || at.get().is_none()
            style=style
        >
            {time}
        </span>
    }
}

/// Where on the strip, 0 to 1; none on a block.
fn place(event: &leptos::ev::MouseEvent) -> Option<f64> {
    let strip: web_sys::Element = event.current_target()?.dyn_into().ok()?;
    let target: web_sys::Element = event.target()?.dyn_into().ok()?;
    if target.closest(".block").ok().flatten().is_some() {
        return None;
    }
    let area = strip.get_bounding_client_rect();
    (area.width() > 0.0).then(|| (f64::from(event.client_x()) - area.left()) / area.width())
}

/// The free stretch from the half hour at `at`: not before now when now is inside it, up to the
/// next booking.
pub fn free_slot(
    taken: &[BookingView],
    at: Timestamp,
    now: Timestamp,
) -> Option<(Timestamp, Timestamp)> {
    let cell_end = at.checked_add(30.minutes()).ok()?;
    let before = taken
        .iter()
        .filter(|one| one.start <= at && at < one.end)
        .map(|one| one.end)
        .max();
    let mut start = before.unwrap_or(at).max(at);
    if start < now && now < cell_end {
        start = now
            .checked_add((300 - now.as_second().rem_euclid(300)).seconds())
            .ok()?;
    }
    if start >= cell_end {
        return None;
    }
    let next = taken
        .iter()
        .map(|one| one.start)
        .filter(|next| *next > start)
        .min();
    let end = start.checked_add(NEW_MINUTES.minutes()).ok()?;
    Some((start, next.map_or(end, |next| next.min(end))))
}
