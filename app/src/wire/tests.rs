//! What `serde_json` writes is read the same; what is no JSON is refused.

use contract::{
    bookings::{BookRoom, BookingDetail, ChangeBooking},
    live::Change,
    problem::Failure,
    settings::SettingsView,
};
use domain::bookings::Attendee;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::json::{Unreadable, read};

#[derive(Debug, PartialEq, Serialize, Deserialize)]
enum Shape {
    Nothing,
    One(i64),
    Two(u8, String),
    Named { text: Option<String> },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Odd {
    shapes: Vec<Shape>,
    pair: (bool, Option<()>),
    letter: char,
    #[serde(flatten)]
    rest: std::collections::BTreeMap<String, u64>,
}

fn same<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(value: &T) {
    let text = serde_json::to_string(value).unwrap_or_default();
    assert_eq!(read::<T>(&text).as_ref(), Ok(value), "{text}");
    let pretty = serde_json::to_string_pretty(value).unwrap_or_default();
    assert_eq!(read::<T>(&pretty).as_ref(), Ok(value), "{pretty}");
}

/// Any JSON of ours: read by `serde_json` and by us, to the same value.
fn alike<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(text: &str) {
    let theirs: Option<T> = serde_json::from_str(text).ok();
    assert!(theirs.is_some(), "{text}");
    assert_eq!(read::<T>(text).ok(), theirs, "{text}");
}

#[test]
fn every_shape_is_read_as_it_was_written() {
    same(&Odd {
        shapes: vec![
            Shape::Nothing,
            Shape::One(i64::MIN),
            Shape::Two(255, "\u{0}\u{1f}\"\\/\u{8}\u{c}\n\r\t".to_owned()),
            Shape::Named { text: None },
            Shape::Named {
                text: Some("门楣 🚪 \u{2028}".to_owned()),
            },
        ],
        pair: (true, None),
        letter: '门',
        rest: [("big".to_owned(), u64::MAX), ("none".to_owned(), 0)].into(),
    });
    same(&Vec::<u8>::new());
    same(&Vec::<Attendee>::new());
}

#[test]
fn what_crosses_the_wire_is_read_as_serde_json_reads_it() {
    alike::<Failure>(r#"{"kind":"unavailable"}"#);
    alike::<Failure>(
        r#"{"kind":"invalid",
        "errors":[{"field":"start","code":"bad_time","detail":"\ud83d\udeaa"}]}"#,
    );
    alike::<ChangeBooking>(r#"{"start":"2026-11-21T09:00:00Z","scope":"following"}"#);
    alike::<BookRoom>(
        r#"{"room":"r1","subject":"Plan",
        "start":"2026-11-21T09:00:00Z","end":"2026-11-21T10:00:00Z",
        "attendees":["a",{"name":"B","email":"b@example.org"}]}"#,
    );
    alike::<Change>(
        r#"{"room":"r1","booking":"b1","revision":4,"kind":"removed",
        "state":{"state":"in_use","as_of":"2026-11-21T09:00:00Z","revision":4,
        "unknown":[{"a":[1,-2,null]}]},
        "committed_at":"2026-11-21T09:00:00Z"}"#,
    );
    assert!(read::<BookingDetail>("{}").is_err());
    assert!(read::<SettingsView>("[]").is_err());
}

#[test]
fn escapes_are_read() {
    assert_eq!(
        read::<String>(r#"  "a\u0041\ud83d\udeaa\/\n" "#).as_deref(),
        Ok("aA🚪/\n")
    );
}

#[test]
fn what_is_no_json_is_refused() {
    for text in [
        "",
        " ",
        "nul",
        "truefalse",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1",
        "1]",
        "01x",
        "1.5",
        "1e3",
        "--1",
        "\"a",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\ud800\"",
        "\"\\ud800\\u0041\"",
        "\"a\nb\"",
        "\"\\",
    ] {
        assert_eq!(read::<Vec<u64>>(text), Err(Unreadable), "{text}");
        assert_eq!(read::<String>(text), Err(Unreadable), "{text}");
    }
    for text in [
        "{",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{1:1}",
        "{\"a\":1 \"b\":2}",
    ] {
        assert!(
            read::<std::collections::BTreeMap<String, u64>>(text).is_err(),
            "{text}"
        );
    }
}

#[test]
fn nesting_has_a_limit() {
    #[derive(Debug, Deserialize)]
    struct Deep(#[expect(dead_code, reason = "only its depth counts")] Vec<Deep>);
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(read::<Deep>(&nested(60)).is_ok());
    assert!(read::<Deep>(&nested(65)).is_err());
    assert!(read::<Deep>(&nested(100_000)).is_err());
}
