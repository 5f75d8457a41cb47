//! `lintel check`: exit 0 when every invariant holds, else one line per violation and exit 1.

use std::process::ExitCode;

use domain::bookings::Booking;
use jiff::Timestamp;
use services::{
    Services, approvals,
    meetings::{self, dossier, papers},
    notices,
    ports::Clock,
    zones,
};

use super::{Outcome, print, progress::Progress};
use crate::{clock::SystemClock, compose::Base, config::Settings};

/// Bookings read at once.
const PAGE: usize = 500;

pub(super) async fn run(settings: &Settings) -> Outcome {
    let base = Base::open(settings).await?;
    let progress = Progress::start("checking");
    let stored = store::check(&base.store).await;
    let moved = moved_instants(&base.services, SystemClock.now()).await;
    let kept = kept(&base.services).await;
    progress.done();
    base.close().await;
    let mut lines: Vec<String> = stored?.iter().map(ToString::to_string).collect();
    lines.extend(moved?);
    lines.extend(kept?);
    for line in &lines {
        print(&format!("{line}\n"));
    }
    Ok(if lines.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// What is kept beside the calendar: requests, meetings with their people and papers, and what
/// people are to be told.
async fn kept(services: &Services) -> Result<Vec<String>, services::Error> {
    let mut lines = approvals::check(services).await?;
    lines.extend(meetings::check(services).await?);
    lines.extend(papers::missing(services).await?);
    lines.extend(dossier::missing(services).await?);
    lines.extend(notices::check(services).await?);
    Ok(lines)
}

/// Future bookings whose planned wall time is another instant than stored: the law, and with it
/// the tz database, has changed (design.md, "Time").
async fn moved_instants(
    services: &Services,
    now: Timestamp,
) -> Result<Vec<String>, services::Error> {
    let (mut after, mut lines) = (None, Vec::new());
    loop {
        let page = services.bookings.all_bookings(after.as_ref(), PAGE).await?;
        let Some(last) = page.last() else {
            return Ok(lines);
        };
        after = Some(last.id.clone());
        let ahead = page
            .iter()
            .filter(|one| one.status.is_live() && now < one.slot.start);
        lines.extend(ahead.filter_map(moved));
    }
}

fn moved(booking: &Booking) -> Option<String> {
    let zone = zones::named(&booking.time_zone)?;
    let planned = zone.to_ambiguous_timestamp(booking.wall_start);
    // A wall time that comes twice, or never, may stand for either instant.
    if planned.is_ambiguous() {
        return None;
    }
    let planned = planned.compatible().ok()?;
    (planned != booking.slot.start).then(|| {
        let (id, start, wall) = (&booking.id, booking.slot.start, booking.wall_start);
        format!(
            "booking {id}: starts {start}, but {wall} {} is {planned} now",
            booking.time_zone
        )
    })
}

#[cfg(test)]
mod tests {
    use services::fakes::Fakes;

    use super::*;

    #[tokio::test]
    async fn an_empty_house_has_nothing_that_moved() {
        let now: Timestamp = "2026-11-20T12:00:00Z".parse().unwrap();
        let fakes = Fakes::at(now);
        assert!(
            moved_instants(&fakes.services, now)
                .await
                .unwrap()
                .is_empty()
        );
    }
}
