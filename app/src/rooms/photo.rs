//! A room's photo, and the way to set it.

use contract::rooms::RoomView;
use leptos::prelude::*;

use crate::{
    text::{use_locale, words::errors, words::rooms as words},
    ui::{send_file, use_toasts},
};

/// The photo; those who keep rooms may choose another.
#[component]
pub fn Photo(
    /// Of which room.
    room: RoomView,
    /// May set another.
    may_keep: bool,
    /// Reads the room again.
    again: Callback<()>,
) -> impl IntoView {
    let locale = use_locale();
    let alt = words::photo_of(locale, &room.name);
    let address = format!("/api/v1/rooms/{}/photo", room.id);
    let failed = RwSignal::new(None::<String>);
    let toasts = use_toasts();
    let send = move |_| {
        let address = address.clone();
        leptos::task::spawn_local(async move {
            let sent = send_file("PUT", &address, "photo", errors::unreachable(locale)).await;
            match sent {
                Ok(_) => {
                    failed.set(None);
                    toasts.say(words::photo_set(locale));
                    again.run(());
                }
                Err(text) => failed.set(Some(text)),
            }
        });
    };
    view! {
        <div class="photo">
            {room
                .photo
                .map(|photo| {
                    view! { <img class="photo-image" src=photo alt=alt loading="lazy" /> }
                })}
            {may_keep
                .then(|| {
                    view! {
                        <label class="button photo-choose">
                            {words::choose_photo(locale)}
                            <input
                                id="photo"
                                class="only-heard"
                                type="file"
                                accept="image/png,image/jpeg,image/webp"
                                on:change=send
                            />
                        </label>
                    }
                })}
            <div role="alert">
                {move || failed.get().map(|text| view! { <p class="problem">{text}</p> })}
            </div>
        </div>
    }
}
