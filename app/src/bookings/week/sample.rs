//! A week that nobody booked, as the page of components shows it.

use leptos::prelude::*;

use super::{
    board::Board,
    days::Days,
    grid::{Chosen, Grid},
    scene::Scene,
    views::WeekView,
};
use crate::{clock::use_clock, text::use_locale};

/// The grid of a week, without bar, filters and line.
#[component]
pub(crate) fn WeekSample(view: WeekView) -> impl IntoView {
    let board = Board::new(&view.week, Days::new(view.first, view.house.zone()));
    let scene = Scene::new(board, use_clock(), use_locale());
    provide_context(Chosen(Memo::new(|_| 4)));
    let rooms = view.house.rooms.clone();
    let shown = Memo::new(move |_| rooms.clone());
    view! { <Grid scene shown house=StoredValue::new(view.house) /> }
}
