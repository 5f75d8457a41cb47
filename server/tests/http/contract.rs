//! The shapes of api.md, pinned: a change shows in review.

use serde_json::{Value, json};

use crate::support::{House, booking};

/// Ids, revisions and instants of the run, made the same in every run.
fn pinned(mut value: Value) -> Value {
    fn walk(value: &mut Value) {
        match value {
            Value::Object(fields) => {
                for (name, field) in fields.iter_mut() {
                    let opaque = matches!(name.as_str(), "id" | "room" | "trace_id" | "uid")
                        && field.is_string();
                    if opaque {
                        *field = json!(format!("[{name}]"));
                    } else {
                        walk(field);
                    }
                }
            }
            Value::Array(items) => items.iter_mut().for_each(walk),
            _ => {}
        }
    }
    walk(&mut value);
    value
}

#[tokio::test]
async fn r080_a_room_as_api_md_has_it() {
    let house = House::new().await;
    let body = json!({ "name": "Plum 梅", "capacity": 8, "time_zone": "Asia/Shanghai",
        "building": "East", "floor": "2", "equipment": ["screen"], "requires_approval": false,
        "buffer_before_minutes": 5, "buffer_after_minutes": 10,
        "bookable_from": "08:00", "bookable_to": "20:00" });
    let made = house.admin().post("/api/v1/rooms", body).await.expect(201);
    assert_eq!(
        made.header("location"),
        format!("/api/v1/rooms/{}", made.id())
    );
    let mut room = made.json();
    room["building_id"] = json!("[building]");
    room["floor_id"] = json!("[floor]");
    insta::assert_json_snapshot!("room", pinned(room));
    let defaults = json!({ "name": "Plain", "capacity": 4, "time_zone": "Europe/Berlin" });
    let plain = house
        .admin()
        .post("/api/v1/rooms", defaults)
        .await
        .expect(201)
        .json();
    assert_eq!(plain["max_days_ahead"], 365);
    assert_eq!(plain["max_minutes"], 1440);
    assert_eq!(plain["min_minutes"], 5);
}

#[tokio::test]
async fn a_booking_as_api_md_has_it() {
    let house = House::new().await;
    let room = house.room().await;
    let body = booking(house.now(), &room, 0, 60);
    let booked = house
        .admin()
        .post("/api/v1/bookings", body)
        .await
        .expect(201);
    assert_eq!(
        booked.header("etag"),
        format!("\"{}\"", booked.json()["revision"])
    );
    insta::assert_json_snapshot!("booked", pinned(booked.json()));
    let one = house
        .admin()
        .get(&format!("/api/v1/bookings/{}", booked.id()))
        .await
        .expect(200);
    insta::assert_json_snapshot!("booking", pinned(one.json()));
    let list = house
        .admin()
        .get(&format!("/api/v1/bookings?room={room}"))
        .await
        .expect(200);
    insta::assert_json_snapshot!("bookings", pinned(list.json()));
    let state = house
        .admin()
        .get(&format!("/api/v1/rooms/{room}/state"))
        .await
        .expect(200);
    insta::assert_json_snapshot!("state", pinned(state.json()));
}

#[tokio::test]
async fn r084_a_refusal_as_api_md_has_it() {
    let house = House::new().await;
    let room = house.room().await;
    let body = booking(house.now(), &room, 0, 60);
    house
        .admin()
        .post("/api/v1/bookings", body.clone())
        .await
        .expect(201);
    let problem = house
        .admin()
        .post("/api/v1/bookings", body)
        .await
        .problem(409, "overlap");
    let mut problem = problem;
    for alternative in problem["alternatives"].as_array_mut().unwrap() {
        alternative["room_name"] = json!("[name]");
    }
    insta::assert_json_snapshot!("refusal", pinned(problem));
}
