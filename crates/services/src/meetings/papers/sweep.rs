//! What nobody needs any more is taken away; what somebody needs and is not there is told.

use std::collections::BTreeSet;

use domain::meetings::RESTORE_HOURS;
use jiff::{SignedDuration, Timestamp};

use super::{
    records::{PaperRecord, UploadRecord},
    upload::drop_upload,
};
use crate::{
    Error, Services,
    ports::{Kind, Listed},
    record::{self, Record},
};

/// Files of one folder that are looked at in one round.
const MOST_FILES: usize = 20_000;
/// What nobody names is kept so long: it may be about to be named.
const UNNAMED: SignedDuration = SignedDuration::from_hours(48);

/// One round: unfinished uploads that are too old, papers that can no longer be put back, and
/// contents that no paper names.
///
/// # Errors
/// When the store or the files do not answer.
pub async fn sweep(services: &Services) -> Result<(), Error> {
    let now = services.clock.now();
    uploads(services, now).await?;
    let named = papers(services, now).await?;
    for folder in 0..=255_u8 {
        contents(services, &format!("papers/{folder:02x}"), &named, now).await?;
    }
    Ok(())
}

async fn uploads(services: &Services, now: Timestamp) -> Result<(), Error> {
    let (mut after, mut live) = (None, BTreeSet::new());
    loop {
        let page: Vec<Record<UploadRecord>> =
            record::next_page(services, Kind::Upload, &mut after).await?;
        for one in page {
            match one.value.expires_at <= now {
                true => drop_upload(services, &one.id).await?,
                false => drop(live.insert(one.id)),
            }
        }
        if after.is_none() {
            break;
        }
    }
    // Parts that were left behind when a process died between two steps.
    for one in services.files.list("uploads", None, MOST_FILES).await? {
        let upload = one.name.split('/').nth(1).unwrap_or_default();
        if !live.contains(upload) && is_old(&one, now) {
            services.files.delete(&one.name).await?;
        }
    }
    Ok(())
}

fn is_old(one: &Listed, now: Timestamp) -> bool {
    now.duration_since(one.stat.written_at) >= UNNAMED
}

/// Takes away the records of papers that are gone; the hashes that all others name.
async fn papers(services: &Services, now: Timestamp) -> Result<BTreeSet<String>, Error> {
    let (mut after, mut named) = (None, BTreeSet::new());
    loop {
        let page: Vec<Record<PaperRecord>> =
            record::next_page(services, Kind::Paper, &mut after).await?;
        let (gone, kept): (Vec<_>, Vec<_>) =
            page.into_iter().partition(|one| one.value.is_gone(now));
        let versions = kept.into_iter().flat_map(|one| one.value.versions);
        named.extend(versions.map(|one| one.content()));
        let removed: Vec<_> = gone
            .iter()
            .map(|one| record::remove(Kind::Paper, &one.id))
            .collect();
        if !removed.is_empty() {
            let (papers, hours) = (removed.len(), RESTORE_HOURS);
            tracing::info!(
                papers,
                hours,
                "papers that were taken off are gone for good"
            );
            services.records.write(removed, Vec::new()).await?;
        }
        if after.is_none() {
            return Ok(named);
        }
    }
}

async fn contents(
    services: &Services,
    folder: &str,
    named: &BTreeSet<String>,
    now: Timestamp,
) -> Result<(), Error> {
    let unnamed = |one: &&Listed| !named.contains(&one.name) && is_old(one, now);
    let listed = services.files.list(folder, None, MOST_FILES).await?;
    for one in listed.iter().filter(unnamed) {
        // Somebody may have brought the same content again meanwhile.
        let still = services.files.stat(&one.name).await?;
        if still == Some(one.stat) {
            services.files.delete(&one.name).await?;
        }
    }
    Ok(())
}

/// Papers whose content is not there, or is of another size: one line each, at most 1,000.
///
/// # Errors
/// When the store or the files do not answer.
pub async fn missing(services: &Services) -> Result<Vec<String>, Error> {
    let (mut after, mut lines) = (None, Vec::new());
    loop {
        let page: Vec<Record<PaperRecord>> =
            record::next_page(services, Kind::Paper, &mut after).await?;
        for one in &page {
            for version in &one.value.versions {
                let found = services.files.stat(&version.content()).await?;
                let (id, number) = (&one.id, version.number);
                match found {
                    None => lines.push(format!("paper {id}: version {number} has no content")),
                    Some(stat) if stat.size != version.size => {
                        lines.push(format!("paper {id}: version {number} is of another size"));
                    }
                    Some(_) => {}
                }
            }
        }
        if after.is_none() || lines.len() >= 1_000 {
            lines.truncate(1_000);
            return Ok(lines);
        }
    }
}
