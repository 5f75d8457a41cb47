//! How long 2,000 attendees from a workbook take, and that a second time changes nothing.

use std::{path::Path, time::Instant};

use rust_xlsxwriter::{Workbook, XlsxError};
use serde_json::json;

use crate::{
    Outcome,
    child::Server,
    figure::{Figure, at_most, exactly},
};

/// People in the file.
const PEOPLE: u32 = 2_000;

/// The section.
pub async fn measure(lintel: &Path) -> Outcome<Vec<Figure>> {
    let server = Server::start(lintel).await?;
    let mut client = server.client().await?;
    let kind = "application/json";
    let hall = json!({
        "name": "Hall", "capacity": 5_000, "time_zone": "Asia/Shanghai", "max_days_ahead": null,
    });
    let hall = hall.to_string();
    let hall = client.call("POST", "/api/v1/rooms", kind, hall.as_bytes());
    let hall = hall.await?.json()?;
    let meeting = json!({
        "topic": "Summit", "type": "large_event", "rooms": [hall["id"]],
        "start": "2030-05-06T01:00:00Z", "end": "2030-05-06T09:00:00Z",
    });
    let meeting = meeting.to_string();
    let meeting = client.call("POST", "/api/v1/meetings", kind, meeting.as_bytes());
    let meeting = meeting.await?.json()?;
    let id = meeting["id"].as_str().ok_or("no meeting")?;
    let path = format!("/api/v1/meetings/{id}/attendees/import");
    let file = workbook()?;
    let sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let begin = Instant::now();
    let first = client.call("POST", &path, sheet, &file).await?.json()?;
    let took = begin.elapsed().as_secs_f64();
    let second = client.call("POST", &path, sheet, &file).await?.json()?;
    let page = format!("/api/v1/meetings/{id}");
    let begin = Instant::now();
    let seen = client.call("GET", &page, "", b"").await?.json()?;
    let read = begin.elapsed().as_secs_f64() * 1_000.0;
    let count = |value: &serde_json::Value| value.as_f64().unwrap_or(-1.0);
    let how = "POST …/attendees/import, xlsx, a room booked, RocksDB, fsync every commit";
    let all = f64::from(PEOPLE);
    Ok(vec![
        at_most("import_2000_s", took, 3.0, "s", how),
        exactly(
            "guests: invited",
            count(&first["added"]),
            all,
            "people",
            how,
        ),
        exactly(
            "guests: known to a second import",
            count(&second["skipped"]),
            all,
            "people",
            how,
        ),
        exactly(
            "guests: on the meeting",
            count(&seen["attendee_count"]),
            all,
            "people",
            "GET /api/v1/meetings/{id}",
        ),
        at_most(
            "guests: the meeting is read",
            read,
            500.0,
            "ms",
            "GET /api/v1/meetings/{id}, 2,000 attendees",
        ),
    ])
}

fn workbook() -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let header = ["姓名", "电子邮箱", "部门或单位", "参会方式", "类别"];
    for (column, word) in (0..).zip(header) {
        sheet.write(0, column, word)?;
    }
    for n in 1..=PEOPLE {
        sheet.write(n, 0, format!("来宾 {n}"))?;
        sheet.write(n, 1, format!("guest{n}@client.example"))?;
        sheet.write(n, 2, "客户公司")?;
        sheet.write(n, 3, "可选")?;
        sheet.write(n, 4, "普通观众")?;
    }
    book.save_to_buffer()
}
