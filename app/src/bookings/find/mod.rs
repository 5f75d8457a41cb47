//! The finder's page: one sentence, what was understood of it, rooms best first (R081).
//!
//! Start at [`FindPage`]. Reading the sentence and ranking are the server's.

mod answers;
mod api;
mod fields;
mod page;
#[cfg(feature = "ssr")]
mod read;
mod views;

pub use page::FindPage;
