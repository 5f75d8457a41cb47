//! The device test: kept for the meeting, by the API and by the page's own form.

use serde_json::{Value, json};

use crate::support::{House, booking};

async fn called(house: &House, token: &str) -> String {
    let slot = booking(house.now(), "", 1_440, 60);
    let body = json!({
        "topic": "Board", "type": "internal_regular", "mode": "online",
        "start": slot["start"], "end": slot["end"],
    });
    let made = house.with(token).post("/api/v1/meetings", body).await;
    made.expect(201).json()["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn r095_what_works_is_kept_by_the_api_and_by_the_page() {
    let house = House::new().await;
    let (_, ben) = house.person("ben", &["ordinary"]).await;
    let (_, eve) = house.person("eve", &["ordinary"]).await;
    let id = called(&house, &ben).await;
    let path = format!("/api/v1/meetings/{id}/rehearsal");
    let page = format!("/device-test?meeting={id}");

    let before = house.with(&ben).get(&path).await.expect(200).json();
    assert_eq!(before, json!({ "topic": "Board", "last": null }));
    let told = json!({ "camera": true, "microphone": true });
    let told = house.with(&ben).post(&path, told).await.expect(200).json();
    assert_eq!(told["last"]["all_work"], false);
    let said = |token: &str| {
        let asker = house.browser(token);
        let page = page.clone();
        async move { asker.get(&page).await }
    };
    let shown = said(&ben).await.expect(200);
    assert!(
        shown.text.contains("Not everything worked."),
        "{}",
        shown.text
    );
    assert!(shown.header("permissions-policy").contains("camera=(self)"));

    let all = "camera=true&microphone=true&speakers=true&screen=true";
    let kept = house.browser(&ben).header("origin", "http://lintel.test");
    kept.form(&page, all).await.expect(303);
    let after: Value = house.with(&ben).get(&path).await.expect(200).json();
    assert_eq!(
        (&after["last"]["all_work"], &after["last"]["by"]),
        (&json!(true), &json!("ben"))
    );
    let shown = said(&ben).await.expect(200);
    assert!(shown.text.contains("Everything works."));

    // Nobody else's, and no other page may use a camera.
    let strange = house.with(&eve).post(&path, json!({})).await;
    assert!(matches!(strange.status.as_u16(), 403 | 404), "{strange:?}");
    let strange = house.browser(&eve).header("origin", "http://lintel.test");
    let strange = strange.form(&page, all).await;
    assert!(matches!(strange.status.as_u16(), 403 | 404), "{strange:?}");
    assert_eq!(house.nobody().get(&page).await.status.as_u16(), 303);
    let other = house.browser(&ben).get("/sign-in").await;
    assert!(other.header("permissions-policy").contains("camera=()"));
    for odd in [
        "/device-test",
        "/device-test?meeting=",
        "/device-test?meeting=../x",
    ] {
        let asker = house.browser(&ben).header("origin", "http://lintel.test");
        let sent = asker.form(odd, "camera=maybe").await;
        assert!(sent.status.is_client_error(), "{odd}: {sent:?}");
        let seen = house.browser(&ben).get(odd).await;
        assert!(!seen.status.is_server_error(), "{odd}: {seen:?}");
    }
}
