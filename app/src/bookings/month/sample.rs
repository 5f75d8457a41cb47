//! A month that nobody booked, as the page of components shows it.

use leptos::prelude::*;

use super::{days::first_of, table::Table, views::MonthView};

/// The table of a month, without bar and filters.
#[component]
pub(crate) fn MonthSample(view: MonthView) -> impl IntoView {
    let first = first_of(&view.month).unwrap_or_default();
    let house = StoredValue::new(view.house.clone());
    let first = Memo::new(move |_| first);
    view! { <Table month=RwSignal::new(view) first house busy=RwSignal::new(false) /> }
}
