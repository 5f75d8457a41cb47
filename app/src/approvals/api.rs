//! Server functions of approvals: each hands over to one use case.

#![allow(
    missing_docs,
    reason = "#[server] makes undocumented structs of arguments"
)]

use contract::{approvals::RequestFacts, bookings::BookingView};
use domain::{approvals::Priority, ids::BookingId};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{bookings::views::House, context::ApiError, wire::Call};

#[cfg(feature = "ssr")]
use crate::context::caller;

/// A request, what is known about it, and what it meets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestView {
    /// The booking.
    pub booking: BookingView,
    /// Priority, steps, answers.
    pub facts: RequestFacts,
    /// Other bookings and requests at the same time in the same room.
    pub others: Vec<BookingView>,
}

/// What waits for me.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pending {
    /// Rooms and zones.
    pub house: House,
    /// The requests, what matters most first.
    pub requests: Vec<RequestView>,
    /// What I decided a moment ago and may take back.
    pub recent: Vec<RequestView>,
}

/// One request, for who asked and for who decides.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OneRequest {
    /// Rooms and zones.
    pub house: House,
    /// The request.
    pub request: RequestView,
}

/// What waits for me.
///
/// # Errors
/// As `services::approvals::pending`.
#[server(ReadPending, prefix = "/api/fn", protocol = Call, endpoint = "approvals/pending")]
pub async fn pending() -> Result<Pending, ApiError> {
    let (services, actor) = caller()?;
    super::gather::pending(&services, &actor).await
}

/// One request.
///
/// # Errors
/// As `services::approvals::request_facts`.
#[server(ReadRequest, prefix = "/api/fn", protocol = Call, endpoint = "approvals/request")]
pub async fn request(id: BookingId) -> Result<OneRequest, ApiError> {
    let (services, actor) = caller()?;
    super::gather::request(&services, &actor, &id).await
}

/// What became of a request, in lines.
///
/// # Errors
/// As `services::approvals::request_facts`.
#[server(ReadLines, prefix = "/api/fn", protocol = Call, endpoint = "approvals/lines")]
pub async fn lines(id: BookingId) -> Result<Vec<String>, ApiError> {
    let (services, actor) = caller()?;
    super::gather::lines(&services, &actor, &id).await
}

/// Approves the present step; after the last, what overlaps is rejected with a reason. Says
/// whether it was the last.
///
/// # Errors
/// As `services::approvals::approve_saying`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "approvals/approve")]
pub async fn approve(
    id: BookingId,
    #[server(default)] comment: String,
    revision: Option<u64>,
) -> Result<bool, ApiError> {
    let (services, actor) = caller()?;
    let work =
        services::approvals::approve_saying(&services, &actor, &id, &comment, revision).await?;
    Ok(work.booking.status != domain::bookings::Status::Pending)
}

/// Rejects with a reason.
///
/// # Errors
/// As `services::approvals::reject`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "approvals/reject")]
pub async fn reject(id: BookingId, reason: String, revision: Option<u64>) -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    services::approvals::reject(&services, &actor, &id, &reason, revision).await?;
    Ok(())
}

/// Takes my last answer back.
///
/// # Errors
/// As `services::approvals::take_back`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "approvals/take_back")]
pub async fn take_back(id: BookingId) -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    services::approvals::take_back(&services, &actor, &id, None).await?;
    Ok(())
}

/// Says how much a request matters.
///
/// # Errors
/// As `services::approvals::change_request`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "approvals/set_priority")]
pub async fn set_priority(id: BookingId, priority: Priority) -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    let input = contract::approvals::ChangeRequest {
        priority: Some(priority),
        why: None,
    };
    services::approvals::change_request(&services, &actor, &id, &input).await?;
    Ok(())
}

/// Says why a request matters.
///
/// # Errors
/// As `services::approvals::change_request`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "approvals/say_why")]
pub async fn say_why(id: BookingId, #[server(default)] why: String) -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    let input = contract::approvals::ChangeRequest {
        priority: None,
        why: Some(why),
    };
    services::approvals::change_request(&services, &actor, &id, &input).await?;
    Ok(())
}
