//! Rooms, buildings and the organisation's settings: what people see and what administrators keep.
//!
//! Start at [`list::RoomsPage`]; [`policy::PolicyDraft`] is booking settings as they are typed, at
//! any level. Must not know which level wins: the server resolves.

pub mod api;
pub mod building;
pub mod buildings;
pub mod floor;
pub mod form;
#[cfg(feature = "ssr")]
mod gather;
pub mod list;
pub mod photo;
pub mod place_api;
pub mod place_facts;
pub mod policy;
pub mod policy_fields;
mod policy_help;
pub mod settings;
mod who_link;
