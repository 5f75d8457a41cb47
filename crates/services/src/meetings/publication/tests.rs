//! Publishing over the fakes: refused until content, time and place are there; read by whom it is
//! for; true to the meeting whatever becomes of it.

use contract::meetings::{ChangeMeeting, EventView, MeetingDetail, NewMeeting, PublishMeeting};
use domain::{
    accounts::Actor,
    ids::{MeetingId, RoomId},
    meetings::{Audience, MeetingType, Mode},
};

use super::{event, events, publication, publish, unpublish};
use crate::{
    Error, bookings,
    meetings::{cancel, change, create, get},
    paging::Paging,
    scene::{Scene, at, person},
};

fn wish(rooms: &[&RoomId]) -> NewMeeting {
    NewMeeting {
        topic: "Open day".to_owned(),
        kind: Some(MeetingType::LargeEvent),
        mode: match rooms.is_empty() {
            true => Mode::Online,
            false => Mode::InPerson,
        },
        rooms: rooms.iter().map(|room| (*room).clone()).collect(),
        start: Some(at("2026-11-23 14:00")),
        end: Some(at("2026-11-23 15:00")),
        description: "Come and see.".to_owned(),
        ..NewMeeting::default()
    }
}

async fn called(scene: &Scene, by: &Actor, input: &NewMeeting) -> MeetingDetail {
    create(&scene.services, by, input).await.unwrap()
}

fn to(audience: Audience) -> PublishMeeting {
    PublishMeeting {
        audience: Some(audience),
        ..PublishMeeting::default()
    }
}

async fn wrong(scene: &Scene, by: &Actor, id: &MeetingId, input: &PublishMeeting) -> Vec<String> {
    match publish(&scene.services, by, id, input, None).await {
        Err(Error::Invalid(errors)) => {
            let line = |one: contract::problem::FieldError| format!("{} {}", one.field, one.code);
            errors.into_iter().map(line).collect()
        }
        other => panic!("{other:?}"),
    }
}

async fn seen(scene: &Scene, by: &Actor) -> Vec<EventView> {
    let page = events(&scene.services, by, &Paging::most()).await;
    page.unwrap().items
}

#[tokio::test]
async fn r030_what_is_missing_is_named_all_at_once_and_nothing_is_published() {
    let scene = Scene::new();
    let (ada, room) = (person("ada"), scene.room("A").await);
    let asking = scene.asking_room("B").await;
    let mut silent = wish(&[&room]);
    silent.description.clear();
    let silent = called(&scene, &ada, &silent).await.meeting.id;
    let nothing = PublishMeeting::default();
    let all = wrong(&scene, &ada, &silent, &nothing).await;
    assert_eq!(all, ["audience required", "content required"]);

    let mut private = wish(&[&asking]);
    private.private = true;
    let private = called(&scene, &ada, &private).await.meeting.id;
    let all = wrong(&scene, &ada, &private, &to(Audience::House)).await;
    assert_eq!(all, ["private is_private", "start is_pending"]);

    // Its only room was given up on the calendar: no place, and it does not take place.
    let mut given_up = wish(&[&room]);
    given_up.start = Some(at("2026-11-24 14:00"));
    given_up.end = Some(at("2026-11-24 15:00"));
    let given_up = called(&scene, &ada, &given_up).await.meeting;
    let booking = &given_up.rooms[0].booking;
    let scope = contract::bookings::SeriesScope::This;
    bookings::cancel(&scene.services, &ada, booking, scope, None, None)
        .await
        .unwrap();
    let all = wrong(&scene, &ada, &given_up.id, &to(Audience::House)).await;
    assert_eq!(all, ["place required", "start is_cancelled"]);

    let mut over = wish(&[]);
    over.start = Some(at("2026-11-20 09:30"));
    over.end = Some(at("2026-11-20 10:00"));
    let over = called(&scene, &ada, &over).await.meeting.id;
    scene.fakes.clock.set(at("2026-11-20 10:00"));
    let all = wrong(&scene, &ada, &over, &to(Audience::House)).await;
    assert_eq!(all, ["start is_over"]);
    let view = publication(&scene.services, &ada, &over).await.unwrap();
    assert_eq!(view.lacks[0].code, "is_over", "said before it is tried");
    assert!(!view.published && seen(&scene, &ada).await.is_empty());
}

#[tokio::test]
async fn r030_a_published_meeting_shows_content_time_and_place_to_whom_it_is_for() {
    let scene = Scene::new();
    let (ada, nobody) = (person("ada"), Actor::anonymous());
    let room = scene.room("A").await;
    let public = called(&scene, &ada, &wish(&[&room])).await.meeting.id;
    let house = called(&scene, &ada, &wish(&[])).await.meeting.id;
    assert!(seen(&scene, &nobody).await.is_empty(), "not published");
    let hidden = event(&scene.services, &ada, &public).await;
    assert!(matches!(hidden, Err(Error::NotFound("event"))));

    let words = PublishMeeting {
        content: Some("Everybody may come.\n\nBring a friend. ".to_owned()),
        ..to(Audience::Everybody)
    };
    let done = publish(&scene.services, &ada, &public, &words, None).await;
    assert!(done.unwrap().published);
    publish(&scene.services, &ada, &house, &to(Audience::House), None)
        .await
        .unwrap();
    let shown = seen(&scene, &nobody).await;
    assert_eq!(shown.len(), 1);
    let one = &shown[0];
    assert_eq!(one.content, "Everybody may come.\n\nBring a friend.");
    assert_eq!(one.start, at("2026-11-23 14:00"));
    assert_eq!((one.place.as_str(), one.organiser.as_str()), ("A", "ada"));
    let house_event = event(&scene.services, &nobody, &house).await;
    assert!(matches!(house_event, Err(Error::NotFound("event"))));
    let shown = seen(&scene, &person("eve")).await;
    assert_eq!(shown.len(), 2, "people with an account read both");
    assert!(shown.iter().any(|one| one.content == "Come and see."));
    let detail = get(&scene.services, &ada, &public).await.unwrap();
    assert_eq!(detail.published, Some(Audience::Everybody));

    let eve = publish(&scene.services, &person("eve"), &public, &words, None).await;
    assert!(matches!(eve, Err(Error::Denied(_))), "{eve:?}");
    let stranger = publish(&scene.services, &nobody, &public, &words, None).await;
    assert!(matches!(stranger, Err(Error::Denied(_))));
}

#[tokio::test]
async fn r030_taken_back_nobody_reads_it_and_publishing_again_undoes_that() {
    let scene = Scene::new();
    let (services, ada, nobody) = (&scene.services, person("ada"), Actor::anonymous());
    let id = called(&scene, &ada, &wish(&[])).await.meeting.id;
    let never = unpublish(services, &ada, &id, None).await;
    assert!(matches!(never, Err(Error::NotFound("event"))));
    let first = publish(services, &ada, &id, &to(Audience::Everybody), Some(0)).await;
    let first = first.unwrap();
    let same = publish(services, &ada, &id, &to(Audience::Everybody), None).await;
    assert_eq!(same.unwrap().revision, first.revision, "the same again");
    let stale = unpublish(services, &ada, &id, Some(first.revision + 1)).await;
    assert!(matches!(stale, Err(Error::Stale(_))));
    unpublish(services, &ada, &id, Some(first.revision))
        .await
        .unwrap();
    unpublish(services, &ada, &id, None).await.unwrap();
    assert!(seen(&scene, &nobody).await.is_empty());
    let gone = event(services, &nobody, &id).await;
    assert!(matches!(gone, Err(Error::NotFound("event"))));
    let back = publication(services, &ada, &id).await.unwrap();
    assert_eq!(back.event.content, "Come and see.", "kept for undo");
    let again = publish(services, &ada, &id, &to(Audience::Everybody), None).await;
    assert!(again.unwrap().published);
    assert_eq!(seen(&scene, &nobody).await.len(), 1);
}

#[tokio::test]
async fn r030_what_is_read_follows_the_meeting() {
    let scene = Scene::new();
    let (services, ada, nobody) = (&scene.services, person("ada"), Actor::anonymous());
    let room = scene.room("A").await;
    let detail = called(&scene, &ada, &wish(&[&room])).await;
    let id = detail.meeting.id;
    let before = detail.stamp;
    publish(services, &ada, &id, &to(Audience::Everybody), None)
        .await
        .unwrap();
    let detail = get(services, &ada, &id).await.unwrap();
    assert_ne!(detail.stamp, before, "pages that look are told");
    let moved = ChangeMeeting {
        start: Some(at("2026-11-25 09:00")),
        ..ChangeMeeting::default()
    };
    change(services, &ada, &id, &moved, None).await.unwrap();
    assert_eq!(seen(&scene, &nobody).await[0].start, at("2026-11-25 09:00"));

    let hidden = |private| ChangeMeeting {
        private: Some(private),
        ..ChangeMeeting::default()
    };
    change(services, &ada, &id, &hidden(true), None)
        .await
        .unwrap();
    assert!(seen(&scene, &nobody).await.is_empty(), "private is private");
    assert!(event(services, &ada, &id).await.is_err());
    change(services, &ada, &id, &hidden(false), None)
        .await
        .unwrap();

    cancel(services, &ada, &id, None, None).await.unwrap();
    let off = &seen(&scene, &nobody).await[0];
    assert!(off.cancelled && off.place.is_empty(), "listed as cancelled");
    scene.fakes.clock.set(at("2026-11-25 10:00"));
    assert!(
        seen(&scene, &nobody).await.is_empty(),
        "over leaves the list"
    );
    assert!(event(services, &nobody, &id).await.unwrap().cancelled);
}

#[tokio::test]
async fn r030_nobodys_name_and_no_secret_is_published() {
    let scene = Scene::new();
    let (services, ada, nobody) = (&scene.services, person("ada"), Actor::anonymous());
    let mut input = wish(&[]);
    input.attendees = vec![contract::meetings::InviteInput::Text(
        "Olga Petrova".to_owned(),
    )];
    let detail = called(&scene, &ada, &input).await;
    let id = detail.meeting.id;
    publish(services, &ada, &id, &to(Audience::Everybody), None)
        .await
        .unwrap();
    let shown = seen(&scene, &nobody).await;
    let told = serde_json::to_string(&shown).unwrap();
    let secret = detail.join_path.trim_start_matches("/j/");
    assert!(!told.contains("Olga") && !told.contains(secret), "{told}");

    let with_link = PublishMeeting {
        with_link: true,
        ..to(Audience::Everybody)
    };
    publish(services, &ada, &id, &with_link, None)
        .await
        .unwrap();
    let link = seen(&scene, &nobody).await[0].join_path.clone();
    assert_eq!(link, Some(detail.join_path.clone()));
    let nobody_else = ChangeMeeting {
        outsiders: Some(false),
        ..ChangeMeeting::default()
    };
    change(services, &ada, &id, &nobody_else, None)
        .await
        .unwrap();
    assert_eq!(seen(&scene, &nobody).await[0].join_path, None);
}

#[tokio::test]
async fn r030_lists_are_by_start_in_pages_and_what_is_over_makes_room() {
    let scene = Scene::new();
    let (services, ada, nobody) = (&scene.services, person("ada"), Actor::anonymous());
    for day in ["26", "24", "25"] {
        let mut input = wish(&[]);
        input.topic = day.to_owned();
        input.start = Some(at(&format!("2026-11-{day} 14:00")));
        input.end = Some(at(&format!("2026-11-{day} 15:00")));
        let id = called(&scene, &ada, &input).await.meeting.id;
        publish(services, &ada, &id, &to(Audience::Everybody), None)
            .await
            .unwrap();
    }
    let page = |cursor| Paging {
        limit: Some(2),
        cursor,
    };
    let topics =
        |all: &[EventView]| -> Vec<String> { all.iter().map(|one| one.topic.clone()).collect() };
    let first = events(services, &nobody, &page(None)).await.unwrap();
    assert_eq!(topics(&first.items), ["24", "25"]);
    let rest = events(services, &nobody, &page(first.next_cursor))
        .await
        .unwrap();
    assert_eq!(
        (topics(&rest.items), rest.next_cursor),
        (vec!["26".to_owned()], None)
    );

    scene.fakes.clock.set(at("2026-11-25 16:00"));
    let listed = || super::events::listed(services, Audience::Everybody);
    assert_eq!(listed().await.unwrap().len(), 3);
    let id = called(&scene, &ada, &{
        let mut input = wish(&[]);
        input.start = Some(at("2026-11-27 14:00"));
        input.end = Some(at("2026-11-27 15:00"));
        input
    })
    .await
    .meeting
    .id;
    publish(services, &ada, &id, &to(Audience::Everybody), None)
        .await
        .unwrap();
    assert_eq!(
        listed().await.unwrap().len(),
        2,
        "what is over left the index"
    );
}
