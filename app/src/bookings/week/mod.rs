//! The week: all rooms, seven days, only the rows that are in sight (R081 to R083).
//!
//! Start at [`WeekPage`]. [`board`] holds the bookings and takes live changes, [`days`] turns
//! minutes into places, [`paint`] makes a row's HTML, and in the browser [`painter`] keeps the rows
//! in sight in the page. Rows are text rather than views: eight thousand views would take seconds.

mod api;
mod bar;
mod board;
mod days;
mod grid;
mod hand;
mod head;
mod keys;
mod lines;
mod page;
mod paint;
mod painter;
mod place;
#[cfg(feature = "ssr")]
mod read;
#[cfg(feature = "ssr")]
mod sample;
mod scene;
#[cfg(test)]
mod tests;
mod tip;
mod views;

pub use page::WeekPage;
#[cfg(feature = "ssr")]
pub(crate) use views::WeekView;
#[cfg(feature = "ssr")]
pub(crate) use {bar::days_in_words, days::monday, sample::WeekSample};
