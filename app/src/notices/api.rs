//! Server functions of notices: each hands over to one use case.
#![allow(
    missing_docs,
    reason = "#[server] makes undocumented structs of arguments"
)]

use contract::{
    notices::{Deliveries, Inbox, ToAnswer},
    zones::ZoneFile,
};
use domain::ids::MeetingId;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{context::ApiError, wire::Call};

#[cfg(feature = "ssr")]
use crate::context::{caller, reader_zone};

/// Notices on one page.
#[cfg(feature = "ssr")]
const SOME: usize = 50;

/// The reader's notices and zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InboxPage {
    /// Some of them, newest first.
    pub inbox: Inbox,
    /// In which times are shown.
    pub zone: ZoneFile,
}

/// How notices went out, and the reader's zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogPage {
    /// Some lines, newest first.
    pub log: Deliveries,
    /// In which times are shown.
    pub zone: ZoneFile,
}

/// What an invitation's link is about, and its zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answering {
    /// What may be known.
    pub about: ToAnswer,
    /// Its zone.
    pub zone: ZoneFile,
}

/// The reader's notices, before one of them.
///
/// # Errors
/// As `services::notices::inbox`.
#[server(ReadInbox, prefix = "/api/fn", protocol = Call, endpoint = "notices/inbox")]
pub async fn inbox(before: Option<String>) -> Result<InboxPage, ApiError> {
    let (services, actor) = caller()?;
    let inbox = services::notices::inbox(&services, &actor, before.as_deref(), SOME).await?;
    let zone = reader_zone(&services).await?;
    Ok(InboxPage { inbox, zone })
}

/// How many the reader has not read.
///
/// # Errors
/// As `services::notices::unread`.
#[server(ReadUnread, prefix = "/api/fn", protocol = Call, endpoint = "notices/unread")]
pub async fn unread() -> Result<usize, ApiError> {
    let (services, actor) = caller()?;
    Ok(services::notices::unread(&services, &actor).await?)
}

/// Marks one notice, or all, as read or not.
///
/// # Errors
/// As `services::notices::mark_read`.
#[server(MarkRead, prefix = "/api/fn", protocol = Call, endpoint = "notices/mark")]
pub async fn mark(#[server(default)] id: Option<String>, read: bool) -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    let ids = id.into_iter().filter(|id| !id.is_empty()).collect();
    let input = contract::notices::ReadNotices { ids, read };
    services::notices::mark_read(&services, &actor, &input).await?;
    Ok(())
}

/// Whether notices come by mail too.
///
/// # Errors
/// As `services::accounts::set_by_mail`.
#[server(SetByMail, prefix = "/api/fn", protocol = Call, endpoint = "notices/by_mail")]
pub async fn by_mail(#[server(default)] by_mail: bool) -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    services::accounts::set_by_mail(&services, &actor, by_mail).await?;
    Ok(())
}

/// How the notices of a meeting went out.
///
/// # Errors
/// As `services::notices::deliveries`.
#[server(ReadLog, prefix = "/api/fn", protocol = Call, endpoint = "notices/log")]
pub async fn log(meeting: MeetingId) -> Result<LogPage, ApiError> {
    let (services, actor) = caller()?;
    let log = services::notices::deliveries(&services, &actor, &meeting, None, 200).await?;
    let zone = reader_zone(&services).await?;
    Ok(LogPage { log, zone })
}

/// Sends a mail that was given up once more.
///
/// # Errors
/// As `services::notices::again`.
#[server(SendAgain, prefix = "/api/fn", protocol = Call, endpoint = "notices/again")]
pub async fn again(id: String) -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    services::notices::again(&services, &actor, &id).await?;
    Ok(())
}

/// What the link in an invitation is about.
///
/// # Errors
/// As `services::notices::to_answer`.
#[server(ReadToAnswer, prefix = "/api/fn", protocol = Call, endpoint = "notices/to_answer")]
pub async fn to_answer(secret: String) -> Result<Answering, ApiError> {
    let (services, _) = caller()?;
    let about = services::notices::to_answer(&services, &secret).await?;
    let zone = services::zones::zone_file(&about.time_zone)?;
    Ok(Answering { about, zone })
}
