//! What a letter says to one person: in their language, their zone, as far as they may know.

use contract::text::notices::{Facts, item, subject, text};
use domain::meetings::AttendeeKind;

use super::records::{LetterRecord, Recipient};
use crate::zones;

/// Subject and text.
pub(super) fn of(letter: &LetterRecord, to: &Recipient) -> (String, String) {
    let said = &letter.said;
    let items = said.agenda.iter();
    let agenda = items.map(|one| item(to.locale, one.minutes, &one.topic, &one.owner));
    let agenda: Vec<String> = agenda.collect();
    let facts = Facts {
        topic: &said.topic,
        organiser: &said.organiser,
        slot: said.slot,
        before: said.before,
        place: &said.place,
        agenda: &agenda,
        // Observers see the agenda and nothing else (R050).
        papers: match to.kind {
            AttendeeKind::Observer => [].as_slice(),
            _ => said.papers.as_slice(),
        },
        words: said.words.as_deref(),
        rule: &said.rule,
        times: &said.times,
    };
    let zone = zones::stored(&to.time_zone);
    (
        subject(to.locale, letter.reason, &facts, &zone),
        text(to.locale, letter.reason, &facts, &zone),
    )
}
