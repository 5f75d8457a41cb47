//! A day that nobody booked, as the page of components shows it.

use leptos::prelude::*;

use super::{board::Board, drag::Judge, grid::Grid, scale::day_slot};
use crate::bookings::views::DayView;

/// The grid of a day, without bar, filters and line.
#[component]
pub(crate) fn DaySample(view: DayView) -> impl IntoView {
    let zone = view.house.zone();
    let board = Board::new(&view, day_slot(&zone, view.day));
    let house = StoredValue::new(view.house.clone());
    let judge = Judge {
        house,
        rules: StoredValue::new(view.rules.clone()),
        board,
    };
    provide_context(house);
    provide_context(judge);
    view! { <Grid view judge zone help=RwSignal::new(false) /> }
}
