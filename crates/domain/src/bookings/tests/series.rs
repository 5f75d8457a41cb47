//! Series planned date by date.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{Story, room};
use crate::{
    bookings::{
        Occupied, Rule, Slot, Snapshot, Status,
        recurrence::{Expansion, Occurrence, Recurrence},
        series::{Answer, Choice, MOST_EXPLAINED, PlannedDate, SeriesPlan, plan},
    },
    ids::{BookingId, RoomId},
};

struct Series {
    story: Story,
    dates: Vec<Occurrence>,
    minutes: u32,
    all_day: bool,
    choices: BTreeMap<Timestamp, Choice>,
    replaced: Vec<BookingId>,
}

impl Series {
    /// From 10:00 on the day of the story.
    fn new(rule: &str, minutes: u32) -> Self {
        let story = Story::new();
        let mut series = Self {
            dates: Vec::new(),
            story,
            minutes,
            all_day: false,
            choices: BTreeMap::new(),
            replaced: Vec::new(),
        };
        series.dates = series.expand(rule, "10:00");
        series
    }

    fn expand(&self, rule: &str, start: &str) -> Vec<Occurrence> {
        let expansion = Expansion {
            wall_start: self.story.zone.to_datetime(self.story.at(start)),
            zone: &self.story.zone,
            exdates: &[],
            rdates: &[],
            from: None,
            until: None,
        };
        Recurrence::parse(rule)
            .unwrap()
            .occurrences(&expansion)
            .unwrap()
    }

    fn take(&mut self, name: &str, slot: &str) {
        let slot = self.story.slot(slot);
        let status = Status::Confirmed;
        self.story.occupied.push(Occupied {
            booking: name.into(),
            slot,
            status,
        });
    }

    fn plan(&self, others: &[Snapshot<'_>]) -> Vec<PlannedDate> {
        let series = SeriesPlan {
            dates: &self.dates,
            minutes: self.minutes,
            all_day: self.all_day,
            zone: &self.story.zone,
            attendees: 0,
            historical: false,
            approved: false,
            choices: &self.choices,
            replaced: &self.replaced,
        };
        plan(&series, &self.story.snapshot(), others)
    }

    fn words(&self) -> Vec<&'static str> {
        self.plan(&[]).iter().map(|one| word(&one.answer)).collect()
    }
}

fn word(answer: &Answer) -> &'static str {
    match answer {
        Answer::Book(status) => status.as_str(),
        Answer::Skip => "skip",
        Answer::Clash(refusal) => refusal.rule.code(),
    }
}

#[test]
fn r084_every_date_of_a_series_is_checked_not_only_the_first() {
    let mut series = Series::new("FREQ=DAILY;COUNT=4", 60);
    series.take("a", "+2d10:30..+2d11:30");
    assert_eq!(
        series.words(),
        ["confirmed", "confirmed", "overlap", "confirmed"]
    );
    let planned = series.plan(&[]);
    let Answer::Clash(refusal) = &planned[2].answer else {
        panic!()
    };
    assert_eq!(refusal.slot, Some(series.story.slot("+2d10:30..+2d11:30")));
    assert!(!refusal.alternatives.is_empty());
}

#[test]
fn r084_people_choose_per_date() {
    let mut series = Series::new("FREQ=DAILY;COUNT=4", 60);
    series.take("a", "10:00..+2d11:00");
    let elm = room("Elm");
    let moved = series.story.slot("+2d11:00..+2d12:00");
    let at = |day: &str| series.story.at(day);
    series.choices = BTreeMap::from([
        (at("10:00"), Choice::Skip),
        (at("+1d10:00"), Choice::OtherRoom(RoomId::from("Elm"))),
        (at("+2d10:00"), Choice::OtherTime(moved)),
    ]);
    let others = [Snapshot {
        room: &elm,
        occupied: &[],
        ..series.story.snapshot()
    }];
    let planned = series.plan(&others);
    let words: Vec<_> = planned.iter().map(|one| word(&one.answer)).collect();
    assert_eq!(words, ["skip", "confirmed", "confirmed", "confirmed"]);
    assert_eq!(planned[1].room, RoomId::from("Elm"));
    assert_eq!(
        (planned[2].slot, planned[2].original_start),
        (moved, at("+2d10:00"))
    );
    assert_eq!(planned[2].wall_start, "2026-11-04T11:00".parse().unwrap());
}

#[test]
fn a_choice_is_decided_like_everything_else() {
    let mut series = Series::new("FREQ=DAILY;COUNT=2", 60);
    series.take("a", "+1d12:00..+1d13:00");
    let taken = series.story.slot("+1d12:30..+1d13:30");
    let unknown = Choice::OtherRoom(RoomId::from("nowhere"));
    series.choices = BTreeMap::from([
        (series.story.at("10:00"), unknown),
        (series.story.at("+1d10:00"), Choice::OtherTime(taken)),
    ]);
    assert_eq!(series.words(), ["forbidden", "overlap"]);
}

#[test]
fn r084_a_series_never_overlaps_itself() {
    let series = Series::new("FREQ=DAILY;COUNT=3", 24 * 60);
    assert_eq!(series.words(), ["confirmed"; 3], "back to back is allowed");
    let mut series = Series::new("FREQ=DAILY;COUNT=3", 25 * 60);
    series.story.room.policy.max_minutes.value = None;
    assert_eq!(series.words(), ["confirmed", "overlap", "confirmed"]);
    series.story.room.policy.requires_approval.value = true;
    assert_eq!(series.words(), ["pending", "overlap", "pending"]);
}

#[test]
fn r032_dates_that_are_replaced_are_no_obstacle() {
    let mut series = Series::new("FREQ=DAILY;COUNT=2", 60);
    series.take("old1", "10:00..11:00");
    series.take("old2", "+1d10:30..+1d11:30");
    assert_eq!(series.words(), ["overlap", "overlap"]);
    series.replaced = vec!["old1".into(), "old2".into()];
    assert_eq!(series.words(), ["confirmed", "confirmed"]);
}

#[test]
fn r023_whole_days_end_at_midnight_when_the_clocks_change() {
    let mut series = Series::new("FREQ=DAILY;COUNT=1", 24 * 60);
    series.story.zone = jiff::tz::TimeZone::get("Europe/Berlin").unwrap();
    series.story.now = "2026-10-24T00:00".parse().unwrap();
    series.dates = series.expand("FREQ=DAILY;COUNT=3", "00:00");
    series.all_day = true;
    let slots: Vec<Slot> = series.plan(&[]).iter().map(|one| one.slot).collect();
    let expected = [
        "00:00..+1d00:00",
        "+1d00:00..+2d00:00",
        "+2d00:00..+3d00:00",
    ];
    assert_eq!(slots, expected.map(|slot| series.story.slot(slot)));
    assert_eq!(series.words(), ["confirmed"; 3]);
}

#[test]
fn a_thousand_clashes_are_named_but_not_all_are_explained() {
    let mut series = Series::new("FREQ=DAILY;COUNT=300", 60);
    for date in series.dates.clone() {
        let end = date.start + jiff::SignedDuration::from_mins(60);
        let slot = Slot {
            start: date.start,
            end,
        };
        let booking = date.start.to_string().as_str().into();
        series.story.occupied.push(Occupied {
            booking,
            slot,
            status: Status::Confirmed,
        });
    }
    let planned = series.plan(&[]);
    let refusals = planned.iter().filter_map(|one| match &one.answer {
        Answer::Clash(refusal) => Some(refusal),
        _ => None,
    });
    let refusals: Vec<_> = refusals.collect();
    assert!(refusals.iter().all(|one| one.rule == Rule::Overlap));
    assert_eq!(refusals.len(), 300);
    let explained = refusals
        .iter()
        .filter(|one| !one.alternatives.is_empty())
        .count();
    assert_eq!(explained, MOST_EXPLAINED);
}
