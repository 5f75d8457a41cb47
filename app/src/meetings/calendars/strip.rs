//! One person's day: a strip of hours, and the same in words.

use domain::bookings::Slot;
use jiff::{SignedDuration, Timestamp};
use leptos::prelude::*;

use super::{locale_comma, views::PersonDay};
use crate::{
    meetings::words::kind_word,
    text::{Locale, use_locale, words::calendars as words},
    zones::Zone,
};

/// The hours of a day that the strip shows.
const HOURS: (i64, i64) = (7, 21);
/// A mark every so many hours.
const MARKS: usize = 2;

/// The line.
#[component]
pub fn Strip(
    /// Whose.
    person: PersonDay,
    /// Which day.
    day: Slot,
    /// When the meeting is.
    then: Option<Slot>,
    /// Whose time.
    zone: Zone,
) -> impl IntoView {
    let locale = use_locale();
    let shown = shown(day);
    let block = |class: &'static str, slot: Slot| {
        place(shown, slot).map(|style| view! { <span class=class style=style></span> })
    };
    let busy = person.busy.iter().map(|one| block("strip-busy", *one));
    let busy = busy.collect_view();
    let then = then.and_then(|then| block("strip-then", then));
    let marks = (HOURS.0..HOURS.1).step_by(MARKS).skip(1);
    let marks = marks.map(|hour| {
        let left = percent(part(shown, at(day, hour)));
        view! { <span class="strip-mark" style=format!("left:{left}")>{hour}</span> }
    });
    let what = match person.own {
        true => words::you(locale),
        false => kind_word(locale, person.kind),
    };
    let words = said(locale, &person, &zone, day);
    let flag = person.then.then(|| {
        view! { <strong class="busy-then">{words::busy_then(locale)}</strong> }
    });
    view! {
        <li class="strip-row">
            <div class="strip-who">
                <strong>{person.name}</strong>
                <span class="quiet">{what}</span>
                {flag}
            </div>
            <div class="strip" aria-hidden="true">
                {marks.collect_view()}
                {busy}
                {then}
            </div>
            <p class="strip-words">{words}</p>
        </li>
    }
}

/// "Busy 10:00 to 11:00, 13:00 to 14:00": what of it touches the day.
fn said(locale: Locale, person: &PersonDay, zone: &Zone, day: Slot) -> String {
    let today = person.busy.iter().filter(|one| one.overlaps(&day));
    let spans = today.map(|one| {
        let (start, end) = (one.start.max(day.start), one.end.min(day.end));
        zone.span(locale, start, end)
    });
    let spans: Vec<String> = spans.collect();
    match spans.is_empty() {
        true => words::free_all_day(locale).to_owned(),
        false => words::busy_at(locale, &spans.join(locale_comma(locale))),
    }
}

fn at(day: Slot, hour: i64) -> Timestamp {
    let later = day.start.saturating_add(SignedDuration::from_hours(hour));
    later.unwrap_or(day.start)
}

fn shown(day: Slot) -> Slot {
    Slot {
        start: at(day, HOURS.0),
        end: at(day, HOURS.1),
    }
}

/// Where it stands on the strip; none when it does not.
fn place(shown: Slot, slot: Slot) -> Option<String> {
    let (start, end) = (slot.start.max(shown.start), slot.end.min(shown.end));
    let (left, right) = (part(shown, start), part(shown, end));
    (start < end).then(|| format!("left:{};width:{}", percent(left), percent(right - left)))
}

/// How much of the strip lies before it, in hundredths of a percent. Whole numbers: to write a
/// fraction would be a kilobyte of the program.
fn part(shown: Slot, at: Timestamp) -> i64 {
    let part = at.duration_since(shown.start).as_secs();
    10_000 * part / shown.duration().as_secs().max(1)
}

fn percent(hundredths: i64) -> String {
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}
