//! The door's line: the live stream, a question to the server now and then, and what the tablet
//! keeps, all into one signal.

use std::time::Duration;

use contract::doors::DoorFace;
use jiff::{SignedDuration, Timestamp};
use leptos::prelude::*;

use super::{
    api::{self, DoorPage},
    device,
    known::{Known, News},
};
use crate::{
    clock::Clock,
    effect::Effect,
    live::{Connection, Live, Message, listen},
};

/// How often the door looks whether it should ask.
const LOOK_EVERY: Duration = Duration::from_secs(30);
/// Looks between two questions while the line is open: settings, a new day, a revoked token.
const LOOKS_WHEN_LIVE: u32 = 10;
/// A page whose clock is so far behind the tablet's was not made just now.
const OLD: SignedDuration = SignedDuration::from_secs(20);

/// Follows the room: what is known, and when the server was last heard of (corrected clock).
pub fn follow(face: DoorFace, clock: Clock) -> (RwSignal<Known>, Signal<Timestamp>) {
    let asked = RwSignal::new(face.as_of);
    let address = format!("/api/v1/live?as=door&room={}", face.snapshot.room);
    let known = RwSignal::new(Known::new(face));
    let live = listen(address, clock, move |message| {
        let news = known.try_update(|known| match &message {
            Message::Snapshot(snapshot) => known.take_snapshot(snapshot),
            Message::Change(change) => known.take_change(change),
            Message::Revisions(_) => News::Old,
            Message::Resync => News::AskAgain,
        });
        if news == Some(News::AskAgain) {
            ask(known, asked, clock);
        }
    });
    let contact = Signal::derive(move || {
        live.last_contact
            .get()
            .map_or(asked.get(), |heard| heard.max(asked.get()))
    });
    Effect::new(move |_| restore(known, asked, clock));
    Effect::new(move |_| known.with(|known| device::keep_face(&known.face)));
    Effect::new(move |_| device::keep_contact(contact.get(), clock.exact()));
    look_around(known, asked, live, clock);
    // A line that ends may be a token that ended (R181).
    Effect::new(move |_| {
        if live.connection.get() == Connection::Lost {
            ask(known, asked, clock);
        }
    });
    (known, contact)
}

/// A page opened from the kept copy is as old as the copy. Then the tablet's own clock says what
/// time it is, and the plan and the contact are what was kept.
fn restore(known: RwSignal<Known>, asked: RwSignal<Timestamp>, clock: Clock) {
    let (own, as_of) = known.with_untracked(|known| (known.face.door.clone(), known.face.as_of));
    let kept = device::kept().filter(|kept| kept.face.door == own);
    if let Some(kept) = kept.filter(|kept| OLD < kept.server_now.duration_since(as_of)) {
        clock.correct(kept.server_now);
        asked.set(kept.contact.max(as_of));
        if as_of <= kept.face.as_of {
            known.set(Known::new(kept.face));
        }
    }
    // After the effects that paint it.
    set_timeout(device::mark_fresh, Duration::from_millis(50));
}

/// Asks the server now and then, more often without a line, until the door is gone.
fn look_around(known: RwSignal<Known>, asked: RwSignal<Timestamp>, live: Live, clock: Clock) {
    Effect::new(move |_| {
        let looks = StoredValue::new(0_u32);
        let look = move || {
            let count = looks.try_update_value(|looks| {
                *looks = looks.wrapping_add(1);
                *looks
            });
            let lost = live.connection.try_get_untracked() == Some(Connection::Lost);
            if lost || count.is_some_and(|count| count % LOOKS_WHEN_LIVE == 0) {
                ask(known, asked, clock);
            }
        };
        if let Ok(handle) = set_interval_with_handle(look, LOOK_EVERY) {
            on_cleanup(move || handle.clear());
        }
    });
}

/// The whole face again. What stands around it (name, palette, zone, room) changes by a new page;
/// so does a tablet that is nobody's door any more.
fn ask(known: RwSignal<Known>, asked: RwSignal<Timestamp>, clock: Clock) {
    leptos::task::spawn_local(async move {
        match api::page().await {
            Ok(DoorPage::Paired { face, .. }) => {
                if known.try_with_untracked(|known| known.has_frame_of(&face)) == Some(false) {
                    return device::reload();
                }
                clock.correct(face.as_of);
                asked.try_set(face.as_of);
                known.try_set(Known::new(*face));
            }
            Ok(DoorPage::Unpaired) => device::reload(),
            Err(_) => {}
        }
    });
}
