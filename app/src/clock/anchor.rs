//! The server's clock between two of its words, by a device whose own clocks may be wrong. Pure.

use jiff::Timestamp;

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

#[cfg(not(feature = "ssr"))]
#[wasm_bindgen::prelude::wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn running() -> f64;
}

#[cfg(test)]
mod tests {
    use super::{Anchor, Device};

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
