//! Fifty people want one slot over HTTP; one gets it.

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
