//! From a failure to a status (api.md, "Habits"): the one place.

use axum::http::StatusCode;
use contract::problem::Failure;
use domain::{
    accounts::Denial,
    bookings::{Refusal, Rule},
};

/// The status of a failure.
pub(super) fn status(failure: &Failure) -> StatusCode {
    match failure {
        Failure::Refused { refusal } => refused(refusal),
        Failure::Denied {
            denial: Denial::SignIn,
        } => StatusCode::UNAUTHORIZED,
        Failure::Denied { .. } => StatusCode::FORBIDDEN,
        Failure::NotFound { .. } => StatusCode::NOT_FOUND,
        Failure::Stale { .. } => StatusCode::PRECONDITION_FAILED,
        Failure::Invalid { errors } if errors.iter().all(|error| error.code == "taken") => {
            StatusCode::CONFLICT
        }
        Failure::Invalid { .. } => StatusCode::UNPROCESSABLE_ENTITY,
        Failure::Rule { code } => rule(code),
        Failure::RateLimited { .. } => StatusCode::TOO_MANY_REQUESTS,
        Failure::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
    }
}

fn refused(refusal: &Refusal) -> StatusCode {
    match refusal.rule {
        Rule::Overlap => StatusCode::CONFLICT,
        Rule::Forbidden => StatusCode::FORBIDDEN,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// 409 conflicts with what is stored; 422 breaks a rule whatever is stored.
fn rule(code: &str) -> StatusCode {
    match code {
        "bad_credentials" => StatusCode::UNAUTHORIZED,
        "forbidden" => StatusCode::FORBIDDEN,
        "taken" | "already_registered" | "last_administrator" => StatusCode::CONFLICT,
        _ if code.starts_with("not_") || code.contains("_has_") || code.ends_with("_in_use") => {
            StatusCode::CONFLICT
        }
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}
