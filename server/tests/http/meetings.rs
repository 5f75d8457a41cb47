//! Meetings over HTTP: made with their rooms, seen at both doors, joined by one link.

use serde_json::{Value, json};

use crate::support::{House, booking};

/// A meeting tomorrow, for an hour.
fn meeting(house: &House, rooms: &[&str]) -> Value {
    let slot = booking(house.now(), "", 10, 60);
    json!({
        "topic": "Two sites", "type": "client_liaison", "start": slot["start"],
        "end": slot["end"], "time_zone": "Asia/Shanghai", "rooms": rooms,
    })
}

#[tokio::test]
async fn r021_r022_missing_and_wrong_fields_are_named_and_nothing_is_stored() {
    let house = House::new().await;
    let room = house.room().await;
    for field in ["topic", "type", "start", "end", "rooms"] {
        let mut body = meeting(&house, &[&room]);
        body.as_object_mut().unwrap().remove(field);
        let refused = house.admin().post("/api/v1/meetings", body).await;
        let problem = refused.problem(422, "invalid");
        assert_eq!(problem["errors"][0]["field"], field, "{problem}");
        assert_eq!(problem["errors"][0]["code"], "required", "{problem}");
    }
    let wrong = [
        ("type", json!("party"), "bad_value"),
        ("mode", json!("telepathy"), "bad_value"),
        ("time_zone", json!("Mars/Olympus"), "bad_time_zone"),
        ("start", json!("2026-11-02T14:00:00"), "bad_instant"),
        ("rooms", json!(["no-such-room"]), "not_found"),
    ];
    for (field, value, code) in wrong {
        let mut body = meeting(&house, &[&room]);
        body[field] = value;
        let refused = house.admin().post("/api/v1/meetings", body).await;
        let problem = refused.problem(422, "invalid");
        assert_eq!(problem["errors"][0]["field"], field, "{problem}");
        assert_eq!(problem["errors"][0]["code"], code, "{problem}");
    }
    let mut body = meeting(&house, &[&room]);
    body["end"] = body["start"].clone();
    house
        .admin()
        .post("/api/v1/meetings", body)
        .await
        .problem(422, "invalid");
    let list = house
        .admin()
        .get("/api/v1/meetings")
        .await
        .expect(200)
        .json();
    assert_eq!(list["items"], json!([]));
    let path = format!("/api/v1/bookings?room={room}");
    assert_eq!(house.admin().get(&path).await.json()["items"], json!([]));
}

#[tokio::test]
async fn r022_lists_filter_by_type_and_know_no_other() {
    let house = House::new().await;
    for kind in ["internal_regular", "client_liaison", "large_event"] {
        let mut body = meeting(&house, &[]);
        (body["type"], body["mode"]) = (json!(kind), json!("online"));
        house
            .admin()
            .post("/api/v1/meetings", body)
            .await
            .expect(201);
    }
    let types = async |query: &str| {
        let path = format!("/api/v1/meetings{query}");
        let list = house.admin().get(&path).await.expect(200).json();
        let items = list["items"].as_array().unwrap().clone();
        let types = items
            .iter()
            .map(|one| one["type"].as_str().unwrap().to_owned());
        types.collect::<Vec<_>>()
    };
    assert_eq!(types("?type=client_liaison").await, ["client_liaison"]);
    assert_eq!(
        types("").await,
        ["large_event", "client_liaison", "internal_regular"]
    );
    let unknown = house.admin().get("/api/v1/meetings?type=party").await;
    unknown.problem(422, "invalid");
}

#[tokio::test]
async fn r025_an_online_meeting_is_at_multi_platform_access() {
    let house = House::new().await;
    let mut body = meeting(&house, &[]);
    body["mode"] = json!("online");
    let made = house
        .admin()
        .post("/api/v1/meetings", body.clone())
        .await
        .expect(201)
        .json();
    assert_eq!(made["place"], "multi-platform access");
    body["mode"] = json!("in_person");
    let refused = house.admin().post("/api/v1/meetings", body).await;
    assert_eq!(
        refused.problem(422, "invalid")["errors"][0]["field"],
        "rooms"
    );
}

#[tokio::test]
async fn r026_states_are_visible_and_only_move_forward() {
    let house = House::new().await;
    let room = house.room().await;
    let body = meeting(&house, &[&room]);
    let made = house
        .admin()
        .post("/api/v1/meetings", body)
        .await
        .expect(201)
        .json();
    assert_eq!(made["phase"], "draft");
    let path = format!("/api/v1/meetings/{}", made["id"].as_str().unwrap());
    let to = async |phase: &str| {
        let body = json!({ "phase": phase });
        house.admin().post(&format!("{path}/phase"), body).await
    };
    to("archived").await.problem(409, "not_yet");
    assert_eq!(to("prepared").await.expect(200).json()["phase"], "prepared");
    to("draft").await.problem(409, "only_forward");
    to("held").await.problem(422, "invalid");
    let start: jiff::Timestamp = made["start"].as_str().unwrap().parse().unwrap();
    let later = start + jiff::SignedDuration::from_mins(20);
    house.clock.as_ref().unwrap().set(later);
    assert_eq!(
        house.admin().get(&path).await.json()["phase"],
        "in_progress"
    );
    to("prepared").await.problem(409, "only_forward");
    assert_eq!(to("ended").await.expect(200).json()["phase"], "ended");
    let state = format!("/api/v1/rooms/{room}/state");
    assert_ne!(house.admin().get(&state).await.json()["state"], "in_use");
    assert_eq!(to("archived").await.expect(200).json()["phase"], "archived");
    to("ended").await.problem(409, "only_forward");
}

#[tokio::test]
async fn r027_both_rooms_show_the_meeting_and_move_with_it() {
    let house = House::new().await;
    let (beijing, shanghai) = (house.room().await, house.room().await);
    let body = meeting(&house, &[&beijing, &shanghai]);
    let made = house
        .admin()
        .post("/api/v1/meetings", body.clone())
        .await
        .expect(201);
    let etag = made.header("etag").to_owned();
    let made = made.json();
    assert_eq!(made["rooms"].as_array().unwrap().len(), 2);
    for room in [&beijing, &shanghai] {
        let path = format!("/api/v1/rooms/{room}/state");
        let state = house.admin().get(&path).await.expect(200).json();
        assert_eq!(state["next"]["subject"], "Two sites", "{state}");
        assert_eq!(state["next"]["start"], made["start"], "{state}");
    }
    let again = house.admin().post("/api/v1/meetings", body).await;
    again.problem(409, "overlap");
    let path = format!("/api/v1/meetings/{}", made["id"].as_str().unwrap());
    let later = booking(house.now(), "", 130, 60);
    let moved = json!({ "start": later["start"] });
    let moved = house.admin().patch(&path, moved).await.expect(200).json();
    for one in moved["rooms"].as_array().unwrap() {
        let path = format!("/api/v1/bookings/{}", one["booking"].as_str().unwrap());
        let held = house.admin().get(&path).await.expect(200).json();
        assert_eq!(held["start"], later["start"]);
        assert_eq!(held["meeting"], made["id"]);
    }
    let stale = house
        .admin()
        .header("if-match", &etag)
        .patch(&path, json!({ "topic": "x" }))
        .await;
    stale.problem(412, "stale");
    house.admin().delete(&path).await.expect(204);
    for room in [&beijing, &shanghai] {
        let path = format!("/api/v1/bookings?room={room}");
        assert_eq!(house.admin().get(&path).await.json()["items"], json!([]));
    }
}

#[tokio::test]
async fn r028_one_link_opens_for_strangers_and_keeps_its_address() {
    let house = House::new().await;
    let mut body = meeting(&house, &[]);
    body["mode"] = json!("online");
    body["topic"] = json!("</title><script>alert(1)</script>");
    body["platforms"] = json!([
        { "name": "Tencent Meeting", "url": "https://meeting.tencent.example/dm/1" },
        { "name": "Zoom", "url": "https://zoom.example/j/2" },
    ]);
    let made = house
        .admin()
        .post("/api/v1/meetings", body)
        .await
        .expect(201)
        .json();
    let join = made["join_path"].as_str().unwrap().to_owned();
    let page = house.nobody().get(&join).await.expect(200).text;
    let first = page.find("https://meeting.tencent.example/dm/1").unwrap();
    assert!(first < page.find("https://zoom.example/j/2").unwrap());
    assert!(!page.contains("<script>alert(1)"));
    let path = format!("/api/v1/meetings/{}", made["id"].as_str().unwrap());
    let platforms = json!([{ "name": "WeCom", "url": "https://wecom.example/3" }]);
    let edited = house
        .admin()
        .patch(&path, json!({ "platforms": platforms }))
        .await;
    assert_eq!(edited.expect(200).json()["join_path"], join.as_str());
    let page = house.nobody().get(&join).await.expect(200).text;
    assert!(page.contains("https://wecom.example/3") && !page.contains("zoom.example"));
    let unknown = house.nobody().get("/j/nobody-knows-this").await;
    assert_eq!(unknown.status, 404);
}

#[tokio::test]
async fn r021_the_same_key_calls_one_meeting() {
    let house = House::new().await;
    let room = house.room().await;
    let body = meeting(&house, &[&room]);
    let post = async || {
        house
            .admin()
            .header("idempotency-key", "once")
            .post("/api/v1/meetings", body.clone())
            .await
    };
    let (first, second) = (post().await.expect(201).id(), post().await.expect(201).id());
    assert_eq!(first, second);
    let list = house
        .admin()
        .get("/api/v1/meetings?mine=true")
        .await
        .expect(200)
        .json();
    assert!(list["items"].as_array().unwrap().len() <= 1);
}
