//! When, and in whose time.

use leptos::prelude::*;

use super::{Form, Line};
use crate::{
    bookings::form::end_with,
    meetings::{draft::MeetingDraft, words::city_time},
    text::{use_locale, words::bookings},
    zones::Zone,
};

/// When, and in whose time.
#[component]
pub fn Times(
    /// The form.
    form: Form,
) -> impl IntoView {
    let locale = use_locale();
    let several = form
        .draft
        .with_untracked(|draft| !draft.end_date.is_empty());
    view! {
        <div class="form-times">
            <Line
                form
                name="date"
                label=bookings::date(locale)
                kind="date"
                get=|draft| &draft.date
                set=|draft, text| draft.date = text
            />
            <Line
                form
                name="start"
                label=bookings::from(locale)
                kind="time"
                get=|draft| &draft.start
                set=move_start
            />
            <Line
                form
                name="end"
                label=bookings::to(locale)
                kind="time"
                get=|draft| &draft.end
                set=|draft, text| draft.end = text
            />
        </div>
        <div class="button-row times-more">
            <ZoneChoice form />
            <details class="last-day" open=several>
                <summary>{bookings::several_days(locale)}</summary>
                <Line
                    form
                    name="end_date"
                    label=bookings::last_day(locale)
                    kind="date"
                    get=|draft| &draft.end_date
                    set=|draft, text| draft.end_date = text
                />
            </details>
        </div>
    }
}

/// Moving the start moves the end with it.
fn move_start(draft: &mut MeetingDraft, text: String) {
    if let Some(end) = end_with(&draft.start, &draft.end, &text) {
        draft.end = end;
    }
    draft.start = text;
}

/// Whose time the times are; said only when there is a choice.
#[component]
fn ZoneChoice(form: Form) -> impl IntoView {
    let locale = use_locale();
    let chosen = form.draft.with_untracked(|draft| draft.zone.clone());
    let zones: Vec<Zone> = form
        .house
        .with_value(|house| house.zones.iter().map(Zone::read).collect());
    if zones.len() < 2 {
        return view! { <input type="hidden" name="draft[zone]" value=chosen /> }.into_any();
    }
    let option = |zone: Zone| {
        let (text, selected) = (city_time(locale, &zone), zone.name == chosen);
        view! {
            <option value=zone.name selected=selected>
                {text}
            </option>
        }
    };
    view! {
        <div>
            <select
                class="input zone-field"
                name="draft[zone]"
                aria-label=bookings::times_shown_in(locale)
                prop:value=move || form.draft.with(|draft| draft.zone.clone())
                on:change=move |event| {
                    let zone = event_target_value(&event);
                    form.draft.update(|draft| draft.zone = zone);
                }
            >
                {zones.into_iter().map(option).collect_view()}
            </select>
        </div>
    }
    .into_any()
}
