//! Who comes to a large event, by party; their dossiers and portraits; the list as a file (R052,
//! R057).

use axum::{
    Json as Answer,
    body::Bytes,
    extract::{DefaultBodyLimit, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
    routing::get,
};
use contract::meetings::{ChangeDossier, Dossier, Parties};
use domain::ids::MeetingId;
use services::{
    meetings::{
        dossier::{self, Portrait},
        export::{Format, export_attendees},
    },
    rooms::Photo,
};

use super::{
    export::{WORKBOOK, answer},
    import::filter,
};
use crate::{
    http::{Asked, Caller, Expected, Fault, Id, Json, Params, Tagged, TwoIds},
    openapi::{Api, Operation},
    site::Site,
};

/// A little more than a portrait may have, so that the refusal can name the field.
const LARGEST_BODY: usize = 3 * 1024 * 1024;

pub(super) fn routes(api: Api) -> Api {
    let api = api.route(
        Operation::get(
            "/meetings/{id}/parties",
            "Who comes, counted by party and by company.",
        )
        .answers::<Parties>(),
        get(parties),
    );
    let one = "/meetings/{id}/attendees/{attendee}/dossier";
    let api = api
        .route(
            Operation::get(
                one,
                "The dossier of somebody who comes, as the caller may see it.",
            )
            .answers::<Dossier>(),
            get(read),
        )
        .route(
            Operation::patch(
                one,
                "Write in it: who looks after the meeting, or the own one.",
            )
            .takes::<ChangeDossier>()
            .answers::<Dossier>(),
            axum::routing::patch(change),
        );
    let portrait = "/meetings/{id}/attendees/{attendee}/portrait";
    let api = api
        .route(
            Operation::get(portrait, "The picture.").answers_bytes("image/*"),
            get(picture),
        )
        .route(
            Operation::put(
                portrait,
                "Set the picture: PNG, JPEG or WebP, at most 2 MB.",
            )
            .takes_bytes("image/*")
            .answers::<Dossier>(),
            axum::routing::put(set_picture).layer(DefaultBodyLimit::max(LARGEST_BODY)),
        )
        .route(
            Operation::delete(portrait, "Take the picture away.").answers::<Dossier>(),
            axum::routing::delete(remove_picture),
        );
    exports(api)
}

fn exports(api: Api) -> Api {
    api.route(
        Operation::get(
            "/meetings/{id}/attendees/export",
            "The list as a file, in the caller's language; takes the list's filters.",
        )
        .query("format", "string", "`xlsx` or `csv`; `xlsx` when absent.")
        .query("text", "string", "Part of the name, company or address.")
        .query("kind", "string", "`required`, `optional`, `observer`.")
        .query(
            "class",
            "string",
            "`guest`, `audience`, `company`, `volunteer`, `staff`.",
        )
        .query("participation", "string", "Who answered this.")
        .answers_bytes(WORKBOOK),
        get(export),
    )
}

async fn parties(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<MeetingId>,
) -> Result<Answer<Parties>, Fault> {
    let counted = dossier::parties(&site.services, &caller.actor, &id).await?;
    Ok(Answer(counted))
}

async fn read(
    State(site): State<Site>,
    caller: Caller,
    TwoIds(id, attendee): TwoIds<MeetingId, String>,
) -> Result<Tagged<Dossier>, Fault> {
    let found = dossier::get(&site.services, &caller.actor, &id, &attendee).await?;
    Ok(Tagged::ok(found.revision, found))
}

async fn change(
    State(site): State<Site>,
    caller: Caller,
    TwoIds(id, attendee): TwoIds<MeetingId, String>,
    expected: Expected,
    Json(input): Json<ChangeDossier>,
) -> Result<Tagged<Dossier>, Fault> {
    let of = (&id, attendee.as_str());
    written(&site, &caller, of, (&input, Portrait::Keep), expected).await
}

async fn set_picture(
    State(site): State<Site>,
    caller: Caller,
    TwoIds(id, attendee): TwoIds<MeetingId, String>,
    expected: Expected,
    bytes: Bytes,
) -> Result<Tagged<Dossier>, Fault> {
    let (of, input) = ((&id, attendee.as_str()), ChangeDossier::default());
    written(
        &site,
        &caller,
        of,
        (&input, Portrait::Set(&bytes)),
        expected,
    )
    .await
}

async fn remove_picture(
    State(site): State<Site>,
    caller: Caller,
    TwoIds(id, attendee): TwoIds<MeetingId, String>,
    expected: Expected,
) -> Result<Tagged<Dossier>, Fault> {
    let (of, input) = ((&id, attendee.as_str()), ChangeDossier::default());
    written(&site, &caller, of, (&input, Portrait::Remove), expected).await
}

async fn written(
    site: &Site,
    caller: &Caller,
    of: (&MeetingId, &str),
    given: (&ChangeDossier, Portrait<'_>),
    Expected(revision): Expected,
) -> Result<Tagged<Dossier>, Fault> {
    let done = dossier::change(&site.services, &caller.actor, of, given, revision).await?;
    Ok(Tagged::ok(done.revision, done))
}

async fn picture(
    State(site): State<Site>,
    caller: Caller,
    TwoIds(id, attendee): TwoIds<MeetingId, String>,
) -> Result<Response, Fault> {
    let photo = dossier::portrait(&site.services, &caller.actor, &id, &attendee).await?;
    let Photo {
        content_type,
        bytes,
    } = photo;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(content_type)),
        // Who may see it may lose the right, so that it is asked for again before long.
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("private, max-age=300"),
        ),
        (
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ),
    ];
    Ok((headers, bytes).into_response())
}

async fn export(
    State(site): State<Site>,
    caller: Caller,
    asked: Asked,
    Id(id): Id<MeetingId>,
    params: Params,
) -> Result<Response, Fault> {
    let format = match params.text("format") {
        None | Some("xlsx") => Format::Xlsx,
        Some("csv") => Format::Csv,
        Some(_) => return Err(Fault::field("format", "bad_value")),
    };
    let (services, actor, how) = (&site.services, &caller.actor, (format, asked.locale));
    let file = export_attendees(services, actor, &id, &filter(&params)?, how).await?;
    Ok(match format {
        Format::Xlsx => answer(file, WORKBOOK, "attachment; filename=\"attendees.xlsx\""),
        Format::Csv => answer(
            file,
            "text/csv; charset=utf-8",
            "attachment; filename=\"attendees.csv\"",
        ),
    })
}
