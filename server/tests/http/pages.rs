//! The page shell, assets, and the forms that work before any script.

use serde_json::json;

use crate::support::{House, booking};

#[tokio::test]
async fn a_page_has_a_strict_policy_a_language_and_its_nonce() {
    let house = House::new().await;
    for path in ["/sign-in", "/door", "/m"] {
        let page = house
            .nobody()
            .header("accept-language", "zh-CN")
            .get(path)
            .await;
        assert!(
            page.text.contains("<html lang=\"zh-CN\""),
            "{path}: {}",
            page.text
        );
        let policy = page.header("content-security-policy").to_owned();
        assert!(
            policy.contains("script-src 'self' 'nonce-"),
            "{path}: {policy}"
        );
        assert!(
            !policy.contains("script-src 'unsafe-inline'"),
            "{path}: {policy}"
        );
        assert!(
            policy.contains("frame-ancestors 'none'"),
            "{path}: {policy}"
        );
        assert_eq!(page.header("cache-control"), "no-store, private", "{path}");
        let nonce = policy
            .split("'nonce-")
            .nth(1)
            .unwrap()
            .split('\'')
            .next()
            .unwrap();
        assert!(nonce.len() >= 16, "{nonce}");
        for script in page.text.split("<script").skip(1) {
            let tag = script.split('>').next().unwrap();
            let is_data = tag.contains("type=\"application/json\"");
            assert!(is_data || tag.contains(nonce), "{path}: <script{tag}>");
        }
    }
}

#[tokio::test]
async fn a_plain_form_signs_in_and_goes_only_to_our_own_pages() {
    let house = House::new().await;
    house.person("anna", &[]).await;
    let ask = async |next: &str| {
        let body = format!("login=anna&password=correct+horse+battery&next={next}");
        house.nobody().form("/sign-in", &body).await
    };
    let done = ask("%2Fbookings%3Fday%3D1").await.expect(303);
    assert_eq!(done.header("location"), "/bookings?day=1");
    assert!(done.header("set-cookie").contains("lintel_session="));
    assert_eq!(
        ask("https%3A%2F%2Fevil.example").await.header("location"),
        "/"
    );
    assert_eq!(ask("%2F%2Fevil.example").await.header("location"), "/");
    let wrong = house
        .nobody()
        .form("/sign-in", "login=anna&password=nope&next=%2Fm")
        .await;
    let wrong = wrong.expect(303);
    assert_eq!(
        wrong.header("location"),
        "/sign-in?error=bad_credentials&next=/m&login=anna"
    );
    assert!(wrong.headers.get("set-cookie").is_none());
    let empty = house.nobody().form("/sign-in", "").await;
    assert!(!empty.status.is_server_error(), "{empty:?}");
}

#[tokio::test]
async fn signing_out_takes_the_cookie_away() {
    let house = House::new().await;
    let (_, token) = house.person("anna", &[]).await;
    let out = house
        .browser(&token)
        .form("/sign-out", "")
        .await
        .expect(303);
    assert!(out.header("set-cookie").contains("Max-Age=0"));
    house
        .with(&token)
        .get("/api/v1/me")
        .await
        .problem(401, "unauthenticated");
}

#[tokio::test]
async fn demo_links_are_only_for_demo_data() {
    let house = House::new().await;
    house
        .nobody()
        .get("/demo/sign-in/ordinary")
        .await
        .problem(404, "not_found");
    let page = house.nobody().get("/pkg/../../etc/passwd").await;
    assert_eq!(page.status, 404);
    assert_eq!(house.nobody().get("/pkg/none.js").await.status, 404);
}

#[tokio::test]
async fn server_functions_answer_honest_statuses() {
    let house = House::new().await;
    let answer = house.nobody().form("/api/fn/no/such", "").await;
    assert!(answer.status.is_client_error(), "{answer:?}");
}

#[tokio::test]
async fn r212_r213_the_journals_page_says_actions_in_words_and_is_searched_by_them() {
    let house = House::new().await;
    let (_, admin) = house.person("admin", &["system_administrator"]).await;
    house.room().await;
    let read = async |language: &str, content: &str| {
        let path = format!("/journal?content={content}");
        let browser = house.browser(&admin).header("accept-language", language);
        browser.get(&path).await.expect(200).text
    };
    let page = read("en", "created+a+room").await;
    assert!(page.contains("<td>Created a room<"), "{page}");
    assert!(!page.contains("<td>Created a person<"), "{page}");
    let page = read("zh-CN", "%E6%96%B0%E5%BB%BA%E4%BA%86%E4%BA%BA%E5%91%98").await;
    assert!(page.contains("<td>新建了人员<"), "{page}");
    assert!(!page.contains("<td>新建了会议室<"), "{page}");
    let every = read("en", "").await;
    assert!(!every.contains("rooms.create"), "{every}");
}

#[tokio::test]
async fn a_name_with_markup_is_text_in_the_title_of_its_page() {
    let house = House::new().await;
    let (_, anna) = house.person("anna", &[]).await;
    let name = "</title><script>alert(1)</script>&amp;";
    let room = json!({ "name": name, "capacity": 4, "time_zone": "Asia/Shanghai" });
    let room = house
        .admin()
        .post("/api/v1/rooms", room)
        .await
        .expect(201)
        .id();
    let slot = booking(house.now(), "", 0, 60);
    let meeting = json!({
        "topic": name, "type": "large_event", "mode": "online",
        "start": slot["start"], "end": slot["end"],
    });
    let meeting = house
        .admin()
        .post("/api/v1/meetings", meeting)
        .await
        .expect(201)
        .id();
    for path in [format!("/m/rooms/{room}"), format!("/meetings/{meeting}")] {
        let page = house.browser(&anna).get(&path).await.expect(200).text;
        let title = page
            .split_once("<title>")
            .map(|(_, rest)| rest)
            .unwrap_or_default();
        let title = title
            .split_once("</title>")
            .map(|(title, _)| title)
            .unwrap_or_default();
        assert_eq!(
            title, "&lt;/title>&lt;script>alert(1)&lt;/script>&amp;amp;",
            "{path}"
        );
        assert!(!page.contains("<script>alert(1)"), "{path}");
    }
}
