//! The line in the browser: one `EventSource` at a time, watched for silence.

use std::{cell::RefCell, rc::Rc, time::Duration};

use jiff::Timestamp;
use leptos::{prelude::*, wasm_bindgen::JsCast};
use serde::de::DeserializeOwned;
use wasm_bindgen::closure::Closure;
use web_sys::{EventSource, MessageEvent};

use super::{Connection, Hearing, Live, Message, Said, wait_ms};
use crate::{clock::Clock, wire::json};

/// Silence longer than this is a lost line (beats come every 15 s at most).
const SILENCE_SECONDS: u64 = 35;

type Handler = Closure<dyn Fn(MessageEvent)>;
/// An event's name and what is done with its text.
type Event = (&'static str, fn(&Line, &str));

/// What a line of rooms brings.
pub(super) const ROOMS: [Event; 4] = [
    ("snapshot", |line, text| {
        line.pass(text, |snapshot: contract::live::Snapshot| {
            (snapshot.as_of, Message::Snapshot(snapshot))
        });
    }),
    ("change", |line, text| {
        line.pass(text, |change: contract::live::Change| {
            (change.state.as_of, Message::Change(Box::new(change)))
        });
    }),
    ("resync", NEWS),
    BEAT,
];
const BEAT: Event = ("beat", |line, text| {
    if let Ok(at) = json::read::<Timestamp>(text) {
        line.heard(at);
    }
});
/// Something is another, whatever it is.
const NEWS: fn(&Line, &str) = |line, _| {
    line.watch();
    (line.on)(Message::Resync);
};
/// What a line of one meeting brings.
pub(super) const MEETING: [Event; 2] = [("changed", NEWS), BEAT];
/// What a line of all rooms brings to who reads everything anew. What comes first says when the
/// line stands; when it had broken before, anything may have been missed.
pub(super) const ANYTHING: [Event; 4] = [
    ("revisions", |line, text| {
        let begun = json::read::<Begun>(text);
        if begun.is_ok_and(|begun| line.heard(begun.as_of)) && line.stood_before() {
            (line.on)(Message::Resync);
        }
    }),
    ("change", NEWS),
    ("resync", NEWS),
    BEAT,
];
const REVISIONS: Event = ("revisions", |line, text| {
    line.pass(text, |revisions: contract::week::Revisions| {
        (revisions.as_of, Message::Revisions(revisions))
    });
});

/// The beginning of a line of all rooms, of which only the time is read.
#[derive(serde::Deserialize)]
struct Begun {
    as_of: Timestamp,
}

/// What a line of all rooms brings.
pub(super) fn of_all() -> Rc<[Event]> {
    ROOMS.into_iter().chain([REVISIONS]).collect()
}

/// Opens a line once the page runs.
pub(super) fn open(
    address: Rc<dyn Fn() -> String>,
    events: Rc<[Event]>,
    clock: Clock,
    on: Rc<dyn Fn(Message)>,
) -> Live {
    let live = Live::closed();
    crate::effect::Effect::new(move |_| {
        Line::open((address.clone(), events.clone()), clock, live, on.clone());
    });
    live
}

/// One open line; closes with its owner.
#[derive(Clone)]
pub(super) struct Line {
    address: Rc<dyn Fn() -> String>,
    events: Rc<[Event]>,
    clock: Clock,
    live: Live,
    on: Rc<dyn Fn(Message)>,
    state: Rc<RefCell<State>>,
}

#[derive(Default)]
struct State {
    source: Option<EventSource>,
    handlers: Vec<Handler>,
    hearing: Option<Hearing>,
    watchdog: Option<TimeoutHandle>,
    retry: Option<TimeoutHandle>,
    failures: u32,
    stood: bool,
    closed: bool,
}

impl Line {
    pub(super) fn open(
        (address, events): (Rc<dyn Fn() -> String>, Rc<[Event]>),
        clock: Clock,
        live: Live,
        on: Rc<dyn Fn(Message)>,
    ) {
        let state = Rc::default();
        let line = Self {
            address,
            events,
            clock,
            live,
            on,
            state,
        };
        line.connect();
        let offline = window_event_listener_untyped("offline", {
            let line = line.clone();
            move |_| line.lost()
        });
        let online = window_event_listener_untyped("online", {
            let line = line.clone();
            move |_| line.connect()
        });
        let line = leptos::__reexports::send_wrapper::SendWrapper::new(line);
        on_cleanup(move || {
            offline.remove();
            online.remove();
            line.close();
        });
    }

    fn connect(&self) {
        if self.state.borrow().closed {
            return;
        }
        self.drop_source();
        let Ok(source) = EventSource::new(&(self.address)()) else {
            self.lost();
            return;
        };
        self.state.borrow_mut().hearing = Some(Hearing::begin(self.clock.lived_ms()));
        for (name, act) in self.events.iter() {
            self.on_event(&source, name, *act);
        }
        self.on_failure(&source);
        self.state.borrow_mut().source = Some(source);
        self.watch();
    }

    fn on_event(&self, source: &EventSource, name: &str, act: fn(&Line, &str)) {
        let line = self.clone();
        let handler: Handler = Closure::new(move |event: MessageEvent| {
            act(&line, &event.data().as_string().unwrap_or_default());
        });
        let function = handler.as_ref().unchecked_ref();
        let _ = source.add_event_listener_with_callback(name, function);
        self.state.borrow_mut().handlers.push(handler);
    }

    fn on_failure(&self, source: &EventSource) {
        let line = self.clone();
        // The event comes from inside the source's own handler: reopen after it has returned.
        let handler: Handler = Closure::new(move |_| {
            let line = line.clone();
            set_timeout(move || line.lost(), Duration::ZERO);
        });
        source.set_onerror(Some(handler.as_ref().unchecked_ref()));
        self.state.borrow_mut().handlers.push(handler);
    }

    fn pass<T: DeserializeOwned>(
        &self,
        text: &str,
        message: impl FnOnce(T) -> (Timestamp, Message),
    ) {
        match json::read(text) {
            Ok(read) => {
                let (at, message) = message(read);
                if self.heard(at) {
                    (self.on)(message);
                }
            }
            Err(_) => (self.on)(Message::Resync),
        }
    }

    /// Contact, as of the server's stamp; false when the message waited too long to be believed.
    fn heard(&self, at: Timestamp) -> bool {
        let said = {
            let mut state = self.state.borrow_mut();
            state.failures = 0;
            state.hearing.as_mut().map_or(Said::Late, |hearing| {
                hearing.hear(at, self.clock.lived_ms())
            })
        };
        let Said::Now(server_now) = said else {
            // From inside the source's own handler: reopen after it has returned.
            let line = self.clone();
            set_timeout(move || line.lost(), Duration::ZERO);
            return false;
        };
        self.clock.correct(server_now);
        self.live.last_contact.try_set(Some(at));
        if self.live.connection.try_get_untracked() != Some(Connection::Live) {
            self.live.connection.try_set(Connection::Live);
        }
        self.watch();
        true
    }

    /// Whether it stands again, not for the first time.
    fn stood_before(&self) -> bool {
        std::mem::replace(&mut self.state.borrow_mut().stood, true)
    }

    fn watch(&self) {
        let line = self.clone();
        let silence = Duration::from_secs(SILENCE_SECONDS);
        let handle = set_timeout_with_handle(move || line.lost(), silence).ok();
        if let Some(old) = std::mem::replace(&mut self.state.borrow_mut().watchdog, handle) {
            old.clear();
        }
    }

    fn lost(&self) {
        if self.state.borrow().closed {
            return;
        }
        self.drop_source();
        self.live.connection.try_set(Connection::Lost);
        let failures = self.state.borrow().failures;
        let line = self.clone();
        let wait = Duration::from_millis(wait_ms(failures, js_sys::Math::random()));
        let handle = set_timeout_with_handle(move || line.connect(), wait).ok();
        let mut state = self.state.borrow_mut();
        state.failures = failures.saturating_add(1);
        if let Some(old) = std::mem::replace(&mut state.retry, handle) {
            old.clear();
        }
    }

    fn drop_source(&self) {
        let mut state = self.state.borrow_mut();
        if let Some(source) = state.source.take() {
            source.set_onerror(None);
            source.close();
        }
        state.handlers.clear();
        if let Some(watchdog) = state.watchdog.take() {
            watchdog.clear();
        }
    }

    fn close(&self) {
        self.state.borrow_mut().closed = true;
        self.drop_source();
        if let Some(retry) = self.state.borrow_mut().retry.take() {
            retry.clear();
        }
    }
}
