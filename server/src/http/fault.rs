//! Anything but success, until it is written out in the caller's language.

use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use contract::{
    locale::Locale,
    problem::{Failure, FieldError, Problem},
    text,
};
use services::Error;

use super::Asked;

/// Seconds after which a caller may try again when the store did not answer.
const RETRY_SECONDS: u32 = 1;

/// Why a request was not carried out.
#[derive(Debug, Clone)]
pub enum Fault {
    /// A use case said no.
    Failed(Failure),
    /// The edge said no: status and code.
    Edge(StatusCode, &'static str),
    /// Field errors in a request that could be read.
    Fields(Vec<FieldError>),
    /// Our own mistake; it stands in the log.
    Internal,
}

impl Fault {
    /// 400 with a code that has words.
    #[must_use]
    pub const fn malformed() -> Self {
        Self::Edge(StatusCode::BAD_REQUEST, "malformed")
    }

    /// 404.
    #[must_use]
    pub fn not_found(what: &str) -> Self {
        Self::Failed(Failure::NotFound {
            what: what.to_owned(),
        })
    }

    /// 422 for one field.
    #[must_use]
    pub fn field(field: &str, code: &str) -> Self {
        Self::Fields(vec![FieldError::new(field, code)])
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Fault::Failed(failure) => {
                StatusCode::from_u16(failure.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
            }
            Fault::Edge(status, _) => *status,
            Fault::Fields(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Fault::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The body, in a language.
    #[must_use]
    pub fn problem(&self, locale: Locale, trace_id: &str) -> Problem {
        let failure = self.failure();
        let code = match self {
            Fault::Edge(_, code) => *code,
            Fault::Internal => "internal",
            _ => text::code(&failure),
        };
        let worded = matches!(self, Fault::Failed(_) | Fault::Fields(_));
        Problem {
            kind: format!("/problems/{code}"),
            title: text::code_title(locale, code).to_owned(),
            status: self.status().as_u16(),
            detail: if worded {
                text::detail(locale, &failure)
            } else {
                text::code_detail(locale, code)
            },
            code: code.to_owned(),
            trace_id: trace_id.to_owned(),
            errors: fields(locale, &failure),
            refusal: match failure {
                Failure::Refused { refusal } => Some(refusal),
                _ => None,
            },
        }
    }

    fn failure(&self) -> Failure {
        match self {
            Fault::Failed(failure) => failure.clone(),
            Fault::Fields(errors) => Failure::Invalid {
                errors: errors.clone(),
            },
            Fault::Edge(..) | Fault::Internal => Failure::Unavailable,
        }
    }

    fn retry_after(&self) -> Option<u32> {
        match self {
            Fault::Failed(Failure::RateLimited {
                retry_after_seconds,
            }) => Some((*retry_after_seconds).max(1)),
            fault if fault.status() == StatusCode::SERVICE_UNAVAILABLE => Some(RETRY_SECONDS),
            _ => None,
        }
    }
}

/// Field errors with their sentences; one that knows more already, such as the line in a file,
/// keeps its own.
fn fields(locale: Locale, failure: &Failure) -> Vec<FieldError> {
    let Failure::Invalid { errors } = failure else {
        return Vec::new();
    };
    let mut errors = errors.clone();
    for error in errors.iter_mut().filter(|error| error.detail.is_empty()) {
        text::field(locale, &error.code).clone_into(&mut error.detail);
    }
    errors
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        if let Error::Unavailable(source) = &error {
            // 5xx hide details from callers; the log has them beside the trace id.
            tracing::error!(?source, "the store is unavailable");
        }
        Self::Failed(error.failure())
    }
}

impl From<Failure> for Fault {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

/// The fault rides in the answer's extensions until [`write_out`] knows language and trace id.
impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Writes a fault's body; any other answer stays as it is.
#[must_use]
pub fn write_out(asked: &Asked, mut response: Response) -> Response {
    let Some(fault) = response.extensions_mut().remove::<Fault>() else {
        return response;
    };
    let problem = fault.problem(asked.locale, &asked.trace_id);
    let body = serde_json::to_vec(&problem).unwrap_or_default();
    let headers = response.headers_mut();
    let json = HeaderValue::from_static("application/problem+json");
    headers.insert(header::CONTENT_TYPE, json);
    headers.remove(header::CONTENT_LENGTH);
    let lang = HeaderValue::from_static(asked.locale.lang());
    headers.insert(header::CONTENT_LANGUAGE, lang);
    if let Some(seconds) = fault.retry_after() {
        headers.insert(header::RETRY_AFTER, seconds.into());
    }
    if fault.status() == StatusCode::UNAUTHORIZED {
        headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    *response.body_mut() = Body::from(body);
    response
}
