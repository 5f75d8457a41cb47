//! Whom somebody wants to ask, checked field by field.

use std::collections::{HashMap, HashSet};

use contract::{
    bookings::AttendeeInput,
    meetings::{Invite, InviteInput},
};
use domain::{
    bookings::Attendee,
    ids::{AccountId, MeetingId},
    meetings::{AttendeeClass, AttendeeKind},
};

use super::records::attendee_id;
use crate::{
    Error, Services,
    accounts::{account_name, accounts_named},
    bookings::attendee,
    fields::Fields,
};

/// Most people of one command; more come by a file.
const MOST_GIVEN: usize = 1_000;
/// Longest name of a company, in characters.
const LONGEST_COMPANY: usize = 200;

/// Somebody to ask; what is `None` stays as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::meetings) struct Wanted {
    pub who: Attendee,
    pub kind: Option<AttendeeKind>,
    pub class: Option<AttendeeClass>,
    pub company: Option<String>,
}

/// Those who are given, each once: who is named twice is asked as named first. A name that means
/// one person of the house means their account.
pub(in crate::meetings) async fn read_all(
    services: &Services,
    given: &[InviteInput],
    fields: &mut Fields,
) -> Result<Vec<Wanted>, Error> {
    if given.len() > MOST_GIVEN {
        fields.wrong("attendees", "too_many");
        return Ok(Vec::new());
    }
    let named = accounts_named(services, &words(given)).await?;
    let mut wanted = Vec::with_capacity(given.len());
    let (nowhere, mut seen) = (MeetingId::from(""), HashSet::new());
    for one in given {
        let one = read(services, one, &named, fields).await?;
        if seen.insert(attendee_id(&nowhere, &one.who)) {
            wanted.push(one);
        }
    }
    Ok(wanted)
}

/// What may be somebody's name or login: what is neither an address nor said to be an account.
fn words(given: &[InviteInput]) -> HashSet<String> {
    let bare = given.iter().filter_map(|one| match one {
        InviteInput::Text(text) if !text.contains('@') => Some(text),
        InviteInput::Full(full) if full.email.is_none() && full.account.is_none() => {
            Some(&full.name)
        }
        _ => None,
    });
    bare.map(|word| word.trim().to_lowercase()).collect()
}

async fn read(
    services: &Services,
    given: &InviteInput,
    named: &HashMap<String, (AccountId, String)>,
    fields: &mut Fields,
) -> Result<Wanted, Error> {
    let mut invite = match given {
        InviteInput::Text(text) => Invite {
            name: text.clone(),
            email: text.contains('@').then(|| text.trim().to_owned()),
            ..Invite::default()
        },
        InviteInput::Full(invite) => invite.clone(),
    };
    if invite.account.is_none()
        && invite.email.is_none()
        && let Some((account, name)) = named.get(&invite.name.trim().to_lowercase())
    {
        invite.account = Some(account.clone());
        invite.name.clone_from(name);
    }
    let nameless = invite.name.trim().is_empty();
    let address = invite.email.as_deref().unwrap_or_default().trim();
    let known = account_name(services, invite.account.as_ref()).await?;
    let name = match (nameless, &known) {
        (true, Some(known)) => known.clone(),
        (true, None) => address.to_owned(),
        (false, _) => invite.name.clone(),
    };
    let full = Attendee {
        name,
        email: invite.email.clone(),
        account: invite.account.clone(),
    };
    let mut who = attendee(services, &AttendeeInput::Full(full), fields).await?;
    // Who is asked by address alone is shown by name where the house knows it.
    if who.email.as_ref() == Some(&who.name)
        && let Some(known) = account_name(services, who.account.as_ref()).await?
    {
        who.name = known;
    }
    Ok(Wanted {
        who,
        kind: invite.kind,
        class: invite.class,
        company: company(&invite, fields),
    })
}

fn company(invite: &Invite, fields: &mut Fields) -> Option<String> {
    let said = invite.company.as_deref().map(str::trim);
    let said = said.filter(|said| !said.is_empty())?;
    Some(fields.line("attendees", said, LONGEST_COMPANY))
}

/// Somebody as asked already: everything stays.
impl From<&Attendee> for Wanted {
    fn from(who: &Attendee) -> Self {
        Self {
            who: who.clone(),
            kind: None,
            class: None,
            company: None,
        }
    }
}

/// Whether an attendee is this account.
pub(in crate::meetings) fn is_account(who: &Attendee, account: Option<&AccountId>) -> bool {
    account.is_some() && who.account.as_ref() == account
}
