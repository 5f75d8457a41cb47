//! The journal's server function.

#![allow(
    missing_docs,
    reason = "#[server] makes undocumented structs of arguments"
)]

use contract::{page::Page, zones::ZoneFile};
use jiff::Timestamp;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{context::ApiError, wire::Call};

/// The five filters of R213 as typed, and the page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct JournalAsked {
    /// Part of a name.
    pub actor: String,
    /// Part of what the action is called, or of the detail.
    pub content: String,
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
    /// `ok`, `failed`, or an error code.
    pub result: String,
    /// A role.
    pub role: String,
    /// The last page's cursor.
    pub cursor: String,
}

/// A row in the reader's language. The server words it, so that a page carries no actions' words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JournalRow {
    /// When.
    pub at: Timestamp,
    /// Name of who did it, as it was then.
    pub actor: String,
    /// What the strongest role then is called.
    pub role: Option<String>,
    /// What the action is called.
    pub action: String,
    /// Names, times.
    pub detail: String,
    /// What became of it.
    pub result: String,
}

/// A page of rows, newest first, and the zone that days are meant in.
///
/// # Errors
/// As `services::audit::list`.
#[server(ReadJournalPage, prefix = "/api/fn", protocol = Call, endpoint = "audit/journal")]
pub async fn journal(asked: JournalAsked) -> Result<(Page<JournalRow>, ZoneFile), ApiError> {
    use services::{audit::JournalQuery, paging::Paging, ports::JournalFilter};

    use super::words;

    let (services, actor) = crate::context::caller()?;
    let zone = services::rooms::settings(&services).await?.time_zone;
    let file = services::zones::zone_file(&zone)?;
    let zone = crate::zones::Zone::read(&file);
    let day = |text: &str| crate::zones::parse_date(text);
    let after = |text: &str| day(text).and_then(|day| day.tomorrow().ok());
    let named = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let filter = JournalFilter {
        actor: named(&asked.actor),
        content: named(&asked.content),
        from: day(&asked.from).and_then(|day| zone.midnight(day)),
        to: after(&asked.to).and_then(|day| zone.midnight(day)),
        result: named(&asked.result),
        role: named(&asked.role),
        ..JournalFilter::default()
    };
    let paging = Paging {
        limit: None,
        cursor: named(&asked.cursor),
    };
    let query = JournalQuery { filter, paging };
    let page = services::audit::list(&services, &actor, &query).await?;
    let locale = crate::context::caller_locale();
    let rows = page.items.into_iter();
    let page = Page {
        items: rows.map(|row| words::row(locale, row)).collect(),
        next_cursor: page.next_cursor,
    };
    Ok((page, file))
}
