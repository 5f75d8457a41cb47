//! The agenda: items in order, each with its minutes; when each begins follows from those before it
//! (R058).

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::bookings::Slot;

/// Most items of one agenda.
pub const MOST_ITEMS: usize = 200;
/// Longest item, in minutes: a day.
pub const LONGEST_ITEM: u32 = 24 * 60;

/// One item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AgendaItem {
    /// Its id within the agenda.
    pub id: String,
    /// What about.
    pub topic: String,
    /// Who is responsible, by name; may be empty.
    pub owner: String,
    /// How long, in minutes; 0 for something that takes no time of its own.
    pub minutes: u32,
    /// Grows with each change of it; not when it is only moved.
    pub revision: u64,
}

/// When an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Running {
    /// From and until when.
    pub slot: Slot,
    /// It ends after the meeting does.
    pub over: bool,
}

/// When each item is, in order: the first begins with the meeting (R058).
#[must_use]
pub fn running(meeting: Slot, items: &[AgendaItem]) -> Vec<Running> {
    let mut at = meeting.start;
    let after = |from: Timestamp, minutes: u32| {
        let length = SignedDuration::from_mins(i64::from(minutes));
        from.checked_add(length).unwrap_or(Timestamp::MAX)
    };
    let one = |item: &AgendaItem| {
        let slot = Slot {
            start: at,
            end: after(at, item.minutes),
        };
        at = slot.end;
        Running {
            slot,
            over: meeting.end < slot.end,
        }
    };
    items.iter().map(one).collect()
}

/// Puts the item `id` before the item `before`, or at the end. What is not there changes nothing.
pub fn reorder(items: &mut Vec<AgendaItem>, id: &str, before: Option<&str>) {
    let Some(from) = items.iter().position(|one| one.id == id) else {
        return;
    };
    if before == Some(id) {
        return;
    }
    let item = items.remove(from);
    let to = before.and_then(|before| items.iter().position(|one| one.id == before));
    items.insert(to.unwrap_or(items.len()), item);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn item(id: &str, minutes: u32) -> AgendaItem {
        AgendaItem {
            id: id.to_owned(),
            topic: id.to_owned(),
            owner: String::new(),
            minutes,
            revision: 1,
        }
    }

    fn slot(start: &str, end: &str) -> Slot {
        Slot {
            start: start.parse().unwrap(),
            end: end.parse().unwrap(),
        }
    }

    #[test]
    fn r058_each_item_begins_when_the_one_before_it_ends() {
        let hour = slot("2026-11-23T06:00:00Z", "2026-11-23T07:00:00Z");
        let items = [item("a", 10), item("b", 0), item("c", 50), item("d", 5)];
        let all = running(hour, &items);
        let said: Vec<(String, String, bool)> = all
            .iter()
            .map(|one| {
                (
                    one.slot.start.to_string(),
                    one.slot.end.to_string(),
                    one.over,
                )
            })
            .collect();
        let at = |minute: &str| format!("2026-11-23T{minute}:00Z");
        assert_eq!(said[0], (at("06:00"), at("06:10"), false));
        assert_eq!(said[1], (at("06:10"), at("06:10"), false));
        assert_eq!(said[2], (at("06:10"), at("07:00"), false), "ends with it");
        assert_eq!(said[3], (at("07:00"), at("07:05"), true));
        assert!(running(hour, &[]).is_empty());
    }

    #[test]
    fn r058_the_end_of_the_calendar_is_no_panic() {
        let last = Slot {
            start: Timestamp::MAX,
            end: Timestamp::MAX,
        };
        let all = running(last, &[item("a", u32::MAX), item("b", u32::MAX)]);
        assert_eq!(all[1].slot.end, Timestamp::MAX);
    }

    fn order(items: &[AgendaItem]) -> String {
        items.iter().map(|one| one.id.as_str()).collect()
    }

    #[test]
    fn r058_items_are_put_elsewhere() {
        let mut items: Vec<_> = ["a", "b", "c", "d"].map(|id| item(id, 1)).into();
        reorder(&mut items, "d", Some("b"));
        assert_eq!(order(&items), "adbc");
        reorder(&mut items, "a", None);
        assert_eq!(order(&items), "dbca");
        reorder(&mut items, "b", Some("b"));
        reorder(&mut items, "x", Some("b"));
        assert_eq!(order(&items), "dbca");
        reorder(&mut items, "d", Some("gone"));
        assert_eq!(order(&items), "bcad", "before what is gone: at the end");
    }

    proptest! {
        #[test]
        fn r058_reordering_loses_nothing(
            moves in prop::collection::vec((0..6_u8, 0..8_u8), 0..40)
        ) {
            let name = |n: u8| char::from(b'a' + n).to_string();
            let mut items: Vec<_> = (0..6).map(|n| item(&name(n), 1)).collect();
            for (one, before) in moves {
                let before = name(before);
                reorder(&mut items, &name(one), Some(&before));
                let mut all: Vec<char> = order(&items).chars().collect();
                all.sort_unstable();
                prop_assert_eq!(all.into_iter().collect::<String>(), "abcdef");
            }
        }
    }
}
