//! Server functions of approvals: each hands over to one use case.

#![allow(
    missing_docs,
    reason = "#[server] makes undocumented structs of arguments"
)]

use contract::bookings::BookingView;
use domain::ids::BookingId;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{bookings::views::House, context::ApiError, wire::Call};

#[cfg(feature = "ssr")]
use crate::context::caller;

/// A request and what it meets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestView {
    /// The request.
    pub booking: BookingView,
    /// Other bookings and requests at the same time in the same room.
    pub others: Vec<BookingView>,
}

/// What waits for me.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pending {
    /// Rooms and zones.
    pub house: House,
    /// The requests, oldest first.
    pub requests: Vec<RequestView>,
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

/// Approves; what overlaps is rejected with a reason.
///
/// # Errors
/// As `services::approvals::approve`.
#[server(prefix = "/api/fn", protocol = Call, endpoint = "approvals/approve")]
pub async fn approve(id: BookingId, revision: Option<u64>) -> Result<(), ApiError> {
    let (services, actor) = caller()?;
    services::approvals::approve(&services, &actor, &id, revision).await?;
    Ok(())
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
