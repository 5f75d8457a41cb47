//! One transaction in the making: parts of SurrealQL and what they are bound to.
//! Must not know what a booking or a record is.

use surrealdb::types::{SurrealValue, Variables};

use crate::{engine::Engine, error::Failure};

/// Statements that happen together or not at all.
#[derive(Debug, Default)]
pub(crate) struct Commit {
    text: String,
    with: Variables,
}

impl Commit {
    /// Adds statements.
    pub(crate) fn add(&mut self, statements: &str) {
        self.text.push_str(statements);
    }

    /// Binds a name that the statements use.
    pub(crate) fn bind(&mut self, name: &str, value: impl SurrealValue) {
        self.with.insert(name, value);
    }

    /// Runs them; may be run again after [`Failure::Conflict`].
    pub(crate) async fn run(&self, engine: &Engine) -> Result<(), Failure> {
        if self.text.is_empty() {
            return Ok(());
        }
        let text = format!("BEGIN;\n{}COMMIT;", self.text);
        engine.run(&text, self.with.clone()).await.map(drop)
    }
}
