//! Reminders of an event: made once for each time that it has, gone when it has another (R103).

use domain::notices::{Reason, reminders};
use jiff::{SignedDuration, Timestamp};

use super::records::Known;
use crate::{
    Error,
    errands::{Errand, Event, Reminder, What, reminder_id},
    ports::{Change, Kind},
    record,
};

/// The writes that leave just the reminders of `start` (none: no reminders at all), and what is
/// armed after them. What went out already is not made again.
///
/// # Errors
/// Unavailable.
pub(super) fn arm(
    event: &Event,
    known: &Known,
    start: Option<Timestamp>,
    now: Timestamp,
) -> Result<(Vec<Change>, Vec<String>), Error> {
    let mut changes = Vec::new();
    let mut armed: Vec<String> = Vec::new();
    for (reason, at) in start.map_or_else(Vec::new, |start| reminders(start, now)) {
        let (Some(sort), Some(start)) = (sort(reason), start) else {
            continue;
        };
        // A rehearsal that is due at once has the name of the one that would have been due before.
        let named_at = match at == now {
            true => start
                .saturating_sub(SignedDuration::from_hours(1))
                .unwrap_or(at),
            false => at,
        };
        let id = reminder_id(named_at, event, sort, start);
        if armed.contains(&id) {
            continue;
        }
        if !known.armed.contains(&id) {
            let what = What::Remind {
                event: event.clone(),
                reminder: sort,
                start,
            };
            let errand = Errand {
                at,
                failed: 0,
                what,
            };
            changes.push(record::create(Kind::Errand, &id, &errand)?);
        }
        armed.push(id);
    }
    // Those of this start whose time is past went out.
    let of_start = start.map(|start| format!("~{}", start.as_second()));
    for id in &known.armed {
        let same = of_start
            .as_ref()
            .is_some_and(|end| id.ends_with(end.as_str()));
        match (armed.contains(id), same) {
            (true, _) => {}
            (false, true) => armed.push(id.clone()),
            (false, false) => changes.push(record::remove(Kind::Errand, id)),
        }
    }
    Ok((changes, armed))
}

const fn sort(reason: Reason) -> Option<Reminder> {
    match reason {
        Reason::Confirm => Some(Reminder::Confirm),
        Reason::DayBefore => Some(Reminder::DayBefore),
        Reason::HourBefore => Some(Reminder::HourBefore),
        Reason::Rehearsal => Some(Reminder::Rehearsal),
        _ => None,
    }
}
