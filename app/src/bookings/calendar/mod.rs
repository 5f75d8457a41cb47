//! The day calendar: rooms down, hours across, four colours and a hatch (R081 to R083).
//!
//! Start at [`DayPage`]; [`board::Board`] holds what is shown and takes live changes, [`scale`]
//! turns instants into places.

mod bar;
mod block;
mod board;
mod drag;
mod filters;
mod grid;
mod help;
mod keys;
mod lanes;
mod page;
mod row;
mod scale;
mod scroll;
mod sheet;
mod state;
mod track;

pub use drag::Judge;
pub use page::{Day, DayPage};
pub use state::{StateWord, shown_state, state_word};
