//! What is said about a request before it is decided: how much it matters, by who decides (R075);
//! and why, by who asks.

use contract::approvals::{ChangeRequest, RequestFacts};
use domain::{
    accounts::{Action, Actor, can},
    ids::BookingId,
};

use super::{about, case::Case, facts::facts, hidden, request, still_pending};
use crate::{
    Error, Services,
    bookings::{LONGEST_WHY, subject, when},
    fields::Fields,
    journal::{audited, entry},
    ports::Change,
    rooms::known,
    zones,
};

/// Most times that it is tried against others who say something at the same moment.
const MOST_TRIES: usize = 5;

/// Sets the priority, the reason, or both.
///
/// # Errors
/// Denied: the priority to all but the approvers of the step that waits, the reason to all but who
/// asks (and who may change the booking for them); not found; wrong field `why`; rule
/// `not_pending`; unavailable.
pub async fn change_request(
    services: &Services,
    actor: &Actor,
    id: &BookingId,
    input: &ChangeRequest,
) -> Result<RequestFacts, Error> {
    let work = async {
        let mut fields = Fields::default();
        let why = input.why.as_deref().map(str::trim);
        let why = why.map(|why| fields.text("why", why, LONGEST_WHY));
        fields.done()?;
        for _ in 1..MOST_TRIES {
            match write(services, actor, id, input, why.as_deref()).await {
                Err(Error::Stale(_) | Error::Rule("taken")) => {}
                outcome => return outcome,
            }
        }
        write(services, actor, id, input, why.as_deref()).await
    };
    audited(services, actor, about("approvals.change", id), work).await?;
    let booking = request(services, actor, id, None).await?;
    facts(services, actor, &booking).await
}

async fn write(
    services: &Services,
    actor: &Actor,
    id: &BookingId,
    input: &ChangeRequest,
    why: Option<&str>,
) -> Result<(), Error> {
    let booking = request(services, actor, id, None).await?;
    let room = known(services, &booking.room).await?;
    let mut case = Case::read(services, &room, &booking).await?;
    if let Some(priority) = input.priority {
        let permit = case.permit(actor, &booking);
        permit.map_err(|denial| hidden(actor, &booking, denial))?;
        case.said.priority = priority;
    }
    if let Some(why) = why {
        let permit = can(actor, Action::ChangeBooking, subject(actor, &booking));
        permit.map_err(|denial| hidden(actor, &booking, denial))?;
        why.clone_into(&mut case.said.why);
    }
    still_pending(&booking)?;
    if input.priority.is_none() && why.is_none() {
        return Ok(());
    }
    let zone = zones::stored(&booking.time_zone);
    let detail = format!(
        "{}, {}, {}, {}",
        booking.subject,
        room.name,
        when(booking.slot, &zone),
        case.said.priority.as_str()
    );
    let mut row = entry(services, actor, about("approvals.change", id), &detail);
    row.rooms = vec![booking.room.clone()];
    let touch = Change::TouchRoom {
        room: booking.room.clone(),
    };
    // Who decides on the guard of before decides again, on what is said now.
    let changes = vec![case.put(&booking)?, touch];
    Ok(services.records.write(changes, vec![row]).await?)
}
