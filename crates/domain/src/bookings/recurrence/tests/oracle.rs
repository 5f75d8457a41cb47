//! The same rules through another implementation (the `rrule` crate, a port of python-dateutil).
//! Where the two read RFC 5545 differently the generator keeps away, and `edges` decides:
//! BYSETPOS in a weekly rule's first week, BYWEEKNO without BYDAY, plain beside counted weekdays.
//! It also misses days of January in last year's week 52 (2011-01-01): ISO week dates judge those.

use jiff::{civil::DateTime, tz::TimeZone};
use proptest::{collection::vec, option, prelude::*, sample::select};

use super::rule;
use crate::bookings::recurrence::{Expansion, Occurrence};

/// How many dates are compared.
const MOST: u16 = 40;

/// One part of a rule, or nothing.
fn part(
    name: &'static str,
    values: impl Strategy<Value = String>,
) -> impl Strategy<Value = String> {
    option::weighted(0.35, values)
        .prop_map(move |value| value.map_or_else(String::new, |value| format!(";{name}={value}")))
}

fn list(low: i16, high: i16) -> impl Strategy<Value = String> {
    let number = (low..=high).prop_map(move |n| if n == 0 { high } else { n });
    vec(number, 1..4).prop_map(|list| {
        list.iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(",")
    })
}

fn plain_days() -> impl Strategy<Value = String> {
    let day = select(vec!["MO", "TU", "WE", "TH", "FR", "SA", "SU"]);
    vec(day, 1..4).prop_map(|list| list.join(","))
}

fn counted_days(most: i8) -> impl Strategy<Value = String> {
    let nth = (1..=most, any::<bool>()).prop_map(|(n, end)| if end { -n } else { n });
    let day = select(vec!["MO", "TU", "WE", "TH", "FR", "SA", "SU"]);
    vec(
        (nth, day).prop_map(|(nth, day)| format!("{nth}{day}")),
        1..3,
    )
    .prop_map(|list| list.join(","))
}

fn common() -> impl Strategy<Value = String> {
    let week_start = select(vec!["MO", "SU", "WE"]).prop_map(str::to_owned);
    let interval = (1..5_u8).prop_map(|n| n.to_string());
    let count = (1..30_u8).prop_map(|n| n.to_string());
    (
        part("WKST", week_start),
        part("INTERVAL", interval),
        part("COUNT", count),
    )
        .prop_map(|(a, b, c)| format!("{a}{b}{c}"))
}

fn daily() -> impl Strategy<Value = String> {
    (
        part("BYDAY", plain_days()),
        part("BYMONTH", list(1, 12)),
        part("BYMONTHDAY", list(-31, 31)),
    )
        .prop_map(|(a, b, c)| format!("FREQ=DAILY{a}{b}{c}"))
}

fn weekly() -> impl Strategy<Value = String> {
    (
        part("BYDAY", plain_days()),
        part("BYMONTH", list(1, 12)),
        part("BYHOUR", list(1, 23)),
    )
        .prop_map(|(a, b, c)| format!("FREQ=WEEKLY{a}{b}{c}"))
}

fn monthly() -> impl Strategy<Value = String> {
    let days = prop_oneof![plain_days(), counted_days(5)];
    (
        part("BYDAY", days),
        part("BYMONTH", list(1, 12)),
        part("BYMONTHDAY", list(-31, 31)),
    )
        .prop_map(|(a, b, c)| format!("FREQ=MONTHLY{a}{b}{c}"))
}

fn yearly() -> impl Strategy<Value = String> {
    let days = prop_oneof![plain_days(), counted_days(20)];
    let weeks = (list(1, 51), plain_days()).prop_map(|(no, day)| format!("{no};BYDAY={day}"));
    let months = part("BYMONTH", list(1, 12));
    let in_months = (
        part("BYDAY", days),
        months,
        part("BYMONTHDAY", list(-31, 31)),
    )
        .prop_map(|(a, b, c)| format!("FREQ=YEARLY{a}{b}{c}"));
    prop_oneof![
        in_months,
        (
            part("BYYEARDAY", list(-366, 366)),
            part("BYDAY", plain_days())
        )
            .prop_map(|(a, b)| format!("FREQ=YEARLY{a}{b}")),
        weeks.prop_map(|weeks| format!("FREQ=YEARLY;BYWEEKNO={weeks}")),
        plain_days().prop_map(|days| format!("FREQ=YEARLY;BYWEEKNO=-1;BYDAY={days}")),
    ]
}

fn rules() -> impl Strategy<Value = String> {
    let positions = (
        prop_oneof![monthly(), yearly()],
        part("BYSETPOS", list(-4, 4)),
    )
        .prop_filter("BYSETPOS chooses from something", |(rule, positions)| {
            positions.is_empty() || rule.contains("BY")
        })
        .prop_map(|(rule, positions)| format!("{rule}{positions}"));
    let bodies = prop_oneof![daily(), weekly(), monthly(), yearly(), positions];
    (bodies, common()).prop_map(|(body, common)| format!("{body}{common}"))
}

fn starts() -> impl Strategy<Value = DateTime> {
    (1995..2035_i16, 1..=12_i8, 1..=28_i8, 0..3_i8, 0..24_i8).prop_map(
        |(year, month, day, late, hour)| {
            let first = jiff::civil::date(year, month, day);
            let day = (day + late).min(first.days_in_month());
            jiff::civil::date(year, month, day).at(hour, 30, 0, 0)
        },
    )
}

/// What the other one says; none where it refuses the rule.
fn oracle(text: &str, start: DateTime) -> Option<Vec<String>> {
    let start = start.strftime("%Y%m%dT%H%M%SZ");
    let set: rrule::RRuleSet = format!("DTSTART:{start}\nRRULE:{text}").parse().ok()?;
    let dates = set.all(MOST).dates;
    Some(
        dates
            .iter()
            .map(|date| date.format("%Y-%m-%dT%H:%M:%SZ").to_string())
            .collect(),
    )
}

/// Seventy years of week numbers against jiff's own ISO week dates.
#[test]
fn r021_week_numbers_are_those_of_iso_8601() {
    let (first, utc) = (jiff::civil::date(1990, 1, 1), TimeZone::UTC);
    for number in [1_i8, 2, 20, 51, 52, 53] {
        let text = format!("FREQ=YEARLY;BYWEEKNO={number};BYDAY=MO,TU,WE,TH,FR,SA,SU");
        let mut found = rule(&text)
            .walk(first.at(9, 0, 0, 0), &utc)
            .map(|one| one.wall_start.date())
            .peekable();
        let days = first.series(jiff::Span::new().days(1));
        for day in days.take_while(|day| day.year() < 2060) {
            let taken = found.next_if_eq(&day).is_some();
            assert_eq!(
                taken,
                day.iso_week_date().week() == number,
                "{day} week {number}"
            );
        }
    }
}

proptest! {
    #[test]
    fn r021_dates_are_those_of_another_implementation(text in rules(), start in starts()) {
        let Some(expected) = oracle(&text, start) else {
            return Ok(());
        };
        // Both stop looking at some time, each at its own: one lifetime is compared.
        let last: DateTime = start + jiff::Span::new().years(60);
        let last = last.to_string();
        let found: Vec<_> = rule(&text)
            .walk(start, &TimeZone::UTC)
            .take(usize::from(MOST))
            .map(|one| one.start.to_string())
            .filter(|date| *date < last)
            .collect();
        let expected: Vec<_> = expected.into_iter().filter(|date| *date < last).collect();
        // On sparse rules the other one gives up earlier: what it found must be found here.
        let gave_up = expected.len() < usize::from(MOST) && !text.contains("COUNT");
        let compared = if gave_up { expected.len().min(found.len()) } else { found.len() };
        prop_assert!(found.len() >= expected.len(), "{} from {}", text, start);
        prop_assert_eq!(&found[..compared], &expected[..], "{} from {}", text, start);
    }

    #[test]
    fn dates_are_in_order_inside_the_window_and_read_back(text in rules(), start in starts()) {
        let read = rule(&text);
        prop_assert_eq!(&rule(&read.to_string()), &read);
        let zone = TimeZone::get("America/New_York").unwrap();
        let until = zone.to_timestamp(start + jiff::Span::new().days(500)).unwrap();
        let of = Expansion {
            wall_start: start,
            zone: &zone,
            exdates: &[],
            rdates: &[],
            from: None,
            until: Some(until),
        };
        if let Ok(found) = read.occurrences(&of) {
            prop_assert!(found.windows(2).all(|pair| pair[0].start < pair[1].start));
            prop_assert!(found.iter().all(|one| one.wall_start >= start && one.start < until));
            for one in found {
                let wall = zone.to_datetime(one.start);
                let skipped = zone.to_ambiguous_timestamp(one.wall_start).is_ambiguous();
                prop_assert!(wall == one.wall_start || skipped);
            }
        }
    }

    /// Both halves together give the dates of the whole, wherever it is cut.
    #[test]
    fn r032_this_and_following_loses_no_date(
        text in rules(), start in starts(), cut in 0..40_usize, shift in 0..2_i64,
    ) {
        let whole = rule(&text);
        let zone = TimeZone::UTC;
        let dates: Vec<_> = whole.walk(start, &zone).take(60).collect();
        let Some(at) = dates.get(cut) else { return Ok(()) };
        let at = at.start - jiff::SignedDuration::from_secs(shift);
        let split = whole.split_following(start, &zone, at);
        let mut joined: Vec<Occurrence> = Vec::new();
        if let Some(before) = &split.before {
            joined.extend(before.walk(start, &zone));
            prop_assert!(joined.iter().all(|one| one.start < at));
        }
        if let (Some(following), Some(from)) = (&split.following, split.following_start) {
            joined.extend(following.walk(from, &zone).take(60));
        }
        // Each walk ends a hundred years after its own start.
        let sight = (start + jiff::Span::new().years(90)).min(dates[dates.len() - 1].wall_start);
        let seen = |list: Vec<Occurrence>| -> Vec<_> {
            list.into_iter().filter(|one| one.wall_start <= sight).collect()
        };
        let counted = joined.len();
        prop_assert_eq!(seen(joined), seen(dates.clone()), "{}", text);
        prop_assert!(!text.contains("COUNT") || counted == dates.len() || sight.year() > 2080);
    }
}
