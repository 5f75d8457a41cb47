//! One event: from fields as they stand to a neutral event, or what is wrong with it.

use domain::bookings::{LONGEST_SUBJECT, Slot};
use jiff::{
    SignedDuration, Timestamp, ToSpan,
    civil::{Date, DateTime, Time},
    fmt::temporal::{Pieces, PiecesOffset},
    tz::{Offset, TimeZone},
};

use super::{
    super::source::{
        BadEvent, LONGEST_DESCRIPTION, LONGEST_UID, SourceEvent, name, prose, shortened,
    },
    walk::{RawEvent, RawSchedule},
    zone::Settled,
};

/// A start before this belongs to the night after the schedule's day (frab's own rule of thumb).
const DAY_BEGINS: Time = Time::constant(6, 0, 0, 0);

/// Gives the fields their meaning.
///
/// # Errors
/// The first field that cannot be read: `bad_time`, `bad_duration`, `no_subject`, `bad_uid`.
pub fn read(
    raw: &RawEvent,
    schedule: &RawSchedule,
    zone: &Settled,
) -> Result<SourceEvent, BadEvent> {
    let bad = |code, about: &str| BadEvent {
        line: raw.line,
        code,
        about: shortened(about, 80),
    };
    let subject = name(&raw.title).ok_or_else(|| bad("no_subject", &raw.id))?;
    let start = start(raw, &zone.zone).ok_or_else(|| bad("bad_time", &raw.date))?;
    let length = duration(&raw.duration).ok_or_else(|| bad("bad_duration", &raw.duration))?;
    let end = start.checked_add(length);
    let end = end.map_err(|_| bad("bad_duration", &raw.duration))?;
    let uid = uid(raw, schedule).ok_or_else(|| bad("bad_uid", &raw.guid))?;
    Ok(SourceEvent {
        line: raw.line,
        uid,
        original_start: None,
        sequence: 0,
        room_name: name(&raw.room).or_else(|| name(&raw.day_room)),
        subject: shortened(&subject, LONGEST_SUBJECT),
        description: description(raw),
        slot: Slot { start, end },
        time_zone: zone.name.clone(),
        wall_start: zone.zone.to_datetime(start),
        all_day: false,
        organiser_name: persons(raw),
        attendees: Vec::new(),
        private: false,
        cancelled: false,
        rrule: None,
        rdates: Vec::new(),
        exdates: Vec::new(),
    })
}

/// The instant, when it is written with an offset, and that offset.
///
/// `Z` tells the instant but nothing about the place (RFC 9557), so it counts as no offset.
pub fn instant_with_offset(text: &str) -> Option<(Timestamp, Option<Offset>)> {
    let pieces = Pieces::parse(text).ok()?;
    let told = match pieces.offset()? {
        PiecesOffset::Numeric(offset) => Some(offset.offset()),
        _ => None,
    };
    let wall = pieces.date().to_datetime(pieces.time()?);
    let offset = told.unwrap_or(Offset::UTC);
    Some((offset.to_timestamp(wall).ok()?, told))
}

/// `date` with an offset; else `date` as wall time; else the day's date and `start`, where the
/// small hours belong to the next date.
fn start(raw: &RawEvent, zone: &TimeZone) -> Option<Timestamp> {
    let date = raw.date.trim();
    if let Some((instant, _)) = instant_with_offset(date) {
        return Some(instant);
    }
    if date.contains(['T', ' ']) {
        return instant(date.parse().ok()?, zone);
    }
    let time: Time = padded(raw.start.trim()).parse().ok()?;
    let day: Date = raw.day_date.trim().parse().ok()?;
    let day = match date.parse::<Date>() {
        Ok(own) => own,
        Err(_) if time < DAY_BEGINS => day.checked_add(1.day()).ok()?,
        Err(_) => day,
    };
    instant(day.to_datetime(time), zone)
}

fn instant(wall: DateTime, zone: &TimeZone) -> Option<Timestamp> {
    zone.to_ambiguous_timestamp(wall).compatible().ok()
}

/// `9:30` as `09:30`.
fn padded(time: &str) -> String {
    match time.split_once(':') {
        Some((hours, _)) if hours.len() == 1 => format!("0{time}"),
        _ => time.to_owned(),
    }
}

/// `HH:MM`, `HH:MM:SS` or `D:HH:MM:SS`; more than nothing.
fn duration(text: &str) -> Option<SignedDuration> {
    let parts: Result<Vec<i64>, _> = text.trim().split(':').map(part).collect();
    let seconds = match parts.ok()?.as_slice() {
        [hours, minutes] => hours * 3_600 + minutes * 60,
        [hours, minutes, seconds] => hours * 3_600 + minutes * 60 + seconds,
        [days, hours, minutes, seconds] => days * 86_400 + hours * 3_600 + minutes * 60 + seconds,
        _ => return None,
    };
    (seconds > 0).then(|| SignedDuration::from_secs(seconds))
}

/// Up to four digits, no sign.
fn part(text: &str) -> Result<i64, std::num::ParseIntError> {
    let plain = text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse() } else { "".parse() }
}

/// The guid; else conference and id; else conference, place and time, so that a second import of
/// the same file still finds them.
fn uid(raw: &RawEvent, schedule: &RawSchedule) -> Option<String> {
    let guid = raw.guid.trim();
    let house = schedule.acronym.trim();
    let uid = if !guid.is_empty() {
        guid.to_owned()
    } else if !raw.id.trim().is_empty() {
        format!("{house}-{}@pentabarf", raw.id.trim())
    } else {
        format!(
            "{house}-{}-{}-{}@pentabarf",
            raw.room, raw.day_date, raw.start
        )
    };
    let fine = uid.chars().count() <= LONGEST_UID && !uid.chars().any(char::is_control);
    fine.then_some(uid)
}

fn persons(raw: &RawEvent) -> String {
    let names: Vec<String> = raw.persons.iter().filter_map(|one| name(one)).collect();
    shortened(&names.join(", "), 200)
}

fn description(raw: &RawEvent) -> String {
    let parts = [&raw.subtitle, &raw.summary, &raw.description];
    let parts = parts.map(|part| part.trim());
    let kept: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    prose(&kept.join("\n\n"), LONGEST_DESCRIPTION)
}
