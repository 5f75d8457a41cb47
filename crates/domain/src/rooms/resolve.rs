//! From what each level sets to what is in force: the nearest level that sets it wins.

use super::{Policy, PolicySettings, Scope, Sourced, WhoMayBook};

impl Default for Policy {
    /// Lintel's own settings (api.md): round the clock, no buffers, 5 minutes to a day, a year
    /// ahead, no approval, everyone.
    fn default() -> Self {
        fn ours<T>(value: T) -> Sourced<T> {
            Sourced {
                value,
                from: Scope::Default,
            }
        }
        Self {
            opening_hours: ours(None),
            buffer_before_minutes: ours(0),
            buffer_after_minutes: ours(0),
            min_minutes: ours(Some(5)),
            max_minutes: ours(Some(24 * 60)),
            max_days_ahead: ours(Some(365)),
            requires_approval: ours(false),
            who_may_book: ours(WhoMayBook::Everyone),
        }
    }
}

/// The settings in force for a room whose levels (organisation, building, floor, the room itself,
/// in any order) set `levels`. Each value says which level it comes from.
#[must_use]
pub fn resolve(levels: &[(Scope, &PolicySettings)]) -> Policy {
    let mut levels = levels.to_vec();
    levels.sort_by_key(|(scope, _)| *scope);
    let mut policy = Policy::default();
    for (from, set) in levels {
        inherit(&mut policy.opening_hours, &set.opening_hours, from);
        inherit(
            &mut policy.buffer_before_minutes,
            &set.buffer_before_minutes,
            from,
        );
        inherit(
            &mut policy.buffer_after_minutes,
            &set.buffer_after_minutes,
            from,
        );
        inherit(&mut policy.min_minutes, &set.min_minutes, from);
        inherit(&mut policy.max_minutes, &set.max_minutes, from);
        inherit(&mut policy.max_days_ahead, &set.max_days_ahead, from);
        inherit(&mut policy.requires_approval, &set.requires_approval, from);
        inherit(&mut policy.who_may_book, &set.who_may_book, from);
    }
    policy
}

fn inherit<T: Clone>(above: &mut Sourced<T>, set: &Option<T>, from: Scope) {
    if let Some(value) = set {
        *above = Sourced {
            value: value.clone(),
            from,
        };
    }
}
