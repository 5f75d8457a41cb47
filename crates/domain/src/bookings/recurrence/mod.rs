//! Recurrence by RFC 5545: the rule (3.3.10), its dates, and its two halves when a series is
//! changed from one date on. Must not know bookings, rooms or the tz database.
//!
//! Own work rather than the `rrule` crate: that one brings chrono, a whole tz database and regex
//! into the browser (here it is the oracle of the tests). Start at [`Recurrence`]: parse the
//! text, then ask for [`Recurrence::occurrences`].
//!
//! Where RFC and API differ: DTSTART is a date only when the rule yields it (api.md). Where the
//! RFC is silent or disagrees with itself: periods of a yearly rule are calendar years also with
//! BYWEEKNO; BYWEEKNO alone takes its weekday from DTSTART; a local time that the clocks skip is
//! read with the offset before the gap (3.3.5), not dropped.

mod days;
mod describe;
mod error;
mod expand;
mod occurrences;
mod parse;
mod part;
mod rule;
mod split;
mod write;

#[cfg(test)]
mod tests;

pub use describe::{Ends, Every, Plain};
pub use error::{BadRrule, NoSeries, Why};
pub use occurrences::{Expansion, Occurrence};
pub use rule::{Ending, Frequency, NthWeekday, Recurrence, Until};
pub use split::Split;

/// Longest rule that is read, in characters.
pub const LONGEST_RULE: usize = 1_000;
/// Dates are looked for this far after DTSTART, in years: it bounds every expansion.
pub const FURTHEST_YEARS: i16 = 100;
/// Most dates that one expansion walks over, also those before its window.
pub const MOST_WALKED: usize = 100_000;
