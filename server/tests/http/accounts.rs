//! Signing in and out, sessions, links, keys, the journal.

use serde_json::json;

use crate::support::House;

#[tokio::test]
async fn r020_a_disabled_person_is_out_at_once() {
    let house = House::new().await;
    let (id, token) = house.person("anna", &[]).await;
    let me = house
        .with(&token)
        .get("/api/v1/me")
        .await
        .expect(200)
        .json();
    assert_eq!(
        (&me["kind"], &me["account"]["login"]),
        (&json!("person"), &json!("anna"))
    );
    let path = format!("/api/v1/accounts/{id}");
    house
        .admin()
        .patch(&path, json!({ "disabled": true }))
        .await
        .expect(200);
    house
        .with(&token)
        .get("/api/v1/me")
        .await
        .problem(401, "unauthenticated");
    let body = json!({ "login": "anna", "password": "correct horse battery" });
    house
        .nobody()
        .post("/api/v1/session", body)
        .await
        .problem(401, "bad_credentials");
}

#[tokio::test]
async fn sign_in_tells_nothing_and_is_rate_limited() {
    let house = House::new().await;
    house.person("anna", &[]).await;
    let ask = async |login: &str| {
        let body = json!({ "login": login, "password": "wrong password" });
        house.nobody().post("/api/v1/session", body).await
    };
    let known = ask("anna").await.problem(401, "bad_credentials");
    let unknown = ask("nobody").await.problem(401, "bad_credentials");
    assert_eq!(known["detail"], unknown["detail"]);
    let mut last = ask("anna").await;
    for _ in 0..12 {
        last = ask("anna").await;
    }
    let seconds: u32 = last.header("retry-after").parse().unwrap();
    assert!((1..=300).contains(&seconds), "{seconds}");
    last.problem(429, "rate_limited");
}

#[tokio::test]
async fn sessions_are_listed_and_ended() {
    let house = House::new().await;
    let (_, one) = house.person("anna", &[]).await;
    let body = json!({ "login": "anna", "password": "correct horse battery" });
    let two = house
        .nobody()
        .post("/api/v1/session", body)
        .await
        .expect(200);
    let cookie = two.header("set-cookie");
    for part in ["lintel_session=", "HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    let list = house
        .with(&one)
        .get("/api/v1/sessions")
        .await
        .expect(200)
        .json();
    let sessions = list["items"].as_array().unwrap();
    assert_eq!(sessions.len(), 2);
    let other = sessions.iter().find(|one| one["current"] == false).unwrap();
    let path = format!("/api/v1/sessions/{}", other["id"].as_str().unwrap());
    house.with(&one).delete(&path).await.expect(204);
    let two = two.json()["token"].as_str().unwrap().to_owned();
    house
        .with(&two)
        .get("/api/v1/me")
        .await
        .problem(401, "unauthenticated");
    house
        .with(&one)
        .delete("/api/v1/sessions")
        .await
        .expect(204);
    house
        .with(&one)
        .get("/api/v1/me")
        .await
        .problem(401, "unauthenticated");
}

#[tokio::test]
async fn a_one_time_link_sets_a_password_once() {
    let house = House::new().await;
    let body = json!({ "login": "ben", "name": "Ben" });
    let made = house
        .admin()
        .post("/api/v1/accounts", body)
        .await
        .expect(201)
        .json();
    let path = made["link"]["path"].as_str().unwrap();
    let address = format!("/api/v1/links/{}", path.strip_prefix("/welcome/").unwrap());
    let weak = json!({ "password": "short" });
    house
        .nobody()
        .post(&address, weak)
        .await
        .problem(422, "invalid");
    let good = json!({ "password": "a long enough one" });
    house
        .nobody()
        .post(&address, good.clone())
        .await
        .expect(200);
    let again = house.nobody().post(&address, good).await;
    assert!(again.status.is_client_error(), "{again:?}");
}

#[tokio::test]
async fn keys_read_only_and_revoked() {
    let house = House::new().await;
    let body = json!({ "name": "display", "role": "ordinary", "read_only": true });
    let made = house
        .admin()
        .post("/api/v1/api-keys", body)
        .await
        .expect(201)
        .json();
    let key = made["key"].as_str().unwrap();
    house.with(key).get("/api/v1/rooms").await.expect(200);
    let room = json!({ "name": "x", "capacity": 1, "time_zone": "UTC" });
    house
        .with(key)
        .post("/api/v1/rooms", room)
        .await
        .problem(403, "forbidden");
    let list = house.admin().get("/api/v1/api-keys").await.expect(200);
    assert!(!list.text.contains(key));
    let path = format!("/api/v1/api-keys/{}", made["id"].as_str().unwrap());
    house.admin().delete(&path).await.expect(204);
    house
        .with(key)
        .get("/api/v1/rooms")
        .await
        .problem(401, "unauthenticated");
}

#[tokio::test]
async fn r005_r007_roles_get_different_answers() {
    let house = House::new().await;
    let (_, ordinary) = house.person("anna", &[]).await;
    let room = json!({ "name": "x", "capacity": 1, "time_zone": "UTC" });
    house
        .with(&ordinary)
        .post("/api/v1/rooms", room)
        .await
        .problem(403, "forbidden");
    for path in ["/api/v1/journal", "/api/v1/api-keys", "/api/v1/doors"] {
        house
            .with(&ordinary)
            .get(path)
            .await
            .problem(403, "forbidden");
        house.admin().get(path).await.expect(200);
    }
    let body = json!({ "login": "eve", "name": "Eve", "kind": "external",
        "password": "correct horse battery" });
    house
        .admin()
        .post("/api/v1/accounts", body)
        .await
        .expect(201);
    let body = json!({ "login": "eve", "password": "correct horse battery" });
    let eve = house
        .nobody()
        .post("/api/v1/session", body)
        .await
        .expect(200)
        .json();
    let eve = house.with(eve["token"].as_str().unwrap());
    eve.get("/api/v1/rooms").await.problem(403, "forbidden");
}

#[tokio::test]
async fn r212_r213_the_journal_has_failures_too_and_five_filters() {
    let house = House::new().await;
    let (_, anna) = house.person("anna", &[]).await;
    house.room().await;
    let room = json!({ "name": "no", "capacity": 1, "time_zone": "UTC" });
    house
        .with(&anna)
        .post("/api/v1/rooms", room)
        .await
        .problem(403, "forbidden");
    let rows = async |query: &str| {
        let path = format!("/api/v1/journal?{query}");
        let page = house.admin().get(&path).await.expect(200).json();
        page["items"].as_array().unwrap().clone()
    };
    let failed = rows("result=failed&actor=anna").await;
    assert_eq!(failed.len(), 1, "{failed:?}");
    assert_eq!(failed[0]["action"], "rooms.create");
    assert_eq!(failed[0]["result"], "forbidden");
    assert!(
        !rows("content=rooms.create&result=ok&role=system_administrator")
            .await
            .is_empty()
    );
    // By what the journal's page calls the action.
    assert_eq!(rows("content=created+a+ROOM&result=failed").await, failed);
    assert!(rows("content=paired").await.is_empty());
    assert!(rows("from=2026-11-03T00:00:00Z").await.is_empty());
    house
        .admin()
        .delete("/api/v1/journal")
        .await
        .problem(405, "method_not_allowed");
}
