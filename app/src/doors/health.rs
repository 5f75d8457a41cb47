//! One line of the administrators' list: how the door is, since when, and what to do about it.

use contract::doors::DoorView;
use domain::doors::Health;
use jiff::{SignedDuration, Timestamp};
use leptos::prelude::*;

use super::shown::needs_look;
use crate::{
    clock::use_clock,
    text::{Locale, use_locale, words::doors},
    zones::{Zone, date_short},
};

/// One door.
#[component]
pub fn Line(door: Memo<Option<DoorView>>, zone: Zone, ways: Option<AnyView>) -> impl IntoView {
    let locale = use_locale();
    let clock = use_clock();
    let zone = StoredValue::new(zone);
    let of = move |say: fn(&Said, &DoorView) -> String| {
        Signal::derive(move || {
            let now = clock.minute();
            let said = Said {
                locale,
                zone: zone.get_value(),
                now,
            };
            door.with(|door| door.as_ref().map(|door| say(&said, door)))
                .unwrap_or_default()
        })
    };
    let todo = of(|said, door| said.todo(door).to_owned());
    view! {
        <li class="door-line" data-look=of(|_, door| needs_look(door).to_string())>
            <div class="row-main">
                <strong>{of(|_, door| door.room_name.clone())}</strong>
                <p class="row-sub">{of(Said::which)}</p>
                <ul class="door-facts">
                    <li>{of(Said::heard)}</li>
                    <li>{of(Said::build)}</li>
                    <li>{of(Said::clock)}</li>
                </ul>
                <Show when=move || !todo.with(String::is_empty)>
                    <p class="door-todo">{todo}</p>
                </Show>
            </div>
            <span class="door-contact" data-contact=of(|_, door| mark(door.health).to_owned())>
                {of(|said, door| said.word(door).to_owned())}
            </span>
            {ways}
        </li>
    }
}

fn mark(health: Health) -> &'static str {
    match health {
        Health::Live => "online",
        Health::Late => "late",
        Health::Silent | Health::New => "silent",
        Health::Revoked => "revoked",
    }
}

/// The words of one line.
struct Said {
    locale: Locale,
    zone: Zone,
    now: Timestamp,
}

impl Said {
    fn word(&self, door: &DoorView) -> &'static str {
        match door.health {
            Health::Live => doors::online(self.locale),
            Health::Late => doors::late(self.locale),
            Health::Silent => doors::silent(self.locale),
            Health::New => doors::never_seen(self.locale),
            Health::Revoked => doors::revoked(self.locale),
        }
    }

    fn which(&self, door: &DoorView) -> String {
        let day = date_short(self.locale, self.zone.day(door.paired_at));
        format!("{} · {}", door.name, doors::paired_on(self.locale, &day))
    }

    fn heard(&self, door: &DoorView) -> String {
        match (door.health, door.seen_at) {
            (Health::Live, _) if door.line_open => doors::heard_line(self.locale).to_owned(),
            (Health::Live, _) => doors::heard_no_line(self.locale).to_owned(),
            (_, None) => doors::never_seen(self.locale).to_owned(),
            (_, Some(at)) => {
                let day = date_short(self.locale, self.zone.day(at));
                let when = format!("{day} {}", self.zone.time(at));
                let for_so_long = span(self.locale, self.now.duration_since(at));
                doors::not_heard(self.locale, &for_so_long, &when)
            }
        }
    }

    fn build(&self, door: &DoorView) -> String {
        let Some(build) = &door.build else {
            return doors::build_none(self.locale).to_owned();
        };
        match door.build_is_current {
            Some(true) => doors::build_same(self.locale, build),
            Some(false) => doors::build_other(self.locale, build),
            None => doors::build_alone(self.locale, build),
        }
    }

    fn clock(&self, door: &DoorView) -> String {
        let Some(ahead) = door.clock_ahead_ms else {
            return String::new();
        };
        let off = SignedDuration::from_millis(ahead).abs();
        if off < SignedDuration::from_secs(5) {
            return doors::clock_right(self.locale).to_owned();
        }
        let off = span(self.locale, off);
        if ahead > 0 {
            doors::clock_ahead(self.locale, &off)
        } else {
            doors::clock_behind(self.locale, &off)
        }
    }

    fn todo(&self, door: &DoorView) -> &'static str {
        match door.health {
            Health::Silent => doors::todo_silent(self.locale),
            Health::Late => doors::todo_late(self.locale),
            Health::New => doors::todo_new(self.locale),
            Health::Live if door.build_is_current == Some(false) => doors::todo_build(self.locale),
            Health::Live if door.clock_is_off() => doors::todo_clock(self.locale),
            Health::Live | Health::Revoked => "",
        }
    }
}

/// "2 h 3 min", "40 s".
fn span(locale: Locale, span: SignedDuration) -> String {
    let seconds = span.as_secs().max(0);
    let (minutes, hours, days) = (seconds / 60, seconds / 3_600, seconds / 86_400);
    match (days, hours, minutes) {
        (0, 0, 0) => doors::only_seconds(locale, &seconds),
        (0, 0, _) => doors::only_minutes(locale, &minutes),
        (0, _, _) => doors::hours_minutes(locale, &hours, &(minutes % 60)),
        _ => doors::days_hours(locale, &days, &(hours % 24)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doors::tests::{at, view_of_door, zone};

    fn said(now: &str) -> Said {
        Said {
            locale: Locale::En,
            zone: zone(),
            now: at(now),
        }
    }

    #[test]
    fn r144_a_silent_door_says_since_when_and_what_to_do() {
        let mut door = view_of_door("a");
        door.health = Health::Silent;
        door.seen_at = Some(at("10:31"));
        let said = said("12:34");
        let heard = said.heard(&door);
        assert_eq!(heard, "Not heard of since Fri 20 Nov 10:31, for 2 h 3 min");
        assert!(said.todo(&door).contains("power and network"));
        assert!(needs_look(&door));
    }

    #[test]
    fn r139_a_clock_that_is_off_is_told_with_its_sign() {
        let mut door = view_of_door("a");
        let clock = |door: &DoorView| said("12:00").clock(door);
        door.clock_ahead_ms = Some(7_380_000);
        assert_eq!(clock(&door), "Clock 2 h 3 min ahead; corrected");
        assert!(needs_look(&door));
        door.clock_ahead_ms = Some(-40_000);
        assert_eq!(clock(&door), "Clock 40 s behind; corrected");
        assert!(!needs_look(&door));
        door.clock_ahead_ms = Some(900);
        assert_eq!(clock(&door), "Clock right to a few seconds");
    }

    #[test]
    fn r139_another_build_than_the_servers_needs_a_look() {
        let mut door = view_of_door("a");
        assert!(!needs_look(&door));
        door.build_is_current = Some(false);
        let said = said("12:00");
        assert_eq!(said.build(&door), "Page 3fa9c1d2, not the server's");
        assert!(said.todo(&door).contains("by itself"));
        assert!(needs_look(&door));
    }
}
