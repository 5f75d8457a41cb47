//! Requests over HTTP: steps, priority, who may, what screens hear, what a kill cannot undo.

use std::sync::Arc;

use domain::ids::{BookingId, RoomId};
use serde_json::{Value, json};
use server::ids::RandomIds;
use services::{Services, fakes::Fakes, ports::CalendarRead};

use crate::{
    errands::work,
    live::{Stream, change, live},
    support::{House, booking, opened},
};

async fn subjects(house: &House, token: &str) -> Vec<String> {
    let list = house
        .with(token)
        .get("/api/v1/me/notices")
        .await
        .expect(200)
        .json();
    let items = list["items"].as_array().unwrap().iter();
    let reason = |one: &Value| one["reason"].as_str().unwrap().to_owned();
    items.map(reason).collect()
}

struct Hall {
    room: String,
    head: String,
    boss: String,
    member: String,
}

/// A hall whose requests go by the head of who asks, then by its manager: tokens of the three.
async fn hall(house: &House) -> Hall {
    let admin = house.admin();
    let (head, of_head) = house.person("head", &["ordinary"]).await;
    let (boss, of_boss) = house.person("boss", &["ordinary"]).await;
    let (member, of_member) = house.person("member", &["ordinary"]).await;
    let body = json!({ "name": "Physics", "head": head });
    let physics = admin
        .post("/api/v1/departments", body)
        .await
        .expect(201)
        .id();
    let path = format!("/api/v1/accounts/{member}");
    admin
        .patch(&path, json!({ "department": physics }))
        .await
        .expect(200);
    let room = json!({ "name": "Hall", "capacity": 40, "time_zone": "Asia/Shanghai",
        "requires_approval": true, "managers": [boss] });
    let room = admin.post("/api/v1/rooms", room).await.expect(201).id();
    let path = format!("/api/v1/rooms/{room}/approval-steps");
    let steps = json!({ "steps": ["department_head", "room_managers"] });
    let set = admin.json("PUT", &path, steps.clone()).await.expect(200);
    assert_eq!(set.json()["steps"], steps["steps"]);
    assert_eq!(set.json()["from"], "room");
    Hall {
        room,
        head: of_head,
        boss: of_boss,
        member: of_member,
    }
}

/// A request for an hour, `from` minutes after tomorrow's full hour.
async fn ask(house: &House, hall: &Hall, from: i64) -> String {
    let body = booking(house.now(), &hall.room, from, 60);
    let asked = house
        .with(&hall.member)
        .post("/api/v1/bookings", body)
        .await;
    let asked = asked.expect(201);
    assert_eq!(asked.json()["status"], "pending");
    asked.id()
}

#[tokio::test]
async fn r010_r074_r076_only_the_present_steps_approvers_decide_and_then_people_are_told() {
    let house = House::new().await;
    let hall = hall(&house).await;
    let id = ask(&house, &hall, 3 * 1_440).await;
    let approve = format!("/api/v1/bookings/{id}/approve");
    let waits = async |token: &str| {
        let list = house.with(token).get("/api/v1/approvals").await.expect(200);
        list.json()["items"].as_array().unwrap().len()
    };
    assert_eq!((waits(&hall.head).await, waits(&hall.boss).await), (1, 0));
    let none = house.with(&hall.member).get("/api/v1/approvals").await;
    none.problem(403, "forbidden");
    let early = house.with(&hall.boss).post(&approve, json!({})).await;
    let said = early.problem(403, "forbidden");
    assert_eq!(said["detail"], "Somebody else decides at this step.");
    let chinese = house.with(&hall.boss).header("accept-language", "zh");
    let said = chinese
        .post(&approve, json!({}))
        .await
        .problem(403, "forbidden");
    assert_eq!(said["detail"], "当前环节由其他审批人决定。");

    let yes = json!({ "comment": "Fits the plan" });
    let first = house.with(&hall.head).post(&approve, yes).await.expect(200);
    assert_eq!(first.json()["status"], "pending");
    assert_eq!((waits(&hall.head).await, waits(&hall.boss).await), (0, 1));
    house.clock.as_ref().unwrap().forward(1);
    work(&house.site.services).await;
    assert_eq!(subjects(&house, &hall.boss).await, ["requested"]);
    assert!(subjects(&house, &hall.member).await.is_empty());

    let stale = house.with(&hall.boss).header("if-match", "\"1\"");
    stale.post(&approve, json!({})).await.problem(412, "stale");
    // Without a body, as programs of before send it.
    let last = house
        .with(&hall.boss)
        .send("POST", &approve, None, Vec::new())
        .await;
    assert_eq!(last.expect(200).json()["status"], "confirmed");
    house.clock.as_ref().unwrap().forward(1);
    work(&house.site.services).await;
    assert_eq!(subjects(&house, &hall.member).await, ["approved"]);
    let path = format!("/api/v1/bookings/{id}/request");
    let facts = house.with(&hall.member).get(&path).await.expect(200).json();
    assert_eq!(facts["answers"][0]["by"], "head");
    assert_eq!(facts["answers"][0]["comment"], "Fits the plan");
    assert_eq!(facts["answers"][1]["outcome"], "approved");
    assert!(facts["answers"][1]["at"].is_string());
}

#[tokio::test]
async fn r075_requests_are_listed_by_priority_and_who_asks_says_why() {
    let house = House::new().await;
    let hall = hall(&house).await;
    let mut asked = Vec::new();
    for from in [1_440, 2_880, 4_320] {
        asked.push(ask(&house, &hall, from).await);
    }
    let path = |id: &str| format!("/api/v1/bookings/{id}/request");
    let urgent = json!({ "priority": "urgent" });
    let wrong = house
        .with(&hall.boss)
        .patch(&path(&asked[2]), urgent.clone())
        .await;
    wrong.problem(403, "forbidden");
    let set = house.with(&hall.head).patch(&path(&asked[2]), urgent).await;
    assert_eq!(set.expect(200).json()["priority"], "urgent");
    let why = json!({ "why": "The mayor comes" });
    house
        .with(&hall.member)
        .patch(&path(&asked[1]), why)
        .await
        .expect(200);
    let list = async |order: &str| {
        let path = format!("/api/v1/approvals{order}");
        let list = house.with(&hall.head).get(&path).await.expect(200).json();
        let items = list["items"].as_array().unwrap().clone();
        let ids = items
            .iter()
            .map(|one| one["id"].as_str().unwrap().to_owned());
        (ids.collect::<Vec<_>>(), items)
    };
    let (first, items) = list("").await;
    let expected = [&asked[2], &asked[0], &asked[1]];
    assert_eq!(first.iter().collect::<Vec<_>>(), expected);
    assert_eq!(items[2]["why"], "The mayor comes");
    assert_eq!(items[0]["steps"][0]["people"], json!(["head"]));
    assert_eq!(list("?order=start").await.0, asked);
    let bad = house
        .with(&hall.head)
        .get("/api/v1/approvals?order=loudest")
        .await;
    bad.problem(422, "invalid");
    let bad = json!({ "priority": "highest" });
    let bad = house.with(&hall.head).patch(&path(&asked[0]), bad).await;
    assert!(bad.status.is_client_error());
}

#[tokio::test]
async fn r075_why_is_said_with_the_booking() {
    let house = House::new().await;
    let hall = hall(&house).await;
    let mut asking = booking(house.now(), &hall.room, 1_440, 60);
    asking["why"] = json!("The mayor comes");
    let asker = house.with(&hall.member);
    let made = asker.post("/api/v1/bookings", asking.clone()).await;
    let id = made.expect(201).id();
    let list = house.with(&hall.head).get("/api/v1/approvals").await;
    let item = list.expect(200).json()["items"][0].clone();
    assert_eq!(
        (&item["id"], &item["why"]),
        (&json!(id), &json!("The mayor comes"))
    );
    asking["why"] = json!("x".repeat(1_001));
    let long = asker.post("/api/v1/bookings", asking).await;
    let long = long.problem(422, "invalid");
    assert_eq!(long["errors"][0]["field"], "why");
}

#[tokio::test]
async fn r077_r078_a_program_approves_and_takes_back() {
    let house = House::new().await;
    let hall = hall(&house).await;
    let id = ask(&house, &hall, 1_440).await;
    let path = |what: &str| format!("/api/v1/bookings/{id}/{what}");
    for status in ["pending", "confirmed"] {
        let done = house.admin().post(&path("approve"), json!({})).await;
        assert_eq!(done.expect(200).json()["status"], status);
    }
    let other = house
        .with(&hall.boss)
        .post(&path("take-back"), json!({}))
        .await;
    other.problem(409, "not_to_be_taken_back");
    let back = house.admin().post(&path("take-back"), json!({})).await;
    assert_eq!(back.expect(200).json()["status"], "pending");
    let reject = json!({ "reason": "A fair" });
    house
        .admin()
        .post(&path("reject"), reject)
        .await
        .expect(200);
    house.clock.as_ref().unwrap().forward(10);
    let late = house.admin().post(&path("take-back"), json!({})).await;
    late.problem(409, "not_to_be_taken_back");
}

#[tokio::test]
async fn r074_steps_are_for_administrators_and_what_is_wrong_is_said() {
    let house = House::new().await;
    let hall = hall(&house).await;
    for path in [
        "/api/v1/settings/approval-steps".to_owned(),
        format!("/api/v1/rooms/{}/approval-steps", hall.room),
    ] {
        house
            .with(&hall.boss)
            .get(&path)
            .await
            .problem(403, "forbidden");
        let steps = json!({ "steps": null });
        let put = house.with(&hall.boss).json("PUT", &path, steps).await;
        put.problem(403, "forbidden");
        for wrong in [
            json!({ "steps": [] }),
            json!({ "steps": [{ "people": ["x"] }] }),
        ] {
            let put = house.admin().json("PUT", &path, wrong).await;
            let said = put.problem(422, "invalid");
            assert_eq!(said["errors"][0]["field"], "steps");
        }
        for wrong in [json!({ "steps": ["anybody"] }), json!({ "steps": 7 })] {
            let put = house.admin().json("PUT", &path, wrong).await;
            assert!(put.status.is_client_error(), "{put:?}");
        }
    }
    let missing = house
        .admin()
        .get("/api/v1/floors/none/approval-steps")
        .await;
    missing.problem(404, "not_found");
    // Without steps of its own the room has those of the house.
    let path = format!("/api/v1/rooms/{}/approval-steps", hall.room);
    let read = house.admin().get(&path).await.expect(200);
    let tag = read.header("etag").to_owned();
    let inherit = house.admin().header("if-match", &tag);
    let inherit = inherit
        .json("PUT", &path, json!({ "steps": null }))
        .await
        .expect(200)
        .json();
    assert_eq!(
        (&inherit["own"], &inherit["from"]),
        (&Value::Null, &json!("default"))
    );
    assert_eq!(inherit["steps"], json!(["room_managers"]));
}

#[tokio::test]
async fn r074_a_request_that_begins_undecided_leaves_every_screen() {
    let house = live().await;
    let hall = hall(&house).await;
    let id = ask(&house, &hall, 120 - 1_440).await;
    let query = format!("room={}", hall.room);
    let mut stream = Stream::open(&house.admin(), &query).await;
    let snapshot = stream.next().await.unwrap();
    assert_eq!(snapshot.name, "snapshot");
    house.clock.as_ref().unwrap().forward(120);
    work(&house.site.services).await;
    let change = change(&mut stream).await;
    assert_eq!(change.json()["booking"], json!(id));
    assert_eq!(change.json()["status"], "rejected");
    house.clock.as_ref().unwrap().forward(1);
    work(&house.site.services).await;
    let told = house
        .with(&hall.member)
        .get("/api/v1/me/notices")
        .await
        .expect(200)
        .json();
    let told = told["items"][0]["text"].as_str().unwrap();
    assert!(
        told.contains("Nobody decided before it began. Free instead: Hall"),
        "{told}"
    );
    let row = house
        .admin()
        .get("/api/v1/journal?content=approvals.expire")
        .await;
    let row = row.expect(200).json();
    assert_eq!(row["items"].as_array().unwrap().len(), 1);
    assert_eq!(row["items"][0]["actor"], "lintel");
}

#[tokio::test]
async fn r104_a_request_ends_at_its_start_although_the_server_was_started_anew() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("rocksdb://{}?sync=every", folder.path().display());
    let fakes = Fakes::at("2026-11-20T01:00:00Z".parse().unwrap());
    let over = |store: &Arc<store::Store>| {
        let (clock, ids) = (fakes.clock.clone(), Arc::new(RandomIds));
        Services::new(store.clone(), store.clone(), store.clone(), clock, ids)
    };
    let (id, room) = {
        let store = opened(&url).await;
        store.migrate().await.unwrap();
        let house = House::over(over(&store)).await;
        let hall = hall(&house).await;
        let id = ask(&house, &hall, 120).await;
        drop(house);
        store.close().await;
        (
            BookingId::from(id.as_str()),
            RoomId::from(hall.room.as_str()),
        )
    };
    fakes.clock.forward(3 * 1_440);
    let store = opened(&url).await;
    let services = over(&store);
    work(&services).await;
    let stored = services.bookings.booking(&id).await.unwrap().unwrap();
    assert_eq!(stored.status.as_str(), "rejected");
    let live = CalendarRead {
        rooms: vec![room],
        limit: 10,
        ..CalendarRead::default()
    };
    assert!(services.bookings.calendar(&live).await.unwrap().is_empty());
    drop(services);
    store.close().await;
}
