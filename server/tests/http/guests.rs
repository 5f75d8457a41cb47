//! Attendees from a file over HTTP: the template, the report, the page that needs no program.

use axum::body::to_bytes;
use serde_json::{Value, json};

use crate::support::{House, booking};

const SHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

async fn called(house: &House) -> String {
    let slot = booking(house.now(), "", 1_440, 60);
    let body = json!({
        "topic": "Summit of <ours>", "type": "large_event", "mode": "online",
        "start": slot["start"], "end": slot["end"],
    });
    let made = house.admin().post("/api/v1/meetings", body).await;
    format!("/api/v1/meetings/{}", made.expect(201).id())
}

async fn template(house: &House, language: &str) -> Vec<u8> {
    let path = format!("/api/v1/meetings/attendees/template.xlsx?lang={language}");
    let answer = house.admin().raw("GET", &path, None, Vec::new()).await;
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.headers()["content-type"], SHEET);
    let bytes = to_bytes(answer.into_body(), 1_000_000).await.unwrap();
    assert!(bytes.starts_with(b"PK"));
    bytes.to_vec()
}

/// A form with a file, as browsers send it.
fn multipart(fields: &[(&str, &str)]) -> (String, Vec<u8>) {
    let mut body = String::new();
    for (name, value) in fields {
        let file = match *name {
            "file" => "; filename=\"a.csv\"",
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
async fn r045_r046_r047_an_upload_by_the_template_makes_attendees() {
    let house = House::new().await;
    let meeting = called(&house).await;
    let to = format!("{meeting}/attendees/import");
    for language in ["en", "zh"] {
        let bytes = template(&house, language).await;
        let unchanged = house.admin().send("POST", &to, Some(SHEET), bytes).await;
        let report = unchanged.expect(200).json();
        assert_eq!(report["rows"], json!([]), "the header alone is accepted");
    }
    let wrong = house
        .admin()
        .get("/api/v1/meetings/attendees/template.xlsx?lang=tlh")
        .await;
    wrong.problem(422, "invalid");

    let lines = "姓名,电子邮箱,参会方式,类别\n王小明,wang@client.example,可选,嘉宾\n,x@y.example,,\n\
                 王小明,WANG@client.example,,\n";
    let send = |query: &str| {
        let (to, bytes) = (format!("{to}{query}"), lines.as_bytes().to_vec());
        let zh = house.admin().header("accept-language", "zh");
        async move {
            zh.send("POST", &to, Some("text/csv"), bytes)
                .await
                .expect(200)
                .json()
        }
    };
    let look = send("?dry_run=true").await;
    assert_eq!(
        (&look["added"], &look["dry_run"]),
        (&json!(1), &json!(true))
    );
    let whole = send("?all_or_nothing=true").await;
    assert_eq!((&whole["added"], &whole["failed"]), (&json!(0), &json!(1)));
    let seen = house.admin().get(&meeting).await.expect(200).json();
    assert_eq!(seen["attendee_count"], 0, "nothing is stored yet");

    let report = send("").await;
    let rows = report["rows"].as_array().unwrap().iter();
    let told: Vec<Value> = rows
        .map(|row| json!([row["line"], row["result"], row["code"]]))
        .collect();
    assert_eq!(
        Value::from(told),
        json!([
            [2, "added", ""],
            [3, "failed", "name_missing"],
            [4, "skipped", "duplicate"]
        ])
    );
    assert_eq!(report["rows"][1]["detail"], "请填写姓名。");
    let list = format!("{meeting}/attendees?class=guest&text=client");
    let list = house.admin().get(&list).await.expect(200).json();
    assert_eq!(list["items"][0]["name"], "王小明");
    assert_eq!(list["items"][0]["kind"], "optional");
    let none = format!("{meeting}/attendees?class=staff");
    assert_eq!(
        house.admin().get(&none).await.expect(200).json()["items"],
        json!([])
    );
}

#[tokio::test]
async fn r045_r053_what_cannot_be_is_refused_with_words() {
    let house = House::new().await;
    let meeting = called(&house).await;
    let to = format!("{meeting}/attendees/import");
    let (_, of_ben) = house.person("ben", &["ordinary"]).await;
    let good = || b"Name\nAda\n".to_vec();
    let ben = house.with(&of_ben).send("POST", &to, None, good()).await;
    ben.problem(403, "forbidden");
    let nobody = house.nobody().send("POST", &to, None, good()).await;
    nobody.problem(401, "unauthenticated");
    let header = b"E-mail\nada@b.example\n".to_vec();
    let header = house.admin().send("POST", &to, None, header).await;
    let problem = header.problem(422, "invalid");
    assert_eq!(problem["errors"][0]["code"], "missing_column");
    assert!(
        problem["errors"][0]["detail"]
            .as_str()
            .unwrap()
            .contains("Name")
    );
    let large = vec![b'x'; 5 * 1024 * 1024 + 1];
    let large = house.admin().send("POST", &to, None, large).await;
    large.problem(413, "too_large");
    let keyed = house.admin().header("idempotency-key", "once");
    let bytes = format!("Name\n{}", "Ada Lovelace\n".repeat(4_000)).into_bytes();
    let first = keyed
        .send("POST", &to, None, bytes)
        .await
        .expect(200)
        .json();
    assert_eq!(
        (&first["added"], &first["skipped"]),
        (&json!(1), &json!(3_999))
    );
}

#[tokio::test]
async fn r045_r047_the_page_looks_first_and_then_brings_in_what_it_looked_at() {
    let house = House::new().await;
    let meeting = called(&house).await;
    let page = meeting.replace("/api/v1", "") + "/import";
    let away = house.nobody().get(&page).await;
    assert_eq!(away.status, 303);
    assert!(away.header("location").starts_with("/sign-in?next="));
    let shown = house.admin().get(&page).await.expect(200);
    assert!(shown.text.contains("Summit of &lt;ours"), "{}", shown.text);
    let lines = "Name,Attends as\nAda <b>,Optional\nBen,king\n";
    let (kind, body) = multipart(&[("file", lines)]);
    let looked = house
        .admin()
        .send("POST", &page, Some(&kind), body)
        .await
        .expect(200);
    assert!(looked.text.contains("1 to invite"), "{}", looked.text);
    assert!(looked.text.contains("Ada &lt;b"), "{}", looked.text);
    let kept = looked.text.split("hidden>").nth(1).unwrap();
    let kept = kept
        .split("</textarea>")
        .next()
        .unwrap()
        .replace("&lt;", "<")
        .replace("&gt;", ">");
    let (kind, body) = multipart(&[("now", "true"), ("text", kept.trim_start())]);
    let done = house
        .admin()
        .send("POST", &page, Some(&kind), body)
        .await
        .expect(200);
    assert!(done.text.contains("1 invited"), "{}", done.text);
    let seen = house.admin().get(&meeting).await.expect(200).json();
    assert_eq!(seen["attendees"][0]["name"], "Ada <b>");
    assert_eq!(seen["attendee_count"], 1);
    let (kind, body) = multipart(&[("file", "E-mail\na@b.example\n")]);
    let wrong = house
        .admin()
        .send("POST", &page, Some(&kind), body)
        .await
        .expect(422);
    assert!(wrong.text.contains("no column “Name”"), "{}", wrong.text);
    let wrong = house
        .admin()
        .send("POST", &page, Some("text/plain"), Vec::new())
        .await;
    assert_eq!(wrong.status.as_u16() / 100, 4);
}
