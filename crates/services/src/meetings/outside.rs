//! People without an account who come by the join link: they say who they are, and stand on the
//! meeting's list as external (R056).
//!
//! Nothing that a stranger says is believed to be an account: an address of the house is only
//! words here. Must not know cookies; a browser is known again by a token.

mod place;
#[cfg(test)]
mod tests;

use std::time::Duration;

use contract::meetings::{JoinAs, JoinedAs};
use domain::{
    accounts::Actor,
    bookings::Attendee,
    ids::MeetingId,
    meetings::{AttendeeKind, MOST_ATTENDEES, Mode, Participation, Phase, Way},
};

use tokio::sync::Mutex;

use super::{
    about,
    join::found,
    people::{Answer, AttendeeRecord, Came, People, attendee_id},
    recording,
    records::Meeting,
};
use crate::{
    Error, Services,
    accounts::secret_hash,
    bookings::change_people,
    errands::{self, Event},
    fields::Fields,
    journal::entry,
    ports::{Change, Kind},
    record,
};

/// Longest name and company, in characters.
const LONGEST: usize = 200;
/// Longest token that is looked at, in bytes.
const LONGEST_TOKEN: usize = 100;
/// Tries from one address within [`WINDOW_SECONDS`]: it may stand for a whole office.
const TRIES_PER_ADDRESS: u32 = 60;
/// See [`TRIES_PER_ADDRESS`].
const WINDOW_SECONDS: u32 = 300;
/// Tries when others come at the same moment: everybody comes at the start.
const TRIES: u32 = 20;
/// Between two of them, in milliseconds; longer each time.
const PAUSE_MS: u64 = 5;
/// Longest wait for those who came before, in seconds.
const LONGEST_WAIT: u64 = 20;
/// Everybody comes at the start and would write one list at once: here they come one by one, so
/// that only what others do meanwhile makes them try again.
static QUEUE: Mutex<()> = Mutex::const_new(());

/// Who somebody says to be, checked.
struct Guest {
    name: String,
    company: String,
    email: Option<String>,
    token: Option<String>,
    mode: Option<Mode>,
}

/// Puts somebody from outside on the list of those who come; who stands there already, by token
/// or by mail address, stays as they are.
///
/// # Errors
/// Not found; wrong fields `name`, `company`, `email`; rules `meeting_cancelled`, `meeting_over`,
/// `outsiders_off`, `meeting_full`; rate limited; unavailable.
pub async fn join_as(
    services: &Services,
    secret: &str,
    input: &JoinAs,
    address: &str,
) -> Result<JoinedAs, Error> {
    let (key, now) = (format!("outside {address}"), services.clock.now());
    let taken = services
        .process
        .take_try(&key, now, TRIES_PER_ADDRESS, WINDOW_SECONDS);
    taken.map_err(Error::RateLimited)?;
    let guest = read(input)?;
    let turn = tokio::time::timeout(Duration::from_secs(LONGEST_WAIT), QUEUE.lock());
    let _turn = turn.await.map_err(|_| Error::Unavailable(None))?;
    for again in 0..TRIES {
        match once(services, secret, &guest).await {
            Err(Error::Stale(_) | Error::Rule("taken")) => {
                let pause = PAUSE_MS * u64::from(again + 1);
                tokio::time::sleep(Duration::from_millis(pause)).await;
            }
            // Seats are counted for everybody; a stranger is told no more than that.
            Err(Error::Refused(_)) => return Err(Error::Rule("meeting_full")),
            done => {
                let done = done?;
                if input.agrees_to_recording {
                    recording::agree_at_once(services, secret, &done.token).await?;
                }
                return Ok(done);
            }
        }
    }
    Err(Error::Unavailable(None))
}

fn read(input: &JoinAs) -> Result<Guest, Error> {
    let mut fields = Fields::default();
    let name = fields.line("name", &input.name, LONGEST);
    let company = fields.line("company", &input.company, LONGEST);
    let email = Some(input.email.trim()).filter(|email| !email.is_empty());
    if let Some(email) = email {
        let bad = |c: char| c.is_whitespace() || c.is_control();
        let parts = email.split_once('@');
        let whole = parts.is_some_and(|(local, host)| !local.is_empty() && !host.is_empty());
        let fine = whole && email.len() <= 254 && !email.contains(bad);
        fields.check("email", "bad_email", fine);
    }
    fields.done()?;
    let token = Some(input.token.as_str());
    Ok(Guest {
        name,
        company,
        email: email.map(str::to_owned),
        token: token
            .filter(|token| !token.is_empty() && token.len() <= LONGEST_TOKEN)
            .map(str::to_owned),
        mode: input.mode,
    })
}

/// As whom the holder of `token` stands on the list; none when the token is not known there.
///
/// # Errors
/// Not found; unavailable.
pub async fn joined_as(
    services: &Services,
    secret: &str,
    token: &str,
) -> Result<Option<String>, Error> {
    let meeting = found(services, secret).await?;
    let people = People::of(services, &meeting.id()).await?;
    Ok(holder(&meeting, &people, token).map(|one| one.name.clone()))
}

/// Who came with this token, while they are on the list.
pub(super) fn holder<'a>(
    meeting: &'a Meeting,
    people: &People,
    token: &str,
) -> Option<&'a Attendee> {
    if token.is_empty() || token.len() > LONGEST_TOKEN {
        return None;
    }
    let (id, hash) = (meeting.id(), secret_hash(token));
    let mut listed = meeting.record.value.attendees.iter();
    listed.find(|one| {
        let record = people.record(&attendee_id(&id, one));
        record.is_some_and(|record| record.value.guest.as_deref() == Some(hash.as_str()))
    })
}

async fn once(services: &Services, secret: &str, guest: &Guest) -> Result<JoinedAs, Error> {
    let meeting = found(services, secret).await?;
    let now = services.clock.now();
    if meeting.cancelled() {
        return Err(Error::Rule("meeting_cancelled"));
    }
    if meeting.phase(now) >= Phase::Ended {
        return Err(Error::Rule("meeting_over"));
    }
    if !meeting.record.value.outsiders {
        return Err(Error::Rule("outsiders_off"));
    }
    let people = People::of(services, &meeting.id()).await?;
    if let Some(token) = &guest.token
        && let Some(one) = holder(&meeting, &people, token)
    {
        return Ok(JoinedAs {
            name: one.name.clone(),
            token: token.clone(),
        });
    }
    let token = services.ids.secret();
    let (who, fresh) = place::place(&meeting, &people, guest);
    let done = JoinedAs {
        name: who.name.clone(),
        token: token.clone(),
    };
    if who.account.is_some() {
        // A colleague who is asked already, and did not sign in: nothing of theirs is changed.
        return Ok(done);
    }
    let change = kept(services, &meeting, &people, (&who, guest), &token)?;
    write(services, meeting, (who, fresh), guest, change).await?;
    Ok(done)
}

/// The write that keeps them as somebody who came from outside.
fn kept(
    services: &Services,
    meeting: &Meeting,
    people: &People,
    (who, guest): (&Attendee, &Guest),
    token: &str,
) -> Result<Change, Error> {
    let (id, now) = (meeting.id(), services.clock.now());
    let attendee = attendee_id(&id, who);
    let before = people.record(&attendee);
    let mut value = before.map_or_else(
        || {
            let came = Came {
                at: now,
                way: Way::JoinLink,
                by: "",
            };
            let mut fresh = AttendeeRecord::new(&id, who, now).came(came);
            fresh.kind = AttendeeKind::Optional;
            fresh
        },
        |record| record.value.clone(),
    );
    let company = value.company.take();
    value.company = company.or_else(|| Some(guest.company.clone()));
    value.external = true;
    value.guest = Some(secret_hash(token));
    value.answer = Some(Answer {
        participation: Participation::Accepted,
        slot: meeting.slot(),
        reason: None,
        mode: guest
            .mode
            .filter(|mode| meeting.record.value.mode.offers(*mode)),
        at: now,
    });
    match before {
        None => record::create(Kind::Attendee, &attendee, &value),
        Some(before) => {
            let mut record = before.clone();
            record.value = value;
            record.put(Kind::Attendee)
        }
    }
}

async fn write(
    services: &Services,
    mut meeting: Meeting,
    (who, fresh): (Attendee, bool),
    guest: &Guest,
    change: Change,
) -> Result<(), Error> {
    let id: MeetingId = meeting.id();
    let told = about("meetings.join_outside", &id);
    let mut actor = Actor::system();
    actor.name = format!("{} ({})", guest.name, guest.company);
    let topic = meeting.record.value.topic.clone();
    let row = entry(services, &actor, told, &topic);
    if !fresh {
        return Ok(services.records.write(vec![change], vec![row]).await?);
    }
    let record = &mut meeting.record.value;
    if record.attendees.len() >= MOST_ATTENDEES {
        return Err(Error::Rule("meeting_full"));
    }
    record.attendees.push(who);
    record.updated_at = services.clock.now();
    let listed = record.attendees.clone();
    let tell = errands::tell(services, Event::Meeting(id.clone()), None)?;
    let changes = vec![change, meeting.record.put(Kind::Meeting)?, tell];
    match meeting.live().next() {
        None => Ok(services.records.write(changes, vec![row]).await?),
        Some(first) => change_people(services, &actor, &first.id, listed, &changes, told).await,
    }
}
