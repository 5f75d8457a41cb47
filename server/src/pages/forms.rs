//! The forms that must work before any script: signing in and out, the first password.

use axum::{
    Form,
    extract::{Path, State},
    http::{HeaderMap, header},
    response::{IntoResponse, Redirect, Response},
};
use contract::{
    accounts::{SignIn, SignedIn},
    meetings::AnswerInvitation,
};
use domain::accounts::Role;
use serde::Deserialize;
use services::{Error, accounts, callers, start};

use crate::{
    api::session::from,
    http::{Asked, Caller, Fault, caller::SESSION_COOKIE, cookies, path},
    site::Site,
};

/// The sign-in form.
#[derive(Debug, Deserialize)]
pub struct SignInForm {
    #[serde(default)]
    login: String,
    #[serde(default)]
    password: String,
    /// Where to go then.
    #[serde(default)]
    next: String,
}

/// The first-password form.
#[derive(Debug, Deserialize)]
pub struct WelcomeForm {
    #[serde(default)]
    password: String,
}

/// Signs in and goes on, or goes back to the form with a code that it words.
pub async fn sign_in(
    State(site): State<Site>,
    asked: Asked,
    headers: HeaderMap,
    Form(form): Form<SignInForm>,
) -> Response {
    let next = own_path(&form.next);
    let command = SignIn {
        login: form.login,
        password: form.password,
    };
    match accounts::sign_in(&site.services, &command, &from(&asked, &headers)).await {
        Ok(done) => {
            let next = first_page(&site, &done, next).await;
            signed_in(&site, &done.token, next)
        }
        Err(error) => back(
            "/sign-in",
            &error,
            &[("next", next), ("login", &command.login)],
        ),
    }
}

/// The front page of an empty house says nothing to who may fill it: they are led to the first
/// steps.
async fn first_page<'a>(site: &Site, done: &SignedIn, next: &'a str) -> &'a str {
    let may = done.account.roles.contains(&Role::SystemAdministrator);
    if next != "/" || !may {
        return next;
    }
    match start::is_untouched(&site.services).await {
        Ok(true) => "/start",
        // Where to go is no reason not to let somebody in.
        Ok(false) | Err(_) => next,
    }
}

/// Sets the cookie and goes to a page of ours.
pub(super) fn signed_in(site: &Site, token: &str, next: &str) -> Response {
    let cookie = cookies::kept(site, SESSION_COOKIE, token);
    ([(header::SET_COOKIE, cookie)], Redirect::to(next)).into_response()
}

/// Ends the session, also when the store does not know it any more.
pub async fn sign_out(State(site): State<Site>, caller: Caller) -> Response {
    if let Some(token) = &caller.token {
        match callers::caller(&site.services, token).await {
            Ok(known) => {
                if let Err(error) = accounts::sign_out(&site.services, &known).await {
                    return Fault::from(error).into_response();
                }
            }
            Err(Error::Denied(_)) => {}
            Err(error) => return Fault::from(error).into_response(),
        }
    }
    let cookie = cookies::gone(&site, SESSION_COOKIE);
    ([(header::SET_COOKIE, cookie)], Redirect::to("/sign-in")).into_response()
}

/// Sets the password of a one-time link.
pub async fn welcome(
    State(site): State<Site>,
    asked: Asked,
    headers: HeaderMap,
    Path(secret): Path<String>,
    Form(form): Form<WelcomeForm>,
) -> Response {
    let from = from(&asked, &headers);
    match accounts::redeem_link(&site.services, &secret, &form.password, &from).await {
        Ok(done) => {
            let next = first_page(&site, &done, "/").await;
            signed_in(&site, &done.token, next)
        }
        Err(error) if path::plain(&secret) => back(&format!("/welcome/{secret}"), &error, &[]),
        Err(error) => Fault::from(error).into_response(),
    }
}

/// Answers an invitation by the link in its mail.
pub async fn answer(
    State(site): State<Site>,
    Path(secret): Path<String>,
    Form(form): Form<AnswerInvitation>,
) -> Response {
    if !path::plain(&secret) {
        return Fault::not_found("invitation").into_response();
    }
    let page = format!("/i/{secret}");
    match services::notices::answer_by_link(&site.services, &secret, &form).await {
        Ok(_) => Redirect::to(&page).into_response(),
        Err(error) => back(&page, &error, &[]),
    }
}

/// Back to a form: `?error=CODE`, and `field_error=` for a wrong field.
fn back(form: &str, error: &Error, with: &[(&str, &str)]) -> Response {
    let failure = error.failure();
    let code = match &failure {
        contract::problem::Failure::Invalid { errors } => errors
            .first()
            .map_or("invalid", |error| error.code.as_str())
            .to_owned(),
        other => contract::text::code(other).to_owned(),
    };
    let mut address = format!("{form}?error={}", escaped(&code));
    for (name, value) in with
        .iter()
        .filter(|(_, value)| !value.is_empty() && value.len() < 500)
    {
        address.push_str(&format!("&{name}={}", escaped(value)));
    }
    Redirect::to(&address).into_response()
}

/// A path of this site: begins with one slash, so that it cannot name another host; anything else
/// goes to the front page.
fn own_path(next: &str) -> &str {
    let plain = |c: char| c.is_ascii_graphic() && c != '\\';
    let ours = next.starts_with('/') && !next.starts_with("//") && next.chars().all(plain);
    if ours { next } else { "/" }
}

/// Percent-encoding of everything but unreserved characters (RFC 3986 2.3).
fn escaped(text: &str) -> String {
    let keep = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let one = |byte: u8| match keep(byte) {
        true => char::from(byte).to_string(),
        false => format!("%{byte:02X}"),
    };
    text.bytes().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_to_another_site() {
        assert_eq!(
            own_path("/bookings?day=2026-11-20"),
            "/bookings?day=2026-11-20"
        );
        for evil in [
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "",
            "/a\r\nb",
            "evil",
        ] {
            assert_eq!(own_path(evil), "/", "{evil}");
        }
    }

    #[test]
    fn what_was_typed_cannot_break_the_address() {
        assert_eq!(escaped("a&b=c#梅"), "a%26b%3Dc%23%E6%A2%85");
    }
}
