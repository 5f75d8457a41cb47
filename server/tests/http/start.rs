//! The first steps: forms that post to their own page.

use serde_json::json;
use services::accounts;

use crate::support::House;

const CHIEF: &[&str] = &["system_administrator"];

#[tokio::test]
async fn r006_the_first_steps_are_for_system_administrators_alone() {
    let house = House::new().await;
    let (_, anna) = house.person("anna", &[]).await;
    let anna = house.browser(&anna);
    let rooms = "place=&lines=Plum%2C+8";
    anna.form("/start?step=rooms", rooms).await.expect(403);
    let skip = anna.form("/start?step=door", "do=skip").await;
    skip.expect(403);
    let read = anna.post("/api/fn/start/read", json!({})).await;
    read.expect(403);
    let stranger = house.nobody().form("/start?step=rooms", rooms).await;
    assert_eq!(
        stranger.expect(303).header("location"),
        "/sign-in?next=/start"
    );
    let all = house.admin().get("/api/v1/rooms").await.expect(200).json();
    assert_eq!(all["items"], json!([]));
    house.room().await;
    let (_, chief) = house.person("chief", CHIEF).await;
    let page = house.browser(&chief).get("/").await.expect(200);
    assert!(
        page.text.contains("href=\"/start\""),
        "the menu leads there"
    );
    let page = anna.get("/").await.expect(200);
    assert!(
        !page.text.contains("href=\"/start\""),
        "for others it does not"
    );
}

#[tokio::test]
async fn r080_a_wrong_line_comes_back_and_the_others_are_made() {
    let house = House::new().await;
    let (_, chief) = house.person("chief", CHIEF).await;
    let chief = house.browser(&chief);
    let typed = "place=&lines=Plum%2C+8%0APear%0APlum%2C+9";
    let page = chief.form("/start?step=rooms", typed).await.expect(200);
    assert!(
        page.text
            .contains("Write the number of seats after a comma")
    );
    assert!(page.text.contains("value=\"Pear\"") && page.text.contains("value=\"Plum, 9\""));
    let all = house.admin().get("/api/v1/rooms").await.expect(200).json();
    assert_eq!(all["items"].as_array().map(Vec::len), Some(1));
    assert_eq!(all["items"][0]["capacity"], 8);

    let id = all["items"][0]["id"].as_str().unwrap();
    let back = format!("do=take_back&room={id}");
    let gone = chief.form("/start?step=rooms", &back).await.expect(303);
    assert_eq!(gone.header("location"), "/start#organisation");
    house
        .admin()
        .get(&format!("/api/v1/rooms/{id}"))
        .await
        .problem(404, "not_found");
    let nothing = chief.form("/start?step=rooms", "place=&lines=+%0A").await;
    assert!(nothing.expect(422).text.contains("This is needed."));
    let zone = "building=Annexe&time_zone=Nowhere%2FAt+All&floors=Ground";
    let page = chief.form("/start?step=place", zone).await.expect(422);
    assert!(page.text.contains("value=\"Annexe\"") && page.text.contains("value=\"Ground\""));
}

#[tokio::test]
async fn r013_links_of_invited_people_are_on_the_page_and_in_no_address() {
    let house = House::new().await;
    let (_, chief) = house.person("chief", CHIEF).await;
    let chief = house.browser(&chief);
    let typed = "lines=Li+Wei%2C+li.wei%0ANobody";
    let page = chief.form("/start?step=people", typed).await.expect(200);
    assert_eq!(page.header("location"), "");
    assert_eq!(page.header("cache-control"), "no-store, private");
    let link = page.text.split("/welcome/").nth(1).unwrap();
    let secret: String = link
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c))
        .collect();
    let services = &house.site.services;
    let (login, ..) = accounts::link_account(services, &secret).await.unwrap();
    assert_eq!(login, "li.wei");
    let again = chief.get("/start").await.expect(200);
    assert!(!again.text.contains(&secret), "shown once");
}

#[tokio::test]
async fn the_first_administrator_of_an_empty_house_is_led_to_the_first_steps() {
    let house = House::new().await;
    let services = &house.site.services;
    let link = accounts::first_start_link(services).await.unwrap().unwrap();
    let body = "password=a+long+enough+one";
    let done = house.nobody().form(&link.path, body).await.expect(303);
    assert_eq!(done.header("location"), "/start");
    let sign_in = async |next: &str| {
        let body = format!("login=admin&{body}&next={next}");
        let done = house.nobody().form("/sign-in", &body).await.expect(303);
        done.header("location").to_owned()
    };
    assert_eq!(sign_in("%2F").await, "/start");
    assert_eq!(
        sign_in("%2Fmine").await,
        "/mine",
        "who wants elsewhere goes there"
    );
    house.person("anna", &[]).await;
    let anna = "login=anna&password=correct+horse+battery&next=%2F";
    let done = house.nobody().form("/sign-in", anna).await.expect(303);
    assert_eq!(done.header("location"), "/", "others cannot begin");
    house.room().await;
    assert_eq!(sign_in("%2F").await, "/", "the house is not empty any more");
}

#[tokio::test]
async fn nobody_breaks_the_first_steps() {
    let house = House::new().await;
    let (_, chief) = house.person("chief", CHIEF).await;
    let chief = house.browser(&chief);
    chief.form("/start", "").await.expect(404);
    chief.form("/start?step=moon", "do=skip").await.expect(404);
    let many = format!("lines={}", "R%2C1%0A".repeat(201));
    let page = chief.form("/start?step=rooms", &many).await.expect(422);
    assert!(page.text.contains("These are too many."));
    for step in [
        "organisation",
        "place",
        "rooms",
        "people",
        "door",
        "calendar",
        "booking",
    ] {
        for body in [
            "",
            "%ff%fe=%00",
            "do=take_back&room=x",
            "do=resume",
            "lines=%00%2C1",
            "a",
        ] {
            let path = format!("/start?step={step}");
            let answer = chief.form(&path, body).await;
            assert!(answer.status.as_u16() < 500, "{step} {body}: {answer:?}");
        }
    }
}
