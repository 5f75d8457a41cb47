//! The finder over HTTP.

use serde_json::{Value, json};

use crate::support::House;

async fn house() -> House {
    let house = House::new().await;
    let admin = house.admin();
    for (name, seats, equipment) in [
        ("Plum 梅", 8, json!(["screen"])),
        ("Oak", 6, json!(["screen", "video"])),
        ("Attic", 30, json!([])),
    ] {
        let room = json!({
            "name": name, "capacity": seats, "equipment": equipment, "time_zone": "Asia/Shanghai",
        });
        admin.post("/api/v1/rooms", room).await.expect(201);
    }
    house
}

fn names(found: &Value) -> Vec<&str> {
    let items = found["items"].as_array().unwrap().iter();
    items
        .map(|one| one["room_name"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn r081_a_sentence_finds_rooms_best_first() {
    let house = house().await;
    let ask = "/api/v1/find?q=a+room+for+6+with+a+screen+tomorrow+from+14:00+for+an+hour";
    let found = house.admin().get(ask).await.expect(200).json();
    assert_eq!(names(&found), ["Oak", "Plum 梅", "Attic"]);
    assert_eq!(found["items"][2]["missing"], json!(["screen"]));
    assert_eq!(found["items"][0]["kind"], "fits");
    assert_eq!(found["wish"]["people"], 6);
    assert_eq!(found["wish"]["time"], "14:00:00");
    // 明天下午两点 6人 屏幕
    let chinese = "/api/v1/find?q=%E6%98%8E%E5%A4%A9%E4%B8%8B%E5%8D%88%E4%B8%A4%E7%82%B9\
                   %206%E4%BA%BA%20%E5%B1%8F%E5%B9%95";
    let same = house.admin().get(chinese).await.expect(200).json();
    assert_eq!(names(&same), names(&found));
    assert_eq!(
        (&same["start"], &same["end"]),
        (&found["start"], &found["end"])
    );
}

#[tokio::test]
async fn r081_fields_find_too_and_wrong_ones_are_named() {
    let house = house().await;
    let admin = house.admin();
    let found = admin.get("/api/v1/find?people=20&time=23:00").await;
    assert_eq!(names(&found.expect(200).json()), ["Attic"]);
    for (query, field) in [
        ("start=2026-11-20T14:00:00Z", "end"),
        ("end=2026-11-20T14:00:00Z", "start"),
        ("date=2026-13-40", "date"),
        ("time=25:00", "time"),
        ("minutes=0", "minutes"),
        ("minutes=-5", "minutes"),
        ("people=many", "people"),
        ("zone=Nowhere/Land", "zone"),
        ("date=9999-12-31&time=23:59&minutes=10000", "date"),
    ] {
        let wrong = admin
            .get(&format!("/api/v1/find?{query}"))
            .await
            .expect(422);
        assert_eq!(wrong.json()["errors"][0]["field"], field, "{query}");
    }
    let long = format!("/api/v1/find?q={}", "x".repeat(1_001));
    assert_eq!(
        admin.get(&long).await.expect(422).json()["errors"][0]["field"],
        "q"
    );
    house.nobody().get("/api/v1/find?q=6").await.expect(401);
}
