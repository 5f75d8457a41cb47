//! `/print`: a day or a week as a table for the wall, black on white, states by word.
//!
//! Start at [`PaperPage`]; [`read`] gathers, [`day`] and [`week`] are the two tables. The calendar
//! shows time as length, and the week only the rows in sight; paper wants words and every room.
//! The page has no program, so nothing on it may need one; `?date=`, `?span=week`, `?zone=` and
//! the room filters are those of the calendar, whose "Print" leads here.

mod day;
mod page;
mod read;
mod week;

pub use page::PaperPage;
