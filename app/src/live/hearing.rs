//! What a message says about time. Pure, so that the truth test hears as a browser does.
//!
//! A message may be late: a device that slept finds what was sent meanwhile, and takes an hour
//! old "free" for news. A request and its answer cannot lie so: the answer is not older than the
//! request. So the first message of a line sets the clock, and a later one that is behind it
//! proves the line late.

use jiff::{SignedDuration, Timestamp};

/// A message so much older than the clock was not sent just now, and an answer that took longer
/// says too little about the time.
const LATE: SignedDuration = SignedDuration::from_secs(5);

/// One line, or one question. Its moments are how long the page has lived, in milliseconds
/// ([`crate::clock::Anchor::lived_ms`]).
#[derive(Debug, Clone, Copy)]
pub struct Hearing {
    opened: i64,
    /// What the server said, and when.
    clock: Option<(Timestamp, i64)>,
}

/// What a message's time means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// It was sent just now: the server's clock.
    Now(Timestamp),
    /// It waited somewhere: the line is not to be believed, open another.
    Late,
}

impl Hearing {
    /// A line that is opened, or a question that is asked, at this moment.
    #[must_use]
    pub const fn begin(lived_ms: i64) -> Self {
        Self {
            opened: lived_ms,
            clock: None,
        }
    }

    /// A message that the server stamped with `at` is here. The clock only goes forward by later
    /// ones, so that a line that gets slower and slower does not set it back bit by bit.
    pub fn hear(&mut self, at: Timestamp, lived_ms: i64) -> Said {
        let since = |then: i64| SignedDuration::from_millis(lived_ms.saturating_sub(then));
        let server_now = match self.clock {
            None => {
                if LATE < since(self.opened) {
                    return Said::Late;
                }
                at
            }
            Some((told, then)) => {
                let expected = told.saturating_add(since(then)).unwrap_or(told);
                if LATE < expected.duration_since(at) {
                    return Said::Late;
                }
                expected.max(at)
            }
        };
        self.clock = Some((server_now, lived_ms));
        Said::Now(server_now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(seconds: i64) -> i64 {
        seconds * 1_000
    }

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(1_000_000 + seconds).unwrap()
    }

    #[test]
    fn r181_what_waited_while_the_tablet_slept_is_no_news() {
        let mut hearing = Hearing::begin(after(0));
        assert_eq!(hearing.hear(at(0), after(1)), Said::Now(at(0)));
        assert_eq!(hearing.hear(at(10), after(11)), Said::Now(at(10)));
        assert_eq!(hearing.hear(at(20), after(1_200)), Said::Late);
    }

    #[test]
    fn r181_an_answer_that_took_long_says_nothing_about_the_time() {
        let mut hearing = Hearing::begin(after(0));
        assert_eq!(hearing.hear(at(0), after(6)), Said::Late);
        let mut hearing = Hearing::begin(after(0));
        assert_eq!(hearing.hear(at(0), after(5)), Said::Now(at(0)));
    }

    #[test]
    fn r181_a_line_that_gets_slower_does_not_set_the_clock_back() {
        let mut hearing = Hearing::begin(after(0));
        hearing.hear(at(0), after(0));
        assert_eq!(hearing.hear(at(10), after(14)), Said::Now(at(14)));
        assert_eq!(hearing.hear(at(20), after(28)), Said::Late);
    }
}
