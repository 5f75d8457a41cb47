//! What is not a rule: each no names the part and the reason, and nothing panics.

use proptest::prelude::*;

use crate::bookings::{
    Refusal, Rule,
    recurrence::{LONGEST_RULE, NoSeries, Recurrence, Why},
};

#[track_caller]
fn refused(text: &str, part: &str, why: Why) {
    let found = Recurrence::parse(text).unwrap_err();
    assert_eq!((found.part.as_str(), found.why), (part, why), "{text}");
}

#[test]
fn parts_that_are_missing_unknown_or_twice() {
    refused("", "", Why::Unknown);
    refused("hello", "HELLO", Why::Unknown);
    refused("COUNT=3", "FREQ", Why::Missing);
    refused("FREQ=DAILY;COLOUR=RED", "COLOUR", Why::Unknown);
    refused("FREQ=DAILY;RSCALE=CHINESE", "RSCALE", Why::Unknown);
    refused("FREQ=DAILY;;COUNT=2", "", Why::Unknown);
    refused("FREQ=DAILY;INTERVAL=1;INTERVAL=2", "INTERVAL", Why::Twice);
    refused("FREQ=DAILY\r\nDTSTART:20260101", "FREQ", Why::BadValue);
}

#[test]
fn values_out_of_range() {
    for (part, values) in [
        ("FREQ", &["FORTNIGHTLY", ""][..]),
        ("INTERVAL", &["0", "-1", "", "1.5", "x", "+1"]),
        ("COUNT", &["0", "-3", "many"]),
        ("BYMONTH", &["0", "13", "-1", "1,", "JAN"]),
        ("BYMONTHDAY", &["0", "32", "-32", "1,,2"]),
        ("BYYEARDAY", &["0", "367", "-367"]),
        ("BYWEEKNO", &["0", "54", "-54"]),
        (
            "BYDAY",
            &[
                "", "XX", "0MO", "54MO", "-54MO", "MON", "1", "M", "MO,", "\u{e9}MO", "\u{20ac}",
            ],
        ),
        ("BYHOUR", &["24", "-1", "+1"]),
        ("BYMINUTE", &["60"]),
        ("BYSECOND", &["60"]),
        ("BYSETPOS", &["0", "367", "--1"]),
        ("WKST", &["1", "MONDAY"]),
        (
            "UNTIL",
            &[
                "2026",
                "20261301",
                "20260230",
                "20261224T",
                "20261224Z",
                "20261224T250000Z",
                "20261224T0900",
                "2026-12-24",
                "20261224T090000+0800",
            ],
        ),
    ] {
        for value in values {
            let base = if part == "FREQ" {
                ""
            } else {
                "FREQ=YEARLY;BYDAY=MO;"
            };
            let base = if part == "BYDAY" {
                "FREQ=YEARLY;"
            } else {
                base
            };
            refused(&format!("{base}{part}={value}"), part, Why::BadValue);
        }
    }
}

#[test]
fn parts_that_rfc_5545_forbids_together() {
    refused(
        "FREQ=DAILY;COUNT=2;UNTIL=20261224",
        "UNTIL",
        Why::NotTogether,
    );
    refused("FREQ=WEEKLY;BYDAY=1MO", "BYDAY", Why::NotTogether);
    refused("FREQ=DAILY;BYDAY=-1MO", "BYDAY", Why::NotTogether);
    refused(
        "FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO",
        "BYDAY",
        Why::NotTogether,
    );
    refused("FREQ=WEEKLY;BYMONTHDAY=3", "BYMONTHDAY", Why::NotTogether);
    refused("FREQ=MONTHLY;BYYEARDAY=3", "BYYEARDAY", Why::NotTogether);
    refused("FREQ=MONTHLY;BYWEEKNO=3", "BYWEEKNO", Why::NotTogether);
    refused("FREQ=DAILY;BYSETPOS=1", "BYSETPOS", Why::NotTogether);
}

#[test]
fn a_rule_of_more_than_a_thousand_characters() {
    let long = format!("FREQ=DAILY;BYMONTHDAY={}1", "1,".repeat(LONGEST_RULE));
    refused(&long, "RRULE", Why::TooLong);
}

#[test]
fn what_other_programs_write_is_read() {
    let text = |text: &str| Recurrence::parse(text).unwrap().to_string();
    assert_eq!(
        text("RRULE:FREQ=WEEKLY;BYDAY=WE,MO;"),
        "FREQ=WEEKLY;BYDAY=MO,WE"
    );
    assert_eq!(
        text("freq=monthly;byday=+1mo;interval=1"),
        "FREQ=MONTHLY;BYDAY=1MO"
    );
    assert_eq!(text(" FREQ=DAILY;WKST=MO "), "FREQ=DAILY");
    assert_eq!(
        text("WKST=SU;COUNT=3;FREQ=YEARLY;BYMONTHDAY=2,1,2;BYMONTH=3"),
        "FREQ=YEARLY;COUNT=3;BYMONTHDAY=1,2;BYMONTH=3;WKST=SU",
    );
}

#[test]
fn refusals_carry_the_codes_of_the_api() {
    let bad = NoSeries::from(Recurrence::parse("x").unwrap_err());
    assert_eq!(Refusal::from(bad).rule, Rule::BadRrule);
    assert_eq!(
        Refusal::from(NoSeries::Unbounded).rule,
        Rule::UnboundedSeries
    );
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in ".{0,60}", tail in "[A-Z0-9=;,+-]{0,60}") {
        let _ = Recurrence::parse(&text);
        let _ = Recurrence::parse(&format!("FREQ=YEARLY;{tail}"));
        let _ = Recurrence::parse(&format!("FREQ=MONTHLY;BYDAY={text}"));
        let _ = Recurrence::parse(&format!("FREQ=DAILY;UNTIL={text}"));
    }
}
