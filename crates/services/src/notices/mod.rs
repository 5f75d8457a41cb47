//! What people are told: invitations, changes, reminders; in the inbox and by mail (R093 to R104).
//!
//! A commit leaves an errand; [`round`] does those whose time has come. An errand to tell compares
//! what is so now with what people were last told, so that whatever changed, by whichever path and
//! however often, each significant change is told once. What is told is a letter; each of its
//! recipients gets a notice, and for each other channel a delivery. Must not know vendors or HTTP.
//!
//! Start at [`round`], then [`tell`].

mod answering;
mod arm;
mod asked;
mod calendar;
mod check;
mod deciders;
mod declined;
mod deliver;
mod event;
mod inbox;
mod log;
mod mail;
mod notes;
mod people;
mod post;
mod records;
mod remind;
mod replies;
mod roles;
mod round;
mod series;
mod tell;
#[cfg(test)]
mod tests;
mod words;

pub use answering::{agree_by_link, answer_by_link, to_answer};
pub use check::check;
pub use deliver::Office;
pub use inbox::{inbox, mark_read, unread};
pub use log::{again, deliveries, failed};
pub use notes::{Mark, SentNotes};
pub use replies::take_reply;
pub use round::{Round, round};
