//! Somebody's taken time, as intervals.

use crate::bookings::Slot;

/// Taken time: in order of start, no two touch.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Busy(Vec<Slot>);

impl Busy {
    /// Of slots in any order, which may overlap; empty ones take no time.
    #[must_use]
    pub fn of(slots: impl IntoIterator<Item = Slot>) -> Self {
        let mut all: Vec<Slot> = slots
            .into_iter()
            .filter(|one| one.start < one.end)
            .collect();
        all.sort_unstable();
        let mut merged: Vec<Slot> = Vec::with_capacity(all.len());
        for one in all {
            match merged.last_mut() {
                Some(last) if one.start <= last.end => last.end = last.end.max(one.end),
                _ => merged.push(one),
            }
        }
        Self(merged)
    }

    /// The intervals.
    #[must_use]
    pub fn slots(&self) -> &[Slot] {
        &self.0
    }

    /// Whether an instant of `slot` is taken.
    #[must_use]
    pub fn at(&self, slot: Slot) -> bool {
        let first = self.0.partition_point(|one| one.end <= slot.start);
        self.0.get(first).is_some_and(|one| one.start < slot.end)
    }
}
