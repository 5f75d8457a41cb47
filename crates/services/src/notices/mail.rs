//! A mail as it goes out: the words, then the links, then what goes to the calendar.

use std::collections::{BTreeMap, BTreeSet};

use contract::text::notices::Link;

use super::{
    deliver::Office,
    records::{CalendarPart, DeliveryRecord, LetterRecord},
};
use crate::{
    Error, Services,
    connections::icalendar::itip,
    ports::{Calendar, Kind, Mail, Mailbox},
    record::Record,
};

/// What the letters of some mails say to calendars, by the letter's id: read once for all of them,
/// since a letter of a thousand recipients is long.
pub(super) type Parts = BTreeMap<String, Part>;

pub(super) struct Part {
    calendar: CalendarPart,
    /// It names its receiver only.
    alone: bool,
}

/// The calendar parts of the deliveries' letters.
pub(super) async fn parts<'a>(
    services: &Services,
    deliveries: impl Iterator<Item = &'a DeliveryRecord>,
) -> Result<Parts, Error> {
    let letters: BTreeSet<String> = deliveries.map(|one| one.letter.clone()).collect();
    let letters: Vec<String> = letters.into_iter().collect();
    let mut parts = Parts::new();
    for stored in services.records.get_many(Kind::Letter, &letters).await? {
        let letter = Record::<LetterRecord>::of(&stored)?;
        let alone = letter.value.recipients.len() > itip::MOST_LISTED;
        if let Some(calendar) = letter.value.calendar {
            parts.insert(stored.id, Part { calendar, alone });
        }
    }
    Ok(parts)
}

/// See the module.
pub(super) fn mail(
    office: &Office,
    delivery: &Record<DeliveryRecord>,
    part: Option<&Part>,
) -> Mail {
    let value = &delivery.value;
    let calendar = part.map(|Part { calendar, alone }| Calendar {
        method: if calendar.cancels {
            "CANCEL"
        } else {
            "REQUEST"
        },
        ics: {
            let whole = itip::addressed(&calendar.ics, &office.base);
            match alone {
                true => itip::named_alone(&whole, &value.address),
                false => whole,
            }
        },
    });
    let links = [
        (Link::Answer, value.answer.as_deref().unwrap_or_default()),
        (Link::Join, &value.join),
        (Link::Meeting, &value.link),
    ];
    let links = links.into_iter().filter(|(_, path)| !path.is_empty());
    let links: Vec<String> = links
        .map(|(link, path)| link.line(value.locale, &format!("{}{path}", office.base)))
        .collect();
    Mail {
        id: delivery.id.clone(),
        to: Mailbox {
            name: value.name.clone(),
            address: value.address.clone(),
        },
        reply_to: None,
        subject: value.subject.clone(),
        text: format!("{}\n\n{}", value.text, links.join("\n")),
        html: None,
        calendar,
        language: value.locale,
    }
}
