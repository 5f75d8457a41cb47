//! Who may not know gets "Busy", on every way out.

use serde_json::json;

use crate::{
    doors::paired,
    live::{Stream, change, live},
    support::booking,
};

#[tokio::test]
async fn a_private_subject_is_nowhere_on_the_wire() {
    let house = live().await;
    let room = house.room().await;
    let (_, anna) = house.person("anna", &[]).await;
    let (_, ben) = house.person("ben", &[]).await;
    let (_, door) = paired(&house, &room).await;
    let mut bens = Stream::open(&house.with(&ben), &format!("room={room}")).await;
    let mut doors = Stream::open(&house.with(&door), "").await;
    let mut annas = Stream::open(&house.with(&anna), &format!("room={room}")).await;
    for stream in [&mut bens, &mut doors, &mut annas] {
        assert_eq!(stream.event().await.name, "snapshot");
    }
    let mut body = booking(house.now(), &room, 0, 60);
    body["subject"] = json!("Redundancies");
    body["private"] = json!(true);
    body["description"] = json!("Redundancies, all of them");
    let id = house
        .with(&anna)
        .post("/api/v1/bookings", body)
        .await
        .expect(201)
        .id();
    for stream in [&mut bens, &mut doors] {
        let event = change(stream).await;
        assert!(!event.data.contains("Redundancies"), "{event:?}");
        assert!(!event.data.contains("\"anna\""), "{event:?}");
    }
    assert!(change(&mut annas).await.data.contains("Redundancies"));
    for path in [
        format!("/api/v1/bookings?room={room}"),
        format!("/api/v1/rooms/{room}/state"),
        format!("/api/v1/exports/calendar.ics?room={room}"),
        format!("/api/v1/exports/calendar.json?room={room}"),
    ] {
        let answer = house.with(&ben).get(&path).await.expect(200);
        assert!(!answer.text.contains("Redundancies"), "{path}: {answer:?}");
    }
    let one = format!("/api/v1/bookings/{id}");
    house.with(&ben).get(&one).await.problem(404, "not_found");
    let face = house
        .with(&door)
        .get("/api/v1/doors/me/face")
        .await
        .expect(200);
    assert!(!face.text.contains("Redundancies"), "{face:?}");
    assert!(
        house
            .with(&anna)
            .get(&one)
            .await
            .expect(200)
            .text
            .contains("Redundancies")
    );
    let refusal = booking(house.now(), &room, 0, 60);
    let problem = house
        .with(&ben)
        .post("/api/v1/bookings", refusal)
        .await
        .problem(409, "overlap");
    assert!(!problem.to_string().contains("anna"), "{problem}");
}
