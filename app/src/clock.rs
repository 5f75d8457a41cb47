//! The page's clock: the server's time, kept ticking, never the browser's own opinion.
//!
//! The first render shows the server's `as_of` (equal on both sides); then an effect ticks once a
//! second, on the second, and every message of the server corrects it.

use jiff::{SignedDuration, Timestamp};
use leptos::prelude::*;

use crate::effect::Effect;

/// A clock for one page. `Copy`, reactive.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    now: RwSignal<Timestamp>,
    minute: Memo<Timestamp>,
    anchor: StoredValue<Anchor>,
    leaps: RwSignal<u32>,
    ticking: StoredValue<bool>,
}

/// The device's two clocks at one moment, in milliseconds. Neither is to be believed alone: the
/// wall's is set by people and by the network, the running one stands still while a device sleeps.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Device {
    /// What the device thinks that the time is, since 1970.
    pub wall_ms: i64,
    /// How long the page has run; never goes back.
    pub running_ms: i64,
}

impl Device {
    /// Both clocks of this browser.
    #[cfg(not(feature = "ssr"))]
    #[must_use]
    pub fn now() -> Self {
        Self {
            wall_ms: js_sys::Date::now() as i64,
            running_ms: running() as i64,
        }
    }

    /// The server has no use for a device's clocks.
    #[cfg(feature = "ssr")]
    #[must_use]
    pub fn now() -> Self {
        Self::default()
    }

    /// Milliseconds that passed since `earlier`: the longer of what both clocks say, so that
    /// knowledge is never taken for younger than it is.
    #[must_use]
    pub fn since(self, earlier: Self) -> i64 {
        let wall = self.wall_ms.saturating_sub(earlier.wall_ms);
        let running = self.running_ms.saturating_sub(earlier.running_ms);
        wall.max(running).max(0)
    }
}

/// The server's clock, carried on by the device's two, step by step.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Anchor {
    server_ms: i64,
    at: Device,
    lived_ms: i64,
    leaps: u32,
}

/// A step in which the wall's clock went so much further than the running one is a leap.
const LEAP_MS: i64 = 5_000;

impl Anchor {
    /// The server says `server_now`, now.
    #[must_use]
    pub fn new(server_now: Timestamp, at: Device) -> Self {
        Self {
            server_ms: server_now.as_millisecond(),
            at,
            lived_ms: 0,
            leaps: 0,
        }
    }

    /// Goes on to another moment of the device; milliseconds of the server's clock there. Small
    /// steps matter: a clock that is set back in one of them hides no sleep in another.
    pub fn step(&mut self, now: Device) -> i64 {
        let wall = now.wall_ms.saturating_sub(self.at.wall_ms);
        let running = now.running_ms.saturating_sub(self.at.running_ms);
        if LEAP_MS < wall.saturating_sub(running) {
            self.leaps = self.leaps.wrapping_add(1);
        }
        let passed = now.since(self.at);
        self.server_ms = self.server_ms.saturating_add(passed);
        self.lived_ms = self.lived_ms.saturating_add(passed);
        self.at = now;
        self.server_ms
    }

    /// The same as an instant; the beginning of time when it is none.
    pub fn instant(&mut self, now: Device) -> Timestamp {
        Timestamp::from_millisecond(self.step(now)).unwrap_or_default()
    }

    /// The server says `server_now`, now.
    pub fn correct(&mut self, server_now: Timestamp, now: Device) {
        self.step(now);
        self.server_ms = server_now.as_millisecond();
    }

    /// How long all steps together took until this moment, in milliseconds; no correction and no
    /// clock that is set makes it shorter.
    pub fn lived_ms(&mut self, now: Device) -> i64 {
        self.step(now);
        self.lived_ms
    }

    /// How often the device slept, or its clock was set forward: nobody can tell which, so what
    /// time it is is not known until the server says so.
    #[must_use]
    pub const fn leaps(&self) -> u32 {
        self.leaps
    }
}

/// Makes the page's clock. Call it once, at the root: what a part of the page provides is gone
/// with that part, and the clock goes on ticking.
pub fn provide_clock() -> Clock {
    let clock = Clock::new(Timestamp::UNIX_EPOCH);
    provide_context(clock);
    clock
}

/// The page's clock from context.
#[must_use]
pub fn use_clock() -> Clock {
    use_context::<Clock>().unwrap_or_else(provide_clock)
}

impl Clock {
    /// A clock that stands at `as_of` until it is started.
    #[must_use]
    pub fn new(as_of: Timestamp) -> Self {
        let now = RwSignal::new(as_of);
        Self {
            now,
            minute: Memo::new(move |_| floor(now.get(), 60)),
            anchor: StoredValue::new(Anchor::new(as_of, Device::default())),
            leaps: RwSignal::new(0),
            ticking: StoredValue::new(false),
        }
    }

    /// Shows `as_of` now and, in the browser, ticks on from there. Call it with the data that was
    /// just read; later calls only correct the clock.
    pub fn start(self, as_of: Timestamp) {
        if self.ticking.get_value() {
            self.correct(as_of);
            return;
        }
        self.now.set(floor(as_of, 1));
        self.ticking.set_value(true);
        Effect::new(move |_| {
            self.correct(as_of);
            tick(self);
        });
    }

    /// Takes the server's clock as it just told it.
    pub fn correct(self, server_now: Timestamp) {
        self.anchor
            .try_update_value(|anchor| anchor.correct(server_now, Device::now()));
    }

    /// How long the page has lived, in milliseconds; see [`Anchor::lived_ms`].
    #[must_use]
    pub fn lived_ms(self) -> i64 {
        let lived = |anchor: &mut Anchor| anchor.lived_ms(Device::now());
        self.anchor.try_update_value(lived).unwrap_or_default()
    }

    /// Now, to the second; tracks.
    #[must_use]
    pub fn now(self) -> Timestamp {
        self.now.get()
    }

    /// Now, without tracking: for event handlers.
    #[must_use]
    pub fn now_untracked(self) -> Timestamp {
        self.now.get_untracked()
    }

    /// The minute that has begun; changes once a minute; tracks. For colours and lines.
    #[must_use]
    pub fn minute(self) -> Timestamp {
        self.minute.get()
    }

    /// Now, as fine as a slot needs it; tracks. The minute that has begun, except in a minute
    /// within which the slot begins or ends: what is taken at 9:02:30 is in use from then on.
    #[must_use]
    pub fn for_slot(self, start: Timestamp, end: Timestamp) -> Timestamp {
        let minute = self.minute();
        let within = |at: Timestamp| at != minute && floor(at, 60) == minute;
        if within(start) || within(end) {
            self.now()
        } else {
            minute
        }
    }

    /// Now, to the millisecond, by the corrected clock; not reactive.
    #[must_use]
    pub fn exact(self) -> Timestamp {
        let step = |anchor: &mut Anchor| anchor.instant(Device::now());
        self.anchor.try_update_value(step).unwrap_or_default()
    }

    /// Changes when the device slept or its clock was set forward; tracks.
    #[must_use]
    pub fn leaps(self) -> u32 {
        self.leaps.get()
    }
}

fn tick(clock: Clock) {
    let step = |anchor: &mut Anchor| (anchor.step(Device::now()), anchor.leaps);
    let Some((ms, leaps)) = clock.anchor.try_update_value(step) else {
        return;
    };
    if clock.leaps.try_get_untracked() != Some(leaps) {
        clock.leaps.try_set(leaps);
    }
    if let Ok(now) = Timestamp::from_millisecond(ms) {
        clock.now.try_set(floor(now, 1));
    }
    let rest = u64::try_from(1_005 - ms.rem_euclid(1_000)).unwrap_or(1_000);
    set_timeout(move || tick(clock), std::time::Duration::from_millis(rest));
}

fn floor(at: Timestamp, seconds: i64) -> Timestamp {
    let over = at.as_second().rem_euclid(seconds);
    Timestamp::from_second(at.as_second() - over).unwrap_or(at)
}

/// `later - earlier` in whole minutes, rounded up: "in 9 minutes".
#[must_use]
pub fn minutes_until(later: Timestamp, earlier: Timestamp) -> i64 {
    let seconds = later
        .duration_since(earlier)
        .max(SignedDuration::ZERO)
        .as_secs();
    (seconds + 59) / 60
}

#[cfg(not(feature = "ssr"))]
#[wasm_bindgen::prelude::wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn running() -> f64;
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use leptos::prelude::Owner;

    use super::{Anchor, Clock, Device};

    #[test]
    fn r083_a_slot_that_begins_within_a_minute_turns_at_its_second() {
        let owner = Owner::new();
        owner.set();
        let clock = Clock::new("2026-11-20T09:02:45Z".parse().unwrap());
        let at = |start: &str, end: &str| {
            let day = |time: &str| format!("2026-11-20T{time}Z").parse().unwrap();
            let now = clock.for_slot(day(start), day(end));
            now.to_string()
        };
        assert_eq!(at("09:02:30", "10:00:00"), "2026-11-20T09:02:45Z");
        assert_eq!(at("08:00:00", "09:02:40"), "2026-11-20T09:02:45Z");
        assert_eq!(at("09:00:00", "10:00:00"), "2026-11-20T09:02:00Z");
        assert_eq!(at("09:02:00", "10:00:30"), "2026-11-20T09:02:00Z");
    }

    #[test]
    fn r181_a_clock_that_is_set_makes_no_knowledge_younger() {
        let device = |wall_ms, running_ms| Device {
            wall_ms,
            running_ms,
        };
        let told: jiff::Timestamp = "2026-11-20T09:00:00Z".parse().unwrap();
        let mut anchor = Anchor::new(told, device(7_200_000, 1_000));
        let mut after = |wall, running| {
            let ms = anchor.step(device(wall, running)) - told.as_millisecond();
            (ms, anchor.leaps())
        };
        assert_eq!(
            after(7_201_000, 2_000),
            (1_000, 0),
            "two hours wrong, evenly"
        );
        assert_eq!(after(1_000, 3_000), (2_000, 0), "set back");
        assert_eq!(after(1_801_000, 3_000), (1_802_000, 1), "then it slept");
        assert_eq!(after(1_801_500, 4_000), (1_803_000, 1));
    }
}
