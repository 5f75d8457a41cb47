//! Who was put on the list in the booking of a room has no record yet: it is made, so that it is
//! known since when and by which way they come (R057).

use domain::{ids::MeetingId, meetings::Way};

use super::{
    super::records::{Meeting, MeetingRecord},
    records::{AttendeeRecord, Came, People, attendee_id},
};
use crate::{
    Error, Services,
    ports::{Change, Kind},
    record,
};

/// Records of one transaction.
const AT_ONCE: usize = 900;

/// Makes the records that are missing; a meeting that is not there has none.
///
/// # Errors
/// Unavailable.
pub(crate) async fn enter(services: &Services, id: &MeetingId) -> Result<(), Error> {
    let found = record::get::<MeetingRecord>(services, Kind::Meeting, id.as_str()).await?;
    let Some(found) = found else {
        return Ok(());
    };
    let meeting = Meeting::of(services, found).await?;
    let people = People::of(services, id).await?;
    let came = Came {
        at: services.clock.now(),
        way: Way::Booking,
        by: "",
    };
    let listed = meeting.record.value.attendees.iter();
    let fresh = listed.filter_map(|who| {
        let attendee = attendee_id(id, who);
        let unknown = people.record(&attendee).is_none();
        unknown.then(|| {
            let record = AttendeeRecord::new(id, who, came.at).came(came);
            record::create(Kind::Attendee, &attendee, &record)
        })
    });
    let fresh: Vec<Change> = fresh.collect::<Result<_, _>>()?;
    for part in fresh.chunks(AT_ONCE) {
        match services
            .records
            .write(part.to_vec(), Vec::new())
            .await
            .map_err(Error::from)
        {
            // Somebody answered meanwhile; the rest is entered the next time.
            Ok(()) | Err(Error::Rule("taken")) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}
