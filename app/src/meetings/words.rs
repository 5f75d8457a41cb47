//! Meetings in words: type, phase, place, time.

use contract::meetings::MeetingView;
use domain::{
    bookings::Slot,
    meetings::{AttendeeClass, AttendeeKind, EVERYWHERE, MeetingType, Mode, Participation, Phase},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    text::{
        Locale, words::bookings, words::meetings as words, words::parties, words::people, words::ui,
    },
    zones::{Zone, date_long},
};

/// Between the parts of a place, as the server writes them.
const BETWEEN: &str = " · ";

/// A type of meeting (R022).
#[must_use]
pub fn type_word(locale: Locale, kind: MeetingType) -> &'static str {
    match kind {
        MeetingType::InternalRegular => words::internal_regular(locale),
        MeetingType::ClientLiaison => words::client_liaison(locale),
        MeetingType::LargeEvent => words::large_event(locale),
    }
}

/// How one attends (R025).
#[must_use]
pub fn mode_word(locale: Locale, mode: Mode) -> &'static str {
    match mode {
        Mode::InPerson => words::in_person(locale),
        Mode::Online => words::online(locale),
        Mode::Hybrid => words::hybrid(locale),
    }
}

/// How somebody attends: in the room or online (R057).
#[must_use]
pub fn comes_word(locale: Locale, mode: Mode) -> &'static str {
    match mode {
        Mode::InPerson => parties::in_the_room(locale),
        other => mode_word(locale, other),
    }
}

/// Where a meeting stands (R026).
#[must_use]
pub fn phase_word(locale: Locale, phase: Phase) -> &'static str {
    match phase {
        Phase::Draft => words::draft(locale),
        Phase::Prepared => words::prepared(locale),
        Phase::InProgress => words::in_progress(locale),
        Phase::Ended => words::ended(locale),
        Phase::Archived => words::archived(locale),
    }
}

/// A phase's colour: that of its time on the calendar, none once it is put away.
#[must_use]
pub fn phase_state(phase: Phase) -> &'static str {
    match phase {
        Phase::Draft | Phase::Prepared => "booked",
        Phase::InProgress => "in_use",
        Phase::Ended => "ended",
        Phase::Archived => "off",
    }
}

/// What says where a meeting stands at any moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    /// When it begins.
    pub start: Timestamp,
    /// When it ends.
    pub end: Timestamp,
    /// How far its people have brought it.
    pub phase: Phase,
    /// It waits for approval.
    pub pending: bool,
    /// It is off.
    pub cancelled: bool,
}

impl Course {
    /// That of a meeting.
    #[must_use]
    pub fn of(meeting: &MeetingView) -> Self {
        Self {
            start: meeting.start,
            end: meeting.end,
            phase: meeting.phase,
            pending: meeting.pending,
            cancelled: meeting.cancelled,
        }
    }

    /// Its time.
    #[must_use]
    pub fn slot(self) -> Slot {
        Slot {
            start: self.start,
            end: self.end,
        }
    }

    /// Where it stands by this clock.
    #[must_use]
    pub fn phase_at(self, now: Timestamp) -> Phase {
        self.phase.at(self.slot(), now)
    }

    /// State and word: cancelled, waiting, or its phase.
    #[must_use]
    pub fn standing(self, locale: Locale, now: Timestamp) -> (&'static str, &'static str) {
        let phase = self.phase_at(now);
        if self.cancelled {
            ("off", words::cancelled(locale))
        } else if self.pending && phase < Phase::InProgress {
            ("pending", ui::legend_pending(locale))
        } else {
            (phase_state(phase), phase_word(locale, phase))
        }
    }
}

/// A place in the reader's language where the words are Lintel's own (R025).
#[must_use]
pub fn place_word(locale: Locale, place: &str) -> String {
    let word = |part: &str| match part {
        EVERYWHERE => words::everywhere(locale).to_owned(),
        said => said.to_owned(),
    };
    place
        .split(BETWEEN)
        .map(word)
        .collect::<Vec<_>>()
        .join(BETWEEN)
}

/// "Friday 20 November, 14:00 to 15:00".
#[must_use]
pub fn when(locale: Locale, zone: &Zone, start: Timestamp, end: Timestamp) -> String {
    let span = zone.span(locale, start, end);
    let (first, last) = (zone.day(start), zone.day(end));
    if first != last && zone.time(end) != "00:00" {
        return span;
    }
    let comma = match locale {
        Locale::En => ", ",
        Locale::Zh => " ",
    };
    format!("{}{comma}{span}", date_long(locale, first))
}

/// "Shanghai time".
#[must_use]
pub fn city_time(locale: Locale, zone: &Zone) -> String {
    bookings::city_time(locale, &zone.city(locale))
}

/// How much somebody is needed.
#[must_use]
pub fn kind_word(locale: Locale, kind: AttendeeKind) -> &'static str {
    match kind {
        AttendeeKind::Required => people::required(locale),
        AttendeeKind::Optional => people::optional(locale),
        AttendeeKind::Observer => people::observer(locale),
    }
}

/// As what somebody comes to a large event.
#[must_use]
pub fn class_word(locale: Locale, class: AttendeeClass) -> &'static str {
    match class {
        AttendeeClass::Guest => people::class_guest(locale),
        AttendeeClass::Audience => people::class_audience(locale),
        AttendeeClass::Company => people::class_company(locale),
        AttendeeClass::Volunteer => people::class_volunteer(locale),
        AttendeeClass::Staff => people::class_staff(locale),
    }
}

/// What was answered.
#[must_use]
pub fn participation_word(locale: Locale, said: Participation) -> &'static str {
    match said {
        Participation::NeedsAction => people::said_nothing(locale),
        Participation::Accepted => people::said_accepted(locale),
        Participation::Delegated => people::said_delegated(locale),
        Participation::Tentative => people::said_perhaps(locale),
        Participation::Declined => people::said_declined(locale),
    }
}
