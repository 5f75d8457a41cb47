//! Background jobs: each bounded, one at a time, tried again in the next round when it fails.
//!
//! Must not know rules: a job only calls a use case at its time. Start at [`run`].

pub mod errands;
mod expiry;

use std::{panic::AssertUnwindSafe, time::Duration};

use futures::FutureExt;
use jiff::Timestamp;
use serde_json::json;
use services::{
    approvals,
    bookings::extend_series_horizon,
    meetings::{dossier, papers},
    ports::{Change, Kind, StoreError},
};
use tokio::{
    sync::watch,
    time::{MissedTickBehavior, interval, timeout},
};

use crate::site::Site;

/// How often jobs look for work.
const ROUND: Duration = Duration::from_secs(900);
/// No job takes longer; what is left waits for the next round.
const LONGEST: Duration = Duration::from_secs(600);

/// Runs until the server drains. One task, so a job never meets itself.
pub async fn run(site: Site, mut draining: watch::Receiver<bool>) {
    let mut round = interval(ROUND);
    round.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut first = true;
    loop {
        tokio::select! {
            _ = draining.changed() => return,
            _ = round.tick() => {}
        }
        tokio::select! {
            _ = draining.changed() => return,
            () = work(&site, first) => {}
        }
        first = false;
    }
}

async fn work(site: &Site, first: bool) {
    supervised(site, "horizon", horizon(site, first)).await;
    supervised(site, "expiry", expiry::remove_expired(&site.services)).await;
    supervised(site, "papers", papers::sweep(&site.services)).await;
    supervised(site, "dossiers", dossier::sweep(&site.services)).await;
    supervised(site, "requests", approvals::sweep(&site.services)).await;
}

/// A job that fails, panics or never ends is a line in the log and a figure, nothing more.
async fn supervised<E: std::fmt::Display>(
    site: &Site,
    name: &'static str,
    job: impl Future<Output = Result<(), E>>,
) {
    site.metrics.job(outcome(name, job).await);
}

/// A job that did what it should.
const DONE: &str = "done";

/// How a job ended: [`DONE`], `failed`, `panicked` or `timeout`.
async fn outcome<E: std::fmt::Display>(
    name: &'static str,
    job: impl Future<Output = Result<(), E>>,
) -> &'static str {
    match timeout(LONGEST, AssertUnwindSafe(job).catch_unwind()).await {
        Ok(Ok(Ok(()))) => DONE,
        Ok(Ok(Err(error))) => {
            tracing::error!(job = name, %error, "a job failed; it is tried again");
            "failed"
        }
        Ok(Err(_)) => {
            tracing::error!(job = name, "a job panicked; it is tried again");
            "panicked"
        }
        Err(_) => {
            tracing::error!(job = name, "a job took longer than {LONGEST:?}");
            "timeout"
        }
    }
}

/// Extends infinite series: when the server starts, and once a day by whichever server comes first.
async fn horizon(site: &Site, first: bool) -> Result<(), services::Error> {
    let now = site.services.clock.now();
    if !first && !is_ours(site, now).await? {
        return Ok(());
    }
    let done = extend_series_horizon(&site.services).await?;
    if done.dates > 0 || done.failed > 0 {
        let (series, dates, failed) = (done.series, done.dates, done.failed);
        tracing::info!(series, dates, failed, "series extended");
    }
    Ok(())
}

/// Takes today's turn. The turn is a record that expires like answers kept for a key.
async fn is_ours(site: &Site, now: Timestamp) -> Result<bool, services::Error> {
    let day = now.to_string().chars().take(10).collect::<String>();
    let turn = Change::Put {
        kind: Kind::Idempotency,
        id: format!("job-horizon-{day}"),
        expected: None,
        value: json!({ "created_at": now }),
    };
    match site.services.records.write(vec![turn], Vec::new()).await {
        Ok(()) => Ok(true),
        Err(StoreError::Taken(_)) => Ok(false),
        Err(error) => Err(error.into()),
    }
}
