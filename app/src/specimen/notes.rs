//! States and their words; lists and tables; what is said while and after something happens.

use contract::{bookings::BookingView, problem::Failure};
use leptos::prelude::*;

use super::{
    Part,
    house::{NOW, bookings, zone_file},
};
use crate::{
    bookings::calendar::StateWord,
    clock::use_clock,
    context::ApiError,
    live::{Connection, Live},
    text::{
        use_locale,
        words::{bookings as booking_words, specimen as words, ui},
    },
    ui::{Dialog, Empty, Legend, LivePill, Problem, SecretOnce, Toast, Waiting, toast_note},
    zones::Zone,
};

/// The four colours and the hatch; how true a page is.
#[component]
pub fn States() -> impl IntoView {
    let locale = use_locale();
    let zone = Zone::read(&zone_file());
    let line = |connection, heard: bool| Live {
        connection: RwSignal::new(connection),
        last_contact: RwSignal::new(heard.then_some(NOW)),
    };
    let pills = [
        line(Connection::Live, true),
        line(Connection::Connecting, false),
        line(Connection::Lost, true),
        line(Connection::Lost, false),
    ];
    let clock = use_clock();
    let mut shown = bookings();
    shown.retain(|one| matches!(one.room.as_str(), "plum" | "orchid"));
    if let Some(last) = shown.last_mut() {
        last.status = domain::bookings::Status::Rejected;
    }
    shown.truncate(7);
    view! {
        <Part id="states" title=words::states(locale)>
            <Legend />
            <div class="button-row">
                {shown
                    .into_iter()
                    .map(|booking| view! { <StateWord booking now=Signal::stored(NOW) /> })
                    .collect_view()}
            </div>
            <h3>{words::how_true(locale)}</h3>
            <div class="button-row">
                {pills
                    .map(|live| view! { <LivePill live clock zone=zone.clone() /> })
                    .collect_view()}
            </div>
        </Part>
    }
}

/// Rows, a table, what stands where nothing is, and while something is on its way.
#[component]
pub fn Lists() -> impl IntoView {
    let locale = use_locale();
    let zone = Zone::read(&zone_file());
    let shown: Vec<Line> = bookings()
        .into_iter()
        .take(4)
        .map(|one| Line {
            span: zone.span(locale, one.start, one.end),
            what: one.subject.clone().unwrap_or_default(),
            booking: one,
        })
        .collect();
    let rows = shown.iter().cloned().map(row).collect_view();
    view! {
        <Part id="lists" title=words::lists(locale)>
            <ul class="rows card">{rows}</ul>
            <Table shown />
            <div class="card">
                <Empty title=booking_words::no_room_fits(locale)>
                    <p>{words::hint(locale)}</p>
                    <a class="button" href="#lists">
                        {ui::to_calendar(locale)}
                    </a>
                </Empty>
            </div>
            <div class="card">
                <Waiting />
            </div>
        </Part>
    }
}

#[derive(Clone)]
struct Line {
    span: String,
    what: String,
    booking: BookingView,
}

fn row(line: Line) -> impl IntoView {
    view! {
        <li>
            <span class="row-when figures">{line.span}</span>
            <div class="row-main">
                <a class="row-link" href="#lists">
                    {line.what}
                </a>
                <p class="row-sub">{line.booking.organiser.clone()}</p>
            </div>
            <StateWord booking=line.booking now=Signal::stored(NOW) />
        </li>
    }
}

#[component]
fn Table(shown: Vec<Line>) -> impl IntoView {
    let locale = use_locale();
    let row = |line: Line| {
        view! {
            <tr>
                <td class="one-word">{line.span}</td>
                <td>{line.what}</td>
            </tr>
        }
    };
    view! {
        <div class="card table-wrap">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{words::time(locale)}</th>
                        <th scope="col">{booking_words::subject(locale)}</th>
                    </tr>
                </thead>
                <tbody>{shown.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

/// Problems, a secret, a note that can be undone, a dialog.
#[component]
pub fn Notes() -> impl IntoView {
    let locale = use_locale();
    let refused = ApiError::of(locale, Failure::Unavailable);
    let undo = Toast {
        text: words::given_up(locale).to_owned(),
        undo: Some(std::sync::Arc::new(|| ())),
    };
    let said = Toast {
        text: ui::saved(locale).to_owned(),
        undo: None,
    };
    view! {
        <Part id="notes" title=words::notes(locale)>
            <Problem error=Some(refused) />
            <Problem error=Some(ApiError::unreachable()) />
            <p class="note">{words::hint(locale)}</p>
            <p class="answer-fits">{words::fits(locale)}</p>
            <p class="answer-no">{words::too_long(locale)}</p>
            <SecretOnce text=words::secret(locale) secret="lintel_2f7a91c04be8" />
            <div class="toasts">
                {toast_note(locale, undo, || ())}
                {toast_note(locale, said, || ())}
            </div>
            <Dialog
                open=false
                close=Callback::new(|()| ())
                title=Signal::stored(words::dialog(locale).to_owned())
            >
                <p>{words::hint(locale)}</p>
                <div class="button-row button-row-end">
                    <button type="button" class="button">
                        {ui::cancel(locale)}
                    </button>
                    <button type="button" class="button button-main">
                        {ui::save(locale)}
                    </button>
                </div>
            </Dialog>
            <details class="more">
                <summary>{words::closed(locale)}</summary>
                <p>{words::hint(locale)}</p>
            </details>
            <details class="more" open=true>
                <summary>{words::opened(locale)}</summary>
                <p>{words::hint(locale)}</p>
            </details>
        </Part>
    }
}
