//! Who is new to the house completes their profile before anything else (R002).

use axum::{
    http::{StatusCode, Uri},
    response::{IntoResponse, Redirect, Response},
};

use super::{Caller, Fault};

/// What a new person needs until then: the form, who they are, the language, the way out.
const OPEN: [&str; 9] = [
    "/profile",
    "/api/v1/me",
    "/api/v1/me/profile",
    "/api/v1/session",
    "/api/v1/openapi.json",
    "/api/fn/ui/language",
    "/sign-in",
    "/m/sign-in",
    "/sign-out",
];

/// The answer to somebody whose profile is still to be completed: pages lead to the form, the API
/// says so.
pub fn first(caller: &Caller, uri: &Uri) -> Option<Response> {
    let path = uri.path();
    // Icons, manifests and the like have a name with an ending; pages have none.
    let file = !path.starts_with("/api/") && path.rsplit('/').next()?.contains('.');
    let link = path.starts_with("/welcome/") || path.starts_with("/j/");
    if !caller.profile_due || OPEN.contains(&path) || file || link {
        return None;
    }
    if path.starts_with("/api/") {
        let fault = Fault::Edge(StatusCode::FORBIDDEN, "profile_incomplete");
        return Some(fault.into_response());
    }
    Some(Redirect::to("/profile").into_response())
}
