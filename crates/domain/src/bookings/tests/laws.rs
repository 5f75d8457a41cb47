//! Laws that hold for whatever people ask.

use jiff::{Timestamp, ToSpan};
use proptest::prelude::*;

use super::{Story, state::booking};
use crate::{
    bookings::{
        MOST_ALTERNATIVES, Occupied, Request, Slot, Status, decide, displaced, next_change,
        room_state,
    },
    rooms::{OpeningHours, Scope, Sourced},
};

/// Minutes after 2026-11-02T00:00Z.
fn at(minutes: i64) -> Timestamp {
    let day: Timestamp = "2026-11-02T00:00:00Z".parse().unwrap();
    day + minutes.minutes()
}

fn slots() -> impl Strategy<Value = Slot> {
    (0..4_000_i64, 1..300_i64).prop_map(|(start, length)| Slot {
        start: at(start),
        end: at(start + length),
    })
}

#[derive(Debug, Clone)]
struct Step {
    slot: Slot,
    /// Which of the bookings so far is changed, if any.
    changes: Option<usize>,
    approved: bool,
    historical: bool,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = (
        slots(),
        proptest::option::of(0..20_usize),
        any::<bool>(),
        0..10_u8,
    );
    let step = step.prop_map(|(slot, changes, approved, history)| {
        // Only what exists can be approved.
        let approved = approved && changes.is_some();
        Step {
            slot,
            changes,
            approved,
            historical: history == 0,
        }
    });
    proptest::collection::vec(step, 1..40)
}

fn stories() -> impl Strategy<Value = Story> {
    let buffers = (0..30_u32, 0..30_u32);
    let hours = proptest::option::of((0..12_i8, 13..24_i8));
    (buffers, hours, any::<bool>(), 0..2_000_i64).prop_map(|(buffers, hours, approval, now)| {
        let mut story = Story::new();
        let policy = &mut story.room.policy;
        policy.buffer_before_minutes.value = buffers.0;
        policy.buffer_after_minutes.value = buffers.1;
        policy.requires_approval.value = approval;
        let value = hours.map(|(from, to)| OpeningHours {
            from: jiff::civil::time(from, 0, 0, 0),
            to: jiff::civil::time(to, 0, 0, 0),
        });
        policy.opening_hours = Sourced {
            value,
            from: Scope::Room,
        };
        story.now = jiff::tz::TimeZone::UTC.to_datetime(at(now));
        story
    })
}

impl std::fmt::Debug for Story {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{:?} {:?} {:?}",
            self.now, self.room.policy, self.occupied
        )
    }
}

/// Does what services do: stores what was decided, rejects what it pushes out.
fn book(story: &mut Story, number: usize, step: &Step) {
    let count = story.occupied.len().max(1);
    let changing = step
        .changes
        .and_then(|n| story.occupied.get(n % count))
        .map(|one| one.booking.clone());
    let request = Request {
        slot: step.slot,
        changing: changing.as_ref(),
        attendees: 0,
        historical: step.historical,
        approved: step.approved,
    };
    let Ok(status) = decide(&request, &story.snapshot()) else {
        return;
    };
    if status == Status::Confirmed {
        let pushed: Vec<_> = displaced(&request, &story.snapshot())
            .into_iter()
            .map(|one| one.booking.clone())
            .collect();
        story.occupied.retain(|one| !pushed.contains(&one.booking));
    }
    let booking = changing.unwrap_or_else(|| format!("b{number}").as_str().into());
    story.occupied.retain(|one| one.booking != booking);
    story.occupied.push(Occupied {
        booking,
        slot: step.slot,
        status,
    });
}

proptest! {
    #[test]
    fn r084_overlap_is_symmetric_and_touching_is_none(a in slots(), b in slots()) {
        prop_assert_eq!(a.overlaps(&b), b.overlaps(&a));
        prop_assert!(a.overlaps(&a));
        let after = Slot { start: a.end, end: a.end + 5.minutes() };
        prop_assert!(!a.overlaps(&after) && !after.overlaps(&a));
    }

    /// Whatever is asked, moved, approved and brought in: no two confirmed ones, padded with the
    /// buffers, share an instant, and no pending one lies on a confirmed one.
    #[test]
    fn r084_no_sequence_of_requests_ever_double_books(story in stories(), steps in steps()) {
        let mut story = story;
        for (number, step) in steps.iter().enumerate() {
            book(&mut story, number, step);
        }
        let policy = &story.room.policy;
        let (before, after) =
            (policy.buffer_before_minutes.value, policy.buffer_after_minutes.value);
        for (i, one) in story.occupied.iter().enumerate() {
            for other in &story.occupied[i + 1..] {
                let both_pending =
                    one.status == Status::Pending && other.status == Status::Pending;
                let clash =
                    one.slot.padded(before, after).overlaps(&other.slot.padded(before, after));
                prop_assert!(both_pending || !clash, "{:?} {:?}", one, other);
            }
        }
    }

    /// Every alternative would itself be accepted; there are never more than five, each once.
    #[test]
    fn r084_every_alternative_is_true(story in stories(), steps in steps(), asked in slots()) {
        let mut story = story;
        for (number, step) in steps.iter().enumerate() {
            book(&mut story, number, step);
        }
        let request = Request {
            slot: asked,
            changing: None,
            attendees: 0,
            historical: false,
            approved: false,
        };
        if let Err(refusal) = decide(&request, &story.snapshot()) {
            prop_assert!(refusal.alternatives.len() <= MOST_ALTERNATIVES);
            for (i, one) in refusal.alternatives.iter().enumerate() {
                let instead = Request { slot: one.slot, ..request.clone() };
                prop_assert!(decide(&instead, &story.snapshot()).is_ok(), "{:?}", one);
                let again = refusal.alternatives[..i].iter().any(|other| other.slot == one.slot);
                prop_assert!(!again, "{:?}", refusal.alternatives);
            }
        }
    }

    /// The state is constant between changes and another exactly at `next_change`.
    #[test]
    fn r083_state_changes_exactly_at_next_change(
        taken in proptest::collection::vec((slots(), any::<bool>()), 0..8),
        from in 0..4_000_i64,
        soon in 0..40_u32,
        clearing in 0..40_u32,
    ) {
        let list: Vec<_> = taken
            .iter()
            .enumerate()
            .map(|(n, (slot, confirmed))| {
                let status = if *confirmed { Status::Confirmed } else { Status::Pending };
                booking(&n.to_string(), *slot, status)
            })
            .collect();
        let seen = |at| {
            let now = room_state(&list, at, soon, clearing);
            (now.state, now.current, now.next)
        };
        let change = next_change(&list, at(from), soon, clearing);
        let last = change.unwrap_or(at(9_000));
        let mut minute = at(from);
        while minute < last {
            prop_assert_eq!(seen(minute), seen(at(from)));
            minute += 1.minutes();
        }
        prop_assert_eq!(seen(last - 1.nanoseconds()), seen(at(from)));
        if let Some(change) = change {
            prop_assert_ne!(seen(change), seen(at(from)));
        }
    }
}
