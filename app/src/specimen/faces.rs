//! The door's faces: each as the tablet shows it, small on the page and large at an address.

use contract::{bookings::BookingView, doors::DoorFace, live::RoomSnapshot};
use domain::bookings::{State, Status};
use jiff::{SignedDuration, Timestamp};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    Part,
    house::{NOW, at, bookings, zone_file},
};
use crate::{
    clock::Clock,
    doors::{self, Face, api::DoorPage, screen::DoorScreen},
    text::{
        Locale, use_locale, words::doors as door_words, words::rooms, words::specimen as words,
    },
    wire::first::First,
};

/// Every face, by its name in the address.
const FACES: [&str; 9] = [
    "free", "booked", "in_use", "ended", "unsure", "as_of", "private", "pending", "unpaired",
];
/// Both palettes (decision 1).
const PALETTES: [&str; 2] = ["traffic", "legend"];

/// What a face is called.
fn name(locale: Locale, face: &str) -> &'static str {
    match face {
        "booked" => words::face_booked(locale),
        "in_use" => door_words::in_use(locale),
        "ended" => door_words::ended(locale),
        "unsure" => door_words::unsure(locale),
        "as_of" => words::face_as_of(locale),
        "private" => words::face_private(locale),
        "pending" => words::face_pending(locale),
        "unpaired" => words::face_unpaired(locale),
        _ => door_words::free(locale),
    }
}

fn palette_name(locale: Locale, palette: &str) -> &'static str {
    match palette {
        "legend" => rooms::palette_legend(locale),
        _ => rooms::palette_traffic(locale),
    }
}

/// How long nothing was heard.
fn silence(face: &str) -> SignedDuration {
    SignedDuration::from_secs(match face {
        "as_of" => 120,
        "unsure" => 660,
        _ => 0,
    })
}

/// The room's day, with something in it now where the face is of that.
fn plan(face: &str) -> Vec<BookingView> {
    let mut all = bookings();
    all.retain(|one| one.room.as_str() == "bamboo");
    let (from, to) = match face {
        "booked" => (at(0, 10, 50), at(0, 12, 0)),
        "in_use" | "private" | "unsure" => (at(0, 9, 30), at(0, 12, 0)),
        "ended" => (at(0, 9, 30), at(0, 10, 40)),
        _ => (at(0, 8, 0), at(0, 9, 30)),
    };
    if let Some(first) = all.first_mut() {
        (first.start, first.end) = (from, to);
        if face == "private" {
            (first.subject, first.organiser, first.private) = (None, None, true);
        }
    }
    if face == "pending" {
        let later = all.get_mut(1);
        later
            .into_iter()
            .for_each(|one| one.status = Status::Pending);
    }
    all
}

fn page(locale: Locale, face: &str, palette: &str) -> DoorPage {
    if face == "unpaired" {
        return DoorPage::Unpaired;
    }
    let face = DoorFace {
        door: "sample".into(),
        room_name: "Bamboo 竹".to_owned(),
        place: "Hall A · 3".to_owned(),
        capacity: 20,
        palette: palette.to_owned(),
        locale: locale.as_str().to_owned(),
        zone: zone_file(),
        soon_minutes: 15,
        clearing_minutes: 5,
        open: None,
        snapshot: RoomSnapshot {
            room: "bamboo".into(),
            state: State::Free,
            since: None,
            until: None,
            current: None,
            next: None,
            revision: 1,
            bookings: plan(face),
        },
        as_of: NOW - silence(face),
    };
    DoorPage::Paired {
        face: Box::new(face),
        qr: doors::draw("https://lintel.example/m/rooms/bamboo"),
    }
}

/// The door's clock goes on while nothing is heard.
fn stopped_at(now: Timestamp) {
    let clock = Clock::new(now);
    clock.start(now);
    provide_context(clock);
}

/// One face as large as the window: `/ui/door?look=in_use&palette=legend`.
#[component]
pub fn DoorSample() -> impl IntoView {
    let locale = use_locale();
    let query = use_query_map().get_untracked();
    let asked = |field: &str, of: &[&'static str]| {
        let asked = query.get(field).unwrap_or_default();
        let known = of.iter().copied().find(|one| *one == asked);
        known.or(of.first().copied()).unwrap_or_default()
    };
    let (face, palette) = (asked("look", &FACES), asked("palette", &PALETTES));
    stopped_at(NOW);
    provide_context(First(page(locale, face, palette)));
    view! { <DoorScreen /> }
}

/// All of them, small, each a link to the large one.
#[component]
pub fn Faces() -> impl IntoView {
    let locale = use_locale();
    let faces = PALETTES.into_iter().flat_map(|palette| {
        let faces = FACES.into_iter();
        let shown = faces.filter(move |face| *face != "unpaired" || palette == "traffic");
        shown.map(move |face| view! { <Small face palette /> })
    });
    view! {
        <Part id="doors" title=words::doors(locale)>
            <div class="ui-doors">{faces.collect_view()}</div>
        </Part>
    }
}

/// A picture of the glass: for whoever reads with the ears the link's words say it.
#[component]
fn Small(face: &'static str, palette: &'static str) -> impl IntoView {
    let locale = use_locale();
    let href = format!("/ui/door?look={face}&palette={palette}");
    let glass = match page(locale, face, palette) {
        DoorPage::Paired { face, qr } => view! { <Face face=*face qr kept=false /> }.into_any(),
        DoorPage::Unpaired => {
            provide_context(First(DoorPage::Unpaired));
            view! { <DoorScreen /> }.into_any()
        }
    };
    view! {
        <figure class="ui-door">
            <div class="ui-glass" aria-hidden="true" inert=true>
                <div class="ui-glass-full">{glass}</div>
            </div>
            <figcaption>
                <a href=href>{name(locale, face)}</a>
                <span class="quiet">{palette_name(locale, palette)}</span>
            </figcaption>
        </figure>
    }
}
