//! Ids in addresses.

use axum::{
    extract::{FromRequestParts, Path},
    http::request::Parts,
};

use super::Fault;

/// Longest id, in characters.
const LONGEST_ID: usize = 64;

/// Whether a text can be an id at all: anything else is not looked up.
#[must_use]
pub fn plain(text: &str) -> bool {
    let fine = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ':' | '@');
    !text.is_empty() && text.len() <= LONGEST_ID && text.chars().all(fine)
}

/// The one id in an address; what cannot be an id is 404 like any unknown id.
#[derive(Debug, Clone)]
pub struct Id<T>(pub T);

impl<T: From<String>, S: Send + Sync> FromRequestParts<S> for Id<T> {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let Path(text) = Path::<String>::from_request_parts(parts, state)
            .await
            .map_err(|_| Fault::not_found("address"))?;
        if plain(&text) {
            Ok(Self(T::from(text)))
        } else {
            Err(Fault::not_found("address"))
        }
    }
}

/// Two ids in an address, one within the other; else as [`Id`].
#[derive(Debug, Clone)]
pub struct TwoIds<A, B>(pub A, pub B);

impl<A: From<String>, B: From<String>, S: Send + Sync> FromRequestParts<S> for TwoIds<A, B> {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let Path((outer, inner)) = Path::<(String, String)>::from_request_parts(parts, state)
            .await
            .map_err(|_| Fault::not_found("address"))?;
        if plain(&outer) && plain(&inner) {
            Ok(Self(A::from(outer), B::from(inner)))
        } else {
            Err(Fault::not_found("address"))
        }
    }
}
