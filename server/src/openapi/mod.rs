//! OpenAPI 3.1 of everything under `/api/v1`: each route brings its own description, so the
//! document cannot leave one out.
//!
//! Must not know what calls do. Start at [`Api`], which the slices of `api` are mounted on.

mod document;
mod operation;
pub mod page;

use axum::{Router, routing::MethodRouter};

pub use document::document;
pub use operation::{Body, Operation, Place};

use crate::site::Site;

/// Routes with their descriptions.
#[derive(Default)]
pub struct Api {
    /// For serving.
    pub router: Router<Site>,
    /// For the document.
    pub operations: Vec<Operation>,
}

impl Api {
    /// One call; `path` is below `/api/v1`.
    #[must_use]
    pub fn route(mut self, operation: Operation, handler: MethodRouter<Site>) -> Self {
        let path = format!("/api/v1{}", operation.path);
        self.router = self.router.route(&path, handler);
        self.operations.push(operation);
        self
    }
}
