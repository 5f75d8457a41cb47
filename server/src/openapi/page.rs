//! `/api/docs`: the document as a page, written by the server; no script, so any CSP fits.

use std::fmt::Write as _;

use contract::locale::Locale;
use serde_json::Value;

/// The page in a language. The descriptions themselves are English, like the JSON's names.
#[must_use]
pub fn page(document: &Value, locale: Locale, style: Option<&str>) -> String {
    let (title, intro, raw) = match locale {
        Locale::En => (
            "Lintel API",
            "For programs: the public HTTP API.",
            "As OpenAPI 3.1",
        ),
        Locale::Zh => (
            "门楣 API",
            "供程序调用的公开 HTTP 接口。",
            "OpenAPI 3.1 文档",
        ),
    };
    let style = style.map_or_else(String::new, |url| {
        format!("<link rel=\"stylesheet\" href=\"{}\">", escaped(url))
    });
    let about = document["info"]["description"].as_str().unwrap_or_default();
    let mut html = format!(
        "<!DOCTYPE html><html lang=\"{}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>{title}</title>{style}</head><body class=\"api-docs\"><main>\
         <h1>{title}</h1><p>{intro}</p><p lang=\"en\">{}</p>\
         <p><a href=\"/api/v1/openapi.json\">{raw}</a></p>",
        locale.lang(),
        escaped(about),
    );
    let paths = document["paths"].as_object().into_iter().flatten();
    for (path, calls) in paths {
        for (method, call) in calls.as_object().into_iter().flatten() {
            write_call(&mut html, method, path, call);
        }
    }
    html.push_str("</main></body></html>");
    html
}

fn write_call(html: &mut String, method: &str, path: &str, call: &Value) {
    let summary = escaped(call["summary"].as_str().unwrap_or_default());
    // Writing into a String cannot fail.
    let _ = write!(
        html,
        "<details lang=\"en\"><summary><code>{} {}</code> {summary}</summary>",
        escaped(&method.to_uppercase()),
        escaped(path),
    );
    let parameters = call["parameters"].as_array().into_iter().flatten();
    let rows: Vec<_> = parameters.map(row).collect();
    if !rows.is_empty() {
        let _ = write!(html, "<dl>{}</dl>", rows.join(""));
    }
    if let Some(schema) = schema(&call["requestBody"]["content"]) {
        let _ = write!(html, "<p>Takes <code>{}</code></p>", escaped(&schema));
    }
    for (status, answer) in call["responses"].as_object().into_iter().flatten() {
        let shape = schema(&answer["content"]).unwrap_or_default();
        let _ = write!(
            html,
            "<p>{} <code>{}</code> {}</p>",
            escaped(status),
            escaped(&shape),
            escaped(answer["description"].as_str().unwrap_or_default()),
        );
    }
    html.push_str("</details>");
}

fn row(parameter: &Value) -> String {
    let text = |name: &str| escaped(parameter[name].as_str().unwrap_or_default());
    let (name, place, about) = (text("name"), text("in"), text("description"));
    format!("<dt><code>{name}</code> ({place})</dt><dd>{about}</dd>")
}

/// The name of a schema, or its media type.
fn schema(content: &Value) -> Option<String> {
    let (kind, body) = content.as_object()?.iter().next()?;
    let named = body["schema"]["$ref"].as_str();
    Some(match named.and_then(|name| name.rsplit('/').next()) {
        Some(name) => name.to_owned(),
        None => kind.clone(),
    })
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
