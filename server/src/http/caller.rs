//! Who asks: a bearer token, the session's cookie, or a door's cookie.

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, StatusCode, header, request::Parts},
};
use contract::locale::Locale;
use domain::accounts::{Actor, ActorKind};
use services::{
    Error, Services, callers,
    doors::{self, DOOR_PREFIX},
};

use super::{Fault, asked::cookie};

/// Cookie with the session's token.
pub const SESSION_COOKIE: &str = "lintel_session";
/// Cookie with a door's token.
pub const DOOR_COOKIE: &str = "lintel_door";
/// Longest token that is looked up, in bytes.
const LONGEST_TOKEN: usize = 256;

/// How the caller showed who it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Via {
    /// Not at all.
    Nothing,
    /// `Authorization: Bearer`: no browser sends it by itself.
    Bearer,
    /// A cookie: browsers send it by themselves, so the origin is checked.
    Cookie,
}

/// The caller of a request, in its extensions.
#[derive(Debug, Clone)]
pub struct Caller {
    /// For the use cases.
    pub actor: Actor,
    /// How it is known.
    pub via: Via,
    /// The token itself, for signing out and for asking again on long streams.
    pub token: Option<String>,
    /// Language of the account.
    pub locale: Option<Locale>,
    /// Must complete their profile before anything else (R002).
    pub profile_due: bool,
}

impl Caller {
    fn nobody() -> Self {
        Self {
            actor: Actor::anonymous(),
            via: Via::Nothing,
            token: None,
            locale: None,
            profile_due: false,
        }
    }

    /// Finds out who sends these headers. An unknown bearer token is an error; an unknown cookie
    /// is nobody, so that the sign-in page can be shown.
    ///
    /// # Errors
    /// 401 for an unknown bearer token, 503 when the store does not answer.
    pub async fn find(services: &Services, headers: &HeaderMap, door: bool) -> Result<Self, Fault> {
        if let Some(token) = bearer(headers)? {
            let known = Self::of_token(services, token, Via::Bearer).await?;
            let known = known.ok_or(Fault::Edge(StatusCode::UNAUTHORIZED, "unauthenticated"))?;
            return Ok(known.noted(services));
        }
        let session = cookie(headers, SESSION_COOKIE);
        let own = cookie(headers, DOOR_COOKIE);
        let order = if door { [own, session] } else { [session, own] };
        for token in order.into_iter().flatten() {
            if let Some(known) = Self::of_token(services, token, Via::Cookie).await? {
                return Ok(known.noted(services));
            }
        }
        Ok(Self::nobody())
    }

    /// A door that asks is heard of.
    fn noted(self, services: &Services) -> Self {
        if let ActorKind::Door(door, _) = &self.actor.kind {
            doors::heard(services, door);
        }
        self
    }

    /// Whom a token belongs to; none when to nobody (any more).
    ///
    /// # Errors
    /// 503 when the store does not answer.
    pub async fn of_token(
        services: &Services,
        token: &str,
        via: Via,
    ) -> Result<Option<Self>, Fault> {
        let plain = |c: char| c.is_ascii_graphic();
        if token.is_empty() || token.len() > LONGEST_TOKEN || !token.chars().all(plain) {
            return Ok(None);
        }
        let found = if token.starts_with(DOOR_PREFIX) {
            doors::door_caller(services, token)
                .await
                .map(|door| (door.actor, None, false))
        } else {
            let known = callers::caller(services, token).await;
            known.map(|known| {
                (
                    known.actor.clone(),
                    known.locale.as_deref().and_then(Locale::parse),
                    known.profile_due,
                )
            })
        };
        match found {
            Ok((actor, locale, profile_due)) => Ok(Some(Self {
                actor,
                via,
                token: Some(token.to_owned()),
                locale,
                profile_due,
            })),
            Err(Error::Denied(_)) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Caller {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(parts.extensions.get().cloned().unwrap_or_else(Self::nobody))
    }
}

/// The token of `Authorization: Bearer …`.
fn bearer(headers: &HeaderMap) -> Result<Option<&str>, Fault> {
    let Some(value) = headers.get(header::AUTHORIZATION) else {
        return Ok(None);
    };
    let unknown = Fault::Edge(StatusCode::UNAUTHORIZED, "unauthenticated");
    let text = value.to_str().map_err(|_| unknown.clone())?;
    match text.split_once(' ') {
        Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => Ok(Some(token.trim())),
        _ => Err(unknown),
    }
}
