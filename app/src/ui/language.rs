//! The other language, one press away; a plain form, so it works before the WASM.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::{
    context::{ApiError, PREFIX},
    text::{use_locale, words::ui},
    wire::Call,
};

/// Keeps the choice in the cookie `lintel_locale` for a year and goes back to `back`.
///
/// # Errors
/// None of its own; an unknown language changes nothing.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "ui/language")]
pub async fn set_language(to: String, back: String) -> Result<(), ApiError> {
    keep_language(&to);
    leptos_axum::redirect(crate::ui::own_path(&back));
    Ok(())
}

/// Sets the cookie that keeps a language for a year; an unknown word changes nothing.
#[cfg(feature = "ssr")]
pub fn keep_language(word: &str) {
    use crate::text::Locale;

    let response = use_context::<leptos_axum::ResponseOptions>();
    let (Some(response), Some(locale)) = (response, Locale::parse(word)) else {
        return;
    };
    let cookie = format!(
        "lintel_locale={}; Path=/; Max-Age=31536000; SameSite=Lax",
        locale.as_str()
    );
    if let Ok(value) = http::HeaderValue::from_str(&cookie) {
        response.append_header(http::header::SET_COOKIE, value);
    }
}

/// The path if it is one of this site, else the start page: no redirect leads away.
#[must_use]
pub fn own_path(path: &str) -> &str {
    let plain = path
        .bytes()
        .all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if plain && path.starts_with('/') && !path.starts_with("//") {
        path
    } else {
        "/"
    }
}

/// A button that names the other language in that language.
#[component]
pub fn LanguageSwitch() -> impl IntoView {
    let locale = use_locale();
    let location = use_location();
    let back = move || {
        format!(
            "{}{}",
            location.pathname.get(),
            query(&location.search.get())
        )
    };
    view! {
        <form method="post" action=format!("{PREFIX}/ui/language") class="language-switch">
            <input type="hidden" name="to" value=ui::language_other_code(locale) />
            <input type="hidden" name="back" value=back />
            <button class="button button-quiet" lang=ui::language_other_code(locale)>
                {ui::language_other(locale)}
            </button>
        </form>
    }
}

fn query(search: &str) -> String {
    let search = search.trim_start_matches('?');
    if search.is_empty() {
        String::new()
    } else {
        format!("?{search}")
    }
}
