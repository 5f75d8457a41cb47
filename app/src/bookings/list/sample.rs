//! A list that nobody booked, as the page of components shows it.

use leptos::prelude::*;

use super::{lines::Days, views::ListView};

/// The lines, without bar and filters.
#[component]
pub(crate) fn ListSample(view: ListView) -> impl IntoView {
    let house = StoredValue::new(view.house.clone());
    view! { <Days latest=RwSignal::new(view) house /> }
}
