//! Who comes to a meeting as a table: the rows and columns of the list, in the reader's language
//! (R057).

use contract::{
    locale::Locale,
    meetings::{AttendeeFilter, MeetingAttendee},
};
use domain::{
    accounts::{Action, Actor, Denial, Subject, can},
    ids::MeetingId,
};

use super::{Format, csv, people, workbook};
use crate::{
    Error, Services,
    journal::{audited, entry},
    meetings::{
        about,
        people::{People, acquaint, listed, standing},
        records::{Meeting, visible},
    },
    zones,
};

/// The file: a line for each of those who are wanted, in the order in which they were asked; what
/// [`crate::meetings::attendee_list`] says on all its pages.
///
/// # Errors
/// Denied to all but those who look after the meeting and those who may export it; not found;
/// unavailable.
pub async fn export_attendees(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    filter: &AttendeeFilter,
    (format, locale): (Format, Locale),
) -> Result<Vec<u8>, Error> {
    let told = about("meetings.export_attendees", id);
    let work = async {
        let (meeting, all) = wanted(services, actor, id, filter).await?;
        let zone = zones::stored(&meeting.record.value.time_zone);
        let rows: Vec<_> = all
            .iter()
            .map(|one| people::line(locale, &zone, one))
            .collect();
        let head = people::head(locale);
        let file = match format {
            Format::Csv => csv::write(&head, &rows),
            Format::Xlsx => workbook::write(people::sheet(locale), &head, &rows)?,
        };
        let detail = format!("{}, {} rows", meeting.record.value.topic, rows.len());
        let row = entry(services, actor, told, &detail);
        services.records.write(Vec::new(), vec![row]).await?;
        Ok(file)
    };
    audited(services, actor, told, work).await
}

async fn wanted(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    filter: &AttendeeFilter,
) -> Result<(Meeting, Vec<MeetingAttendee>), Error> {
    let meeting = visible(services, actor, id).await?;
    let (people, now) = (People::of(services, id).await?, services.clock.now());
    let standing = standing(actor, &meeting, &people, now);
    let of = Subject::Department(meeting.record.value.department.as_ref());
    if !standing.looks_after && can(actor, Action::ExportMeetings, of).is_err() {
        return Err(Denial::NotYours.into());
    }
    let (of, when) = ((&meeting, &people), (standing, now));
    let mut all = listed(services, actor, of, when, filter).await?;
    acquaint(services, actor, standing, &mut all).await?;
    Ok((meeting, all))
}
