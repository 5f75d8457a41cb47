//! Those who are asked, page by page, filtered (R052): a large event has thousands.

use contract::{
    meetings::{AttendeeFilter, MeetingAttendee},
    page::Page,
};
use domain::{accounts::Actor, ids::MeetingId, meetings::Standing};
use jiff::Timestamp;

use super::{
    super::records::{Meeting, visible},
    known::acquaint,
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
    let all = listed(
        services,
        actor,
        (&meeting, &people),
        (standing, now),
        filter,
    )
    .await?;
    let mut page = paging.cut(all, |one| one.id.as_str());
    acquaint(services, actor, standing, &mut page.items).await?;
    Ok(page)
}

/// All who are wanted, in the order in which they were asked. Accounts are read only where a text
/// is looked for; whoever shows some of them lays the rest over those.
///
/// # Errors
/// Unavailable.
pub(in crate::meetings) async fn listed(
    services: &Services,
    actor: &Actor,
    (meeting, people): (&Meeting, &People),
    (standing, now): (Standing, Timestamp),
    filter: &AttendeeFilter,
) -> Result<Vec<MeetingAttendee>, Error> {
    let mut all = attendees(actor, meeting, people, standing, now);
    if !filter.text.trim().is_empty() {
        acquaint(services, actor, standing, &mut all).await?;
    }
    all.retain(|one| filter.wants(one));
    Ok(all)
}
