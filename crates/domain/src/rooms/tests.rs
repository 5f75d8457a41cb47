//! Inheritance of settings.

use jiff::civil::time;
use proptest::prelude::*;

use super::{OpeningHours, Policy, PolicySettings, Scope, Sourced, WhoMayBook, resolve};

fn minutes(min: u32) -> PolicySettings {
    PolicySettings {
        min_minutes: Some(Some(min)),
        ..PolicySettings::default()
    }
}

#[test]
fn r080_nothing_set_leaves_the_defaults_of_the_contract() {
    let policy = resolve(&[(Scope::Room, &PolicySettings::default())]);
    assert_eq!(policy, Policy::default());
    assert_eq!(policy.min_minutes.value, Some(5));
    assert_eq!(policy.max_minutes.value, Some(1440));
    assert_eq!(policy.max_days_ahead.value, Some(365));
    assert_eq!(policy.min_minutes.from, Scope::Default);
}

#[test]
fn r080_the_nearest_level_wins_and_says_so() {
    let (organisation, building, floor) = (minutes(10), minutes(20), PolicySettings::default());
    let room = PolicySettings {
        requires_approval: Some(true),
        ..PolicySettings::default()
    };
    let policy = resolve(&[
        (Scope::Organisation, &organisation),
        (Scope::Building, &building),
        (Scope::Floor, &floor),
        (Scope::Room, &room),
    ]);
    assert_eq!(
        policy.min_minutes,
        Sourced {
            value: Some(20),
            from: Scope::Building
        }
    );
    assert_eq!(
        policy.requires_approval,
        Sourced {
            value: true,
            from: Scope::Room
        }
    );
}

#[test]
fn a_level_can_lift_a_limit_that_another_set() {
    let organisation = PolicySettings {
        max_days_ahead: Some(Some(30)),
        opening_hours: Some(Some(OpeningHours {
            from: time(8, 0, 0, 0),
            to: time(18, 0, 0, 0),
        })),
        who_may_book: Some(WhoMayBook::Managers),
        ..PolicySettings::default()
    };
    let room = PolicySettings {
        max_days_ahead: Some(None),
        opening_hours: Some(None),
        who_may_book: Some(WhoMayBook::Everyone),
        ..PolicySettings::default()
    };
    let policy = resolve(&[(Scope::Organisation, &organisation), (Scope::Room, &room)]);
    assert_eq!(
        policy.max_days_ahead,
        Sourced {
            value: None,
            from: Scope::Room
        }
    );
    assert_eq!(
        policy.opening_hours,
        Sourced {
            value: None,
            from: Scope::Room
        }
    );
    assert_eq!(policy.who_may_book.from, Scope::Room);
}

#[test]
fn hours_that_end_before_they_begin_are_not_valid_but_midnight_is() {
    let hours = |from, to| OpeningHours {
        from: time(from, 0, 0, 0),
        to: time(to, 0, 0, 0),
    };
    assert!(hours(8, 18).is_valid());
    assert!(hours(8, 0).is_valid());
    assert!(hours(0, 0).is_valid());
    assert!(!hours(18, 8).is_valid());
    assert!(!hours(8, 8).is_valid());
}

fn scopes() -> impl Strategy<Value = Vec<(Scope, Option<u32>)>> {
    let all = [
        Scope::Organisation,
        Scope::Building,
        Scope::Floor,
        Scope::Room,
    ];
    proptest::collection::vec(proptest::option::of(0..600_u32), 4)
        .prop_map(move |set| all.into_iter().zip(set).collect::<Vec<_>>())
        .prop_shuffle()
}

proptest! {
    /// Whatever the order of the levels, the value in force is that of the nearest that sets it.
    #[test]
    fn nearest_wins_in_any_order(levels in scopes()) {
        let settings: Vec<_> = levels
            .iter()
            .map(|(scope, value)| {
                let set = PolicySettings { buffer_after_minutes: *value, ..Default::default() };
                (*scope, set)
            })
            .collect();
        let borrowed: Vec<_> = settings.iter().map(|(scope, set)| (*scope, set)).collect();
        let nearest = levels.iter().filter(|(_, value)| value.is_some()).max_by_key(|one| one.0);
        let expected = nearest.map_or((Scope::Default, 0), |(scope, v)| (*scope, v.unwrap_or(0)));
        let found = resolve(&borrowed).buffer_after_minutes;
        prop_assert_eq!((found.from, found.value), expected);
    }
}
