//! Everything a door shows, from what it knows and the corrected time. Pure, so the door is right
//! at the minute without a word from the server, and every face of it can be tested.

use contract::bookings::BookingView;
use domain::{
    bookings::{State, room_state},
    doors::Trust,
};
use jiff::Timestamp;

use super::{
    known::Known,
    plan::{as_bookings, view_of},
    rows::{Rows, rows, subject},
};
use crate::{
    clock::minutes_until,
    text::{Locale, words::doors},
    zones::{Zone, date_short},
};

/// Tomorrow is shown while today leaves at least this much room.
const ROWS_WITH_TOMORROW: usize = 2;
/// Lines of tomorrow.
const ROWS_OF_TOMORROW: usize = 3;

/// The look: the four states of a room, and the neutral one. The style sheet names the colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// One of the four.
    Of(State),
    /// Too long without contact to say.
    Unsure,
}

impl Look {
    /// The word in `data-look`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Look::Of(State::Free) => "free",
            Look::Of(State::Booked) => "booked",
            Look::Of(State::InUse) => "in_use",
            Look::Of(State::Ended) => "ended",
            Look::Unsure => "unsure",
        }
    }
}

/// What is on the glass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Painting {
    /// Which colours.
    pub look: Look,
    /// The huge word.
    pub word: String,
    /// The sentence under it.
    pub sentence: String,
    /// A second sentence: what comes after, or what was planned.
    pub after: Option<String>,
    /// "As of 09:42", while there is no contact but it is not yet too long.
    pub as_of: Option<String>,
    /// The heading of the list.
    pub heading: String,
    /// Today.
    pub today: Rows,
    /// Tomorrow, when there is room for it.
    pub tomorrow: Rows,
}

/// Paints the door. `last_contact` is when something was last heard, by the corrected clock.
#[must_use]
pub fn paint(
    locale: Locale,
    zone: &Zone,
    known: &Known,
    now: Timestamp,
    last_contact: Timestamp,
) -> Painting {
    let trust = known.trust(last_contact, now);
    let scene = Scene {
        locale,
        zone,
        known,
        now,
    };
    let (look, word, sentence, after) = match trust {
        Trust::Unsure => scene.unsure(last_contact),
        Trust::Live | Trust::Stale => scene.sure(),
    };
    let said_at = scene.when(last_contact);
    let heading = match trust {
        Trust::Unsure => doors::plan_as_of(locale, &said_at),
        Trust::Live | Trust::Stale => doors::today(locale).to_owned(),
    };
    let (today, tomorrow) = scene.lists();
    let as_of = (trust == Trust::Stale).then(|| doors::as_of(locale, &said_at));
    Painting {
        look,
        word,
        sentence,
        after,
        as_of,
        heading,
        today,
        tomorrow,
    }
}

struct Scene<'a> {
    locale: Locale,
    zone: &'a Zone,
    known: &'a Known,
    now: Timestamp,
}

type Said = (Look, String, String, Option<String>);

impl Scene<'_> {
    fn sure(&self) -> Said {
        let face = &self.known.face;
        let bookings = &face.snapshot.bookings;
        let plan = as_bookings(bookings);
        let room = room_state(&plan, self.now, face.soon_minutes, face.clearing_minutes);
        let current = view_of(bookings, room.current.as_ref());
        let next = view_of(bookings, room.next.as_ref());
        let (word, sentence, after) = match (room.state, current, next) {
            (State::InUse, Some(current), _) => (
                doors::in_use(self.locale).to_owned(),
                self.in_use(current),
                Some(self.then(next)),
            ),
            (State::Booked, _, Some(next)) => (
                doors::in_minutes(self.locale, &minutes_until(next.start, self.now)),
                self.about_to_start(next),
                None,
            ),
            (State::Ended, ..) => (
                doors::ended(self.locale).to_owned(),
                self.cleared(room.until),
                Some(self.then(next)),
            ),
            _ => (doors::free(self.locale).to_owned(), self.free(next), None),
        };
        (Look::Of(room.state), word, sentence, after)
    }

    /// Never "free": only what was planned when there was contact, and said to be so.
    fn unsure(&self, last_contact: Timestamp) -> Said {
        let since = doors::no_contact_since(self.locale, &self.when(last_contact));
        let plan = self.known.covers(self.now).then(|| self.planned());
        (
            Look::Unsure,
            doors::unsure(self.locale).to_owned(),
            since,
            plan,
        )
    }

    fn planned(&self) -> String {
        let bookings = &self.known.face.snapshot.bookings;
        let room = room_state(&as_bookings(bookings), self.now, 0, 0);
        let current = view_of(bookings, room.current.as_ref());
        if let Some(current) = current {
            let what = subject(self.locale, current);
            return doors::as_planned_busy(self.locale, &what, &self.when(current.end));
        }
        match view_of(bookings, room.next.as_ref()).filter(|next| self.is_today(next.start)) {
            Some(next) => doors::as_planned_until(self.locale, &self.when(next.start)),
            None => doors::as_planned_nothing(self.locale).to_owned(),
        }
    }

    fn in_use(&self, current: &BookingView) -> String {
        let what = subject(self.locale, current);
        if current.all_day {
            return doors::all_day_subject(self.locale, &what);
        }
        doors::in_use_until(self.locale, &what, &self.when(current.end))
    }

    fn about_to_start(&self, next: &BookingView) -> String {
        let span = self.zone.span(self.locale, next.start, next.end);
        doors::booked_sentence(self.locale, &span, &subject(self.locale, next))
    }

    fn free(&self, next: Option<&BookingView>) -> String {
        match next.filter(|next| self.is_today(next.start)) {
            Some(next) => {
                let what = subject(self.locale, next);
                doors::free_then(self.locale, &what, &self.when(next.start))
            }
            None => doors::free_rest(self.locale).to_owned(),
        }
    }

    fn then(&self, next: Option<&BookingView>) -> String {
        match next.filter(|next| self.is_today(next.start)) {
            Some(next) => {
                let what = subject(self.locale, next);
                doors::next_line(self.locale, &what, &self.when(next.start))
            }
            None => doors::then_free(self.locale).to_owned(),
        }
    }

    fn cleared(&self, until: Option<Timestamp>) -> String {
        let until = until.map(|until| self.when(until)).unwrap_or_default();
        doors::being_cleared(self.locale, &until)
    }

    fn lists(&self) -> (Rows, Rows) {
        let bookings = &self.known.face.snapshot.bookings;
        let day = self.zone.day(self.now);
        let today = rows(self.locale, self.zone, bookings, day, self.now);
        let tomorrow = day
            .tomorrow()
            .ok()
            .filter(|_| today.rows.len() <= ROWS_WITH_TOMORROW)
            .map(|day| {
                let mut all = rows(self.locale, self.zone, bookings, day, self.now);
                all.rows.truncate(ROWS_OF_TOMORROW);
                all
            })
            .unwrap_or_default();
        (today, tomorrow)
    }

    fn is_today(&self, at: Timestamp) -> bool {
        self.zone.day(at) == self.zone.day(self.now)
    }

    /// "13:00" today, "24:00" at its end, "Sat 21 Nov 09:00" on another day.
    fn when(&self, at: Timestamp) -> String {
        let (today, day) = (self.zone.day(self.now), self.zone.day(at));
        let time = self.zone.time(at);
        if day == today {
            time
        } else if time == "00:00" && today.tomorrow().is_ok_and(|next| next == day) {
            "24:00".to_owned()
        } else {
            format!("{} {time}", date_short(self.locale, day))
        }
    }
}
