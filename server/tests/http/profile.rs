//! A new person's first sign-in over HTTP: the profile comes before everything else.

use serde_json::json;

use crate::support::House;

/// Somebody who was made without a password, in a house with one department: a session's token,
/// and the department.
async fn newcomer(house: &House) -> (String, String) {
    let body = json!({ "name": "Sales" });
    let sales = house.admin().post("/api/v1/departments", body).await;
    let sales = sales.expect(201).id();
    let body = json!({ "login": "li", "name": "Li" });
    let made = house.admin().post("/api/v1/accounts", body).await;
    let made = made.expect(201).json();
    let secret = made["link"]["path"]
        .as_str()
        .unwrap()
        .replace("/welcome/", "");
    let good = json!({ "password": "a long enough one" });
    let done = house
        .nobody()
        .post(&format!("/api/v1/links/{secret}"), good)
        .await;
    let token = done.expect(200).json()["token"]
        .as_str()
        .unwrap()
        .to_owned();
    (token, sales)
}

#[tokio::test]
async fn r002_a_new_person_completes_the_profile_before_anything_else() {
    let house = House::new().await;
    let (token, sales) = newcomer(&house).await;
    let li = house.with(&token);
    li.get("/api/v1/rooms")
        .await
        .problem(403, "profile_incomplete");
    li.get("/api/v1/me").await.expect(200);
    let page = house.browser(&token).get("/meetings").await;
    assert_eq!(
        (page.status.as_u16(), page.header("location")),
        (303, "/profile")
    );
    let form = house.browser(&token).get("/profile").await.expect(200);
    assert!(form.text.contains("Sales"), "{}", form.text);
    let asked = li.get("/api/v1/me/profile").await.expect(200).json();
    assert_eq!(
        (&asked["due"], &asked["choices"][0][1]),
        (&json!(true), &json!("Sales"))
    );

    let whole = json!({ "name": "Li Lei", "department": sales, "position": "Manager",
        "contact": "021 5555 0101" });
    for field in ["name", "department", "position", "contact"] {
        let mut empty = whole.clone();
        empty[field] = json!("");
        let refused = li.json("PUT", "/api/v1/me/profile", empty).await;
        let problem = refused.problem(422, "invalid");
        assert_eq!(problem["errors"][0]["field"], field);
    }
    let body = "name=Li+Lei&department=&position=Manager&contact=021";
    let again = house
        .browser(&token)
        .form("/profile", body)
        .await
        .expect(422);
    assert!(
        again.text.contains("value=\"Manager\""),
        "what was typed stays"
    );
    li.get("/api/v1/rooms")
        .await
        .problem(403, "profile_incomplete");

    let body = format!("name=Li+Lei&department={sales}&position=Manager&contact=021+5555+0101");
    let done = house.browser(&token).form("/profile", &body).await;
    assert_eq!((done.status.as_u16(), done.header("location")), (303, "/"));
    li.get("/api/v1/rooms").await.expect(200);
    let second = json!({ "login": "li", "password": "a long enough one" });
    let second = house
        .nobody()
        .post("/api/v1/session", second)
        .await
        .expect(200);
    let second = second.json()["token"].as_str().unwrap().to_owned();
    house.with(&second).get("/api/v1/rooms").await.expect(200);
    let (_, ben) = house.person("ben", &["ordinary"]).await;
    house.with(&ben).get("/api/v1/rooms").await.expect(200);
    house.admin().get("/api/v1/rooms").await.expect(200);
}
