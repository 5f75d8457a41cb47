//! Meetings as a table (R008).

use axum::{
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
    routing::get,
};
use domain::meetings::MeetingType;
use services::meetings::export::{Format, Wanted, export};

use crate::{
    http::{Asked, Caller, Fault, Params},
    openapi::{Api, Operation},
    site::Site,
};

/// A workbook's media type.
pub(super) const WORKBOOK: &str =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

pub(super) fn routes(api: Api) -> Api {
    let chosen = |path, summary| {
        Operation::get(path, summary)
            .query("type", "string", "Of this type.")
            .query("mine", "boolean", "`true`: made by the caller.")
            .query("from", "string/date-time", "That end after this.")
            .query("to", "string/date-time", "That start before this.")
    };
    api.route(
        chosen(
            "/exports/meetings.xlsx",
            "The meetings of the departments that the caller administers, as a workbook; at most \
             2,000.",
        )
        .answers_bytes(WORKBOOK),
        get(xlsx),
    )
    .route(
        chosen(
            "/exports/meetings.csv",
            "The same as text with commas (RFC 4180).",
        )
        .answers_bytes("text/csv"),
        get(csv),
    )
}

async fn xlsx(
    State(site): State<Site>,
    caller: Caller,
    asked: Asked,
    params: Params,
) -> Result<Response, Fault> {
    let file = made(&site, &caller, &asked, &params, Format::Xlsx).await?;
    Ok(answer(
        file,
        WORKBOOK,
        "attachment; filename=\"meetings.xlsx\"",
    ))
}

async fn csv(
    State(site): State<Site>,
    caller: Caller,
    asked: Asked,
    params: Params,
) -> Result<Response, Fault> {
    let file = made(&site, &caller, &asked, &params, Format::Csv).await?;
    Ok(answer(
        file,
        "text/csv; charset=utf-8",
        "attachment; filename=\"meetings.csv\"",
    ))
}

async fn made(
    site: &Site,
    caller: &Caller,
    asked: &Asked,
    params: &Params,
    format: Format,
) -> Result<Vec<u8>, Fault> {
    let wanted = Wanted {
        kind: params.word::<MeetingType>("type")?,
        mine: params.flag("mine")?.unwrap_or(false),
        from: params.instant("from")?,
        to: params.instant("to")?,
    };
    let (services, actor) = (&site.services, &caller.actor);
    Ok(export(services, actor, wanted, format, asked.locale).await?)
}

pub(super) fn answer(file: Vec<u8>, kind: &'static str, name: &'static str) -> Response {
    (
        [
            (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
            (header::CONTENT_DISPOSITION, HeaderValue::from_static(name)),
            (
                header::X_CONTENT_TYPE_OPTIONS,
                HeaderValue::from_static("nosniff"),
            ),
        ],
        file,
    )
        .into_response()
}
