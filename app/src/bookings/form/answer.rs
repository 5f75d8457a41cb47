//! What the draft would do, said while one types: it fits, it waits, or why not and what instead.

use contract::bookings::{DatePreview, Preview};
use domain::bookings::{Alternative, AlternativeKind, Status};
use leptos::prelude::*;

use super::{Form, date_line::Acted, dates::Dates};
use crate::{
    context::ApiError,
    text::{Locale, use_locale, words::bookings as words},
    zones::{Zone, date_short},
};

/// The answer's place; its height is kept while it changes.
#[component]
pub fn Answer(
    /// The form.
    form: Form,
) -> impl IntoView {
    let take = Callback::new(move |alternative: Alternative| take(form, &alternative));
    let acted: Acted = StoredValue::new(None);
    let refused = move || form.failed.get().filter(ApiError::is_refusal);
    view! {
        <div class="answer" role="status" aria-live="polite">
            {move || match (form.preview.get(), refused()) {
                (None, Some(error)) => view! { <Failed form error take /> }.into_any(),
                (None, None) => ().into_any(),
                (Some(Ok(preview)), _) => view! { <Would form preview take acted /> }.into_any(),
                (Some(Err(error)), _) => view! { <Failed form error take /> }.into_any(),
            }}
        </div>
    }
}

/// Puts an alternative into the form, in the form's own time.
fn take(form: Form, alternative: &Alternative) {
    form.draft.update(|draft| {
        let zone = form.house.with_value(|house| house.zone_named(&draft.zone));
        draft.room = alternative.room.to_string();
        draft.all_day = false;
        draft.set_slot(&zone, alternative.slot.start, alternative.slot.end);
    });
}

#[component]
fn Would(form: Form, preview: Preview, take: Callback<Alternative>, acted: Acted) -> impl IntoView {
    let locale = use_locale();
    let single = form
        .draft
        .with_untracked(|draft| draft.repeat.every == super::super::repeat::Every::Never);
    match (single, preview.dates.first().cloned()) {
        (
            true,
            Some(DatePreview {
                refusal: Some(refusal),
                ..
            }),
        ) => {
            let text = contract::text::refusal(locale, &refusal);
            let zone = form.zone();
            view! { <Refused zone text alternatives=refusal.alternatives take /> }.into_any()
        }
        (
            true,
            Some(DatePreview {
                status: Some(Status::Pending),
                ..
            }),
        ) => view! { <p class="answer-fits">{words::fits_on_request(locale)}</p> }.into_any(),
        (true, _) => view! { <p class="answer-fits">{words::fits(locale)}</p> }.into_any(),
        (false, _) => view! { <Dates form preview acted /> }.into_any(),
    }
}

#[component]
fn Failed(form: Form, error: ApiError, take: Callback<Alternative>) -> impl IntoView {
    let locale = use_locale();
    let text = error.text(locale);
    if let Some(alternatives) = error.alternatives {
        let zone = form.zone();
        return view! { <Refused zone text alternatives take /> }.into_any();
    }
    // Half-typed fields are no news to the one who types.
    let quiet = !error.errors.is_empty();
    (!quiet)
        .then(|| view! { <p class="answer-no">{text}</p> })
        .into_any()
}

/// A refusal with its rule and, as buttons, the nearest ways.
#[component]
pub fn Refused(
    /// In which times are told.
    zone: Zone,
    /// Why not.
    text: String,
    /// What instead.
    alternatives: Vec<Alternative>,
    /// Told which way is taken.
    take: Callback<Alternative>,
) -> impl IntoView {
    let locale = use_locale();
    view! {
        <div class="answer-no">
            <p>{text}</p>
            <div class="ways">
                {alternatives
                    .into_iter()
                    .map(|one| {
                        let text = way(locale, &one, &zone);
                        view! {
                            <button
                                type="button"
                                class="button"
                                on:click=move |_| take.run(one.clone())
                            >
                                {text}
                            </button>
                        }
                    })
                    .collect_view()}
            </div>
        </div>
    }
}

/// "Orchid, same time", "13:20 to 14:20", "Mon 23 Nov 09:00 to 10:00".
#[must_use]
pub fn way(locale: Locale, one: &Alternative, zone: &Zone) -> String {
    let span = zone.span(locale, one.slot.start, one.slot.end);
    match one.kind {
        AlternativeKind::SameTimeElsewhere => words::same_time_in(locale, &one.room_name),
        AlternativeKind::NearbyTime | AlternativeKind::Shorter => span,
        AlternativeKind::NextFree => {
            format!("{} {span}", date_short(locale, zone.day(one.slot.start)))
        }
    }
}
