//! How pages call server functions: small in the browser, whatever the functions answer.
//!
//! Leptos makes a state machine of every resource and every action for its own types; sixty of
//! them were half of the organizer's program (measured). Here the answer travels as text to the
//! place that shows it, so the machinery exists once. Start at [`Call`], the protocol of every
//! `#[server]` function; [`Resource`], [`Suspend`], [`ServerAction`] and [`ActionForm`] stand in
//! for those of Leptos under the same names. Must not know any one function.

mod action;
mod call;
mod encoding;
pub mod first;
mod form;
pub mod json;
mod kept;
mod parting;
mod protocol;
mod refused;
#[cfg(not(feature = "ssr"))]
mod resource;
#[cfg(test)]
mod tests;

pub use action::{Answer, ServerAction};
pub use encoding::Encoding;
pub use form::{ActionForm, fields_of};
#[cfg(feature = "ssr")]
pub use kept::answer_plain_form;
pub use kept::kept_draft;
pub use parting::parting;
pub use protocol::Call;
pub use refused::provide_refusal;

#[cfg(not(feature = "ssr"))]
pub use resource::{Resource, Suspend};

#[cfg(feature = "ssr")]
pub use leptos::prelude::{Resource, Suspend};
