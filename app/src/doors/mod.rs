//! The doorplate: one room, told truly from six metres, also with the cable out.
//!
//! Start at [`painting::paint`]: a pure function from what the door knows and the corrected time to
//! everything it shows, so that colours turn by themselves and the same test shows every face.
//! [`known`] applies what the live line brings; [`screen`] is the page and [`admin`] the
//! administrators' list. Must not know how a booking is decided, and never guesses: a door
//! without contact says "unsure", not "free" (design.md, "How a screen stays true").

pub mod admin;
pub mod api;
pub mod device;
mod face;
mod first;
mod health;
pub mod known;
mod line;
pub mod night;
pub mod painting;
mod pairing;
pub mod plan;
#[cfg(feature = "ssr")]
mod qr;
pub mod rows;
pub mod screen;
mod shown;
#[cfg(feature = "ssr")]
mod tablet;
#[cfg(test)]
mod tests;
mod ways;

#[cfg(feature = "ssr")]
pub(crate) use face::Face;
#[cfg(feature = "ssr")]
pub(crate) use qr::draw;
#[cfg(feature = "ssr")]
pub use tablet::{ClientAddress, page, worded};
#[cfg(feature = "ssr")]
pub use {api::DoorPage, first::title};
