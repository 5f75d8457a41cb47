//! Who comes, recorded: by which way, how, since when; the list and the file agree cell by cell
//! (R057).

use std::{collections::BTreeMap, io::Cursor};

use axum::body::to_bytes;
use calamine::{Data, Reader as _, Xlsx, open_workbook_from_rs};
use serde_json::{Value, json};

use crate::support::{House, booking};

/// A hybrid summit with some hundred people of all sorts; its path and a guest's token.
async fn summit(house: &House) -> (String, String) {
    let room = house.room().await;
    let (gina, of_gina) = house.person("gina", &["ordinary"]).await;
    let (gus, of_gus) = house.person("gus", &["ordinary"]).await;
    house.person("ben", &["ordinary"]).await;
    let slot = booking(house.now(), "", 0, 60);
    let large = json!({ "capacity": 1_000 });
    house
        .admin()
        .patch(&format!("/api/v1/rooms/{room}"), large)
        .await
        .expect(200);
    let body = json!({
        "topic": "Summit", "type": "large_event", "mode": "hybrid", "rooms": [room],
        "start": slot["start"], "end": slot["end"], "time_zone": "Asia/Shanghai",
        "attendees": [{ "account": gina, "class": "guest" }, { "account": gus }],
    });
    let made = house
        .admin()
        .post("/api/v1/meetings", body)
        .await
        .expect(201);
    let path = format!("/api/v1/meetings/{}", made.id());
    let join = made.json()["join_path"].as_str().unwrap().to_owned();

    let mut lines = String::from("姓名,电子邮箱,参会方式,类别,单位\n");
    let classes = ["嘉宾", "普通观众", "参会企业", "志愿者", "工作人员", ""];
    for (nth, class) in classes.iter().cycle().take(420).enumerate() {
        let kind = ["必须", "可选", "列席"][nth % 3];
        lines.push_str(&format!(
            "来宾 {nth},g{nth}@client.example,{kind},{class},公司 {}\n",
            nth % 7
        ));
    }
    let import = format!("{path}/attendees/import");
    let file = house
        .admin()
        .send("POST", &import, Some("text/csv"), lines.into_bytes())
        .await;
    assert_eq!(file.expect(200).json()["added"], 420);
    let odd = json!({ "attendees": [
        { "name": "=HYPERLINK(\"x\")", "email": "eq@client.example", "company": "+Plus, \"Co\"" },
        { "name": "@at", "company": "-1" }, { "name": "one, two; three" },
    ] });
    let invited = format!("{path}/attendees");
    house.admin().post(&invited, odd).await.expect(200);
    let who = json!({ "name": "王伟", "company": "客户公司", "mode": "online" });
    let joined = house
        .nobody()
        .post(&format!("/api/v1/join{}", &join[2..]), who)
        .await;
    assert!(joined.status.is_success(), "{}", joined.text);
    let here = json!({ "participation": "accepted", "mode": "in_person" });
    let answer = format!("{path}/answer");
    house.with(&of_gina).post(&answer, here).await.expect(200);
    let ben = json!({ "who": "ben" });
    house
        .with(&of_gus)
        .post(&format!("{path}/delegate"), ben)
        .await
        .expect(200);
    (path, of_gina)
}

/// All pages of the list.
async fn list(house: &House, path: &str) -> Vec<Value> {
    let (mut all, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = format!("{path}/attendees?limit=100{cursor}");
        let page = house.admin().get(&page).await.expect(200).json();
        all.extend(page["items"].as_array().unwrap().iter().cloned());
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return all,
        }
    }
}

const EN: [(&str, &str); 18] = [
    ("required", "Required"),
    ("optional", "Optional"),
    ("observer", "Observer"),
    ("guest", "Guest or speaker"),
    ("audience", "Audience"),
    ("company", "Company"),
    ("volunteer", "Volunteer"),
    ("staff", "Staff"),
    ("in_person", "In the room"),
    ("online", "Online"),
    ("needs_action", "Not answered"),
    ("accepted", "Accepted"),
    ("delegated", "Sends somebody else"),
    ("booking", "Booking form"),
    ("file", "File"),
    ("join_link", "Join link"),
    ("delegate", "In somebody's place"),
    ("invited", "Invitation"),
];
const ZH: [(&str, &str); 18] = [
    ("required", "必须"),
    ("optional", "可选"),
    ("observer", "列席"),
    ("guest", "嘉宾"),
    ("audience", "普通观众"),
    ("company", "参会企业"),
    ("volunteer", "志愿者"),
    ("staff", "工作人员"),
    ("in_person", "现场"),
    ("online", "线上"),
    ("needs_action", "未回复"),
    ("accepted", "已接受"),
    ("delegated", "由他人代替"),
    ("booking", "预订表单"),
    ("file", "文件导入"),
    ("join_link", "加入链接"),
    ("delegate", "代他人参会"),
    ("invited", "邀请"),
];

/// The line that the file must have for somebody of the list; written here a second time on
/// purpose.
fn expected(one: &Value, words: &BTreeMap<&str, &str>, yes: &str) -> Vec<String> {
    let text = |name: &str| one[name].as_str().unwrap_or_default().to_owned();
    let word = |name: &str| match one[name].as_str() {
        Some(said) => words[said].to_owned(),
        None => String::new(),
    };
    let time = |name: &str| match one[name].as_str() {
        Some(at) => {
            let at: jiff::Timestamp = at.parse().unwrap();
            let wall = at.to_zoned(jiff::tz::TimeZone::get("Asia/Shanghai").unwrap());
            wall.strftime("%Y-%m-%d %H:%M").to_string()
        }
        None => String::new(),
    };
    let external = if one["external"] == true { yes } else { "" };
    vec![
        text("name"),
        text("company"),
        text("position"),
        text("email"),
        text("phone"),
        word("kind"),
        word("class"),
        word("mode"),
        word("participation"),
        time("answered_at"),
        text("reason"),
        time("invited_at"),
        word("way"),
        text("invited_by"),
        external.to_owned(),
        text("sends"),
        text("in_place_of"),
        time("checked_in_at"),
    ]
}

async fn bytes(house: &House, path: &str, language: &str) -> Vec<u8> {
    let asker = house.admin().header("accept-language", language);
    let answer = asker.raw("GET", path, None, Vec::new()).await;
    assert_eq!(answer.status(), 200);
    to_bytes(answer.into_body(), 10_000_000)
        .await
        .unwrap()
        .to_vec()
}

#[tokio::test]
async fn r057_the_list_and_the_files_agree_in_every_cell() {
    let house = House::new().await;
    let (path, _) = summit(&house).await;
    let all = list(&house, &path).await;
    assert_eq!(
        all.len(),
        427,
        "two, 420 of the file, three, one by the link, a delegate"
    );
    let ways: std::collections::BTreeSet<_> =
        all.iter().map(|one| one["way"].as_str().unwrap()).collect();
    assert_eq!(ways.len(), 5, "people of all sorts: {ways:?}");
    let words: BTreeMap<_, _> = EN.into();
    let rows: Vec<_> = all.iter().map(|one| expected(one, &words, "yes")).collect();

    let file = format!("{path}/attendees/export?format=xlsx");
    let file = Cursor::new(bytes(&house, &file, "en").await);
    let mut book: Xlsx<_> = open_workbook_from_rs(file).unwrap();
    let sheet = book.worksheet_range("People").unwrap();
    let text = |cell: &Data| match cell {
        Data::String(text) => text.clone(),
        Data::Empty => String::new(),
        other => panic!("{other:?} is no text"),
    };
    let mut found = sheet
        .rows()
        .map(|row| row.iter().map(text).collect::<Vec<_>>());
    assert_eq!(found.next().unwrap()[0], "Name");
    let found: Vec<_> = found.collect();
    assert_eq!(found.len(), rows.len());
    for (found, row) in found.iter().zip(&rows) {
        assert_eq!(found, row);
    }

    let words: BTreeMap<_, _> = ZH.into();
    let file = format!("{path}/attendees/export?format=csv");
    let text = String::from_utf8(bytes(&house, &file, "zh").await).unwrap();
    let text = text.strip_prefix('\u{feff}').unwrap();
    let mut read = csv::Reader::from_reader(text.as_bytes());
    assert_eq!(&read.headers().unwrap()[0], "姓名");
    let found: Vec<_> = read.records().map(Result::unwrap).collect();
    assert_eq!(found.len(), all.len());
    for (found, one) in found.iter().zip(&all) {
        let row = expected(one, &words, "是");
        // What a spreadsheet would take for a formula has an apostrophe before it.
        let guarded = row
            .iter()
            .map(|cell| match cell.starts_with(['=', '+', '-', '@']) {
                true => format!("'{cell}"),
                false => cell.clone(),
            });
        assert_eq!(
            found.iter().collect::<Vec<_>>(),
            guarded.collect::<Vec<_>>()
        );
    }
}

#[tokio::test]
async fn r057_a_part_of_the_list_and_who_may_take_it_out() {
    let house = House::new().await;
    let (path, of_gina) = summit(&house).await;
    let file = format!("{path}/attendees/export?format=csv&class=volunteer");
    let text = String::from_utf8(bytes(&house, &file, "en").await).unwrap();
    assert_eq!(
        text.lines().count(),
        71,
        "those that the list's filter wants"
    );
    let guest = house
        .with(&of_gina)
        .get(&format!("{path}/attendees/export"))
        .await;
    guest.problem(403, "forbidden");
    let nobody = house
        .nobody()
        .get(&format!("{path}/attendees/export"))
        .await;
    nobody.problem(401, "unauthenticated");
    let odd = house
        .admin()
        .get(&format!("{path}/attendees/export?format=pdf"))
        .await;
    odd.problem(422, "invalid");
    let detail = house.admin().get(&path).await.expect(200).json();
    let answers = &detail["answers"];
    assert_eq!(
        (&answers["in_person"], &answers["online"]),
        (&json!(1), &json!(1))
    );
    let wrong = json!({ "participation": "accepted", "mode": "hybrid" });
    let wrong = house
        .with(&of_gina)
        .post(&format!("{path}/answer"), wrong)
        .await;
    assert_eq!(wrong.problem(422, "invalid")["errors"][0]["field"], "mode");
}
