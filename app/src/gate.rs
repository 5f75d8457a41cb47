//! Before one is in: signing in, and the one-time links. Plain forms that need no program, so these
//! pages have none.

use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::{
    components::{FlatRoutes, Route, Router},
    path,
};

use crate::{
    accounts::{sign_in::SignInPage, welcome::WelcomePage},
    text::{provide_locale, words::ui},
    ui::NotFound,
};

/// The whole surface.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let locale = provide_locale();
    view! {
        <Title text=ui::app_name(locale) />
        <Router>
            <FlatRoutes fallback=NotFound>
                <Route path=path!("/sign-in") view=SignInPage />
                <Route path=path!("/m/sign-in") view=SignInPage />
                <Route path=path!("/welcome/:secret") view=WelcomePage />
            </FlatRoutes>
        </Router>
    }
}
