//! What the rules say of the place under the hand; and, once let go of where it cannot be, what
//! could be instead.

use std::sync::Arc;

use contract::bookings::{BookingDetail, BookingView};
use domain::bookings::{Alternative, Slot, Status};
use leptos::prelude::*;

use super::{Hand, Judge, wish::Wish};
use crate::{
    bookings::{
        api,
        calendar::{Day, grid::Axis},
        form::way,
    },
    clock::use_clock,
    effect::Effect,
    text::{use_locale, words::bookings as words},
    ui::{Toast, Undo, use_toasts},
    zones::Zone,
};

/// Most ways offered.
const MOST_WAYS: usize = 5;

/// The words, below the grid while something is in the hand.
#[component]
pub fn Hint(
    /// The hand.
    hand: Hand,
    /// The rules.
    judge: Judge,
    /// Whose time.
    axis: Axis,
) -> impl IntoView {
    let locale = use_locale();
    after_shift(hand);
    let zone = move || axis.zone.get_value();
    let head = move || {
        let wish = hand.wish.get()?;
        let room = judge.house.with_value(|house| house.room_name(&wish.room));
        let span = zone().span(locale, wish.slot.start, wish.slot.end);
        Some(format!("{room} · {span}"))
    };
    let text = move || {
        if let Some(error) = hand.failed() {
            return Some(error.text(locale));
        }
        Some(match hand.verdict.get()? {
            Ok(Status::Pending) => words::fits_on_request(locale).to_owned(),
            Ok(_) => words::fits(locale).to_owned(),
            Err(refusal) => contract::text::refusal(locale, &refusal),
        })
    };
    let bad = move || {
        hand.failed().is_some() || hand.verdict.with(|verdict| matches!(verdict, Some(Err(_))))
    };
    let asks = move || hand.dropped.get() || hand.failed().is_some();
    view! {
        <div class="cal-hint" role="status" aria-live="polite" class:cal-hint-no=bad>
            <Show when=move || hand.is_full()>
                <p class="cal-hint-head figures">{head}</p>
                <p>{text}</p>
                <Show when=asks>
                    <Ways hand judge zone=zone() />
                </Show>
            </Show>
        </div>
    }
}

/// The nearest ways as buttons, and the way back.
#[component]
fn Ways(hand: Hand, judge: Judge, zone: Zone) -> impl IntoView {
    let locale = use_locale();
    let clock = use_clock();
    let back = move || focus(".cal");
    request_animation_frame(|| focus(".cal-hint .ways button"));
    let ways = move || -> Vec<Alternative> {
        if let Some(error) = hand.failed() {
            return error.alternatives.unwrap_or_default();
        }
        let (Some(Err(refusal)), Some(wish)) = (hand.verdict.get(), hand.wish.get()) else {
            return Vec::new();
        };
        let booking = hand
            .held
            .with_untracked(|held| held.as_ref()?.booking.clone());
        let elsewhere = judge.elsewhere(&wish, booking.as_ref(), clock.now_untracked());
        let here = refusal.alternatives.into_iter();
        here.take(3).chain(elsewhere).take(MOST_WAYS).collect()
    };
    let buttons = move || {
        let one = |alternative: Alternative| {
            let text = way(locale, &alternative, &zone);
            let take = move |_| {
                hand.dropped.set(false);
                hand.wish.set(Some(Wish {
                    room: alternative.room.clone(),
                    slot: alternative.slot,
                }));
                hand.send();
                back();
            };
            view! {
                <button type="button" class="button" on:click=take>
                    {text}
                </button>
            }
        };
        ways().into_iter().map(one).collect_view()
    };
    let leave = move |_| {
        hand.empty();
        back();
    };
    view! {
        <div class="ways">
            {buttons}
            <button type="button" class="button button-quiet" on:click=leave>
                {words::leave_it(locale)}
            </button>
        </div>
    }
}

fn focus(selector: &str) {
    use leptos::wasm_bindgen::JsCast;

    let found = document().query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|one| one.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Says that it moved, offers the way back, empties the hand.
fn after_shift(hand: Hand) {
    let locale = use_locale();
    let toasts = use_toasts();
    let day = use_context::<Day>();
    Effect::new(move |_| {
        let Some(Ok(moved)) = hand.shift.value().get() else {
            return;
        };
        let before = hand
            .held
            .with_untracked(|held| held.as_ref()?.booking.clone());
        hand.empty();
        let waits = moved.booking.status == Status::Pending;
        let text = match (waits, moved.booking.series.is_some()) {
            (true, _) => words::moved_waits(locale),
            (false, true) => words::moved_this_date(locale),
            (false, false) => words::moved(locale),
        };
        let changed = move || {
            if let Some(day) = day {
                day.changed();
            }
        };
        let undo = before.map(|before| -> Undo {
            Arc::new(move || {
                let before = before.clone();
                let revision = moved.booking.revision;
                leptos::task::spawn_local(async move {
                    if let Err(error) = put_back(&before, revision).await {
                        toasts.say(error.text(locale));
                    }
                    changed();
                });
            })
        });
        toasts.show(Toast {
            text: text.to_owned(),
            undo,
        });
        changed();
    });
}

async fn put_back(
    before: &BookingView,
    revision: u64,
) -> Result<BookingDetail, crate::context::ApiError> {
    let slot = Slot {
        start: before.start,
        end: before.end,
    };
    api::shift(before.id.clone(), before.room.clone(), slot, Some(revision)).await
}
