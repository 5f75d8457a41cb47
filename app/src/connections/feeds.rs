//! Private feeds: an address for calendar programs, told once, ended with one press.

use contract::connections::FeedView;
use leptos::prelude::*;

use super::api::{self, MakeFeed, RevokeFeed};
use crate::{
    bookings::views::House,
    context::ApiError,
    text::{use_locale, words::accounts, words::connections as words},
    ui::{Problem, SecretOnce, SelectField, whole_address},
    wire::{ActionForm, Resource, ServerAction, Suspend},
};

/// My feeds and what can be done with them; `Copy`.
#[derive(Clone, Copy)]
pub(super) struct Mine {
    make: ServerAction<MakeFeed>,
    revoke: ServerAction<RevokeFeed>,
    feeds: Resource<Result<Vec<FeedView>, ApiError>>,
}

impl Mine {
    /// Call it with the page, not below a `Suspend`: what is made there again for each pass of the
    /// server has another number in the browser, which then takes the page over wrongly.
    pub(super) fn new() -> Self {
        let make = ServerAction::<MakeFeed>::new();
        let revoke = ServerAction::<RevokeFeed>::new();
        let changes = move || (make.version().get(), revoke.version().get());
        Self {
            make,
            revoke,
            feeds: Resource::new(changes, |_| api::feeds()),
        }
    }
}

/// The feeds, and the way to make one.
#[component]
pub(super) fn Feeds(house: StoredValue<House>, mine: Mine) -> impl IntoView {
    let locale = use_locale();
    let Mine {
        make,
        revoke,
        feeds,
    } = mine;
    let error = Signal::derive(move || {
        let made = make.value().get().and_then(Result::err);
        made.or_else(|| revoke.value().get().and_then(Result::err))
    });
    let made = move || make.value().get().and_then(Result::ok);
    let mut rooms = vec![(String::new(), words::my_own_bookings(locale).to_owned())];
    rooms.extend(house.with_value(|house| {
        house
            .rooms
            .iter()
            .map(|room| (room.id.to_string(), room.name.clone()))
            .collect::<Vec<_>>()
    }));
    view! {
        <section class="card card-pad form" aria-label=words::feeds(locale)>
            <h2>{words::feeds(locale)}</h2>
            <p class="quiet">{words::feeds_mean(locale)}</p>
            {move || {
                made()
                    .map(|feed| {
                        let secret = whole_address(&feed.path);
                        view! { <SecretOnce text=words::feed_once(locale) secret /> }
                    })
            }}
            <ActionForm action=make attr:class="form">
                <SelectField
                    name="room"
                    of="feed"
                    label=words::feed_of(locale)
                    options=rooms.clone()
                />
                <Problem error />
                <div>
                    <button class="button">{words::make_feed(locale)}</button>
                </div>
            </ActionForm>
            <Transition>
                {move || Suspend::new(async move {
                    let feeds = feeds.await.unwrap_or_default();
                    view! {
                        <ul class="rows">
                            {feeds
                                .into_iter()
                                .map(|feed| view! { <Feed feed revoke /> })
                                .collect_view()}
                        </ul>
                    }
                })}
            </Transition>
        </section>
    }
}

#[component]
fn Feed(feed: FeedView, revoke: ServerAction<RevokeFeed>) -> impl IntoView {
    let locale = use_locale();
    let name = feed
        .room_name
        .unwrap_or_else(|| words::my_own_bookings(locale).to_owned());
    view! {
        <li>
            <span class="row-main">{name}</span>
            <ActionForm action=revoke>
                <input type="hidden" name="id" value=feed.id.to_string() />
                <button class="button button-danger">{accounts::revoke(locale)}</button>
            </ActionForm>
        </li>
    }
}
