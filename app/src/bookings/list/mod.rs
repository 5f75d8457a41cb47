//! The list: what is booked from a day on, line by line, in the rooms that the filters keep (R081).
//!
//! Start at [`ListPage`]. For phones, screen readers and whoever prefers reading to looking.

mod api;
mod lines;
mod page;
#[cfg(feature = "ssr")]
mod read;
#[cfg(feature = "ssr")]
mod sample;
mod views;

pub use page::ListPage;
#[cfg(feature = "ssr")]
pub(crate) use sample::ListSample;
#[cfg(feature = "ssr")]
pub(crate) use views::ListView;
