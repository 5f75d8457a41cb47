//! Who people are and what they may do. Must not know how they signed in.
//!
//! Start at [`can`], the one table of permissions that pages and services both ask.

mod actor;
mod permission;
mod role;
#[cfg(test)]
mod tests;

pub use actor::{Actor, ActorKind, PersonKind};
pub use permission::{Action, Denial, Subject, can};
pub use role::Role;
