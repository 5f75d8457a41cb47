//! Two meetings as they go through their lives, and answers as programs send them.

mod golden;
mod laws;
mod replies;
mod rules;

use std::collections::BTreeMap;

use domain::{
    bookings::{Slot, recurrence::Recurrence},
    meetings::{AttendeeKind, Participation},
};
use jiff::{SignedDuration, Timestamp};

use super::*;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn slot(start: &str, minutes: i64) -> Slot {
    let start = at(start);
    let end = start + SignedDuration::from_mins(minutes);
    Slot { start, end }
}

fn party(name: &str, address: &str) -> Party {
    Party {
        name: name.to_owned(),
        address: address.to_owned(),
    }
}

fn invitee(name: &str, address: &str, kind: AttendeeKind) -> Invitee {
    Invitee {
        party: party(name, address),
        kind,
        participation: Participation::NeedsAction,
        delegated_to: None,
        delegated_from: None,
        rsvp: kind != AttendeeKind::Observer,
    }
}

fn instance(slot: Slot, zone: &str, summary: &str, location: &str) -> Instance {
    Instance {
        slot,
        zone: zone.to_owned(),
        days: false,
        summary: summary.to_owned(),
        description: "Agenda: https://lintel.example/meetings/m1\nBring the figures, please."
            .to_owned(),
        location: location.to_owned(),
        url: Some("https://lintel.example/j/m1".to_owned()),
        tentative: false,
    }
}

fn event(main: Instance, rule: Option<Rule>) -> Event {
    Event {
        uid: "0199f2c0-meeting@lintel.example".to_owned(),
        organizer: party("王伟 (Wang Wei)", "wang@house.example"),
        invitees: vec![
            invitee("Li Na", "li@house.example", AttendeeKind::Required),
            invitee(
                "Schmidt, Jörg; \"JS\"",
                "joerg@client.example",
                AttendeeKind::Optional,
            ),
            invitee("张三", "zhang@house.example", AttendeeKind::Observer),
        ],
        main,
        rule,
        exceptions: BTreeMap::new(),
        private: false,
        cancelled: false,
    }
}

/// An hour in Shanghai.
fn single() -> Event {
    let slot = slot("2026-11-24T06:00:00Z", 60);
    let place = "Plum 梅, second floor";
    event(
        instance(slot, "Asia/Shanghai", "预算评审; budget review", place),
        None,
    )
}

/// Six Tuesdays at ten in Berlin; the clocks change after the first.
fn series() -> Event {
    let rule = Rule {
        rrule: Recurrence::parse("FREQ=WEEKLY;COUNT=6;BYDAY=TU").unwrap(),
        exdates: Vec::new(),
        rdates: Vec::new(),
    };
    let slot = slot("2026-10-20T08:00:00Z", 45);
    event(instance(slot, "Europe/Berlin", "Weekly", "Oak"), Some(rule))
}

/// The third Tuesday, after the change.
const THIRD: &str = "2026-11-03T09:00:00Z";
const FOURTH: &str = "2026-11-10T09:00:00Z";

/// One date of the series at another time.
fn moved(event: &Event, start: &str) -> Exception {
    Exception::Moved(Box::new(Instance {
        slot: slot(start, 45),
        ..event.main.clone()
    }))
}

/// Each call an hour later than the one before.
#[derive(Default)]
struct Life {
    told: Option<Told>,
    hour: i64,
}

impl Life {
    fn tell(&mut self, event: &Event) -> Vec<Message> {
        let stamp = at("2026-10-01T08:00:00Z") + SignedDuration::from_hours(self.hour);
        self.hour += 1;
        let (messages, told) = due(self.told.as_ref(), event, stamp);
        // As it comes back from where it is kept.
        let kept = serde_json::to_string(&told).unwrap();
        self.told = Some(serde_json::from_str(&kept).unwrap());
        assert_eq!(self.told.as_ref(), Some(&told));
        messages
    }

    /// The only message.
    fn one(&mut self, event: &Event) -> Message {
        let mut messages = self.tell(event);
        assert_eq!(messages.len(), 1, "{messages:#?}");
        messages.remove(0)
    }
}

fn addresses(message: &Message) -> Vec<&str> {
    message.to.iter().map(|one| one.address.as_str()).collect()
}
