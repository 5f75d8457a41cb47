//! A new meeting from a template (R219).

use contract::meetings::NewMeeting;
use domain::{
    accounts::Actor,
    meetings::{AgendaItem, Mode, TemplateItem, on_day},
};
use jiff::{Timestamp, ToSpan};

use super::{
    list::usable,
    records::{Eyes, TemplateRecord},
};
use crate::{Error, Services, fields::wrong, rooms::directory, zones};

/// What is asked for with what the template adds.
pub(in crate::meetings) struct Filled {
    pub input: NewMeeting,
    /// The agenda that it begins with.
    pub agenda: Vec<AgendaItem>,
    /// Names of papers that it needs.
    pub papers: Vec<String>,
}

/// Fills in what is absent; without a template all stays as it is.
///
/// # Errors
/// Wrong field `template` when the caller has no such one; denied; unavailable.
pub(in crate::meetings) async fn filled(
    services: &Services,
    actor: &Actor,
    input: &NewMeeting,
) -> Result<Filled, Error> {
    let mut filled = Filled {
        input: input.clone(),
        agenda: Vec::new(),
        papers: Vec::new(),
    };
    let Some(id) = input.template.as_deref().filter(|id| !id.is_empty()) else {
        return Ok(filled);
    };
    let eyes = Eyes::of(services, actor).await?;
    let template = match usable(services, &eyes, id).await {
        Ok(found) => found.value,
        Err(Error::NotFound(_)) => return Err(wrong("template", "not_found")),
        Err(error) => return Err(error),
    };
    if !input.as_shown {
        lay(&mut filled.input, &template);
    }
    dated(services, &mut filled.input).await?;
    let item = |one: TemplateItem| AgendaItem {
        id: services.ids.id(),
        topic: one.topic,
        owner: one.owner,
        minutes: one.minutes,
        revision: 1,
    };
    filled.agenda = template.agenda.into_iter().map(item).collect();
    filled.papers = template.papers;
    Ok(filled)
}

fn lay(input: &mut NewMeeting, template: &TemplateRecord) {
    if input.topic.trim().is_empty() {
        let topic = match template.topic.is_empty() {
            true => &template.name,
            false => &template.topic,
        };
        input.topic.clone_from(topic);
    }
    input.kind = input.kind.or(Some(template.kind));
    let minutes = i64::from(template.minutes);
    let end = |start: Timestamp| start.checked_add(minutes.minutes()).ok();
    input.end = input.end.or_else(|| input.start.and_then(end));
    if input.invitation.trim().is_empty() {
        input.invitation.clone_from(&template.invitation);
    }
    // "In person" is also what stands there when nothing was said.
    let unsaid = input.rooms.is_empty() && input.place.trim().is_empty();
    if unsaid && input.mode == Mode::InPerson {
        input.mode = template.mode;
    }
}

/// Puts the meeting's day into its words, by the clock that it is planned in.
async fn dated(services: &Services, input: &mut NewMeeting) -> Result<(), Error> {
    let Some(start) = input.start else {
        return Ok(());
    };
    let directory = directory(services).await?;
    let room = input.rooms.first();
    let room = room.and_then(|room| directory.rooms.get(room));
    let said = input.time_zone.as_deref().filter(|zone| !zone.is_empty());
    let zone = said.or_else(|| room.map(|known| known.room.time_zone.as_str()));
    let zone = zone.unwrap_or(&directory.organisation.time_zone);
    let day = zones::stored(zone).to_datetime(start).date();
    input.topic = on_day(&input.topic, day);
    input.invitation = on_day(&input.invitation, day);
    Ok(())
}
