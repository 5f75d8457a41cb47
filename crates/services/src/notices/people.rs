//! How people are reached: by their account's address, in their language and zone (R023).

use std::collections::HashMap;

use contract::locale::Locale;
use domain::{bookings::Attendee, ids::AccountId, meetings::AttendeeKind};
use futures::{FutureExt, StreamExt, TryStreamExt, stream};

use super::records::Recipient;
use crate::{Error, Services, accounts, rooms::directory};

/// Those without an address are known to calendars by one that can never be (RFC 2606).
pub(super) const NO_MAIL: &str = "@accounts.invalid";

/// Accounts read at the same time.
const AT_ONCE: usize = 16;

/// What people get who chose no language or zone.
#[derive(Debug, Clone)]
pub(super) struct House {
    pub locale: Locale,
    pub time_zone: String,
}

pub(super) async fn house(services: &Services) -> Result<House, Error> {
    let directory = directory(services).await?;
    let organisation = &directory.organisation;
    Ok(House {
        locale: Locale::parse(&organisation.locale).unwrap_or_default(),
        time_zone: organisation.time_zone.clone(),
    })
}

/// Somebody to be told, before it is known how.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub attendee: Option<String>,
    pub who: Attendee,
    pub kind: AttendeeKind,
}

impl Person {
    /// Who is told by account alone: an organiser, an approver.
    pub(super) fn of_account(account: &AccountId, name: &str) -> Self {
        Self {
            attendee: None,
            who: Attendee {
                account: Some(account.clone()),
                name: name.to_owned(),
                email: None,
            },
            kind: AttendeeKind::Required,
        }
    }
}

/// How each is reached. Accounts that are gone or disabled are left out.
///
/// # Errors
/// Unavailable.
pub(super) async fn reached(
    services: &Services,
    people: Vec<Person>,
) -> Result<Vec<Recipient>, Error> {
    let house = house(services).await?;
    let accounts = people.iter().filter_map(|one| one.who.account.clone());
    let read = accounts.map(|id| contact(services, id).boxed());
    let read: Vec<_> = read.collect();
    let known: HashMap<AccountId, Option<accounts::Contact>> = stream::iter(read)
        .buffer_unordered(AT_ONCE)
        .try_collect()
        .await?;
    let one = |person: Person| {
        let contact = match &person.who.account {
            Some(id) => Some(known.get(id)?.clone()?),
            None => None,
        };
        let preferred = contact.as_ref();
        let locale = preferred.and_then(|one| Locale::parse(one.locale.as_deref()?));
        let time_zone = preferred.and_then(|one| one.time_zone.clone());
        let address = match &contact {
            Some(contact) => contact.email.clone(),
            None => person.who.email.clone(),
        };
        let party = match (&address, &person.who.account) {
            (Some(address), _) => address.clone(),
            (None, Some(account)) => format!("{account}{NO_MAIL}"),
            (None, None) => format!("{}{NO_MAIL}", person.who.name),
        };
        let wanted = contact.as_ref().is_none_or(|one| one.by_mail);
        Some(Recipient {
            attendee: person.attendee,
            account: person.who.account,
            name: contact.map_or(person.who.name, |contact| contact.name),
            address: address.filter(|_| wanted),
            party,
            kind: person.kind,
            locale: locale.unwrap_or(house.locale),
            time_zone: time_zone.unwrap_or_else(|| house.time_zone.clone()),
        })
    };
    Ok(people.into_iter().filter_map(one).collect())
}

async fn contact(
    services: &Services,
    id: AccountId,
) -> Result<(AccountId, Option<accounts::Contact>), Error> {
    let contact = accounts::contact(services, &id).await?;
    Ok((id, contact))
}
