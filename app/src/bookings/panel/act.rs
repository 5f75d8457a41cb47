//! While it runs: more time, or an early end, one press each.

use domain::bookings::{Slot, State, Status, occurrence_state};
use leptos::prelude::*;

use super::page::Card;
use crate::{
    bookings::api::{EndEarly, Extend},
    clock::use_clock,
    effect::Effect,
    text::{use_locale, words::bookings as words},
    ui::{Problem, use_toasts},
    wire::ServerAction,
};

/// The buttons; only while it runs.
#[component]
pub fn Acts(card: Card) -> impl IntoView {
    let locale = use_locale();
    let clock = use_clock();
    let booking = card.page.with_value(|page| page.detail.booking.clone());
    let slot = Slot {
        start: booking.start,
        end: booking.end,
    };
    let confirmed = booking.status == Status::Confirmed;
    let runs = move || confirmed && occurrence_state(&slot, clock.minute()) == State::InUse;
    let extend = ServerAction::<Extend>::new();
    let end = ServerAction::<EndEarly>::new();
    let error = move || {
        let extend = extend.value().get().and_then(Result::err);
        extend.or_else(|| end.value().get().and_then(Result::err))
    };
    let toasts = use_toasts();
    Effect::new(move |_| {
        let extended = matches!(extend.value().get(), Some(Ok(_)));
        if extended || matches!(end.value().get(), Some(Ok(_))) {
            let text = if extended {
                words::extended(locale)
            } else {
                words::ended_now(locale)
            };
            toasts.say(text);
            card.changed();
        }
    });
    let id = StoredValue::new(booking.id);
    let longer = move |minutes: u32| {
        extend.dispatch(Extend {
            id: id.get_value(),
            minutes,
        });
    };
    view! {
        <Show when=runs>
            <div class="button-row acts">
                <button type="button" class="button" on:click=move |_| longer(15)>
                    {words::minutes_more(locale, &15)}
                </button>
                <button type="button" class="button" on:click=move |_| longer(30)>
                    {words::minutes_more(locale, &30)}
                </button>
                <button
                    type="button"
                    class="button"
                    on:click=move |_| {
                        end.dispatch(EndEarly { id: id.get_value() });
                    }
                >
                    {words::end_now(locale)}
                </button>
            </div>
        </Show>
        <Problem error=Signal::derive(error) />
    }
}
