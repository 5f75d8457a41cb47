//! Telling people what is so, by comparing it with what they were told (R032, R076, R103).

use std::collections::HashMap;

use domain::{
    bookings::{Attendee, Slot},
    ids::AccountId,
    meetings::{AttendeeKind, Participation},
    notices::Reason,
};

use jiff::Timestamp;

use super::{
    arm::arm,
    event::{Gathered, gather},
    people::{NO_MAIL, Person, reached},
    post::letter,
    records::{CalendarPart, Known, Recipient, Said, Stage},
};
use crate::{
    Error, Services, accounts,
    connections::icalendar::itip::{self, Method, Party},
    errands::{Errand, Event, What},
    ports::{Change, Kind},
    record::{self, Record},
    rooms::directory,
};

/// Compares and tells; takes away the errands that asked for it.
///
/// # Errors
/// Stale when another process told the same; unavailable.
pub(super) async fn tell(
    services: &Services,
    event: &Event,
    errands: &[Record<Errand>],
) -> Result<(), Error> {
    let mut changes: Vec<Change> = errands
        .iter()
        .map(|one| record::remove(Kind::Errand, &one.id))
        .collect();
    let id = event.to_string();
    let known = record::get::<Known>(services, Kind::Invitation, &id).await?;
    if let Some(it) = gather(services, event, None).await? {
        let before = known.as_ref().map(|one| one.value.clone());
        let work = Telling {
            services,
            event,
            before: before.unwrap_or_else(|| first_seen(errands, &it)),
            it: &it,
            by: errands.iter().rev().find_map(by),
        };
        let (after, told) = work.carry_out().await?;
        changes.extend(told);
        changes.push(match known {
            Some(mut known) => {
                known.value = after;
                known.put(Kind::Invitation)?
            }
            None => record::create(Kind::Invitation, &id, &after)?,
        });
    }
    Ok(services.records.write(changes, Vec::new()).await?)
}

fn by(errand: &Record<Errand>) -> Option<AccountId> {
    match &errand.value.what {
        What::Tell { by, .. } => by.clone(),
        _ => None,
    }
}

/// What is known of something of which nobody was told yet: how it was before its first changes.
fn first_seen(errands: &[Record<Errand>], it: &Gathered) -> Known {
    let tellings = errands.iter().filter_map(|one| match &one.value.what {
        What::Tell { was, pending, .. } => Some((*was, *pending)),
        _ => None,
    });
    let (was, pending): (Vec<_>, Vec<_>) = tellings.unzip();
    let slot = it.calendar.main.slot;
    let was = was.into_iter().flatten().next();
    let asked = pending.contains(&true) && it.stage != Stage::Pending;
    Known {
        stage: asked.then_some(Stage::Pending),
        slot: was.map(|start| Slot {
            start,
            end: start.saturating_add(slot.duration()).unwrap_or(start),
        }),
        ..Known::default()
    }
}

struct Telling<'a> {
    services: &'a Services,
    event: &'a Event,
    before: Known,
    it: &'a Gathered,
    /// Who made the last change.
    by: Option<AccountId>,
}

impl Telling<'_> {
    async fn carry_out(&self) -> Result<(Known, Vec<Change>), Error> {
        let before = &self.before;
        let mut after = before.clone();
        let mut changes = Vec::new();
        changes.extend(self.organiser(before).await?);
        changes.extend(self.approvers(before).await?);
        // Nobody is invited before the room is granted (R076), nor to what is over.
        let over = self.it.said.slot.end <= self.services.clock.now();
        let first = before.calendar.is_none();
        let hold = self.it.stage == Stage::Pending || (first && self.it.stage != Stage::On);
        if !hold && !over {
            let (told, letters) = self.attendees(before).await?;
            after.calendar = told;
            changes.extend(letters);
        }
        let start = self.it.next.filter(|_| self.it.stage == Stage::On);
        let now = self.services.clock.now();
        let (armed, names) = arm(self.event, before, start, now)?;
        changes.extend(armed);
        after.armed = names;
        after.stage = Some(self.it.stage);
        after.slot = Some(self.it.calendar.main.slot);
        Ok((after, changes))
    }

    /// What a message says, with what belongs to its reason alone.
    fn said_as(&self, before: &Known, reason: itip::Reason, date: Option<Timestamp>) -> Said {
        use itip::Reason as Why;
        let it = self.it;
        let words = match reason {
            Why::Invited => it.said.words.clone(),
            Why::Cancelled | Why::OneCancelled => it.reason.clone(),
            _ => None,
        };
        let mut said = self.said(before, words);
        if reason != Why::Moved {
            said.before = None;
        }
        // One date: its own time, and where it would have been by the rule.
        if let Some(at) = date {
            let length = it.calendar.main.slot.duration();
            let ruled = Slot {
                start: at,
                end: at.saturating_add(length).unwrap_or(at),
            };
            said.rule.clear();
            match it.calendar.exceptions.get(&at) {
                Some(itip::Exception::Moved(one)) => {
                    said.slot = one.slot;
                    said.place.clone_from(&one.location);
                    said.before = (one.slot != ruled).then_some(ruled);
                }
                _ => said.slot = ruled,
            }
        }
        said
    }

    fn said(&self, before: &Known, words: Option<String>) -> Said {
        let single = self.it.calendar.rule.is_none();
        let other = before
            .slot
            .filter(|slot| single && *slot != self.it.said.slot);
        Said {
            before: other,
            words,
            ..self.it.said.clone()
        }
    }

    /// What became of the organiser's request, and what others did with the meeting.
    async fn organiser(&self, before: &Known) -> Result<Vec<Change>, Error> {
        let (was, now) = (before.stage, self.it.stage);
        let Some(host) = &self.it.host else {
            return Ok(Vec::new());
        };
        let own = self.by.is_some() && self.by == host.who.account;
        let now_at = self.it.calendar.main.slot;
        let moved = before.slot.is_some_and(|slot| slot != now_at);
        let reason = match (was, now) {
            (Some(Stage::Pending), Stage::On) => Reason::Approved,
            (_, Stage::Rejected) if was != Some(now) => Reason::Rejected,
            (_, Stage::Off) if !own && was != Some(now) => Reason::Cancelled,
            (_, Stage::On | Stage::Pending) if !own && moved => Reason::Moved,
            _ => return Ok(Vec::new()),
        };
        let to = reached(self.services, vec![host.clone()]).await?;
        let said = self.said(before, self.it.reason.clone());
        letter(self.services, None, (self.event, reason), &said, to, None)
    }

    /// Those who decide hear of a request when it is made, and again when it asks for another time.
    async fn approvers(&self, before: &Known) -> Result<Vec<Change>, Error> {
        let asked = before.stage == Some(Stage::Pending);
        let other = before.slot != Some(self.it.calendar.main.slot);
        if self.it.stage != Stage::Pending || (asked && !other) {
            return Ok(Vec::new());
        }
        let directory = directory(self.services).await?;
        let rooms = self.it.pending.iter();
        let rooms = rooms.filter_map(|room| directory.rooms.get(room));
        let mut managers: Vec<AccountId> =
            rooms.flat_map(|one| one.room.managers.clone()).collect();
        managers.sort();
        managers.dedup();
        let people = managers
            .iter()
            .map(|one| Person::of_account(one, ""))
            .collect();
        let to = reached(self.services, people).await?;
        let mut said = self.said(before, None);
        said.link = "/approvals".to_owned();
        said.join = String::new();
        letter(
            self.services,
            None,
            (self.event, Reason::Requested),
            &said,
            to,
            None,
        )
    }

    /// Those who are asked, and those who no longer are.
    async fn attendees(&self, before: &Known) -> Result<(Option<itip::Told>, Vec<Change>), Error> {
        let it = self.it;
        let people = it.asked.iter().map(|one| one.person.clone());
        let recipients = reached(self.services, people.collect()).await?;
        let mut by_address: HashMap<String, Recipient> = HashMap::new();
        let mut invitees = Vec::new();
        for (one, asked) in pair(&recipients, it) {
            let address = one.party.clone();
            invitees.push(itip::Invitee {
                party: Party {
                    name: one.name.clone(),
                    address: address.clone(),
                },
                kind: one.kind,
                participation: asked,
                rsvp: one.kind != AttendeeKind::Observer && one.attendee.is_some(),
            });
            by_address.insert(address, one.clone());
        }
        if invitees.is_empty() && before.calendar.is_none() {
            return Ok((None, Vec::new()));
        }
        let now = itip::Event {
            uid: it.calendar.uid.clone(),
            organizer: self.organizer().await?,
            invitees,
            main: it.calendar.main.clone(),
            rule: it.calendar.rule.clone(),
            exceptions: it.calendar.exceptions.clone(),
            private: it.private,
            cancelled: it.stage != Stage::On,
        };
        let stamp = self.services.clock.now();
        let (messages, told) = itip::due(before.calendar.as_ref(), &now, stamp);
        let mut changes = Vec::new();
        let mut many = Vec::new();
        let plain = messages.len() > MOST_LETTERS;
        for message in messages {
            if plain && message.reason == itip::Reason::Uninvited {
                many.extend(message.to);
                continue;
            }
            let to = self.recipients(&message.to, &by_address).await?;
            let part = CalendarPart {
                cancels: message.method == Method::Cancel,
                ics: message.ics,
            };
            let said = self.said_as(before, message.reason, message.occurrence);
            let about = (self.event, reason(message.reason));
            changes.extend(letter(self.services, None, about, &said, to, Some(part))?);
        }
        let to = self.recipients(&many, &by_address).await?;
        let about = (self.event, Reason::Uninvited);
        let said = self.said_as(before, itip::Reason::Uninvited, None);
        changes.extend(letter(self.services, None, about, &said, to, None)?);
        Ok((Some(told), changes))
    }

    /// Who is behind these addresses; of those who are asked no longer just the address is known,
    /// and the account that it was made from.
    async fn recipients(
        &self,
        to: &[Party],
        known: &HashMap<String, Recipient>,
    ) -> Result<Vec<Recipient>, Error> {
        let mut found = Vec::new();
        let mut gone = Vec::new();
        for party in to {
            match known.get(&party.address) {
                Some(one) => found.push(one.clone()),
                None => gone.push(person_of(self.services, party).await?),
            }
        }
        found.extend(reached(self.services, gone).await?);
        Ok(found)
    }

    async fn organizer(&self) -> Result<Party, Error> {
        let it = self.it;
        let host = reached(self.services, it.host.clone().into_iter().collect()).await?;
        Ok(match host.first() {
            Some(one) => Party {
                name: one.name.clone(),
                address: one.party.clone(),
            },
            None => Party {
                name: it.said.organiser.clone(),
                address: format!("nobody{NO_MAIL}"),
            },
        })
    }
}

/// More letters than this are not written at once; then those who are out get one without a
/// calendar.
const MOST_LETTERS: usize = 200;

const fn reason(why: itip::Reason) -> Reason {
    use itip::Reason as Why;
    match why {
        Why::Invited => Reason::Invited,
        Why::Moved => Reason::Moved,
        Why::Changed | Why::Role => Reason::Changed,
        Why::OneMoved | Why::OneChanged => Reason::DateMoved,
        Why::OneCancelled => Reason::DateCancelled,
        Why::Cancelled => Reason::Cancelled,
        Why::Uninvited => Reason::Uninvited,
    }
}

/// Recipients with what each answered; those who cannot be reached at all are left out.
fn pair<'a>(
    recipients: &'a [Recipient],
    it: &'a Gathered,
) -> impl Iterator<Item = (&'a Recipient, Participation)> {
    let answers: HashMap<&str, Participation> = it
        .asked
        .iter()
        .filter_map(|one| Some((one.person.attendee.as_deref()?, one.participation)))
        .collect();
    recipients.iter().map(move |one| {
        let answer = one.attendee.as_deref().and_then(|id| answers.get(id));
        (one, answer.copied().unwrap_or(Participation::NeedsAction))
    })
}

async fn person_of(services: &Services, party: &Party) -> Result<Person, Error> {
    let account = match party.address.strip_suffix(NO_MAIL) {
        Some(account) => Some(AccountId::from(account)),
        None => accounts::account_of_email(services, &party.address).await?,
    };
    Ok(Person {
        attendee: None,
        who: Attendee {
            email: account.is_none().then(|| party.address.clone()),
            account,
            name: party.name.clone(),
        },
        kind: AttendeeKind::Required,
    })
}
