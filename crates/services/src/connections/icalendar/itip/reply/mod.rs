//! Answers, as the calendars of those who are invited send them (METHOD:REPLY, RFC 5546 3.2.3).
//!
//! Lenient in what has no meaning here, since every program leaves something else out: Exchange
//! sends no DTSTAMP and names zones its own way, Google puts what one wrote to the organizer into a
//! parameter of ATTENDEE, with the escapes of a page in it, Apple sends what little is needed.

mod calendar;

use domain::meetings::Participation;
use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz::TimeZone,
};

use super::super::{
    lines::Property,
    values::{self, When},
    zones::Book,
};
use super::{Party, key};
use calendar::{Calendar, Event};

/// Largest answer read, in bytes.
const MOST_BYTES: usize = 256 << 10;
/// Longest UID, address and comment that are taken, in characters.
const LONGEST: usize = 500;
const LONGEST_COMMENT: usize = 2_000;
/// Longest name, as of every attendee.
const LONGEST_NAME: usize = 200;

/// What somebody answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// To which event.
    pub uid: String,
    /// To which date of it; none: to all.
    pub occurrence: Option<Occurrence>,
    /// Whose answer, as they wrote it. Whoever compares ignores case.
    pub address: String,
    /// What. Who sends somebody else without saying whom declines.
    pub participation: Participation,
    /// Who comes instead (PARTSTAT=DELEGATED), by name where a line says it.
    pub delegated_to: Option<Party>,
    /// What they wrote to the organizer.
    pub comment: Option<String>,
    /// Of the event as they knew it, see [`super::Told::is_outdated`].
    pub sequence: Option<u32>,
}

/// RECURRENCE-ID, which may lack a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occurrence {
    /// An instant.
    At(Timestamp),
    /// On the wall of the event's zone.
    Wall(DateTime),
    /// The day of the event's zone.
    Day(Date),
}

impl Occurrence {
    /// The instant, for an event of `zone`.
    #[must_use]
    pub fn at(self, zone: &TimeZone) -> Option<Timestamp> {
        let wall = match self {
            Occurrence::At(at) => return Some(at),
            Occurrence::Wall(wall) => wall,
            Occurrence::Day(day) => day.at(0, 0, 0, 0),
        };
        zone.to_ambiguous_timestamp(wall).compatible().ok()
    }
}

/// Why a text is no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReplyError {
    /// More than any answer needs.
    #[error("too large")]
    TooLarge,
    /// No calendar, or with a method that is no answer: `COUNTER`, `REQUEST` …
    #[error("not a reply: {0}")]
    NotAReply(String),
    /// No UID, no RECURRENCE-ID that can be read, nobody who answers, or more than one.
    #[error("unclear: {0}")]
    Unclear(&'static str),
}

/// Reads an answer: one for the event, or several for dates of it. `sender` is the address that
/// the mail came from: it decides when a message names several people.
///
/// # Errors
/// When it is too large, no answer at all, or does not say who answers what.
pub fn read_reply(text: &str, sender: Option<&str>) -> Result<Vec<Reply>, ReplyError> {
    if text.len() > MOST_BYTES {
        return Err(ReplyError::TooLarge);
    }
    let calendar = Calendar::read(text)?;
    if !calendar.method.eq_ignore_ascii_case("REPLY") {
        return Err(ReplyError::NotAReply(calendar.method));
    }
    let mut book = Book::of(&calendar.zones);
    let events = calendar.events.iter();
    let replies: Result<Vec<_>, _> = events
        .map(|event| reply(event, sender, &mut book))
        .collect();
    let replies = replies?;
    match replies.is_empty() {
        true => Err(ReplyError::Unclear("no event")),
        false => Ok(replies),
    }
}

fn reply(event: &Event, sender: Option<&str>, book: &mut Book<'_>) -> Result<Reply, ReplyError> {
    let get = |name: &str| event.iter().find(|one| one.name == name);
    let uid = get("UID").map(|one| values::text(one.value.trim()));
    let uid = uid.filter(|uid| !uid.is_empty() && uid.chars().count() <= LONGEST);
    let attendee = who(event, sender)?;
    let (participation, delegated_to) = answer(attendee, event)?;
    let occurrence = match get("RECURRENCE-ID") {
        None => None,
        Some(property) => Some(occurrence(property, book)?),
    };
    Ok(Reply {
        uid: uid.ok_or(ReplyError::Unclear("no UID"))?,
        occurrence,
        address: address(&attendee.value).ok_or(ReplyError::Unclear("no address"))?,
        participation,
        delegated_to,
        comment: comment(get("COMMENT"), attendee),
        sequence: get("SEQUENCE").and_then(|one| one.value.trim().parse().ok()),
    })
}

/// The one who answers: the sender, or the only one, or the only one who says anything. Somebody
/// who comes instead of another stands beside them.
fn who<'a>(event: &'a Event, sender: Option<&str>) -> Result<&'a Property, ReplyError> {
    let named = event.iter().filter(|one| one.name == "ATTENDEE");
    let all: Vec<&Property> = named.filter(|one| address(&one.value).is_some()).collect();
    let is_sender = |one: &&&Property| {
        let own = address(&one.value);
        own.is_some_and(|own| sender.is_some_and(|sender| key(sender) == key(&own)))
    };
    let says = |one: &&&Property| {
        let silent = |word: &str| word.eq_ignore_ascii_case("NEEDS-ACTION");
        one.param("PARTSTAT").is_some_and(|word| !silent(word))
            && one.param("DELEGATED-FROM").is_none()
    };
    let found = match all.as_slice() {
        [one] => Some(*one),
        many => many.iter().find(is_sender).copied().or_else(|| {
            let mut saying = many.iter().filter(says);
            saying.next().copied().filter(|_| saying.next().is_none())
        }),
    };
    found.ok_or(ReplyError::Unclear("who answers"))
}

fn answer(
    attendee: &Property,
    event: &Event,
) -> Result<(Participation, Option<Party>), ReplyError> {
    let word = attendee.param("PARTSTAT").unwrap_or("NEEDS-ACTION");
    let participation = match word.trim().to_ascii_uppercase().as_str() {
        "NEEDS-ACTION" => Participation::NeedsAction,
        "ACCEPTED" => Participation::Accepted,
        "TENTATIVE" => Participation::Tentative,
        "DECLINED" => Participation::Declined,
        "DELEGATED" => {
            let to = attendee.param("DELEGATED-TO").and_then(address);
            let to = to.map(|address| named(event, address));
            let said = match &to {
                Some(_) => Participation::Delegated,
                None => Participation::Declined,
            };
            return Ok((said, to));
        }
        _ => return Err(ReplyError::Unclear("what is answered")),
    };
    Ok((participation, None))
}

/// Whoever has this address, with the name that a line of their own gives them.
fn named(event: &Event, to: String) -> Party {
    let lines = event.iter().filter(|one| one.name == "ATTENDEE");
    let mut own = lines.filter(|one| address(&one.value).is_some_and(|own| key(&own) == key(&to)));
    let name = own.find_map(|one| one.param("CN")).unwrap_or_default();
    let name = name.replace(char::is_control, "");
    Party {
        name: name.trim().chars().take(LONGEST_NAME).collect(),
        address: to,
    }
}

/// `mailto:wang@example.com`, also without its scheme, as some write it.
fn address(value: &str) -> Option<String> {
    let value = value.trim();
    let scheme = value.get(..7);
    let is_mail = scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto:"));
    let own = if is_mail { value.get(7..)? } else { value };
    let own = own
        .trim()
        .replace("%23", "#")
        .replace("%3F", "?")
        .replace("%25", "%");
    let odd = |c: char| c.is_control() || c.is_whitespace() || matches!(c, '<' | '>' | ',');
    let fine = own.contains('@') && !own.contains(odd) && own.len() <= LONGEST;
    fine.then_some(own)
}

fn occurrence(property: &Property, book: &mut Book<'_>) -> Result<Occurrence, ReplyError> {
    let unclear = ReplyError::Unclear("RECURRENCE-ID");
    let when = values::when(property, &property.value).ok_or(unclear.clone())?;
    Ok(match when {
        When::Utc(at) => Occurrence::At(at),
        When::Day(day) => Occurrence::Day(day),
        When::Floating(wall) => Occurrence::Wall(wall),
        When::Zoned(wall, tzid) => {
            let zone = book.find(&tzid).ok_or(unclear.clone())?.zone;
            let at = zone.to_ambiguous_timestamp(wall).compatible();
            Occurrence::At(at.map_err(|_| unclear)?)
        }
    })
}

fn comment(property: Option<&Property>, attendee: &Property) -> Option<String> {
    let own = property.map(|one| values::text(&one.value));
    let googles = || attendee.param("X-RESPONSE-COMMENT").map(from_google);
    let text = own
        .filter(|text| !text.trim().is_empty())
        .or_else(googles)?;
    let control = |c: char| c.is_control() && c != '\n';
    let text: String = text
        .replace(control, "")
        .trim()
        .chars()
        .take(LONGEST_COMMENT)
        .collect();
    (!text.is_empty()).then_some(text)
}

/// `it&#39\;s` is "it's".
fn from_google(text: &str) -> String {
    let text = values::text(text);
    let plain = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ];
    let each = plain.iter();
    each.fold(text, |text, (escape, plain)| text.replace(escape, plain))
}
