//! What a server function knows, and the one error that all of them answer.

use contract::{
    locale::Locale,
    problem::{Failure, FieldError},
};
use domain::accounts::Denial;
use leptos::server_fn::{
    codec::JsonEncoding,
    error::{FromServerFnError, ServerFnErrorErr},
};
use serde::{Deserialize, Serialize};

use crate::text::words::errors;

/// Where server functions answer: `/api/fn/<slice>/<verb>`.
pub const PREFIX: &str = "/api/fn";

/// Why a call from a page failed: the failure whole, or no answer at all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum ApiError {
    /// The server says no, and why.
    Failed {
        /// As it crossed the wire.
        failure: Failure,
    },
    /// The server was not reached or answered something else.
    Unreachable,
    /// What was sent cannot be read: a page older than the server.
    Malformed,
}

impl FromServerFnError for ApiError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(value: ServerFnErrorErr) -> Self {
        match value {
            ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::MissingArg(_)
            | ServerFnErrorErr::Serialization(_) => ApiError::Malformed,
            _ => ApiError::Unreachable,
        }
    }
}

impl From<Failure> for ApiError {
    fn from(failure: Failure) -> Self {
        ApiError::Failed { failure }
    }
}

impl ApiError {
    /// Whether signing in would help.
    #[must_use]
    pub fn needs_sign_in(&self) -> bool {
        matches!(
            self,
            ApiError::Failed {
                failure: Failure::Denied {
                    denial: Denial::SignIn
                }
            }
        )
    }

    /// The refusal inside, when a rule said no.
    #[must_use]
    pub fn refusal(&self) -> Option<&domain::bookings::Refusal> {
        match self {
            ApiError::Failed {
                failure: Failure::Refused { refusal },
            } => Some(refusal),
            _ => None,
        }
    }

    /// The text beside a field of this JSON name, when it is one of those that are wrong.
    #[must_use]
    pub fn field(&self, locale: Locale, field: &str) -> Option<String> {
        let ApiError::Failed {
            failure: Failure::Invalid { errors },
        } = self
        else {
            return None;
        };
        let found = errors.iter().find(|error| error.field == field)?;
        Some(contract::text::field(locale, &found.code).to_owned())
    }

    /// The whole error as a sentence.
    #[must_use]
    pub fn text(&self, locale: Locale) -> String {
        match self {
            ApiError::Failed { failure } => contract::text::detail(locale, failure),
            ApiError::Unreachable => errors::unreachable(locale).to_owned(),
            ApiError::Malformed => errors::malformed(locale).to_owned(),
        }
    }
}

/// One wrong field, by its JSON name and a stable code.
#[must_use]
pub fn invalid(field: &str, code: &str) -> Failure {
    Failure::Invalid {
        errors: vec![FieldError::new(field, code)],
    }
}

#[cfg(feature = "ssr")]
mod ssr {
    use domain::accounts::Actor;
    use leptos::prelude::use_context;
    use services::Services;

    use super::ApiError;
    use crate::text::Locale;

    /// The use cases and who is asking, as the server put them beside this request.
    ///
    /// # Errors
    /// [`ApiError::Unreachable`] when the request was cancelled and its context is gone.
    pub fn caller() -> Result<(Services, Actor), ApiError> {
        let services = use_context::<Services>().ok_or(ApiError::Unreachable)?;
        let actor = use_context::<Actor>().unwrap_or_else(Actor::anonymous);
        Ok((services, actor))
    }

    /// The reader's language of this request.
    #[must_use]
    pub fn caller_locale() -> Locale {
        use_context::<Locale>().unwrap_or_default()
    }

    /// The session behind this request's cookie: for "my sessions".
    ///
    /// # Errors
    /// Sign in, when there is none.
    pub async fn caller_session() -> Result<(Services, services::accounts::Caller), ApiError> {
        let (services, _) = caller()?;
        let parts = use_context::<http::request::Parts>().ok_or(ApiError::Unreachable)?;
        let cookies = parts.headers.get_all(http::header::COOKIE).into_iter();
        let cookies = cookies
            .filter_map(|one| one.to_str().ok())
            .flat_map(|one| one.split(';'));
        let mut tokens = cookies.filter_map(|one| one.trim().strip_prefix("lintel_session="));
        let token = tokens.next().unwrap_or_default();
        let caller = services::callers::caller(&services, token).await?;
        Ok((services, caller.as_ref().clone()))
    }

    impl From<services::Error> for ApiError {
        fn from(error: services::Error) -> Self {
            error.failure().into()
        }
    }
}

#[cfg(feature = "ssr")]
pub use ssr::{caller, caller_locale, caller_session};
