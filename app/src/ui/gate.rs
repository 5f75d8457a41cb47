//! The frame of pages that stand alone: no menu, most without a program.

use leptos::prelude::*;
use leptos_meta::Title;

use super::{Brand, LanguageSwitch};
use crate::text::{use_locale, words::ui};

/// The mark, what the page is for, the other language.
#[component]
pub fn Gate(
    /// Another class of the page, beside the frame's.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <main class=format!("gate {class}").trim_end().to_owned() id="page">
            <Brand />
            {children()}
            <LanguageSwitch />
        </main>
    }
}

/// In it, for a secret link that leads nowhere; the answer is 404.
#[component]
pub fn LeadsNowhere(
    /// In a line.
    title: &'static str,
    /// What that means, and what to do.
    means: &'static str,
) -> impl IntoView {
    let locale = use_locale();
    #[cfg(feature = "ssr")]
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(http::StatusCode::NOT_FOUND);
    }
    view! {
        <Title text=ui::not_found(locale) />
        <section class="card card-pad join">
            <h1>{title}</h1>
            <p>{means}</p>
        </section>
    }
}
