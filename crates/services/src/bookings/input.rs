//! What people ask for, checked field by field before anything is loaded (R021, R023, R024).

use contract::bookings::{AttendeeInput, BookRoom, DateChoice, OnConflict};
use domain::{
    bookings::{
        Attendee, LONGEST_SUBJECT, MOST_ATTENDEES, MOST_DATES, Refusal, Slot,
        recurrence::{BadRrule, NoSeries, Recurrence},
    },
    ids::RoomId,
};
use jiff::{Timestamp, ToSpan, civil::DateTime, civil::Time, tz::TimeZone};

use crate::{
    Error, Services,
    fields::Fields,
    ports::Kind,
    record::{self, Record},
    rooms::{self},
};

/// Longest description, in characters.
pub(crate) const LONGEST_DESCRIPTION: usize = 20_000;
/// Longest reason of who asks for approval, in characters.
pub(crate) const LONGEST_WHY: usize = 1_000;
/// Bookings start in these years; nearer to the ends of the calendar arithmetic would saturate.
const YEARS: std::ops::RangeInclusive<i16> = 1970..=2200;

/// What a booking says besides where and when.
#[derive(Debug, Clone)]
pub(crate) struct Words {
    pub subject: String,
    pub description: String,
    pub attendees: Vec<Attendee>,
    pub private: bool,
}

impl Words {
    /// Heads to seat.
    pub(crate) fn heads(&self) -> u32 {
        heads(&self.attendees)
    }
}

/// Heads to seat, as far as they are known.
pub(crate) fn heads(attendees: &[Attendee]) -> u32 {
    u32::try_from(attendees.len()).unwrap_or(u32::MAX)
}

/// A request that is well-formed.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub room: RoomId,
    pub slot: Slot,
    pub zone: TimeZone,
    pub time_zone: String,
    pub wall_start: DateTime,
    pub all_day: bool,
    pub words: Words,
    pub why: String,
    pub rule: Option<Recurrence>,
    pub exdates: Vec<Timestamp>,
    pub rdates: Vec<Timestamp>,
    pub on_conflict: OnConflict,
    pub choices: Vec<DateChoice>,
}

/// Checks a request. The zone is the room's unless another is given.
///
/// # Errors
/// [`Error::Invalid`] with every wrong field; not found (`room`); `bad_rrule`; unavailable.
pub(crate) async fn draft(services: &Services, input: &BookRoom) -> Result<Draft, Error> {
    let mut fields = Fields::default();
    fields.id("room", input.room.as_str());
    let room = rooms::known(services, &input.room).await;
    let time_zone = match (&input.time_zone, &room) {
        (Some(given), _) => given.clone(),
        (None, Ok(room)) => room.time_zone.clone(),
        (None, Err(_)) => "UTC".to_owned(),
    };
    let zone = fields.zone("time_zone", &time_zone);
    let slot = times(input, &zone, &mut fields);
    let subject = fields.line("subject", &input.subject, LONGEST_SUBJECT);
    let description = fields.text("description", &input.description, LONGEST_DESCRIPTION);
    let why = fields.text("why", input.why.trim(), LONGEST_WHY);
    let attendees = attendees(services, &input.attendees, &mut fields).await?;
    lists(input, &mut fields);
    fields.done()?;
    room?;
    Ok(Draft {
        room: input.room.clone(),
        slot,
        wall_start: zone.to_datetime(slot.start),
        zone,
        time_zone,
        all_day: input.all_day,
        words: Words {
            subject,
            description,
            attendees,
            private: input.private,
        },
        why,
        rule: rule(input.rrule.as_deref())?,
        exdates: input.exdates.iter().map(|at| whole_seconds(*at)).collect(),
        rdates: input.rdates.iter().map(|at| whole_seconds(*at)).collect(),
        on_conflict: input.on_conflict,
        choices: input.choices.clone(),
    })
}

/// The rule of a series; blank means none.
pub(crate) fn rule(text: Option<&str>) -> Result<Option<Recurrence>, Error> {
    let text = text.map(str::trim).filter(|text| !text.is_empty());
    let parsed = text.map(Recurrence::parse).transpose();
    Ok(parsed.map_err(bad_rule)?)
}

fn bad_rule(error: BadRrule) -> Refusal {
    NoSeries::Bad(error).into()
}

fn lists(input: &BookRoom, fields: &mut Fields) {
    let lists = [
        ("exdates", input.exdates.len()),
        ("rdates", input.rdates.len()),
        ("choices", input.choices.len()),
    ];
    for (field, length) in lists {
        fields.check(field, "too_many", length <= MOST_DATES);
    }
    let series = input
        .rrule
        .as_deref()
        .is_some_and(|rule| !rule.trim().is_empty());
    for (field, length) in lists {
        fields.check(field, "needs_rrule", series || length == 0);
    }
    for choice in input.choices.iter().take(MOST_DATES) {
        if let Some(room) = &choice.room {
            fields.id("choices", room.as_str());
        }
        if let Some(start) = choice.start {
            fields.check("choices", "bad_time", reasonable(start));
        }
    }
}

fn times(input: &BookRoom, zone: &TimeZone, fields: &mut Fields) -> Slot {
    let slot = Slot {
        start: whole_seconds(input.start),
        end: whole_seconds(input.end),
    };
    check_slot(slot, fields);
    if input.all_day {
        fields.check("start", "bad_time", midnight(slot.start, zone));
        fields.check("end", "bad_time", midnight(slot.end, zone));
    }
    slot
}

/// Notes an end that is not after the start, and years that no calendar shows (R024).
pub(crate) fn check_slot(slot: Slot, fields: &mut Fields) {
    fields.check("end", "bad_time", slot.start < slot.end);
    fields.check("start", "bad_time", reasonable(slot.start));
    fields.check("end", "bad_time", reasonable(slot.end));
}

fn reasonable(at: Timestamp) -> bool {
    YEARS.contains(&TimeZone::UTC.to_datetime(at).year())
}

/// Whether a day begins at this instant. Where the clocks skip midnight it begins later.
pub(crate) fn midnight(at: Timestamp, zone: &TimeZone) -> bool {
    let wall = zone.to_datetime(at);
    let day = wall.date().to_datetime(Time::midnight());
    let first = zone.to_ambiguous_timestamp(day).compatible();
    wall.time() == Time::midnight() || first.is_ok_and(|first| first == at)
}

/// Calendars count whole seconds (RFC 5545 3.3.12).
pub(crate) fn whole_seconds(at: Timestamp) -> Timestamp {
    Timestamp::from_second(at.as_second()).unwrap_or(at)
}

/// The instant of `days` whole days after a day begins, or none at the end of the calendar.
pub(crate) fn day_later(day: DateTime, days: i64, zone: &TimeZone) -> Option<Timestamp> {
    let later = day.checked_add(days.days()).ok()?;
    zone.to_ambiguous_timestamp(later).compatible().ok()
}

/// Attendees as given, with the accounts behind their addresses.
pub(super) async fn attendees(
    services: &Services,
    given: &[AttendeeInput],
    fields: &mut Fields,
) -> Result<Vec<Attendee>, Error> {
    if given.len() > MOST_ATTENDEES {
        fields.wrong("attendees", "too_many");
        return Ok(Vec::new());
    }
    let mut attendees: Vec<Attendee> = Vec::with_capacity(given.len());
    for one in given {
        let attendee = attendee(services, one, fields).await?;
        if !attendees.contains(&attendee) {
            attendees.push(attendee);
        }
    }
    Ok(attendees)
}

/// One of them.
pub(crate) async fn attendee(
    services: &Services,
    given: &AttendeeInput,
    fields: &mut Fields,
) -> Result<Attendee, Error> {
    let mut attendee = match given {
        AttendeeInput::Text(text) => Attendee {
            name: text.clone(),
            email: text.contains('@').then(|| text.trim().to_owned()),
            account: None,
        },
        AttendeeInput::Full(attendee) => attendee.clone(),
    };
    attendee.name = fields.line("attendees", &attendee.name, 200);
    if let Some(email) = &attendee.email {
        let fine =
            email.contains('@') && email.len() <= 254 && !email.contains(char::is_whitespace);
        fields.check("attendees", "bad_email", fine);
    }
    match (&attendee.account, &attendee.email) {
        (Some(account), _) => {
            let there = services
                .records
                .get(Kind::Account, account.as_str())
                .await?;
            fields.check("attendees", "not_found", there.is_some());
        }
        (None, Some(email)) => {
            let email = email.to_lowercase();
            let found: Vec<Record<serde_json::Value>> =
                record::find(services, Kind::Account, "email", &email, 1).await?;
            attendee.account = found.first().map(|one| one.id.as_str().into());
        }
        (None, None) => {}
    }
    Ok(attendee)
}
