//! Free and busy of people, and the first times for all of them, over HTTP.

use serde_json::{Value, json};

use crate::support::{House, booking};

fn accounts(of: &[&str], name: &str) -> String {
    let all: Vec<String> = of.iter().map(|one| format!("{name}={one}")).collect();
    all.join("&")
}

/// A stretch from now on, as a query; `+` is one of the characters that a query decodes.
fn window(house: &House, minutes: i64) -> String {
    let slot = booking(house.now(), "", 0, minutes);
    let plain = |value: &Value| value.as_str().unwrap().replace('+', "%2B");
    format!("from={}&to={}", plain(&slot["start"]), plain(&slot["end"]))
}

async fn held(house: &House, token: &str, minutes: i64, attendees: Value, private: bool) {
    let slot = booking(house.now(), "", minutes, 60);
    let body = json!({
        "topic": "Nobody may know this", "type": "client_liaison", "mode": "online",
        "start": slot["start"], "end": slot["end"], "attendees": attendees, "private": private,
    });
    let made = house.with(token).post("/api/v1/meetings", body).await;
    made.expect(201);
}

#[tokio::test]
async fn r048_busy_is_told_without_what_it_is() {
    let house = House::new().await;
    let (ben, of_ben) = house.person("ben", &["ordinary"]).await;
    let (eve, of_eve) = house.person("eve", &["ordinary"]).await;
    held(
        &house,
        &of_ben,
        60,
        json!([{ "account": eve, "kind": "observer" }]),
        true,
    )
    .await;
    held(&house, &of_ben, 120, json!([{ "account": eve }]), true).await;
    let asked = accounts(&[&ben, &eve], "account");
    let path = format!("/api/v1/people/busy?{asked}&{}", window(&house, 1_440));
    let answer = house.with(&of_eve).get(&path).await.expect(200);
    let text = answer.json().to_string();
    assert!(!text.contains("Nobody may know"), "{text}");
    let found = answer.json();
    let count = |nth: usize| found["items"][nth]["busy"].as_array().unwrap().len();
    assert_eq!(
        (count(0), count(1)),
        (1, 1),
        "what touches is one; observers are not busy"
    );
    assert_eq!(found["items"][0]["account"], json!(ben));
    let slot = |nth: usize| &found["items"][nth]["busy"][0];
    assert_ne!(slot(0)["start"], slot(1)["start"]);
    assert_eq!(slot(0)["end"], slot(1)["end"]);

    house
        .nobody()
        .get(&path)
        .await
        .problem(401, "unauthenticated");
    let many: Vec<String> = (0..51).map(|n| format!("a{n}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let long = window(&house, 60 * 24 * 32);
    for (query, field) in [
        (accounts(&many, "account"), "account"),
        (String::new(), "account"),
        (format!("account={ben}&{long}"), "to"),
        (format!("account={ben}&from=yesterday"), "from"),
    ] {
        let path = format!("/api/v1/people/busy?{query}");
        let wrong = house.admin().get(&path).await.expect(422).json();
        assert_eq!(wrong["errors"][0]["field"], field, "{query}");
    }
    let nobody = house
        .admin()
        .get("/api/v1/people/busy?account=nobody%3A%27")
        .await;
    nobody.problem(404, "not_found");
}

#[tokio::test]
async fn r054_the_first_times_for_all_in_a_room_that_fits() {
    let house = House::new().await;
    let (ben, of_ben) = house.person("ben", &["ordinary"]).await;
    let (eve, _) = house.person("eve", &["ordinary"]).await;
    for (name, seats) in [("Small", 1), ("Plum", 8)] {
        let room = json!({ "name": name, "capacity": seats, "time_zone": "Asia/Shanghai" });
        house.admin().post("/api/v1/rooms", room).await.expect(201);
    }
    held(&house, &of_ben, 10, json!([]), true).await;
    let people = format!("required={ben}&optional={eve}");
    let always = "first=00:00&last=00:00&weekends=true&minutes=30";
    let path = format!(
        "/api/v1/people/times?{people}&{always}&{}",
        window(&house, 300)
    );
    let found = house.with(&of_ben).get(&path).await.expect(200).json();
    let first = &found["items"][0];
    assert_eq!(first["room"]["room_name"], "Plum");
    assert_eq!(first["room"]["status"], "confirmed");
    assert_eq!(first["missing"], Value::Null);
    let body = json!({
        "room": first["room"]["room"], "subject": "Found", "start": first["start"],
        "end": first["end"],
    });
    house
        .with(&of_ben)
        .post("/api/v1/bookings", body)
        .await
        .expect(201);
    let again = house.with(&of_ben).get(&path).await.expect(200).json();
    assert_ne!(again["items"][0]["start"], first["start"]);

    for (query, field) in [
        (String::new(), "required"),
        (format!("{people}&minutes=0"), "minutes"),
        (format!("{people}&minutes=x"), "minutes"),
        (format!("{people}&first=19:00&last=18:00"), "last"),
        (format!("{people}&zone=Mars"), "zone"),
        (format!("{people}&{}", window(&house, 60 * 24 * 16)), "to"),
        (format!("{people}&people=-1"), "people"),
    ] {
        let path = format!("/api/v1/people/times?{query}");
        let wrong = house.admin().get(&path).await.expect(422).json();
        assert_eq!(wrong["errors"][0]["field"], field, "{query}");
    }
}
