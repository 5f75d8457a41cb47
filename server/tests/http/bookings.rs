//! Booking over HTTP: lists, changes, series, two zones.

use serde_json::{Value, json};

use crate::support::{House, booking};

#[tokio::test]
async fn r029_lists_are_pages_in_order_of_start() {
    let house = House::new().await;
    let room = house.room().await;
    for hour in [3, 1, 2, 0, 4] {
        let body = booking(house.now(), &room, hour * 60, 60);
        house
            .admin()
            .post("/api/v1/bookings", body)
            .await
            .expect(201);
    }
    let (mut path, mut starts) = (format!("/api/v1/bookings?room={room}&limit=2"), Vec::new());
    let first = path.clone();
    for _ in 0..3 {
        let page = house.admin().get(&path).await.expect(200).json();
        let items = page["items"].as_array().unwrap();
        assert!(items.len() <= 2, "{page}");
        starts.extend(
            items
                .iter()
                .map(|one| one["start"].as_str().unwrap().to_owned()),
        );
        match page["next_cursor"].as_str() {
            Some(cursor) => path = format!("{first}&cursor={cursor}"),
            None => break,
        }
    }
    let mut sorted = starts.clone();
    sorted.sort();
    assert_eq!(starts.len(), 5);
    assert_eq!(starts, sorted);
    let path = format!("{first}&cursor=nonsense");
    house.admin().get(&path).await.problem(422, "invalid");
}

#[tokio::test]
async fn r032_moved_resized_cancelled_and_listed_by_status() {
    let house = House::new().await;
    let (room, other) = (house.room().await, house.room().await);
    let body = booking(house.now(), &room, 0, 60);
    let id = house
        .admin()
        .post("/api/v1/bookings", body)
        .await
        .expect(201)
        .id();
    let path = format!("/api/v1/bookings/{id}");
    let later = booking(house.now(), &room, 120, 60);
    let moved = json!({ "start": later["start"], "room": other });
    let moved = house.admin().patch(&path, moved).await.expect(200).json();
    assert_eq!(
        (&moved["room"], &moved["start"]),
        (&json!(other), &later["start"])
    );
    assert_eq!(moved["end"], later["end"], "the length stays");
    house.admin().delete(&path).await.expect(204);
    let gone = house.admin().get(&path).await.expect(200).json();
    assert_eq!(gone["status"], "cancelled");
    let list = async |query: &str| {
        let path = format!("/api/v1/bookings?room={other}{query}");
        house.admin().get(&path).await.expect(200).json()["items"]
            .as_array()
            .unwrap()
            .len()
    };
    assert_eq!(list("").await, 0);
    assert_eq!(list("&status=cancelled").await, 1);
    house
        .admin()
        .get("/api/v1/bookings?status=lost")
        .await
        .problem(422, "invalid");
}

#[tokio::test]
async fn series_are_booked_previewed_and_refused_when_endless_dates_are_listed() {
    let house = House::new().await;
    let room = house.room().await;
    let mut body = booking(house.now(), &room, 0, 60);
    body["rrule"] = json!("FREQ=DAILY;COUNT=5");
    let preview = house
        .admin()
        .post("/api/v1/bookings/preview", body.clone())
        .await
        .expect(200);
    assert_eq!(preview.json()["dates"].as_array().unwrap().len(), 5);
    let booked = house
        .admin()
        .post("/api/v1/bookings", body.clone())
        .await
        .expect(201)
        .json();
    assert_eq!(booked["dates"], 5);
    assert_eq!(booked["skipped"], json!([]));
    let series = booked["series"].as_str().unwrap();
    let list = house
        .admin()
        .get(&format!("/api/v1/bookings?series={series}"))
        .await
        .expect(200);
    assert_eq!(list.json()["items"].as_array().unwrap().len(), 5);
    house
        .admin()
        .post("/api/v1/bookings", body.clone())
        .await
        .problem(409, "overlap");
    body["on_conflict"] = json!("skip");
    body["rrule"] = json!("FREQ=DAILY;COUNT=7");
    let skipped = house
        .admin()
        .post("/api/v1/bookings", body.clone())
        .await
        .expect(201)
        .json();
    assert_eq!(skipped["skipped"].as_array().unwrap().len(), 5);
    assert_eq!(skipped["skipped"][0]["code"], "overlap");
    body["rrule"] = json!("FREQ=FORTNIGHTLY");
    house
        .admin()
        .post("/api/v1/bookings", body.clone())
        .await
        .problem(422, "bad_rrule");
    body["rrule"] = json!("FREQ=DAILY;COUNT=1001");
    house
        .admin()
        .post("/api/v1/bookings", body)
        .await
        .problem(422, "unbounded_series");
}

#[tokio::test]
async fn r023_an_offset_in_is_utc_out_with_the_zone_beside_it() {
    let house = House::new().await;
    let room = house.room().await;
    let body = json!({ "room": room, "subject": "Two sites", "time_zone": "Europe/Berlin",
        "start": "2026-11-03T14:00:00+08:00", "end": "2026-11-03T15:00:00+08:00" });
    let id = house
        .admin()
        .post("/api/v1/bookings", body)
        .await
        .expect(201)
        .id();
    let one = house
        .admin()
        .get(&format!("/api/v1/bookings/{id}"))
        .await
        .expect(200)
        .json();
    assert_eq!(one["start"], "2026-11-03T06:00:00Z");
    assert_eq!(one["time_zone"], "Europe/Berlin");
    let state = async |at: &str| {
        let path = format!("/api/v1/rooms/{room}/state?at={at}");
        house.admin().get(&path).await.expect(200).json()["state"].clone()
    };
    assert_eq!(state("2026-11-03T07:30:00%2B01:00").await, "in_use");
    assert_eq!(state("2026-11-03T14:30:00+08:00").await, "in_use");
    assert_eq!(state("2026-11-03T15:00:00+08:00").await, "free");
    let path = format!("/api/v1/rooms/{room}/state?at=yesterday");
    house.admin().get(&path).await.problem(422, "invalid");
}

#[tokio::test]
async fn rules_about_time_have_their_codes() {
    let house = House::new().await;
    let room = json!({ "name": "Strict", "capacity": 4, "time_zone": "Asia/Shanghai",
        "bookable_from": "08:00", "bookable_to": "18:00", "max_minutes": 120,
        "max_days_ahead": 10 });
    let room = house
        .admin()
        .post("/api/v1/rooms", room)
        .await
        .expect(201)
        .id();
    let book = async |start: &str, end: &str| {
        let body = json!({ "room": room, "subject": "x", "start": start, "end": end });
        house.admin().post("/api/v1/bookings", body).await
    };
    let at = |day: &str, time: &str| format!("2026-11-{day}T{time}:00+08:00");
    let cases = [
        ("03", "07:00", "08:30", "outside_bookable_hours"),
        ("03", "09:00", "12:00", "too_long"),
        ("03", "09:00", "09:02", "too_short"),
        ("01", "09:00", "10:00", "in_the_past"),
        ("20", "09:00", "10:00", "too_far_ahead"),
    ];
    for (day, start, end, code) in cases {
        let problem = book(&at(day, start), &at(day, end))
            .await
            .problem(422, code);
        assert_eq!(problem["rule"], code, "{problem}");
        assert!(problem["scope"].is_string(), "{problem}");
        assert!(problem["alternatives"].is_array(), "{problem}");
    }
    let crowd: Vec<Value> = (0..5).map(|n| json!(format!("p{n}@example.org"))).collect();
    let body = json!({ "room": room, "subject": "x", "start": at("03", "09:00"),
        "end": at("03", "10:00"), "attendees": crowd });
    house
        .admin()
        .post("/api/v1/bookings", body)
        .await
        .problem(422, "capacity_exceeded");
    let path = format!("/api/v1/rooms/{room}");
    house
        .admin()
        .patch(&path, json!({ "disabled": true }))
        .await
        .expect(200);
    book(&at("03", "09:00"), &at("03", "10:00"))
        .await
        .problem(422, "room_disabled");
}

#[tokio::test]
async fn r086_mine_are_mine_and_ended_and_extended_by_me() {
    let house = House::new().await;
    let room = house.room().await;
    let (_, anna) = house.person("anna", &[]).await;
    let (_, ben) = house.person("ben", &[]).await;
    let now = house.now();
    let start = now + jiff::SignedDuration::from_mins(5);
    let end = now + jiff::SignedDuration::from_mins(65);
    let body = json!({ "room": room, "subject": "Mine", "start": start, "end": end });
    let id = house
        .with(&anna)
        .post("/api/v1/bookings", body)
        .await
        .expect(201)
        .id();
    let mine = async |who: &str| {
        let page = house
            .with(who)
            .get("/api/v1/bookings/mine")
            .await
            .expect(200)
            .json();
        page["items"].as_array().unwrap().len()
    };
    assert_eq!((mine(&anna).await, mine(&ben).await), (1, 0));
    let path = format!("/api/v1/bookings/{id}");
    house
        .with(&ben)
        .delete(&path)
        .await
        .problem(403, "forbidden");
    house
        .with(&anna)
        .post(&format!("{path}/end"), json!({}))
        .await
        .problem(409, "not_running");
    house.clock.as_ref().unwrap().forward(10);
    let more = json!({ "minutes": 30 });
    let longer = house
        .with(&anna)
        .post(&format!("{path}/extend"), more)
        .await
        .expect(200)
        .json();
    assert_eq!(
        longer["end"],
        json!(end + jiff::SignedDuration::from_mins(30))
    );
    let ended = house
        .with(&anna)
        .post(&format!("{path}/end"), json!({}))
        .await
        .expect(200)
        .json();
    assert_eq!(ended["end"], json!(house.now()));
}

#[tokio::test]
async fn r010_a_request_waits_is_approved_and_pushes_others_out() {
    let house = House::new().await;
    let (manager, token) = house.person("mona", &[]).await;
    let (_, anna) = house.person("anna", &[]).await;
    let room = json!({ "name": "Hall", "capacity": 40, "time_zone": "Asia/Shanghai",
        "requires_approval": true, "managers": [manager] });
    let room = house
        .admin()
        .post("/api/v1/rooms", room)
        .await
        .expect(201)
        .id();
    let body = booking(house.now(), &room, 0, 60);
    let mut asked = Vec::new();
    for _ in 0..2 {
        let booked = house
            .with(&anna)
            .post("/api/v1/bookings", body.clone())
            .await
            .expect(201);
        assert_eq!(booked.json()["status"], "pending");
        asked.push(booked.id());
    }
    let pending = house
        .with(&token)
        .get("/api/v1/approvals")
        .await
        .expect(200)
        .json();
    assert_eq!(pending["items"].as_array().unwrap().len(), 2);
    let approve = format!("/api/v1/bookings/{}/approve", asked[0]);
    house
        .with(&anna)
        .post(&approve, json!({}))
        .await
        .problem(403, "forbidden");
    house
        .with(&token)
        .post(&approve, json!({}))
        .await
        .expect(200);
    let other = house
        .admin()
        .get(&format!("/api/v1/bookings/{}", asked[1]))
        .await
        .expect(200);
    assert_eq!(other.json()["status"], "rejected");
    let reject = format!("/api/v1/bookings/{}/reject", asked[1]);
    let again = house
        .with(&token)
        .post(&reject, json!({ "reason": "no" }))
        .await;
    assert_eq!(again.status, 409, "{again:?}");
}
