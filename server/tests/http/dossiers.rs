//! Parties and dossiers over HTTP: who reads and writes what, portraits, pages that need no
//! program (R052).

use serde_json::{Value, json};

use crate::support::{House, booking};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\nportrait";

/// A summit of the administrator with a guest, another one, staff and an observer.
struct Summit {
    house: House,
    path: String,
    /// Ids within the meeting, in this order: gina, gus, stan, obi.
    ids: Vec<String>,
    of_gina: String,
    of_gus: String,
    of_stan: String,
    of_obi: String,
}

async fn summit() -> Summit {
    let house = House::new().await;
    let (gina, of_gina) = house.person("gina", &["ordinary"]).await;
    let (gus, of_gus) = house.person("gus", &["ordinary"]).await;
    let (stan, of_stan) = house.person("stan", &["ordinary"]).await;
    let (obi, of_obi) = house.person("obi", &["ordinary"]).await;
    let slot = booking(house.now(), "", 0, 60);
    let body = json!({
        "topic": "Summit & <more>", "type": "large_event", "mode": "online",
        "start": slot["start"], "end": slot["end"],
        "attendees": [
            { "account": gina, "class": "guest" }, { "account": gus, "class": "guest" },
            { "account": stan, "class": "staff" }, { "account": obi, "kind": "observer" },
            { "name": "Xu Lei", "class": "company", "company": "Steel <Works>" },
        ],
    });
    let made = house.admin().post("/api/v1/meetings", body).await;
    let made = made.expect(201);
    let all = made.json()["attendees"].as_array().unwrap().clone();
    let ids = all.iter().map(|one| one["id"].as_str().unwrap().to_owned());
    Summit {
        path: format!("/api/v1/meetings/{}", made.id()),
        ids: ids.collect(),
        house,
        of_gina,
        of_gus,
        of_stan,
        of_obi,
    }
}

impl Summit {
    fn dossier(&self, nth: usize) -> String {
        format!("{}/attendees/{}/dossier", self.path, self.ids[nth])
    }

    fn portrait(&self, nth: usize) -> String {
        format!("{}/attendees/{}/portrait", self.path, self.ids[nth])
    }

    fn page(&self, nth: usize) -> String {
        let there = self.path.replace("/api/v1", "");
        format!("{there}/guests/{}", self.ids[nth])
    }
}

#[tokio::test]
async fn r052_who_reads_and_writes_which_part_over_http() {
    let it = summit().await;
    let (house, gina) = (&it.house, it.dossier(0));
    let empty = house.with(&it.of_gina).get(&gina).await.expect(200);
    assert_eq!(empty.header("etag"), "\"0\"");
    assert_eq!(empty.json()["asked_for"], true);
    let words = json!({ "title": "Professor", "biography": "Steel.\n\nMore.", "diet": "No nuts",
        "links": ["https://gina.example/cv"] });
    let first = house.with(&it.of_gina).header("if-match", "\"0\"");
    let first = first.patch(&gina, words.clone()).await.expect(200);
    assert_eq!(first.header("etag"), "\"1\"");
    let late = house.admin().header("if-match", "\"0\"");
    late.patch(&gina, words.clone()).await.problem(412, "stale");
    let notes = json!({ "notes": "Shy", "contact_person": "Stan" });
    house.admin().patch(&gina, notes.clone()).await.expect(200);

    let parts = async |token: &str| {
        let seen = house.with(token).get(&gina).await.expect(200).json();
        assert_eq!(seen["title"], "Professor");
        (
            seen["needs"]["diet"].clone(),
            seen["inner"]["notes"].clone(),
        )
    };
    let (nuts, shy, nothing) = (json!("No nuts"), json!("Shy"), Value::Null);
    assert_eq!(parts(&it.of_stan).await, (nuts.clone(), shy));
    assert_eq!(parts(&it.of_gina).await, (nuts, nothing.clone()));
    assert_eq!(parts(&it.of_gus).await, (nothing.clone(), nothing.clone()));
    assert_eq!(parts(&it.of_obi).await, (nothing.clone(), nothing));
    for token in [&it.of_gus, &it.of_stan, &it.of_obi] {
        let refused = house
            .with(token)
            .patch(&gina, json!({ "title": "Mr" }))
            .await;
        refused.problem(403, "forbidden");
    }
    let own = house.with(&it.of_gina).patch(&gina, notes).await;
    own.problem(403, "forbidden");
    let (_, of_zoe) = house.person("zoe", &["ordinary"]).await;
    house
        .with(&of_zoe)
        .get(&gina)
        .await
        .problem(403, "forbidden");
    house
        .nobody()
        .get(&gina)
        .await
        .problem(401, "unauthenticated");
    let nobody = gina.replace(&it.ids[0], "nobody");
    house.admin().get(&nobody).await.problem(404, "not_found");
}

#[tokio::test]
async fn r052_what_is_sent_badly_is_said_in_the_callers_language() {
    let it = summit().await;
    let zh = it.house.admin().header("accept-language", "zh");
    let bad = json!({ "links": ["javascript:alert(1)"], "title": "x".repeat(201),
        "sessions": ["none"] });
    let problem = zh.patch(&it.dossier(0), bad).await.problem(422, "invalid");
    let errors = problem["errors"].as_array().unwrap().iter();
    let said: Vec<_> = errors.map(|one| (&one["field"], &one["detail"])).collect();
    assert_eq!(said[1].1, "请填写以 https:// 或 http:// 开头的完整地址。");
    assert_eq!(said.len(), 3);
    for bad in [json!({ "links": 7 }), json!(7), json!({ "title": {} })] {
        let refused = it.house.admin().patch(&it.dossier(0), bad).await;
        refused.problem(422, "invalid");
    }
}

#[tokio::test]
async fn r052_a_portrait_is_a_picture_and_seen_by_who_may_read() {
    let it = summit().await;
    let (house, portrait) = (&it.house, it.portrait(0));
    let gina = house.with(&it.of_gina);
    let svg = b"<svg onload='alert(1)'/>".to_vec();
    let refused = gina.send("PUT", &portrait, Some("image/png"), svg).await;
    let refused = refused.problem(422, "invalid");
    assert_eq!(refused["errors"][0]["field"], "portrait");
    let large = vec![0; 3 * 1024 * 1024 + 1];
    let large = gina.send("PUT", &portrait, Some("image/png"), large).await;
    large.problem(413, "too_large");
    let other = house.with(&it.of_gus);
    let other = other
        .send("PUT", &portrait, Some("image/png"), PNG.to_vec())
        .await;
    other.problem(403, "forbidden");
    let set = gina
        .send("PUT", &portrait, Some("image/png"), PNG.to_vec())
        .await;
    let set = set.expect(200).json();
    let address = set["portrait"].as_str().unwrap();
    assert!(address.starts_with(&portrait), "{address}");
    let seen = house.with(&it.of_obi).get(address).await.expect(200);
    assert_eq!(seen.header("content-type"), "image/png");
    assert_eq!(seen.header("x-content-type-options"), "nosniff");
    let (_, of_zoe) = house.person("zoe", &["ordinary"]).await;
    house
        .with(&of_zoe)
        .get(address)
        .await
        .problem(403, "forbidden");
    house.admin().delete(&portrait).await.expect(200);
    house.admin().get(&portrait).await.problem(404, "not_found");
}

#[tokio::test]
async fn r052_who_is_taken_off_and_asked_again_has_the_dossier_still() {
    let it = summit().await;
    let house = &it.house;
    house
        .admin()
        .patch(&it.dossier(0), json!({ "title": "Professor" }))
        .await
        .expect(200);
    let attendee = format!("{}/attendees/{}", it.path, it.ids[0]);
    house.admin().delete(&attendee).await.expect(204);
    house
        .admin()
        .get(&it.dossier(0))
        .await
        .problem(404, "not_found");
    let again = json!({ "attendees": [{ "name": "gina", "class": "guest" }] });
    let path = format!("{}/attendees", it.path);
    house.admin().post(&path, again).await.expect(200);
    let back = house.admin().get(&it.dossier(0)).await.expect(200).json();
    assert_eq!(back["title"], "Professor");
}

#[tokio::test]
async fn r052_parties_are_counted_for_who_may_read_the_agenda() {
    let it = summit().await;
    let parties = format!("{}/parties", it.path);
    let counted = it
        .house
        .with(&it.of_obi)
        .get(&parties)
        .await
        .expect(200)
        .json();
    assert_eq!(counted["people"], 5);
    assert_eq!(
        counted["parties"][0],
        json!({ "class": "guest", "people": 2, "accepted": 0 })
    );
    assert_eq!(
        counted["companies"],
        json!([{ "name": "Steel <Works>", "people": 1 }])
    );
    let (_, of_zoe) = it.house.person("zoe", &["ordinary"]).await;
    it.house
        .with(&of_zoe)
        .get(&parties)
        .await
        .problem(403, "forbidden");
}

/// A form as browsers send it.
fn multipart(fields: &[(&str, &str)]) -> (String, Vec<u8>) {
    let mut body = String::new();
    for (name, value) in fields {
        let file = match *name {
            "portrait" => "; filename=\"a.png\"",
            _ => "",
        };
        body.push_str(&format!(
            "--edge\r\ncontent-disposition: form-data; name=\"{name}\"{file}\r\n\r\n{value}\r\n"
        ));
    }
    body.push_str("--edge--\r\n");
    (
        "multipart/form-data; boundary=edge".to_owned(),
        body.into_bytes(),
    )
}

#[tokio::test]
async fn r052_r220_the_pages_need_no_program_and_nothing_in_them_runs() {
    let it = summit().await;
    let (house, page) = (&it.house, it.page(0));
    let away = house.nobody().get(&page).await.expect(303);
    assert_eq!(away.header("location"), format!("/sign-in?next={page}"));
    let gina = house.browser(&it.of_gina);
    let asked = gina.get(&page).await.expect(200).text;
    assert!(
        asked.contains("Please write a few words about yourself"),
        "{asked}"
    );
    let (kind, body) = multipart(&[
        ("revision", "0"),
        ("title", "<b>Prof</b>"),
        ("biography", "<script>alert(1)</script>\r\n\r\nSecond"),
        ("links", "https://a.example/\r\n\r\nhttp://b.example/"),
        ("sessions_asked", "true"),
        ("portrait", "\u{0}not a picture"),
    ]);
    let refused = gina
        .send("POST", &page, Some(&kind), body)
        .await
        .expect(422);
    assert!(refused.text.contains("&lt;b&gt;Prof") || refused.text.contains("&lt;b>Prof"));
    let (kind, body) = multipart(&[
        ("revision", "0"),
        ("title", "<b>Prof</b>"),
        ("biography", "<script>alert(1)</script>\r\n\r\nSecond"),
        ("links", "https://a.example/\r\n\r\nhttp://b.example/"),
        ("sessions_asked", "true"),
        ("portrait", ""),
    ]);
    gina.send("POST", &page, Some(&kind), body)
        .await
        .expect(303);
    let seen = house.browser(&it.of_obi).get(&page).await.expect(200).text;
    assert!(!seen.contains("<script>alert"), "{seen}");
    assert!(seen.contains("&lt;script"), "{seen}");
    assert!(seen.contains("href=\"https://a.example/\""), "{seen}");
    assert!(!seen.contains("name=\"title\""), "an observer has no form");
    let (kind, body) = multipart(&[("revision", "0"), ("title", "Dean")]);
    let late = house.browser(&it.of_gina);
    let late = late
        .send("POST", &page, Some(&kind), body)
        .await
        .expect(412)
        .text;
    assert!(
        late.contains("value=\"Dean\""),
        "what was typed stays: {late}"
    );
    assert!(late.contains("Saved meanwhile"), "{late}");
    assert!(late.contains("name=\"revision\" value=\"1\""), "{late}");
    let (kind, body) = multipart(&[("revision", "1"), ("notes", "x")]);
    let inner = gina.send("POST", &page, Some(&kind), body).await;
    assert_eq!(inner.status, 403);

    let all = it.page(0).replace(&format!("/{}", it.ids[0]), "");
    let list = house.browser(&it.of_gus).get(&all).await.expect(200).text;
    assert!(
        list.contains("&lt;b>Prof") || list.contains("&lt;b&gt;Prof"),
        "{list}"
    );
    assert!(list.contains("Steel &lt;Works"), "{list}");
    assert!(!list.contains("attendees/export"), "not theirs to take out");
    let one = house
        .admin()
        .get(&format!("{all}?party=company"))
        .await
        .expect(200)
        .text;
    assert!(one.contains("Xu Lei") && !one.contains(">gina<"), "{one}");
    let (_, of_zoe) = house.person("zoe", &["ordinary"]).await;
    let stranger = house.browser(&of_zoe).get(&all).await;
    assert_eq!(stranger.status, 403);
    let nowhere = house.admin().get("/meetings/none/guests").await;
    assert_eq!(nowhere.status, 404);
}
