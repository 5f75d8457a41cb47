//! The administrators' list as it stands: read again and again without moving under anybody's hand.

use contract::doors::DoorView;
use domain::{
    doors::Health,
    ids::{DoorId, RoomId},
};
use jiff::Timestamp;
use leptos::prelude::*;

use crate::{
    clock::{Clock, use_clock},
    context::ApiError,
    text::{Locale, words::doors},
    zones::Zone,
};

/// A line is made anew when one of these changes: then its open form has done its work.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which door.
    pub id: DoorId,
    /// Where it hangs.
    pub room: RoomId,
    /// Whether anything can be done with it.
    pub revoked: bool,
}

impl Key {
    fn of(door: &DoorView) -> Self {
        Self {
            id: door.id.clone(),
            room: door.room.clone(),
            revoked: door.revoked,
        }
    }
}

/// What is shown; `Copy`, reactive.
#[derive(Debug, Clone, Copy)]
pub struct Shown {
    doors: RwSignal<Vec<DoorView>>,
    /// The lines from top to bottom.
    pub order: RwSignal<Vec<Key>>,
    read_at: RwSignal<Option<Timestamp>>,
    lost: RwSignal<bool>,
    clock: Clock,
}

impl Shown {
    /// As it was first read.
    #[must_use]
    pub fn new(list: Vec<DoorView>) -> Self {
        Self {
            order: RwSignal::new(list.iter().map(Key::of).collect()),
            doors: RwSignal::new(list),
            read_at: RwSignal::new(None),
            lost: RwSignal::new(false),
            clock: use_clock(),
        }
    }

    /// What was read now. `busy`: somebody is at one of the lines, so they stay where they are.
    pub fn take(self, read: Result<Vec<DoorView>, ApiError>, busy: bool) {
        self.lost.try_set(read.is_err());
        let Ok(list) = read else { return };
        self.read_at.try_set(Some(self.clock.exact()));
        let held = self.order.try_get_untracked().unwrap_or_default();
        let order = settle(&held, &list, busy);
        self.doors.try_set(list);
        if order != held {
            self.order.try_set(order);
        }
    }

    /// One door; tracks.
    pub fn one(self, key: &Key) -> Memo<Option<DoorView>> {
        let id = key.id.clone();
        Memo::new(move |_| {
            self.doors
                .with(|doors| doors.iter().find(|one| one.id == id).cloned())
        })
    }

    /// How many need somebody.
    pub fn sum(self, locale: Locale) -> String {
        self.doors.with(|doors| {
            let all = doors.iter().filter(|one| !one.revoked).count();
            let need = doors.iter().filter(|one| needs_look(one)).count();
            match (all, need) {
                (0, _) => String::new(),
                (_, 0) => doors::all_live(locale, &all),
                _ => doors::need_look(locale, &all, &need),
            }
        })
    }

    /// That the list is old, when it could not be read again.
    pub fn old(self, locale: Locale, zone: &Zone) -> Option<String> {
        let since = self.read_at.get().filter(|_| self.lost.get())?;
        Some(doors::list_old(locale, &zone.time(since)))
    }
}

/// Whether somebody should do something about it.
#[must_use]
pub fn needs_look(door: &DoorView) -> bool {
    match door.health {
        Health::Silent | Health::Late | Health::New => true,
        Health::Live => door.build_is_current == Some(false) || door.clock_is_off(),
        Health::Revoked => false,
    }
}

/// The lines in their new order; while somebody is at one, those that stand stay, and new ones
/// come last.
fn settle(held: &[Key], list: &[DoorView], busy: bool) -> Vec<Key> {
    let fresh: Vec<Key> = list.iter().map(Key::of).collect();
    if !busy {
        return fresh;
    }
    let mut order: Vec<Key> = held
        .iter()
        .filter_map(|key| fresh.iter().find(|one| one.id == key.id).cloned())
        .collect();
    let new = fresh
        .into_iter()
        .filter(|key| held.iter().all(|one| one.id != key.id));
    order.extend(new);
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doors::tests::view_of_door;

    fn ids(keys: &[Key]) -> Vec<String> {
        keys.iter().map(|key| key.id.to_string()).collect()
    }

    #[test]
    fn r138_lines_stay_under_a_hand_and_sort_when_it_is_gone() {
        let list: Vec<_> = ["c", "a", "d"].map(view_of_door).into();
        let held: Vec<_> = ["a", "b", "c"].map(|id| Key::of(&view_of_door(id))).into();
        assert_eq!(ids(&settle(&held, &list, true)), ["a", "c", "d"]);
        assert_eq!(ids(&settle(&held, &list, false)), ["c", "a", "d"]);
    }

    #[test]
    fn r138_a_line_is_made_anew_when_the_door_has_moved() {
        let mut moved = view_of_door("a");
        moved.room = "plum".into();
        let held = vec![Key::of(&view_of_door("a"))];
        assert_ne!(settle(&held, &[moved], true), held);
    }
}
