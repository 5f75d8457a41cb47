//! Who is asking, from the token that a request carries. Sees several slices, so it belongs to
//! none.

use std::sync::Arc;

use domain::accounts::Denial;

use crate::{
    Error, Services,
    accounts::{Caller, KEY_PREFIX, SESSION_PREFIX, key_caller, secret_hash, session_caller},
    rooms::directory,
};

/// Longest token that is looked at.
const LONGEST_TOKEN: usize = 200;

/// The caller behind a session token or an API key, at most ten seconds old; changes made by this
/// process show at once. A door's token is for [`crate::doors`].
///
/// # Errors
/// Sign in, when the token is worth nothing; unavailable.
pub async fn caller(services: &Services, token: &str) -> Result<Arc<Caller>, Error> {
    if token.len() > LONGEST_TOKEN {
        return Err(Denial::SignIn.into());
    }
    let now = services.clock.now();
    let hash = secret_hash(token);
    if let Some(kept) = services.process.caller(&hash, now) {
        return Ok(kept);
    }
    let generation = services.process.generation();
    let mut caller = if token.starts_with(SESSION_PREFIX) {
        session_caller(services, token).await?
    } else if token.starts_with(KEY_PREFIX) {
        key_caller(services, token).await?
    } else {
        return Err(Denial::SignIn.into());
    };
    if let Some(account) = caller.actor.account() {
        caller.actor.manages_rooms = directory(services).await?.managed_by(account);
    }
    let caller = Arc::new(caller);
    services
        .process
        .keep_caller(generation, &hash, now, &caller);
    Ok(caller)
}
