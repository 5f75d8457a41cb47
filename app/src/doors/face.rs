//! The glass: what [`super::painting`] says, kept true by the live line and the corrected clock.

use contract::doors::DoorFace;
use jiff::Timestamp;
use leptos::prelude::*;

use super::{
    api::QrCode,
    device,
    known::Known,
    line as live,
    night::{rests, shift},
    painting::{Painting, paint},
    rows::Row,
};
use crate::{
    clock::{Clock, use_clock},
    effect::Effect,
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
    /// What the tablet kept, of unknown age; not what the server just said.
    kept: bool,
) -> impl IntoView {
    let locale = Locale::parse(&face.locale).unwrap_or_default();
    let zone = Zone::read(&face.zone);
    let clock = use_clock();
    clock.start(face.as_of);
    let (palette, room) = (face.palette.clone(), face.room_name.clone());
    let head = Head::of(locale, &face);
    let (known, contact) = live::follow(face, clock, kept);
    let painted = {
        let zone = zone.clone();
        Memo::new(move |_| {
            known.with(|known| paint(locale, &zone, known, clock.now(), contact.get()))
        })
    };
    Effect::new(move |_| {
        let title = painted.with(|painting| doors::title_at(locale, &room, &painting.word));
        document().set_title(&title);
    });
    let look = text(painted, |painting| painting.look.as_str().to_owned());
    let as_of = text(painted, |painting| {
        painting.as_of.clone().unwrap_or_default()
    });
    let resting = rest(known, painted, zone.clone(), clock);
    let place = Signal::derive(move || {
        let (right, down) = shift(clock.minute());
        format!("--shift-x:{right}px;--shift-y:{down}px")
    });
    view! {
        <main
            class="door"
            lang=locale.lang()
            data-palette=palette
            data-look=look
            data-rests=resting
            style=place
        >
            <section class="door-now">
                {heading(locale, head, zone, clock)} {say(painted)}
                <p class="door-as-of">{as_of}</p>
            </section>
            <section class="door-day">
                <div class="door-lists">{move || painted.with(|one| day(locale, one))}</div>
                {qr.map(|code| scan(locale, code))}
            </section>
        </main>
    }
}

/// "yes" while the glass rests. A touch, a key, or another picture wakes it.
fn rest(
    known: RwSignal<Known>,
    painted: Memo<Painting>,
    zone: Zone,
    clock: Clock,
) -> Signal<&'static str> {
    let woken = RwSignal::new(Timestamp::UNIX_EPOCH);
    let wake = move || woken.set(clock.now_untracked());
    Effect::new(move |_| device::on_touch(wake));
    let held = Memo::new(move |_| {
        let look = painted.with(|painting| painting.look.as_str());
        known.with(|known| (look, known.face.snapshot.revision))
    });
    let first = StoredValue::new(true);
    Effect::new(move |_| {
        held.track();
        if !first.get_value() {
            wake();
        }
        first.set_value(false);
    });
    Signal::derive(move || {
        let look = painted.with(|painting| painting.look);
        let now = clock.minute().max(woken.get());
        let resting = known.with(|known| rests(known, &zone, look, woken.get(), now));
        if resting { "yes" } else { "no" }
    })
}

/// A text that follows the picture. One type for all places: each closure of its own would be a
/// view of its own in the tablet's program.
fn text(
    painted: Memo<Painting>,
    of: impl Fn(&Painting) -> String + Send + Sync + 'static,
) -> Signal<String> {
    Signal::derive(move || painted.with(&of))
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
    let now = Signal::derive(move || date_and_time(locale, &zone, clock.minute()));
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
    let word = text(painted, |painting| painting.word.clone());
    let sentence = text(painted, |painting| painting.sentence.clone());
    let after = text(painted, |painting| {
        painting.after.clone().unwrap_or_default()
    });
    let size = text(painted, |painting| {
        let long = is_long(&painting.word);
        if long { "long" } else { "short" }.to_owned()
    });
    view! {
        <div class="door-say" role="status">
            <p class="door-word" data-size=size>
                <span class="door-mark" aria-hidden="true"></span>
                {word}
            </p>
            <p class="door-sentence">{sentence}</p>
            <p class="door-after">{after}</p>
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

/// Made anew whenever the picture changes: once a minute at most, and a day has few lines.
fn day(locale: Locale, painting: &Painting) -> impl IntoView + use<> {
    let Painting {
        today, tomorrow, ..
    } = painting;
    let mut parts = vec![title(painting.heading.clone()), list(&today.rows)];
    match (today.rows.is_empty(), today.all_past()) {
        (true, _) => parts.push(note(doors::nothing_today(locale).to_owned())),
        (false, true) => parts.push(note(doors::nothing_more(locale).to_owned())),
        (false, false) if today.more > 0 => {
            parts.push(note(doors::more_rows(locale, &today.more)));
        }
        (false, false) => {}
    }
    if !tomorrow.rows.is_empty() {
        parts.push(title(doors::tomorrow(locale).to_owned()));
        parts.push(list(&tomorrow.rows));
    }
    parts.collect_view()
}

fn title(text: String) -> AnyView {
    view! { <h2>{text}</h2> }.into_any()
}

fn note(text: String) -> AnyView {
    view! { <p class="door-nothing">{text}</p> }.into_any()
}

fn list(rows: &[Row]) -> AnyView {
    let lines = rows.iter().cloned().map(line).collect_view();
    view! { <ol class="door-list">{lines}</ol> }.into_any()
}

fn line(row: Row) -> impl IntoView {
    let word = row.word();
    view! {
        <li data-state=word data-pending=row.pending.then_some("")>
            <time>{row.time}</time>
            <span class="door-row">
                <span class="door-subject" dir="auto">{row.subject}</span>
                <span class="door-detail">{row.detail}</span>
            </span>
        </li>
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
