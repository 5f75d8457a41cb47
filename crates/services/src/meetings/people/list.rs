//! Those who are asked, page by page, filtered (R052): a large event has thousands.

use contract::{
    meetings::{AttendeeFilter, MeetingAttendee},
    page::Page,
};
use domain::{accounts::Actor, ids::MeetingId};

use super::{
    super::records::visible,
    records::People,
    view::{attendees, standing},
};
use crate::{Error, Services, paging::Paging};

/// A page of those who are asked, in the order in which they were, as the caller may see them.
///
/// # Errors
/// Denied to unknown callers; not found; unavailable.
pub async fn attendee_list(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    filter: &AttendeeFilter,
    paging: &Paging,
) -> Result<Page<MeetingAttendee>, Error> {
    let meeting = visible(services, actor, id).await?;
    let (people, now) = (People::of(services, id).await?, services.clock.now());
    let standing = standing(actor, &meeting, &people, now);
    let mut all = attendees(actor, &meeting, &people, standing, now);
    all.retain(|one| filter.wants(one));
    Ok(paging.cut(all, |one| one.id.as_str()))
}
