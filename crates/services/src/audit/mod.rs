//! Reading the journal: who did what, when, with which result (R212, R213). Rows are written by
//! every slice through `journal`.

mod list;
#[cfg(test)]
mod tests;

pub use list::{JournalQuery, list};
