//! Everything that goes wrong is a problem with a code, in the caller's language.

use serde_json::json;

use crate::support::{House, booking};

#[tokio::test]
async fn unknown_paths_and_methods_are_problems() {
    let house = House::new().await;
    house
        .admin()
        .get("/api/v1/nothing")
        .await
        .problem(404, "not_found");
    let answer = house
        .admin()
        .send("PUT", "/api/v1/rooms", None, Vec::new())
        .await;
    assert!(answer.header("allow").contains("GET"), "{answer:?}");
    answer.problem(405, "method_not_allowed");
    house
        .nobody()
        .get("/api/v1/rooms")
        .await
        .problem(401, "unauthenticated");
    house
        .with("lk_nonsense")
        .get("/api/v1/rooms")
        .await
        .problem(401, "unauthenticated");
    house
        .admin()
        .get("/api/v1/rooms/no-such-room")
        .await
        .problem(404, "not_found");
    house
        .admin()
        .get("/api/v1/rooms/a%00b")
        .await
        .problem(404, "not_found");
}

#[tokio::test]
async fn r021_malformed_and_incomplete_bodies_store_nothing() {
    let house = House::new().await;
    let room = house.room().await;
    let post = async |body: &str| {
        let body = body.as_bytes().to_vec();
        house
            .admin()
            .send("POST", "/api/v1/bookings", Some("application/json"), body)
            .await
    };
    post("{").await.problem(400, "malformed");
    post("").await.problem(400, "malformed");
    let admin = house.admin();
    let send = async |kind: &str, body: Vec<u8>| {
        admin
            .send("POST", "/api/v1/bookings", Some(kind), body)
            .await
    };
    send("text/plain", b"{}".to_vec())
        .await
        .problem(415, "wrong_type");
    let huge = vec![b' '; 1024 * 1024 + 1];
    send("application/json", huge)
        .await
        .problem(413, "too_large");
    for field in ["room", "subject", "start", "end"] {
        let mut body = booking(house.now(), &room, 0, 60);
        body.as_object_mut().unwrap().remove(field);
        let problem = house
            .admin()
            .post("/api/v1/bookings", body)
            .await
            .problem(422, "invalid");
        assert_eq!(problem["errors"][0]["field"], field, "{problem}");
        assert_eq!(problem["errors"][0]["code"], "required", "{problem}");
    }
    let list = house
        .admin()
        .get("/api/v1/bookings")
        .await
        .expect(200)
        .json();
    assert_eq!(list["items"], json!([]));
}

#[tokio::test]
async fn r024_an_end_before_its_start_and_floating_times_name_the_field() {
    let house = House::new().await;
    let room = house.room().await;
    let mut body = booking(house.now(), &room, 60, -30);
    let problem = house.admin().post("/api/v1/bookings", body.clone()).await;
    let problem = problem.problem(422, "invalid");
    assert_eq!(problem["errors"][0]["field"], "end", "{problem}");
    body["start"] = json!("2026-11-03T14:00:00");
    let problem = house
        .admin()
        .post("/api/v1/bookings", body)
        .await
        .problem(422, "invalid");
    assert_eq!(problem["errors"][0]["field"], "start", "{problem}");
    assert_eq!(problem["errors"][0]["code"], "bad_instant", "{problem}");
}

#[tokio::test]
async fn r220_problems_speak_the_callers_language() {
    let house = House::new().await;
    let ask = |language: &str| house.nobody().header("accept-language", language);
    let zh = ask("zh-CN,en;q=0.5")
        .get("/api/v1/rooms")
        .await
        .problem(401, "unauthenticated");
    assert_eq!(zh["title"], "请登录");
    let en = ask("en")
        .get("/api/v1/rooms")
        .await
        .problem(401, "unauthenticated");
    assert_eq!(en["title"], "Sign in");
    let chosen = ask("en")
        .header("cookie", "lintel_locale=zh")
        .get("/api/v1/rooms")
        .await;
    assert_eq!(chosen.header("content-language"), "zh-CN");
}

#[tokio::test]
async fn other_sites_cannot_use_a_browsers_cookie() {
    let house = House::new().await;
    let (_, token) = house.person("anna", &[]).await;
    let browser = house.browser(&token);
    let evil = browser.clone().header("origin", "https://evil.example");
    evil.delete("/api/v1/session")
        .await
        .problem(403, "cross_origin");
    browser.get("/api/v1/me").await.expect(200);
    let own = browser.clone().header("origin", "http://lintel.test");
    own.delete("/api/v1/session").await.expect(204);
    browser
        .get("/api/v1/me")
        .await
        .problem(401, "unauthenticated");
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let house = House::new().await;
    for path in [
        "/healthz",
        "/api/v1/rooms",
        "/api/docs",
        "/nowhere",
        "/api/v1/openapi.json",
    ] {
        let answer = house.nobody().get(path).await;
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert!(
            !answer.header("content-security-policy").is_empty(),
            "{path}"
        );
        assert!(!answer.header("referrer-policy").is_empty(), "{path}");
        assert!(
            answer.headers.get("strict-transport-security").is_none(),
            "{path}"
        );
    }
}
