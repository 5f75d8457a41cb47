//! The glass: what [`super::painting`] says, kept true by the live line and the corrected clock.

use contract::doors::DoorFace;
use jiff::Timestamp;
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    api::QrCode,
    line,
    painting::{Painting, paint},
    rows::{Row, Rows},
};
use crate::{
    clock::{Clock, use_clock},
    text::{Locale, words::doors},
    zones::{Zone, date_short},
};

/// A room's face. It speaks the organisation's language, whatever the tablet's browser says.
#[component]
pub fn Face(
    /// Everything about the room.
    face: DoorFace,
    /// Its booking page.
    qr: Option<QrCode>,
) -> impl IntoView {
    let locale = Locale::parse(&face.locale).unwrap_or_default();
    let zone = Zone::read(&face.zone);
    let clock = use_clock();
    clock.start(face.as_of);
    let (palette, room) = (face.palette.clone(), face.room_name.clone());
    let head = Head::of(locale, &face);
    let (known, contact) = line::follow(face, clock);
    let painted = {
        let zone = zone.clone();
        Memo::new(move |_| {
            known.with(|known| paint(locale, &zone, known, clock.now(), contact.get()))
        })
    };
    let title = move || painted.with(|painting| doors::title_at(locale, &room, &painting.word));
    view! {
        <Title text=title />
        <main
            class="door"
            lang=locale.lang()
            data-palette=palette
            data-look=move || painted.with(|painting| painting.look.as_str())
        >
            <section class="door-now">
                {heading(locale, head, zone, clock)} {say(painted)}
                <p class="door-as-of">{move || painted.with(|painting| painting.as_of.clone())}</p>
            </section>
            <section class="door-day">
                {day(painted, locale)} {qr.map(|code| scan(locale, code))}
            </section>
        </main>
    }
}

struct Head {
    room: String,
    place: String,
}

impl Head {
    fn of(locale: Locale, face: &DoorFace) -> Self {
        let seats = doors::seats(locale, &face.capacity);
        let place = if face.place.is_empty() {
            seats
        } else {
            format!("{} · {seats}", face.place)
        };
        Self {
            room: face.room_name.clone(),
            place,
        }
    }
}

fn heading(locale: Locale, head: Head, zone: Zone, clock: Clock) -> impl IntoView {
    let now = move || date_and_time(locale, &zone, clock.minute());
    view! {
        <header class="door-head">
            <div>
                <h1>{head.room}</h1>
                <p class="door-place">{head.place}</p>
            </div>
            <p class="door-clock">
                <time>{now}</time>
            </p>
        </header>
    }
}

fn date_and_time(locale: Locale, zone: &Zone, now: Timestamp) -> String {
    let date = date_short(locale, zone.day(now));
    doors::date_and_time(locale, &date, &zone.time(now))
}

fn say(painted: Memo<Painting>) -> impl IntoView {
    let word = Memo::new(move |_| painted.with(|painting| painting.word.clone()));
    let sentence = Memo::new(move |_| painted.with(|painting| painting.sentence.clone()));
    let after = Memo::new(move |_| painted.with(|painting| painting.after.clone()));
    view! {
        <div class="door-say" role="status">
            <p class="door-word" data-long=move || word.with(|word| is_long(word)).then_some("")>
                <span class="door-mark" aria-hidden="true"></span>
                {move || word.get()}
            </p>
            <p class="door-sentence">{move || sentence.get()}</p>
            <p class="door-after">{move || after.get()}</p>
        </div>
    }
}

/// More than six letters or three characters of Chinese do not fit at the full size.
fn is_long(word: &str) -> bool {
    6 < word
        .chars()
        .map(|letter| if letter.is_ascii() { 1 } else { 2 })
        .sum::<usize>()
}

fn day(painted: Memo<Painting>, locale: Locale) -> impl IntoView {
    let heading = Memo::new(move |_| painted.with(|painting| painting.heading.clone()));
    let today = Memo::new(move |_| painted.with(|painting| painting.today.clone()));
    let tomorrow = Memo::new(move |_| painted.with(|painting| painting.tomorrow.clone()));
    let nothing = move || {
        today.with(|today| match (today.rows.is_empty(), today.all_past()) {
            (true, _) => Some(doors::nothing_today(locale)),
            (false, true) => Some(doors::nothing_more(locale)),
            (false, false) => None,
        })
    };
    let has_tomorrow = move || tomorrow.with(|tomorrow| !tomorrow.rows.is_empty());
    view! {
        <div class="door-lists">
            <h2>{move || heading.get()}</h2>
            {list(today)}
            <p class="door-nothing">{nothing}</p>
            <p class="door-nothing">
                {move || more(locale, today.with(|today| today.more))}
            </p>
            <Show when=has_tomorrow>
                <h2>{doors::tomorrow(locale)}</h2>
                {list(tomorrow)}
            </Show>
        </div>
    }
}

fn more(locale: Locale, count: usize) -> Option<String> {
    (count > 0).then(|| doors::more_rows(locale, &count))
}

fn list(rows: Memo<Rows>) -> impl IntoView {
    let each = move || rows.with(|rows| rows.rows.clone());
    view! {
        <ol class="door-list">
            <For each key=Row::clone let(row)>
                <li data-state=row.word() data-pending=row.pending.then_some("")>
                    <time>{row.time.clone()}</time>
                    <span class="door-row">
                        <span class="door-subject">{row.subject.clone()}</span>
                        <span class="door-detail">{row.detail.clone()}</span>
                    </span>
                </li>
            </For>
        </ol>
    }
}

fn scan(locale: Locale, code: QrCode) -> impl IntoView {
    view! {
        <figure class="door-scan">
            <svg
                viewBox=format!("0 0 {0} {0}", code.size)
                role="img"
                aria-label=doors::scan_to_book(locale)
                shape-rendering="crispEdges"
            >
                <path d=code.path></path>
            </svg>
            <figcaption aria-hidden="true">{doors::scan_to_book(locale)}</figcaption>
        </figure>
    }
}
