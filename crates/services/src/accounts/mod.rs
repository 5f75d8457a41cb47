//! People, departments, signing in, sessions, one-time links and keys (R005, R013, R016, R020).
//!
//! Must not know rooms, bookings or HTTP; secrets are stored only as hashes and never journalled.
//! Start at [`sign_in`]; `people` keeps accounts, [`callers`](crate::callers) tells who asks.

mod caller;
mod cards;
mod contact;
mod departments;
mod heads;
mod input;
mod keys;
mod links;
mod many;
mod me;
mod names;
mod password;
mod people;
mod profile;
#[cfg(test)]
mod profile_tests;
mod records;
mod role_requests;
mod sessions;
mod sign_in;
#[cfg(test)]
mod tests;
mod view;

pub use caller::{Caller, KEY_PREFIX, SESSION_PREFIX};
pub(crate) use caller::{key_caller, person, session_caller};
pub(crate) use cards::cards;
pub use contact::set_by_mail;
pub(crate) use contact::{Contact, account_of_email, contact};
pub(crate) use departments::departments_around;
pub use departments::{change_department, create_department, delete_department, departments};
pub(crate) use heads::{Heads, heads};
pub use keys::{KeyInput, create_key, keys, revoke_key};
pub use links::{LinkPurpose, first_start_link, link_account, redeem_link, reset_link};
pub(crate) use many::{NewDepartment, NewPerson, create_many};
pub use me::{change_own_password, me, set_own_preferences};
pub(crate) use names::{Known, account_name, account_names, accounts_by, accounts_named};
pub use people::{AccountFilter, change, create, get, list};
pub use profile::{complete_profile, profile};
pub use role_requests::{ASKED_FOR, ask_for_role, count_role_requests, decide_role, role_requests};
pub(crate) use role_requests::{RoleAsked, role_asked};
pub use sessions::{end_all_sessions, end_session, sessions, sign_out};
pub use sign_in::{SignInFrom, sign_in};

use base64::Engine as _;
use sha2::{Digest, Sha256};

/// The only form in which a secret is stored: SHA-256 in base64url. Fit for secrets of 256 random
/// bits, which need no slow hash; passwords go through [`password`].
#[must_use]
pub fn secret_hash(secret: &str) -> String {
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(Sha256::digest(secret.as_bytes()))
}
