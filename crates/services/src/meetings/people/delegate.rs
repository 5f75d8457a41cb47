//! Sending somebody else: an invitee names who comes in their place, as what they were asked
//! themselves, and may take that back (RFC 5545 3.2.4, 3.2.5). At most one hop: who comes in
//! somebody's place sends nobody else.

use contract::meetings::{Delegate, MeetingDetail};
use domain::{
    accounts::{Actor, Denial},
    bookings::Attendee,
    ids::MeetingId,
    meetings::{MOST_ATTENDEES, Participation, Phase, Right, Way},
};

use super::{
    super::{
        about,
        records::{Meeting, known, visible},
        view::get,
    },
    answer::Who,
    records::{Answer, AttendeeRecord, Came, People, attendee_id},
    view::standing,
    wanted::{is_account, read_all},
};
use crate::{
    Error, Services,
    bookings::change_people,
    errands::{self, Event},
    fields::{Fields, wrong},
    journal::{About, audited, entry},
    ports::{Change, Kind, StoreError},
    record::{self, Record},
};

/// Tries when somebody changes the same meeting meanwhile.
const TRIES: usize = 5;

/// Names who comes in the caller's place.
///
/// # Errors
/// Denied (`not_invited`); not found; wrong fields `attendees`; rules `delegated_once`,
/// `has_delegate`, `meeting_cancelled`, `meeting_over`, `meeting_full`; refused as
/// [`crate::bookings::change`] when its rooms are too small; unavailable.
pub async fn delegate(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    input: &Delegate,
) -> Result<MeetingDetail, Error> {
    carry_out(services, (actor, None), id, input).await?;
    get(services, actor, id).await
}

/// As [`delegate`] in the name of `attendee`, whose calendar said so; the same one a second time
/// changes nothing.
///
/// # Errors
/// As [`delegate`]; not found (`attendee`) for one who is not asked any more.
pub(crate) async fn delegate_as(
    services: &Services,
    id: &MeetingId,
    attendee: &str,
    input: &Delegate,
) -> Result<(), Error> {
    carry_out(services, (&Actor::anonymous(), Some(attendee)), id, input).await
}

async fn carry_out(
    services: &Services,
    who: Who<'_>,
    id: &MeetingId,
    input: &Delegate,
) -> Result<(), Error> {
    let told = about("meetings.delegate", id);
    let work = async {
        for _ in 0..TRIES {
            let own = Own::of(services, who, id).await?;
            match own.name(services, who, input, told).await {
                Err(Error::Stale(_) | Error::Unavailable(Some(StoreError::Stale(_)))) => {}
                done => return done,
            }
        }
        Err(Error::Unavailable(None))
    };
    audited(services, who.0, told, work).await
}

/// Takes it back: the delegate is no longer asked, the caller is again.
///
/// # Errors
/// As [`delegate`]; not found (`delegate`) when nobody was named.
pub async fn take_back(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
) -> Result<MeetingDetail, Error> {
    let told = about("meetings.take_back", id);
    let work = async {
        for _ in 0..TRIES {
            let own = Own::of(services, (actor, None), id).await?;
            match own.take_back(services, actor, told).await {
                Err(Error::Stale(_) | Error::Unavailable(Some(StoreError::Stale(_)))) => {}
                done => return done,
            }
        }
        Err(Error::Unavailable(None))
    };
    audited(services, actor, told, work).await?;
    get(services, actor, id).await
}

/// The caller among a meeting's people.
struct Own {
    meeting: Meeting,
    people: People,
    who: Attendee,
    id: String,
}

impl Own {
    async fn of(
        services: &Services,
        (actor, invited): Who<'_>,
        id: &MeetingId,
    ) -> Result<Self, Error> {
        if actor.read_only {
            return Err(Denial::ReadOnlyKey.into());
        }
        let meeting = match invited {
            Some(_) => known(services, id).await?,
            None => visible(services, actor, id).await?,
        };
        let (people, now) = (People::of(services, id).await?, services.clock.now());
        let mut asked = meeting.record.value.attendees.iter();
        let own = match invited {
            Some(attendee) => asked
                .find(|one| attendee_id(id, one) == attendee)
                .ok_or(Error::NotFound("attendee"))?,
            None => {
                standing(actor, &meeting, &people, now).may(Right::Answer)?;
                let own = asked.find(|one| is_account(one, actor.account()));
                own.ok_or(Denial::NotInvited)?
            }
        };
        let who = own.clone();
        if meeting.cancelled() {
            return Err(Error::Rule("meeting_cancelled"));
        }
        if meeting.phase(now) >= Phase::Ended {
            return Err(Error::Rule("meeting_over"));
        }
        Ok(Self {
            id: attendee_id(id, &who),
            meeting,
            people,
            who,
        })
    }

    /// The caller's record with `lay` done to it, as a write.
    fn kept(
        &self,
        services: &Services,
        lay: impl FnOnce(&mut AttendeeRecord),
    ) -> Result<Change, Error> {
        let mut record = match self.people.record(&self.id) {
            Some(record) => record.clone(),
            None => {
                let meeting = self.meeting.id();
                let mut fresh = AttendeeRecord::new(&meeting, &self.who, services.clock.now());
                lay(&mut fresh);
                return record::create(Kind::Attendee, &self.id, &fresh);
            }
        };
        lay(&mut record.value);
        record.put(Kind::Attendee)
    }

    fn record(&self) -> Option<&Record<AttendeeRecord>> {
        self.people.record(&self.id)
    }

    async fn name(
        mut self,
        services: &Services,
        (actor, invited): Who<'_>,
        input: &Delegate,
        told: About<'_>,
    ) -> Result<(), Error> {
        let own = self.record().map(|record| &record.value);
        if own.is_some_and(|own| own.delegated_from.is_some()) {
            return Err(Error::Rule("delegated_once"));
        }
        let mut fields = Fields::default();
        let given = std::slice::from_ref(&input.who);
        let named = read_all(services, given, &mut fields).await?;
        fields.done()?;
        let named = named.into_iter().next();
        let named = named.ok_or_else(|| wrong("attendees", "required"))?;
        let meeting = self.meeting.id();
        let to = attendee_id(&meeting, &named.who);
        if let Some(before) = own.and_then(|own| own.delegated_to.as_ref()) {
            return match invited.is_some() && *before == to {
                true => Ok(()),
                false => Err(Error::Rule("has_delegate")),
            };
        }
        let listed = &self.meeting.record.value.attendees;
        if listed.iter().any(|one| attendee_id(&meeting, one) == to) {
            return Err(wrong("attendees", "taken"));
        }
        if listed.len() >= MOST_ATTENDEES {
            return Err(Error::Rule("meeting_full"));
        }
        let now = services.clock.now();
        let came = Came {
            at: now,
            way: Way::Delegate,
            by: &self.who.name,
        };
        let mut fresh = AttendeeRecord::new(&meeting, &named.who, now).came(came);
        fresh.kind = own.map_or(fresh.kind, |own| own.kind);
        fresh.class = own.and_then(|own| own.class);
        fresh.delegated_from = Some(self.id.clone());
        let answer = Answer {
            participation: Participation::Delegated,
            slot: self.meeting.slot(),
            reason: None,
            mode: None,
            at: now,
        };
        let mut changes = vec![self.kept(services, |own| {
            own.answer = Some(answer);
            own.delegated_to = Some(to.clone());
        })?];
        changes.push(match self.people.record(&to) {
            // Who was taken off a moment ago may still have a record.
            Some(left) => {
                let mut left = left.clone();
                left.value = fresh;
                left.put(Kind::Attendee)?
            }
            None => record::create(Kind::Attendee, &to, &fresh)?,
        });
        self.meeting.record.value.attendees.push(named.who);
        self.write(services, actor, changes, told).await
    }

    async fn take_back(
        mut self,
        services: &Services,
        actor: &Actor,
        told: About<'_>,
    ) -> Result<(), Error> {
        let to = self.record().and_then(|own| own.value.delegated_to.clone());
        let to = to.ok_or(Error::NotFound("delegate"))?;
        let mut changes = vec![self.kept(services, |own| {
            own.answer = None;
            own.delegated_to = None;
        })?];
        changes.push(record::remove(Kind::Attendee, &to));
        let meeting = self.meeting.id();
        let listed = &mut self.meeting.record.value.attendees;
        listed.retain(|one| attendee_id(&meeting, one) != to);
        self.write(services, actor, changes, told).await
    }

    /// The list with its rooms, in one transaction. Who comes is no change of the meeting by its
    /// keeper, so that the rooms are not asked whether the caller may change them.
    async fn write(
        mut self,
        services: &Services,
        actor: &Actor,
        mut changes: Vec<Change>,
        told: About<'_>,
    ) -> Result<(), Error> {
        let id = self.meeting.id();
        let record = &mut self.meeting.record.value;
        record.updated_at = services.clock.now();
        let listed = record.attendees.clone();
        let topic = record.topic.clone();
        changes.push(self.meeting.record.put(Kind::Meeting)?);
        let event = Event::Meeting(id);
        changes.push(errands::tell(services, event, self.who.account.as_ref())?);
        match self.meeting.live().next() {
            None => {
                let row = entry(services, actor, told, &topic);
                Ok(services.records.write(changes, vec![row]).await?)
            }
            Some(first) => {
                let mut house = Actor::system();
                house.name.clone_from(&self.who.name);
                change_people(services, &house, &first.id, listed, &changes, told).await
            }
        }
    }
}
