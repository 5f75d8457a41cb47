//! `ETag` and `If-Match`.

use serde_json::json;

use crate::support::{House, booking};

#[tokio::test]
async fn a_stale_change_is_412_and_changes_nothing() {
    let house = House::new().await;
    let room = house.room().await;
    let path = format!("/api/v1/rooms/{room}");
    let seen = house
        .admin()
        .get(&path)
        .await
        .expect(200)
        .header("etag")
        .to_owned();
    let first = house.admin().header("if-match", &seen);
    let changed = first
        .patch(&path, json!({ "capacity": 11 }))
        .await
        .expect(200);
    assert_ne!(changed.header("etag"), seen);
    let late = house.admin().header("if-match", &seen);
    late.patch(&path, json!({ "capacity": 12 }))
        .await
        .problem(412, "stale");
    assert_eq!(house.admin().get(&path).await.json()["capacity"], 11);
    for odd in ["\"abc\"", "W/\"0\"", "\"\""] {
        let odd = house.admin().header("if-match", odd);
        odd.patch(&path, json!({ "capacity": 13 }))
            .await
            .problem(412, "stale");
    }
    let any = house.admin().header("if-match", "*");
    any.patch(&path, json!({ "capacity": 14 }))
        .await
        .expect(200);
}

#[tokio::test]
async fn bookings_too_and_deletes_too() {
    let house = House::new().await;
    let room = house.room().await;
    let body = booking(house.now(), &room, 0, 60);
    let booked = house
        .admin()
        .post("/api/v1/bookings", body)
        .await
        .expect(201);
    let (path, seen) = (
        format!("/api/v1/bookings/{}", booked.id()),
        booked.header("etag"),
    );
    let change = json!({ "subject": "Renamed" });
    let changed = house
        .admin()
        .header("if-match", seen)
        .patch(&path, change)
        .await
        .expect(200);
    house
        .admin()
        .header("if-match", seen)
        .delete(&path)
        .await
        .problem(412, "stale");
    let new = changed.header("etag");
    house
        .admin()
        .header("if-match", new)
        .delete(&path)
        .await
        .expect(204);
}
