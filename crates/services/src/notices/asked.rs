//! What those who are asked are told: through their calendars' eyes (RFC 5546), in letters.

use std::collections::HashMap;

use domain::{
    bookings::{Attendee, Slot},
    ids::AccountId,
    meetings::{AttendeeKind, Participation},
    notices::Reason,
};
use jiff::Timestamp;

use super::{
    event::{AskedPerson, Gathered},
    people::{NO_MAIL, Person, reached},
    post::letter,
    records::{CalendarPart, Known, Recipient, Said, Stage},
    tell::Telling,
};
use crate::{
    Error, Services, accounts,
    connections::icalendar::itip::{self, Method, Party},
    ports::Change,
};

impl Telling<'_> {
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

    /// Those who are asked, and those who no longer are.
    pub(super) async fn attendees(
        &self,
        before: &Known,
    ) -> Result<(Option<itip::Told>, Vec<Change>), Error> {
        let it = self.it;
        let people = it.asked.iter().map(|one| one.person.clone());
        let recipients = reached(self.services, people.collect()).await?;
        let mut by_address: HashMap<String, Recipient> = HashMap::new();
        let mut invitees = Vec::new();
        let addresses = addresses(&recipients);
        let address_of = |id: &Option<String>| {
            let id = id.as_deref()?;
            addresses.get(id).map(|one| (*one).to_owned())
        };
        for (one, asked, delegated) in pair(&recipients, it) {
            let address = one.party.clone();
            invitees.push(itip::Invitee {
                party: Party {
                    name: one.name.clone(),
                    address: address.clone(),
                },
                kind: one.kind,
                participation: asked,
                delegated_to: delegated.and_then(|(to, _)| address_of(to)),
                delegated_from: delegated.and_then(|(_, from)| address_of(from)),
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
) -> impl Iterator<Item = (&'a Recipient, Participation, Option<&'a Places>)> {
    let answers: HashMap<&str, &AskedPerson> = it
        .asked
        .iter()
        .filter_map(|one| Some((one.person.attendee.as_deref()?, one)))
        .collect();
    recipients.iter().map(move |one| {
        let asked = one.attendee.as_deref().and_then(|id| answers.get(id));
        let answer = asked.map_or(Participation::NeedsAction, |asked| asked.participation);
        (one, answer, asked.map(|asked| &asked.delegated))
    })
}

/// Who comes in somebody's place, and in whose they come.
type Places = (Option<String>, Option<String>);

/// By what calendars know each of the attendees.
fn addresses(recipients: &[Recipient]) -> HashMap<&str, &str> {
    let known = recipients.iter();
    let known = known.filter_map(|one| Some((one.attendee.as_deref()?, one.party.as_str())));
    known.collect()
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
