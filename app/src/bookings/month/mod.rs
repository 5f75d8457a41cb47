//! The month: how full each day is, and of a few rooms what is booked (R081).
//!
//! Start at [`MonthPage`]; [`days`] makes whole weeks of a month, for my schedule too.

mod api;
pub mod days;
mod page;
#[cfg(feature = "ssr")]
mod read;
mod table;
mod views;

pub use page::MonthPage;
