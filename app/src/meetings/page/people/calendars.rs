//! The day of a meeting, for who keeps it: who is free when, beside what it takes itself (R048).

use leptos::prelude::*;

use super::super::Here;
use crate::{
    meetings::calendars::Strip,
    text::{use_locale, words::calendars as words},
};

/// Folded away until it is wanted; only where somebody of the house is asked.
#[component]
pub fn Calendars(here: Here) -> impl IntoView {
    let locale = use_locale();
    let zone = here.page.with_untracked(|page| page.house.zone());
    let known = Memo::new(move |_| here.page.with(|page| page.calendars.clone()));
    let rows = move || {
        let zone = zone.clone();
        known.with(|found| {
            let (day, then) = (found.day?, found.then);
            let people = found.people.clone().into_iter();
            let rows =
                people.map(move |person| view! { <Strip person day then zone=zone.clone() /> });
            Some(rows.collect_view())
        })
    };
    let none = move || known.with(|found| found.day.is_none());
    view! {
        <details class="more" hidden=none>
            <summary>{words::who_is_free(locale)}</summary>
            <ul class="strips">{rows}</ul>
        </details>
    }
}
