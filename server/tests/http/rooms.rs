//! Rooms, buildings, settings, photos, zones, imports, exports, feeds.

use serde_json::json;

use crate::support::{House, booking};

#[tokio::test]
async fn r080_a_room_with_bookings_is_disabled_rather_than_deleted() {
    let house = House::new().await;
    let (room, empty) = (house.room().await, house.room().await);
    let body = booking(house.now(), &room, 0, 60);
    house
        .admin()
        .post("/api/v1/bookings", body)
        .await
        .expect(201);
    let delete = house.admin().delete(&format!("/api/v1/rooms/{room}")).await;
    delete.problem(409, "room_has_bookings");
    house
        .admin()
        .delete(&format!("/api/v1/rooms/{empty}"))
        .await
        .expect(204);
    house
        .admin()
        .get(&format!("/api/v1/rooms/{empty}"))
        .await
        .problem(404, "not_found");
    let path = format!("/api/v1/rooms/{room}");
    house
        .admin()
        .patch(&path, json!({ "disabled": true }))
        .await
        .expect(200);
    let rooms = house.admin().get("/api/v1/rooms").await.expect(200).json();
    assert_eq!(rooms["items"], json!([]));
    let all = house
        .admin()
        .get("/api/v1/rooms?disabled=true")
        .await
        .expect(200)
        .json();
    assert_eq!(all["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn r080_names_are_unique_and_settings_inherit() {
    let house = House::new().await;
    let building = json!({ "name": "East", "time_zone": "Asia/Shanghai",
        "policy": { "max_minutes": 240 } });
    house
        .admin()
        .post("/api/v1/buildings", building)
        .await
        .expect(201);
    let body = json!({ "name": "One", "capacity": 4, "time_zone": "Asia/Shanghai",
        "building": "East" });
    let room = house
        .admin()
        .post("/api/v1/rooms", body.clone())
        .await
        .expect(201)
        .json();
    assert_eq!(room["max_minutes"], 240);
    assert_eq!(room["policy"]["max_minutes"]["from"], "building");
    house
        .admin()
        .post("/api/v1/rooms", body)
        .await
        .problem(409, "invalid");
    let path = format!("/api/v1/rooms/{}", room["id"].as_str().unwrap());
    let none = house
        .admin()
        .patch(&path, json!({ "max_minutes": null }))
        .await
        .expect(200)
        .json();
    assert_eq!(none["max_minutes"], json!(null));
    assert_eq!(none["policy"]["max_minutes"]["from"], "room");
    let back = json!({ "inherit": ["max_minutes"] });
    let back = house.admin().patch(&path, back).await.expect(200).json();
    assert_eq!(back["max_minutes"], 240);
}

#[tokio::test(flavor = "multi_thread")]
async fn r080_rooms_made_at_once_share_the_building_and_floor_that_they_name() {
    let (house, store) = House::stored("mem://").await;
    let asker = house.admin();
    let asks = (0..8).map(|number| {
        let body = json!({ "name": format!("Room {number}"), "capacity": 4,
            "time_zone": "Asia/Shanghai", "building": "Brand new", "floor": "1" });
        asker.post("/api/v1/rooms", body)
    });
    let mut places = std::collections::HashSet::new();
    for answer in futures::future::join_all(asks).await {
        let room = answer.expect(201).json();
        places.insert((
            room["building_id"].to_string(),
            room["floor_id"].to_string(),
        ));
    }
    assert_eq!(places.len(), 1);
    store.close().await;
}

#[tokio::test]
async fn r216_a_floor_is_read_with_what_its_rooms_inherit() {
    let house = House::new().await;
    let building = json!({ "name": "East", "time_zone": "Asia/Shanghai",
        "policy": { "buffer_after_minutes": 20 } });
    let made = house.admin().post("/api/v1/buildings", building).await;
    let made = made.expect(201);
    let path = made.header("location").to_owned();
    let floor = json!({ "name": "1F", "policy": { "max_minutes": null } });
    let floor = house.admin().post(&format!("{path}/floors"), floor).await;
    let address = floor.expect(201).header("location").to_owned();

    let floor = house.admin().get(&address).await.expect(200);
    assert_eq!(floor.header("etag"), "\"1\"");
    let floor = floor.json();
    let after = json!({ "value": 20, "from": "building" });
    assert_eq!(floor["policy"]["buffer_after_minutes"], after);
    let longest = json!({ "value": null, "from": "floor" });
    assert_eq!(floor["policy"]["max_minutes"], longest);
    let seen = house.admin().get(&path).await.expect(200).json();
    assert_eq!(seen["floors"], json!([floor]));
    assert_eq!(seen["policy"]["max_minutes"]["from"], "default");
    let nobody = house.nobody().get(&address).await;
    nobody.problem(401, "unauthenticated");
    let missing = house.admin().get("/api/v1/floors/none").await;
    missing.problem(404, "not_found");
}

#[tokio::test]
async fn r216_forms_of_buildings_and_floors_post_by_themselves() {
    let house = House::new().await;
    let form = async |path: &str, body: &str| {
        let page = house.admin().header("accept", "text/html");
        let page = page.header("referer", "http://lintel.test/buildings/new");
        page.form(path, body).await.expect(302)
    };
    let zone = "draft[name]=East&draft[time_zone]=Asia/Shanghai";
    let after = "draft[policy][buffer_after][own]=true&draft[policy][buffer_after][value]=15";
    let body = format!("{zone}&{after}");
    let kept = form("/api/fn/rooms/keep_building", &body).await;
    let page = kept.header("location").to_owned();
    let building = page.strip_prefix("/buildings/").unwrap();
    let seen = house
        .admin()
        .get(&format!("/api/v1{page}"))
        .await
        .expect(200);
    let own = json!({ "value": 15, "from": "building" });
    assert_eq!(seen.json()["policy"]["buffer_after_minutes"], own);

    let body = format!("building={building}&draft[name]=1F");
    let kept = form("/api/fn/rooms/keep_floor", &body).await;
    assert_eq!(kept.header("location"), page);
    let seen = house
        .admin()
        .get(&format!("/api/v1{page}"))
        .await
        .expect(200);
    let floor = seen.json()["floors"][0]["id"].as_str().unwrap().to_owned();
    let again = form("/api/fn/rooms/keep_floor", &body).await;
    assert!(again.header("location").contains("__err="), "{again:?}");
    let body = format!("building={building}&id={floor}");
    let gone = form("/api/fn/rooms/delete_floor", &body).await;
    assert_eq!(gone.header("location"), page);
    let gone = form("/api/fn/rooms/delete_building", &format!("id={building}")).await;
    assert_eq!(gone.header("location"), "/buildings");
}

#[tokio::test]
async fn a_photo_is_sniffed_and_served_by_its_hash() {
    let house = House::new().await;
    let room = house.room().await;
    let path = format!("/api/v1/rooms/{room}/photo");
    let admin = house.admin();
    let put = async |bytes: Vec<u8>| admin.send("PUT", &path, Some("image/png"), bytes).await;
    put(b"<svg onload=alert(1)>".to_vec())
        .await
        .problem(422, "invalid");
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    png.extend([0; 64]);
    let set = put(png).await.expect(200).json();
    let photo = house
        .admin()
        .get(set["photo"].as_str().unwrap())
        .await
        .expect(200);
    assert_eq!(photo.header("content-type"), "image/png");
    assert!(photo.header("cache-control").contains("immutable"));
    put(vec![0; 2 * 1024 * 1024 + 1])
        .await
        .problem(422, "invalid");
    put(vec![0; 4 * 1024 * 1024])
        .await
        .problem(413, "too_large");
}

#[tokio::test]
async fn zones_are_files_for_the_browser() {
    let house = House::new().await;
    let zone = house
        .nobody()
        .get("/api/v1/zones/Europe/Berlin")
        .await
        .expect(200)
        .json();
    assert_eq!(zone["name"], "Europe/Berlin");
    assert!(zone["tzif"].as_str().unwrap().len() > 100);
    house
        .nobody()
        .get("/api/v1/zones/Mars/Olympus")
        .await
        .problem(404, "not_found");
    house
        .nobody()
        .get("/api/v1/zones/..%2F..%2Fetc%2Fpasswd")
        .await
        .problem(404, "not_found");
}

const CALENDAR: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\n\
BEGIN:VEVENT\r\nUID:one@example.org\r\nDTSTAMP:20261101T000000Z\r\n\
DTSTART:20261104T020000Z\r\nDTEND:20261104T030000Z\r\nSUMMARY:Imported\r\n\
LOCATION:Plum\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

#[tokio::test]
async fn a_calendar_comes_in_once_and_goes_out_again() {
    let house = House::new().await;
    let room = json!({ "name": "Plum", "capacity": 4, "time_zone": "Asia/Shanghai" });
    let room = house
        .admin()
        .post("/api/v1/rooms", room)
        .await
        .expect(201)
        .id();
    let admin = house.admin();
    let import = async |query: &str, body: &str| {
        let path = format!("/api/v1/imports?{query}");
        admin
            .send(
                "POST",
                &path,
                Some("text/calendar"),
                body.as_bytes().to_vec(),
            )
            .await
    };
    let dry = import("format=ics&dry_run=true", CALENDAR)
        .await
        .expect(200)
        .json();
    assert_eq!(
        (&dry["created"], &dry["dry_run"]),
        (&json!(1), &json!(true))
    );
    let first = import("format=ics", CALENDAR).await.expect(200).json();
    assert_eq!(
        (&first["created"], &first["failed"]),
        (&json!(1), &json!(0)),
        "{first}"
    );
    let second = import("format=ics", CALENDAR).await.expect(200).json();
    assert_eq!(
        (&second["created"], &second["skipped"]),
        (&json!(0), &json!(1)),
        "{second}"
    );
    import("format=doc", CALENDAR).await.problem(422, "invalid");
    import("", CALENDAR).await.problem(422, "invalid");
    let out = house
        .admin()
        .get(&format!("/api/v1/exports/calendar.ics?room={room}"))
        .await;
    let out = out.expect(200);
    assert!(out.header("content-type").starts_with("text/calendar"));
    assert!(out.text.contains("SUMMARY:Imported"), "{}", out.text);
    let json = house
        .admin()
        .get(&format!("/api/v1/exports/calendar.json?room={room}"))
        .await;
    assert_eq!(
        json.expect(200).json()["bookings"][0]["subject"],
        "Imported"
    );
}

#[tokio::test]
async fn a_feed_is_read_by_its_secret_until_it_is_ended() {
    let house = House::new().await;
    let room = house.room().await;
    let (_, anna) = house.person("anna", &[]).await;
    let body = booking(house.now(), &room, 0, 60);
    house
        .with(&anna)
        .post("/api/v1/bookings", body)
        .await
        .expect(201);
    let made = house
        .with(&anna)
        .post("/api/v1/feeds", json!({}))
        .await
        .expect(201)
        .json();
    let path = made["path"].as_str().unwrap();
    let feed = house.nobody().get(path).await.expect(200);
    assert!(feed.text.contains("SUMMARY:Design review"), "{}", feed.text);
    house
        .nobody()
        .get("/feeds/guess.ics")
        .await
        .problem(404, "not_found");
    let id = made["feed"]["id"].as_str().unwrap();
    house
        .with(&anna)
        .delete(&format!("/api/v1/feeds/{id}"))
        .await
        .expect(204);
    house.nobody().get(path).await.problem(404, "not_found");
}
