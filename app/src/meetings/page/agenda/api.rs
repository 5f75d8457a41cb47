//! Server functions of the agenda: each hands over to one use case.
#![allow(
    missing_docs,
    reason = "#[server] makes undocumented structs of arguments"
)]

use domain::ids::MeetingId;
use leptos::prelude::*;

use crate::{context::ApiError, wire::Call};

#[cfg(feature = "ssr")]
use crate::context::caller;

/// One more item of the agenda, before another or at the end.
///
/// # Errors
/// As `services::meetings::agenda::add`.
#[server(AddItem, prefix = "/api/fn", protocol = Call, endpoint = "meetings/add_item")]
pub async fn add_item(
    id: MeetingId,
    topic: String,
    owner: String,
    minutes: Option<u32>,
    #[server(default)] before: Option<String>,
) -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    let item = contract::meetings::NewItem {
        topic,
        owner,
        minutes,
        before,
    };
    services::meetings::agenda::add(&services, &actor, &id, &item).await?;
    Ok(())
}

/// Changes what an item says; `revision` is what the reader saw.
///
/// # Errors
/// As `services::meetings::agenda::change`.
#[server(ChangeItem, prefix = "/api/fn", protocol = Call, endpoint = "meetings/change_item")]
pub async fn change_item(
    id: MeetingId,
    item: String,
    topic: String,
    owner: String,
    minutes: Option<u32>,
    revision: Option<u64>,
) -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    let change = contract::meetings::ChangeItem {
        topic: Some(topic),
        owner: Some(owner),
        minutes,
        revision,
    };
    services::meetings::agenda::change(&services, &actor, &id, &item, &change).await?;
    Ok(())
}

/// Puts an item before another; empty: at the end.
///
/// # Errors
/// As `services::meetings::agenda::put_elsewhere`.
#[server(MoveItem, prefix = "/api/fn", protocol = Call, endpoint = "meetings/move_item")]
pub async fn move_item(id: MeetingId, item: String, before: String) -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    let before = Some(before.as_str()).filter(|before| !before.is_empty());
    services::meetings::agenda::put_elsewhere(&services, &actor, &id, &item, before).await?;
    Ok(())
}

/// Takes an item off.
///
/// # Errors
/// As `services::meetings::agenda::remove`.
#[server(RemoveItem, prefix = "/api/fn", protocol = Call, endpoint = "meetings/remove_item")]
pub async fn remove_item(id: MeetingId, item: String) -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    services::meetings::agenda::remove(&services, &actor, &id, &item).await?;
    Ok(())
}
