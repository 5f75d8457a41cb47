//! What a server function knows, and the one error that all of them answer.

use contract::{
    locale::Locale,
    problem::{Failure, FieldError},
};
use domain::bookings::Alternative;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};

use crate::{text::words::errors, wire::Encoding};

/// Where server functions answer: `/api/fn/<slice>/<verb>`.
pub const PREFIX: &str = "/api/fn";

/// Why a call from a page failed. The server words it in the caller's language, so that a page
/// carries no texts of rules that it does not decide itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApiError {
    /// The stable code of api.md, or [`UNREACHABLE`] or [`MALFORMED`].
    pub code: String,
    /// The HTTP status.
    pub status: u16,
    /// What happened and what to do.
    pub detail: String,
    /// Which fields are wrong, with their texts.
    pub errors: Vec<FieldError>,
    /// What could be had instead; only when a rule about slots said no.
    pub alternatives: Option<Vec<Alternative>>,
}

/// The server was not reached or answered something else.
const UNREACHABLE: &str = "unreachable";
/// What was sent cannot be read: a page older than the server.
const MALFORMED: &str = "malformed";

impl FromServerFnError for ApiError {
    type Encoder = Encoding;

    fn from_server_fn_error(value: ServerFnErrorErr) -> Self {
        match value {
            ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::MissingArg(_)
            | ServerFnErrorErr::Serialization(_) => ApiError::malformed(),
            _ => ApiError::unreachable(),
        }
    }
}

/// In the language of the request or the page.
impl From<Failure> for ApiError {
    fn from(failure: Failure) -> Self {
        ApiError::of(crate::text::use_locale(), failure)
    }
}

impl ApiError {
    fn plain(code: &str, status: u16) -> Self {
        Self {
            code: code.to_owned(),
            status,
            detail: String::new(),
            errors: Vec::new(),
            alternatives: None,
        }
    }

    /// The server was not reached or answered something else (503).
    #[must_use]
    pub fn unreachable() -> Self {
        Self::plain(UNREACHABLE, 503)
    }

    /// What was sent cannot be read (400).
    #[must_use]
    pub fn malformed() -> Self {
        Self::plain(MALFORMED, 400)
    }

    /// A failure in the reader's language.
    #[must_use]
    pub fn of(locale: Locale, failure: Failure) -> Self {
        let mut error = Self::plain(contract::text::code(&failure), failure.status());
        error.detail = contract::text::detail(locale, &failure);
        match failure {
            Failure::Invalid { errors } => {
                error.errors = errors;
                let unworded = error.errors.iter_mut().filter(|one| one.detail.is_empty());
                for one in unworded {
                    contract::text::field(locale, &one.code).clone_into(&mut one.detail);
                }
            }
            Failure::Refused { refusal } => error.alternatives = Some(refusal.alternatives),
            _ => {}
        }
        error
    }

    /// Whether there was no answer.
    #[must_use]
    pub fn is_unreachable(&self) -> bool {
        self.code == UNREACHABLE
    }

    /// Whether signing in would help.
    #[must_use]
    pub fn needs_sign_in(&self) -> bool {
        self.code == "unauthenticated"
    }

    /// Whether a rule about slots said no.
    #[must_use]
    pub fn is_refusal(&self) -> bool {
        self.alternatives.is_some()
    }

    /// The text beside a field of this JSON name, when it is one of those that are wrong.
    #[must_use]
    pub fn field(&self, field: &str) -> Option<String> {
        let found = self.errors.iter().find(|error| error.field == field)?;
        Some(found.detail.clone())
    }

    /// The whole error as a sentence.
    #[must_use]
    pub fn text(&self, locale: Locale) -> String {
        match self.code.as_str() {
            UNREACHABLE => errors::unreachable(locale).to_owned(),
            MALFORMED => errors::malformed(locale).to_owned(),
            _ => self.detail.clone(),
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
    use contract::zones::ZoneFile;
    use domain::accounts::Actor;
    use leptos::prelude::use_context;
    use services::Services;

    use super::ApiError;
    use crate::text::Locale;

    /// The use cases and who is asking, as the server put them beside this request.
    ///
    /// # Errors
    /// [`ApiError::unreachable`] when the request was cancelled and its context is gone.
    pub fn caller() -> Result<(Services, Actor), ApiError> {
        let services = use_context::<Services>().ok_or(ApiError::unreachable())?;
        let actor = use_context::<Actor>().unwrap_or_else(Actor::anonymous);
        Ok((services, actor))
    }

    /// The reader's language of this request.
    #[must_use]
    pub fn caller_locale() -> Locale {
        use_context::<Locale>().unwrap_or_default()
    }

    /// Whether a form posted itself, without the page's program: then the answer is a page.
    #[must_use]
    pub fn is_plain_form() -> bool {
        let parts = use_context::<http::request::Parts>();
        parts.is_some_and(|parts| {
            let accept = parts.headers.get(http::header::ACCEPT);
            let accept = accept.and_then(|accept| accept.to_str().ok());
            accept.is_some_and(|accept| accept.contains("text/html"))
        })
    }

    /// The session behind this request's cookie: for "my sessions".
    ///
    /// # Errors
    /// Sign in, when there is none.
    pub async fn caller_session() -> Result<(Services, services::accounts::Caller), ApiError> {
        let (services, _) = caller()?;
        let parts = use_context::<http::request::Parts>().ok_or(ApiError::unreachable())?;
        let cookies = parts.headers.get_all(http::header::COOKIE).into_iter();
        let cookies = cookies
            .filter_map(|one| one.to_str().ok())
            .flat_map(|one| one.split(';'));
        let mut tokens = cookies.filter_map(|one| one.trim().strip_prefix("lintel_session="));
        let token = tokens.next().unwrap_or_default();
        let caller = services::callers::caller(&services, token).await?;
        Ok((services, caller.as_ref().clone()))
    }

    /// The reader's zone: as the account says, else the organisation's.
    ///
    /// # Errors
    /// Unavailable.
    pub async fn reader_zone(services: &Services) -> Result<ZoneFile, ApiError> {
        let own = caller_session().await.ok();
        let name = match own.and_then(|(_, caller)| caller.time_zone) {
            Some(name) => name,
            None => services::rooms::settings(services).await?.time_zone,
        };
        Ok(services::zones::zone_file(&name)?)
    }

    impl From<services::Error> for ApiError {
        fn from(error: services::Error) -> Self {
            error.failure().into()
        }
    }
}

#[cfg(feature = "ssr")]
pub use ssr::{caller, caller_locale, caller_session, is_plain_form, reader_zone};
