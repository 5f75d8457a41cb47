//! The page's clock: the server's time, kept ticking, never the browser's own opinion.
//!
//! The first render shows the server's `as_of` (equal on both sides); then an effect ticks once a
//! second, on the second, and every message of the server corrects it.

use jiff::{SignedDuration, Timestamp};
use leptos::prelude::*;

use crate::effect::Effect;

mod anchor;

pub use anchor::{Anchor, Device};

/// A clock for one page. `Copy`, reactive.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    now: RwSignal<Timestamp>,
    minute: Memo<Timestamp>,
    anchor: StoredValue<Anchor>,
    leaps: RwSignal<u32>,
    ticking: StoredValue<bool>,
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
            anchor: StoredValue::new(Anchor::new(as_of, Device::now())),
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
    let step = |anchor: &mut Anchor| (anchor.step(Device::now()), anchor.leaps());
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

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use leptos::prelude::Owner;

    use super::Clock;

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
}
