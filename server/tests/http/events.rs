//! Publishing over HTTP (R030): refused until content, time and place are there; read without
//! signing in; the pages without a program.

use serde_json::{Value, json};

use crate::support::{Answer, House, booking};

async fn called(house: &House, topic: &str, more: Value) -> Value {
    let slot = booking(house.now(), "", 1_440, 60);
    let mut body = json!({
        "topic": topic, "type": "large_event", "mode": "online", "description": "Come & <see>.",
        "start": slot["start"], "end": slot["end"],
    });
    for (name, value) in more.as_object().unwrap() {
        body[name] = value.clone();
    }
    let made = house.admin().post("/api/v1/meetings", body).await;
    made.expect(201).json()
}

fn publication(meeting: &Value) -> String {
    format!(
        "/api/v1/meetings/{}/publication",
        meeting["id"].as_str().unwrap()
    )
}

async fn publish(house: &House, meeting: &Value, body: Value) -> Answer {
    house.admin().json("PUT", &publication(meeting), body).await
}

fn named(problem: &Value) -> Vec<String> {
    let errors = problem["errors"].as_array().unwrap().iter();
    let line = |one: &Value| {
        assert!(!one["detail"].as_str().unwrap().is_empty(), "{one}");
        format!(
            "{}:{}",
            one["field"].as_str().unwrap(),
            one["code"].as_str().unwrap()
        )
    };
    errors.map(line).collect()
}

#[tokio::test]
async fn r030_unpublished_is_invisible_published_shows_all_three_missing_is_refused() {
    let house = House::new().await;
    let silent = called(&house, "Silent", json!({ "description": "" })).await;
    let refused = publish(&house, &silent, json!({ "audience": "everybody" })).await;
    assert_eq!(
        named(&refused.problem(422, "invalid")),
        ["content:required"]
    );
    let refused = publish(&house, &silent, json!({})).await;
    let all = named(&refused.problem(422, "invalid"));
    assert_eq!(all, ["audience:required", "content:required"]);
    let private = called(&house, "Private", json!({ "private": true })).await;
    let refused = publish(&house, &private, json!({ "audience": "house" })).await;
    assert_eq!(
        named(&refused.problem(422, "invalid")),
        ["private:is_private"]
    );

    let open = called(&house, "Open day", json!({})).await;
    let id = open["id"].as_str().unwrap();
    let list = || async {
        house
            .nobody()
            .get("/api/v1/events")
            .await
            .expect(200)
            .json()
    };
    assert_eq!(list().await["items"], json!([]));
    let one = format!("/api/v1/events/{id}");
    house.nobody().get(&one).await.problem(404, "not_found");
    let done = publish(&house, &open, json!({ "audience": "everybody" })).await;
    let done = done.expect(200);
    assert_eq!(done.header("etag"), "\"1\"");
    assert_eq!(done.json()["published"], true);
    let shown = &list().await["items"][0];
    assert_eq!(shown["content"], "Come & <see>.");
    assert_eq!(
        (&shown["start"], &shown["place"]),
        (&open["start"], &json!("multi-platform access"))
    );
    let got = house.nobody().get(&one).await.expect(200);
    assert_eq!(
        got.header("etag"),
        format!("\"{}\"", got.json()["revision"])
    );
    assert!(
        !got.text.contains("attendee") && !got.text.contains("/j/"),
        "{}",
        got.text
    );
    let seen = house.admin().get(&format!("/api/v1/meetings/{id}")).await;
    assert_eq!(seen.json()["published"], "everybody");

    let stale = house.admin().header("if-match", "\"7\"");
    stale
        .delete(&publication(&open))
        .await
        .problem(412, "stale");
    house.admin().delete(&publication(&open)).await.expect(204);
    house.nobody().get(&one).await.problem(404, "not_found");
    assert_eq!(list().await["items"], json!([]));
    let rows = house
        .admin()
        .get("/api/v1/journal")
        .await
        .expect(200)
        .json();
    let rows = rows["items"].as_array().unwrap().iter();
    let actions: Vec<_> = rows.filter_map(|row| row["action"].as_str()).collect();
    assert!(actions.contains(&"meetings.publish") && actions.contains(&"meetings.unpublish"));
}

#[tokio::test]
async fn r030_what_is_for_the_house_is_only_for_people_with_an_account() {
    let house = House::new().await;
    let inside = called(&house, "Inside", json!({})).await;
    publish(&house, &inside, json!({ "audience": "house" }))
        .await
        .expect(200);
    let (_, ben) = house.person("ben", &["ordinary"]).await;
    let path = format!("/api/v1/events/{}", inside["id"].as_str().unwrap());
    for address in [path.clone(), format!("{path}/calendar.ics")] {
        house.nobody().get(&address).await.problem(404, "not_found");
        house.with(&ben).get(&address).await.expect(200);
    }
    let list = house
        .with(&ben)
        .get("/api/v1/events?limit=1")
        .await
        .expect(200);
    assert_eq!(list.json()["items"][0]["topic"], "Inside");
    let list = house.nobody().get("/api/v1/events").await.expect(200);
    assert_eq!(list.json()["items"], json!([]));
    // Nobody but who looks after it publishes, or learns what is missing.
    let body = json!({ "audience": "everybody" });
    let ben = house.with(&ben);
    ben.json("PUT", &publication(&inside), body)
        .await
        .problem(403, "forbidden");
    ben.get(&publication(&inside))
        .await
        .problem(403, "forbidden");
    let nobody = house.nobody().get(&publication(&inside)).await;
    nobody.problem(401, "unauthenticated");
    for odd in [
        "/api/v1/events?limit=x",
        "/api/v1/events?cursor=%00",
        "/api/v1/events/..%2f",
    ] {
        let answer = house.nobody().get(odd).await;
        assert!(!answer.status.is_server_error(), "{odd}: {answer:?}");
    }
    let odd = json!({ "audience": "mars", "content": 7 });
    let odd = publish(&house, &inside, odd).await;
    assert!(odd.status.is_client_error(), "{odd:?}");
    let long = json!({ "audience": "house", "content": "x".repeat(10_001) });
    let long = publish(&house, &inside, long).await;
    assert_eq!(named(&long.problem(422, "invalid")), ["content:too_long"]);
}

#[tokio::test]
async fn r030_pages_are_read_without_signing_in_and_nothing_in_them_runs() {
    let house = House::new().await;
    let empty = house.nobody().get("/events").await.expect(200);
    assert!(
        empty.text.contains("Nothing is announced yet"),
        "{}",
        empty.text
    );
    let words = json!({ "description": "<script>alert(1)</script>\n\nSecond <b>part</b>." });
    let open = called(&house, "Open <i>day</i>", words).await;
    publish(&house, &open, json!({ "audience": "everybody" }))
        .await
        .expect(200);
    let page = format!("/events/{}", open["id"].as_str().unwrap());
    let list = house.nobody().get("/events").await.expect(200);
    assert!(list.text.contains(&page), "{}", list.text);
    assert!(!list.text.contains("<script>alert"), "{}", list.text);
    let one = house
        .nobody()
        .header("accept-language", "zh")
        .get(&page)
        .await
        .expect(200);
    assert!(
        one.text.contains("添加到日历") && one.text.contains("Second &lt;b&gt;"),
        "{}",
        one.text
    );
    assert!(!one.text.contains("<script>alert") && !one.text.contains("<i>day"));
    let file = format!("/api/v1{page}/calendar.ics");
    assert!(one.text.contains(&file), "{}", one.text);
    let file = house.nobody().get(&file).await.expect(200);
    assert!(file.header("content-type").starts_with("text/calendar"));
    assert!(
        file.text.contains("SUMMARY:Open <i>day</i>\r\n"),
        "{}",
        file.text
    );
    let feed = house.nobody().get("/events.ics").await.expect(200);
    assert!(feed.text.contains("BEGIN:VEVENT"), "{}", feed.text);

    let meeting = format!("/api/v1/meetings/{}", open["id"].as_str().unwrap());
    house.admin().delete(&meeting).await.expect(204);
    let off = house.nobody().get(&page).await.expect(200);
    assert!(off.text.contains("does not take place"), "{}", off.text);
    let gone = house.nobody().get("/events/none").await.expect(404);
    assert!(
        gone.text.contains("There is no such event"),
        "{}",
        gone.text
    );
}

#[tokio::test]
async fn r030_a_plain_form_publishes_takes_back_and_undoes() {
    let house = House::new().await;
    let open = called(&house, "Open day", json!({ "description": "" })).await;
    let page = format!("/meetings/{}/publish", open["id"].as_str().unwrap());
    let away = house.nobody().get(&page).await.expect(303);
    assert!(away.header("location").starts_with("/sign-in?next="));
    let shown = house.admin().get(&page).await.expect(200);
    assert!(shown.text.contains("nothing to read yet"), "{}", shown.text);
    let wrong = house
        .admin()
        .form(&page, "content=&audience=")
        .await
        .expect(422);
    assert!(
        wrong.text.contains("To whom: choose one."),
        "{}",
        wrong.text
    );
    let words = "audience=everybody&content=First%0D%0A%0D%0A%3Cb%3Esecond&revision=0";
    let done = house.admin().form(&page, words).await.expect(303);
    assert_eq!(done.header("location"), page);
    let shown = house.admin().get(&page).await.expect(200);
    assert!(
        shown.text.contains("Published to everybody"),
        "{}",
        shown.text
    );
    assert!(shown.text.contains("&lt;b&gt;second"), "{}", shown.text);
    let event = page
        .replace("/meetings/", "/api/v1/events/")
        .replace("/publish", "");
    let read = house.nobody().get(&event).await.expect(200).json();
    assert_eq!(read["content"], "First\n\n<b>second");
    let stale = house
        .admin()
        .form(&page, "do=take_back&revision=0")
        .await
        .expect(412);
    assert!(stale.text.contains("Somebody changed it"), "{}", stale.text);
    house
        .admin()
        .form(&page, "do=take_back&revision=1")
        .await
        .expect(303);
    house.nobody().get(&event).await.problem(404, "not_found");
    let shown = house.admin().get(&page).await.expect(200);
    assert!(shown.text.contains("Taken back"), "{}", shown.text);
    house
        .admin()
        .form(&page, "audience=everybody&content=First")
        .await
        .expect(303);
    house.nobody().get(&event).await.expect(200);
}

#[tokio::test]
async fn r030_an_event_as_programs_read_it() {
    let house = House::new().await;
    let open = called(&house, "Open day", json!({})).await;
    let done = publish(&house, &open, json!({ "audience": "everybody" })).await;
    let mut view = done.expect(200).json();
    let id = open["id"].as_str().unwrap();
    view["path"] = json!(view["path"].as_str().unwrap().replace(id, "[id]"));
    view["event"]["id"] = json!("[id]");
    insta::assert_json_snapshot!("publication", view);
}
