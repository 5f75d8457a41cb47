//! The one place that reads the machine's clock.

use jiff::Timestamp;
use services::ports::Clock;

/// The machine's clock, which the operating system keeps right (NTP).
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the Clock port")]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}
