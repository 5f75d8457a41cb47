//! What is recorded of somebody who comes: since when, by which way, how they attend (R057).

use contract::meetings::MeetingAttendee;
use domain::meetings::Way;
use leptos::prelude::*;

use crate::{
    meetings::words::{class_word, comes_word, kind_word, participation_word},
    text::{
        Locale, use_locale, words::accounts, words::outside, words::parties as words, words::people,
    },
    zones::{Zone, date_long},
};

/// As pairs.
#[component]
pub fn Registration(
    /// Who.
    one: MeetingAttendee,
    /// The zone of the times.
    zone: Zone,
) -> impl IntoView {
    let locale = use_locale();
    let time = move |at| format!("{} {}", date_long(locale, zone.day(at)), zone.time(at));
    let kind = kind_word(locale, one.kind);
    let class = one.class.map(|class| class_word(locale, class));
    let as_what = [Some(kind), class]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>();
    let way = way_word(locale, one.way, one.invited_by.as_deref());
    let since = one.invited_at.map(&time);
    let since = since.map_or_else(|| way.clone(), |since| format!("{since} · {way}"));
    let external = one.external.then(|| outside::external(locale).to_owned());
    let answer = participation_word(locale, one.participation);
    let answer = match one.answered_at.map(&time) {
        Some(at) => format!("{answer} · {at}"),
        None => answer.to_owned(),
    };
    let rows = [
        (people::as_what(locale), Some(as_what.join(" · "))),
        (words::since(locale), Some(since)),
        (words::answer(locale), Some(answer)),
        (
            words::comes_how(locale),
            one.mode.map(|mode| comes_word(locale, mode).to_owned()),
        ),
        (words::from_outside(locale), external),
        (words::company(locale), one.company),
        (words::position(locale), one.position),
        (accounts::email(locale), one.email),
        (words::phone(locale), one.phone),
        (words::checked_in(locale), one.checked_in_at.map(&time)),
    ];
    let rows = rows
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)));
    let row = |(name, value): (&'static str, String)| {
        view! {
            <dt>{name}</dt>
            <dd>{value}</dd>
        }
    };
    view! {
        <section class="dossier-part">
            <h2>{words::registration(locale)}</h2>
            <dl class="pairs">{rows.map(row).collect_view()}</dl>
        </section>
    }
}

fn way_word(locale: Locale, way: Way, by: Option<&str>) -> String {
    let word = match (way, by) {
        (Way::Invited, Some(by)) => return words::invited_by(locale, &by),
        (Way::Delegate, Some(by)) => return people::in_place_of(locale, &by),
        (Way::Invited | Way::Delegate, None) => words::invited(locale),
        (Way::Booking, _) => words::by_booking(locale),
        (Way::File, _) => words::by_file(locale),
        (Way::JoinLink, _) => words::by_link(locale),
    };
    match by {
        Some(by) => format!("{word} · {by}"),
        None => word.to_owned(),
    }
}
