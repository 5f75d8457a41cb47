//! Whether everything that is to be told is on its way (`lintel check`). Reads only, page by page.

use std::collections::BTreeSet;

use serde::{Serialize, de::DeserializeOwned};

use super::records::{DeliveryRecord, LetterRecord};
use crate::{
    Error, Services,
    errands::{Errand, What},
    ports::Kind,
    record::{self, Record},
};

/// Letters, or mails, whose errands are looked for in one walk over all errands.
const MOST_HELD: usize = 10_000;
/// Most lines told; more help nobody.
const MOST_LINES: usize = 1_000;

/// One line for each letter that not all have, and each mail that is to go, without an errand that
/// does it; at most 1,000.
///
/// # Errors
/// When the store does not answer.
pub async fn check(services: &Services) -> Result<Vec<String>, Error> {
    let unposted = |letter: &LetterRecord| letter.posted < letter.recipients.len();
    let letters = forgotten(services, Kind::Letter, unposted).await?;
    let lines = letters.into_iter();
    let mut lines: Vec<String> = lines
        .map(|id| format!("letter {id}: not all have it, and nothing hands it out"))
        .collect();
    let unsent = |delivery: &DeliveryRecord| !delivery.state.is_over();
    let mails = forgotten(services, Kind::Delivery, unsent).await?;
    let mails = mails.into_iter();
    lines.extend(mails.map(|id| format!("mail {id}: is to go, and nothing sends it")));
    lines.truncate(MOST_LINES);
    Ok(lines)
}

/// Ids of those of a kind that something is to be done for, and no errand does it.
async fn forgotten<T: DeserializeOwned + Serialize>(
    services: &Services,
    kind: Kind,
    is_open: impl Fn(&T) -> bool,
) -> Result<Vec<String>, Error> {
    let (mut after, mut held, mut lost) = (None, BTreeSet::new(), Vec::new());
    loop {
        let page: Vec<Record<T>> = record::next_page(services, kind, &mut after).await?;
        let open = page.into_iter().filter(|one| is_open(&one.value));
        held.extend(open.map(|one| one.id));
        if after.is_none() || held.len() >= MOST_HELD {
            lost.extend(without_errand(services, std::mem::take(&mut held)).await?);
        }
        if after.is_none() || lost.len() >= MOST_LINES {
            return Ok(lost);
        }
    }
}

async fn without_errand(
    services: &Services,
    mut held: BTreeSet<String>,
) -> Result<BTreeSet<String>, Error> {
    let mut after = None;
    while !held.is_empty() {
        let page: Vec<Record<Errand>> =
            record::next_page(services, Kind::Errand, &mut after).await?;
        for errand in &page {
            if let What::Post { letter: id } | What::Deliver { delivery: id } = &errand.value.what {
                held.remove(id);
            }
        }
        if after.is_none() {
            break;
        }
    }
    Ok(held)
}
