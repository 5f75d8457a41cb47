//! What begins within a quarter of an hour: on top, said once, and with a sound if it is wanted.

use contract::bookings::BookingView;
use domain::{ids::BookingId, service::reminds};
use leptos::prelude::*;
use web_sys::AudioContext;

use super::{
    chime,
    lines::{Lines, subject_of},
    views::Desk,
};
use crate::{
    bookings::views::House,
    clock::use_clock,
    text::{Locale, use_locale, words::service as words},
};

/// Whether it sounds; `Copy`.
#[derive(Clone, Copy)]
struct Sound {
    on: RwSignal<bool>,
    /// Made at the first press: browsers ask for one.
    speaker: StoredValue<Option<AudioContext>, LocalStorage>,
}

impl Sound {
    /// On or off; who turns it on hears what it is like.
    fn turn(self) {
        self.on.update(|on| *on = !*on);
        if self.on.get_untracked() && self.speaker.with_value(Option::is_none) {
            self.speaker.set_value(chime::speaker());
        }
        self.ring();
    }

    fn ring(self) {
        if self.on.get_untracked() {
            self.speaker
                .with_value(|speaker| speaker.iter().for_each(chime::ring));
        }
    }
}

/// The section, with the switch for the sound.
#[component]
pub fn Soon(
    /// What the desk sees.
    desk: RwSignal<Desk>,
    /// Rooms and zones.
    house: StoredValue<House>,
) -> impl IntoView {
    let locale = use_locale();
    let clock = use_clock();
    let soon = Memo::new(move |_| {
        let now = clock.minute();
        desk.with(|desk| {
            let due = desk.items.iter().filter(|one| reminds(one.start, now));
            due.cloned().collect::<Vec<_>>()
        })
    });
    let said = RwSignal::new(String::new());
    let sound = Sound {
        on: RwSignal::new(false),
        speaker: StoredValue::new_local(None),
    };
    leptos::prelude::Effect::new(move |known: Option<Vec<BookingId>>| {
        let now = soon.get();
        if let Some(known) = known
            && let Some(new) = now.iter().find(|one| !known.contains(&one.id))
        {
            said.set(house.with_value(|house| reminder(locale, house, new)));
            sound.ring();
        }
        now.into_iter().map(|one| one.id).collect()
    });
    view! {
        <section class="desk-part" aria-labelledby="desk-soon">
            <div class="desk-head">
                <h2 class="list-title" id="desk-soon">
                    {words::soon(locale)}
                </h2>
                <button
                    class="button"
                    aria-pressed=move || sound.on.get().to_string()
                    title=words::sound_hint(locale)
                    on:click=move |_| sound.turn()
                >
                    {move || match sound.on.get() {
                        true => words::sound_on(locale),
                        false => words::sound_off(locale),
                    }}
                </button>
            </div>
            <p class="only-heard" role="status">
                {said}
            </p>
            <Show
                when=move || soon.with(|soon| !soon.is_empty())
                fallback=move || view! { <p class="quiet">{words::soon_none(locale)}</p> }
            >
                <div class="desk-soon">
                    <Lines items=soon house label=words::soon(locale) counts=true />
                </div>
            </Show>
        </section>
    }
}

fn reminder(locale: Locale, house: &House, one: &BookingView) -> String {
    let time = house.zone().time(one.start);
    words::reminder(
        locale,
        &time,
        &house.room_name(&one.room),
        &subject_of(locale, one),
    )
}
