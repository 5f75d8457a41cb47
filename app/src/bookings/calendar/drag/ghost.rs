//! What is in the hand, drawn in the row that it is above, with the ways that the rules leave.

use domain::{bookings::Status, ids::RoomId};
use leptos::prelude::*;

use super::Hand;
use crate::bookings::calendar::grid::Axis;

/// The place under the hand, in the row of `room` only.
#[component]
pub fn DragGhost(
    /// Whose row.
    room: RoomId,
    /// The hand.
    hand: Hand,
    /// Hours to places.
    axis: Axis,
) -> impl IntoView {
    let here = Memo::new(move |_| hand.is_above(&room));
    let style = move || {
        let slot = hand.wish.get()?.slot;
        Some(axis.scale.with(|scale| scale.style(slot.start, slot.end)))
    };
    let state = move || match hand.verdict.get() {
        Some(Ok(Status::Pending)) => "waits",
        Some(Err(_)) => "no",
        _ => "fits",
    };
    let time = move || {
        let slot = hand.wish.get()?.slot;
        let time = |at| axis.zone.with_value(|zone| zone.time(at));
        Some(format!("{} – {}", time(slot.start), time(slot.end)))
    };
    let ways = move || {
        let refusal = hand.verdict.get().and_then(Result::err)?;
        let style = |slot: &domain::bookings::Slot| {
            axis.scale.with(|scale| scale.style(slot.start, slot.end))
        };
        let ways = refusal.alternatives.iter().map(|way| style(&way.slot));
        Some(
            ways.map(|style| view! { <span class="cal-way" style=style></span> })
                .collect_view(),
        )
    };
    view! {
        <Show when=move || here.get()>
            {ways}
            <span class="cal-drag figures" data-verdict=state style=style aria-hidden="true">
                <span class="cal-drag-time">{time}</span>
            </span>
        </Show>
    }
}
