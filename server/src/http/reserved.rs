//! The id that a keyed request reserved for the first record that it makes.

use std::sync::{Arc, Mutex, PoisonError};

use axum::{extract::FromRequestParts, http::request::Parts};
use services::{Services, ports::Ids};

use crate::site::Site;

/// The id that was reserved for the first new record of this request.
#[derive(Debug, Clone, Default)]
pub struct Reserved(Option<String>);

impl Reserved {
    /// Reserved before by the layer.
    #[must_use]
    pub(super) fn of(id: &str) -> Self {
        Self(Some(id.to_owned()))
    }

    /// The id, when the request carries a key.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.0.as_deref()
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Reserved {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(parts.extensions.get().cloned().unwrap_or_default())
    }
}

/// The use cases with the reserved id first in line.
pub struct Use(pub Services);

impl FromRequestParts<Site> for Use {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Self::Rejection> {
        let mut services = site.services.clone();
        if let Some(Reserved(Some(id))) = parts.extensions.get::<Reserved>() {
            let first = Mutex::new(Some(id.clone()));
            services.ids = Arc::new(FirstId(first, services.ids));
        }
        Ok(Self(services))
    }
}

struct FirstId(Mutex<Option<String>>, Arc<dyn Ids>);

impl Ids for FirstId {
    fn id(&self) -> String {
        let reserved = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        reserved.unwrap_or_else(|| self.1.id())
    }

    fn secret(&self) -> String {
        self.1.secret()
    }
}
