//! The grid: seven days across the top, rooms down the side. The rows are the painter's.

use leptos::{html, prelude::*, wasm_bindgen::JsCast};
use web_sys::{Element, HtmlElement};

use super::{
    bar::days_in_words,
    head::Head,
    lines::Lines,
    place,
    scene::Scene,
    tip::{Tip, TipView},
};
use crate::{
    bookings::views::{House, RoomRow},
    effect::Effect,
    text::{
        use_locale,
        words::{bookings, week as words},
    },
};

/// Lines that the server paints: what a large screen shows, and a little more.
#[cfg(feature = "ssr")]
const FIRST_LINES: usize = 20;
/// How wide the server takes a day to be, in pixels.
#[cfg(feature = "ssr")]
const DAY_WIDTH: f64 = 140.0;

/// The day that a phone shows; in context below the page.
#[derive(Clone, Copy)]
pub struct Chosen(pub Memo<usize>);

/// The grid.
#[component]
pub fn Grid(scene: Scene, shown: Memo<Vec<RoomRow>>, house: StoredValue<House>) -> impl IntoView {
    let locale = use_locale();
    let (grid, rows) = (NodeRef::<html::Div>::new(), NodeRef::<html::Div>::new());
    let tip = Tip::new();
    keep_painted(scene, shown, (grid, rows));
    let over = move |target: Option<web_sys::EventTarget>| {
        let element = target.and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(element) = element {
            tip.over(&element, |room, id| scene.said(room, id));
        }
    };
    let day = use_context::<Chosen>();
    let label = words::rooms_in_week(locale, &days_in_words(locale, scene.first));
    let (first, height) = first_screen(scene, shown);
    view! {
        <div
            class="week-frame"
            on:pointerover=move |event| over(event.target())
            on:pointerleave=move |_| tip.hide()
            on:focusin=move |event| {
                over(event.target());
                focused(scene, event.target());
            }
            on:focusout=move |_| tip.hide()
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    tip.hide();
                } else if scene.with(|painter, board| painter.key(board, &event)) == Some(true) {
                    event.prevent_default();
                }
            }
        >
            <div
                class="week card"
                role="grid"
                aria-label=label
                aria-rowcount=move || shown.with(|shown| Lines::new(shown).len() + 1)
                data-day=move || day.map(|day| day.0.get())
                style=move || lines_apart(scene.hours.get())
                node_ref=grid
                on:scroll=scrolled(scene, tip)
                on:click=move |event| place::book(scene, house, &event)
            >
                <Head scene shown />
                <div
                    class="week-rows"
                    role="rowgroup"
                    style=format!("height:{height}px")
                    node_ref=rows
                    inner_html=first
                ></div>
            </div>
            <TipView tip />
        </div>
        <Show when=move || shown.with(Vec::is_empty)>
            <p class="cal-none">{bookings::no_room_fits(locale)}</p>
        </Show>
    }
}

/// The painter begins once the grid stands, follows the filters, the clock and the window.
fn keep_painted(
    scene: Scene,
    shown: Memo<Vec<RoomRow>>,
    (grid, rows): (NodeRef<html::Div>, NodeRef<html::Div>),
) {
    Effect::new(move |()| {
        let lines = shown.with(|shown| Lines::new(shown));
        if let (Some(grid), Some(rows)) = (grid.get(), rows.get()) {
            let (grid, rows): (&HtmlElement, &HtmlElement) = (&grid, &rows);
            scene.show(grid.clone(), rows.clone(), lines);
        }
    });
    Effect::new(move |()| scene.turn(scene.clock.minute()));
    Effect::new(move |()| {
        let resized = move |_| {
            scene.with(|painter, board| painter.resized(board));
        };
        let listener = window_event_listener_untyped("resize", resized);
        on_cleanup(move || listener.remove());
    });
}

/// Scrolling paints at most once a frame.
fn scrolled(scene: Scene, tip: Tip) -> impl Fn(leptos::ev::Event) {
    let waits = StoredValue::new(false);
    move |_| {
        tip.hide();
        if waits.try_get_value() != Some(false) {
            return;
        }
        waits.set_value(true);
        request_animation_frame(move || {
            let _ = waits.try_update_value(|waits| *waits = false);
            scene.with(|painter, board| painter.paint(board));
        });
    }
}

fn focused(scene: Scene, target: Option<web_sys::EventTarget>) {
    let element = target.and_then(|target| target.dyn_into::<Element>().ok());
    if let Some(element) = element {
        scene.with(|painter, _| painter.focused(&element));
    }
}

/// What the page shows before its program: the first lines, and how high they are.
#[cfg(feature = "ssr")]
fn first_screen(scene: Scene, shown: Memo<Vec<RoomRow>>) -> (String, i32) {
    let lines = shown.with_untracked(|shown| Lines::new(shown));
    let height = lines
        .get(FIRST_LINES)
        .map_or(lines.height(), |(_, top)| top);
    let html = scene.board.with_value(|board| {
        let pen = super::paint::Pen {
            locale: scene.locale,
            days: &board.days,
            now: scene.clock.minute(),
            day_width: DAY_WIDTH,
            walks: false,
        };
        super::paint::first_rows(&pen, board, &lines, FIRST_LINES)
    });
    (html, height)
}

/// In the browser the painter does all of it.
#[cfg(not(feature = "ssr"))]
fn first_screen(_: Scene, _: Memo<Vec<RoomRow>>) -> (String, i32) {
    (String::new(), 0)
}

/// How far the lines of the grid are apart: four hours when they begin at such an hour, else two.
fn lines_apart((from, to): (i32, i32)) -> String {
    let apart = if from % 240 == 0 { 240 } else { 120 };
    let share = f64::from(apart) / f64::from((to - from).max(1)) * 100.0;
    format!("--apart:{share:.3}%")
}
