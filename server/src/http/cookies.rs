//! Cookies with our tokens: not for scripts, not for other sites, not over plain http when people
//! reach us by https.

use super::caller::DOOR_COOKIE;
use crate::site::Site;

/// How long a browser keeps a session's token, in seconds: 30 days, as sessions do.
const SESSION_SECONDS: u32 = 30 * 24 * 3_600;
/// A door hangs where it hangs until its token is revoked: ten years.
const DOOR_SECONDS: u32 = 3_650 * 24 * 3_600;

/// Sets a token.
#[must_use]
pub fn kept(site: &Site, name: &str, token: &str) -> String {
    let door = name == DOOR_COOKIE;
    written(
        site,
        name,
        token,
        if door { DOOR_SECONDS } else { SESSION_SECONDS },
    )
}

/// Takes a token away.
#[must_use]
pub fn gone(site: &Site, name: &str) -> String {
    written(site, name, "", 0)
}

fn written(site: &Site, name: &str, value: &str, seconds: u32) -> String {
    let secure = if site.https() { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}")
}
