//! `Idempotency-Key`: the same key and body gives the first answer again, across restarts.

use serde_json::json;

use crate::support::{House, booking};

#[tokio::test]
async fn the_same_request_twice_is_one_booking() {
    let house = House::new().await;
    let room = house.room().await;
    let body = booking(house.now(), &room, 0, 60);
    let keyed = house.admin().header("idempotency-key", "key-1");
    let first = keyed
        .post("/api/v1/bookings", body.clone())
        .await
        .expect(201);
    let again = keyed
        .post("/api/v1/bookings", body.clone())
        .await
        .expect(201);
    assert_eq!(first.text, again.text);
    assert_eq!(first.header("etag"), again.header("etag"));
    assert_eq!(again.header("idempotency-replayed"), "true");
    let mut other = body.clone();
    other["subject"] = json!("Something else");
    keyed
        .post("/api/v1/bookings", other)
        .await
        .problem(422, "idempotency_mismatch");
    let elsewhere = keyed.post("/api/v1/bookings/preview", body.clone()).await;
    elsewhere.problem(422, "idempotency_mismatch");
    let (_, anna) = house.person("anna", &[]).await;
    let hers = house.with(&anna).header("idempotency-key", "key-1");
    hers.post("/api/v1/bookings", body)
        .await
        .problem(409, "overlap");
}

#[tokio::test]
async fn refusals_are_replayed_and_late_keys_are_forgotten() {
    let house = House::new().await;
    let room = house.room().await;
    let body = booking(house.now(), &room, 0, 60);
    let taken = house
        .admin()
        .post("/api/v1/bookings", body.clone())
        .await
        .expect(201)
        .id();
    let keyed = house.admin().header("idempotency-key", "key-2");
    let first = keyed.post("/api/v1/bookings", body.clone()).await;
    house
        .admin()
        .delete(&format!("/api/v1/bookings/{taken}"))
        .await
        .expect(204);
    let again = keyed.post("/api/v1/bookings", body.clone()).await;
    assert_eq!(first.text, again.text);
    again.problem(409, "overlap");
    house.clock.as_ref().unwrap().forward(24 * 60 + 1);
    let body = booking(house.now(), &room, 0, 60);
    keyed.post("/api/v1/bookings", body).await.expect(201);
}

#[tokio::test]
async fn fifty_at_once_with_one_key_are_one_booking() {
    let house = House::new().await;
    let room = house.room().await;
    let body = booking(house.now(), &room, 0, 60);
    let keyed = house.admin().header("idempotency-key", "key-3");
    let asks = (0..50).map(|_| keyed.post("/api/v1/bookings", body.clone()));
    let answers = futures::future::join_all(asks).await;
    let ids: std::collections::HashSet<_> = answers
        .into_iter()
        .map(|answer| answer.expect(201).id())
        .collect();
    assert_eq!(ids.len(), 1);
}

#[tokio::test]
async fn any_post_takes_a_key_and_secrets_come_back_only_to_who_asked() {
    let house = House::new().await;
    house.person("anna", &[]).await;
    let body = json!({ "login": "anna", "password": "correct horse battery" });
    let keyed = house.nobody().header("idempotency-key", "key-4");
    let first = keyed
        .post("/api/v1/session", body.clone())
        .await
        .expect(200);
    let again = keyed.post("/api/v1/session", body).await.expect(200);
    assert_eq!(first.json()["token"], again.json()["token"]);
    let wrong = json!({ "login": "anna", "password": "another password" });
    keyed
        .post("/api/v1/session", wrong)
        .await
        .problem(422, "idempotency_mismatch");
    let token = first.json()["token"].as_str().unwrap().to_owned();
    let records = &house.site.services.records;
    let kept = records
        .page(services::ports::Kind::Idempotency, None, 100)
        .await
        .unwrap();
    assert!(
        kept.iter()
            .all(|one| !one.value.to_string().contains(&token))
    );
    let bad = house.admin().header("idempotency-key", &"k".repeat(256));
    bad.post("/api/v1/rooms", json!({}))
        .await
        .problem(422, "invalid");
}

/// A process that dies between booking and keeping the answer leaves a reserved record; the retry
/// finds its own booking by the reserved id.
#[tokio::test]
async fn a_crash_between_booking_and_answer_books_once() {
    let house = House::new().await;
    let room = house.room().await;
    let body = booking(house.now(), &room, 0, 60);
    let keyed = house.admin().header("idempotency-key", "key-5");
    let first = keyed
        .post("/api/v1/bookings", body.clone())
        .await
        .expect(201)
        .id();
    let records = &house.site.services.records;
    let kind = services::ports::Kind::Idempotency;
    let kept = records.page(kind, None, 10).await.unwrap().pop().unwrap();
    let mut value = kept.value.clone();
    value["answer"] = serde_json::Value::Null;
    let change = services::ports::Change::Put {
        kind,
        id: kept.id.clone(),
        expected: Some(kept.revision),
        value,
    };
    records.write(vec![change], Vec::new()).await.unwrap();
    let again = keyed.post("/api/v1/bookings", body).await.expect(201).id();
    assert_eq!(first, again);
}

#[tokio::test]
async fn answers_survive_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("rocksdb://{}?sync=every", folder.path().display());
    let (body, key, first) = {
        let (house, store) = House::stored(&url).await;
        let room = house.room().await;
        let body = booking(house.now(), &room, 0, 60);
        let keyed = house.admin().header("idempotency-key", "key-6");
        let first = keyed
            .post("/api/v1/bookings", body.clone())
            .await
            .expect(201)
            .text;
        let key = house.key.clone();
        drop(house);
        store.close().await;
        (body, key, first)
    };
    let (house, store) = House::stored(&url).await;
    let keyed = house.with(&key).header("idempotency-key", "key-6");
    let again = keyed.post("/api/v1/bookings", body).await.expect(201);
    assert_eq!(first, again.text);
    store.close().await;
}
