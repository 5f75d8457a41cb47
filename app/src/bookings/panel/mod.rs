//! One booking: what it is, and what its people may do with it.
//!
//! Start at [`BookingCard`], which stands in the calendar's sheet and on the booking's own page.

mod act;
mod change;
mod facts;
mod give_up;
mod page;

pub use facts::Beside;
pub use page::{BookingCard, BookingPageView, NewPage};
