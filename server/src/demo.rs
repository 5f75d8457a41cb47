//! The demo's people, by role.

/// Password of every demo account.
pub const PASSWORD: &str = "lintel-demo";

/// Roles with the login that stands for each.
pub const ACCOUNTS: [(&str, &str); 0] = [];

/// The login of a role's person.
#[must_use]
pub fn login(role: &str) -> Option<&'static str> {
    ACCOUNTS
        .iter()
        .find(|(one, _)| *one == role)
        .map(|(_, login)| *login)
}

/// Where a role's work begins.
#[must_use]
pub fn first_page(_role: &str) -> &'static str {
    "/"
}
