//! Booking rooms: every write is load → decide → commit, through the guard of each room touched.
//! Must not know HTTP, pages or how anything is stored.
//!
//! Start at [`book`]; `commit::decide_and_commit` is the one path of every write, `desk` what a
//! decision is taken on, `batch` what is written.

mod batch;
mod book;
mod cancel;
mod change;
mod commit;
mod dates;
mod desk;
mod displace;
mod input;
mod list;
mod live;
mod preview;
mod refuse;
#[cfg(test)]
mod tests;
mod view;
mod words;

pub use book::{book, book_with_id};
pub use cancel::cancel;
pub use change::{change, end_early, extend};
pub use list::{BookingFilter, get, list, mine};
pub use live::{DAYS_AHEAD, RoomCalendar, calendars, room_state, snapshot};
pub use preview::{alternatives, preview};
pub use view::{may_see, view};
