//! The day calendar: rooms down, hours across, four colours and a hatch (R081 to R083).
//!
//! Start at [`DayPage`]; [`board::Board`] holds what is shown and takes live changes, [`scale`]
//! turns instants into places.

mod bar;
mod beside;
mod block;
mod board;
mod choose;
mod drag;
mod filters;
mod grid;
mod help;
mod keys;
mod lanes;
mod menu;
mod page;
mod print;
mod row;
#[cfg(feature = "ssr")]
mod sample;
mod scale;
mod scroll;
mod sheet;
mod span;
mod state;
mod steps;
mod track;

pub use bar::{address_at, provide_query, use_query};
pub use choose::RoomFilters;
pub use drag::Judge;
pub use filters::keeps;
pub use page::{Day, DayPage};
pub use print::PrintLink;
pub use row::facts;
#[cfg(feature = "ssr")]
pub(crate) use sample::DaySample;
pub use span::{Span, SpanSwitch};
pub use state::{StateWord, look, shown_state, state_word, word_of_look};
pub use steps::{JumpTo, StepWords, Steps};
