//! Templates of meetings over HTTP: kept by administrators, begun with by everybody.

use serde_json::json;

use crate::support::{House, booking};

const ALL: &str = "/api/v1/meeting-templates";

#[tokio::test]
async fn r219_a_template_is_kept_used_taken_away_and_put_back() {
    let house = House::new().await;
    let (_, ordinary) = house.person("ordinary", &["ordinary"]).await;
    let template = json!({
        "name": "Weekly", "type": "internal_regular", "topic": "Week {week}", "minutes": 45,
        "mode": "online", "papers": ["Figures"],
        "agenda": [
            { "topic": "Since last week", "owner": "Team lead", "minutes": 15 },
            { "topic": "Next week", "minutes": 30 },
        ],
    });
    let nobody = house.nobody().post(ALL, template.clone()).await;
    nobody.problem(401, "unauthenticated");
    let denied = house.with(&ordinary).post(ALL, template.clone()).await;
    denied.problem(403, "forbidden");
    let made = house.admin().header("idempotency-key", "t-1");
    let made = made.post(ALL, template.clone()).await.expect(201);
    let (id, tag) = (made.id(), made.header("etag").to_owned());
    assert_eq!(made.header("location"), format!("{ALL}/{id}"));
    let twin = house.admin().post(ALL, template).await;
    assert_eq!(twin.problem(409, "invalid")["errors"][0]["field"], "name");

    let seen = house.with(&ordinary).get(ALL).await.expect(200).json();
    assert_eq!(seen["items"][0]["name"], "Weekly");
    assert_eq!(seen["items"][0]["may_keep"], false);
    let slot = booking(house.now(), "", 0, 60);
    let wish = json!({ "template": id, "start": slot["start"] });
    let anybody = house.with(&ordinary);
    let meeting = anybody.post("/api/v1/meetings", wish.clone()).await;
    let meeting = meeting.expect(201).json();
    assert_eq!(meeting["topic"], "Week 45");
    assert_eq!(meeting["agenda"]["items"][0]["owner"], "Team lead");
    assert_eq!(meeting["agenda"]["over_minutes"], 0);
    assert_eq!(meeting["papers"]["wanted"], json!(["Figures"]));

    let one = format!("{ALL}/{id}");
    let shorter = json!({ "agenda": [], "minutes": 30 });
    let changed = house.admin().header("if-match", &tag);
    changed.patch(&one, shorter.clone()).await.expect(200);
    let stale = house.admin().header("if-match", &tag);
    stale.patch(&one, shorter).await.problem(412, "stale");
    let path = format!("/api/v1/meetings/{}", meeting["id"].as_str().unwrap());
    let same = house.with(&ordinary).get(&path).await.expect(200).json();
    assert_eq!(same["agenda"], meeting["agenda"], "made is made");

    house
        .with(&ordinary)
        .delete(&one)
        .await
        .problem(403, "forbidden");
    house.admin().delete(&one).await.expect(204);
    house.admin().get(&one).await.problem(404, "not_found");
    let late = house.with(&ordinary).post("/api/v1/meetings", wish).await;
    assert_eq!(
        late.problem(422, "invalid")["errors"][0]["field"],
        "template"
    );
    let removed = format!("{ALL}?removed=true");
    let back = house.admin().get(&removed).await.expect(200).json();
    assert_eq!(back["items"][0]["id"], json!(id));
    let restore = format!("{one}/restore");
    house.admin().post(&restore, json!({})).await.expect(200);
    house.with(&ordinary).get(&one).await.expect(200);
    for wrong in [
        json!({}),
        json!({ "name": "x", "type": "party" }),
        json!({ "name": "x", "type": "large_event", "minutes": -1 }),
        json!({ "name": "x", "type": "large_event", "agenda": "none" }),
        json!({ "name": "x", "type": "large_event", "department": "../etc" }),
    ] {
        let refused = house.admin().post(ALL, wrong).await;
        refused.problem(422, "invalid");
    }
}

#[tokio::test]
async fn r219_a_new_meeting_begins_filled_in_without_any_program() {
    let house = House::new().await;
    let (_, token) = house.person("ada", &["ordinary"]).await;
    let template = json!({ "name": "Client & partner", "type": "client_liaison",
        "invitation": "See you on {date}." });
    let id = house.admin().post(ALL, template).await.expect(201).id();
    let browser = house.browser(&token);
    let sent = browser.get(&format!("/meetings/new?template={id}")).await;
    let there = sent.expect(303).header("location").to_owned();
    assert!(there.starts_with("/meetings/new?draft="), "{there}");
    let page = browser.get(&there).await.expect(200).text;
    for said in [
        "Client &amp; partner",
        "See you on {date}.",
        &format!("value=\"{id}\""),
    ] {
        assert!(page.contains(said), "{said}");
    }
    let gone = browser.get("/meetings/new?template=gone").await.expect(303);
    assert_eq!(gone.header("location"), "/templates");
    let evil = browser.get("/meetings/new?template=%22%3E%3Cscript").await;
    assert_eq!(evil.expect(303).header("location"), "/templates");
    let stranger = house.nobody().get("/meetings/new?template=gone").await;
    assert!(
        stranger.header("location").starts_with("/sign-in"),
        "{stranger:?}"
    );
}
