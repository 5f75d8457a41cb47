//! The server function of the list.
#![allow(
    missing_docs,
    reason = "#[server] makes undocumented structs of arguments"
)]

use leptos::prelude::*;

use super::views::ListView;
use crate::{bookings::asked::Asked, context::ApiError, wire::Call};

/// What is booked from a day on; without a day from now on.
///
/// # Errors
/// As `services::bookings::list`; wrong field `date`.
#[server(ReadList, prefix = "/api/fn", protocol = Call, endpoint = "list/list")]
pub async fn list(asked: Asked) -> Result<ListView, ApiError> {
    let (services, actor) = crate::context::caller()?;
    super::read::list(&services, &actor, &asked).await
}
