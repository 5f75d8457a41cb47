//! Papers over HTTP: sent in pieces, read byte for byte, by whom and when the table says.

use serde_json::{Value, json};

use crate::support::{Answer, Asker, House, booking};

/// A meeting of the administrator in a day and an hour, to which Ben is asked, and Eve to observe.
struct Table {
    house: House,
    path: String,
    of_ben: String,
    of_eve: String,
}

async fn table() -> Table {
    let house = House::new().await;
    let (ben, of_ben) = house.person("ben", &["ordinary"]).await;
    let (eve, of_eve) = house.person("eve", &["ordinary"]).await;
    let slot = booking(house.now(), "", 60, 60);
    let body = json!({
        "topic": "Board", "type": "internal_regular", "mode": "online",
        "start": slot["start"], "end": slot["end"],
        "attendees": [{ "account": ben }, { "account": eve, "kind": "observer" }],
    });
    let made = house.admin().post("/api/v1/meetings", body).await;
    let path = format!("/api/v1/meetings/{}", made.expect(201).id());
    Table {
        house,
        path,
        of_ben,
        of_eve,
    }
}

impl Table {
    fn papers(&self) -> String {
        format!("{}/papers", self.path)
    }

    async fn announce(&self, body: Value) -> Answer {
        let uploads = format!("{}/uploads", self.papers());
        self.house.admin().post(&uploads, body).await
    }

    async fn send(&self, upload: &str, from: usize, bytes: &[u8]) -> Answer {
        let address = format!("{}/uploads/{upload}", self.papers());
        let asker = self
            .house
            .admin()
            .header("upload-offset", &from.to_string());
        let kind = Some("application/offset+octet-stream");
        asker.send("PATCH", &address, kind, bytes.to_vec()).await
    }

    /// A paper; its address and what was answered.
    async fn add(&self, name: &str, stage: &str, bytes: &[u8]) -> (String, Value) {
        let body = json!({ "name": name, "size": bytes.len(), "stage": stage });
        let upload = self.announce(body).await.expect(201).id();
        self.send(&upload, 0, bytes).await.expect(204);
        let finish = format!("{}/uploads/{upload}/finish", self.papers());
        let made = self
            .house
            .admin()
            .post(&finish, json!({}))
            .await
            .expect(201);
        let paper = made.json();
        let address = format!("{}/{}", self.papers(), paper["id"].as_str().unwrap());
        (address, paper)
    }

    fn ben(&self) -> Asker<'_> {
        self.house.with(&self.of_ben)
    }

    fn eve(&self) -> Asker<'_> {
        self.house.with(&self.of_eve)
    }
}

async fn body(asker: &Asker<'_>, address: &str) -> Vec<u8> {
    let response = asker.raw("GET", address, None, Vec::new()).await;
    assert_eq!(response.status(), 200, "{address}");
    let body = axum::body::to_bytes(response.into_body(), usize::MAX).await;
    body.unwrap().to_vec()
}

/// Bytes of every value, so that nothing that reads them as text gets through.
fn odd(begin: &[u8], length: usize) -> Vec<u8> {
    let rest = (0..length).map(|nth| u8::try_from(nth * 7 % 256).unwrap());
    begin.iter().copied().chain(rest).collect()
}

#[tokio::test]
async fn r059_r062_every_kind_of_file_comes_back_byte_for_byte_under_its_name() {
    let table = table().await;
    let sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let slides = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
    let zip = |inside: &str| [b"PK\x03\x04 [Content_Types].xml ", inside.as_bytes()].concat();
    let files = [
        ("plan.pdf", odd(b"%PDF-1.7\n", 100_000), "application/pdf"),
        ("slides.pptx", odd(&zip("ppt/"), 9_000_000), slides),
        ("预算 2026 (最终).xlsx", odd(&zip("xl/"), 5_000), sheet),
        (
            "page.html",
            b"<html><script>alert(1)</script>".to_vec(),
            "text/html",
        ),
        (
            "drawing.svg",
            b"<svg onload='alert(1)'/>".to_vec(),
            "image/svg+xml",
        ),
        ("none", Vec::new(), "text/plain"),
    ];
    for (name, bytes, kind) in &files {
        let (address, paper) = table.add(name, "before", bytes).await;
        assert_eq!(paper["name"], *name);
        assert_eq!(paper["versions"][0]["size"], bytes.len());
        assert_eq!(paper["versions"][0]["media_type"], *kind);
        let version = format!("{address}/versions/1");
        assert!(body(&table.ben(), &version).await == *bytes, "{name}");
        let head = table.ben().get(&version).await;
        assert!(
            head.header("content-disposition")
                .starts_with("attachment;")
        );
        assert_eq!(head.header("x-content-type-options"), "nosniff");
        assert!(head.header("content-security-policy").contains("sandbox;"));
        let runs = ["text/html", "image/svg+xml"].contains(kind);
        let sent = if runs {
            "application/octet-stream"
        } else {
            *kind
        };
        assert_eq!(head.header("content-type"), sent, "{name}");
    }
    let all = table.ben().get(&table.papers()).await.expect(200).json();
    assert_eq!(all["items"].as_array().unwrap().len(), files.len());
    let chinese = all["items"][2]["id"].as_str().unwrap();
    let chinese = format!("{}/{chinese}/versions/1", table.papers());
    let said = table.ben().get(&chinese).await;
    let name = "filename*=UTF-8''%E9%A2%84%E7%AE%97%202026%20%28%E6%9C%80%E7%BB%88%29.xlsx";
    let said = said.header("content-disposition").to_owned();
    assert!(said.ends_with(name), "{said}");
}

#[tokio::test]
async fn r059_an_upload_goes_on_where_it_was_and_says_where_that_is() {
    let table = table().await;
    let whole = odd(b"%PDF-1.4\n", 3_000_000);
    let body = json!({ "name": "big.pdf", "size": whole.len(), "fingerprint": "then" });
    let begun = table.announce(body.clone()).await.expect(201);
    assert_eq!(begun.header("upload-offset"), "0");
    let address = begun.header("location").to_owned();
    let id = begun.id();
    let first = table.send(&id, 0, &whole[..1_000_000]).await.expect(204);
    assert_eq!(first.header("upload-offset"), "1000000");
    table
        .send(&id, 0, b"again")
        .await
        .problem(409, "offset_moved");
    table
        .send(&id, 2_000_000, b"gap")
        .await
        .problem(409, "offset_moved");
    let bare = table
        .house
        .admin()
        .send("PATCH", &address, None, vec![1])
        .await;
    bare.problem(422, "invalid");
    let finish = format!("{address}/finish");
    let early = table.house.admin().post(&finish, json!({})).await;
    early.problem(409, "upload_unfinished");
    let head = table
        .house
        .admin()
        .send("HEAD", &address, None, Vec::new())
        .await;
    assert_eq!(head.header("upload-offset"), "1000000");
    assert_eq!(head.header("upload-length"), whole.len().to_string());
    let again = table.announce(body).await.expect(201);
    assert_eq!(
        (again.id(), again.header("upload-offset")),
        (id.clone(), "1000000")
    );
    table
        .send(&id, 1_000_000, &whole[1_000_000..])
        .await
        .expect(204);
    table
        .send(&id, whole.len(), b"x")
        .await
        .problem(413, "paper_too_large");
    table.ben().get(&address).await.problem(404, "not_found");
    let made = table
        .house
        .admin()
        .post(&finish, json!({}))
        .await
        .expect(201);
    let content = made.header("location").to_owned();
    assert!(self::body(&table.ben(), &content).await == whole);
    table
        .house
        .admin()
        .get(&address)
        .await
        .problem(404, "not_found");
    let given_up = table
        .announce(json!({ "name": "x", "size": 5 }))
        .await
        .expect(201);
    let given_up = given_up.header("location").to_owned();
    table.house.admin().delete(&given_up).await.expect(204);
    table
        .house
        .admin()
        .delete(&given_up)
        .await
        .problem(404, "not_found");
}

#[tokio::test]
async fn r059_parts_of_a_file_are_read_by_range() {
    let table = table().await;
    let (address, paper) = table.add("a.txt", "before", b"0123456789").await;
    let version = format!("{address}/versions/1");
    let part = async |range: &str| table.ben().header("range", range).get(&version).await;
    let some = part("bytes=2-4").await.expect(206);
    assert_eq!(
        (&*some.text, some.header("content-range")),
        ("234", "bytes 2-4/10")
    );
    assert_eq!(some.header("content-length"), "3");
    assert_eq!(part("bytes=-2").await.expect(206).text, "89");
    assert_eq!(part("bytes=8-").await.expect(206).text, "89");
    let beyond = part("bytes=10-").await;
    assert_eq!(
        (beyond.status.as_u16(), beyond.header("content-range")),
        (416, "bytes */10")
    );
    assert_eq!(part("bytes=0-1,4-5").await.expect(200).text, "0123456789");
    let tag = format!("\"{}\"", paper["versions"][0]["sha256"].as_str().unwrap());
    let known = table
        .ben()
        .header("if-none-match", &tag)
        .get(&version)
        .await;
    assert_eq!((known.status.as_u16(), &*known.text), (304, ""));
    let other = table
        .ben()
        .header("if-range", "\"x\"")
        .header("range", "bytes=0-1");
    assert_eq!(other.get(&version).await.expect(200).text, "0123456789");
}

#[tokio::test]
async fn r034_r050_r062_r063_r064_who_reads_what_when() {
    let table = table().await;
    let version = |address: &str| format!("{address}/versions/1");
    let before = version(&table.add("plan.txt", "before", b"plan").await.0);
    let during = version(&table.add("offer.txt", "in_meeting", b"offer").await.0);
    let (late, _) = table.add("minutes.txt", "after", b"minutes").await;
    let after = version(&late);
    let (_, of_zoe) = table.house.person("zoe", &["ordinary"]).await;
    let zoe = table.house.with(&of_zoe);
    for address in [&before, &during, &after] {
        let shown = format!("{address}/preview");
        for address in [address, &shown] {
            table.eve().get(address).await.problem(403, "forbidden");
            zoe.get(address).await.problem(403, "forbidden");
            table
                .house
                .nobody()
                .get(address)
                .await
                .problem(401, "unauthenticated");
        }
    }
    table
        .eve()
        .get(&table.papers())
        .await
        .problem(403, "forbidden");
    let seen = table.eve().get(&table.path).await.expect(200).json();
    assert_eq!(seen["papers"]["items"], json!([]));
    assert_eq!(seen["papers"]["after_check_in"], 0);
    table.ben().get(&before).await.expect(200);
    table.ben().get(&during).await.problem(403, "forbidden");
    table.ben().get(&after).await.problem(403, "forbidden");
    let check_in = format!("{}/check-in", table.path);
    let early = table.ben().post(&check_in, json!({})).await;
    early.problem(422, "check_in_closed");
    let clock = table.house.clock.clone().unwrap();
    clock.forward(24 * 60 + 30);
    zoe.post(&check_in, json!({}))
        .await
        .problem(403, "forbidden");
    let there = table
        .ben()
        .post(&check_in, json!({}))
        .await
        .expect(200)
        .json();
    assert!(there["papers"]["checked_in_at"].is_string());
    assert_eq!(there["papers"]["items"][1]["name"], "offer.txt");
    assert_eq!(
        there["attendees"][0]["checked_in_at"],
        there["papers"]["checked_in_at"]
    );
    table.ben().get(&during).await.expect(200);
    table.ben().get(&after).await.problem(403, "forbidden");
    clock.forward(120);
    table.ben().get(&after).await.expect(200);
    table.eve().get(&after).await.problem(403, "forbidden");
    let (resolved, _) = table.add("resolutions.txt", "after", b"resolved").await;
    table.ben().get(&version(&resolved)).await.expect(200);
    let detail = table.ben().get(&table.path).await.expect(200).json();
    let stages = detail["papers"]["items"].as_array().unwrap().iter();
    let stages: Vec<_> = stages.map(|one| one["stage"].as_str().unwrap()).collect();
    assert_eq!(stages, ["before", "in_meeting", "after", "after"]);

    let own = table.ben().delete(&late).await;
    own.problem(403, "forbidden");
    let uploads = format!("{}/uploads", table.papers());
    let own = table
        .ben()
        .post(&uploads, json!({ "name": "x", "size": 1 }))
        .await;
    own.problem(403, "forbidden");
    table.house.admin().delete(&late).await.expect(204);
    table.ben().get(&after).await.problem(404, "not_found");
    let back = format!("{late}/restore");
    table.house.admin().post(&back, json!({})).await.expect(200);
    table.ben().get(&after).await.expect(200);
    let stage = json!({ "stage": "in_meeting", "name": "the minutes.txt" });
    let stale = table.house.admin().header("if-match", "\"1\"");
    stale
        .patch(&late, stage.clone())
        .await
        .problem(412, "stale");
    let changed = table
        .house
        .admin()
        .patch(&late, stage)
        .await
        .expect(200)
        .json();
    assert_eq!(
        (&changed["stage"], &changed["name"]),
        (&json!("in_meeting"), &json!("the minutes.txt"))
    );
}

#[tokio::test]
async fn r059_what_does_not_fit_is_told_and_what_cannot_be_is_no_fault_of_ours() {
    let table = table().await;
    let ask = |size: u64| json!({ "name": "a.bin", "size": size });
    table
        .announce(ask(201 * 1024 * 1024))
        .await
        .problem(413, "paper_too_large");
    table
        .announce(ask(u64::MAX))
        .await
        .problem(413, "paper_too_large");
    for _ in 0..5 {
        table.announce(ask(200 * 1024 * 1024)).await.expect(201);
    }
    table
        .announce(ask(30 * 1024 * 1024))
        .await
        .problem(409, "papers_full");
    for wrong in [
        json!({}),
        json!({ "name": "a" }),
        json!({ "name": "a", "size": -1 }),
    ] {
        table.announce(wrong).await.problem(422, "invalid");
    }
    let (address, _) = table.add("a.txt", "before", b"x").await;
    for unknown in ["0", "2", "x", "99999999999"] {
        let version = format!("{address}/versions/{unknown}");
        table.ben().get(&version).await.problem(404, "not_found");
    }
    let nowhere = format!("{}/papers/none/versions/1", "/api/v1/meetings/none");
    table.ben().get(&nowhere).await.problem(404, "not_found");
}

#[tokio::test]
async fn r060_previews_are_sent_so_that_nothing_in_them_runs() {
    let table = table().await;
    let evil = b"# Plan\n\n<script>alert(1)</script> [x](javascript:alert(1))";
    let (words, _) = table.add("plan.md", "before", evil).await;
    let shown = table
        .ben()
        .get(&format!("{words}/versions/1/preview"))
        .await
        .expect(200);
    assert!(shown.header("content-type").starts_with("text/html"));
    let policy = shown.header("content-security-policy");
    assert!(policy.starts_with("sandbox allow-popups"), "{policy}");
    assert!(!policy.contains("allow-scripts") && !policy.contains("script-src"));
    assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'self'"));
    assert!(shown.text.contains("<h1>Plan</h1>") && !shown.text.contains("<script"));
    assert!(!shown.text.contains("href=\"javascript:"));
    let (page, _) = table
        .add("page.html", "before", b"<html><script>alert(1)</script>")
        .await;
    let shown = table
        .ben()
        .get(&format!("{page}/versions/1/preview"))
        .await
        .expect(200);
    assert!(
        shown.text.contains("&lt;script&gt;"),
        "as the text that it is"
    );
    let (letter, _) = table
        .add("old.doc", "before", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1..")
        .await;
    let none = table
        .ben()
        .get(&format!("{letter}/versions/1/preview"))
        .await;
    none.problem(422, "no_converter");
    let (other, _) = table.add("a.bin", "before", b"\0\x01\x02").await;
    let none = table
        .ben()
        .get(&format!("{other}/versions/1/preview"))
        .await;
    none.problem(422, "no_preview");
}

#[tokio::test]
async fn r059_a_plain_form_brings_files_and_says_what_is_wrong() {
    let table = table().await;
    let id = table.path.rsplit('/').next().unwrap().to_owned();
    let page = format!("/meetings/{id}/papers");
    let part = |name: &str, extra: &str, value: &str| {
        format!(
            "--cut\r\ncontent-disposition: form-data; name=\"{name}\"{extra}\r\n\r\n{value}\r\n"
        )
    };
    let form = [
        part("stage", "", "in_meeting"),
        part("paper", "", ""),
        part("file", "; filename=\"议程.txt\"", "one"),
        part("file", "; filename=\"two.txt\"", "two"),
        "--cut--\r\n".to_owned(),
    ]
    .concat();
    let kind = Some("multipart/form-data; boundary=cut");
    let sent = table
        .house
        .admin()
        .send("POST", &page, kind, form.clone().into_bytes())
        .await;
    let back = format!("/meetings/{id}#papers");
    assert_eq!(
        (sent.status.as_u16(), sent.header("location")),
        (303, &*back),
        "{}",
        sent.text
    );
    let all = table.house.admin().get(&table.papers()).await.json();
    let names: Vec<_> = all["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["name"])
        .collect();
    assert_eq!(names, ["议程.txt", "two.txt"]);
    assert_eq!(all["items"][0]["stage"], "in_meeting");
    let theirs = table
        .ben()
        .send("POST", &page, kind, form.into_bytes())
        .await;
    assert_eq!(theirs.status, 403);
    let none = part("stage", "", "before") + "--cut--\r\n";
    let zh = table.house.admin().header("accept-language", "zh");
    let none = zh.send("POST", &page, kind, none.into_bytes()).await;
    assert_eq!(none.status, 422);
    assert!(
        none.text.contains("返回会议") && none.text.contains("lang=\"zh"),
        "{}",
        none.text
    );
    let cut = part("file", "; filename=\"a.txt\"", "half");
    let cut = table
        .house
        .admin()
        .send("POST", &page, kind, cut.into_bytes())
        .await;
    assert_eq!(cut.status.as_u16() / 100, 4, "{}", cut.text);
    let left = table.house.admin().get(&table.papers()).await.json();
    assert_eq!(
        left["items"].as_array().unwrap().len(),
        2,
        "half a file is none"
    );
}

#[tokio::test]
async fn r034_the_page_says_who_with_contact_and_role_beside_both_groups_of_papers() {
    let table = table().await;
    let guest = json!({ "attendees": [
        { "name": "Guest", "email": "g@client.example", "kind": "optional" }] });
    let asked = format!("{}/attendees", table.path);
    let asked = table.house.admin().post(&asked, guest).await;
    assert!(asked.status.is_success(), "{}", asked.text);
    table.add("plan.txt", "before", b"plan").await;
    table.add("minutes.txt", "after", b"minutes").await;
    // Once it is over.
    table.house.clock.as_ref().unwrap().forward(27 * 60);
    let page = table.path.replace("/api/v1", "");
    for (language, words) in [
        (
            "en",
            ["Optional", "Required", "Before the meeting", "Afterwards"],
        ),
        ("zh", ["可选", "必须", "会前", "会后"]),
    ] {
        let asker = table.house.browser(&table.of_ben);
        let asker = asker.header("accept-language", language);
        let text = asker.get(&page).await.expect(200).text;
        let contacts = [
            "Guest",
            "g@client.example",
            "ben",
            "plan.txt",
            "minutes.txt",
        ];
        for wanted in contacts.into_iter().chain(words) {
            assert!(text.contains(wanted), "{language}: no {wanted}");
        }
        let at = |words: &str| text.find(words).unwrap();
        assert!(at("plan.txt") < at("minutes.txt"));
    }
}
