//! Vendors behind ports: each speaks one protocol, none decides anything.
//!
//! Must not know rules, HTTP or the database. Start at [`mail`] or [`FolderFiles`].

mod files;
pub mod mail;
mod office;

pub use files::FolderFiles;
pub use office::LibreOffice;
