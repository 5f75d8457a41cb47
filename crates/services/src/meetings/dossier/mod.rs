//! Who comes to a large event, by party, and the dossier of each of them (R052).
//!
//! A dossier is a record of its own beside the attendee's, so that an answer and a biography do not
//! meet in one place; it means nothing unless the meeting's list names its owner. Who reads and
//! writes which part stands in `domain::meetings::Standing`. Start at [`get`] and [`change`].

mod change;
mod guests;
mod input;
mod read;
mod records;
mod sweep;
#[cfg(test)]
mod tests;

pub use change::{Portrait, change};
pub use guests::{AT_ONCE, GuestsAsked, Party, guests, parties};
pub use read::{get, portrait};
pub use sweep::{missing, sweep};
