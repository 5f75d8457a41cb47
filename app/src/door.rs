//! The door bundle.

use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};

use crate::text::{provide_locale, words::ui};

/// The whole surface.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let locale = provide_locale();
    view! {
        <Title text=ui::app_name(locale) />
        <main>{ui::app_name(locale)}</main>
    }
}
