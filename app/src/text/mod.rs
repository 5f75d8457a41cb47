//! Every text in both languages; the reader's language is fixed for one page load.
//!
//! Texts stand in `app/locales/{en,zh}/<slice>.json` and become functions in [`words`]:
//! `words::ui::cancel(locale)`, `words::doors::free_until(locale, &time)`. Changing the language
//! is a plain form (`ui/language`), so that it also works before the WASM has arrived.

pub use contract::locale::Locale;
use leptos::{prelude::*, text_prop::TextProp};

/// One function a text, made by `build.rs`.
pub mod words {
    use super::Locale;

    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

/// The reader's language: as the server resolved it, and in the browser as `<html lang>` says.
#[must_use]
pub fn use_locale() -> Locale {
    use_context::<Locale>().unwrap_or_else(page_locale)
}

#[cfg(not(feature = "ssr"))]
fn page_locale() -> Locale {
    let root = document().document_element();
    let lang = root
        .and_then(|root| root.get_attribute("lang"))
        .unwrap_or_default();
    Locale::parse(&lang).unwrap_or_default()
}

#[cfg(feature = "ssr")]
fn page_locale() -> Locale {
    Locale::default()
}

/// Reads the language once for all components below.
pub fn provide_locale() -> Locale {
    let locale = use_locale();
    provide_context(locale);
    locale
}

/// A title as it is to stand in the page. The server writes it into `<title>` as it is given
/// (leptos_meta 0.8 does not escape), so there it is made plain text; every surface's outermost
/// `Title` must have this as its formatter.
#[must_use]
pub fn page_title(text: String) -> String {
    if cfg!(feature = "ssr") {
        text.replace('&', "&amp;").replace('<', "&lt;")
    } else {
        text
    }
}

/// A title that changes with the page. The server reads it after the page is rendered, maybe on
/// another thread, where signals are those of another page (leptos_meta 0.8): there it is as it is
/// now.
#[must_use]
pub fn live_title(text: Memo<String>) -> TextProp {
    if cfg!(feature = "ssr") {
        text.get_untracked().into()
    } else {
        (move || text.get()).into()
    }
}
