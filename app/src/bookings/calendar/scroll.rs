//! Where the grid stands when it appears: at the working hours, or where the reader left it.

use jiff::{ToSpan, civil::Date};
use leptos::{html, prelude::*};

use super::{grid::Axis, page::Day};
use crate::clock::use_clock;

/// On another day the grid begins here.
const WORK_BEGINS: i8 = 8;
/// Today it begins so long before now.
const BEFORE_NOW_MINUTES: i64 = 150;

/// Where the reader left the grid of a day: left and top, in pixels.
pub type Left = (Date, i32, i32);

/// Puts the grid in its place once it is in the page, and remembers where the reader moves it.
/// Answers what to do on scrolling.
pub fn keep_place(node: NodeRef<html::Div>, axis: Axis, day: Date) -> impl Fn() + Copy {
    let left = use_context::<Day>().map(|day| day.left);
    let clock = use_clock();
    Effect::new(move |done: Option<bool>| {
        let Some(grid) = node.get().filter(|_| done != Some(true)) else {
            return done.unwrap_or(false);
        };
        let before = left
            .and_then(|left| left.get_value())
            .filter(|left| left.0 == day);
        if let Some((_, x, y)) = before {
            grid.set_scroll_left(x);
            grid.set_scroll_top(y);
        } else if let Ok(Some(hours)) = grid.query_selector(".cal-hours") {
            let share = first_place(axis, day, clock.now_untracked()) / 100.0;
            grid.set_scroll_left(pixels(share * f64::from(hours.client_width())));
        }
        true
    });
    move || {
        if let (Some(left), Some(grid)) = (left, node.get_untracked()) {
            left.set_value(Some((day, grid.scroll_left(), grid.scroll_top())));
        }
    }
}

/// The place, in percent, that stands at the left edge.
fn first_place(axis: Axis, day: Date, now: jiff::Timestamp) -> f64 {
    let work = axis
        .zone
        .with_value(|zone| zone.instant(day.at(WORK_BEGINS, 0, 0, 0)));
    axis.scale.with_untracked(|scale| {
        let early = now.checked_sub(BEFORE_NOW_MINUTES.minutes()).unwrap_or(now);
        let today = scale.slot.contains(now);
        let first = if today { Some(early) } else { work };
        first.map_or(0.0, |first| scale.place(first))
    })
}

fn pixels(length: f64) -> i32 {
    length as i32
}
