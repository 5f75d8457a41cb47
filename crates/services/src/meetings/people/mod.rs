//! Who is asked to come to a meeting: as what, and what they answered (R048 to R055).
//!
//! The meeting's record, and its bookings, list who is asked; here is one record for each of them,
//! so that answers of many people do not meet in one place. Start at [`set`]. Must not know how
//! anybody is told.

mod answer;
mod check_in;
mod delegate;
#[cfg(test)]
mod delegate_tests;
mod enter;
mod known;
mod list;
mod mine;
mod records;
mod set;
#[cfg(test)]
mod tests;
mod view;
mod wanted;

pub use answer::answer;
pub(crate) use answer::answer_as;
pub use mine::mine;
pub use set::{change_attendee, invite, uninvite};

pub use check_in::check_in;
pub(crate) use delegate::delegate_as;
pub use delegate::{delegate, take_back};

pub(super) use check_in::checked_in_at;
pub(crate) use enter::enter;
pub(super) use known::acquaint;
pub use list::attendee_list;
pub(super) use list::listed;
pub(super) use records::{Answer, AttendeeRecord, Came, People, attendee_id};
pub(super) use set::{open, plan};
pub(super) use view::{attendees, standing};
pub(super) use wanted::{Wanted, is_account, read_all};
