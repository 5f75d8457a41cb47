//! Nothing that a caller sends makes a 5xx.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::House;

fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(|number| json!(number)),
        "\\PC{0,20}".prop_map(Value::from),
        Just(json!("2026-11-03T14:00:00+08:00")),
        Just(json!("9999-12-31T23:59:59Z")),
        Just(json!("-009999-01-01T00:00:00Z")),
        Just(json!("a\u{0}b")),
        Just(json!("x".repeat(30_000))),
    ];
    leaf.prop_recursive(3, 24, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::hash_map("[a-z_]{1,12}", inner, 0..5).prop_map(|map| json!(map)),
        ]
    })
}

const FIELDS: [&str; 26] = [
    "room",
    "subject",
    "start",
    "end",
    "time_zone",
    "rrule",
    "exdates",
    "rdates",
    "on_conflict",
    "choices",
    "attendees",
    "private",
    "all_day",
    "description",
    "name",
    "capacity",
    "building",
    "floor",
    "equipment",
    "managers",
    "bookable_from",
    "max_minutes",
    "login",
    "password",
    "roles",
    "scope",
];

/// A good booking with some fields replaced by anything.
fn bodies() -> impl Strategy<Value = Vec<(usize, Value)>> {
    prop::collection::vec((0..FIELDS.len(), anything()), 1..4)
}

const PATHS: [(&str, &str); 12] = [
    ("POST", "/api/v1/bookings"),
    ("POST", "/api/v1/bookings/preview"),
    ("POST", "/api/v1/rooms"),
    ("POST", "/api/v1/accounts"),
    ("POST", "/api/v1/departments"),
    ("POST", "/api/v1/buildings"),
    ("POST", "/api/v1/session"),
    ("POST", "/api/v1/doors/pairings/confirm"),
    ("POST", "/api/v1/api-keys"),
    ("PATCH", "/api/v1/settings"),
    ("PATCH", "/api/v1/rooms/ROOM"),
    ("PATCH", "/api/v1/bookings/BOOKING"),
];

#[test]
fn weird_bodies_never_make_a_5xx() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let house = runtime.block_on(House::new());
    let room = runtime.block_on(house.room());
    let good = json!({ "room": room, "subject": "s", "start": "2026-11-04T14:00:00+08:00",
        "end": "2026-11-04T15:00:00+08:00", "name": "n", "capacity": 4,
        "time_zone": "Asia/Shanghai", "login": "l", "password": "p" });
    let booked = runtime.block_on(house.admin().post("/api/v1/bookings", good.clone()));
    let booking = booked.expect(201).id();
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(400));
    let strategy = (0..PATHS.len(), bodies());
    runner
        .run(&strategy, |(place, changes)| {
            let (method, path) = PATHS[place];
            let path = path.replace("ROOM", &room).replace("BOOKING", &booking);
            let mut body = good.clone();
            for (field, value) in changes {
                body[FIELDS[field]] = value;
            }
            let answer = runtime.block_on(house.admin().json(method, &path, body));
            prop_assert!(answer.status.as_u16() < 500, "{path}: {answer:?}");
            Ok(())
        })
        .unwrap();
}

#[test]
fn weird_addresses_never_make_a_5xx() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let house = runtime.block_on(House::new());
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(400));
    let part = "[a-zA-Z0-9%._~:@&=+$,;/?-]{0,40}";
    let strategy = (0..6_usize, part, part);
    runner
        .run(&strategy, |(kind, one, two)| {
            let path = match kind {
                0 => format!("/api/v1/rooms/{one}"),
                1 => format!("/api/v1/rooms/x/state?at={one}&{two}"),
                2 => format!("/api/v1/bookings?from={one}&to={two}&limit={one}"),
                3 => format!("/api/v1/journal?cursor={one}&from={two}"),
                4 => format!("/api/v1/zones/{one}"),
                _ => format!("/api/v1/{one}?{two}"),
            };
            if path.parse::<axum::http::Uri>().is_err() {
                return Ok(());
            }
            let answer = runtime.block_on(house.admin().get(&path));
            prop_assert!(answer.status.as_u16() < 500, "{path}: {answer:?}");
            Ok(())
        })
        .unwrap();
}
