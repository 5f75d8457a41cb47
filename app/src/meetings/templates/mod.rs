//! Templates of meetings: chosen by all who call meetings, kept by administrators (R219). A page of
//! the house's bundle: the new meeting itself is made from one by the server ([`address`]).
//!
//! Start at [`list::TemplatesPage`].

pub mod api;
pub mod draft;
pub mod form;
#[cfg(feature = "ssr")]
mod gather;
pub mod list;

#[cfg(feature = "ssr")]
pub use gather::address;
