//! Asking for a role over HTTP: held only after the own head said yes.

use serde_json::{Value, json};

use crate::support::House;

/// A department with a head and a member: tokens of both.
async fn department(house: &House, name: &str) -> (String, String) {
    let body = json!({ "name": name });
    let made = house.admin().post("/api/v1/departments", body).await;
    let made = made.expect(201).id();
    let mut tokens = Vec::new();
    for who in ["head", "member"] {
        let (id, token) = house.person(&format!("{name}.{who}"), &["ordinary"]).await;
        let inside = json!({ "department": made });
        let path = format!("/api/v1/accounts/{id}");
        house.admin().patch(&path, inside).await.expect(200);
        if who == "head" {
            let path = format!("/api/v1/departments/{made}");
            house
                .admin()
                .patch(&path, json!({ "head": id }))
                .await
                .expect(200);
        }
        tokens.push(token);
    }
    (tokens.remove(0), tokens.remove(0))
}

#[tokio::test]
async fn r006_a_role_is_held_only_after_the_own_head_approved() {
    let house = House::new().await;
    let (head, member) = department(&house, "sales").await;
    let (other, _) = department(&house, "board").await;
    let to = "/api/v1/role-requests";
    let wish = json!({ "role": "meeting_administrator", "reason": "I keep our meetings" });
    house
        .nobody()
        .post(to, wish.clone())
        .await
        .problem(401, "unauthenticated");
    let asked = house.with(&member).post(to, wish.clone()).await.expect(201);
    let decision = format!("{to}/{}/decision", asked.id());
    let roles = |me: Value| me["roles"].clone();
    let me = house
        .with(&member)
        .get("/api/v1/me")
        .await
        .expect(200)
        .json();
    assert_eq!(roles(me), json!(["ordinary"]));
    let yes = json!({ "approve": true });
    for stranger in [&member, &other] {
        let refused = house.with(stranger).post(&decision, yes.clone()).await;
        refused.problem(403, "forbidden");
    }
    let waiting = house.with(&head).get(to).await.expect(200).json();
    assert_eq!(waiting["items"][0]["may_decide"], true);
    let none = house.with(&other).get(to).await.expect(200).json();
    assert_eq!(none["items"], json!([]));
    house
        .with(&head)
        .post(&decision, yes.clone())
        .await
        .expect(200);
    let me = house
        .with(&member)
        .get("/api/v1/me")
        .await
        .expect(200)
        .json();
    assert_eq!(roles(me), json!(["ordinary", "meeting_administrator"]));
    house
        .with(&head)
        .post(&decision, yes)
        .await
        .problem(409, "not_pending");
    let wrong = json!({ "role": "system_administrator", "reason": "x" });
    house
        .with(&member)
        .post(to, wrong)
        .await
        .problem(422, "invalid");
    let own = house.with(&member).get(to).await.expect(200).json();
    assert_eq!(own["items"][0]["state"], "approved");
}
