//! Calendars brought in: the file as the body, a report with line numbers as the answer.

use axum::{
    Json as Answer,
    body::Bytes,
    extract::{DefaultBodyLimit, State},
    routing::post,
};
use contract::{bookings::OnConflict, connections::ImportReport};
use services::connections::{self, Format, ImportRequest};

use crate::{
    http::{Asked, Caller, Fault, Params},
    openapi::{Api, Operation},
    site::{LARGEST_IMPORT, Site},
};

pub(super) fn routes(api: Api) -> Api {
    api.route(
        Operation::post(
            "/imports",
            "Bring a calendar file in; a second time changes nothing.",
        )
        .query("format", "string", "`pentabarf` or `ics`; needed.")
        .query("dry_run", "boolean", "Decide everything, write nothing.")
        .query("room", "string", "All events go there.")
        .query("time_zone", "string", "IANA zone of times that have none.")
        .query("create_rooms", "boolean", "Make rooms that are not there.")
        .query(
            "on_conflict",
            "string",
            "`refuse` or `skip` dates that clash.",
        )
        .takes_bytes("application/octet-stream")
        .answers::<ImportReport>(),
        post(import).layer(DefaultBodyLimit::max(LARGEST_IMPORT)),
    )
}

async fn import(
    State(site): State<Site>,
    caller: Caller,
    asked: Asked,
    params: Params,
    bytes: Bytes,
) -> Result<Answer<ImportReport>, Fault> {
    let format = params.word::<Format>("format")?;
    let request = ImportRequest {
        format: format.ok_or_else(|| Fault::field("format", "required"))?,
        bytes: bytes.into(),
        dry_run: params.flag("dry_run")?.unwrap_or(false),
        room: params.id("room")?,
        time_zone: params.text("time_zone").map(str::to_owned),
        create_rooms: params.flag("create_rooms")?,
        on_conflict: params
            .word::<OnConflict>("on_conflict")?
            .unwrap_or_default(),
        locale: asked.locale,
    };
    Ok(Answer(
        connections::import(&site.services, &caller.actor, request).await?,
    ))
}
