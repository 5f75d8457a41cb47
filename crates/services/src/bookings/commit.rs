//! The one path of every write: decide on what was loaded, commit, and decide again when somebody
//! was faster (design.md, "How a room is booked").

use std::{future::Future, time::Duration};

use domain::ids::BookingId;

use super::desk::Reach;
use crate::{
    Error, Services, errands,
    ports::{CommitError, Write},
};

/// Most times that one command is decided.
pub(crate) const MOST_TRIES: u32 = 20;
/// Longest wait between two tries, in microseconds, before it is halved at random.
const LONGEST_WAIT_MICROS: u32 = 64_000;

/// One try.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Try {
    /// From 0.
    pub number: u32,
    /// How far to look.
    pub reach: Reach,
}

/// Who hears of a write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Telling {
    /// All whom it concerns.
    Everybody,
    /// Nobody: it comes from a calendar that has told them itself.
    Nobody,
}

/// What was decided.
pub(crate) enum Decided<T> {
    /// Nothing is to be written.
    Nothing(T),
    /// What was read does not fit together: somebody was faster. Read again.
    Again,
    /// This is to be written; then the answer holds.
    Write {
        /// One transaction.
        write: Box<Write>,
        /// What the caller gets.
        answer: T,
    },
}

/// Decides and commits, at most [`MOST_TRIES`] times. A refusal is decided once more with a wider
/// view, so that its alternatives are true; that view may also find that the slot is free by now.
///
/// # Errors
/// Whatever `decide` answers; unavailable when conflicts or unknown outcomes outlast all tries.
pub(crate) async fn decide_and_commit<T, F>(
    services: &Services,
    decide: impl FnMut(Try) -> F,
) -> Result<T, Error>
where
    F: Future<Output = Result<Decided<T>, Error>>,
{
    decide_and_tell(services, Telling::Everybody, decide).await
}

/// As [`decide_and_commit`], saying who hears of it.
///
/// # Errors
/// As [`decide_and_commit`].
pub(crate) async fn decide_and_tell<T, F>(
    services: &Services,
    telling: Telling,
    mut decide: impl FnMut(Try) -> F,
) -> Result<T, Error>
where
    F: Future<Output = Result<Decided<T>, Error>>,
{
    let mut reach = Reach::Slot;
    for number in 0..MOST_TRIES {
        let decided = match decide(Try { number, reach }).await {
            Err(Error::Refused(_)) if reach == Reach::Slot => {
                reach = Reach::Around;
                continue;
            }
            decided => decided?,
        };
        let (mut write, answer) = match decided {
            Decided::Nothing(answer) => return Ok(answer),
            Decided::Again => {
                pause(number).await;
                continue;
            }
            Decided::Write { write, answer } => (write, answer),
        };
        let proof = proof(&write);
        if telling == Telling::Everybody {
            errands::follow(services, &mut write)?;
        }
        match services.bookings.commit(*write).await {
            Ok(()) => return Ok(answer),
            Err(CommitError::Store(error)) => return Err(error.into()),
            Err(CommitError::Unknown) if happened(services, proof).await? => return Ok(answer),
            Err(CommitError::Unknown | CommitError::Moved) => pause(number).await,
        }
    }
    Err(Error::Unavailable(None))
}

/// A booking and the revision that it has if, and only if, the write happened.
fn proof(write: &Write) -> Option<(BookingId, u64)> {
    let one = write.bookings.first()?;
    Some((one.booking.id.clone(), one.booking.revision))
}

async fn happened(services: &Services, proof: Option<(BookingId, u64)>) -> Result<bool, Error> {
    let Some((id, revision)) = proof else {
        return Ok(false);
    };
    let stored = services.bookings.booking(&id).await?;
    Ok(stored.is_some_and(|stored| stored.revision == revision))
}

/// Longer with each try, and at random, so that those who collided do not collide again.
async fn pause(number: u32) {
    let most = (500_u32 << number.min(7)).min(LONGEST_WAIT_MICROS);
    let random = getrandom::u32().unwrap_or(most / 2);
    let micros = u64::from(random % most);
    tokio::time::sleep(Duration::from_micros(micros)).await;
}
