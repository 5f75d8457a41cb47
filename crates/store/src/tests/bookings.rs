//! What the port of bookings promises.

use domain::bookings::{Series, Status};
use jiff::civil::datetime;
use services::ports::{
    Asked, CalendarRead, Change, CommitError, JournalFilter, Kind, StoreError, Write,
};

use super::{Ports, at, booking, booking_id, changed, commit, entry, everywhere, ids, new, slot};

everywhere!(
    a_commit_is_whole_and_read_back_exactly,
    r084_a_guard_that_moved_stops_everything,
    a_booking_changed_by_another_stops_everything,
    what_is_new_may_not_exist,
    a_change_moves_its_place_on_the_calendar,
    long_bookings_are_found_from_their_middle,
    the_longest_of_a_person_and_of_a_series_are_found_from_their_end,
    r033_a_schedule_follows_who_is_asked_and_when,
    r048_time_is_taken_by_what_one_made_or_is_asked_to,
    touching_is_not_overlapping,
    pages_follow_start_and_id,
    a_thousand_dates_go_in_at_once,
    a_record_that_is_taken_stops_the_bookings_too,
    touching_a_room_moves_its_guard,
    series_wait_for_their_extension,
    everything_can_be_paged_through,
);

fn asked(room: &str, from: i64, to: i64) -> Asked {
    Asked {
        room: room.into(),
        window: slot(from, to),
    }
}

async fn list(store: &dyn Ports, read: CalendarRead) -> Vec<String> {
    let read = CalendarRead { limit: 100, ..read };
    let found = store.calendar(&read).await.unwrap();
    ids(&found).into_iter().map(str::to_owned).collect()
}

async fn r048_time_is_taken_by_what_one_made_or_is_asked_to(store: &dyn Ports) {
    let person = |name: &str| domain::bookings::Attendee {
        name: name.to_owned(),
        email: None,
        account: Some(name.into()),
    };
    let mut one = booking("b1", "red", slot(0, 60));
    one.attendees = vec![person("lin"), person("ada")];
    one.meeting = Some("m1".into());
    let mut long = booking("b2", "blue", slot(-60 * 24 * 20, 30));
    long.organiser = Some("lin".into());
    commit(store, vec![new(one.clone()), new(long)]).await;
    let meeting = |start: i64, cancelled: bool, who: &str| {
        serde_json::json!({
            "topic": "Afar", "type": "internal_regular", "mode": "online",
            "slot": slot(start, start + 30), "cancelled": cancelled, "organiser": "ada",
            "join": "x", "attendees": [person(who), { "name": "Nobody" }],
        })
    };
    let put = async |expected: Option<u64>, value| {
        let change = Change::Put {
            kind: Kind::Meeting,
            id: "m2".to_owned(),
            expected,
            value,
        };
        store.write(vec![change], Vec::new()).await.unwrap();
    };
    let of = async |names: &[&str], from: i64, to: i64| {
        let accounts: Vec<_> = names.iter().map(|name| (*name).into()).collect();
        let found = store.engaged(&accounts, slot(from, to)).await.unwrap();
        let mut lines: Vec<String> = found
            .iter()
            .map(|one| {
                let minute = one.slot.start.duration_since(at(0)).as_mins();
                let meeting = one.meeting.as_ref().map_or("-", |one| one.as_str());
                let how = if one.made { "made" } else { "asked" };
                format!("{} {minute} {meeting} {how}", one.account)
            })
            .collect();
        lines.sort();
        lines.join(", ")
    };
    put(None, meeting(100, false, "lin")).await;
    let long = "lin -28800 - made";
    let first = format!("ada 0 m1 made, {long}, lin 0 m1 asked");
    assert_eq!(of(&["ada", "lin", "wu"], 0, 30).await, first);
    assert_eq!(of(&["lin"], 60, 200).await, "lin 100 m2 asked");
    assert_eq!(of(&["lin"], 130, 200).await, "");
    put(Some(1), meeting(300, false, "wu")).await;
    let both = "ada 300 m2 made, wu 300 m2 asked";
    assert_eq!(of(&["ada", "lin", "wu"], 60, 400).await, both);
    put(Some(2), meeting(300, true, "wu")).await;
    assert_eq!(of(&["ada", "wu"], 60, 400).await, "");

    let off = changed(&one, |one| one.status = Status::Cancelled);
    commit(store, vec![off]).await;
    assert_eq!(of(&["ada", "lin"], 0, 30).await, long);
}

async fn r033_a_schedule_follows_who_is_asked_and_when(store: &dyn Ports) {
    let person = |name: &str| domain::bookings::Attendee {
        name: name.to_owned(),
        email: None,
        account: Some(name.into()),
    };
    let asked = |id: &str, room: &str, slot, names: &[&str]| {
        let mut one = booking(id, room, slot);
        one.attendees = names.iter().map(|name| person(name)).collect();
        one
    };
    let one = asked("b1", "red", slot(0, 60), &["lin", "wu", "ada", "lin"]);
    let two = asked("b2", "blue", slot(120, 180), &["lin"]);
    let long = asked("b3", "green", slot(-60 * 24 * 20, 30), &["lin"]);
    commit(store, vec![new(one.clone()), new(two.clone()), new(long)]).await;
    let of = async |name: &str, window: Option<(i64, i64)>| {
        let read = CalendarRead {
            attendee: Some(name.into()),
            window: window.map(|(from, to)| slot(from, to)),
            ..CalendarRead::default()
        };
        list(store, read).await.join(" ")
    };
    assert_eq!(of("lin", None).await, "b3 b1 b2");
    assert_eq!(of("lin", Some((30, 120))).await, "b1");
    assert_eq!(of("lin", Some((0, 30))).await, "b3 b1");
    assert_eq!(of("wu", None).await, "b1");
    assert_eq!(of("ada", None).await, "", "she made them");

    let moved = changed(&one, |one| {
        one.slot = slot(300, 360);
        one.attendees = vec![person("wu"), person("xu")];
    });
    let off = changed(&two, |two| two.status = Status::Cancelled);
    commit(store, vec![moved, off]).await;
    assert_eq!(of("lin", None).await, "b3");
    assert_eq!(of("wu", Some((0, 299))).await, "");
    assert_eq!(of("wu", None).await, "b1");
    assert_eq!(of("xu", Some((300, 301))).await, "b1");
    let page = CalendarRead {
        attendee: Some("lin".into()),
        after: Some((at(-60 * 24 * 20), booking_id("b3"))),
        ..CalendarRead::default()
    };
    assert_eq!(list(store, page).await.join(" "), "");
}

async fn a_commit_is_whole_and_read_back_exactly(store: &dyn Ports) {
    let mut one = booking("b1", "red", slot(60, 120));
    one.attendees = vec![domain::bookings::Attendee {
        name: "林".to_owned(),
        email: None,
        account: Some("lin".into()),
    }];
    one.revision = 7;
    let write = Write {
        guards: vec![("red".into(), 0, 7)],
        bookings: vec![new(one.clone())],
        journal: vec![entry("j1", "bookings.book")],
        ..Write::default()
    };
    store.commit(write).await.unwrap();

    assert_eq!(store.booking(&one.id).await.unwrap(), Some(one.clone()));
    assert_eq!(store.booking(&booking_id("none")).await.unwrap(), None);
    assert_eq!(store.by_uid("b1@test").await.unwrap(), [one.clone()]);
    assert_eq!(store.guards().await.unwrap(), [("red".into(), 7)]);
    let read = CalendarRead {
        rooms: vec!["red".into()],
        limit: 10,
        ..CalendarRead::default()
    };
    assert_eq!(store.calendar(&read).await.unwrap(), [one]);
    let rows = store
        .journal(&JournalFilter::default(), None, 10)
        .await
        .unwrap();
    assert_eq!(rows, [entry("j1", "bookings.book")]);

    let loaded = store
        .load(&[asked("red", 0, 90), asked("blue", 0, 90)])
        .await
        .unwrap();
    assert_eq!((loaded[0].guard, loaded[0].occupied.len()), (7, 1));
    assert_eq!(loaded[0].occupied[0].slot, slot(60, 120));
    assert_eq!((loaded[1].guard, loaded[1].occupied.len()), (0, 0));
    assert!(loaded[1].record.is_none());
}

async fn r084_a_guard_that_moved_stops_everything(store: &dyn Ports) {
    commit(store, vec![new(booking("b1", "red", slot(0, 30)))]).await;
    let write = Write {
        guards: vec![("blue".into(), 0, 1), ("red".into(), 0, 2)],
        bookings: vec![new(booking("b2", "blue", slot(0, 30)))],
        journal: vec![entry("j2", "bookings.book")],
        ..Write::default()
    };
    assert_moved(store.commit(write).await);
    assert_eq!(store.booking(&booking_id("b2")).await.unwrap(), None);
    assert_eq!(store.guards().await.unwrap(), [("red".into(), 1)]);
    let rows = store
        .journal(&JournalFilter::default(), None, 10)
        .await
        .unwrap();
    assert!(rows.is_empty());
}

async fn a_booking_changed_by_another_stops_everything(store: &dyn Ports) {
    let one = booking("b1", "red", slot(0, 30));
    commit(store, vec![new(one.clone())]).await;
    let mut stale = changed(&one, |one| one.subject = "Mine".to_owned());
    commit(
        store,
        vec![changed(&one, |one| one.subject = "Yours".to_owned())],
    )
    .await;
    let mut write = Write {
        guards: vec![("red".into(), 2, 3)],
        bookings: vec![stale.clone()],
        ..Write::default()
    };
    assert!(matches!(
        store.commit(write.clone()).await,
        Err(CommitError::Moved)
    ));
    // The right revision at the wrong place is no better.
    stale.previous.as_mut().unwrap().revision = 2;
    stale.previous.as_mut().unwrap().start = at(5);
    write.bookings = vec![stale];
    assert_moved(store.commit(write).await);
    let kept = store.booking(&one.id).await.unwrap().unwrap();
    assert_eq!(kept.subject, "Yours");
}

async fn what_is_new_may_not_exist(store: &dyn Ports) {
    commit(store, vec![new(booking("b1", "red", slot(0, 30)))]).await;
    let write = Write {
        guards: vec![("blue".into(), 0, 1)],
        bookings: vec![new(booking("b1", "blue", slot(0, 30)))],
        ..Write::default()
    };
    assert_moved(store.commit(write).await);
    let of_a_ghost = changed(&booking("b9", "blue", slot(0, 30)), |_| ());
    let write = Write {
        guards: vec![("blue".into(), 0, 1)],
        bookings: vec![of_a_ghost],
        ..Write::default()
    };
    assert_moved(store.commit(write).await);
    let only_red = CalendarRead::default();
    assert_eq!(list(store, only_red).await, ["b1"]);
}

async fn a_change_moves_its_place_on_the_calendar(store: &dyn Ports) {
    let one = booking("b1", "red", slot(0, 30));
    commit(store, vec![new(one.clone())]).await;
    let moved = changed(&one, |one| {
        one.room = "blue".into();
        one.slot = slot(60, 90);
    });
    commit(store, vec![moved.clone()]).await;
    let of = |room: &str| CalendarRead {
        rooms: vec![room.into()],
        window: Some(slot(0, 1_440)),
        ..CalendarRead::default()
    };
    assert!(list(store, of("red")).await.is_empty());
    assert_eq!(list(store, of("blue")).await, ["b1"]);

    let cancelled = changed(&moved.booking, |one| one.status = Status::Cancelled);
    commit(store, vec![cancelled.clone()]).await;
    assert!(list(store, of("blue")).await.is_empty());
    let gone = CalendarRead {
        statuses: vec![Status::Cancelled, Status::Released],
        ..of("blue")
    };
    assert_eq!(list(store, gone.clone()).await, ["b1"]);
    assert!(
        store.load(&[asked("blue", 0, 1_440)]).await.unwrap()[0]
            .occupied
            .is_empty()
    );

    // Taken back: it stands where it stood, once.
    let back = changed(&cancelled.booking, |one| one.status = Status::Pending);
    commit(store, vec![back]).await;
    assert_eq!(list(store, of("blue")).await, ["b1"]);
    assert!(list(store, gone).await.is_empty());
}

async fn long_bookings_are_found_from_their_middle(store: &dyn Ports) {
    let day = 24 * 60;
    commit(
        store,
        vec![new(booking("short", "red", slot(9 * day, 9 * day + 30)))],
    )
    .await;
    commit(store, vec![new(booking("long", "red", slot(0, 9 * day)))]).await;
    // Shorter ones later do not make the store forget how long one was.
    commit(
        store,
        vec![new(booking("last", "red", slot(20 * day, 20 * day + 15)))],
    )
    .await;
    let loaded = store
        .load(&[asked("red", 8 * day, 8 * day + 1)])
        .await
        .unwrap();
    assert_eq!(loaded[0].occupied[0].booking, booking_id("long"));
    let read = CalendarRead {
        window: Some(slot(8 * day, 8 * day + 1)),
        ..CalendarRead::default()
    };
    assert_eq!(list(store, read).await, ["long"]);
}

/// What is over is not looked at again, but for what is as long as a booking may be.
async fn the_longest_of_a_person_and_of_a_series_are_found_from_their_end(store: &dyn Ports) {
    let day = 24 * 60;
    let mut longest = booking("longest", "red", slot(0, 31 * day));
    let mut before = booking("before", "blue", slot(-2 * day, -day));
    for one in [&mut longest, &mut before] {
        one.organiser = Some("ada".into());
        one.series = Some("weekly".into());
        one.status = Status::Pending;
    }
    commit(store, vec![new(longest), new(before)]).await;
    let last_minute = Some(slot(31 * day - 1, 31 * day));
    let reads = [
        CalendarRead {
            organiser: Some("ada".into()),
            ..CalendarRead::default()
        },
        CalendarRead {
            series: Some("weekly".into()),
            ..CalendarRead::default()
        },
        CalendarRead {
            statuses: vec![Status::Pending],
            ..CalendarRead::default()
        },
    ];
    for read in reads {
        assert_eq!(list(store, read.clone()).await, ["before", "longest"]);
        let end = CalendarRead {
            window: last_minute,
            ..read.clone()
        };
        assert_eq!(list(store, end).await, ["longest"], "{read:?}");
        let page = CalendarRead {
            after: Some((at(-2 * day), booking_id("before"))),
            ..read
        };
        assert_eq!(list(store, page).await, ["longest"]);
    }
}

async fn touching_is_not_overlapping(store: &dyn Ports) {
    let one = booking("b1", "red", slot(60, 120));
    commit(store, vec![new(one)]).await;
    for (from, to, found) in [
        (0, 60, 0),
        (120, 180, 0),
        (0, 61, 1),
        (119, 180, 1),
        (70, 80, 1),
    ] {
        let loaded = store.load(&[asked("red", from, to)]).await.unwrap();
        assert_eq!(loaded[0].occupied.len(), found, "{from} to {to}");
    }
}

async fn pages_follow_start_and_id(store: &dyn Ports) {
    let starts = [
        ("c", "red", 0),
        ("a", "blue", 0),
        ("b", "red", 0),
        ("e", "blue", 30),
        ("d", "red", 60),
    ];
    for (id, room, start) in starts {
        let mut one = booking(id, room, slot(start, start + 15));
        // The store keeps what it is told; whether it may overlap was decided before.
        one.status = Status::Pending;
        commit(store, vec![new(one)]).await;
    }
    let mut read = CalendarRead {
        limit: 2,
        ..CalendarRead::default()
    };
    let mut seen = Vec::new();
    loop {
        let page = store.calendar(&read).await.unwrap();
        assert!(page.len() <= 2);
        let Some(last) = page.last() else { break };
        read.after = Some((last.slot.start, last.id.clone()));
        seen.extend(page.iter().map(|one| one.id.as_str().to_owned()));
    }
    assert_eq!(seen, ["a", "b", "c", "e", "d"]);
}

async fn a_thousand_dates_go_in_at_once(store: &dyn Ports) {
    let all = (0..1_000).map(|n| {
        new(booking(
            &format!("b{n:04}"),
            "red",
            slot(n * 60, n * 60 + 30),
        ))
    });
    commit(store, all.collect()).await;
    let loaded = store.load(&[asked("red", 0, 1_000 * 60)]).await.unwrap();
    assert_eq!(loaded[0].occupied.len(), 1_000);
    assert!(loaded[0].occupied.is_sorted_by_key(|one| one.slot.start));
}

async fn a_record_that_is_taken_stops_the_bookings_too(store: &dyn Ports) {
    let put = |id: &str| Change::Put {
        kind: Kind::Idempotency,
        id: id.to_owned(),
        expected: None,
        value: serde_json::json!({"answer": 1}),
    };
    store.write(vec![put("key")], vec![]).await.unwrap();
    let write = Write {
        guards: vec![("red".into(), 0, 1)],
        bookings: vec![new(booking("b1", "red", slot(0, 30)))],
        changes: vec![put("key")],
        ..Write::default()
    };
    let refused = store.commit(write.clone()).await;
    assert!(
        matches!(refused, Err(CommitError::Store(StoreError::Taken(_)))),
        "{refused:?}"
    );
    assert_eq!(store.booking(&booking_id("b1")).await.unwrap(), None);

    let write = Write {
        changes: vec![put("other")],
        ..write
    };
    store.commit(write).await.unwrap();
    assert!(
        store
            .get(Kind::Idempotency, "other")
            .await
            .unwrap()
            .is_some()
    );
}

async fn touching_a_room_moves_its_guard(store: &dyn Ports) {
    let touch = || Change::TouchRoom { room: "red".into() };
    let room = Change::Put {
        kind: Kind::Room,
        id: "red".to_owned(),
        expected: None,
        value: serde_json::json!({"name": "Red"}),
    };
    store.write(vec![room, touch()], vec![]).await.unwrap();
    let loaded = store.load(&[asked("red", 0, 60)]).await.unwrap();
    assert_eq!(loaded[0].guard, 1);
    assert_eq!(loaded[0].record.as_ref().unwrap().value["name"], "Red");
    store.write(vec![touch()], vec![]).await.unwrap();
    let write = Write {
        guards: vec![("red".into(), 1, 2)],
        bookings: vec![new(booking("b1", "red", slot(0, 30)))],
        ..Write::default()
    };
    assert_moved(store.commit(write).await);
}

fn series(id: &str, booked_until: i64) -> Series {
    Series {
        id: id.into(),
        room: "red".into(),
        rrule: "FREQ=WEEKLY".to_owned(),
        wall_start: datetime(2026, 3, 2, 9, 0, 0, 0),
        minutes: 30,
        time_zone: "Europe/Berlin".to_owned(),
        exdates: vec![at(10)],
        rdates: Vec::new(),
        infinite: true,
        booked_until: at(booked_until),
        subject: "Weekly".to_owned(),
        organiser: None,
        organiser_name: "Ada".to_owned(),
        department: None,
        attendees: Vec::new(),
        private: false,
        description: String::new(),
        all_day: false,
        uid: format!("{id}@test"),
        ended: false,
        revision: 1,
    }
}

async fn series_wait_for_their_extension(store: &dyn Ports) {
    let finite = Series {
        infinite: false,
        ..series("s3", 5)
    };
    let ended = Series {
        ended: true,
        ..series("s4", 5)
    };
    let write = Write {
        series: vec![series("s1", 10), series("s2", 100), finite, ended],
        ..Write::default()
    };
    store.commit(write).await.unwrap();
    assert_eq!(
        store.series(&"s1".into()).await.unwrap(),
        Some(series("s1", 10))
    );
    assert_eq!(
        store.short_series(at(50), 10).await.unwrap(),
        [series("s1", 10)]
    );
    let longer = Series {
        revision: 2,
        ..series("s1", 200)
    };
    let write = Write {
        series: vec![longer.clone()],
        ..Write::default()
    };
    store.commit(write).await.unwrap();
    assert_eq!(store.series(&"s1".into()).await.unwrap(), Some(longer));
    assert!(store.short_series(at(50), 10).await.unwrap().is_empty());
    assert_eq!(
        store.all_series(Some(&"s2".into()), 1).await.unwrap(),
        [Series {
            infinite: false,
            ..series("s3", 5)
        }]
    );
}

async fn everything_can_be_paged_through(store: &dyn Ports) {
    let all = (0..25).map(|n| {
        new(booking(
            &format!("b{n:02}"),
            "red",
            slot(-n * 60, -n * 60 + 30),
        ))
    });
    commit(store, all.collect()).await;
    let (mut after, mut seen) = (None, 0);
    loop {
        let page = store.all_bookings(after.as_ref(), 10).await.unwrap();
        assert!(page.is_sorted_by(|a, b| a.id < b.id));
        seen += page.len();
        let Some(last) = page.last() else { break };
        assert!(after < Some(last.id.clone()));
        after = Some(last.id.clone());
    }
    assert_eq!(seen, 25);
}

fn assert_moved(outcome: Result<(), CommitError>) {
    assert!(matches!(outcome, Err(CommitError::Moved)), "{outcome:?}");
}
