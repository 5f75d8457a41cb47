//! A paper shown in the page, in a frame of its own.
//!
//! What is made here has no scripts, and the policy lets none run: were there a mistake in the
//! making, nothing would come of it. A PDF goes to the browser's own viewer, which no policy holds;
//! so it is sent without what could run (`services::meetings::papers::preview`).

use axum::{
    extract::State,
    http::HeaderMap,
    response::{Html, IntoResponse, Response},
};
use services::meetings::papers::preview::{Shown, show};

use super::send::{Version, bytes, put};
use crate::{
    http::{Asked, Caller, Fault, asked::cookie},
    site::Site,
};

/// For HTML: no scripts, no forms, nothing from elsewhere; links open in windows of their own.
const HTML_POLICY: &str = "sandbox allow-popups allow-popups-to-escape-sandbox; \
     default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; \
     frame-ancestors 'self'";
/// For pictures and PDF: these hold neither styles nor scripts of this site.
const FILE_POLICY: &str = "default-src 'none'; frame-ancestors 'self'";

/// The page, picture or PDF.
pub(super) async fn preview(
    State(site): State<Site>,
    caller: Caller,
    asked: Asked,
    Version(id, paper, number): Version,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    let (services, actor, locale) = (&site.services, &caller.actor, asked.locale);
    let shown = show(services, actor, &id, &paper, Some(number), locale).await?;
    let (mut response, policy) = match shown {
        Shown::Html(inner) => (
            Html(page(&site, &asked, &headers, &inner)).into_response(),
            HTML_POLICY,
        ),
        Shown::File {
            file,
            size,
            media_type,
        } => {
            let tag = format!("\"{}\"", file.rsplit('/').next().unwrap_or_default());
            let mut response = bytes(services, &file, size, &headers, &tag).await?;
            put(response.headers_mut(), "content-type", &media_type);
            put(response.headers_mut(), "content-disposition", "inline");
            (response, FILE_POLICY)
        }
    };
    put(response.headers_mut(), "content-security-policy", policy);
    put(
        response.headers_mut(),
        "cross-origin-resource-policy",
        "same-origin",
    );
    Ok(response)
}

fn page(site: &Site, asked: &Asked, headers: &HeaderMap, inner: &str) -> String {
    let manifest = site.assets.manifest();
    let bundle = manifest.bundles.get("organizer");
    let style = bundle.map_or_else(String::new, |bundle| {
        format!("<link rel=\"stylesheet\" href=\"{}\">", bundle.css.url)
    });
    let theme = match cookie(headers, "lintel_theme") {
        Some("light") => " data-theme=\"light\"",
        Some("dark") => " data-theme=\"dark\"",
        _ => "",
    };
    let lang = asked.locale.lang();
    let title = match asked.locale {
        contract::locale::Locale::En => "Paper",
        contract::locale::Locale::Zh => "会议资料",
    };
    format!(
        "<!doctype html><html lang=\"{lang}\"{theme}><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title>{style}\
         </head><body class=\"shown\"><main>{inner}</main></body></html>"
    )
}
