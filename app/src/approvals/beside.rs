//! What became of a request, on its booking's own page (R074).

use domain::ids::BookingId;
use leptos::prelude::*;

use super::api;
use crate::{
    text::{use_locale, words::approvals as words},
    wire::{Resource, Suspend},
};

/// State, who, when and in which words, as far as there is something to tell.
pub fn beside(id: BookingId) -> AnyView {
    let locale = use_locale();
    let href = format!("/approvals/{id}");
    let said = Resource::new(move || id.clone(), api::lines);
    view! {
        <Suspense>
            {move || {
                let href = href.clone();
                Suspend::new(async move {
                    let lines = said.await.unwrap_or_default();
                    (!lines.is_empty())
                        .then(|| {
                            view! {
                                <p class="note request-lines">
                                    {lines.join("\n")} "\n"
                                    <a href=href rel="external">
                                        {words::open_request(locale)}
                                    </a>
                                </p>
                            }
                        })
                })
            }}
        </Suspense>
    }
    .into_any()
}
