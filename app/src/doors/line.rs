//! The door's line: the live stream, a question to the server now and then, and what the tablet
//! keeps, all into one signal.

use std::time::Duration;

use contract::doors::{DoorFace, TabletReport};
use jiff::{SignedDuration, Timestamp};
use leptos::prelude::*;

use super::{
    api::{self, DoorPage},
    device,
    known::{Known, News},
};
use crate::{
    clock::{Clock, Device},
    effect::Effect,
    live::{Connection, Hearing, Live, Said, listen_at},
};

/// How often the door looks whether it should ask.
const LOOK_EVERY: Duration = Duration::from_secs(30);
/// Looks between two questions while the line is open: settings, a new day, a revoked token.
const LOOKS_WHEN_LIVE: u32 = 10;

/// Follows the room: what is known, and when that was last all there is (the server's clock).
/// `kept`: the face is what the tablet kept, as old as that is.
pub fn follow(face: DoorFace, clock: Clock, kept: bool) -> (RwSignal<Known>, Memo<Timestamp>) {
    let room = face.snapshot.room.clone();
    let address = move || {
        let TabletReport { build, clock_ms } = device::report();
        format!("/api/v1/live?as=door&room={room}&build={build}&clock={clock_ms}")
    };
    let known = RwSignal::new(match kept {
        true => Known::from_copy(face),
        false => Known::new(face),
    });
    let live = listen_at(address, clock, move |message| {
        let news = known.try_update(|known| known.take(&message));
        if news == Some(News::AskAgain) {
            ask(known, clock);
        }
    });
    let contact = Memo::new(move |_| known.with(Known::verified));
    Effect::new(move |_| begin(known, clock, kept));
    Effect::new(move |_| known.with(|known| device::keep_face(&known.face)));
    Effect::new(move |_| device::keep_contact(contact.get(), clock.exact()));
    look_around(known, live, clock);
    let leaps = StoredValue::new(0);
    Effect::new(move |_| {
        let now = clock.leaps();
        if now != leaps.get_value() {
            leaps.set_value(now);
            known.update(Known::lose_track);
            ask(known, clock);
        }
    });
    // A line that ends may be a token that ended (R181).
    Effect::new(move |_| {
        if live.connection.get() == Connection::Lost {
            ask(known, clock);
        }
    });
    (known, contact)
}

/// A page that the server just made is as old as the page. One from the kept copy knows what was
/// kept, and never how old it is: see [`Known::from_copy`].
fn begin(known: RwSignal<Known>, clock: Clock, kept: bool) {
    let (own, as_of) = known.with_untracked(|known| (known.face.door.clone(), known.face.as_of));
    if kept || device::is_copy() {
        let held = device::kept().filter(|kept| kept.face.door == own);
        let contact = held.as_ref().map_or(as_of, |held| held.contact.max(as_of));
        let now = held.as_ref().map_or(contact, |held| held.server_now);
        clock.correct(now.max(contact));
        known.update(|known| {
            let newer = held.filter(|held| as_of <= held.face.as_of);
            let face = newer.map_or_else(|| known.face.clone(), |held| held.face);
            *known = Known::from_copy(DoorFace {
                as_of: contact,
                ..face
            });
        });
    } else {
        let age = SignedDuration::from_millis(Device::now().running_ms);
        clock.correct(as_of.saturating_add(age).unwrap_or(as_of));
    }
    // After the effects that paint it.
    set_timeout(device::mark_fresh, Duration::from_millis(50));
}

/// Every half minute: says that it is there, or asks for everything; more often without a line,
/// until the door is gone.
fn look_around(known: RwSignal<Known>, live: Live, clock: Clock) {
    Effect::new(move |_| {
        let looks = StoredValue::new(0_u32);
        let look = move || {
            let count = looks.try_update_value(|looks| {
                *looks = looks.wrapping_add(1);
                *looks
            });
            let lost = live.connection.try_get_untracked() == Some(Connection::Lost);
            let doubt = known.try_with_untracked(Known::in_doubt) == Some(true);
            if lost || doubt || count.is_some_and(|count| count % LOOKS_WHEN_LIVE == 0) {
                ask(known, clock);
            } else {
                say_here(known, clock);
            }
        };
        if let Ok(handle) = set_interval_with_handle(look, LOOK_EVERY) {
            on_cleanup(move || handle.clear());
        }
    });
}

/// Tells the server that the tablet is there; the answer says whether something was missed, also
/// when the line said nothing of it.
fn say_here(known: RwSignal<Known>, clock: Clock) {
    leptos::task::spawn_local(async move {
        let mut hearing = Hearing::begin(clock.lived_ms());
        let Ok(news) = api::here(device::report()).await else {
            return;
        };
        if hearing.hear(news.as_of, clock.lived_ms()) == Said::Late {
            return;
        }
        let taken = known.try_update(|known| known.take_revision(news.revision, news.as_of));
        if taken == Some(News::AskAgain) {
            ask(known, clock);
        }
        if let Some(served) = news.build {
            device::renew(&served);
        }
    });
}

/// The whole face again. What stands around it (name, palette, zone, room) changes by a new page;
/// so does a tablet that is nobody's door any more.
fn ask(known: RwSignal<Known>, clock: Clock) {
    leptos::task::spawn_local(async move {
        let mut hearing = Hearing::begin(clock.lived_ms());
        match api::page().await {
            Ok(DoorPage::Paired { face, .. }) => {
                if known.try_with_untracked(|known| known.has_frame_of(&face)) == Some(false) {
                    return device::reload();
                }
                let Said::Now(server_now) = hearing.hear(face.as_of, clock.lived_ms()) else {
                    return;
                };
                clock.correct(server_now);
                known.try_update(|known| known.take_answer(*face));
            }
            Ok(DoorPage::Unpaired) => device::reload(),
            Err(_) => {}
        }
    });
}
