//! Notices over HTTP: the inbox and its live count, the link that answers, the log.

use serde_json::{Value, json};

use crate::{
    errands::work,
    live::Stream,
    support::{House, booking},
};

/// Lets the time pass after which people are told, and does what is due.
async fn tell(house: &House) {
    house.clock.as_ref().unwrap().forward(1);
    work(&house.site.services).await;
}

async fn called(house: &House, attendees: Value) -> String {
    let slot = booking(house.now(), "", 4 * 1_440, 60);
    let body = json!({
        "topic": "Five of us", "type": "client_liaison", "mode": "online",
        "start": slot["start"], "end": slot["end"], "attendees": attendees,
    });
    let made = house.admin().post("/api/v1/meetings", body).await;
    let made = made.expect(201).json();
    made["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn r096_an_inbox_is_read_and_its_count_is_live() {
    let house = House::new().await;
    let (ben, of_ben) = house.person("ben", &["ordinary"]).await;
    let ben_asks = house.with(&of_ben);
    let mut line = Stream::at(&ben_asks, "/api/v1/me/notices/live?stamp=0").await;
    called(&house, json!([{ "account": ben, "kind": "required" }])).await;
    tell(&house).await;
    assert_eq!(line.event().await.name, "changed");
    let inbox = ben_asks.get("/api/v1/me/notices").await.expect(200).json();
    assert_eq!(
        (&inbox["unread"], &inbox["by_mail"]),
        (&json!(1), &json!(true))
    );
    let one = &inbox["items"][0];
    assert_eq!(one["reason"], "invited");
    assert!(
        one["subject"].as_str().unwrap().contains("Five of us"),
        "{one}"
    );
    let read = json!({ "ids": [one["id"]] });
    let marked = ben_asks.post("/api/v1/me/notices/read", read.clone()).await;
    assert_eq!(marked.expect(200).json()["marked"], 1);
    let marked = house.admin().post("/api/v1/me/notices/read", read).await;
    marked.problem(401, "unauthenticated");
    let quiet = json!({ "by_mail": false });
    ben_asks
        .patch("/api/v1/me/notices", quiet)
        .await
        .expect(204);
    let inbox = ben_asks
        .get("/api/v1/me/notices?limit=1")
        .await
        .expect(200)
        .json();
    assert_eq!(
        (&inbox["unread"], &inbox["by_mail"]),
        (&json!(0), &json!(false))
    );
    ben_asks
        .get("/api/v1/me/notices?limit=0")
        .await
        .problem(422, "invalid");
}

#[tokio::test]
async fn r048_r055_an_invitation_is_answered_by_its_link() {
    let house = House::new().await;
    let meeting = called(
        &house,
        json!([{ "name": "Client", "email": "c@client.example" }]),
    )
    .await;
    tell(&house).await;
    let mails = house.mails.as_ref().unwrap().take();
    assert_eq!(mails.len(), 1);
    let secret = mails[0].text.split("/i/").nth(1).unwrap();
    let secret = secret.split_whitespace().next().unwrap();
    let path = format!("/api/v1/invitations/{secret}");
    let nobody = house.nobody();
    let shown = nobody.get(&path).await.expect(200).json();
    assert_eq!(
        (&shown["topic"], &shown["participation"]),
        (&json!("Five of us"), &json!("needs_action"))
    );
    let no = json!({ "participation": "declined", "reason": "At the fair" });
    let said = nobody
        .post(&format!("{path}/answer"), no)
        .await
        .expect(200)
        .json();
    assert_eq!(said["participation"], "declined");
    let seen = house
        .admin()
        .get(&format!("/api/v1/meetings/{meeting}"))
        .await
        .json();
    assert_eq!(seen["attendees"][0]["participation"], "declined");
    assert_eq!(seen["attendees"][0]["reason"], "At the fair");
    nobody
        .get("/api/v1/invitations/guessed")
        .await
        .problem(404, "not_found");
    let page = format!("/i/{secret}");
    let form = nobody.form(&page, "participation=accepted&reason=").await;
    form.expect(303);
    let shown = nobody.get(&page).await.expect(200);
    assert!(
        shown.text.contains("You come. Thank you."),
        "{}",
        shown.text
    );
    let cancelled = house
        .admin()
        .delete(&format!("/api/v1/meetings/{meeting}"))
        .await;
    cancelled.expect(204);
    let shown = nobody.get(&page).await.expect(200);
    assert!(
        shown.text.contains("This meeting was cancelled."),
        "{}",
        shown.text
    );
    let late = json!({ "participation": "accepted" });
    let late = nobody.post(&format!("{path}/answer"), late).await;
    late.problem(409, "meeting_cancelled");
}

#[tokio::test]
async fn r102_the_log_is_for_who_looks_after_the_meeting() {
    let house = House::new().await;
    let (ben, of_ben) = house.person("ben", &["ordinary"]).await;
    let meeting = called(&house, json!([{ "account": ben, "kind": "required" }])).await;
    tell(&house).await;
    let path = format!("/api/v1/meetings/{meeting}/notices");
    let log = house.admin().get(&path).await.expect(200).json();
    assert_eq!(log["items"][0]["channel"], "inbox");
    assert_eq!(log["items"][0]["state"], "sent");
    house
        .with(&of_ben)
        .get(&path)
        .await
        .problem(403, "forbidden");
    house
        .with(&of_ben)
        .get("/api/v1/notices/failed")
        .await
        .problem(403, "forbidden");
    house
        .admin()
        .get("/api/v1/notices/failed")
        .await
        .expect(200);
    house
        .admin()
        .post("/api/v1/notices/none/again", json!({}))
        .await
        .problem(404, "not_found");
}

#[tokio::test]
async fn r028_the_same_address_stands_wherever_one_may_join_from() {
    let house = House::new().await;
    let (ben, of_ben) = house.person("ben", &["ordinary"]).await;
    let asked = json!([
        { "account": ben, "kind": "required" },
        { "name": "Client", "email": "c@client.example" },
    ]);
    let meeting = called(&house, asked).await;
    let path = format!("/api/v1/meetings/{meeting}");
    let detail = house.admin().get(&path).await.expect(200).json();
    let join = detail["join_path"].as_str().unwrap().to_owned();
    let whole = format!("http://lintel.example{join}");
    tell(&house).await;
    let mails = house.mails.as_ref().unwrap();
    let invitation = mails.take().remove(0);
    // A day before: the reminder.
    house.clock.as_ref().unwrap().forward(4 * 1_440 + 10);
    work(&house.site.services).await;
    let reminder = mails.sent_to("c@client.example").pop().unwrap();
    assert!(
        reminder.subject.contains("Within a day"),
        "{}",
        reminder.subject
    );
    let ics = invitation
        .calendar
        .as_ref()
        .unwrap()
        .ics
        .replace("\r\n ", "");
    let of_ben = house.browser(&of_ben);
    let page = of_ben.get(&format!("/meetings/{meeting}")).await;
    let inbox = of_ben.get("/m/inbox").await.expect(200).text;
    let notices = of_ben.get("/api/v1/me/notices").await.expect(200).text;
    let answer = invitation.text.split("/i/").nth(1).unwrap();
    let answer = format!("/i/{}", answer.split_whitespace().next().unwrap());
    let answer = house.nobody().get(&answer).await.expect(200).text;
    let channels = [
        ("the meeting's page", page.expect(200).text),
        ("the invitation", invitation.text.clone()),
        ("its calendar", ics),
        ("the reminder", reminder.text.clone()),
        ("the inbox", notices),
        ("the inbox on the phone", inbox),
        ("the page that answers", answer),
    ];
    for (channel, text) in &channels {
        let found: std::collections::BTreeSet<String> = links(text);
        assert_eq!(found, [join.clone()].into(), "{channel}: {text}");
    }
    for channel in &channels[1..4] {
        assert!(channel.1.contains(&whole), "{}: {}", channel.0, channel.1);
    }
    house.nobody().get(&join).await.expect(200);
}

/// Every join link in a text, as a path.
fn links(text: &str) -> std::collections::BTreeSet<String> {
    let ends = |c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_';
    let all = text.split("/j/").skip(1);
    all.map(|rest| format!("/j/{}", rest.split(ends).next().unwrap_or_default()))
        .collect()
}
