//! Somebody else comes in an invitee's place, over HTTP and by the page's plain form.

use serde_json::{Value, json};

use crate::support::{House, booking};

async fn called(house: &House, account: &str) -> String {
    let slot = booking(house.now(), "", 0, 60);
    let body = json!({ "topic": "Board & more", "type": "client_liaison", "mode": "online",
        "start": slot["start"], "end": slot["end"],
        "attendees": [{ "account": account, "kind": "observer" }] });
    let made = house.admin().post("/api/v1/meetings", body).await;
    format!("/api/v1/meetings/{}", made.expect(201).id())
}

fn people(meeting: &Value) -> Vec<(&str, &str, &str, &Value)> {
    let all = meeting["attendees"].as_array().unwrap().iter();
    all.map(|one| {
        let text = |field: &str| one[field].as_str().unwrap();
        let (name, kind) = (text("name"), text("kind"));
        (name, kind, text("participation"), &one["in_place_of"])
    })
    .collect()
}

#[tokio::test]
async fn r055_an_invitee_sends_another_one_over_http() {
    let house = House::new().await;
    let (ada, of_ada) = house.person("ada", &["ordinary"]).await;
    let (_, of_ben) = house.person("ben", &["ordinary"]).await;
    let meeting = called(&house, &ada).await;
    let to = format!("{meeting}/delegate");
    let ben = json!({ "who": "ben" });
    let nobody = house.nobody().post(&to, ben.clone()).await;
    nobody.problem(401, "unauthenticated");
    let stranger = house.with(&of_ben).post(&to, ben.clone()).await;
    stranger.problem(403, "forbidden");
    let early = house.with(&of_ada).delete(&to).await;
    early.problem(404, "not_found");
    let sent = house.with(&of_ada).post(&to, ben.clone()).await;
    let sent = sent.expect(200).json();
    assert_eq!(sent["attending"]["sends"], "ben");
    let seen = house.admin().get(&meeting).await.expect(200).json();
    assert_eq!(
        people(&seen),
        [
            ("ada", "observer", "delegated", &Value::Null),
            ("ben", "observer", "needs_action", &json!("ada")),
        ]
    );
    assert_eq!(seen["answers"]["delegated"], 1);
    let second = house
        .with(&of_ada)
        .post(&to, json!({ "who": "cleo" }))
        .await;
    second.problem(422, "has_delegate");
    let on = house
        .with(&of_ben)
        .post(&to, json!({ "who": "cleo" }))
        .await;
    on.problem(422, "delegated_once");
    let answer = format!("{meeting}/answer");
    let wrong = json!({ "participation": "delegated" });
    let wrong = house.with(&of_ben).post(&answer, wrong).await;
    wrong.problem(422, "invalid");
    house.with(&of_ada).delete(&to).await.expect(204);
    let seen = house.admin().get(&meeting).await.expect(200).json();
    assert_eq!(
        people(&seen),
        [("ada", "observer", "needs_action", &Value::Null)]
    );
    for wrong in [json!({}), json!({ "who": 7 }), json!({ "who": " " })] {
        let refused = house.with(&of_ada).post(&to, wrong).await;
        refused.problem(422, "invalid");
    }
    let oneself = house.with(&of_ada).post(&to, json!({ "who": "ada" })).await;
    oneself.problem(409, "invalid");
}

#[tokio::test]
async fn r055_r220_the_form_of_it_works_without_any_program_and_keeps_what_was_typed() {
    let house = House::new().await;
    let (ada, of_ada) = house.person("ada", &["ordinary"]).await;
    house.person("ben", &["ordinary"]).await;
    let meeting = called(&house, &ada).await;
    let there = meeting.replace("/api/v1", "");
    let page = format!("{there}/delegate");
    let stranger = house.nobody().get(&page).await.expect(303);
    assert_eq!(stranger.header("location"), format!("/sign-in?next={page}"));
    let browser = house.browser(&of_ada);
    let form = browser.get(&page).await.expect(200).text;
    assert!(form.contains("Back to Board &amp; more"), "{form}");
    let refused = browser
        .form(&page, "attendees=%3Cada%3E+x%40y")
        .await
        .expect(422);
    assert!(
        refused.text.contains("value=\"&lt;ada&gt; x@y\""),
        "{}",
        refused.text
    );
    let done = browser.form(&page, "attendees=ben").await.expect(303);
    assert_eq!(done.header("location"), there);
    let form = browser.get(&page).await.expect(200).text;
    assert!(form.contains("ben comes in your place."));
    browser.form(&page, "do=take_back").await.expect(303);
    let form = browser.header("accept-language", "zh").get(&page).await;
    assert!(form.expect(200).text.contains("姓名、登录名或邮箱地址"));
}

/// The answer of a calendar in which `from` names `to`.
fn sent(meeting: &str, from: &str, to: &str) -> Vec<u8> {
    let id = meeting.rsplit('/').next().unwrap();
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "METHOD:REPLY".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{id}@lintel"),
        format!("ATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO=\"mailto:{to}\":mailto:{from}"),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    lines.join("\r\n").into_bytes()
}

#[tokio::test]
async fn r055_a_calendars_answer_that_names_a_delegate_is_taken_over_http() {
    let house = House::new().await;
    let slot = booking(house.now(), "", 0, 60);
    let body = json!({ "topic": "Board", "type": "client_liaison", "mode": "online",
        "start": slot["start"], "end": slot["end"],
        "attendees": [{ "name": "Li", "email": "li@client.example", "kind": "optional" }] });
    let made = house.admin().post("/api/v1/meetings", body).await;
    let meeting = format!("/api/v1/meetings/{}", made.expect(201).id());
    let (li, chen) = ("li@client.example", "chen@client.example");
    let path = |sender: &str| format!("/api/v1/calendar-replies?sender={sender}");
    let kind = Some("text/calendar");
    let reply = sent(&meeting, li, chen);
    let nobody = house.nobody();
    let nobody = nobody.send("POST", &path(li), kind, reply.clone()).await;
    nobody.problem(401, "unauthenticated");
    let (_, of_eve) = house.person("eve", &["ordinary"]).await;
    let eve = house.with(&of_eve);
    let eve = eve.send("POST", &path(li), kind, reply.clone()).await;
    eve.problem(403, "forbidden");
    let admin = house.admin();
    let unnamed = admin.send("POST", "/api/v1/calendar-replies", kind, reply.clone());
    unnamed.await.problem(422, "invalid");
    let eve = path("eve@x.example");
    let forged = admin.send("POST", &eve, kind, reply.clone()).await;
    forged.problem(422, "reply_of_another");
    let taken = admin.send("POST", &path(li), kind, reply.clone()).await;
    let taken = taken.expect(200).json();
    assert_eq!(taken[0]["sends"], chen);
    let seen = admin.get(&meeting).await.expect(200).json();
    assert_eq!(
        people(&seen),
        [
            ("Li", "optional", "delegated", &Value::Null),
            (chen, "optional", "needs_action", &json!("Li")),
        ]
    );
    let on = sent(&meeting, chen, "cleo@client.example");
    let zh = admin.header("accept-language", "zh");
    let on = zh.send("POST", &path(chen), kind, on).await;
    let on = on.problem(422, "delegated_once");
    assert!(
        on["detail"].as_str().unwrap().contains("不能再请他人代替"),
        "{on}"
    );
    let junk = zh
        .send("POST", &path(chen), kind, vec![0xff, 0xfe, 0])
        .await;
    junk.problem(422, "bad_reply");
}
