//! The finder over the fakes: whose time counts, what is told of it, and that every offer is kept.

use contract::{
    accounts::AccountInput,
    bookings::{AttendeeInput, ChangeBooking, SeriesScope},
    meetings::{AnswerInvitation, Invite, InviteInput, NewMeeting, Times},
};
use domain::{
    accounts::{Actor, Denial},
    bookings::Attendee,
    ids::{AccountId, MeetingId, RoomId},
    meetings::{AttendeeKind, MeetingType, Mode, Participation},
};

use super::{TimesAsked, busy, busy_then, times};
use crate::{
    Error, accounts,
    bookings::{self, Needs},
    meetings::{answer, cancel, create, uninvite},
    scene::{Scene, ZONE, at, person, slot, wish},
};

async fn one(scene: &Scene, name: &str) -> Actor {
    let input = AccountInput {
        login: Some(name.to_owned()),
        name: Some(name.to_owned()),
        ..AccountInput::default()
    };
    let made = accounts::create(&scene.services, &Actor::system(), &input).await;
    let mut actor = person(made.unwrap().0.id.as_str());
    actor.name = name.to_owned();
    actor
}

fn id(actor: &Actor) -> AccountId {
    actor.account().unwrap().clone()
}

/// A meeting on Monday, with these people as this.
async fn called(
    scene: &Scene,
    by: &Actor,
    (start, end): (&str, &str),
    rooms: &[&RoomId],
    who: &[(&str, AttendeeKind)],
) -> MeetingId {
    let attendees = who.iter().map(|(name, kind)| {
        InviteInput::Full(Invite {
            name: (*name).to_owned(),
            kind: Some(*kind),
            ..Invite::default()
        })
    });
    let input = NewMeeting {
        topic: "Secret".to_owned(),
        kind: Some(MeetingType::InternalRegular),
        start: Some(at(&format!("2026-11-23 {start}"))),
        end: Some(at(&format!("2026-11-23 {end}"))),
        mode: match rooms.is_empty() {
            true => Mode::Online,
            false => Mode::InPerson,
        },
        rooms: rooms.iter().map(|room| (*room).clone()).collect(),
        attendees: attendees.collect(),
        private: true,
        ..NewMeeting::default()
    };
    create(&scene.services, by, &input)
        .await
        .unwrap()
        .meeting
        .id
}

async fn day(scene: &Scene, of: &Actor) -> String {
    let window = slot("2026-11-23 00:00", "2026-11-24 00:00");
    let asked = busy(&scene.services, &person("anybody"), &[id(of)], window, None).await;
    let zone = jiff::tz::TimeZone::get(ZONE).unwrap();
    let wall = |at| zone.to_datetime(at).strftime("%H:%M").to_string();
    let one = asked.unwrap().items.remove(0);
    let all = one.busy.iter();
    let all: Vec<String> = all
        .map(|one| format!("{}-{}", wall(one.start), wall(one.end)))
        .collect();
    all.join(" ")
}

#[tokio::test]
async fn r048_busy_is_what_one_made_or_comes_to_and_nothing_else() {
    let scene = Scene::new();
    let room = scene.room("A").await;
    let (ada, ben) = (one(&scene, "Ada").await, one(&scene, "Ben").await);
    use AttendeeKind::{Observer, Optional, Required};
    let first = called(
        &scene,
        &ada,
        ("09:00", "10:00"),
        &[&room],
        &[("Ben", Required)],
    )
    .await;
    called(&scene, &ada, ("10:00", "10:30"), &[], &[("Ben", Optional)]).await;
    let watched = called(
        &scene,
        &ada,
        ("13:00", "14:00"),
        &[&room],
        &[("Ben", Observer)],
    )
    .await;
    let mut bare = wish(&room, "2026-11-23 15:00", "2026-11-23 16:00");
    bare.attendees = vec![AttendeeInput::Full(Attendee {
        name: "Ben".to_owned(),
        email: None,
        account: Some(id(&ben)),
    })];
    let bare = bookings::book(&scene.services, &ada, &bare).await.unwrap();
    assert_eq!(
        day(&scene, &ada).await,
        "09:00-10:30 13:00-14:00 15:00-16:00"
    );
    assert_eq!(day(&scene, &ben).await, "09:00-10:30 15:00-16:00");

    let no = AnswerInvitation {
        participation: Participation::Declined,
        reason: String::new(),
        mode: None,
    };
    answer(&scene.services, &ben, &first, &no).await.unwrap();
    assert_eq!(
        day(&scene, &ben).await,
        "10:00-10:30 15:00-16:00",
        "declined"
    );
    let moved = ChangeBooking {
        start: Some(at("2026-11-23 08:00")),
        end: Some(at("2026-11-23 08:30")),
        ..ChangeBooking::default()
    };
    let booked = scene.fakes.memory.bookings();
    let held = booked
        .iter()
        .find(|one| one.meeting == Some(first.clone()))
        .unwrap();
    bookings::change(&scene.services, &ada, &held.id, &moved, None)
        .await
        .unwrap();
    let day_of_ben = day(&scene, &ben).await;
    assert_eq!(
        day_of_ben, "08:00-08:30 10:00-10:30 15:00-16:00",
        "asked again"
    );

    cancel(&scene.services, &ada, &first, None, None)
        .await
        .unwrap();
    bookings::cancel(
        &scene.services,
        &ada,
        &bare.id,
        SeriesScope::This,
        None,
        None,
    )
    .await
    .unwrap();
    assert_eq!(day(&scene, &ben).await, "10:00-10:30");
    let people = crate::meetings::get(&scene.services, &ada, &watched)
        .await
        .unwrap()
        .attendees;
    uninvite(&scene.services, &ada, &watched, &people[0].id)
        .await
        .unwrap();
    assert_eq!(day(&scene, &ada).await, "10:00-10:30 13:00-14:00");
}

#[tokio::test]
async fn r048_busy_then_leaves_out_the_meeting_itself() {
    let scene = Scene::new();
    let (ada, ben) = (one(&scene, "Ada").await, one(&scene, "Ben").await);
    let ben_is = [("Ben", AttendeeKind::Required)];
    let first = called(&scene, &ada, ("09:00", "10:00"), &[], &ben_is).await;
    let then = slot("2026-11-23 09:30", "2026-11-23 10:30");
    let both = [id(&ada), id(&ben)];
    let asked = async |except: Option<&MeetingId>| {
        let found = busy_then(&scene.services, &ada, &both, then, except).await;
        found.unwrap().len()
    };
    assert_eq!((asked(None).await, asked(Some(&first)).await), (2, 0));
    called(&scene, &ben, ("10:00", "10:30"), &[], &[]).await;
    assert_eq!(asked(Some(&first)).await, 1);
}

fn asked(scene: &Scene, required: &[&Actor], optional: &[&Actor]) -> TimesAsked {
    TimesAsked {
        required: required.iter().map(|one| id(one)).collect(),
        optional: optional.iter().map(|one| id(one)).collect(),
        room: Some(Needs {
            people: 2,
            ..Needs::default()
        }),
        ..TimesAsked::usual(&scene.services, ZONE)
    }
}

/// `MM-DD HH:MM room` of each, with who is missing and who is busy.
fn said(times: &Times) -> Vec<String> {
    let zone = jiff::tz::TimeZone::get(ZONE).unwrap();
    let line = |one: &contract::meetings::TimeOffer| {
        let wall = zone.to_datetime(one.start).strftime("%m-%d %H:%M");
        let room = one.room.as_ref().map(|room| format!(" {}", room.room_name));
        let missing = one
            .missing
            .as_ref()
            .map(|who| format!(" without {}", who.name));
        let busy: String = one
            .busy
            .iter()
            .map(|who| format!(" ({})", who.name))
            .collect();
        format!(
            "{wall}{}{}{busy}",
            room.unwrap_or_default(),
            missing.unwrap_or_default()
        )
    };
    times.items.iter().map(line).collect()
}

#[tokio::test]
async fn r048_r054_the_first_time_all_are_free_in_a_room_that_fits() {
    let scene = Scene::new();
    let small = scene
        .room_with("Small", |input| input.capacity = Some(2))
        .await;
    scene
        .room_with("Tiny", |input| input.capacity = Some(1))
        .await;
    let large = scene
        .room_with("Large", |input| input.capacity = Some(20))
        .await;
    let (ada, ben) = (one(&scene, "Ada").await, one(&scene, "Ben").await);
    let cem = one(&scene, "Cem").await;
    // It is Friday, nine o'clock. Ben is busy all of today, Ada on Monday until 9:40.
    let robot = person("robot");
    scene
        .book(&ben, &large, "2026-11-20 09:00", "2026-11-20 18:00")
        .await
        .unwrap();
    called(&scene, &ada, ("08:00", "09:40"), &[], &[]).await;
    called(&scene, &cem, ("10:00", "10:30"), &[], &[]).await;
    scene
        .book(&robot, &small, "2026-11-23 08:00", "2026-11-23 10:00")
        .await
        .unwrap();
    let all = times(
        &scene.services,
        &ada,
        &asked(&scene, &[&ada, &ben], &[&cem]),
    )
    .await
    .unwrap();
    let lines = said(&all);
    assert_eq!(
        lines[..4],
        [
            "11-23 09:40 Large (Cem)",
            "11-23 10:30 Small",
            "11-23 11:00 Small",
            "11-23 11:30 Small"
        ]
    );
    assert_eq!(lines.len(), super::MOST_TIMES);
    assert_eq!(all.items[1].room.as_ref().map(|room| room.of), Some(2));

    // Every offer is kept: it can be booked as it stands.
    for one in &all.items {
        let room = one.room.as_ref().unwrap();
        let mut wish = wish(&room.room, "2026-11-23 08:00", "2026-11-23 09:00");
        (wish.start, wish.end) = (one.start, one.end);
        bookings::preview(&scene.services, &ada, &wish)
            .await
            .unwrap();
    }
    let mut online = asked(&scene, &[&ada, &ben], &[]);
    online.room = None;
    let afar = times(&scene.services, &ada, &online).await.unwrap();
    assert_eq!(said(&afar)[0], "11-23 09:40");
}

#[tokio::test]
async fn r048_when_nobody_is_free_at_once_the_one_who_is_not_is_named() {
    let scene = Scene::new();
    scene.room("A").await;
    let (ada, ben) = (one(&scene, "Ada").await, one(&scene, "Ben").await);
    called(&scene, &ada, ("08:00", "13:00"), &[], &[]).await;
    called(&scene, &ben, ("12:00", "18:00"), &[], &[]).await;
    let mut monday = asked(&scene, &[&ada, &ben], &[]);
    monday.window = slot("2026-11-23 00:00", "2026-11-24 00:00");
    let nearly = times(&scene.services, &ada, &monday).await.unwrap();
    assert_eq!(said(&nearly)[0], "11-23 08:00 A without Ada");
    assert!(said(&nearly).contains(&"11-23 13:00 A without Ben".to_owned()));
    let mut weekend = monday.clone();
    weekend.window = slot("2026-11-21 00:00", "2026-11-23 00:00");
    assert!(
        times(&scene.services, &ada, &weekend)
            .await
            .unwrap()
            .items
            .is_empty()
    );
    weekend.weekends = true;
    let saturday = times(&scene.services, &ada, &weekend).await.unwrap();
    assert_eq!(said(&saturday)[0], "11-21 08:00 A");
}

#[tokio::test]
async fn r054_who_may_ask_and_what_is_wrong_is_said() {
    let scene = Scene::new();
    let ada = one(&scene, "Ada").await;
    let window = slot("2026-11-23 00:00", "2026-11-24 00:00");
    let stranger = Actor::bare(domain::accounts::ActorKind::Anonymous, "");
    let denied = busy(&scene.services, &stranger, &[id(&ada)], window, None).await;
    assert!(matches!(denied, Err(Error::Denied(Denial::SignIn))));
    let nobody = busy(&scene.services, &ada, &["nobody".into()], window, None).await;
    assert!(matches!(nobody, Err(Error::NotFound("account"))));
    let many: Vec<AccountId> = (0..51).map(|n| format!("a{n}").as_str().into()).collect();
    let long = slot("2026-11-01 00:00", "2026-12-03 00:00");
    let wrong = busy(&scene.services, &ada, &many, long, None).await;
    let Err(Error::Invalid(errors)) = wrong else {
        panic!("{wrong:?}")
    };
    let fields: Vec<_> = errors.iter().map(|one| (&*one.field, &*one.code)).collect();
    assert_eq!(fields, [("account", "too_many"), ("to", "too_large")]);
    let mut bad = asked(&scene, &[], &[]);
    (bad.minutes, bad.last, bad.zone) = (0, bad.first, "Mars".to_owned());
    let Err(Error::Invalid(errors)) = times(&scene.services, &ada, &bad).await else {
        panic!("all of it is wrong")
    };
    let fields: Vec<_> = errors.iter().map(|one| &*one.field).collect();
    assert_eq!(fields, ["required", "minutes", "last", "zone"]);
}

/// Rooms are remembered by the week, across its end too: what was booked since is seen at once, and
/// what began in the week before is there once.
#[tokio::test]
async fn r048_what_is_remembered_of_rooms_is_never_older_than_their_guards() {
    let scene = Scene::new();
    let room = scene.room("A").await;
    let ada = one(&scene, "Ada").await;
    let mut asked = TimesAsked::usual(&scene.services, ZONE);
    asked.required = vec![id(&ada)];
    asked.weekends = true;
    asked.window = slot("2026-11-29 12:00", "2026-12-01 18:00");
    (asked.first, asked.last) = (jiff::civil::time(0, 0, 0, 0), jiff::civil::time(0, 0, 0, 0));
    let first = |found: Times| found.items.first().map(|one| one.start);
    let free = times(&scene.services, &ada, &asked).await.unwrap();
    assert_eq!(first(free), Some(at("2026-11-29 12:00")));
    let over = wish(&room, "2026-11-29 12:00", "2026-11-30 09:00");
    let ben = one(&scene, "Ben").await;
    let over = bookings::book(&scene.services, &ben, &over).await.unwrap();
    let after = times(&scene.services, &ada, &asked).await.unwrap();
    assert_eq!(first(after), Some(at("2026-11-30 09:00")));
    let gone = bookings::cancel(
        &scene.services,
        &ben,
        &over.id,
        SeriesScope::This,
        None,
        None,
    );
    gone.await.unwrap();
    let again = times(&scene.services, &ada, &asked).await.unwrap();
    assert_eq!(first(again), Some(at("2026-11-29 12:00")));
}
