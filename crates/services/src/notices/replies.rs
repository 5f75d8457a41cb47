//! Answers that come back from calendars (METHOD:REPLY, RFC 5546 3.2.3): as good as one given on
//! the page. Who sends somebody else is taken at their word (RFC 5546 3.2.2.3), once.
//!
//! Must not know how such a mail arrives: whoever receives it hands over the text and its sender.

use contract::{
    meetings::{AnswerInvitation, Delegate, Invite, InviteInput},
    notices::TakenReply,
};
use domain::{
    accounts::{Actor, Denial},
    ids::MeetingId,
    meetings::Participation,
};

use super::{
    people::{Person, reached},
    records::Known,
};
use crate::{
    Error, Services,
    bookings::LONGEST_REASON,
    connections::icalendar::itip::{Party, Reply, read_reply},
    errands::Event,
    fields::Fields,
    journal::{About, audited},
    meetings::{self, Asked},
    ports::{JournalEntry, Kind},
    record,
};

/// Longest id that is looked up, in characters.
const LONGEST_ID: usize = 100;

/// Takes the answers of one mail that `sender` sent; the caller looks after the meetings. They are
/// taken in order, up to the first that cannot be. The words of an error are for who answered.
///
/// # Errors
/// Denied to those who do not look after the meeting; not found (`meeting`, `attendee`); wrong
/// fields `sender`, `attendees`; rules `bad_reply`, `reply_of_another`, `reply_outdated`,
/// `delegated_once`, `has_delegate`, `meeting_cancelled`, `meeting_over`, `meeting_full`;
/// unavailable.
pub async fn take_reply(
    services: &Services,
    actor: &Actor,
    text: &str,
    sender: &str,
) -> Result<Vec<TakenReply>, Error> {
    if actor.read_only {
        return Err(Denial::ReadOnlyKey.into());
    }
    let mut fields = Fields::default();
    let sender = sender.trim();
    let fine = sender.contains('@') && sender.len() <= 254;
    fields.check("sender", "bad_email", fine);
    fields.done()?;
    let replies = read_reply(text, Some(sender)).map_err(|error| {
        tracing::debug!(%error, "an answer of a calendar cannot be read");
        Error::Rule("bad_reply")
    })?;
    let mut taken = Vec::new();
    for reply in replies {
        taken.push(one(services, actor, &reply, sender).await?);
    }
    Ok(taken)
}

async fn one(
    services: &Services,
    actor: &Actor,
    reply: &Reply,
    sender: &str,
) -> Result<TakenReply, Error> {
    let id = reply.uid.strip_suffix("@lintel");
    let id = id.filter(|id| id.len() <= LONGEST_ID);
    let id = MeetingId::from(id.ok_or(Error::NotFound("meeting"))?);
    let about = About {
        action: "notices.reply",
        kind: JournalEntry::MEETING,
        id: id.as_str(),
    };
    let work = async {
        meetings::looked_after(services, actor, &id).await?;
        // What one calendar says of another's owner is not believed.
        if !reply.address.eq_ignore_ascii_case(sender) {
            return Err(Error::Rule("reply_of_another"));
        }
        let asked = meetings::asked(services, &id).await?;
        let asked = asked.ok_or(Error::NotFound("meeting"))?;
        let attendee = attendee(services, &asked, sender).await?;
        if outdated(services, &id, reply).await? {
            return Err(Error::Rule("reply_outdated"));
        }
        take(services, &id, &attendee, reply).await
    };
    audited(services, actor, about, work).await?;
    Ok(TakenReply {
        meeting: id,
        address: reply.address.clone(),
        participation: reply.participation,
        sends: reply.delegated_to.as_ref().map(|to| to.address.clone()),
    })
}

/// Whoever is asked by this address, in the list or of their account.
async fn attendee(services: &Services, asked: &Asked, sender: &str) -> Result<String, Error> {
    let people = asked.people.iter().map(|one| Person {
        attendee: Some(one.id.clone()),
        who: one.who.clone(),
        kind: one.kind,
    });
    let reached = reached(services, people.collect()).await?;
    let mut own = reached.into_iter();
    let own = own.find(|one| one.party.trim().eq_ignore_ascii_case(sender));
    let own = own.and_then(|one| one.attendee);
    own.ok_or(Error::NotFound("attendee"))
}

/// Whether it answers a time that the meeting no longer has.
async fn outdated(services: &Services, id: &MeetingId, reply: &Reply) -> Result<bool, Error> {
    let event = Event::Meeting(id.clone()).to_string();
    let known = record::get::<Known>(services, Kind::Invitation, &event).await?;
    let told = known.and_then(|known| known.value.calendar);
    Ok(told.is_some_and(|told| told.is_outdated(reply, None)))
}

async fn take(
    services: &Services,
    id: &MeetingId,
    attendee: &str,
    reply: &Reply,
) -> Result<(), Error> {
    match (reply.participation, &reply.delegated_to) {
        (Participation::NeedsAction, _) => Ok(()),
        (Participation::Delegated, Some(to)) => {
            let who = InviteInput::Full(instead(to));
            meetings::delegate_as(services, id, attendee, &Delegate { who }).await
        }
        (participation, _) => {
            let comment = reply.comment.as_deref().unwrap_or_default();
            let input = AnswerInvitation {
                participation,
                reason: comment.chars().take(LONGEST_REASON).collect(),
                mode: None,
            };
            meetings::answer_as(services, id, attendee, &input).await
        }
    }
}

fn instead(to: &Party) -> Invite {
    Invite {
        name: to.name.clone(),
        email: Some(to.address.clone()),
        ..Invite::default()
    }
}
