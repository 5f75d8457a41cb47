//! A page without a program that cannot be shown: why, and the status that says so.

use leptos::prelude::*;

use super::Problem;
use crate::context::ApiError;

/// In the frame of pages that stand alone; the answer has the error's status.
#[component]
pub fn Refused(
    /// The error.
    error: ApiError,
) -> impl IntoView {
    #[cfg(feature = "ssr")]
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>()
        && let Ok(status) = http::StatusCode::from_u16(error.status)
    {
        response.set_status(status);
    }
    view! { <Problem error=Some(error) /> }
}
