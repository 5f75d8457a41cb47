//! Doors: paired by a code, shown their face, revoked.

use serde_json::json;

use crate::{
    live::Stream,
    support::{Answer, House, booking},
};

/// A paired door's token.
pub async fn paired(house: &House, room: &str) -> (String, String) {
    let offer = house
        .nobody()
        .post("/api/v1/doors/pairings", json!({}))
        .await
        .expect(201)
        .json();
    let poll = async || -> Answer {
        let body = json!({ "secret": offer["secret"] });
        house
            .nobody()
            .post("/api/v1/doors/pairings/poll", body)
            .await
            .expect(200)
    };
    assert_eq!(poll().await.json()["kind"], "waiting");
    let body = json!({ "code": offer["code"], "room": room, "name": "By the stairs" });
    let door = house
        .admin()
        .post("/api/v1/doors/pairings/confirm", body)
        .await
        .expect(201)
        .id();
    let told = poll().await;
    assert!(
        told.header("set-cookie").contains("lintel_door="),
        "{told:?}"
    );
    assert!(told.header("set-cookie").contains("HttpOnly"), "{told:?}");
    let token = told.json()["token"].as_str().unwrap().to_owned();
    assert_eq!(poll().await.json()["kind"], "expired", "told once");
    (door, token)
}

#[tokio::test]
async fn r138_r181_a_door_is_paired_shows_its_room_and_is_revoked() {
    let house = House::new().await;
    let room = house.room().await;
    let (door, token) = paired(&house, &room).await;
    let body = booking(house.now(), &room, 0, 60);
    house
        .admin()
        .post("/api/v1/bookings", body)
        .await
        .expect(201);
    let face = house
        .with(&token)
        .get("/api/v1/doors/me/face")
        .await
        .expect(200)
        .json();
    assert_eq!(face["snapshot"]["room"], room);
    assert_eq!(face["snapshot"]["bookings"][0]["subject"], "Design review");
    assert_eq!(face["zone"]["name"], "Asia/Shanghai");
    let by_cookie = house
        .nobody()
        .header("cookie", &format!("lintel_door={token}"));
    by_cookie.get("/api/v1/doors/me/face").await.expect(200);
    let booking = booking(house.now(), &room, 120, 60);
    house
        .with(&token)
        .post("/api/v1/bookings", booking)
        .await
        .problem(403, "forbidden");
    let list = house.admin().get("/api/v1/doors").await.expect(200).json();
    assert_eq!(list["items"].as_array().unwrap().len(), 1);
    house
        .admin()
        .delete(&format!("/api/v1/doors/{door}"))
        .await
        .expect(204);
    house
        .with(&token)
        .get("/api/v1/doors/me/face")
        .await
        .problem(401, "unauthenticated");
    by_cookie
        .get("/api/v1/doors/me/face")
        .await
        .problem(401, "unauthenticated");
}

#[tokio::test]
async fn a_wrong_code_pairs_nothing() {
    let house = House::new().await;
    let room = house.room().await;
    let body = json!({ "code": "AAAAAA", "room": room, "name": "x" });
    let answer = house
        .admin()
        .post("/api/v1/doors/pairings/confirm", body)
        .await;
    assert!(answer.status.is_client_error(), "{answer:?}");
}

#[tokio::test]
async fn r139_a_door_says_how_it_is_when_it_opens_its_line() {
    let house = House::new().await;
    let room = house.room().await;
    let (_, token) = paired(&house, &room).await;
    let one = async || {
        let list = house.admin().get("/api/v1/doors").await.expect(200).json();
        list["items"][0].clone()
    };
    let clock = house.now().as_millisecond() - 3_600_000;
    let door = house.with(&token);
    let query = format!("as=door&build=3fa9c1d2&clock={clock}");
    let mut stream = Stream::open(&door, &query).await;
    assert_eq!(stream.next().await.unwrap().name, "snapshot");
    let seen = one().await;
    assert_eq!(seen["health"], "live");
    assert_eq!(seen["line_open"], true);
    assert_eq!(seen["build"], "3fa9c1d2");
    let behind = -seen["clock_ahead_ms"].as_i64().unwrap();
    assert!((3_590_000..3_700_000).contains(&behind), "{behind}");
    drop(stream);
    assert_eq!(one().await["line_open"], false);

    // What makes no sense is passed over, and opens the line all the same.
    let odd = format!("as=door&build=%3Cb%3E{}&clock=9e99", "x".repeat(300));
    let mut stream = Stream::open(&door, &odd).await;
    assert_eq!(stream.next().await.unwrap().name, "snapshot");
    assert_eq!(one().await["build"], "3fa9c1d2");
}
