//! Who comes, by party: counted, and page by page (R052).

use std::collections::{BTreeMap, HashMap};

use contract::meetings::{
    AttendeeFilter, CompanyCount, GuestCard, Guests, MeetingAttendee, Parties, PartyCount,
};
use domain::{
    accounts::{Action, Actor, Subject, can},
    ids::MeetingId,
    meetings::{AttendeeClass, DossierPart, Mode, Participation, Standing},
};

use super::{
    super::{
        people::{People, acquaint, attendees, listed, standing},
        records::{Meeting, visible},
    },
    read::{lines, said, spoken},
    records::{DossierRecord, portrait_path},
};
use crate::{Error, Services, ports::Kind, record::Record};

/// People of one page.
pub const AT_ONCE: usize = 100;
/// Most companies that are counted by name.
const MOST_COMPANIES: usize = 1_000;

/// Parties in the order in which they are shown; who comes as nothing in particular is last.
const ORDER: [Option<AttendeeClass>; 6] = [
    Some(AttendeeClass::Guest),
    Some(AttendeeClass::Company),
    Some(AttendeeClass::Volunteer),
    Some(AttendeeClass::Staff),
    Some(AttendeeClass::Audience),
    None,
];

/// A party to be shown alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Party {
    /// Of this class.
    Of(AttendeeClass),
    /// Nothing in particular.
    Others,
}

/// Which of them are wanted, and which page of those.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GuestsAsked {
    /// Of this party.
    pub party: Option<Party>,
    /// From this company, by its whole name.
    pub company: Option<String>,
    /// Part of the name, company, or address where it may be seen.
    pub text: String,
    /// From 0.
    pub page: usize,
}

/// How many come of each party, and from which companies.
///
/// # Errors
/// Denied to those who may not read the agenda; not found; unavailable.
pub async fn parties(services: &Services, actor: &Actor, id: &MeetingId) -> Result<Parties, Error> {
    let (meeting, people, standing) = reader(services, actor, id).await?;
    let now = services.clock.now();
    let all = attendees(actor, &meeting, &people, standing, now);
    Ok(count(&all, meeting.record.value.mode))
}

/// A page of those who come, guests first.
///
/// # Errors
/// As [`parties`].
pub async fn guests(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    asked: &GuestsAsked,
) -> Result<Guests, Error> {
    let (meeting, people, standing) = reader(services, actor, id).await?;
    let now = services.clock.now();
    let all = attendees(actor, &meeting, &people, standing, now);
    let parties = count(&all, meeting.record.value.mode);
    let mut own = all.iter();
    let own = own.find(|one| one.account.is_some() && one.account.as_ref() == actor.account());
    let own = own.map(|own| own.id.clone());
    let filter = AttendeeFilter {
        text: asked.text.clone(),
        ..AttendeeFilter::default()
    };
    let (of, when) = ((&meeting, &people), (standing, now));
    let mut wanted = listed(services, actor, of, when, &filter).await?;
    wanted.retain(|one| asked.wants(one));
    wanted.sort_by_cached_key(place);
    let count = u32::try_from(wanted.len()).unwrap_or(u32::MAX);
    let first = asked.page.saturating_mul(AT_ONCE);
    let mut page: Vec<_> = wanted.into_iter().skip(first).take(AT_ONCE).collect();
    acquaint(services, actor, standing, &mut page).await?;
    let of = Subject::Department(meeting.record.value.department.as_ref());
    let exports = can(actor, Action::ExportMeetings, of).is_ok();
    Ok(Guests {
        people: cards(services, &meeting, page).await?,
        topic: meeting.record.value.topic.clone(),
        mode: meeting.record.value.mode,
        time_zone: meeting.record.value.time_zone.clone(),
        parties,
        wanted: count,
        looks_after: standing.looks_after,
        may_export: standing.looks_after || exports,
        own,
    })
}

async fn reader(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
) -> Result<(Meeting, People, Standing), Error> {
    let meeting = visible(services, actor, id).await?;
    let people = People::of(services, id).await?;
    let standing = standing(actor, &meeting, &people, services.clock.now());
    standing.may_read_dossier(DossierPart::Outer, false)?;
    Ok((meeting, people, standing))
}

impl GuestsAsked {
    fn wants(&self, one: &MeetingAttendee) -> bool {
        let of_party = self.party.is_none_or(|party| match party {
            Party::Of(class) => one.class == Some(class),
            Party::Others => one.class.is_none(),
        });
        let company = self.company.as_deref();
        of_party && company.is_none_or(|wanted| company_of(one) == Some(wanted))
    }
}

/// Parties in their order; companies together; the rest as they were asked.
fn place(one: &MeetingAttendee) -> (usize, String) {
    let party = ORDER.iter().position(|class| *class == one.class);
    let company = match one.class {
        Some(AttendeeClass::Company) => company_of(one).unwrap_or_default().to_lowercase(),
        _ => String::new(),
    };
    (party.unwrap_or(ORDER.len()), company)
}

/// Whom somebody comes from who is not of the house; a department is no participating company.
fn company_of(one: &MeetingAttendee) -> Option<&str> {
    let takes_part = one.account.is_none() || one.class == Some(AttendeeClass::Company);
    one.company.as_deref().filter(|_| takes_part)
}

fn count(all: &[MeetingAttendee], mode: Mode) -> Parties {
    let mut parties: Vec<PartyCount> = ORDER.map(fresh).into();
    let mut companies: BTreeMap<String, u32> = BTreeMap::new();
    let (mut in_person, mut online) = (0, 0);
    for one in all {
        let comes = one.participation == Participation::Accepted;
        if let Some(party) = parties.iter_mut().find(|party| party.class == one.class) {
            party.people += 1;
            party.accepted += u32::from(comes);
        }
        if let Some(company) = company_of(one) {
            *companies.entry(company.to_owned()).or_default() += 1;
        }
        match one.mode {
            Some(Mode::InPerson) if comes && mode == Mode::Hybrid => in_person += 1,
            Some(Mode::Online) if comes && mode == Mode::Hybrid => online += 1,
            _ => {}
        }
    }
    let companies = companies.into_iter().take(MOST_COMPANIES);
    Parties {
        people: u32::try_from(all.len()).unwrap_or(u32::MAX),
        parties,
        companies: companies
            .map(|(name, people)| CompanyCount { name, people })
            .collect(),
        in_person,
        online,
    }
}

const fn fresh(class: Option<AttendeeClass>) -> PartyCount {
    PartyCount {
        class,
        people: 0,
        accepted: 0,
    }
}

/// What their dossiers say to everybody.
async fn cards(
    services: &Services,
    meeting: &Meeting,
    page: Vec<MeetingAttendee>,
) -> Result<Vec<GuestCard>, Error> {
    let (id, lines) = (meeting.id(), lines(services, meeting).await?);
    let ids: Vec<String> = page.iter().map(|one| one.id.clone()).collect();
    let mut known: HashMap<String, DossierRecord> = HashMap::new();
    for stored in services.records.get_many(Kind::Dossier, &ids).await? {
        let record: Record<DossierRecord> = Record::of(&stored)?;
        known.insert(record.id, record.value);
    }
    let card = |attendee: MeetingAttendee| {
        let found = known.remove(&attendee.id);
        let has_dossier = found.is_some();
        let written = found.unwrap_or_else(|| DossierRecord::new(&id, jiff::Timestamp::MIN));
        let portrait = written.portrait.as_ref();
        GuestCard {
            portrait: portrait.map(|name| portrait_path(&id, &attendee.id, name)),
            title: said(written.title, attendee.position.as_ref()),
            organisation: said(written.organisation, attendee.company.as_ref()),
            sessions: spoken(&written.sessions, &lines),
            has_dossier,
            attendee,
        }
    };
    Ok(page.into_iter().map(card).collect())
}
