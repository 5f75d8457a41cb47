//! Who people are and what they may do. Must not know how they signed in.
//!
//! Start at [`can`], the one table of permissions that pages and services both ask.

mod actor;
mod can;
mod permission;
mod role;
#[cfg(test)]
mod tests;

pub use actor::{Actor, ActorKind, PersonKind};
pub use can::can;
pub use permission::{Action, Denial, Subject};
pub use role::Role;
