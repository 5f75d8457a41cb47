//! Consent to a recording over HTTP (R031): the API, the plain forms, the links.

use serde_json::{Value, json};

use crate::support::{Answer, Asker, House, booking};

/// The beginning of an MP4 file.
const FILM: &[u8] = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom";

async fn called(house: &House) -> Value {
    let slot = booking(house.now(), "", 1_440, 60);
    let body = json!({
        "topic": "Acceptance", "type": "client_liaison", "mode": "online",
        "start": slot["start"], "end": slot["end"],
    });
    let made = house.admin().post("/api/v1/meetings", body).await;
    made.expect(201).json()
}

fn path(meeting: &Value) -> String {
    format!(
        "/api/v1/meetings/{}/recording",
        meeting["id"].as_str().unwrap()
    )
}

/// A form with a file, as browsers send it.
async fn attach(asker: &Asker<'_>, page: &str, bytes: &[u8]) -> Answer {
    let mut body = b"--edge\r\ncontent-disposition: form-data; name=\"file\"; \
                     filename=\"a.mp4\"\r\n\r\n"
        .to_vec();
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--edge--\r\n");
    let kind = "multipart/form-data; boundary=edge";
    asker.send("POST", page, Some(kind), body).await
}

async fn upload(house: &House, meeting: &Value) -> Answer {
    let id = meeting["id"].as_str().unwrap();
    let uploads = format!("/api/v1/meetings/{id}/papers/uploads");
    let body = json!({ "name": "a.mp4", "size": FILM.len(), "recording": true });
    let begun = house.admin().post(&uploads, body).await;
    if begun.status != 201 {
        return begun;
    }
    let one = format!("{uploads}/{}", begun.id());
    let kind = Some("application/offset+octet-stream");
    let sent = house.admin().header("upload-offset", "0");
    sent.send("PATCH", &one, kind, FILM.to_vec())
        .await
        .expect(204);
    house
        .admin()
        .send("POST", &format!("{one}/finish"), None, Vec::new())
        .await
}

#[tokio::test]
async fn r031_attaching_is_refused_without_consent_and_accepted_with_it() {
    let house = House::new().await;
    let meeting = called(&house).await;
    let problem = upload(&house, &meeting).await.problem(409, "no_consent");
    assert!(
        problem["detail"]
            .as_str()
            .unwrap()
            .contains("Ask the client"),
        "{problem}"
    );
    let before = house.admin().get(&path(&meeting)).await.expect(200).json();
    assert_eq!(
        (&before["may_record"], &before["needs_consent"]),
        (&json!(false), &json!(true))
    );

    let consents = format!("{}/consents", path(&meeting));
    let empty = house.admin().post(&consents, json!({})).await;
    assert_eq!(
        empty.problem(422, "invalid")["errors"]
            .as_array()
            .unwrap()
            .len(),
        3
    );
    let note = json!({ "who": "Mr Wang", "company": "Client Ltd", "way": "by_mail" });
    let keyed = house.admin().header("idempotency-key", "once");
    let noted = keyed.post(&consents, note.clone()).await.expect(201).json();
    keyed.post(&consents, note).await.expect(201);
    assert_eq!(noted["may_record"], true);
    let paper = upload(&house, &meeting).await.expect(201).json();
    assert_eq!(
        (&paper["recording"], &paper["stage"]),
        (&json!(true), &json!("after"))
    );
    assert_eq!(
        paper["consents"][0]["who"], "Mr Wang",
        "the archive shows it"
    );
    let id = meeting["id"].as_str().unwrap();
    let file = format!(
        "/api/v1/meetings/{id}/papers/{}/versions/1",
        paper["id"].as_str().unwrap()
    );
    let file = house.admin().get(&file).await.expect(200);
    assert!(file.header("content-disposition").starts_with("attachment"));
    assert_eq!(file.header("content-type"), "application/octet-stream");
    let seen = house.admin().get(&path(&meeting)).await.expect(200).json();
    assert_eq!(
        seen["consents"].as_array().unwrap().len(),
        1,
        "once by its key"
    );

    let consent = format!("{consents}/{}", seen["consents"][0]["id"].as_str().unwrap());
    house.admin().delete(&consent).await.expect(204);
    upload(&house, &meeting).await.problem(409, "no_consent");
    house
        .admin()
        .delete(&format!("{consents}/none"))
        .await
        .problem(404, "not_found");
    let (_, ben) = house.person("ben", &["ordinary"]).await;
    house
        .with(&ben)
        .get(&path(&meeting))
        .await
        .problem(403, "forbidden");
    house
        .nobody()
        .get(&path(&meeting))
        .await
        .problem(401, "unauthenticated");
}

#[tokio::test]
async fn r031_the_page_refuses_names_the_rule_and_then_takes_the_file() {
    let house = House::new().await;
    let meeting = called(&house).await;
    let page = path(&meeting).replace("/api/v1", "");
    let away = house.nobody().get(&page).await.expect(303);
    assert!(away.header("location").starts_with("/sign-in?next="));
    let shown = house.admin().get(&page).await.expect(200);
    assert!(
        shown.text.contains("the client has not agreed"),
        "{}",
        shown.text
    );
    let refused = attach(&house.admin(), &page, FILM).await.expect(409);
    assert!(refused.text.contains("Ask the client"), "{}", refused.text);
    let wrong = house
        .admin()
        .form(&page, "do=note&who=Wang")
        .await
        .expect(422);
    assert!(
        wrong.text.contains("value=\"Wang\""),
        "what was typed stays"
    );
    let odd = house
        .admin()
        .form(&page, "do=note&who=W&company=C&way=by_mail&given_at=x")
        .await;
    odd.expect(422);
    let note = "do=note&who=Wang&company=Client&way=in_writing&given_at=2026-11-01T10:00";
    house.admin().form(&page, note).await.expect(303);
    let text = attach(&house.admin(), &page, b"plain words")
        .await
        .expect(422);
    assert!(
        text.text.contains("neither sound nor moving pictures"),
        "{}",
        text.text
    );
    attach(&house.admin(), &page, FILM).await.expect(303);
    let shown = house.admin().get(&page).await.expect(200);
    let said = "Recorded with the consent of Wang, Client, on 1 November 2026.";
    assert!(shown.text.contains(said), "{}", shown.text);
    let id = meeting["id"].as_str().unwrap();
    let one = house
        .admin()
        .get(&format!("/meetings/{id}"))
        .await
        .expect(200);
    assert!(one.text.contains(said), "the meeting's page says so");
    house
        .admin()
        .form(&page, "do=withdraw&consent=none")
        .await
        .expect(404);
    house.admin().form(&page, "do=want").await.expect(303);
    let huge = format!("do=note&who={}", "x".repeat(100_000));
    house
        .admin()
        .form(&page, &huge)
        .await
        .problem(413, "too_large");
}

#[tokio::test]
async fn r031_who_comes_by_the_link_agrees_and_withdraws_without_script() {
    let house = House::new().await;
    let meeting = called(&house).await;
    let link = meeting["join_path"].as_str().unwrap();
    let page = house.nobody().get(link).await.expect(200);
    assert!(
        !page.text.contains("agrees_to_recording"),
        "nobody asked for one"
    );
    let want = json!({ "wanted": true });
    house
        .admin()
        .json("PUT", &path(&meeting), want)
        .await
        .expect(200);
    let page = house.nobody().get(link).await.expect(200);
    let ticked = page.text.split("agrees_to_recording").nth(1).unwrap();
    let ticked = ticked.split('>').next().unwrap();
    assert!(!ticked.contains("checked"), "{ticked}");
    let form = "name=Li+Na&company=Client&email=&agrees_to_recording=true";
    let done = house.nobody().form(link, form).await.expect(303);
    let cookie = done
        .header("set-cookie")
        .split(';')
        .next()
        .unwrap()
        .to_owned();
    let guest = house.nobody().header("cookie", &cookie);
    let page = guest.get(link).await.expect(200);
    assert!(
        page.text
            .contains("You agreed that this meeting is recorded."),
        "{}",
        page.text
    );
    upload(&house, &meeting).await.expect(201);
    let choice = format!("{link}/recording");
    guest.form(&choice, "agrees=false").await.expect(303);
    upload(&house, &meeting).await.problem(409, "no_consent");
    guest.form(&choice, "agrees=true").await.expect(303);
    upload(&house, &meeting).await.problem(409, "no_consent");
    guest
        .form(&choice, "agrees=true&sure=true")
        .await
        .expect(303);
    upload(&house, &meeting).await.expect(201);
    let api = format!("/api/v1{}/recording", link.replace("/j/", "/join/"));
    let token = cookie.split('=').nth(1).unwrap();
    let no = json!({ "token": token, "agrees": false });
    house.nobody().post(&api, no).await.expect(204);
    house
        .nobody()
        .post(&api, json!({}))
        .await
        .problem(404, "not_found");
    let view = house.admin().get(&path(&meeting)).await.expect(200).json();
    let all = view["consents"].as_array().unwrap();
    assert_eq!(
        (all.len(), &all[0]["way"]),
        (2, &json!("link")),
        "its history is kept"
    );
    assert!(
        all.iter().all(|one| !one["withdrawn_at"].is_null()),
        "{view}"
    );
}
