//! Giving a booking up, with the way back where there is one.

use std::sync::Arc;

use contract::bookings::SeriesScope;
use domain::bookings::Status;
use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    change::{ScopeChoice, typed},
    page::Card,
};
use crate::{
    bookings::{
        api::{self, Cancel},
        views::BookingPage,
    },
    effect::Effect,
    text::{use_locale, words::bookings as words},
    ui::{Field, Problem, Toast, Undo, use_toasts},
    wire::ServerAction,
};

/// The form, behind one press.
#[component]
pub fn GiveUp(card: Card) -> impl IntoView {
    let locale = use_locale();
    let cancel = ServerAction::<Cancel>::new();
    let page = card.page.get_value();
    let id = page.detail.booking.id.clone();
    let series = page.detail.booking.series.is_some();
    let held = page.detail.booking.meeting.is_some();
    let scope = RwSignal::new(SeriesScope::This);
    let reason = RwSignal::new(String::new());
    after(card, cancel, page);
    let submit = {
        let id = id.clone();
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            let (scope, reason) = (scope.get_untracked(), reason.get_untracked());
            cancel.dispatch(Cancel {
                id: id.clone(),
                scope,
                reason,
            });
        }
    };
    let error = Signal::derive(move || cancel.value().get().and_then(Result::err));
    view! {
        <details class="more">
            <summary>{words::give_up(locale)}</summary>
            <form class="form" method="post" action=Cancel::url() on:submit=submit>
                <input type="hidden" name="id" value=id.to_string() />
                {held.then(|| view! { <p>{words::only_this_room(locale)}</p> })}
                {series.then(|| view! { <ScopeChoice scope /> })}
                {(!series).then(|| view! { <input type="hidden" name="scope" value="this" /> })}
                <Field id="give-up-reason" label=words::reason_for_others(locale)>
                    <input
                        id="give-up-reason"
                        name="reason"
                        maxlength="500"
                        autocomplete="off"
                        aria-describedby="give-up-reason-note"
                        on:input=move |event| reason.set(event_target_value(&event))
                    />
                </Field>
                <Problem error />
                <div class="button-row button-row-end">
                    <button class="button button-danger" disabled=move || cancel.pending().get()>
                        {words::give_up_now(locale)}
                    </button>
                </div>
            </form>
        </details>
    }
}

/// Says so; a single booking may be had back by its own organiser while its place is still free.
fn after(card: Card, cancel: ServerAction<Cancel>, page: BookingPage) {
    let locale = use_locale();
    let toasts = use_toasts();
    let day = use_context::<crate::bookings::calendar::Day>();
    let booking = &page.detail.booking;
    // Booked again by somebody else it would be somebody else's.
    // Booked again it would not be the meeting's room.
    let returns = booking.series.is_none() && booking.mine && page.detail.booking.meeting.is_none();
    Effect::new(move |_| {
        let Some(Ok(())) = cancel.value().get() else {
            return;
        };
        let draft = typed(&page);
        let undo: Undo = Arc::new(move || {
            let draft = draft.clone();
            leptos::task::spawn_local(async move {
                let had = api::book(draft).await;
                toasts.say(match had {
                    Ok(had) if had.status == Status::Pending => words::asked_for(locale).to_owned(),
                    Ok(_) => words::booked_now(locale).to_owned(),
                    Err(error) => error.text(locale),
                });
                toasts.tell_undone();
                if let Some(day) = day {
                    day.changed();
                }
            });
        });
        let text = words::given_up(locale).to_owned();
        toasts.show(Toast {
            text,
            undo: returns.then_some(undo),
        });
        if let Some(day) = day {
            day.changed();
        }
        card.done.run(());
    });
}
