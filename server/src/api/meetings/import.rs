//! Attendees from a spreadsheet, and those who are asked page by page (R045 to R047, R052).

use axum::{
    Json as Answer,
    body::Bytes,
    extract::{DefaultBodyLimit, State},
    http::header,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use contract::{
    locale::Locale,
    meetings::{AttendeeFilter, AttendeeImport, MeetingAttendee},
};
use domain::ids::MeetingId;
use services::meetings::{
    self,
    import::{AttendeeFile, LARGEST_SHEET},
};

use super::super::lists::{self, Listed};
use crate::{
    http::{Asked, Caller, Fault, Id, Params},
    openapi::{Api, Operation},
    site::Site,
};

/// What spreadsheets are (RFC 6838 registration of Office Open XML).
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

pub(super) fn routes(api: Api) -> Api {
    api.route(
        Operation::get(
            "/meetings/attendees/template.xlsx",
            "The sheet to fill in for an import of attendees.",
        )
        .query("lang", "string", "`en` or `zh`; the caller's when absent.")
        .answers_bytes(XLSX),
        get(template),
    )
    .route(
        Operation::get("/meetings/{id}/attendees", "Who is asked to come.")
            .query("text", "string", "Part of the name, company or address.")
            .query("kind", "string", "`required`, `optional`, `observer`.")
            .query(
                "class",
                "string",
                "`guest`, `audience`, `company`, `volunteer`, `staff`.",
            )
            .query("participation", "string", "Who answered this.")
            .paged()
            .answers::<Listed<MeetingAttendee>>(),
        get(list),
    )
    .route(
        Operation::post(
            "/meetings/{id}/attendees/import",
            "Ask everybody of a spreadsheet: xlsx or CSV by the template; a second time changes \
             nothing.",
        )
        .query("dry_run", "boolean", "Decide everything, write nothing.")
        .query(
            "all_or_nothing",
            "boolean",
            "Write nothing when a line is wrong.",
        )
        .takes_bytes(XLSX)
        .answers::<AttendeeImport>(),
        post(import).layer(DefaultBodyLimit::max(LARGEST_SHEET)),
    )
}

async fn template(asked: Asked, params: Params) -> Result<Response, Fault> {
    let locale = match params.text("lang") {
        None => asked.locale,
        Some(word) => Locale::parse(word).ok_or_else(|| Fault::field("lang", "bad_locale"))?,
    };
    let name = match locale {
        Locale::En => "attendees-en.xlsx",
        Locale::Zh => "attendees-zh.xlsx",
    };
    let making = tokio::task::spawn_blocking(move || meetings::import::template(locale));
    let bytes = making.await.map_err(|_| Fault::Internal)??;
    let file = format!("attachment; filename=\"{name}\"");
    let headers = [
        (header::CONTENT_TYPE, XLSX.to_owned()),
        (header::CONTENT_DISPOSITION, file),
    ];
    Ok((headers, bytes).into_response())
}

async fn list(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<MeetingId>,
    params: Params,
) -> Result<Answer<Listed<MeetingAttendee>>, Fault> {
    let filter = filter(&params)?;
    let paging = lists::paging(&params)?;
    let (services, actor) = (&site.services, &caller.actor);
    let page = meetings::attendee_list(services, actor, &id, &filter, &paging).await?;
    Ok(Answer(page))
}

/// Which of those who are asked are wanted.
pub(super) fn filter(params: &Params) -> Result<AttendeeFilter, Fault> {
    Ok(AttendeeFilter {
        text: params.text("text").unwrap_or_default().to_owned(),
        kind: params.word("kind")?,
        class: params.word("class")?,
        participation: params.word("participation")?,
    })
}

async fn import(
    State(site): State<Site>,
    caller: Caller,
    asked: Asked,
    Id(id): Id<MeetingId>,
    params: Params,
    bytes: Bytes,
) -> Result<Answer<AttendeeImport>, Fault> {
    let file = AttendeeFile {
        bytes: bytes.into(),
        dry_run: params.flag("dry_run")?.unwrap_or(false),
        all_or_nothing: params.flag("all_or_nothing")?.unwrap_or(false),
        locale: asked.locale,
    };
    let report = meetings::import::import(&site.services, &caller.actor, &id, file).await?;
    Ok(Answer(report))
}
