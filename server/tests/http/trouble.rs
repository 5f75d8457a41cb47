//! What goes wrong around a meeting, over HTTP: it is said, and nothing else is lost.

use serde_json::{Value, json};
use services::{fakes::Fakes, ports::MailError};

use crate::{
    errands::work,
    support::{House, NOW, booking},
};

async fn called(house: &House, attendees: Value) -> String {
    let slot = booking(house.now(), "", 4 * 1_440, 60);
    let body = json!({
        "topic": "Board", "type": "client_liaison", "mode": "online",
        "start": slot["start"], "end": slot["end"], "attendees": attendees,
    });
    let made = house.admin().post("/api/v1/meetings", body).await;
    made.expect(201).id()
}

/// Lets the time pass after which people are told, and does what is due.
async fn tell(house: &House) {
    house.clock.as_ref().unwrap().forward(1);
    work(&house.site.services).await;
}

#[tokio::test]
async fn r059_a_full_disk_says_so_in_words_and_the_meeting_still_answers() {
    let fakes = Fakes::at(NOW.parse().unwrap());
    let house = House::over(fakes.services.clone()).await;
    let meeting = format!("/api/v1/meetings/{}", called(&house, json!([])).await);
    let papers = format!("{meeting}/papers");
    let admin = || house.admin();
    let announced = json!({ "name": "plan.txt", "size": 8, "stage": "before" });
    let upload = admin().post(&format!("{papers}/uploads"), announced).await;
    let upload = format!("{papers}/uploads/{}", upload.expect(201).id());
    fakes.files.set_disk(Some(0));
    for (language, words) in [("en", "disk is full"), ("zh", "存储空间")] {
        let asker = admin()
            .header("upload-offset", "0")
            .header("accept-language", language);
        let kind = Some("application/offset+octet-stream");
        let full = asker.send("PATCH", &upload, kind, b"12345678".to_vec());
        let problem = full.await.problem(507, "no_room_for_files");
        let said = format!("{} {}", problem["title"], problem["detail"]);
        assert!(said.contains(words), "{said}");
    }
    admin().get(&meeting).await.expect(200);
    let item = json!({ "topic": "Opening", "minutes": 10 });
    let item = admin().post(&format!("{meeting}/agenda"), item).await;
    assert!(item.status.is_success(), "{}", item.text);
    fakes.files.set_disk(None);
    let asker = admin().header("upload-offset", "0");
    let kind = Some("application/offset+octet-stream");
    let sent = asker.send("PATCH", &upload, kind, b"12345678".to_vec());
    sent.await.expect(204);
    let done = admin().post(&format!("{upload}/finish"), json!({})).await;
    done.expect(201);
}

#[tokio::test]
async fn r102_a_mail_server_that_is_down_shows_and_never_blocks_a_booking() {
    let house = House::new().await;
    let mails = house.mails.as_ref().unwrap();
    mails.down(Some(MailError::Temporary("connection refused".to_owned())));
    let room = house.room().await;
    let mut slot = booking(house.now(), &room, 60, 30);
    slot["attendees"] = json!(["guest@client.example"]);
    house
        .admin()
        .post("/api/v1/bookings", slot)
        .await
        .expect(201);
    assert_eq!(mails.tries(), 0, "no mail is sent while somebody waits");
    let id = called(
        &house,
        json!([{ "name": "C", "email": "c@client.example" }]),
    )
    .await;
    tell(&house).await;
    assert!(mails.tries() > 0 && mails.sent().is_empty());
    let log = format!("/api/v1/meetings/{id}/notices");
    let log = house.admin().get(&log).await.expect(200).json();
    let one = &log["items"][0];
    assert_eq!(one["state"], "retrying", "{one}");
    assert!(
        one["result"]
            .as_str()
            .unwrap()
            .contains("connection refused")
    );
    let later = booking(house.now(), &room, 120, 30);
    house
        .admin()
        .post("/api/v1/bookings", later)
        .await
        .expect(201);
    mails.down(None);
    house.clock.as_ref().unwrap().forward(10);
    work(&house.site.services).await;
    assert_eq!(mails.sent_to("c@client.example").len(), 1);
    assert_eq!(mails.sent_to("guest@client.example").len(), 1);
}

#[tokio::test]
async fn r103_links_of_a_cancelled_meeting_say_so_kindly_in_both_languages() {
    let house = House::new().await;
    let id = called(
        &house,
        json!([{ "name": "C", "email": "c@client.example" }]),
    )
    .await;
    tell(&house).await;
    let text = house.mails.as_ref().unwrap().take().remove(0).text;
    let link = |mark: &str| {
        let rest = text.split(mark).nth(1).unwrap();
        format!("{mark}{}", rest.split_whitespace().next().unwrap())
    };
    let path = format!("/api/v1/meetings/{id}");
    house.admin().delete(&path).await.expect(204);
    for mark in ["/i/", "/j/"] {
        for (language, words) in [
            ("en", ["This meeting was cancelled", "does not take place"]),
            ("zh", ["会议已取消", "本次会议已取消"]),
        ] {
            let asker = house.nobody().header("accept-language", language);
            let page = asker.get(&link(mark)).await.expect(200).text;
            let said = words.iter().any(|words| page.contains(words));
            assert!(said, "{mark} {language}: {page}");
        }
    }
}

/// A meeting of five hundred: mail addresses, so that all of them get a mail.
async fn crowd(house: &House) -> String {
    let people = (0..500).map(|n| {
        json!({ "name": format!("Guest {n}"),
        "email": format!("g{n}@crowd.example") })
    });
    called(house, people.collect()).await
}

#[tokio::test]
async fn r052_five_hundred_attendees_answer_by_the_page_and_the_api_in_parts() {
    let house = House::new().await;
    let id = crowd(&house).await;
    let path = format!("/api/v1/meetings/{id}");
    let detail = house.admin().get(&path).await.expect(200).json();
    assert_eq!(detail["attendees"].as_array().unwrap().len(), 100);
    assert_eq!(detail["answers"]["needs_action"], 500);
    let (mut seen, mut cursor) = (0, String::new());
    loop {
        let part = format!("{path}/attendees?limit=200{cursor}");
        let part = house.admin().get(&part).await.expect(200).json();
        let items = part["items"].as_array().unwrap().len();
        assert!(items <= 200);
        seen += items;
        match part["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(seen, 500);
    let (_, boss) = house.person("boss", &["system_administrator"]).await;
    let page = house.browser(&boss).get(&format!("/meetings/{id}")).await;
    let page = page.expect(200).text;
    assert!(page.contains("g0@crowd.example"));
    let shown = (0..500).filter(|n| page.contains(&format!("g{n}@crowd.example")));
    assert!(shown.count() <= 100);
}

#[tokio::test]
async fn r104_five_hundred_invitations_go_out_in_bounded_transactions_each_once() {
    let house = House::new().await;
    crowd(&house).await;
    tell(&house).await;
    let mails = house.mails.as_ref().unwrap().take();
    let mut to: Vec<_> = mails.iter().map(|mail| &mail.to.address).collect();
    to.sort();
    to.dedup();
    assert_eq!((mails.len(), to.len()), (500, 500));
    let journal = "/api/v1/journal?content=notices.post&limit=100";
    let rows = house.admin().get(journal).await.expect(200).json();
    // A letter's notices are made two hundred at a time, each time in a transaction with its row.
    assert_eq!(rows["items"].as_array().unwrap().len(), 3, "{rows}");
}
