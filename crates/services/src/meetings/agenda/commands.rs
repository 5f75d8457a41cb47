//! Changing an agenda, one item at a time (R058).

use contract::meetings::{Agenda, ChangeItem, NewItem};
use domain::{
    accounts::Actor,
    bookings::LONGEST_SUBJECT,
    ids::MeetingId,
    meetings::{AgendaItem, LONGEST_ITEM, MOST_ITEMS, Phase, reorder},
};

use super::{
    super::{about, records::changeable},
    records::{AgendaRecord, read, shown},
};
use crate::{
    Error, Services,
    fields::{Fields, wrong},
    journal::{audited, entry},
    ports::{Kind, StoreError},
    record,
};

/// Tries when somebody else changes the same agenda meanwhile.
const TRIES: usize = 20;
/// Longest name of who is responsible, in characters.
const LONGEST_OWNER: usize = 200;
/// Minutes of an item when nobody says how many.
const USUAL_MINUTES: u32 = 10;

/// Adds an item.
///
/// # Errors
/// Denied; not found; wrong fields `topic`, `owner`, `minutes`, `items` (`too_many`); rules
/// `meeting_cancelled`, `only_forward` for one that is over; unavailable.
pub async fn add(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    input: &NewItem,
) -> Result<Agenda, Error> {
    let mut fields = Fields::default();
    let item = AgendaItem {
        id: services.ids.id(),
        topic: fields.line("topic", &input.topic, LONGEST_SUBJECT),
        owner: owner(&input.owner, &mut fields),
        minutes: minutes(input.minutes.unwrap_or(USUAL_MINUTES), &mut fields),
        revision: 1,
    };
    let checked = fields.done();
    edit(services, actor, id, checked, |items| {
        if items.len() >= MOST_ITEMS {
            return Err(wrong("items", "too_many"));
        }
        items.push(item.clone());
        reorder(items, &item.id, input.before.as_deref());
        Ok(())
    })
    .await
}

/// Changes what an item says.
///
/// # Errors
/// As [`add`]; not found (`item`); stale when it is not at the revision that the caller saw.
pub async fn change(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    item: &str,
    input: &ChangeItem,
) -> Result<Agenda, Error> {
    let mut fields = Fields::default();
    let topic = input.topic.as_deref();
    let topic = topic.map(|topic| fields.line("topic", topic, LONGEST_SUBJECT));
    let owner = input.owner.as_deref().map(|said| owner(said, &mut fields));
    let minutes = input.minutes.map(|said| minutes(said, &mut fields));
    let checked = fields.done();
    edit(services, actor, id, checked, |items| {
        let one = found(items, item)?;
        if input.revision.is_some_and(|seen| seen != one.revision) {
            return Err(Error::Stale(one.revision));
        }
        let before = one.clone();
        one.topic = topic.clone().unwrap_or_else(|| before.topic.clone());
        one.owner = owner.clone().unwrap_or_else(|| before.owner.clone());
        one.minutes = minutes.unwrap_or(before.minutes);
        if *one != before {
            one.revision += 1;
        }
        Ok(())
    })
    .await
}

/// Puts an item before another, or at the end.
///
/// # Errors
/// As [`add`]; not found (`item`).
pub async fn put_elsewhere(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    item: &str,
    before: Option<&str>,
) -> Result<Agenda, Error> {
    edit(services, actor, id, Ok(()), |items| {
        found(items, item)?;
        reorder(items, item, before);
        Ok(())
    })
    .await
}

/// Takes an item off.
///
/// # Errors
/// As [`add`]; not found (`item`).
pub async fn remove(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    item: &str,
) -> Result<Agenda, Error> {
    edit(services, actor, id, Ok(()), |items| {
        found(items, item)?;
        items.retain(|one| one.id != item);
        Ok(())
    })
    .await
}

fn found<'a>(items: &'a mut [AgendaItem], id: &str) -> Result<&'a mut AgendaItem, Error> {
    let mut items = items.iter_mut();
    let found = items.find(|one| one.id == id);
    found.ok_or(Error::NotFound("item"))
}

fn owner(said: &str, fields: &mut Fields) -> String {
    match said.trim() {
        "" => String::new(),
        said => fields.line("owner", said, LONGEST_OWNER),
    }
}

fn minutes(said: u32, fields: &mut Fields) -> u32 {
    fields.check("minutes", "too_large", said <= LONGEST_ITEM);
    said
}

/// Reads the agenda, does `work` to it and writes it; when somebody was faster, again from the
/// start, so that the work of both is kept.
async fn edit(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    checked: Result<(), Error>,
    work: impl Fn(&mut Vec<AgendaItem>) -> Result<(), Error>,
) -> Result<Agenda, Error> {
    let told = about("meetings.agenda", id);
    let tried = async {
        let mut checked = Some(checked);
        for _ in 0..TRIES {
            match try_edit(services, actor, id, &mut checked, &work).await {
                Err(Error::Unavailable(Some(StoreError::Stale(_) | StoreError::Taken(_)))) => {}
                done => return done,
            }
        }
        Err(Error::Unavailable(None))
    };
    audited(services, actor, told, tried).await
}

async fn try_edit(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    checked: &mut Option<Result<(), Error>>,
    work: &impl Fn(&mut Vec<AgendaItem>) -> Result<(), Error>,
) -> Result<Agenda, Error> {
    let meeting = changeable(services, actor, id, None).await?;
    if meeting.phase(services.clock.now()) >= Phase::Ended {
        return Err(Error::Rule("only_forward"));
    }
    // Who may not change it is not told what is wrong with the words.
    if let Some(checked) = checked.take() {
        checked?;
    }
    let known = read(services, id).await?;
    let before = known.as_ref().map(|known| known.value.clone());
    let mut items = before.clone().unwrap_or_default().items;
    work(&mut items)?;
    let after = AgendaRecord { items };
    if before.as_ref() == Some(&after) {
        return Ok(shown(meeting.slot(), after.items));
    }
    let change = match known {
        Some(mut known) => {
            known.value = after.clone();
            known.put(Kind::Agenda)?
        }
        None => record::create(Kind::Agenda, id.as_str(), &after)?,
    };
    let topic = &meeting.record.value.topic;
    let row = entry(services, actor, about("meetings.agenda", id), topic);
    services
        .records
        .write(vec![change], vec![row])
        .await
        .map_err(|error| Error::Unavailable(Some(error)))?;
    Ok(shown(meeting.slot(), after.items))
}
