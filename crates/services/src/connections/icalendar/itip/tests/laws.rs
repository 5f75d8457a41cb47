//! What holds of every event and every change.

use proptest::prelude::*;

use super::*;

fn events() -> impl Strategy<Value = Event> {
    let people = prop::collection::btree_map(0..5_u8, 0..3_usize, 0..5);
    let dates = prop::collection::btree_map(0..6_i64, 0..4_u8, 0..4);
    let exdates = prop::collection::btree_set(0..6_i64, 0..2);
    let flags = (any::<bool>(), prop::bool::weighted(0.2), any::<bool>());
    (people, dates, exdates, 0..3_i64, flags).prop_map(|(people, dates, exdates, hour, flags)| {
        let (repeats, cancelled, words) = flags;
        let mut event = if repeats { series() } else { single() };
        let start = event.main.slot.start + SignedDuration::from_hours(hour);
        event.main.slot = told::shifted(event.main.slot, start, None);
        if words {
            event.main.summary.push_str(", again");
        }
        event.cancelled = cancelled;
        let kinds = AttendeeKind::ALL;
        let people = people.into_iter();
        let of = |(n, kind): (u8, usize)| invitee("P", &format!("p{n}@x.example"), kinds[kind]);
        event.invitees = people.map(of).collect();
        let week = |n| start + SignedDuration::from_hours(n * 7 * 24);
        if let Some(rule) = &mut event.rule {
            rule.exdates = exdates.into_iter().map(week).collect();
            for (n, what) in dates {
                let mut other = event.main.clone();
                other.slot = told::shifted(
                    other.slot,
                    week(n) + SignedDuration::from_mins(i64::from(what)),
                    None,
                );
                let exception = match what {
                    0 => Exception::Cancelled,
                    _ => Exception::Moved(Box::new(other)),
                };
                event.exceptions.insert(week(n), exception);
            }
        }
        event
    })
}

fn sequences(ics: &str) -> Vec<u32> {
    let lines = ics
        .lines()
        .filter_map(|line| line.strip_prefix("SEQUENCE:"));
    lines.map(|number| number.parse().unwrap()).collect()
}

proptest! {
    #[test]
    fn what_was_told_is_not_told_again(history in prop::collection::vec(events(), 1..6)) {
        let mut life = Life::default();
        for event in &history {
            life.tell(event);
            let told = life.told.clone();
            prop_assert!(life.tell(event).is_empty());
            prop_assert_eq!(&life.told, &told);
        }
    }

    /// Each person sorts what they get by SEQUENCE: it never falls, it rises with each
    /// cancellation and with each change of what they have.
    #[test]
    fn nobody_is_told_out_of_order(history in prop::collection::vec(events(), 1..8)) {
        let mut life = Life::default();
        let mut known: BTreeMap<String, (u32, bool)> = BTreeMap::new();
        for event in &history {
            let messages = life.tell(event);
            let mut told = BTreeMap::new();
            for message in &messages {
                prop_assert!(sequences(&message.ics).iter().all(|one| *one == message.sequence));
                prop_assert!(message.ics.contains("UID:0199f2c0-meeting@lintel.example"));
                for one in &message.to {
                    // One mail a person and change.
                    prop_assert!(told.insert(one.address.clone(), ()).is_none());
                    let cancels = message.method == Method::Cancel && message.occurrence.is_none();
                    let before = known.insert(one.address.clone(), (message.sequence, !cancels));
                    let Some((last, invited)) = before else {
                        prop_assert!(!cancels);
                        continue;
                    };
                    prop_assert!(message.sequence >= last);
                    let same = matches!(message.reason, Reason::Role | Reason::Invited);
                    prop_assert!(same || message.sequence > last);
                    prop_assert!(invited || message.reason == Reason::Invited);
                }
            }
            let now = event.invitees.iter().map(|one| one.party.address.clone());
            let now: Vec<String> = if event.cancelled { Vec::new() } else { now.collect() };
            for (address, (_, invited)) in &known {
                prop_assert_eq!(*invited, now.contains(address), "{}", address);
            }
            prop_assert!(now.iter().all(|address| known.contains_key(address)));
        }
    }

    #[test]
    fn nothing_that_arrives_makes_a_panic(text in "(?s).{0,300}", sender in "[a-z@]{0,5}") {
        let _ = read_reply(&text, Some(&sender));
        let around = format!("BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\n{text}\nEND:VEVENT");
        let _ = read_reply(&around, None);
    }
}
