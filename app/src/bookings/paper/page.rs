//! The page: what it shows, above it the way back, the filters and the button.

use leptos::{either::Either, nonce::use_nonce, prelude::*};
use leptos_meta::Title;
use leptos_router::{hooks::use_query_map, params::ParamsMap};

use super::{
    day::DayTable,
    read::{self, Asked, Sheet},
    week::WeekTable,
};
use crate::{
    bookings::{
        calendar::{RoomFilters, address_at, keeps},
        views::{RoomRow, equipment_word},
        week::days_in_words,
    },
    context::caller,
    frame::go_to_sign_in,
    text::{
        Locale, use_locale,
        words::{bookings, paper as words, ui, week},
    },
    ui::Problem,
    wire::Suspend,
    zones::{date_long, date_with_year},
};

/// The button works only where a script runs: the page itself needs none.
const SCRIPT: &str = "const b = document.getElementById('print'); b.hidden = false; \
                      b.onclick = () => print();";

/// The page at `/print`.
#[component]
pub fn PaperPage() -> impl IntoView {
    let query = use_query_map().get_untracked();
    view! {
        <Suspense>
            {move || {
                let query = query.clone();
                Suspend::new(async move {
                    let asked = Asked {
                        date: query.get("date"),
                        zone: query.get("zone"),
                        week: query.get("span").as_deref() == Some("week"),
                    };
                    let read = match caller() {
                        Ok((services, actor)) => read::sheet(&services, &actor, asked).await,
                        Err(error) => Err(error),
                    };
                    match read {
                        Ok(sheet) => Either::Left(view! { <Paper sheet query /> }),
                        Err(error) => {
                            let ask = error.needs_sign_in();
                            if ask {
                                go_to_sign_in();
                            }
                            Either::Right((!ask).then(|| view! { <Problem error=Some(error) /> }))
                        }
                    }
                })
            }}
        </Suspense>
    }
}

#[component]
fn Paper(sheet: Sheet, query: ParamsMap) -> impl IntoView {
    let locale = use_locale();
    let (first, is_week) = (sheet.first, sheet.week);
    let days = match is_week {
        true => days_in_words(locale, first),
        false => date_long(locale, first),
    };
    let title = match locale {
        Locale::En => format!("{days} {}", first.year()),
        Locale::Zh => format!("{}年{days}", first.year()),
    };
    let kept = sheet.house.rooms.iter().filter(|room| keeps(&query, room));
    let rooms: Vec<RoomRow> = kept.cloned().collect();
    let as_of = sheet.zone.at(sheet.house.as_of);
    let as_of = format!(
        "{} {}",
        date_with_year(locale, as_of.date()),
        crate::zones::hh_mm(as_of.time())
    );
    let about = [
        filters(locale, &query),
        bookings::city_time(locale, &sheet.zone.city(locale)),
        words::as_of(locale, &as_of),
    ];
    let about: Vec<String> = about.into_iter().filter(|one| !one.is_empty()).collect();
    let none = rooms.is_empty().then(|| bookings::no_room_fits(locale));
    let cut = sheet.cut.then(|| words::cut(locale, &sheet.entries.len()));
    let sheet = StoredValue::new(sheet);
    view! {
        <Title text=title.clone() />
        <main class="paper" id="page">
            <Controls sheet query />
            <header class="paper-head">
                <h1>{title}</h1>
                <p>{about.join(" · ")}</p>
            </header>
            {cut.map(|text| view! { <p class="note">{text}</p> })}
            {none.map(|text| view! { <p class="note">{text}</p> })}
            {match is_week {
                true => Either::Left(view! { <WeekTable sheet rooms /> }),
                false => Either::Right(view! { <DayTable sheet rooms /> }),
            }}
            {is_week.then(|| view! { <p class="paper-foot">{words::without_a_word(locale)}</p> })}
        </main>
    }
}

/// Which rooms: "Hall A · floor 3".
fn filters(locale: Locale, query: &ParamsMap) -> String {
    let value = |name: &str| query.get(name).filter(|value| !value.is_empty());
    let seats = value("seats").map(|seats| words::seats(locale, &seats));
    let equipment = value("equipment").map(|word| equipment_word(locale, &word));
    let floor = value("floor").map(|floor| words::floor(locale, &floor));
    let find = value("find").map(|find| words::named(locale, &find));
    let all = [value("building"), floor, seats, equipment, find];
    let all: Vec<String> = all.into_iter().flatten().collect();
    if all.is_empty() {
        words::all_rooms(locale).to_owned()
    } else {
        all.join(" · ")
    }
}

/// Not on paper: back, day or week, which rooms, the button.
#[component]
fn Controls(sheet: StoredValue<Sheet>, query: ParamsMap) -> impl IntoView {
    let locale = use_locale();
    let (is_week, date, house) =
        sheet.with_value(|sheet| (sheet.week, sheet.first.to_string(), sheet.house.clone()));
    let back = if is_week { "/week" } else { "/" };
    let back = address_at(back, &query, &[("span", "")]);
    let here = |span: &str| address_at("/print", &query, &[("span", span)]);
    let current = |yes: bool| yes.then_some("page");
    let zone = query.get("zone");
    view! {
        <nav class="paper-bar" aria-label=words::print(locale)>
            <a class="button" href=back>
                {ui::back(locale)}
            </a>
            <div class="switcher">
                <a href=here("") aria-current=current(!is_week)>
                    {week::day(locale)}
                </a>
                <a href=here("week") aria-current=current(is_week)>
                    {week::week(locale)}
                </a>
            </div>
            <span class="cal-space"></span>
            <button type="button" id="print" class="button button-main" hidden=true>
                {words::print(locale)}
            </button>
            <script nonce=use_nonce() inner_html=SCRIPT></script>
        </nav>
        <form class="cal-filters paper-filters" method="get" action="/print" role="search">
            <input
                type="date"
                class="input"
                name="date"
                value=date
                aria-label=bookings::go_to_day(locale)
            />
            {is_week.then(|| view! { <input type="hidden" name="span" value="week" /> })}
            {zone.map(|zone| view! { <input type="hidden" name="zone" value=zone /> })}
            <RoomFilters house=StoredValue::new(house) path="/print" />
            <button class="button">{bookings::filter(locale)}</button>
        </form>
    }
}

/// A building's name across the table.
pub(super) fn place_row(place: String, columns: u8) -> impl IntoView {
    view! {
        <tbody class="paper-place">
            <tr>
                <th colspan=columns.to_string() scope="rowgroup">
                    {place}
                </th>
            </tr>
        </tbody>
    }
}

/// Rooms under the names of their buildings; they come in that order.
pub(super) fn grouped(rooms: Vec<RoomRow>) -> Vec<(Option<String>, Vec<RoomRow>)> {
    let mut groups: Vec<(Option<String>, Vec<RoomRow>)> = Vec::new();
    for room in rooms {
        match groups.last_mut() {
            Some((place, group)) if *place == room.building => group.push(room),
            _ => groups.push((room.building.clone(), vec![room])),
        }
    }
    groups
}
