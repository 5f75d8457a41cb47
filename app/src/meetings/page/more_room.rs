//! One more room for the same time (R027).

use domain::{
    bookings::{Alternative, AlternativeKind},
    ids::RoomId,
};
use leptos::prelude::*;

use super::Here;
use crate::{
    bookings::{form::Refused, views::RoomRow},
    context::ApiError,
    effect::Effect,
    meetings::{api::AddRoom, form::room_options},
    text::{use_locale, words::meetings as words},
    ui::{Field, Problem, use_toasts},
    wire::{ActionForm, ServerAction},
};

/// The form, behind one press.
#[component]
pub fn MoreRoom(here: Here) -> impl IntoView {
    let locale = use_locale();
    let add = ServerAction::<AddRoom>::new();
    let failed = Signal::derive(move || add.value().get().and_then(Result::err));
    let toasts = use_toasts();
    Effect::new(move |()| {
        if let Some(Ok(waits)) = add.value().get() {
            toasts.say(if waits {
                words::room_asked_for(locale)
            } else {
                words::room_added(locale)
            });
            here.again.run(());
        }
    });
    let options = here.page.with_untracked(|page| {
        let held: Vec<&RoomId> = page
            .detail
            .meeting
            .rooms
            .iter()
            .filter(|room| room.status.is_live())
            .map(|room| &room.room)
            .collect();
        room_options(&page.house, "", |room: &RoomRow| !held.contains(&&room.id))
    });
    let error = Signal::derive(move || failed.get()?.field("room"));
    view! {
        <details class="more" open=failed.get_untracked().is_some()>
            <summary>{words::add_room(locale)}</summary>
            <ActionForm action=add attr:class="form">
                {here.sent()}
                <Field id="more-room" label=words::room_to_add(locale) error>
                    <select
                        id="more-room"
                        name="room"
                        required=true
                        aria-describedby="more-room-note"
                    >
                        {options}
                    </select>
                </Field>
                <Refusal here add failed />
                <div class="button-row button-row-end">
                    <button class="button" disabled=move || add.pending().get()>
                        {words::add_room(locale)}
                    </button>
                </div>
            </ActionForm>
        </details>
    }
}

/// Why not, with the rooms that could be had at that time.
#[component]
fn Refusal(
    here: Here,
    add: ServerAction<AddRoom>,
    failed: Signal<Option<ApiError>>,
) -> impl IntoView {
    let locale = use_locale();
    let take = Callback::new(move |way: Alternative| {
        let meeting = here.page.with_untracked(|page| page.detail.meeting.clone());
        add.dispatch(AddRoom {
            id: meeting.id,
            room: way.room,
            revision: Some(meeting.revision),
        });
    });
    let other = Signal::derive(move || failed.get().filter(|error| !error.is_refusal()));
    let zone = here.page.with_untracked(|page| page.house.zone());
    view! {
        <div>
        <div role="alert">
            {move || {
                let error = failed.get()?;
                let (zone, text) = (zone.clone(), error.text(locale));
                let mut alternatives = error.alternatives?;
                alternatives.retain(|one| one.kind == AlternativeKind::SameTimeElsewhere);
                Some(view! { <Refused zone text alternatives take /> })
            }}
        </div>
        <Problem error=other />
        </div>
    }
}
