//! Why it could not be had, and what instead.

use domain::bookings::{Alternative, AlternativeKind};
use leptos::prelude::*;

use super::Form;
use crate::{
    bookings::form::Refused, meetings::draft::MeetingDraft, text::use_locale, ui::Problem,
};

/// A refusal with its ways as buttons; any other failure as a sentence.
#[component]
pub fn Failure(
    /// The form.
    form: Form,
) -> impl IntoView {
    let locale = use_locale();
    let ways = move || form.failed.get().and_then(|error| error.alternatives);
    let take = Callback::new(move |way: Alternative| {
        let zone = form.zone();
        let ways = ways().unwrap_or_default();
        form.draft.update(|draft| {
            if way.kind == AlternativeKind::SameTimeElsewhere {
                exchange(draft, &ways, &way);
            } else {
                draft.set_slot(&zone, way.slot.start, way.slot.end);
            }
        });
    });
    let other = Signal::derive(move || form.failed.get().filter(|error| !error.is_refusal()));
    view! {
        <div>
            <div role="alert">
                {move || {
                    let error = form.failed.get()?;
                    let (zone, text) = (form.zone(), error.text(locale));
                    let alternatives = error.alternatives?;
                    Some(view! { <Refused zone text alternatives take /> })
                }}
            </div>
            <Problem error=other />
        </div>
    }
}

/// Puts another room where the one stood that could not be had: the one that the other ways, at
/// other times, are for; without such a way the first.
fn exchange(draft: &mut MeetingDraft, ways: &[Alternative], way: &Alternative) {
    let refused = ways
        .iter()
        .find(|one| one.kind != AlternativeKind::SameTimeElsewhere)
        .map(|one| one.room.as_str());
    let there = |room: &String| refused.is_some_and(|refused| room == refused);
    let taken = |room: &String| !room.is_empty();
    let rooms = &draft.rooms;
    let place = rooms
        .iter()
        .position(there)
        .or_else(|| rooms.iter().position(taken));
    match place.and_then(|place| draft.rooms.get_mut(place)) {
        Some(room) => *room = way.room.to_string(),
        None => draft.rooms.push(way.room.to_string()),
    }
}
