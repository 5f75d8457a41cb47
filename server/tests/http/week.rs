//! Some days of many rooms at once: what is asked, how much is sent, how a page follows.

use axum::http::header;
use contract::week::Week;
use domain::bookings::Booking;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use server::ids::RandomIds;
use services::{
    fakes::Fakes,
    ports::{BookingStore, Ids, Write, WrittenBooking},
};

use crate::{
    live::{Stream, change, live},
    support::{Asker, House, NOW, booking},
};

const ROOMS: usize = 200;
const A_DAY: usize = 6;

/// Two hundred rooms, six bookings a day each, from Monday's midnight in Shanghai on.
async fn full() -> House {
    let fakes = Fakes::at(NOW.parse().unwrap());
    let house = House::over(fakes.services.clone()).await;
    let mut rooms = Vec::new();
    for _ in 0..ROOMS {
        rooms.push(house.room().await);
    }
    let (admin, first) = (house.admin(), booking(house.now(), &rooms[0], 0, 60));
    admin.post("/api/v1/bookings", first).await.expect(201);
    let one = fakes.memory.bookings().remove(0);
    for (nth, room) in rooms.iter().enumerate() {
        let all = (0..7 * A_DAY).map(|at| of(&one, room, nth, at));
        let guard = fakes.memory.guard(&room.as_str().into());
        let write = Write {
            guards: vec![(room.as_str().into(), guard, guard + 1)],
            bookings: all.collect(),
            ..Write::default()
        };
        fakes.memory.commit(write).await.unwrap();
    }
    house
}

fn of(one: &Booking, room: &str, nth: usize, at: usize) -> WrittenBooking {
    let mut booking = one.clone();
    booking.id = RandomIds.id().as_str().into();
    booking.room = room.into();
    booking.subject = format!("Meeting {} of team {}", at % A_DAY, nth * 7 % 90);
    let monday: Timestamp = "2026-11-08T16:00:00Z".parse().unwrap();
    let minutes = (at / A_DAY) * 1_440 + 510 + (at % A_DAY) * 90 + nth % 3 * 15;
    booking.slot.start = monday + SignedDuration::from_mins(minutes.try_into().unwrap());
    booking.slot.end = booking.slot.start + SignedDuration::from_mins(45);
    WrittenBooking {
        booking,
        previous: None,
    }
}

async fn size(asker: &Asker<'_>, encoding: &str) -> usize {
    let asker = asker.clone().header("accept-encoding", encoding);
    let answer = asker
        .raw("GET", "/api/v1/week?from=2026-11-09", None, Vec::new())
        .await;
    assert_eq!(answer.status(), 200);
    let told = answer.headers().get(header::CONTENT_ENCODING);
    assert_eq!(told.map(|one| one.to_str().unwrap()), Some(encoding));
    let body = axum::body::to_bytes(answer.into_body(), usize::MAX).await;
    body.unwrap().len()
}

#[tokio::test]
async fn r081_a_week_of_two_hundred_rooms_is_sent_in_less_than_200_kb() {
    let house = full().await;
    let admin = house.admin();
    let plain = admin.get("/api/v1/week?from=2026-11-09").await.expect(200);
    let week: Week = serde_json::from_str(&plain.text).unwrap();
    assert_eq!(
        (week.rooms.len(), week.ids.len(), week.cut),
        (ROOMS, ROOMS * 7 * A_DAY, false)
    );
    let (br, gzip) = (size(&admin, "br").await, size(&admin, "gzip").await);
    println!("plain {}, gzip {gzip}, br {br}", plain.text.len());
    assert!(br < 200_000 && gzip < 200_000, "br {br}, gzip {gzip}");
}

#[tokio::test]
async fn r081_days_are_those_of_a_zone_and_what_is_asked_is_checked() {
    let house = House::new().await;
    let room = house.room().await;
    let admin = house.admin();
    let week = async |query: &str| admin.get(&format!("/api/v1/week?{query}")).await;
    let found = week("from=2026-11-09&days=2&zone=Europe/Berlin")
        .await
        .expect(200)
        .json();
    assert_eq!(
        (&found["from"], &found["to"]),
        (
            &json!("2026-11-08T23:00:00Z"),
            &json!("2026-11-10T23:00:00Z")
        )
    );
    assert_eq!(found["rooms"], json!([room]));
    week(&format!("room={room}")).await.expect(200);
    for (query, field) in [
        ("days=0", "days"),
        ("days=15", "days"),
        ("from=soon", "from"),
        ("zone=Nowhere", "zone"),
        ("room=..%2Fx", "room"),
    ] {
        let problem = week(query).await.expect(422).json();
        assert_eq!(problem["errors"][0]["field"], field, "{problem}");
    }
    week("room=nowhere").await.expect(404);
    house.nobody().get("/api/v1/week").await.expect(401);
}

#[tokio::test]
async fn r082_a_page_that_reads_weeks_hears_revisions_first_then_changes() {
    let house = live().await;
    let room = house.room().await;
    let admin = house.admin();
    let mut stream = Stream::open(&admin, "rooms=all&snapshot=revisions").await;
    let first = stream.event().await;
    assert_eq!(first.name, "revisions");
    let before = first.json()["rooms"][0]["revision"].as_u64().unwrap();
    let body = booking(house.now(), &room, 0, 60);
    admin.post("/api/v1/bookings", body).await.expect(201);
    let told = change(&mut stream).await.json();
    assert!(before < told["revision"].as_u64().unwrap());
    let week = admin.get("/api/v1/week").await.expect(200).json();
    assert_eq!(week["revisions"][0], told["revision"]);
    admin
        .get("/api/v1/live?rooms=all&snapshot=none")
        .await
        .expect(422);
}
