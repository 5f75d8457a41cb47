//! The tablet: what it keeps for a start without network, and that it stays awake.
//! Nothing here runs on the server: all of it is called from effects and timers.

use contract::doors::{DoorFace, TabletReport};
use jiff::Timestamp;
use js_sys::{Function, Reflect};
use leptos::{prelude::*, wasm_bindgen::JsCast};
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsValue, closure::Closure};

use crate::{clock::Device, wire::json};

/// Where the face is kept.
const FACE: &str = "lintel_door";
/// Where contact and clock are kept: written often, so apart from the face.
const CONTACT: &str = "lintel_door_contact";
/// The build that this page was last loaded again for.
const RELOADED: &str = "lintel_door_build";
/// The build of this page, on the page's root (server/src/pages/shell.rs).
const BUILD: &str = "data-build";
/// Marks a page that was opened from the kept copy (public/sw.js).
const KEPT: &str = "data-kept";

/// What was known when there last was contact.
pub struct Kept {
    /// The face.
    pub face: DoorFace,
    /// When the server was last heard of, by its clock.
    pub contact: Timestamp,
    /// The server's clock now, if the tablet's went on evenly since.
    pub server_now: Timestamp,
}

/// Contact, and how far the tablet's clock is behind the server's.
#[derive(Serialize, Deserialize)]
struct Contact {
    contact: Timestamp,
    offset_ms: i64,
}

/// Keeps the face for the next start.
pub fn keep_face(face: &DoorFace) {
    if let Ok(text) = serde_json::to_string(face) {
        write(FACE, &text);
    }
}

/// Keeps when the server was last heard of. `server_now` is the corrected clock.
pub fn keep_contact(contact: Timestamp, server_now: Timestamp) {
    let offset_ms = server_now
        .as_millisecond()
        .saturating_sub(Device::now().wall_ms);
    if let Ok(text) = serde_json::to_string(&Contact { contact, offset_ms }) {
        write(CONTACT, &text);
    }
}

/// What was kept, if it can be read.
#[must_use]
pub fn kept() -> Option<Kept> {
    let face = json::read(&read(FACE)?).ok()?;
    let Contact { contact, offset_ms } = json::read(&read(CONTACT)?).ok()?;
    let now = Device::now().wall_ms.saturating_add(offset_ms);
    let server_now = Timestamp::from_millisecond(now).ok()?;
    Some(Kept {
        face,
        contact,
        server_now,
    })
}

/// A tablet that is nobody's door any more keeps nothing.
pub fn forget() {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(FACE);
        let _ = storage.remove_item(CONTACT);
    }
}

/// Whether the page comes from the kept copy; not any more once it was marked as fresh.
#[must_use]
pub fn is_copy() -> bool {
    document()
        .document_element()
        .is_some_and(|root| root.has_attribute(KEPT))
}

/// What the tablet says of itself: its page, and its clock as it is.
#[must_use]
pub fn report() -> TabletReport {
    TabletReport {
        build: build(),
        clock_ms: Device::now().wall_ms,
    }
}

fn build() -> String {
    let root = document().document_element();
    root.and_then(|root| root.get_attribute(BUILD))
        .unwrap_or_default()
}

/// Loads the page again when the server has another build of it: once for each, so that a copy
/// that comes back instead does not make it try for ever.
pub fn renew(served: &str) {
    if served != build() && read(RELOADED).as_deref() != Some(served) {
        write(RELOADED, served);
        reload();
    }
}

/// Says that the page now shows what is known, not the kept copy's first look.
pub fn mark_fresh() {
    if let Some(root) = document().document_element() {
        let _ = root.remove_attribute(KEPT);
    }
}

/// Starts over with the server's page.
pub fn reload() {
    let _ = window().location().reload();
}

/// Keeps a copy of the page for a start without network, where the browser can (public/sw.js).
pub fn keep_shell() {
    let workers = property(&window().navigator(), "serviceWorker");
    ask(&workers, "register", &JsValue::from_str("/sw.js"));
}

/// Has the copy of the page at this path made anew: it is other than when it was loaded.
pub fn keep_copy(path: &str) {
    let worker = property(&window().navigator(), "serviceWorker");
    let worker = property(&worker, "controller");
    ask(&worker, "postMessage", &JsValue::from_str(path));
}

/// Asks the tablet not to sleep, again whenever it comes back into view. Best effort: browsers
/// without wake locks and pages without https go on without.
pub fn stay_awake() {
    lock_awake();
    let _ = window_event_listener_untyped("visibilitychange", |_| lock_awake());
}

/// Calls `wake` at every touch and key, as long as the page stands.
pub fn on_touch(wake: impl Fn() + Copy + 'static) {
    for name in ["pointerdown", "keydown"] {
        let listener = window_event_listener_untyped(name, move |_| wake());
        on_cleanup(move || listener.remove());
    }
}

fn lock_awake() {
    if document().hidden() {
        return;
    }
    let lock = property(&window().navigator(), "wakeLock");
    ask(&lock, "request", &JsValue::from_str("screen"));
}

fn property(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// Calls a method that answers a promise; a missing method or a refusal is no trouble.
fn ask(of: &JsValue, method: &str, argument: &JsValue) {
    if !of.is_object() {
        return;
    }
    let Ok(function) = property(of, method).dyn_into::<Function>() else {
        return;
    };
    let Ok(answer) = function.call1(of, argument) else {
        return;
    };
    // `catch` by its name: the closure is freed by the browser once it was called.
    if let Ok(catch) = property(&answer, "catch").dyn_into::<Function>() {
        let _ = catch.call1(&answer, &Closure::once_into_js(|_: JsValue| ()));
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

fn write(key: &str, text: &str) {
    if let Some(storage) = storage() {
        // A full or forbidden storage only costs the start without network.
        let _ = storage.set_item(key, text);
    }
}
