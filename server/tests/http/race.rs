//! Fifty people want one slot over HTTP; one gets it.

use serde_json::json;

use crate::support::{House, booking};

async fn one_winner(house: &House, rounds: i64) {
    let room = house.room().await;
    for round in 0..rounds {
        let body = booking(house.now(), &room, round * 60, 60);
        let asker = house.admin();
        let asks = (0..50).map(|_| asker.post("/api/v1/bookings", body.clone()));
        let answers = futures::future::join_all(asks).await;
        let mut winners = 0;
        for answer in answers {
            if answer.status == 201 {
                winners += 1;
            } else {
                answer.problem(409, "overlap");
            }
        }
        assert_eq!(winners, 1, "round {round}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn r084_fifty_requests_for_one_slot_one_wins_on_fakes() {
    one_winner(&House::new().await, 10).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r084_fifty_requests_for_one_slot_one_wins_in_memory() {
    let (house, store) = House::stored("mem://").await;
    one_winner(&house, 3).await;
    store.close().await;
}

/// Meetings in two rooms each, named in either order: their guards are taken crosswise.
async fn one_meeting(house: &House, rounds: i64) {
    let rooms = [house.room().await, house.room().await];
    for round in 0..rounds {
        let slot = booking(house.now(), "", round * 60, 60);
        let asker = house.admin();
        let asks = (0..30).map(|number| {
            let (one, other) = (&rooms[number % 2], &rooms[(number + 1) % 2]);
            let body = json!({
                "topic": "Both or none", "type": "large_event", "start": slot["start"],
                "end": slot["end"], "rooms": [one, other],
            });
            asker.post("/api/v1/meetings", body)
        });
        let answers = futures::future::join_all(asks).await;
        let winners = answers.iter().filter(|one| one.status == 201).count();
        assert_eq!(winners, 1, "round {round}");
        for answer in answers.into_iter().filter(|one| one.status != 201) {
            answer.problem(409, "overlap");
        }
    }
    let held = house
        .admin()
        .get("/api/v1/bookings?limit=1000")
        .await
        .expect(200)
        .json();
    let held = held["items"].as_array().unwrap().len();
    assert_eq!(
        held,
        2 * usize::try_from(rounds).unwrap(),
        "no half meeting is left"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn r084_r027_meetings_that_want_the_same_two_rooms_one_has_both() {
    one_meeting(&House::new().await, 5).await;
    let (house, store) = House::stored("mem://").await;
    one_meeting(&house, 2).await;
    assert_eq!(store::check(&store).await.unwrap(), []);
    store.close().await;
}

#[tokio::test]
async fn r084_touching_is_not_overlapping() {
    let house = House::new().await;
    let room = house.room().await;
    for hour in 0..3 {
        let body = booking(house.now(), &room, hour * 60, 60);
        house
            .admin()
            .post("/api/v1/bookings", body)
            .await
            .expect(201);
    }
}

/// Who writes an agenda with others loses nothing of theirs: each item is there once.
#[tokio::test(flavor = "multi_thread")]
async fn r058_ten_hands_on_one_agenda_each_keeps_its_item() {
    let (house, store) = House::stored("mem://").await;
    let slot = booking(house.now(), "", 60, 60);
    let body = json!({
        "topic": "Ten hands", "type": "internal_regular", "mode": "online",
        "start": slot["start"], "end": slot["end"],
    });
    let made = house.admin().post("/api/v1/meetings", body).await;
    let path = format!("/api/v1/meetings/{}/agenda", made.expect(201).id());
    let asker = house.admin();
    let adds = (0..10).map(|number| {
        let item = json!({ "topic": format!("Item {number}"), "minutes": 1 });
        asker.post(&path, item)
    });
    for answer in futures::future::join_all(adds).await {
        answer.expect(200);
    }
    let kept = asker.get(&path).await.expect(200).json();
    let topics = kept["items"].as_array().unwrap().iter();
    let topics: std::collections::BTreeSet<_> =
        topics.map(|one| one["topic"].to_string()).collect();
    assert_eq!(topics.len(), 10, "{kept}");
    store.close().await;
}
