//! Who comes to a large event, by party, and the dossier of each: pages without a program (R052).
//!
//! Start at [`page::GuestsPage`] and [`dossier::DossierPage`].

pub mod api;
pub mod dossier;
mod form;
#[cfg(feature = "ssr")]
mod gather;
pub mod page;
mod party;
mod person;
mod registration;
pub mod views;
