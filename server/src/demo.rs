//! The demo's people, by role.

use services::seed::{DEMO_ACCOUNTS, DEMO_PASSWORD};

/// Password of every demo account.
pub const PASSWORD: &str = DEMO_PASSWORD;

/// The login of a role's person.
#[must_use]
pub fn login(role: &str) -> Option<&'static str> {
    let found = DEMO_ACCOUNTS.iter().find(|(one, _)| *one == role);
    found.map(|(_, login)| *login)
}

/// Roles that somebody of the demo has.
pub fn roles() -> impl Iterator<Item = &'static str> {
    DEMO_ACCOUNTS.iter().map(|(role, _)| *role)
}

/// Where a role's work begins: people from outside come by telephone.
#[must_use]
pub fn first_page(role: &str) -> &'static str {
    match role {
        "external" => "/m",
        _ => "/",
    }
}
