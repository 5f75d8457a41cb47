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
mod find;
mod horizon;
mod import;
mod input;
mod list;
mod live;
mod month;
mod preview;
mod refuse;
mod schedule;
mod shelf;
#[cfg(test)]
mod tests;
mod together;
mod view;
mod week;
mod words;

pub(crate) use book::book_for;
pub use book::{book, book_with_id};
pub use cancel::cancel;
pub(crate) use cancel::{LONGEST_REASON, release_for};
pub use change::{change, end_early, extend};
pub(crate) use change::{change_for, change_people};
pub(crate) use find::fitting;
pub use find::{Asked, MOST_OFFERS, Needs, Wish, find, offers, understand};
pub use horizon::{Extended, extend_series_horizon};
pub use import::{
    ImportOptions, Imported, ImportedBooking, MOST_EVENTS, Outcome, book_imported, book_many,
};
pub use list::{BookingFilter, get, list, list_whole, mine};
pub use live::{DAYS_AHEAD, RoomCalendar, calendars, room_state, snapshot};
pub use month::{MOST_MONTH_DAYS, month};
pub use preview::{alternatives, preview};
pub use schedule::schedule;
pub use view::{may_book, may_see, view};
pub(crate) use week::standing;
pub use week::week;

pub(crate) use batch::Batch;
pub(crate) use commit::{Decided, Try, decide_and_commit};
pub(crate) use desk::{Desk, Desks, Reach, desks};
pub(crate) use displace::{Winner, displace, free_instead};
pub(crate) use input::{
    LONGEST_DESCRIPTION, LONGEST_WHY, attendee, check_slot, heads, whole_seconds,
};
pub(crate) use refuse::explain;
pub(crate) use shelf::Shelf;
pub(crate) use together::Held;
pub(crate) use view::subject;
pub(crate) use words::{told, undecided, when};
