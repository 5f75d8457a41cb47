//! "Live, 10:42:07" or "Connection lost, showing 14:02".

use leptos::prelude::*;

use crate::{
    clock::Clock,
    live::{Connection, Live},
    text::{Locale, use_locale, words::ui},
    zones::Zone,
};

/// How true the page is, in the corner.
#[component]
pub fn LivePill(
    /// The line.
    live: Live,
    /// The page's clock.
    clock: Clock,
    /// Where the reader reads time.
    zone: Zone,
) -> impl IntoView {
    let locale = use_locale();
    let class = move || match live.connection.get() {
        Connection::Live => "live-pill live-pill-on",
        Connection::Connecting => "live-pill",
        Connection::Lost => "live-pill live-pill-lost",
    };
    let said = Memo::new(move |_| live.connection.get() == Connection::Lost);
    view! {
        <div class=class>
            <span class="live-dot" aria-hidden="true"></span>
            <span aria-hidden="true">{move || text(locale, live, clock, &zone)}</span>
            <span class="only-heard" role="status">
                {move || said.get().then(|| ui::connection_lost(locale))}
            </span>
        </div>
    }
}

fn text(locale: Locale, live: Live, clock: Clock, zone: &Zone) -> String {
    match (live.connection.get(), live.last_contact.get()) {
        (Connection::Live, _) => ui::live_at(locale, &zone.time_with_seconds(clock.now())),
        (Connection::Connecting, _) => ui::connecting(locale).to_owned(),
        (Connection::Lost, Some(at)) => ui::connection_lost_showing(locale, &zone.time(at)),
        (Connection::Lost, None) => ui::connection_lost(locale).to_owned(),
    }
}
