//! The server's side of the tablet: its cookie, and the address that it is reached under.

use contract::doors::PairingState;
use domain::{
    accounts::{Actor, ActorKind},
    ids::RoomId,
};
use http::{HeaderMap, HeaderValue, header, request::Parts};
use leptos::prelude::use_context;
use services::{Services, doors::DoorCaller};

use super::api::{DoorPage, Polled};
use crate::{
    context::ApiError,
    text::{Locale, words::doors},
};

/// Ten years: a tablet is screwed to the wall, and revoking ends it on the server.
const COOKIE_SECONDS: u32 = 315_360_000;

/// Where a request comes from, as rate limits know it; the server puts it beside the request.
#[derive(Debug, Clone)]
pub struct ClientAddress(pub String);

/// The address for rate limits; without one all share a limit.
pub fn client_address() -> String {
    use_context::<ClientAddress>().map_or_else(|| "unknown".to_owned(), |address| address.0)
}

/// The door that asks, if it is one.
pub fn door_of(actor: Actor) -> Option<DoorCaller> {
    let ActorKind::Door(door, room) = actor.kind.clone() else {
        return None;
    };
    Some(DoorCaller { door, room, actor })
}

/// What the tablet is to show; `parts` of its request say under which address it comes.
///
/// # Errors
/// Unavailable.
pub async fn page(
    services: &Services,
    actor: Actor,
    parts: Option<&Parts>,
) -> Result<DoorPage, ApiError> {
    let Some(door) = door_of(actor) else {
        return Ok(DoorPage::Unpaired);
    };
    let face = services::doors::face(services, &door).await?;
    let qr = parts.and_then(|parts| booking_address(parts, &door.room));
    Ok(DoorPage::Paired {
        face: Box::new(face),
        qr: qr.and_then(|to| super::qr::draw(&to)),
    })
}

/// Why a tablet was not paired; of a code that is not known it says what to do.
#[must_use]
pub fn worded(locale: Locale, error: &services::Error) -> ApiError {
    let mut told = ApiError::of(locale, error.failure());
    let code = told.errors.iter_mut();
    for one in code.filter(|one| one.field == "code" && one.code == "not_found") {
        doors::no_such_code(locale).clone_into(&mut one.detail);
    }
    told
}

/// A code as typed: spaces and dashes that people put in do not count, nor does case.
pub fn typed(code: &str) -> String {
    let letters = code.chars().filter(char::is_ascii_alphanumeric);
    letters
        .map(|letter| letter.to_ascii_uppercase())
        .take(16)
        .collect()
}

/// Puts the token of a confirmed code into the tablet's cookie.
///
/// # Errors
/// [`ApiError::unreachable`] when the request was cancelled and its context is gone.
pub fn remember(state: PairingState) -> Result<Polled, ApiError> {
    let token = match state {
        PairingState::Waiting => return Ok(Polled::Waiting),
        PairingState::Expired => return Ok(Polled::Expired),
        PairingState::Paired { token } => token,
    };
    let response = use_context::<leptos_axum::ResponseOptions>().ok_or(ApiError::unreachable())?;
    let parts = use_context::<Parts>();
    let origin = parts.as_ref().and_then(origin);
    let secure = if origin.is_some_and(|one| one.starts_with("https:")) {
        "; Secure"
    } else {
        ""
    };
    let cookie = format!(
        "lintel_door={token}; Path=/; Max-Age={COOKIE_SECONDS}; HttpOnly; SameSite=Lax{secure}"
    );
    let value = HeaderValue::from_str(&cookie).map_err(|_| ApiError::malformed())?;
    response.append_header(header::SET_COOKIE, value);
    Ok(Polled::Paired)
}

/// The phone page that books this room, as the tablet's own browser reaches the server.
#[must_use]
pub fn booking_address(parts: &Parts, room: &RoomId) -> Option<String> {
    Some(format!("{}/m/rooms/{room}", origin(parts)?))
}

/// `https://host` of this request: what the browser sent, so nobody else is led anywhere.
fn origin(parts: &Parts) -> Option<String> {
    let host = text(&parts.headers, "host").or_else(|| parts.uri.host().map(str::to_owned))?;
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
    let scheme = text(&parts.headers, "x-forwarded-proto").filter(|one| one == "https");
    let scheme = scheme.as_deref().unwrap_or("http");
    host.chars()
        .all(plain)
        .then(|| format!("{scheme}://{host}"))
}

fn text(headers: &HeaderMap, name: &str) -> Option<String> {
    Some(headers.get(name)?.to_str().ok()?.to_owned())
}
