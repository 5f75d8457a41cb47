//! Meetings over the fakes: rooms together or not at all, phases, links, who sees what.

use contract::meetings::{ChangeMeeting, MeetingDetail, NewMeeting, Platform};
use domain::{
    accounts::{Actor, Denial},
    bookings::{Rule, Status},
    ids::RoomId,
    meetings::{EVERYWHERE, MeetingType, Mode, Phase},
};

use super::{MeetingFilter, add_room, advance, cancel, change, create, get, join, list};
use crate::{
    Error, bookings,
    paging::Paging,
    ports::BookingStore,
    scene::{Scene, at, person, wish},
};

fn meeting(rooms: &[&RoomId]) -> NewMeeting {
    NewMeeting {
        topic: "Board".to_owned(),
        kind: Some(MeetingType::InternalRegular),
        start: Some(at("2026-11-23 10:00")),
        end: Some(at("2026-11-23 11:00")),
        rooms: rooms.iter().map(|room| (*room).clone()).collect(),
        ..NewMeeting::default()
    }
}

fn online() -> NewMeeting {
    NewMeeting {
        mode: Mode::Online,
        ..meeting(&[])
    }
}

async fn made(scene: &Scene, actor: &Actor, input: &NewMeeting) -> MeetingDetail {
    create(&scene.services, actor, input).await.unwrap()
}

fn wrong(answer: Result<MeetingDetail, Error>) -> Vec<(String, String)> {
    match answer {
        Err(Error::Invalid(errors)) => errors
            .into_iter()
            .map(|one| (one.field, one.code))
            .collect(),
        other => panic!("{other:?}"),
    }
}

fn rule(answer: Result<MeetingDetail, Error>) -> &'static str {
    match answer {
        Err(Error::Rule(code)) => code,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn r021_each_missing_field_is_named_and_nothing_is_made() {
    let scene = Scene::new();
    let room = scene.room("A").await;
    let ada = person("ada");
    type Spoil = fn(&mut NewMeeting);
    let missing: [(&str, Spoil); 5] = [
        ("topic", |input| input.topic = " ".to_owned()),
        ("type", |input| input.kind = None),
        ("start", |input| input.start = None),
        ("end", |input| input.end = None),
        ("rooms", |input| input.rooms.clear()),
    ];
    for (field, spoil) in missing {
        let mut input = meeting(&[&room]);
        spoil(&mut input);
        let answer = create(&scene.services, &ada, &input).await;
        let code = "required".to_owned();
        assert_eq!(wrong(answer), [(field.to_owned(), code)], "{field}");
    }
    let answer = create(&scene.services, &ada, &NewMeeting::default()).await;
    assert_eq!(wrong(answer).len(), 5, "all at once");
    let mut input = meeting(&[&room]);
    input.time_zone = Some("Mars/Olympus".to_owned());
    let answer = create(&scene.services, &ada, &input).await;
    assert_eq!(wrong(answer)[0].0, "time_zone");
    assert!(scene.calendar().is_empty());
    let all = list(
        &scene.services,
        &ada,
        &MeetingFilter::default(),
        &Paging::most(),
    )
    .await;
    assert!(all.unwrap().items.is_empty());
    let whole = made(&scene, &ada, &meeting(&[&room])).await;
    assert_eq!(whole.meeting.place, "A");
    assert_eq!(scene.calendar(), ["11-23 10:00 Board"]);
}

#[tokio::test]
async fn r022_lists_are_by_type_and_hold_what_the_caller_may_see() {
    let scene = Scene::new();
    let (ada, ben) = (person("ada"), person("ben"));
    for (kind, private) in [
        (MeetingType::InternalRegular, false),
        (MeetingType::ClientLiaison, false),
        (MeetingType::ClientLiaison, true),
        (MeetingType::LargeEvent, false),
    ] {
        let mut input = online();
        input.topic = kind.as_str().to_owned();
        (input.kind, input.private) = (Some(kind), private);
        made(&scene, &ada, &input).await;
    }
    let topics = async |actor: &Actor, kind, mine| {
        let filter = MeetingFilter { kind, mine };
        let page = list(&scene.services, actor, &filter, &Paging::most()).await;
        let topic = |one: contract::meetings::MeetingView| one.topic;
        page.unwrap()
            .items
            .into_iter()
            .map(topic)
            .collect::<Vec<_>>()
    };
    let client = Some(MeetingType::ClientLiaison);
    assert_eq!(topics(&ada, client, false).await, ["client_liaison"; 2]);
    assert_eq!(topics(&ben, client, false).await, ["client_liaison"]);
    assert_eq!(
        topics(&ben, None, false).await,
        ["large_event", "client_liaison", "internal_regular"]
    );
    assert_eq!(topics(&ada, None, true).await.len(), 4);
    assert_eq!(topics(&ada, client, true).await.len(), 2);
    assert!(topics(&ben, None, true).await.is_empty());
    let (nobody, filter) = (Actor::anonymous(), MeetingFilter::default());
    let stranger = list(&scene.services, &nobody, &filter, &Paging::most()).await;
    assert!(matches!(stranger, Err(Error::Denied(Denial::SignIn))));
}

#[tokio::test]
async fn r022_pages_of_a_list_have_each_meeting_once() {
    let scene = Scene::new();
    let (ada, ben) = (person("ada"), person("ben"));
    for number in 0..9 {
        let mut input = online();
        input.topic = number.to_string();
        input.private = number % 3 == 0;
        input.kind = Some(MeetingType::ALL[number % 3]);
        made(&scene, &ada, &input).await;
    }
    for (actor, wanted) in [(&ada, "876543210"), (&ben, "875421")] {
        let (mut seen, mut cursor) = (String::new(), None);
        for _ in 0..20 {
            let paging = Paging {
                limit: Some(2),
                cursor: cursor.clone(),
            };
            let filter = MeetingFilter::default();
            let page = list(&scene.services, actor, &filter, &paging)
                .await
                .unwrap();
            seen.extend(page.items.into_iter().map(|one| one.topic));
            cursor = page.next_cursor;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(seen, wanted);
    }
    let paging = Paging {
        limit: None,
        cursor: Some("' OR 1".to_owned()),
    };
    let answer = list(&scene.services, &ada, &MeetingFilter::default(), &paging).await;
    assert!(matches!(answer, Err(Error::Invalid(_))));
}

#[tokio::test]
async fn r025_online_is_everywhere_and_in_person_has_a_room() {
    let scene = Scene::new();
    let ada = person("ada");
    let everywhere = made(&scene, &ada, &online()).await;
    assert_eq!(everywhere.meeting.place, EVERYWHERE);
    assert_eq!(everywhere.place_said, EVERYWHERE);
    let mut input = online();
    input.place = "Our channel".to_owned();
    assert_eq!(
        made(&scene, &ada, &input).await.meeting.place,
        "Our channel"
    );

    let room = scene.room("Orchid").await;
    for mode in [Mode::InPerson, Mode::Hybrid] {
        let mut input = meeting(&[]);
        input.mode = mode;
        let answer = create(&scene.services, &ada, &input).await;
        assert_eq!(
            wrong(answer)[0],
            ("rooms".to_owned(), "required".to_owned())
        );
        input.place = "Nowhere".to_owned();
        let answer = create(&scene.services, &ada, &input).await;
        assert_eq!(wrong(answer)[0].1, "no_such_room");
    }
    let mut input = meeting(&[&room]);
    input.mode = Mode::Online;
    let answer = create(&scene.services, &ada, &input).await;
    assert_eq!(wrong(answer)[0].1, "online_has_no_room");
    let mut input = meeting(&[]);
    input.place = "orchid".to_owned();
    let by_name = made(&scene, &ada, &input).await;
    assert_eq!(by_name.meeting.rooms[0].room, room);
}

#[tokio::test]
async fn r026_phases_go_forward_by_people_and_by_the_clock() {
    let scene = Scene::new();
    let room = scene.room("A").await;
    let ada = person("ada");
    let it = made(&scene, &ada, &meeting(&[&room])).await.meeting;
    assert_eq!((it.phase, it.pending), (Phase::Draft, false));
    let to = async |phase| advance(&scene.services, &ada, &it.id, phase, None).await;
    assert_eq!(rule(to(Phase::Archived).await), "not_yet");
    assert_eq!(rule(to(Phase::Draft).await), "only_forward");
    assert_eq!(
        to(Phase::Prepared).await.unwrap().meeting.phase,
        Phase::Prepared
    );
    assert_eq!(rule(to(Phase::Prepared).await), "only_forward");
    assert_eq!(rule(to(Phase::Ended).await), "not_yet");

    scene.fakes.clock.set(at("2026-11-23 10:20"));
    let now = get(&scene.services, &ada, &it.id).await.unwrap().meeting;
    assert_eq!(now.phase, Phase::InProgress);
    let ended = to(Phase::Ended).await.unwrap().meeting;
    assert_eq!(
        (ended.phase, ended.end),
        (Phase::Ended, at("2026-11-23 10:20"))
    );
    let room_now = scene.stored(&ended.rooms[0].booking).await;
    assert_eq!(
        room_now.slot.end,
        at("2026-11-23 10:20"),
        "the room is free"
    );
    assert_eq!(rule(to(Phase::Prepared).await), "only_forward");
    assert_eq!(
        to(Phase::Archived).await.unwrap().meeting.phase,
        Phase::Archived
    );
    for phase in Phase::ALL {
        assert_eq!(rule(to(phase).await), "only_forward");
    }
    let later = ChangeMeeting {
        start: Some(at("2026-11-24 10:00")),
        ..ChangeMeeting::default()
    };
    let moved = change(&scene.services, &ada, &it.id, &later, None).await;
    assert_eq!(rule(moved), "only_forward");
    assert_eq!(
        rule(cancel(&scene.services, &ada, &it.id, None, None).await),
        "only_forward"
    );
}

#[tokio::test]
async fn r026_a_meeting_that_waits_for_a_room_is_not_prepared() {
    let scene = Scene::new();
    let room = scene.asking_room("A").await;
    let ada = person("ada");
    let it = made(&scene, &ada, &meeting(&[&room])).await.meeting;
    assert!(it.pending);
    let answer = advance(&scene.services, &ada, &it.id, Phase::Prepared, None).await;
    assert_eq!(rule(answer), "not_yet");
    let booking = &it.rooms[0].booking;
    let head = crate::scene::manager("head", &room);
    crate::approvals::approve(&scene.services, &head, booking, None)
        .await
        .unwrap();
    let answer = advance(&scene.services, &ada, &it.id, Phase::Prepared, None).await;
    assert_eq!(answer.unwrap().meeting.phase, Phase::Prepared);
}

#[tokio::test]
async fn r027_two_rooms_are_booked_together_or_not_at_all() {
    let scene = Scene::new();
    let (beijing, shanghai) = (scene.room("Beijing").await, scene.room("Shanghai").await);
    let (ada, ben) = (person("ada"), person("ben"));
    let both = made(&scene, &ada, &meeting(&[&beijing, &shanghai]))
        .await
        .meeting;
    assert_eq!(both.place, "Beijing · Shanghai");
    assert_eq!(scene.calendar(), ["11-23 10:00 Board", "11-23 10:00 Board"]);
    let uids = scene.fakes.memory.bookings().into_iter().map(|one| one.uid);
    let uids: std::collections::BTreeSet<_> = uids.collect();
    assert_eq!(
        uids.len(),
        2,
        "each room's event is its own in a calendar file"
    );

    let third = scene.room("Third").await;
    let clash = create(&scene.services, &ben, &meeting(&[&third, &shanghai])).await;
    assert!(matches!(clash, Err(Error::Refused(refusal)) if refusal.rule == Rule::Overlap));
    assert_eq!(
        scene.calendar().len(),
        2,
        "the third room was not booked either"
    );
}

#[tokio::test]
async fn r027_a_meeting_of_eighty_fits_two_rooms_of_fifty_but_not_one() {
    let scene = Scene::new();
    let big = async |name| {
        scene
            .room_with(name, |input| input.capacity = Some(50))
            .await
    };
    let (one, two) = (big("One").await, big("Two").await);
    let ada = person("ada");
    let mut input = meeting(&[&one]);
    let head = |number| contract::meetings::InviteInput::Text(format!("Guest {number}"));
    input.attendees = (0..80).map(head).collect();
    let answer = create(&scene.services, &ada, &input).await;
    assert!(matches!(answer, Err(Error::Refused(no)) if no.rule == Rule::CapacityExceeded));
    input.rooms.push(two);
    let it = made(&scene, &ada, &input).await.meeting;
    let more = ChangeMeeting {
        attendees: Some((0..101).map(head).collect()),
        ..ChangeMeeting::default()
    };
    let answer = change(&scene.services, &ada, &it.id, &more, None).await;
    assert!(matches!(answer, Err(Error::Refused(no)) if no.rule == Rule::CapacityExceeded));
}

#[tokio::test]
async fn r027_r032_the_rooms_of_a_meeting_move_together_whichever_is_moved() {
    let scene = Scene::new();
    let (a, b) = (scene.room("A").await, scene.room("B").await);
    let ada = person("ada");
    let it = made(&scene, &ada, &meeting(&[&a, &b])).await.meeting;
    // As a drag on the calendar does.
    let later = contract::bookings::ChangeBooking {
        start: Some(at("2026-11-23 14:00")),
        ..Default::default()
    };
    let second = &it.rooms[1].booking;
    bookings::change(&scene.services, &ada, second, &later, None)
        .await
        .unwrap();
    let now = get(&scene.services, &ada, &it.id).await.unwrap().meeting;
    assert_eq!(
        (now.start, now.end),
        (at("2026-11-23 14:00"), at("2026-11-23 15:00"))
    );
    assert!(now.revision > it.revision);
    assert_eq!(scene.calendar(), ["11-23 14:00 Board", "11-23 14:00 Board"]);

    // As the meeting's own page does, words included.
    let renamed = ChangeMeeting {
        topic: Some("Board, moved".to_owned()),
        start: Some(at("2026-11-23 16:00")),
        ..ChangeMeeting::default()
    };
    let now = change(&scene.services, &ada, &it.id, &renamed, None)
        .await
        .unwrap();
    assert_eq!(now.meeting.end, at("2026-11-23 17:00"), "the length stays");
    assert_eq!(
        scene.calendar(),
        ["11-23 16:00 Board, moved", "11-23 16:00 Board, moved"]
    );

    // Renamed on the calendar, it is renamed everywhere.
    let words = contract::bookings::ChangeBooking {
        subject: Some("Board, at last".to_owned()),
        ..Default::default()
    };
    bookings::change(&scene.services, &ada, second, &words, None)
        .await
        .unwrap();
    let now = get(&scene.services, &ada, &it.id).await.unwrap().meeting;
    assert_eq!(now.topic, "Board, at last");

    // In the way of either room nothing moves.
    scene
        .book(&person("ben"), &b, "2026-11-24 09:00", "2026-11-24 10:00")
        .await
        .unwrap();
    let blocked = contract::bookings::ChangeBooking {
        start: Some(at("2026-11-24 09:30")),
        ..Default::default()
    };
    let first = &it.rooms[0].booking;
    let answer = bookings::change(&scene.services, &ada, first, &blocked, None).await;
    assert!(matches!(answer, Err(Error::Refused(no)) if no.rule == Rule::Overlap));
    let stale = change(&scene.services, &ada, &it.id, &renamed, Some(it.revision)).await;
    assert!(matches!(stale, Err(Error::Stale(now)) if now > it.revision));
}

#[tokio::test]
async fn r027_a_room_changes_alone_and_never_to_one_that_the_meeting_has() {
    let scene = Scene::new();
    let (a, b, c) = (
        scene.room("A").await,
        scene.room("B").await,
        scene.room("C").await,
    );
    let ada = person("ada");
    let it = made(&scene, &ada, &meeting(&[&a, &b])).await.meeting;
    let first = &it.rooms[0].booking;
    let to = async |room: &RoomId| {
        let input = contract::bookings::ChangeBooking {
            room: Some(room.clone()),
            ..Default::default()
        };
        bookings::change(&scene.services, &ada, first, &input, None).await
    };
    assert!(matches!(to(&b).await, Err(Error::Refused(no)) if no.rule == Rule::Overlap));
    to(&c).await.unwrap();
    let now = get(&scene.services, &ada, &it.id).await.unwrap().meeting;
    assert_eq!(now.place, "C · B");
    let more = add_room(&scene.services, &ada, &it.id, &a, None)
        .await
        .unwrap();
    assert_eq!(more.meeting.place, "C · B · A");
    let again = add_room(&scene.services, &ada, &it.id, &a, None).await;
    assert_eq!(wrong(again), [("room".to_owned(), "taken".to_owned())]);
    assert_eq!(scene.calendar().len(), 3);
    // A room given up alone leaves the meeting to the others.
    bookings::cancel(&scene.services, &ada, first, Default::default(), None, None)
        .await
        .unwrap();
    let now = get(&scene.services, &ada, &it.id).await.unwrap().meeting;
    assert_eq!((now.place.as_str(), now.cancelled), ("B · A", false));
}

#[tokio::test]
async fn r028_one_link_stays_the_same_and_lists_the_platforms() {
    let scene = Scene::new();
    let room = scene.room("A").await;
    let ada = person("ada");
    let platform = |name: &str| Platform {
        name: name.to_owned(),
        url: format!("https://{name}.example/j/1"),
    };
    let mut input = meeting(&[&room]);
    input.mode = Mode::Hybrid;
    input.platforms = vec![platform("tencent"), platform("zoom")];
    let it = made(&scene, &ada, &input).await;
    let secret = it.join_path.strip_prefix("/j/").unwrap().to_owned();
    let opened = join(&scene.services, &secret).await.unwrap();
    assert_eq!(opened.platforms, input.platforms);
    assert_eq!(
        (opened.topic.as_str(), opened.place.as_str()),
        ("Board", "A")
    );
    let edited = ChangeMeeting {
        topic: Some("Board II".to_owned()),
        platforms: Some(vec![platform("wecom")]),
        start: Some(at("2026-11-25 10:00")),
        ..ChangeMeeting::default()
    };
    let after = change(&scene.services, &ada, &it.meeting.id, &edited, None).await;
    assert_eq!(after.unwrap().join_path, it.join_path);
    let opened = join(&scene.services, &secret).await.unwrap();
    assert_eq!(opened.platforms, [platform("wecom")]);
    assert_eq!(opened.start, at("2026-11-25 10:00"));
    for secret in ["", "x", &"x".repeat(5_000), "' OR true"] {
        let answer = join(&scene.services, secret).await;
        assert!(matches!(answer, Err(Error::NotFound("meeting"))));
    }
    for url in [
        "http://a.example",
        "javascript:alert(1)",
        "https://",
        "https://a b",
        "",
    ] {
        let mut input = online();
        input.platforms = vec![Platform {
            name: "Bad".to_owned(),
            url: url.to_owned(),
        }];
        let answer = create(&scene.services, &ada, &input).await;
        let code = ("platforms".to_owned(), "https_only".to_owned());
        assert!(wrong(answer).contains(&code), "{url}");
    }
}

#[tokio::test]
async fn r032_a_cancelled_meeting_gives_up_all_its_rooms_and_says_why() {
    let scene = Scene::new();
    let (a, b) = (scene.room("A").await, scene.room("B").await);
    let (ada, ben) = (person("ada"), person("ben"));
    let it = made(&scene, &ada, &meeting(&[&a, &b])).await;
    let id = &it.meeting.id;
    let theirs = cancel(&scene.services, &ben, id, None, None).await;
    assert!(matches!(theirs, Err(Error::Denied(Denial::NotYours))));
    let gone = cancel(
        &scene.services,
        &ada,
        id,
        Some("Rain"),
        Some(it.meeting.revision),
    )
    .await;
    let gone = gone.unwrap();
    assert!(gone.meeting.cancelled && !gone.meeting.may_change);
    assert_eq!(gone.reason.as_deref(), Some("Rain"));
    assert!(scene.calendar().is_empty());
    for room in &gone.meeting.rooms {
        let booking = scene
            .fakes
            .memory
            .booking(&room.booking)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(booking.status, Status::Cancelled);
        assert_eq!(booking.reason.as_deref(), Some("Rain"));
    }
    assert_eq!(
        rule(cancel(&scene.services, &ada, id, None, None).await),
        "meeting_cancelled"
    );
    let secret = it.join_path.strip_prefix("/j/").unwrap();
    assert!(join(&scene.services, secret).await.unwrap().cancelled);
    // Long after, nothing begins to run.
    scene.fakes.clock.set(at("2026-11-23 10:30"));
    let then = get(&scene.services, &ada, id).await.unwrap();
    assert_eq!(then.meeting.phase, Phase::Draft);
}

#[tokio::test]
async fn r025_an_online_meeting_moves_and_ends_by_its_own_clock() {
    let scene = Scene::new();
    let ada = person("ada");
    let it = made(&scene, &ada, &online()).await.meeting;
    let later = ChangeMeeting {
        start: Some(at("2026-11-23 15:00")),
        ..ChangeMeeting::default()
    };
    let moved = change(&scene.services, &ada, &it.id, &later, Some(it.revision)).await;
    assert_eq!(moved.unwrap().meeting.end, at("2026-11-23 16:00"));
    // In its first second.
    scene.fakes.clock.set(at("2026-11-23 15:00"));
    let ended = advance(&scene.services, &ada, &it.id, Phase::Ended, None)
        .await
        .unwrap();
    assert_eq!(ended.meeting.phase, Phase::Ended);
    let past = create(
        &scene.services,
        &ada,
        &NewMeeting {
            start: Some(at("2026-11-22 10:00")),
            end: Some(at("2026-11-22 11:00")),
            ..online()
        },
    )
    .await;
    assert_eq!(
        wrong(past),
        [("start".to_owned(), "in_the_past".to_owned())]
    );
}

#[tokio::test]
async fn r027_a_room_is_added_to_an_online_meeting_and_a_busy_one_is_not() {
    let scene = Scene::new();
    let (a, b) = (scene.room("A").await, scene.room("B").await);
    let ada = person("ada");
    let it = made(&scene, &ada, &online()).await.meeting;
    let taken = wish(&b, "2026-11-23 10:30", "2026-11-23 12:00");
    bookings::book(&scene.services, &person("ben"), &taken)
        .await
        .unwrap();
    let busy = add_room(&scene.services, &ada, &it.id, &b, None).await;
    assert!(matches!(busy, Err(Error::Refused(no)) if no.rule == Rule::Overlap));
    let both = add_room(&scene.services, &ada, &it.id, &a, None)
        .await
        .unwrap();
    assert_eq!(both.meeting.mode, Mode::Hybrid);
    assert_eq!(
        both.meeting.rooms.len(),
        1,
        "the refused room left nothing behind"
    );
}
