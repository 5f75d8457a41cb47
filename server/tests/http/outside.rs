//! People from outside at the join link over HTTP.

use serde_json::json;

use crate::support::{House, booking};

#[tokio::test]
async fn r056_a_form_without_script_puts_a_stranger_on_the_list_once() {
    let house = House::new().await;
    let slot = booking(house.now(), "", 1_440, 60);
    let body = json!({
        "topic": "Client day", "type": "client_liaison", "mode": "online",
        "start": slot["start"], "end": slot["end"],
        "platforms": [{ "name": "Zoom", "url": "https://zoom.example/j/2" }],
    });
    let made = house.admin().post("/api/v1/meetings", body).await;
    let made = made.expect(201).json();
    let (link, id) = (
        made["join_path"].as_str().unwrap(),
        made["id"].as_str().unwrap(),
    );
    let page = house.nobody().get(link).await.expect(200);
    assert!(page.text.contains("name=\"company\""), "{}", page.text);
    let wrong = house
        .nobody()
        .form(link, "name=Wang&company=&email=no")
        .await;
    let wrong = wrong.expect(422);
    assert!(
        wrong.text.contains("value=\"Wang\""),
        "what was typed stays"
    );
    let good = "name=%E7%8E%8B%E4%BC%9F&company=Client&email=";
    let done = house.nobody().form(link, good).await;
    assert_eq!((done.status.as_u16(), done.header("location")), (303, link));
    let cookie = done
        .header("set-cookie")
        .split(';')
        .next()
        .unwrap()
        .to_owned();
    assert!(done.header("set-cookie").contains("HttpOnly"));
    let known = house.nobody().header("cookie", &cookie);
    let page = known.get(link).await.expect(200);
    assert!(page.text.contains("王伟"), "{}", page.text);
    assert!(page.text.contains("https://zoom.example/j/2"));
    assert!(!page.text.contains("name=\"company\""));
    known.form(link, good).await.expect(303);
    let api = format!("/api/v1{}", link.replace("/j/", "/join/"));
    let again = json!({ "name": "Other", "company": "Client", "email": "o@client.example" });
    house.nobody().post(&api, again.clone()).await.expect(201);
    house.nobody().post(&api, again.clone()).await.expect(201);
    let missing = house.nobody().post(&api, json!({})).await;
    missing.problem(422, "invalid");
    let meeting = format!("/api/v1/meetings/{id}");
    let seen = house.admin().get(&meeting).await.expect(200).json();
    assert_eq!(seen["attendee_count"], 2);
    assert_eq!(seen["attendees"][0]["external"], true);
    assert_eq!(seen["attendees"][0]["company"], "Client");

    let off = json!({ "outsiders": false });
    house.admin().patch(&meeting, off).await.expect(200);
    let closed = house.nobody().post(&api, again.clone()).await;
    closed.problem(422, "outsiders_off");
    let shown = house.nobody().get(&api).await.expect(200).json();
    assert_eq!(shown["outsiders"], false);
    house.admin().delete(&meeting).await.expect(204);
    house
        .nobody()
        .post(&api, again)
        .await
        .problem(409, "meeting_cancelled");
    let page = house.nobody().get(link).await.expect(200);
    assert!(page.text.contains("does not take place"), "{}", page.text);
    assert!(!page.text.contains("name=\"company\""));
}
