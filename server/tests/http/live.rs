//! The event stream: snapshot, changes, resume, resync, beats.

use std::{sync::Arc, time::Duration};

use futures::StreamExt;
use serde_json::{Value, json};
use tokio::time::timeout;

use crate::support::{Asker, House, booking};

/// No test waits longer for a message.
const PATIENCE: Duration = Duration::from_secs(5);

/// One event as it came.
#[derive(Debug, Clone)]
pub struct Event {
    pub id: String,
    pub name: String,
    pub data: String,
}

impl Event {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.data).unwrap()
    }
}

/// An open stream.
pub struct Stream {
    body: axum::body::BodyDataStream,
    rest: String,
    pub comments: usize,
}

impl Stream {
    pub async fn open(asker: &Asker<'_>, query: &str) -> Self {
        Self::at(asker, &format!("/api/v1/live?{query}")).await
    }

    /// Any event stream.
    pub async fn at(asker: &Asker<'_>, path: &str) -> Self {
        let response = asker.raw("GET", path, None, Vec::new()).await;
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Self {
            body: response.into_body().into_data_stream(),
            rest: String::new(),
            comments: 0,
        }
    }

    /// The next event that is not a beat; none when the stream ends.
    pub async fn next(&mut self) -> Option<Event> {
        loop {
            while let Some((block, rest)) = self.rest.split_once("\n\n") {
                let block = block.to_owned();
                self.rest = rest.to_owned();
                let field = |name: &str| {
                    let line = block.lines().find_map(|line| line.strip_prefix(name));
                    line.unwrap_or_default().trim().to_owned()
                };
                self.comments += block.lines().filter(|line| line.starts_with(':')).count();
                let name = field("event:");
                if !name.is_empty() && name != "beat" {
                    return Some(Event {
                        id: field("id:"),
                        name,
                        data: field("data:"),
                    });
                }
            }
            let bytes = timeout(PATIENCE, self.body.next())
                .await
                .expect("a message in time")?;
            self.rest
                .push_str(std::str::from_utf8(&bytes.unwrap()).unwrap());
        }
    }

    pub async fn event(&mut self) -> Event {
        self.next().await.expect("the stream is open")
    }
}

/// The next change.
pub async fn change(stream: &mut Stream) -> Event {
    let event = stream.event().await;
    assert_eq!(event.name, "change", "{event:?}");
    event
}

/// A house whose hub hears the journal.
pub async fn live() -> House {
    let house = House::new().await;
    hear(&house).await;
    house
}

pub async fn hear(house: &House) {
    let hub: Arc<server::live::Hub> = house.site.hub.clone();
    tokio::spawn(server::live::feed::run(hub, house.site.draining.clone()));
    // The subscription is made in the task's first steps.
    tokio::time::sleep(Duration::from_millis(50)).await;
}

#[tokio::test]
async fn r218_a_snapshot_first_then_a_change_per_fact() {
    let house = live().await;
    let (room, other) = (house.room().await, house.room().await);
    let mut stream = Stream::open(&house.admin(), &format!("room={room}")).await;
    let snapshot = stream.event().await;
    assert_eq!(snapshot.name, "snapshot");
    let rooms = snapshot.json()["rooms"].as_array().unwrap().clone();
    assert_eq!(rooms.len(), 1);
    assert_eq!(
        (&rooms[0]["room"], &rooms[0]["state"]),
        (&json!(room), &json!("free"))
    );

    let body = booking(house.now(), &room, 0, 60);
    let booked = house
        .admin()
        .post("/api/v1/bookings", body)
        .await
        .expect(201);
    house
        .admin()
        .post("/api/v1/bookings", booking(house.now(), &other, 0, 60))
        .await
        .expect(201);
    let event = change(&mut stream).await;
    let told = event.json();
    assert_eq!(told["kind"], "booked", "{told}");
    assert_eq!(told["booking"], booked.json()["id"]);
    assert_eq!(told["revision"], booked.json()["revision"]);
    assert_eq!(told["status"], "confirmed");
    assert_eq!(told["subject"], "Design review");
    assert_eq!(told["state"]["next"]["id"], booked.json()["id"]);

    let path = format!("/api/v1/bookings/{}", booked.id());
    house
        .admin()
        .patch(&path, json!({ "subject": "Renamed" }))
        .await
        .expect(200);
    let told = change(&mut stream).await.json();
    assert_eq!(
        (&told["kind"], &told["subject"]),
        (&json!("changed"), &json!("Renamed"))
    );

    house
        .admin()
        .patch(&path, json!({ "room": other, "start": told["end"] }))
        .await
        .expect(200);
    let told = change(&mut stream).await.json();
    assert_eq!(told["kind"], "removed", "{told}");
    assert_eq!(told["state"]["next"], json!(null));
}

#[tokio::test]
async fn far_away_bookings_and_cancellations_are_told_too() {
    let house = live().await;
    let room = house.room().await;
    let mut stream = Stream::open(&house.admin(), "rooms=all").await;
    stream.event().await;
    let body = booking(house.now(), &room, 60 * 24 * 60, 60);
    let id = house
        .admin()
        .post("/api/v1/bookings", body)
        .await
        .expect(201)
        .id();
    assert_eq!(change(&mut stream).await.json()["kind"], "booked");
    house
        .admin()
        .delete(&format!("/api/v1/bookings/{id}"))
        .await
        .expect(204);
    let told = change(&mut stream).await.json();
    assert_eq!(
        (&told["kind"], &told["status"]),
        (&json!("removed"), &json!("cancelled"))
    );
}

#[tokio::test]
async fn what_was_missed_comes_again_by_last_event_id() {
    let house = live().await;
    let room = house.room().await;
    let query = format!("room={room}");
    let mut stream = Stream::open(&house.admin(), &query).await;
    stream.event().await;
    let book = async |hour: i64| {
        let body = booking(house.now(), &room, hour * 60, 60);
        house
            .admin()
            .post("/api/v1/bookings", body)
            .await
            .expect(201)
            .id()
    };
    book(0).await;
    let seen = change(&mut stream).await.id;
    drop(stream);
    let missed = book(1).await;
    // The hub takes the hint in its own task.
    tokio::time::sleep(Duration::from_millis(100)).await;
    let again = house.admin().header("last-event-id", &seen);
    let mut stream = Stream::open(&again, &query).await;
    let told = change(&mut stream).await;
    assert_eq!(told.json()["booking"], missed);
    let later = book(2).await;
    assert_eq!(change(&mut stream).await.json()["booking"], later);

    let strange = house.admin().header("last-event-id", "another-epoch-7");
    let mut stream = Stream::open(&strange, &query).await;
    assert_eq!(stream.event().await.name, "snapshot");
}

#[tokio::test]
async fn too_many_facts_are_a_resync_and_a_fresh_snapshot() {
    let house = live().await;
    let room = house.room().await;
    let mut stream = Stream::open(&house.admin(), &format!("room={room}")).await;
    stream.event().await;
    let mut body = booking(house.now(), &room, 0, 60);
    body["rrule"] = json!("FREQ=DAILY;COUNT=60");
    house
        .admin()
        .post("/api/v1/bookings", body)
        .await
        .expect(201);
    assert_eq!(stream.event().await.name, "resync");
    let snapshot = stream.event().await;
    assert_eq!(snapshot.name, "snapshot");
    assert!(
        !snapshot.json()["rooms"][0]["bookings"]
            .as_array()
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn a_listener_that_does_not_read_begins_again() {
    let house = live().await;
    let room = house.room().await;
    let mut stream = Stream::open(&house.admin(), &format!("room={room}")).await;
    stream.event().await;
    let body = booking(house.now(), &room, 0, 60);
    let id = house
        .admin()
        .post("/api/v1/bookings", body)
        .await
        .expect(201)
        .id();
    for count in 0..100 {
        let change = json!({ "subject": format!("Name {count}") });
        let path = format!("/api/v1/bookings/{id}");
        house.admin().patch(&path, change).await.expect(200);
        tokio::task::yield_now().await;
    }
    tokio::time::sleep(Duration::from_millis(200)).await;
    let mut names = Vec::new();
    loop {
        let event = stream.event().await;
        names.push(event.name.clone());
        if event.name == "snapshot" {
            assert_eq!(
                event.json()["rooms"][0]["bookings"][0]["subject"],
                "Name 99"
            );
            break;
        }
    }
    assert!(names.iter().any(|name| name == "resync"), "{names:?}");
}

#[tokio::test]
async fn a_room_that_changes_is_told() {
    let house = live().await;
    let room = house.room().await;
    let mut stream = Stream::open(&house.admin(), &format!("room={room}")).await;
    stream.event().await;
    let path = format!("/api/v1/rooms/{room}");
    house
        .admin()
        .patch(&path, json!({ "capacity": 99 }))
        .await
        .expect(200);
    assert_eq!(change(&mut stream).await.json()["kind"], "room");
}

#[tokio::test(start_paused = true)]
async fn r181_a_revoked_doors_line_ends_at_the_next_beat() {
    let house = live().await;
    let room = house.room().await;
    let (door, token) = crate::doors::paired(&house, &room).await;
    let mut stream = Stream::open(&house.with(&token), "as=door").await;
    let mut another = Stream::open(&house.admin(), &format!("room={room}")).await;
    assert_eq!(stream.event().await.name, "snapshot");
    assert_eq!(another.event().await.name, "snapshot");
    house
        .admin()
        .delete(&format!("/api/v1/doors/{door}"))
        .await
        .expect(204);
    let end = timeout(Duration::from_secs(11), stream.body.next()).await;
    assert!(end.is_ok_and(|end| end.is_none()), "the line ends");
    let body = booking(house.now(), &room, 0, 60);
    house
        .admin()
        .post("/api/v1/bookings", body)
        .await
        .expect(201);
    assert_eq!(change(&mut another).await.json()["kind"], "booked");
}

#[tokio::test(start_paused = true)]
async fn a_comment_comes_every_fifteen_seconds_at_most() {
    let house = House::new().await;
    let room = house.room().await;
    let asker = house.admin();
    let path = format!("/api/v1/live?room={room}");
    let response = asker.raw("GET", &path, None, Vec::new()).await;
    let mut body = response.into_body().into_data_stream();
    let (mut last, mut beats) = (tokio::time::Instant::now(), 0);
    while beats < 5 {
        let bytes = body.next().await.unwrap().unwrap();
        if bytes.starts_with(b":") {
            assert!(
                last.elapsed() <= Duration::from_secs(15),
                "{:?}",
                last.elapsed()
            );
            (last, beats) = (tokio::time::Instant::now(), beats + 1);
        }
    }
}

#[tokio::test]
async fn who_may_not_listen_and_what_is_not_there() {
    let house = live().await;
    house
        .nobody()
        .get("/api/v1/live?rooms=all")
        .await
        .problem(401, "unauthenticated");
    house
        .admin()
        .get("/api/v1/live")
        .await
        .problem(422, "invalid");
    house
        .admin()
        .get("/api/v1/live?room=none")
        .await
        .problem(404, "not_found");
    let many = "room=x&".repeat(201);
    house
        .admin()
        .get(&format!("/api/v1/live?{many}"))
        .await
        .problem(422, "invalid");
}

#[tokio::test]
async fn streams_end_when_the_server_drains() {
    let house = live().await;
    let room = house.room().await;
    let mut stream = Stream::open(&house.admin(), &format!("room={room}")).await;
    stream.event().await;
    house.drain.send(true).unwrap();
    assert!(stream.next().await.is_none());
    house
        .admin()
        .get("/api/v1/live?rooms=all")
        .await
        .problem(503, "unavailable");
    assert_eq!(house.nobody().get("/readyz").await.status, 503);
}

#[tokio::test]
async fn the_hub_keeps_figures_of_its_own_freshness() {
    let house = live().await;
    let room = house.room().await;
    let mut stream = Stream::open(&house.admin(), &format!("room={room}")).await;
    stream.event().await;
    let body = booking(house.now(), &room, 0, 60);
    house
        .admin()
        .post("/api/v1/bookings", body)
        .await
        .expect(201);
    change(&mut stream).await;
    let figures = house.nobody().get("/metrics").await.expect(200).text;
    for line in [
        "live_listeners 1",
        "live_changes_told_total 1",
        "live_freshness_seconds_count 1",
    ] {
        assert!(figures.contains(line), "{line}\n{figures}");
    }
    drop(stream);
    assert!(
        house
            .nobody()
            .get("/metrics")
            .await
            .text
            .contains("live_listeners 0")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn r218_a_change_comes_through_the_stores_own_feed() {
    let (house, store) = House::stored("mem://").await;
    hear(&house).await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    let room = house.room().await;
    let mut stream = Stream::open(&house.admin(), &format!("room={room}")).await;
    stream.event().await;
    let body = booking(house.now(), &room, 0, 60);
    let booked = house
        .admin()
        .post("/api/v1/bookings", body)
        .await
        .expect(201)
        .id();
    assert_eq!(change(&mut stream).await.json()["booking"], booked);
    store.close().await;
}
