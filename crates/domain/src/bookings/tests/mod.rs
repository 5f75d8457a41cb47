//! The tiny timeline language of the tests. A story is read line by line:
//!
//! ```text
//! zone    Europe/Berlin               (else UTC)
//! room    open 08:00..18:00 seats 6 buffers 5+10 min 15 max 120 ahead 30 approval disabled
//! now     2026-11-02T08:00            (else that; wall time in the zone)
//! taken   a 10:00..11:00              a confirmed booking
//! pending p 10:00..11:00              a request
//! ask     10:30..11:30 heads 8 changing a approved historical
//! gives   confirmed | pending | RULE SCOPE [limit N] [at 10:00..11:00]
//! offers  nearby 11:00..12:00, next 13:00..14:00      (`offers nothing`)
//! pushes  p q                         pending requests that a confirmed answer displaces
//! ```
//! A moment is `HH:MM` on the day of `now`, `+1dHH:MM` a day later, or a whole `YYYY-MM-DDTHH:MM`,
//! with `/2` for the second of two equal wall times.

mod decide;
mod laws;
mod may_book;
mod series;
mod state;

use jiff::{
    Timestamp, ToSpan,
    civil::{Date, DateTime, Time},
    tz::TimeZone,
};

use super::{
    AlternativeKind, Occupied, Refusal, Request, Slot, Snapshot, Status, decide as ask, displaced,
};
use crate::{
    ids::BookingId,
    rooms::{OpeningHours, Policy, Room, Scope, Sourced},
};

/// A room with default settings.
pub(super) fn room(name: &str) -> Room {
    Room {
        id: name.into(),
        name: name.to_owned(),
        capacity: 10,
        time_zone: "UTC".to_owned(),
        building: Some("main".into()),
        floor: Some("first".into()),
        equipment: Vec::new(),
        disabled: false,
        managers: Vec::new(),
        policy: Policy::default(),
    }
}

/// A story as far as it has been told.
pub(super) struct Story {
    pub(super) zone: TimeZone,
    pub(super) room: Room,
    pub(super) now: DateTime,
    pub(super) occupied: Vec<Occupied>,
}

/// What `ask` says.
struct Ask {
    slot: Slot,
    heads: u32,
    changing: Option<BookingId>,
    approved: bool,
    historical: bool,
}

impl Story {
    pub(super) fn new() -> Self {
        let now = "2026-11-02T08:00".parse().unwrap();
        Self {
            zone: TimeZone::UTC,
            room: room("Oak"),
            now,
            occupied: Vec::new(),
        }
    }

    pub(super) fn at(&self, text: &str) -> Timestamp {
        let (text, second) = text
            .strip_suffix("/2")
            .map_or((text, false), |text| (text, true));
        let wall = self.wall(text);
        let found = self.zone.to_ambiguous_timestamp(wall);
        if second {
            found.later()
        } else {
            found.compatible()
        }
        .unwrap()
    }

    fn wall(&self, text: &str) -> DateTime {
        if let Some((days, time)) = text.strip_prefix('+').and_then(|rest| rest.split_once('d')) {
            let day: Date = self.now.date() + days.parse::<i64>().unwrap().days();
            return day.to_datetime(time.parse::<Time>().unwrap());
        }
        match text.parse::<DateTime>() {
            Ok(wall) if text.contains('T') => wall,
            _ => self.now.date().to_datetime(text.parse::<Time>().unwrap()),
        }
    }

    pub(super) fn slot(&self, text: &str) -> Slot {
        let (start, end) = text
            .split_once("..")
            .unwrap_or_else(|| panic!("no slot: {text}"));
        Slot {
            start: self.at(start),
            end: self.at(end),
        }
    }

    fn show(&self, slot: Slot) -> String {
        let show = |at| {
            let wall = self.zone.to_datetime(at);
            if wall.date() == self.now.date() {
                wall.strftime("%H:%M").to_string()
            } else {
                let days = wall.date().duration_since(self.now.date()).as_hours() / 24;
                format!("{days:+}d{}", wall.strftime("%H:%M"))
            }
        };
        format!("{}..{}", show(slot.start), show(slot.end))
    }

    fn set_room(&mut self, words: &[&str]) {
        fn here<T>(value: T) -> Sourced<T> {
            Sourced {
                value,
                from: Scope::Room,
            }
        }
        let policy = &mut self.room.policy;
        let mut words = words.iter().copied();
        while let Some(word) = words.next() {
            let mut number = || words.next().unwrap().parse::<u32>().unwrap();
            match word {
                "seats" => self.room.capacity = number(),
                "min" => policy.min_minutes = here(Some(number())),
                "max" => policy.max_minutes = here(Some(number())),
                "ahead" => policy.max_days_ahead = here(Some(number())),
                "approval" => policy.requires_approval = here(true),
                "disabled" => self.room.disabled = true,
                "open" => {
                    let (from, to) = words.next().unwrap().split_once("..").unwrap();
                    let (from, to) = (from.parse().unwrap(), to.parse().unwrap());
                    let from_building = Scope::Building;
                    let hours = Some(OpeningHours { from, to });
                    policy.opening_hours = Sourced {
                        value: hours,
                        from: from_building,
                    };
                }
                "buffers" => {
                    let (before, after) = words.next().unwrap().split_once('+').unwrap();
                    policy.buffer_before_minutes = here(before.parse().unwrap());
                    let after = after.parse().unwrap();
                    policy.buffer_after_minutes = Sourced {
                        value: after,
                        from: Scope::Floor,
                    };
                }
                other => panic!("room: {other}?"),
            }
        }
    }

    fn read_ask(&self, words: &[&str]) -> Ask {
        let slot = self.slot(words[0]);
        let mut ask = Ask {
            slot,
            heads: 0,
            changing: None,
            approved: false,
            historical: false,
        };
        let mut words = words[1..].iter().copied();
        while let Some(word) = words.next() {
            match word {
                "heads" => ask.heads = words.next().unwrap().parse().unwrap(),
                "changing" => ask.changing = Some(words.next().unwrap().into()),
                "approved" => ask.approved = true,
                "historical" => ask.historical = true,
                other => panic!("ask: {other}?"),
            }
        }
        ask
    }

    pub(super) fn snapshot(&self) -> Snapshot<'_> {
        Snapshot {
            room: &self.room,
            zone: &self.zone,
            occupied: &self.occupied,
            known: Slot {
                start: Timestamp::MIN,
                end: Timestamp::MAX,
            },
            now: self
                .zone
                .to_ambiguous_timestamp(self.now)
                .compatible()
                .unwrap(),
        }
    }

    fn words(&self, answer: &Result<Status, Refusal>) -> String {
        match answer {
            Ok(status) => status.as_str().to_owned(),
            Err(no) => {
                let scope = format!("{:?}", no.scope).to_lowercase();
                let mut words = format!("{} {scope}", no.rule.code());
                if let Some(limit) = no.limit {
                    words.push_str(&format!(" limit {limit}"));
                }
                if let Some(slot) = no.slot.filter(|_| no.rule.code() == "overlap") {
                    words.push_str(&format!(" at {}", self.show(slot)));
                }
                words
            }
        }
    }

    fn offers(&self, refusal: &Refusal) -> String {
        let words = refusal.alternatives.iter().map(|one| {
            let kind = match one.kind {
                AlternativeKind::SameTimeElsewhere => "elsewhere",
                AlternativeKind::NearbyTime => "nearby",
                AlternativeKind::Shorter => "shorter",
                AlternativeKind::NextFree => "next",
            };
            format!("{kind} {}", self.show(one.slot))
        });
        let words = words.collect::<Vec<_>>().join(", ");
        if words.is_empty() {
            "nothing".to_owned()
        } else {
            words
        }
    }
}

/// Tells a story and checks what it says.
#[track_caller]
pub(super) fn check(text: &str) {
    let mut story = Story::new();
    let mut asked: Option<(Ask, Result<Status, Refusal>)> = None;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
        let rest = rest.trim();
        let words: Vec<_> = rest.split_whitespace().collect();
        match verb {
            "zone" => story.zone = TimeZone::get(rest).unwrap(),
            "now" => story.now = rest.parse().unwrap(),
            "room" => story.set_room(&words),
            "taken" | "pending" => {
                let status = if verb == "taken" {
                    Status::Confirmed
                } else {
                    Status::Pending
                };
                let slot = story.slot(words[1]);
                story.occupied.push(Occupied {
                    booking: words[0].into(),
                    slot,
                    status,
                });
            }
            "ask" => {
                let read = story.read_ask(&words);
                let answer = ask(&read.request(), &story.snapshot());
                asked = Some((read, answer));
            }
            "gives" => {
                let (_, answer) = asked.as_ref().unwrap();
                assert_eq!(story.words(answer), rest, "\n{text}");
            }
            "offers" => {
                let refusal = asked.as_ref().unwrap().1.as_ref().unwrap_err();
                assert_eq!(story.offers(refusal), rest, "\n{text}");
            }
            "pushes" => {
                let (read, _) = asked.as_ref().unwrap();
                let snapshot = story.snapshot();
                let pushed = displaced(&read.request(), &snapshot);
                let names: Vec<_> = pushed.iter().map(|one| one.booking.as_str()).collect();
                assert_eq!(names, words, "\n{text}");
            }
            other => panic!("{other}?"),
        }
    }
}

impl Ask {
    fn request(&self) -> Request<'_> {
        Request {
            slot: self.slot,
            changing: self.changing.as_ref(),
            attendees: self.heads,
            historical: self.historical,
            approved: self.approved,
        }
    }
}
