//! `Idempotency-Key` on every POST (api.md): reserve, carry out with the reserved id, keep the
//! answer. A refusal is an answer too; "try again later" is not.

use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::accounts::{Actor, ActorKind};
use serde_json::json;
use services::meetings::import::LARGEST_SHEET;
use services::ports::{Change, Kind, StoreError};

use super::{
    Asked, Caller, Fault, body,
    fault::write_out,
    replay::{Answer, Hashes, Kept, LARGEST_ANSWER},
    reserved::Reserved,
};
use crate::site::{LARGEST_IMPORT, Site};

/// The header.
const KEY: &str = "idempotency-key";
/// Says that an answer was given before.
const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");
/// Longest key, in bytes.
const LONGEST_KEY: usize = 255;
/// Headers that are part of the answer. Cookies are not: a replayed sign-in answers its token.
const ANSWERED: [HeaderName; 4] = [
    header::CONTENT_TYPE,
    header::LOCATION,
    header::ETAG,
    header::CONTENT_LANGUAGE,
];

/// The layer around the API.
pub async fn layer(State(site): State<Site>, request: Request, next: Next) -> Response {
    let key = request.headers().get(KEY).cloned();
    match key {
        Some(key) if request.method() == Method::POST => {
            let asked = request.extensions().get::<Asked>().cloned();
            match keyed(&site, &key, request, next).await {
                Ok(response) => response,
                Err(fault) => match asked {
                    Some(asked) => write_out(&asked, fault.into_response()),
                    None => fault.into_response(),
                },
            }
        }
        _ => next.run(request).await,
    }
}

async fn keyed(
    site: &Site,
    key: &HeaderValue,
    request: Request,
    next: Next,
) -> Result<Response, Fault> {
    let key = key.to_str().ok().map(str::trim);
    let fine = |key: &&str| !key.is_empty() && key.len() <= LONGEST_KEY;
    let key = key
        .filter(fine)
        .ok_or_else(|| Fault::field("Idempotency-Key", "bad_value"))?;
    let (parts, body) = request.into_parts();
    let largest = match parts.uri.path() {
        "/api/v1/imports" => LARGEST_IMPORT,
        path if path.ends_with("/attendees/import") => LARGEST_SHEET,
        _ => body::LARGEST,
    };
    let bytes = axum::body::to_bytes(body, largest)
        .await
        .map_err(|_| Fault::Edge(StatusCode::PAYLOAD_TOO_LARGE, "too_large"))?;
    let hashes = {
        let actor = parts.extensions.get::<Caller>().map(|caller| &caller.actor);
        let address = parts
            .uri
            .path_and_query()
            .map_or("", |address| address.as_str());
        Hashes::of(&who(actor), key, &[address.as_bytes(), &bytes])
    };
    let turn = site.turns.of(&hashes.id);
    let _turn = turn.lock().await;
    let (kept, revision) = match reserve(site, &hashes).await? {
        Found::Answered(answer) => return replay(&hashes, &answer),
        Found::Ours(kept, revision) => (kept, revision),
    };
    let asked = parts.extensions.get::<Asked>().cloned();
    let mut request = Request::from_parts(parts, Body::from(bytes));
    request
        .extensions_mut()
        .insert(Reserved::of(&kept.reserved));
    let mut response = next.run(request).await;
    if let Some(asked) = asked {
        response = write_out(&asked, response);
    }
    keep(site, &hashes, kept, revision, response).await
}

/// Keys of different callers never meet.
fn who(actor: Option<&Actor>) -> String {
    match actor.map(|actor| &actor.kind) {
        None | Some(ActorKind::Anonymous) => "anonymous".to_owned(),
        Some(ActorKind::Person(id, _)) => format!("person {id}"),
        Some(ActorKind::ApiKey(id)) => format!("key {id}"),
        Some(ActorKind::Door(id, _)) => format!("door {id}"),
        Some(ActorKind::System) => "lintel".to_owned(),
    }
}

enum Found {
    /// Answered before.
    Answered(Answer),
    /// To be carried out: new, or left behind by a process that died.
    Ours(Kept, u64),
}

async fn reserve(site: &Site, hashes: &Hashes) -> Result<Found, Fault> {
    let (records, now) = (&site.services.records, site.services.clock.now());
    // A second try finds what another process has written between the read and the write.
    for _ in 0..2 {
        let stored = records
            .get(Kind::Idempotency, &hashes.id)
            .await
            .map_err(unavailable)?;
        let mut expected = None;
        if let Some(stored) = stored {
            let kept: Kept = stored.read().map_err(unavailable)?;
            expected = Some(stored.revision);
            if kept.is_fresh(now) {
                if kept.fingerprint != hashes.fingerprint {
                    let status = StatusCode::UNPROCESSABLE_ENTITY;
                    return Err(Fault::Edge(status, "idempotency_mismatch"));
                }
                return Ok(match kept.answer.clone() {
                    Some(answer) => Found::Answered(answer),
                    None => Found::Ours(kept, stored.revision),
                });
            }
        }
        let kept = Kept {
            fingerprint: hashes.fingerprint.clone(),
            reserved: site.services.ids.id(),
            created_at: now,
            answer: None,
        };
        match put(site, hashes, &kept, expected).await {
            Ok(()) => {
                return Ok(Found::Ours(
                    kept,
                    expected.map_or(1, |revision| revision + 1),
                ));
            }
            Err(StoreError::Taken(_) | StoreError::Stale(_)) => {}
            Err(error) => return Err(unavailable(error)),
        }
    }
    Err(Fault::Edge(StatusCode::SERVICE_UNAVAILABLE, "unavailable"))
}

async fn put(
    site: &Site,
    hashes: &Hashes,
    kept: &Kept,
    expected: Option<u64>,
) -> Result<(), StoreError> {
    let change = Change::Put {
        kind: Kind::Idempotency,
        id: hashes.id.clone(),
        expected,
        value: json!(kept),
    };
    site.services.records.write(vec![change], Vec::new()).await
}

async fn keep(
    site: &Site,
    hashes: &Hashes,
    kept: Kept,
    revision: u64,
    response: Response,
) -> Result<Response, Fault> {
    let status = response.status();
    let later = status.is_server_error()
        || matches!(
            status,
            StatusCode::TOO_MANY_REQUESTS | StatusCode::UNAUTHORIZED
        );
    if later {
        return Ok(response);
    }
    let (parts, body) = response.into_parts();
    let bytes = axum::body::to_bytes(body, usize::MAX)
        .await
        .map_err(|_| Fault::Internal)?;
    if bytes.len() <= LARGEST_ANSWER {
        let header = |name: &HeaderName| {
            let value = parts.headers.get(name)?.to_str().ok()?;
            Some((name.as_str().to_owned(), value.to_owned()))
        };
        let answer = Answer {
            status: status.as_u16(),
            headers: ANSWERED.iter().filter_map(header).collect(),
            body: hashes.seal(&bytes),
        };
        let kept = Kept {
            answer: Some(answer),
            ..kept
        };
        if let Err(error) = put(site, hashes, &kept, Some(revision)).await {
            // The work is done; a retry carries it out again and finds the reserved id.
            tracing::warn!(%error, "an idempotent answer was not kept");
        }
    }
    Ok(Response::from_parts(parts, Body::from(bytes)))
}

fn replay(hashes: &Hashes, answer: &Answer) -> Result<Response, Fault> {
    let body = hashes.open(&answer.body).ok_or(Fault::Internal)?;
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = StatusCode::from_u16(answer.status).map_err(|_| Fault::Internal)?;
    for (name, value) in &answer.headers {
        if let (Ok(name), Ok(value)) = (name.parse::<HeaderName>(), value.parse()) {
            response.headers_mut().insert(name, value);
        }
    }
    response
        .headers_mut()
        .insert(REPLAYED, HeaderValue::from_static("true"));
    Ok(response)
}

fn unavailable(error: StoreError) -> Fault {
    services::Error::from(error).into()
}
