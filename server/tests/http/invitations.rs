//! Invitations over HTTP: asked, answered, changed, and told to every page that looks.

use serde_json::{Value, json};

use crate::{
    live::Stream,
    support::{House, booking},
};

/// An online meeting of the administrator tomorrow, to which `attendees` are asked.
async fn called(house: &House, attendees: Value) -> Value {
    let slot = booking(house.now(), "", 1_440, 60);
    let body = json!({
        "topic": "Five of us", "type": "client_liaison", "mode": "online",
        "start": slot["start"], "end": slot["end"], "attendees": attendees,
    });
    let made = house.admin().post("/api/v1/meetings", body).await;
    made.expect(201).json()
}

fn path(made: &Value) -> String {
    format!("/api/v1/meetings/{}", made["id"].as_str().unwrap())
}

fn attendee(made: &Value, nth: usize) -> String {
    let id = made["attendees"][nth]["id"].as_str().unwrap();
    format!("{}/attendees/{id}", path(made))
}

#[tokio::test]
async fn r048_r050_r055_asked_answered_and_kept_apart_by_kind() {
    let house = House::new().await;
    let (ben, of_ben) = house.person("ben", &["ordinary"]).await;
    let (_, of_eve) = house.person("eve", &["ordinary"]).await;
    let asked = json!([
        { "account": ben, "kind": "observer" },
        { "name": "Client", "email": "c@client.example", "kind": "optional" },
        "somebody",
    ]);
    let made = called(&house, asked).await;
    let kinds: Vec<&str> = made["attendees"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["observer", "optional", "required"]);
    let answer = format!("{}/answer", path(&made));
    let no = json!({ "participation": "declined", "reason": "Away" });
    let said = house.with(&of_ben).post(&answer, no.clone()).await;
    let said = said.expect(200).json();
    assert_eq!(said["rights"], json!(["answer", "agenda"]));
    assert_eq!(said["attending_as"], made["attendees"][0]["id"]);
    assert_eq!(
        said["attendees"][1]["email"],
        Value::Null,
        "observers see no contacts"
    );
    let seen = house.admin().get(&path(&made)).await.expect(200).json();
    assert_eq!(seen["attendees"][0]["participation"], "declined");
    assert_eq!(seen["attendees"][0]["reason"], "Away");
    assert_ne!(seen["stamp"], made["stamp"]);
    assert_eq!(
        seen["revision"], made["revision"],
        "an answer does not stale the form"
    );

    let stranger = house.with(&of_eve).post(&answer, no).await;
    stranger.problem(403, "forbidden");
    let yes = json!({ "participation": "accepted" });
    let nobody = house.nobody().post(&answer, yes).await;
    nobody.problem(401, "unauthenticated");
    for wrong in [
        json!({ "participation": "perhaps" }),
        json!({ "participation": "needs_action" }),
        json!({ "participation": "accepted", "reason": "x".repeat(100_000) }),
    ] {
        let refused = house.with(&of_ben).post(&answer, wrong).await;
        refused.problem(422, "invalid");
    }
    let mine = house.with(&of_ben).get("/api/v1/me/meetings").await;
    let mine = mine.expect(200).json();
    assert_eq!(mine["items"][0]["topic"], "Five of us");
    assert_eq!(mine["items"][0]["attending"]["participation"], "declined");
    let none = house.with(&of_eve).get("/api/v1/me/meetings").await;
    assert_eq!(none.expect(200).json()["items"], json!([]));
}

#[tokio::test]
async fn r053_only_who_keeps_the_meeting_changes_who_attends_how() {
    let house = House::new().await;
    let (ben, of_ben) = house.person("ben", &["ordinary"]).await;
    let made = called(&house, json!([{ "account": ben }])).await;
    let one = attendee(&made, 0);
    let observer = json!({ "kind": "observer", "class": "staff" });
    let own = house.with(&of_ben).patch(&one, observer.clone()).await;
    own.problem(403, "forbidden");
    house
        .with(&of_ben)
        .delete(&one)
        .await
        .problem(403, "forbidden");
    let changed = house.admin().patch(&one, observer).await.expect(200).json();
    assert_eq!(changed["attendees"][0]["kind"], "observer");
    assert_eq!(changed["attendees"][0]["class"], "staff");
    let plain = json!({ "class": null });
    let changed = house.admin().patch(&one, plain).await.expect(200).json();
    assert_eq!(changed["attendees"][0]["kind"], "observer", "absent stays");
    assert_eq!(changed["attendees"][0]["class"], Value::Null);
    let wrong = house.admin().patch(&one, json!({ "kind": "king" })).await;
    wrong.problem(422, "invalid");
    let all = format!("{}/attendees", path(&made));
    let more =
        json!({ "attendees": ["Cleo <script>", { "email": "not an address", "name": "x" }] });
    house.admin().post(&all, more).await.problem(422, "invalid");
    let many: Vec<String> = (0..1_001).map(|number| format!("p{number}")).collect();
    let many = house.admin().post(&all, json!({ "attendees": many })).await;
    many.problem(422, "invalid");
    let more = json!({ "attendees": ["Cleo"] });
    let both = house.admin().post(&all, more).await.expect(200).json();
    assert_eq!(both["attendees"].as_array().unwrap().len(), 2);
    house.admin().delete(&one).await.expect(204);
    house.admin().delete(&one).await.problem(404, "not_found");
    let unknown = format!("{}/attendees/nobody", path(&made));
    house
        .admin()
        .patch(&unknown, json!({}))
        .await
        .problem(404, "not_found");
    let left = house.admin().get(&path(&made)).await.json();
    assert_eq!(left["attendees"][0]["name"], "Cleo");
}

#[tokio::test]
async fn r055_every_open_page_of_a_meeting_hears_of_answers_and_changes() {
    let house = House::new().await;
    let (ben, of_ben) = house.person("ben", &["ordinary"]).await;
    let made = called(&house, json!([{ "account": ben }])).await;
    let other = called(&house, json!([])).await;
    let line = |meeting: &Value| {
        let stamp = meeting["stamp"].as_str().unwrap();
        format!("{}/live?stamp={stamp}", path(meeting))
    };
    let mut looks = Stream::at(&house.admin(), &line(&made)).await;
    let mut elsewhere = Stream::at(&house.admin(), &line(&other)).await;
    let answer = format!("{}/answer", path(&made));
    let yes = json!({ "participation": "accepted" });
    house.with(&of_ben).post(&answer, yes).await.expect(200);
    assert_eq!(looks.event().await.name, "changed");
    let topic = json!({ "topic": "Six of us" });
    house.admin().patch(&path(&other), topic).await.expect(200);
    assert_eq!(
        elsewhere.event().await.name,
        "changed",
        "its own, not the answer"
    );

    // Who comes back with an old stamp is told at once.
    let mut late = Stream::at(&house.admin(), &line(&made)).await;
    assert_eq!(late.event().await.name, "changed");
    let unknown = house.admin().get("/api/v1/meetings/none/live").await;
    unknown.problem(404, "not_found");
    let nobody = house.nobody().get(&line(&made)).await;
    nobody.problem(401, "unauthenticated");
    let one = attendee(&made, 0);
    let secret = json!({ "private": true });
    house.admin().patch(&path(&made), secret).await.expect(200);
    assert_eq!(looks.event().await.name, "changed");
    let mut of_ben = Stream::at(&house.with(&of_ben), &line(&made)).await;
    assert_eq!(of_ben.event().await.name, "changed");
    house.admin().delete(&one).await.expect(204);
    assert!(
        of_ben.next().await.is_none(),
        "who may not see it any more hears no more of it"
    );
}

#[tokio::test]
async fn r050_r058_an_agenda_over_http_is_read_by_the_invited_and_written_by_its_keeper() {
    let house = House::new().await;
    let (ben, of_ben) = house.person("ben", &["ordinary"]).await;
    let (_, of_eve) = house.person("eve", &["ordinary"]).await;
    let asked = json!([{ "account": ben, "kind": "observer" }]);
    let made = called(&house, asked).await;
    let all = format!("{}/agenda", path(&made));
    let item = json!({ "topic": "Opening", "owner": "director", "minutes": 10 });
    house.admin().post(&all, item).await.expect(200);
    let item = json!({ "topic": "Figures", "minutes": 60 });
    let agenda = house.admin().post(&all, item).await.expect(200).json();
    assert_eq!(agenda["over_minutes"], 10);
    assert_eq!(agenda["items"][0]["start"], made["start"]);
    assert_eq!(agenda["items"][1]["start"], agenda["items"][0]["end"]);
    assert_eq!(agenda["items"][1]["over"], true);
    let seen = house.with(&of_ben).get(&all).await.expect(200).json();
    assert_eq!(seen, agenda);
    house
        .with(&of_eve)
        .get(&all)
        .await
        .problem(403, "forbidden");
    let own = house
        .with(&of_ben)
        .post(&all, json!({ "topic": "Mine" }))
        .await;
    own.problem(403, "forbidden");
    let one = format!("{all}/{}", agenda["items"][0]["id"].as_str().unwrap());
    let change = json!({ "minutes": 5, "revision": 1 });
    house.admin().patch(&one, change.clone()).await.expect(200);
    house
        .admin()
        .patch(&one, change)
        .await
        .problem(412, "stale");
    let end = json!({});
    let moved = house.admin().post(&format!("{one}/move"), end).await;
    assert_eq!(moved.expect(200).json()["items"][1]["topic"], "Opening");
    for wrong in [
        json!({ "topic": "" }),
        json!({ "topic": "x", "minutes": -1 }),
        json!({ "topic": "x", "minutes": 100_000 }),
        json!({ "topic": "x".repeat(501) }),
    ] {
        house
            .admin()
            .post(&all, wrong)
            .await
            .problem(422, "invalid");
    }
    house.admin().delete(&one).await.expect(204);
    house.admin().delete(&one).await.problem(404, "not_found");
}
