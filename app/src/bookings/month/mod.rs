//! The month: how full each day is, and of a few rooms what is booked (R081).
//!
//! Start at [`MonthPage`]; [`days`] makes whole weeks of a month, for my schedule too.

mod api;
pub mod days;
mod page;
#[cfg(feature = "ssr")]
mod read;
#[cfg(feature = "ssr")]
mod sample;
mod table;
mod views;

pub use page::MonthPage;
#[cfg(feature = "ssr")]
pub(crate) use sample::MonthSample;
#[cfg(feature = "ssr")]
pub(crate) use views::MonthView;
