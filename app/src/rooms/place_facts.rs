//! What those see of a building or a floor who may not keep it.

use domain::rooms::Policy;
use leptos::prelude::*;

use crate::{
    text::{use_locale, words::rooms as words},
    zones::hh_mm,
};

/// Zone and hours, as a room's page shows them.
#[component]
pub fn PlaceFacts(
    /// IANA zone.
    time_zone: String,
    /// In force.
    policy: Policy,
) -> impl IntoView {
    let locale = use_locale();
    let hours = match policy.opening_hours.value {
        Some(hours) => format!("{} – {}", hh_mm(hours.from), hh_mm(hours.to)),
        None => words::around_the_clock(locale).to_owned(),
    };
    view! {
        <dl class="pairs card card-pad house-form">
            <dt>{words::time_zone(locale)}</dt>
            <dd>{time_zone}</dd>
            <dt>{words::bookable_hours(locale)}</dt>
            <dd>{hours}</dd>
        </dl>
    }
}
