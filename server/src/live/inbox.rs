//! `GET /api/v1/me/notices/live`: says that the caller has more or fewer unread notices.

use std::time::Duration;

use axum::{extract::State, response::Response};
use services::{Error, Services, notices, ports::Hint};

use super::news::{Watched, open};
use crate::{
    http::{Caller, Fault, Params},
    site::Site,
};

/// A letter to many is posted in several goes.
const TOGETHER: Duration = Duration::from_millis(500);

/// The call. `stamp` is the number that the page shows.
///
/// # Errors
/// 401, 503 when the house is full or being closed.
pub async fn live(
    State(site): State<Site>,
    caller: Caller,
    params: Params,
) -> Result<Response, Fault> {
    open(site, caller, &params, "inbox", Unread).await
}

struct Unread;

impl Watched for Unread {
    fn is_in(&self, hint: &Hint) -> bool {
        match hint {
            Hint::Gap => true,
            Hint::Committed { notices, .. } => *notices,
        }
    }

    fn together(&self) -> Duration {
        TOGETHER
    }

    async fn stamp(&mut self, services: &Services, caller: &Caller) -> Result<String, Error> {
        let unread = notices::unread(services, &caller.actor).await?;
        Ok(unread.to_string())
    }
}
