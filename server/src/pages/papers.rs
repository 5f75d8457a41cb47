//! The form that brings papers without any script: files whole, in one request.

use axum::{
    extract::{FromRequest, Multipart, Request, State, multipart::Field},
    http::{HeaderMap, StatusCode, header},
    response::{Html, IntoResponse, Redirect, Response},
};
use contract::{locale::Locale, meetings::BeginUpload};
use domain::{
    ids::MeetingId,
    meetings::{LARGEST_PAPER, PaperStage},
};
use services::meetings::papers;

use crate::{
    http::{Asked, Caller, Fault, Id},
    site::Site,
};

/// Most files of one form.
const MOST_FILES: usize = 20;
/// Longest text of a field that is no file, in bytes.
const LONGEST_FIELD: usize = 100;

/// Brings the files and goes back to the meeting, or says what is wrong.
pub async fn post(
    State(site): State<Site>,
    caller: Caller,
    asked: Asked,
    Id(id): Id<MeetingId>,
    headers: HeaderMap,
    request: Request,
) -> Response {
    let most = most(&headers);
    let Ok(form) = Multipart::from_request(request, &site).await else {
        return Fault::malformed().into_response();
    };
    match bring(&site, &caller, &id, form, most).await {
        Ok(()) => Redirect::to(&format!("/meetings/{id}#papers")).into_response(),
        Err(fault) => told(&asked, &id, &fault),
    }
}

/// What a file of this form has at most, in bytes.
pub(super) fn most(headers: &HeaderMap) -> u64 {
    let length = headers.get(header::CONTENT_LENGTH);
    let length = length.and_then(|length| length.to_str().ok()?.parse().ok());
    length.unwrap_or(LARGEST_PAPER).min(LARGEST_PAPER)
}

async fn bring(
    site: &Site,
    caller: &Caller,
    id: &MeetingId,
    mut form: Multipart,
    most: u64,
) -> Result<(), Fault> {
    let (mut stage, mut paper, mut files) = (None, None, 0);
    while let Some(field) = form.next_field().await.map_err(|_| Fault::malformed())? {
        match (field.name(), field.file_name()) {
            (Some("stage"), _) => {
                let word = text(field).await?;
                stage = PaperStage::ALL.into_iter().find(|one| one.as_str() == word);
            }
            (Some("paper"), _) => {
                paper = Some(text(field).await?).filter(|paper| !paper.is_empty());
            }
            // A file field in which nothing was chosen comes with an empty name.
            (_, Some(name)) if !name.is_empty() && files < MOST_FILES => {
                files += 1;
                let announced = BeginUpload {
                    name: name.to_owned(),
                    size: Some(most),
                    stage,
                    paper: paper.clone(),
                    recording: false,
                    fingerprint: String::new(),
                };
                let (services, actor) = (&site.services, &caller.actor);
                papers::bring(services, actor, id, &announced, field).await?;
            }
            _ => {}
        }
    }
    match files {
        0 => Err(Fault::field("file", "required")),
        _ => Ok(()),
    }
}

async fn text(mut field: Field<'_>) -> Result<String, Fault> {
    let mut bytes = Vec::new();
    while let Some(piece) = field.chunk().await.map_err(|_| Fault::malformed())? {
        if bytes.len() + piece.len() > LONGEST_FIELD {
            return Err(Fault::malformed());
        }
        bytes.extend_from_slice(&piece);
    }
    String::from_utf8(bytes).map_err(|_| Fault::malformed())
}

/// What is wrong, and the way back: a page of its own, since the form's files cannot be kept.
fn told(asked: &Asked, id: &MeetingId, fault: &Fault) -> Response {
    let problem = fault.problem(asked.locale, &asked.trace_id);
    let back = match asked.locale {
        Locale::En => "Back to the meeting",
        Locale::Zh => "返回会议",
    };
    let field = problem.errors.first().map_or("", |error| &error.detail);
    let (title, lang) = (&problem.title, asked.locale.lang());
    let html = format!(
        "<!doctype html><html lang=\"{lang}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title></head>\
         <body><main><h1>{title}</h1><p>{} {field}</p>\
         <p><a href=\"/meetings/{id}#papers\">{back}</a></p></main></body></html>",
        problem.detail
    );
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::BAD_REQUEST);
    (status, Html(html)).into_response()
}
