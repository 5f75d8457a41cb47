//! The first steps of a new house: the page at `/start`.
//!
//! Plain forms that post to the page itself and get it back whole, so that there is one path with
//! or without scripts, and links that are shown once are never in an address. Stands to the right
//! of every slice; `services::start` knows how far each step is. Start at [`page::StartPage`];
//! [`post::act`] is what a form does.

pub mod api;
#[cfg(feature = "ssr")]
mod gather;
mod lines;
mod more;
pub mod page;
#[cfg(feature = "ssr")]
pub mod post;
mod step;
mod zone;

pub use api::Told;
