//! Who is to be told of requests.

use domain::{bookings::Booking, ids::AccountId};

use super::{case::Case, chain::Chains};
use crate::{
    Error, Services,
    ports::Kind,
    record::{self, Record},
    rooms::directory,
};

/// Most requests of one meeting or series whose approvers are told at once.
const MOST: usize = 200;

/// The approvers of the steps that wait, of all these requests, each once.
///
/// # Errors
/// Unavailable.
pub(crate) async fn deciders(
    services: &Services,
    requests: &[Booking],
) -> Result<Vec<AccountId>, Error> {
    if requests.is_empty() {
        return Ok(Vec::new());
    }
    let chains = Chains::read(services).await?;
    let directory = directory(services).await?;
    let mut found = Vec::new();
    for booking in requests.iter().take(MOST) {
        let Some(known) = directory.rooms.get(&booking.room) else {
            continue;
        };
        // Where there is one step, nothing that was said changes whose it is.
        let stored: Option<Record<_>> = match chains.is_plain() {
            true => None,
            false => record::get(services, Kind::Approval, booking.id.as_str()).await?,
        };
        let case = Case::new(&chains, &known.room, booking, stored);
        found.extend(
            case.current()
                .into_iter()
                .flat_map(|(_, people)| people.clone()),
        );
    }
    found.sort();
    found.dedup();
    Ok(found)
}
