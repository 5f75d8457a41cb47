//! The server function of the month.
#![allow(
    missing_docs,
    reason = "#[server] makes undocumented structs of arguments"
)]

use leptos::prelude::*;

use super::views::MonthView;
use crate::{bookings::asked::Asked, context::ApiError, wire::Call};

/// A month, the present one when the address names none.
///
/// # Errors
/// As `services::bookings::month`.
#[server(ReadMonth, prefix = "/api/fn", protocol = Call, endpoint = "month/month")]
pub async fn month(asked: Asked) -> Result<MonthView, ApiError> {
    let (services, actor) = crate::context::caller()?;
    super::read::month(&services, &actor, &asked).await
}
