//! A second zone's hours under the first's, for whoever meets across oceans.

use jiff::{Timestamp, ToSpan};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::{
    bar::{address, use_query},
    grid::Axis,
    scale::Scale,
};
use crate::{
    bookings::views::House,
    text::{use_locale, words::bookings as words},
    zones::Zone,
};

/// The zone that the address names, where the page has its rules.
fn chosen(house: StoredValue<House>) -> Memo<Option<String>> {
    let query = use_query();
    Memo::new(move |_| {
        let name = query.with(|query| query.get("beside"))?;
        let known = house.try_with_value(|house| {
            let mut zones = house.zones.iter();
            zones.any(|file| file.name == name) && house.zone != name
        });
        known.filter(|known| *known).map(|_| name)
    })
}

/// Which zone stands beside; nothing where the house knows only one.
#[component]
pub fn BesideChoice(
    /// Rooms and zones.
    house: StoredValue<House>,
    /// The zone that the page is read in.
    zone: String,
) -> impl IntoView {
    let locale = use_locale();
    let query = use_query();
    let navigate = use_navigate();
    let go = move |event| {
        let name = event_target_value(&event);
        let to = query.with_untracked(|query| address(query, &[("beside", &name)]));
        navigate(&to, NavigateOptions::default());
    };
    let others = house.with_value(|house| {
        let others = house.zones.iter().filter(|file| file.name != zone);
        others
            .map(|file| {
                let city = Zone::read(file).city(locale);
                (file.name.clone(), words::city_time(locale, &city))
            })
            .collect::<Vec<_>>()
    });
    let beside = chosen(house);
    let option = move |(name, text): (String, String)| {
        let value = name.clone();
        view! {
            <option value=value selected=move || beside.get().as_ref() == Some(&name)>
                {text}
            </option>
        }
    };
    (!others.is_empty()).then(|| {
        view! {
            <select class="input cal-beside" aria-label=words::beside(locale) on:change=go>
                <option value="" selected=move || beside.get().is_none()>
                    {words::beside_none(locale)}
                </option>
                {others.into_iter().map(option).collect_view()}
            </select>
        }
    })
}

/// Its hours, under those of the page.
#[component]
pub fn BesideMarks(axis: Axis, house: StoredValue<House>) -> impl IntoView {
    let beside = chosen(house);
    move || {
        let name = beside.get()?;
        let other = house.with_value(|house| house.zone_named(&name));
        let marks = axis
            .scale
            .with(|scale| axis.zone.with_value(|zone| marks(scale, zone, &other)));
        let mark = |(place, text): (f64, String)| {
            view! {
                <span
                    class="cal-mark cal-mark-beside figures"
                    style=format!("--x:{place:.3}%")
                >
                    {text}
                </span>
            }
        };
        Some(marks.into_iter().map(mark).collect_view())
    }
}

/// The other zone's time at each full hour of the page's; another day is said.
fn marks(scale: &Scale, zone: &Zone, other: &Zone) -> Vec<(f64, String)> {
    let hours = (0_i64..).zip(&scale.marks);
    let text = |at: Timestamp| {
        let days = (other.day(at) - zone.day(at)).get_days();
        let time = other.time(at);
        match days {
            0 => time,
            days => format!("{time} {days:+}"),
        }
    };
    let mark = |(hour, (place, _)): (i64, &(f64, String))| {
        let at = scale.slot.start.checked_add(hour.hours()).ok()?;
        Some((*place, text(at)))
    };
    hours.filter_map(mark).collect()
}

#[cfg(test)]
mod tests {
    use jiff::{civil::date, tz::TimeZone};

    use super::*;

    fn zone(name: &str) -> Zone {
        Zone {
            name: name.to_owned(),
            rules: TimeZone::get(name).unwrap(),
        }
    }

    #[test]
    fn r023_the_other_zones_hours_stand_under_these_and_say_another_day() {
        let (shanghai, lima) = (zone("Asia/Shanghai"), zone("America/Lima"));
        let scale = Scale::new(&shanghai, date(2026, 11, 20), &[], false);
        let marks = marks(&scale, &shanghai, &lima);
        let texts: Vec<&str> = marks.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(texts[..2], ["19:00 -1", "20:00 -1"]);
        assert_eq!(texts[5], "00:00");
        assert_eq!(marks.len(), scale.marks.len());
        assert!((marks[5].0 - scale.marks[5].0).abs() < f64::EPSILON);
    }

    #[test]
    fn r023_on_the_day_of_change_an_hour_is_said_twice() {
        let (shanghai, berlin) = (zone("Asia/Shanghai"), zone("Europe/Berlin"));
        let scale = Scale::new(&shanghai, date(2026, 10, 25), &[], true);
        let marks = marks(&scale, &shanghai, &berlin);
        let twice = marks.iter().filter(|(_, text)| text == "02:00");
        assert_eq!(twice.count(), 2);
    }
}
