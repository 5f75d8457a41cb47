//! Edges that other implementations stumble over: leap days, short months, ISO weeks, UNTIL in
//! another zone, clocks that change, EXDATE and RDATE, rules without end or without dates.

use jiff::{Timestamp, civil::Weekday};

use super::{all, check, expansion, rule, zone};
use crate::bookings::{
    MOST_DATES,
    recurrence::{Ends, Every, Expansion, NoSeries, Plain, Why},
};

fn instants(text: &str, start: &str, name: &str) -> Vec<String> {
    let zone = zone(name);
    all(text, start, &zone)
        .unwrap()
        .iter()
        .map(|one| one.start.to_string())
        .collect()
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[test]
fn days_that_a_month_or_year_lacks_are_left_out() {
    check(
        "2024-02-29T09:00",
        "FREQ=YEARLY;COUNT=3",
        "2024 Feb 29 2028 Feb 29 2032 Feb 29",
    );
    check(
        "2026-01-31T09:00",
        "FREQ=MONTHLY;COUNT=4",
        "2026 Jan 31 Mar 31 May 31 Jul 31",
    );
    check(
        "2026-01-01T09:00",
        "FREQ=MONTHLY;BYMONTHDAY=-31;COUNT=3",
        "2026 Jan 1 Mar 1 May 1",
    );
    check(
        "2023-01-01T09:00",
        "FREQ=YEARLY;BYYEARDAY=366;COUNT=2",
        "2024 Dec 31 2028 Dec 31",
    );
    check(
        "2023-01-01T09:00",
        "FREQ=YEARLY;BYYEARDAY=-366;COUNT=2",
        "2024 Jan 1 2028 Jan 1",
    );
    check(
        "2026-01-30T09:00",
        "FREQ=MONTHLY;BYDAY=5FR;COUNT=3",
        "2026 Jan 30 May 29 Jul 31",
    );
}

#[test]
fn counted_from_the_end() {
    check(
        "2026-01-30T09:00",
        "FREQ=MONTHLY;BYDAY=-1FR;COUNT=3",
        "2026 Jan 30 Feb 27 Mar 27",
    );
    check(
        "2026-01-01T09:00",
        "FREQ=YEARLY;BYYEARDAY=-1;COUNT=2",
        "2026 Dec 31 2027 Dec 31",
    );
    check(
        "2026-01-01T09:00",
        "FREQ=YEARLY;BYDAY=-1SU;COUNT=2",
        "2026 Dec 27 2027 Dec 26",
    );
    check(
        "2026-01-01T09:00",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3",
        "2026 Jan 30 Feb 27 Mar 31",
    );
    check(
        "2026-01-01T09:00",
        "FREQ=YEARLY;BYMONTH=1;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,-1;COUNT=4",
        "2026 Jan 1 30 2027 Jan 1 29",
    );
}

#[test]
fn a_position_counts_the_whole_week_also_in_the_first_one() {
    // DTSTART is a Wednesday; the first of MO, WE, FR of that week has passed.
    check(
        "2026-11-04T09:00",
        "FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=1;COUNT=2",
        "2026 Nov 9 16",
    );
}

#[test]
fn weeks_by_number() {
    check(
        "2020-01-01T09:00",
        "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;COUNT=3",
        "2020 Dec 28 2026 Dec 28 2032 Dec 27",
    );
    check(
        "1997-09-02T09:00",
        "FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO;COUNT=3",
        "1997 Dec 29 1999 Jan 4 2000 Jan 3",
    );
    check(
        "1997-09-02T09:00",
        "FREQ=YEARLY;BYWEEKNO=-1;BYDAY=SU;COUNT=3",
        "1997 Dec 28 1999 Jan 3 2000 Jan 2",
    );
    check(
        "1997-09-02T09:00",
        "FREQ=YEARLY;BYWEEKNO=20;COUNT=2",
        "1998 May 12 1999 May 18",
    );
    check(
        "2026-01-01T09:00",
        "FREQ=YEARLY;BYWEEKNO=2;BYDAY=SU;WKST=SU;COUNT=2",
        "2026 Jan 11 2027 Jan 10",
    );
}

#[test]
fn plain_and_counted_weekdays_may_stand_together() {
    check(
        "2026-11-01T09:00",
        "FREQ=MONTHLY;BYDAY=1MO,SU;COUNT=7",
        "2026 Nov 1 2 8 15 22 29 Dec 6",
    );
}

#[test]
fn r023_wall_time_is_kept_across_dst() {
    assert_eq!(
        instants("FREQ=WEEKLY;COUNT=3", "2026-10-18T09:00", "Europe/Berlin"),
        [
            "2026-10-18T07:00:00Z",
            "2026-10-25T08:00:00Z",
            "2026-11-01T08:00:00Z"
        ],
    );
    assert_eq!(
        instants("FREQ=WEEKLY;COUNT=2", "2026-11-02T14:00", "Asia/Shanghai"),
        ["2026-11-02T06:00:00Z", "2026-11-09T06:00:00Z"],
    );
}

#[test]
fn r023_a_time_that_the_clocks_skip_is_read_with_the_offset_before() {
    let berlin = zone("Europe/Berlin");
    let found = all("FREQ=DAILY;COUNT=3", "2026-03-28T02:30", &berlin).unwrap();
    let shown: Vec<_> = found.iter().map(|one| one.start.to_string()).collect();
    let expected = [
        "2026-03-28T01:30:00Z",
        "2026-03-29T01:30:00Z",
        "2026-03-30T00:30:00Z",
    ];
    assert_eq!(shown, expected);
    let planned = "2026-03-29T02:30".parse().unwrap();
    assert_eq!(found[1].wall_start, planned, "what was planned stays");
}

#[test]
fn r023_of_two_equal_local_times_the_first_is_meant() {
    assert_eq!(
        instants("FREQ=DAILY;COUNT=2", "2026-10-25T02:30", "Europe/Berlin"),
        ["2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"],
    );
}

#[test]
fn two_times_that_fall_together_in_a_gap_are_one_date() {
    let text = "FREQ=DAILY;UNTIL=20260329T120000;BYHOUR=2,3";
    assert_eq!(
        instants(text, "2026-03-29T02:30", "Europe/Berlin"),
        ["2026-03-29T01:30:00Z"]
    );
}

#[test]
fn r023_until_is_inclusive_in_whatever_way_it_is_written() {
    let count = |until: &str| {
        let text = format!("FREQ=DAILY;UNTIL={until}");
        instants(&text, "2026-11-02T09:00", "Asia/Shanghai").len()
    };
    assert_eq!(count("20261104T010000Z"), 3, "nine o'clock in Shanghai");
    assert_eq!(count("20261104T005959Z"), 2);
    assert_eq!(count("20261104T090000"), 3);
    assert_eq!(count("20261104T085959"), 2);
    assert_eq!(count("20261104"), 3, "a date means the whole day");
}

#[test]
fn dtstart_is_a_date_only_when_the_rule_yields_it() {
    check(
        "2026-11-02T09:00",
        "FREQ=WEEKLY;BYDAY=TU;COUNT=2",
        "2026 Nov 3 10",
    );
}

#[test]
fn exdate_leaves_out_and_rdate_adds() {
    let utc = zone("UTC");
    let exdates = [at("2026-11-03T09:00:00Z"), at("2026-11-05T09:00:00Z")];
    let rdates = [
        at("2026-11-20T15:00:00Z"),
        at("2026-11-02T09:00:00Z"),
        at("2026-11-05T09:00:00Z"),
    ];
    let of = Expansion {
        exdates: &exdates,
        rdates: &rdates,
        ..expansion("2026-11-02T09:00", &utc)
    };
    let found = rule("FREQ=DAILY;COUNT=3").occurrences(&of).unwrap();
    let shown: Vec<_> = found.iter().map(|one| one.start.to_string()).collect();
    let expected = [
        "2026-11-02T09:00:00Z",
        "2026-11-04T09:00:00Z",
        "2026-11-20T15:00:00Z",
    ];
    assert_eq!(
        shown, expected,
        "COUNT counts what EXDATE leaves out; nothing comes twice"
    );
}

#[test]
fn an_infinite_rule_is_expanded_window_by_window() {
    let utc = zone("UTC");
    let start = "2020-01-01T09:00";
    let of = |from, until| {
        let window = Expansion {
            from,
            until,
            ..expansion(start, &utc)
        };
        rule("FREQ=DAILY").occurrences(&window)
    };
    let (first, second) = (at("2026-11-01T00:00:00Z"), at("2026-11-08T00:00:00Z"));
    let week = of(Some(first), Some(second)).unwrap();
    assert_eq!(week.len(), 7);
    assert_eq!(week[0].start, at("2026-11-01T09:00:00Z"));
    assert_eq!(of(Some(first), None), Err(NoSeries::Unbounded));
    assert_eq!(
        of(None, Some(second)),
        Err(NoSeries::Unbounded),
        "more than a thousand"
    );
    assert_eq!(of(None, Some(at("2019-01-01T00:00:00Z"))), Ok(Vec::new()));
}

#[test]
fn a_thousand_dates_are_booked_one_more_is_not() {
    let utc = zone("UTC");
    let found = all("FREQ=DAILY;COUNT=1000", "2026-11-02T09:00", &utc).unwrap();
    assert_eq!(found.len(), MOST_DATES);
    for text in [
        "FREQ=DAILY;COUNT=1001",
        "FREQ=DAILY;COUNT=99999999999999999999",
        "FREQ=DAILY;UNTIL=99991231",
        "FREQ=YEARLY;COUNT=500",
        "FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12;BYMINUTE=0,5,10,15,20,25,30;UNTIL=20300101",
    ] {
        assert_eq!(
            all(text, "2026-11-02T09:00", &utc),
            Err(NoSeries::Unbounded),
            "{text}"
        );
    }
}

#[test]
fn a_rule_that_never_yields_ends_with_a_reason() {
    let utc = zone("UTC");
    for text in [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=2",
        "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31;UNTIL=20400101",
        "FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29;COUNT=1",
        "FREQ=DAILY;INTERVAL=4294967295;BYDAY=SU;COUNT=1",
        "FREQ=WEEKLY;UNTIL=20200101",
    ] {
        let refused = all(text, "2025-06-10T09:00", &utc).unwrap_err();
        let NoSeries::Bad(bad) = refused else {
            panic!("{text}: {refused:?}")
        };
        assert_eq!(bad.why, Why::NeverYields, "{text}");
    }
}

#[test]
fn a_rule_in_plain_terms() {
    let plain = |text: &str| {
        let found: Plain = rule(text).plain("2026-11-03T09:00".parse().unwrap(), &zone("UTC"));
        found
    };
    let every = |text: &str| plain(text).every;
    let (tuesday, friday) = (Weekday::Tuesday, Weekday::Friday);
    assert_eq!(every("FREQ=DAILY;INTERVAL=3"), Every::Days(3));
    assert_eq!(every("FREQ=WEEKLY"), Every::Weeks(1, vec![tuesday]));
    assert_eq!(
        every("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR,TU"),
        Every::Weeks(2, vec![tuesday, friday])
    );
    assert_eq!(every("FREQ=MONTHLY"), Every::MonthDays(1, vec![3]));
    assert_eq!(
        every("FREQ=MONTHLY;BYMONTHDAY=-1"),
        Every::MonthDays(1, vec![-1])
    );
    assert_eq!(
        every("FREQ=MONTHLY;BYDAY=1TU"),
        Every::MonthWeekday(1, 1, tuesday)
    );
    assert_eq!(
        every("FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1"),
        Every::MonthWeekday(1, -1, friday)
    );
    assert_eq!(every("FREQ=YEARLY"), Every::YearDay(1, 11, 3));
    assert_eq!(
        every("FREQ=YEARLY;BYMONTH=5;BYDAY=2FR"),
        Every::YearWeekday(1, 5, 2, friday)
    );
    assert_eq!(every("FREQ=YEARLY;BYWEEKNO=20"), Every::Other);
    assert_eq!(every("FREQ=DAILY;BYHOUR=9,15"), Every::Other);
    assert_eq!(
        every("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"),
        Every::Other
    );
    assert_eq!(plain("FREQ=DAILY").ends, Ends::Never);
    assert_eq!(plain("FREQ=DAILY;COUNT=4").ends, Ends::After(4));
    let last = jiff::civil::date(2026, 12, 24);
    assert_eq!(
        plain("FREQ=DAILY;UNTIL=20261224T090000Z").ends,
        Ends::On(last)
    );
}
