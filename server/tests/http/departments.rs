//! What a meeting administrator may do with the meetings of the own department, and with no others
//! (R006, R008, R053).

use serde_json::{Value, json};

use crate::support::{House, booking};

/// Somebody of a department: their account and a token.
async fn member(house: &House, department: &str, login: &str, roles: &[&str]) -> (String, String) {
    let (id, token) = house.person(login, roles).await;
    let path = format!("/api/v1/accounts/{id}");
    let inside = json!({ "department": department });
    house.admin().patch(&path, inside).await.expect(200);
    (id, token)
}

async fn department(house: &House, name: &str) -> String {
    let made = house
        .admin()
        .post("/api/v1/departments", json!({ "name": name }))
        .await;
    made.expect(201).id()
}

async fn called(house: &House, token: &str, topic: &str) -> Value {
    let slot = booking(house.now(), "", 0, 60);
    let body = json!({ "topic": topic, "type": "client_liaison", "mode": "online",
        "start": slot["start"], "end": slot["end"], "attendees": ["Cleo"] });
    let made = house.with(token).post("/api/v1/meetings", body).await;
    made.expect(201).json()
}

fn first_attendee(meeting: &Value) -> String {
    let id = meeting["id"].as_str().unwrap();
    let attendee = meeting["attendees"][0]["id"].as_str().unwrap();
    format!("/api/v1/meetings/{id}/attendees/{attendee}")
}

#[tokio::test]
async fn r008_r053_the_own_departments_meetings_are_kept_and_taken_out_and_no_others() {
    let house = House::new().await;
    let (sales, law) = (
        department(&house, "sales").await,
        department(&house, "law").await,
    );
    let administrator = ["ordinary", "meeting_administrator"];
    let (_, ann) = member(&house, &sales, "ann", &administrator).await;
    let (_, ada) = member(&house, &sales, "ada", &["ordinary"]).await;
    let (_, bob) = member(&house, &law, "bob", &["ordinary"]).await;
    let own = called(&house, &ada, "Ours, =1+1").await;
    let foreign = called(&house, &bob, "Theirs").await;
    let observer = json!({ "kind": "observer" });
    let (ours, theirs) = (first_attendee(&own), first_attendee(&foreign));
    let changed = house.with(&ann).patch(&ours, observer.clone()).await;
    let changed = changed.expect(200).json();
    assert_eq!(changed["attendees"][0]["kind"], "observer");
    let refused = house.with(&ann).patch(&theirs, observer).await;
    refused.problem(403, "forbidden");
    let edit = json!({ "topic": "Ours, renamed" });
    let path = |meeting: &Value| format!("/api/v1/meetings/{}", meeting["id"].as_str().unwrap());
    let edited = house.with(&ann).patch(&path(&own), edit.clone()).await;
    edited.expect(200);
    let edited = house.with(&ann).patch(&path(&foreign), edit).await;
    edited.problem(403, "forbidden");

    let csv = "/api/v1/exports/meetings.csv";
    let file = house.with(&ann).get(csv).await.expect(200);
    assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
    let named = file.header("content-disposition");
    assert_eq!(named, "attachment; filename=\"meetings.csv\"");
    let lines: Vec<&str> = file.text.lines().collect();
    assert_eq!(lines.len(), 2, "{}", file.text);
    assert!(lines[1].starts_with("\"Ours, renamed\",Client liaison,"));
    assert!(
        lines[1].contains(",ada,sales,Draft,0,0,1,0,0,0,1"),
        "{}",
        lines[1]
    );
    let all = house.admin().get(csv).await.expect(200).text;
    assert_eq!(all.lines().count(), 3);
    let chinese = house.with(&ann).header("accept-language", "zh");
    let chinese = chinese.get(csv).await.expect(200).text;
    assert!(chinese.contains("客户联络"), "{chinese}");
    let xlsx = house.with(&ann).get("/api/v1/exports/meetings.xlsx").await;
    assert!(xlsx.expect(200).text.starts_with("PK"));
    for stranger in [&ada, &bob] {
        house
            .with(stranger)
            .get(csv)
            .await
            .problem(403, "forbidden");
    }
    house
        .nobody()
        .get(csv)
        .await
        .problem(401, "unauthenticated");
    for (query, code) in [
        ("type=party", 422),
        ("from=yesterday", 422),
        ("from=2026-11-03T00:00:00Z&to=2026-11-02T00:00:00Z", 422),
        ("mine=perhaps", 422),
    ] {
        let refused = house.with(&ann).get(&format!("{csv}?{query}")).await;
        assert_eq!(refused.status.as_u16(), code, "{query}: {}", refused.text);
    }
    let filtered = format!("{csv}?type=large_event&mine=true");
    let none = house.with(&ann).get(&filtered).await.expect(200).text;
    assert_eq!(none.lines().count(), 1, "only its head");
}

#[tokio::test]
async fn r006_what_an_administrator_may_is_403_before_and_200_after_the_approval() {
    let house = House::new().await;
    let sales = department(&house, "sales").await;
    let (head, of_head) = member(&house, &sales, "head", &["ordinary"]).await;
    let path = format!("/api/v1/departments/{sales}");
    let heads = json!({ "head": head });
    house.admin().patch(&path, heads).await.expect(200);
    let (_, ann) = member(&house, &sales, "ann", &["ordinary"]).await;
    let (_, eve) = member(&house, &sales, "eve", &["ordinary"]).await;
    let to = "/api/v1/role-requests";
    let wish = json!({ "role": "meeting_administrator", "reason": "I keep our meetings" });
    let call = "/api/v1/exports/meetings.csv";
    for (who, approve, after) in [(&ann, true, 200), (&eve, false, 403)] {
        let asked = house.with(who).post(to, wish.clone()).await.expect(201);
        house.with(who).get(call).await.problem(403, "forbidden");
        let decision = format!("{to}/{}/decision", asked.id());
        let said = json!({ "approve": approve, "note": "As agreed" });
        let decided = house.with(&of_head).post(&decision, said).await;
        decided.expect(200);
        let answer = house.with(who).get(call).await;
        assert_eq!(answer.status.as_u16(), after, "{}", answer.text);
        let own = house.with(who).get(to).await.expect(200).json();
        assert_eq!(own["items"][0]["note"], "As agreed");
    }
}

#[tokio::test]
async fn r006_pages_show_who_asks_and_who_decides_without_any_program() {
    let house = House::new().await;
    let sales = department(&house, "sales").await;
    let (head, of_head) = member(&house, &sales, "head", &["ordinary"]).await;
    let path = format!("/api/v1/departments/{sales}");
    let heads = json!({ "head": head });
    house.admin().patch(&path, heads).await.expect(200);
    let (_, ann) = member(&house, &sales, "ann", &["ordinary"]).await;
    let quiet = house.browser(&of_head).get("/me").await.expect(200).text;
    assert!(!quiet.contains("href=\"/approvals\""));
    let me = house.browser(&ann).get("/me").await.expect(200).text;
    assert!(me.contains("Ask for a role") && me.contains("Service attendant"));
    let asker = house.browser(&ann).header("accept", "text/html");
    let empty = "draft%5Brole%5D=meeting_administrator&draft%5Breason%5D=";
    let refused = asker.form("/api/fn/roles/ask", empty).await.expect(302);
    let back = refused.header("location").to_owned();
    assert!(back.starts_with("/me?draft="), "{back}");
    let told = house.browser(&ann).get(&back).await.expect(200).text;
    assert!(told.contains("This is needed."));
    let full = format!("{empty}I+keep+%3Cour%3E+meetings");
    let asked = asker.form("/api/fn/roles/ask", &full).await.expect(302);
    assert_eq!(asked.header("location"), "/me");
    let me = house.browser(&ann).get("/me").await.expect(200).text;
    assert!(me.contains("Waits for approval"));
    let page = house
        .browser(&of_head)
        .get("/approvals")
        .await
        .expect(200)
        .text;
    assert!(page.contains("I keep &lt;our&gt; meetings"), "{page}");
    assert!(page.contains("ann asks for the role Meeting administrator"));
    assert!(
        page.contains("href=\"/approvals\""),
        "it stands in the menu"
    );
}
