//! HTTP statuses of failures (api.md, "Errors").

use domain::{
    accounts::Denial,
    bookings::{Refusal, Rule},
};

use crate::problem::Failure;

impl Failure {
    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> u16 {
        match self {
            Failure::Refused { refusal } => refused(refusal),
            Failure::Denied {
                denial: Denial::SignIn,
            } => 401,
            Failure::Denied { .. } => 403,
            Failure::NotFound { .. } => 404,
            Failure::Stale { .. } => 412,
            Failure::Invalid { errors } if errors.iter().all(|error| error.code == "taken") => 409,
            Failure::Invalid { .. } => 422,
            Failure::Rule { code } => rule(code),
            Failure::RateLimited { .. } => 429,
            Failure::Unavailable => 503,
        }
    }
}

fn refused(refusal: &Refusal) -> u16 {
    match refusal.rule {
        Rule::Overlap => 409,
        Rule::Forbidden => 403,
        _ => 422,
    }
}

/// 409 conflicts with what is stored; 422 breaks a rule whatever is stored.
fn rule(code: &str) -> u16 {
    match code {
        "bad_credentials" => 401,
        "forbidden" => 403,
        // The size that a file was announced with says that it is too large before it comes.
        "paper_too_large" => 413,
        "papers_full" | "offset_moved" | "upload_unfinished" => 409,
        // RFC 4918 11.5: nothing is wrong with the request, the disk is full.
        "no_room_for_files" => 507,
        "taken" | "already_registered" | "last_administrator" => 409,
        "only_forward" | "meeting_cancelled" | "no_consent" | "reply_outdated" => 409,
        _ if code.starts_with("not_") || code.contains("_has_") || code.ends_with("_in_use") => 409,
        _ => 422,
    }
}
