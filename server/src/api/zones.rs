//! Time zones for screens: the server's own tz files.

use axum::{
    Json as Answer,
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
    routing::get,
};
use contract::zones::ZoneFile;
use services::zones;

use crate::{
    http::Fault,
    openapi::{Api, Operation},
};

pub(super) fn routes(api: Api) -> Api {
    api.route(
        Operation::get("/zones/{*name}", "A zone's tz file (RFC 8536) in base64.")
            .open()
            .answers::<ZoneFile>(),
        get(file),
    )
}

async fn file(Path(name): Path<String>) -> Result<Response, Fault> {
    let file = zones::zone_file(&name).map_err(|_| Fault::not_found("zone"))?;
    // tz data changes a few times a year, and a day late is soon enough.
    let day = HeaderValue::from_static("public, max-age=86400");
    Ok(([(header::CACHE_CONTROL, day)], Answer(file)).into_response())
}
