//! The dates of a series, one by one: what each would do, and a choice for those that clash.

use contract::bookings::{DateChoice, DatePreview, Preview};
use domain::bookings::{Alternative, AlternativeKind, Status};
use jiff::Timestamp;
use leptos::prelude::*;

use super::{Form, answer::way};
use crate::{
    text::{use_locale, words::bookings as words},
    zones::{Zone, date_short},
};

/// So many dates are listed; the rest is counted.
const MOST_LISTED: usize = 60;

/// The list, those that clash first in words.
#[component]
pub fn Dates(form: Form, preview: Preview) -> impl IntoView {
    let locale = use_locale();
    let zone = form
        .draft
        .with_untracked(|draft| form.house.with_value(|house| house.zone_named(&draft.zone)));
    let clashes = preview
        .dates
        .iter()
        .filter(|one| one.refusal.is_some())
        .count();
    let all = preview.dates.len();
    let left = preview.dates.iter().filter(|one| !one.skipped).count();
    let head = match clashes {
        0 => words::all_dates_fit(locale, &left),
        _ => words::dates_clash(locale, &clashes, &all),
    };
    let more = all.saturating_sub(MOST_LISTED);
    let infinite = preview.infinite;
    view! {
        <div class="dates" class:answer-no=clashes.gt(&0) class:answer-fits=clashes.eq(&0)>
            <p>
                {head}
                {infinite.then(|| format!(" {}", words::goes_on(locale)))}
            </p>
            <ol class="date-list">
                {preview
                    .dates
                    .into_iter()
                    .take(MOST_LISTED)
                    .map(|one| view! { <DateLine form one zone=zone.clone() /> })
                    .collect_view()}
            </ol>
            {(more > 0).then(|| view! { <p class="quiet">{words::and_more(locale, &more)}</p> })}
        </div>
    }
}

#[component]
fn DateLine(form: Form, one: DatePreview, zone: Zone) -> impl IntoView {
    let locale = use_locale();
    let date = one.date;
    let day = date_short(locale, zone.day(one.start));
    let span = zone.span(locale, one.start, one.end);
    let chosen = form
        .draft
        .with_untracked(|draft| draft.choices.iter().any(|c| c.date == date));
    let word = match (&one.refusal, one.skipped, one.status) {
        (_, true, _) => words::left_out(locale).to_owned(),
        (Some(refusal), ..) => contract::text::refusal(locale, refusal),
        (None, false, Some(Status::Pending)) => words::waits(locale).to_owned(),
        (None, ..) if chosen => form.house.with_value(|house| house.room_name(&one.room)),
        (None, ..) => String::new(),
    };
    let ways = one
        .refusal
        .map(|refusal| refusal.alternatives)
        .unwrap_or_default();
    let clash = !ways.is_empty() || !one.skipped && one.status.is_none();
    view! {
        <li class:date-clash=clash class:date-out=one.skipped>
            <span class="figures">{day} " " {span}</span>
            <span class="date-word">{word}</span>
            <span class="ways">
                {offered(ways)
                    .map(|way_| {
                        let text = way(locale, &way_, &zone);
                        view! {
                            <button
                                type="button"
                                class="button"
                                on:click=move |_| choose(form, choice(date, &way_))
                            >
                                {text}
                            </button>
                        }
                    })
                    .collect_view()}
                {clash
                    .then(|| {
                        let skip = DateChoice { date, skip: true, room: None, start: None };
                        view! {
                            <button
                                type="button"
                                class="button"
                                on:click=move |_| choose(form, skip.clone())
                            >
                                {words::leave_out(locale)}
                            </button>
                        }
                    })}
                {chosen
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="button button-quiet"
                                on:click=move |_| forget(form, date)
                            >
                                {words::as_planned(locale)}
                            </button>
                        }
                    })}
            </span>
        </li>
    }
}

/// Other rooms, and other times too however many rooms are free.
fn offered(ways: Vec<Alternative>) -> impl Iterator<Item = Alternative> {
    let elsewhere = |way: &Alternative| way.kind == AlternativeKind::SameTimeElsewhere;
    let (rooms, times): (Vec<_>, Vec<_>) = ways.into_iter().partition(elsewhere);
    rooms.into_iter().take(2).chain(times.into_iter().take(2))
}

fn choice(date: Timestamp, way: &Alternative) -> DateChoice {
    let elsewhere = way.kind == AlternativeKind::SameTimeElsewhere;
    DateChoice {
        date,
        skip: false,
        room: elsewhere.then(|| way.room.clone()),
        start: (!elsewhere).then_some(way.slot.start),
    }
}

fn choose(form: Form, choice: DateChoice) {
    form.draft.update(|draft| {
        draft.choices.retain(|one| one.date != choice.date);
        draft.choices.push(choice);
    });
}

fn forget(form: Form, date: Timestamp) {
    form.draft
        .update(|draft| draft.choices.retain(|one| one.date != date));
}
