//! What is different from what was told.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::{
    Reason,
    told::{Shown, Told},
};

/// What the invited have to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Nothing.
    Nothing,
    /// The whole event.
    Whole(Reason),
    /// One date of the series.
    One(Timestamp, Reason),
}

/// How a date of a series is; none: not at all.
fn date(told: &Told, at: Timestamp) -> Option<Shown> {
    if told.gone.contains(&at) {
        return None;
    }
    let moved = told.moved.get(&at).cloned();
    moved.or_else(|| told.main.as_ref().map(|main| main.at(at)))
}

/// From `old`, which was told, to `new`. Several dates at once are told as the whole series: one
/// change is one mail, and Outlook reads one date of a message only.
pub fn change(old: &Told, new: &Told) -> Change {
    let (Some(before), Some(after)) = (&old.main, &new.main) else {
        return Change::Whole(Reason::Invited);
    };
    if before != after || old.repeats != new.repeats {
        let moved = (before.slot, &before.zone, before.days, &old.repeats)
            != (after.slot, &after.zone, after.days, &new.repeats);
        let reason = if moved {
            Reason::Moved
        } else {
            Reason::Changed
        };
        return Change::Whole(reason);
    }
    let told = [old, new].into_iter();
    let dates: BTreeSet<Timestamp> = told
        .flat_map(|told| told.moved.keys().chain(&told.gone).copied())
        .collect();
    let mut different = dates
        .into_iter()
        .filter(|at| date(old, *at) != date(new, *at));
    match (different.next(), different.next()) {
        (None, _) => Change::Nothing,
        (Some(at), None) => Change::One(at, why(date(old, at), date(new, at))),
        (Some(_), Some(_)) => Change::Whole(Reason::Changed),
    }
}

fn why(before: Option<Shown>, after: Option<Shown>) -> Reason {
    match (before, after) {
        (_, None) => Reason::OneCancelled,
        (Some(before), Some(after)) if before.slot != after.slot => Reason::OneMoved,
        _ => Reason::OneChanged,
    }
}
