//! What is asked of somebody over HTTP: listed, told live, done by plain forms too.

use serde_json::{Value, json};

use crate::{
    live::Stream,
    support::{House, booking},
};

/// An online meeting of the administrator's program, a day and so many minutes from now.
async fn called(house: &House, from: i64, attendees: Value) -> Value {
    let slot = booking(house.now(), "", from, 60);
    let body = json!({
        "topic": "Five of us", "type": "client_liaison", "mode": "online",
        "start": slot["start"], "end": slot["end"], "attendees": attendees,
    });
    let made = house.admin().post("/api/v1/meetings", body).await;
    made.expect(201).json()
}

/// Kind and what of each task.
async fn tasks(house: &House, token: &str) -> Vec<String> {
    let list = house.with(token).get("/api/v1/me/tasks").await;
    let list = list.expect(200).json();
    let items = list["items"].as_array().unwrap().clone();
    let said = |one: &Value| {
        let word = |name: &str| one[name].as_str().unwrap().to_owned();
        format!("{} {}", word("kind"), word("what"))
    };
    items.iter().map(said).collect()
}

#[tokio::test]
async fn r055_r058_what_is_asked_is_listed_and_what_is_done_is_told_live() {
    let house = House::new().await;
    let (ben, of_ben) = house.person("ben", &["ordinary"]).await;
    let (_, of_eve) = house.person("eve", &["ordinary"]).await;
    let made = called(&house, 1_440, json!([{ "account": ben }])).await;
    let path = format!("/api/v1/meetings/{}", made["id"].as_str().unwrap());
    assert_eq!(tasks(&house, &of_ben).await, ["answer Five of us"]);
    assert!(tasks(&house, &of_eve).await.is_empty());

    let ben_asks = house.with(&of_ben);
    let mut line = Stream::at(&ben_asks, "/api/v1/me/meetings/live?stamp=old").await;
    assert_eq!(line.event().await.name, "changed", "another than is known");
    let item = json!({ "topic": "Figures", "owner": "Ben", "minutes": 20 });
    let added = house.admin().post(&format!("{path}/agenda"), item).await;
    added.expect(200);
    assert_eq!(line.event().await.name, "changed");
    let both = ["agenda_item Figures", "answer Five of us"];
    let mut now = tasks(&house, &of_ben).await;
    now.sort();
    assert_eq!(now, both);
    let yes = json!({ "participation": "accepted" });
    let said = ben_asks.post(&format!("{path}/answer"), yes).await;
    said.expect(200);
    assert_eq!(line.event().await.name, "changed");
    assert_eq!(tasks(&house, &of_ben).await, ["agenda_item Figures"]);

    for path in ["/api/v1/me/tasks", "/api/v1/me/meetings/live"] {
        let nobody = house.nobody().get(path).await;
        nobody.problem(401, "unauthenticated");
    }
}

#[tokio::test]
async fn r055_r063_plain_forms_of_the_phone_answer_check_in_and_come_back() {
    let house = House::new().await;
    let (ben, of_ben) = house.person("ben", &["ordinary"]).await;
    let made = called(&house, 0, json!([{ "account": ben }])).await;
    // Ten minutes before the start.
    house.clock.as_ref().unwrap().forward(1_430);
    let id = made["id"].as_str().unwrap().to_owned();
    let (page, path) = (
        format!("/m/meetings/{id}"),
        format!("/api/v1/meetings/{id}"),
    );
    let form = async |to: &str, body: &str| {
        let asks = house.browser(&of_ben).header("accept", "text/html");
        let asks = asks.header("origin", "http://lintel.test");
        let asks = asks.header("referer", &format!("http://lintel.test{page}"));
        let answer = asks.form(to, body).await;
        assert_eq!(answer.status, 302, "{answer:?}");
        answer.header("location").trim_end_matches('?').to_owned()
    };
    let no = format!("id={id}&participation=declined&reason=At+the+fair");
    let back = form("/api/fn/meetings/answer", &no).await;
    assert!(back.ends_with(&page), "{back}");
    let seen = house.with(&of_ben).get(&path).await;
    let seen = seen.expect(200).json();
    assert_eq!(seen["attending"]["participation"], "declined");
    assert_eq!(seen["attending"]["reason"], "At the fair");
    let back = form("/api/fn/meetings/check_in", &format!("id={id}")).await;
    assert!(back.ends_with(&page), "{back}");
    let seen = house.with(&of_ben).get(&path).await;
    assert!(seen.json()["attending"]["checked_in_at"].is_string());
    let back = form(
        "/api/fn/meetings/answer",
        &format!("id={id}&participation=maybe"),
    )
    .await;
    assert!(back.contains("__err"), "told on the page: {back}");
}

#[tokio::test]
async fn r050_r055_the_pages_of_the_phone_say_what_is_asked_and_what_one_may_read() {
    let house = House::new().await;
    let (ben, of_ben) = house.person("ben", &["ordinary"]).await;
    let (_, of_eve) = house.person("eve", &["ordinary"]).await;
    let observer = json!([{ "account": ben, "kind": "observer" }]);
    let made = called(&house, 1_440, observer).await;
    let id = made["id"].as_str().unwrap().to_owned();
    let list = house.browser(&of_ben).get("/m/meetings").await.expect(200);
    let list = &list.text;
    for words in ["Asked of you", "Five of us", "Accept", "Decline"] {
        assert!(list.contains(words), "{words}: {list}");
    }
    let path = format!("/m/meetings/{id}");
    let page = house.browser(&of_ben).get(&path).await;
    let page = page.expect(200).text;
    assert!(page.contains("As an observer you see the agenda"), "{page}");
    assert!(!page.contains("id=\"papers\""), "no papers for observers");
    let none = house.browser(&of_eve).get("/m/meetings").await.expect(200);
    assert!(none.text.contains("No meetings are coming"));
    let strange = house.browser(&of_eve).get(&path).await;
    let strange = strange.expect(200).text;
    for kept in [
        "id=\"agenda\"",
        "id=\"papers\"",
        "Do you come?",
        "I am here",
    ] {
        assert!(!strange.contains(kept), "{kept}: {strange}");
    }
    let inbox = house.browser(&of_eve).get("/m/inbox").await.expect(200);
    assert!(inbox.text.contains("Nothing yet"));
    let nobody = house.nobody().header("accept", "text/html");
    let nobody = nobody.get("/m/meetings").await;
    assert_eq!(nobody.status, 302);
    assert!(nobody.header("location").starts_with("/m/sign-in?next="));
}
