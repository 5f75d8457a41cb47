//! Strangers at the join link, over the fakes.

use contract::meetings::{ChangeMeeting, Invite, InviteInput, JoinAs, MeetingDetail, NewMeeting};
use domain::{
    accounts::Actor,
    ids::RoomId,
    meetings::{MeetingType, Mode, Participation},
};

use super::{TRIES_PER_ADDRESS, join_as, joined_as};
use crate::{
    Error,
    meetings::{cancel, change, create, get, invite, join},
    scene::{Scene, at, person},
};

async fn called(scene: &Scene, by: &Actor, rooms: &[&RoomId]) -> (MeetingDetail, String) {
    let input = NewMeeting {
        topic: "Client day".to_owned(),
        kind: Some(MeetingType::ClientLiaison),
        start: Some(at("2026-11-20 10:00")),
        end: Some(at("2026-11-20 11:00")),
        mode: match rooms.is_empty() {
            true => Mode::Online,
            false => Mode::Hybrid,
        },
        rooms: rooms.iter().map(|room| (*room).clone()).collect(),
        ..NewMeeting::default()
    };
    let made = create(&scene.services, by, &input).await.unwrap();
    let secret = made.join_path.trim_start_matches("/j/").to_owned();
    (made, secret)
}

fn guest(name: &str, company: &str, email: &str) -> JoinAs {
    JoinAs {
        name: name.to_owned(),
        company: company.to_owned(),
        email: email.to_owned(),
        token: String::new(),
        agrees_to_recording: false,
        mode: Some(Mode::Online),
    }
}

fn rule<T: std::fmt::Debug>(answer: Result<T, Error>) -> &'static str {
    match answer {
        Err(Error::Rule(code)) => code,
        other => panic!("{other:?}"),
    }
}

async fn listed(scene: &Scene, by: &Actor, made: &MeetingDetail) -> Vec<(String, String, bool)> {
    let detail = get(&scene.services, by, &made.meeting.id).await.unwrap();
    let all = detail.attendees.into_iter();
    all.map(|one| (one.name, one.company.unwrap_or_default(), one.external))
        .collect()
}

#[tokio::test]
async fn r056_a_stranger_says_who_they_are_and_is_recorded_once() {
    let scene = Scene::new();
    let services = &scene.services;
    let ada = person("ada");
    let room = scene.room("A").await;
    for rooms in [vec![], vec![&room]] {
        let (made, secret) = called(&scene, &ada, &rooms).await;
        let wang = guest(" 王伟 ", "客户公司", "Wang@client.example");
        let first = join_as(services, &secret, &wang, "1.2.3.4").await.unwrap();
        assert_eq!(first.name, "王伟");
        let known = joined_as(services, &secret, &first.token).await.unwrap();
        assert_eq!(known.as_deref(), Some("王伟"));
        // The same browser, and another one with the same address, are the same person.
        let again = JoinAs {
            token: first.token.clone(),
            ..guest("Somebody", "Else", "")
        };
        let again = join_as(services, &secret, &again, "1.2.3.4").await.unwrap();
        assert_eq!(again, first);
        let phone = guest("W. Wang", "Client", "wang@CLIENT.example");
        let phone = join_as(services, &secret, &phone, "1.2.3.5").await.unwrap();
        assert_eq!(phone.name, "王伟");
        // A namesake from elsewhere is somebody else.
        let other = guest("王伟", "Other Ltd", "");
        let other = join_as(services, &secret, &other, "1.2.3.6").await.unwrap();
        assert_eq!(other.name, "王伟");
        let third = guest("王伟", "Third Ltd", "");
        let third = join_as(services, &secret, &third, "1.2.3.6").await.unwrap();
        assert_eq!(third.name, "王伟 (Third Ltd)");
        let all = listed(&scene, &ada, &made).await;
        let line = |name: &str, company: &str| (name.to_owned(), company.to_owned(), true);
        assert_eq!(
            all,
            [
                line("王伟", "客户公司"),
                line("王伟", "Other Ltd"),
                line("王伟 (Third Ltd)", "Third Ltd"),
            ]
        );
        let detail = get(services, &ada, &made.meeting.id).await.unwrap();
        let came = |one: &&contract::meetings::MeetingAttendee| {
            one.participation == Participation::Accepted
        };
        assert_eq!(detail.attendees.iter().filter(came).count(), 3);
        assert_ne!(detail.stamp, made.stamp, "pages that look are told");
    }
}

#[tokio::test]
async fn r056_who_is_invited_by_address_is_not_doubled_and_nobody_becomes_a_colleague() {
    let scene = Scene::new();
    let services = &scene.services;
    let ada = person("ada");
    let (made, secret) = called(&scene, &ada, &[]).await;
    let olga = [InviteInput::Full(Invite {
        name: "Olga Petrova".to_owned(),
        email: Some("olga@client.example".to_owned()),
        ..Invite::default()
    })];
    invite(services, &ada, &made.meeting.id, &olga, None)
        .await
        .unwrap();
    let came = guest("Olga", "Client Ltd", "olga@client.example");
    join_as(services, &secret, &came, "a").await.unwrap();
    let all = listed(&scene, &ada, &made).await;
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].0, "Olga Petrova");
    let boss = guest("ada", "Nowhere", "");
    join_as(services, &secret, &boss, "a").await.unwrap();
    let detail = get(services, &ada, &made.meeting.id).await.unwrap();
    assert!(detail.attendees.iter().all(|one| one.account.is_none()));
    assert!(detail.attending.is_none());
}

#[tokio::test]
async fn r056_what_is_missing_is_named_and_a_closed_door_says_so() {
    let scene = Scene::new();
    let services = &scene.services;
    let ada = person("ada");
    let (made, secret) = called(&scene, &ada, &[]).await;
    let id = &made.meeting.id;
    let nothing = join_as(services, &secret, &guest(" ", "", "x"), "a").await;
    let Err(Error::Invalid(errors)) = nothing else {
        panic!("{nothing:?}")
    };
    let fields: Vec<_> = errors.iter().map(|one| (&*one.field, &*one.code)).collect();
    assert_eq!(
        fields,
        [
            ("name", "required"),
            ("company", "required"),
            ("email", "bad_email")
        ]
    );
    let wang = guest("Wang", "Client", "");
    let unknown = join_as(services, "nothing", &wang, "a").await;
    assert!(matches!(unknown, Err(Error::NotFound("meeting"))));
    let off = ChangeMeeting {
        outsiders: Some(false),
        ..ChangeMeeting::default()
    };
    let closed = change(services, &ada, id, &off, None).await.unwrap();
    assert!(!closed.outsiders);
    assert_eq!(
        rule(join_as(services, &secret, &wang, "a").await),
        "outsiders_off"
    );
    assert!(!join(services, &secret).await.unwrap().outsiders);
    let on = ChangeMeeting {
        outsiders: Some(true),
        ..ChangeMeeting::default()
    };
    change(services, &ada, id, &on, None).await.unwrap();
    scene.fakes.clock.set(at("2026-11-20 11:00"));
    assert_eq!(
        rule(join_as(services, &secret, &wang, "a").await),
        "meeting_over"
    );
    scene.fakes.clock.set(at("2026-11-20 09:00"));
    cancel(services, &ada, id, None, None).await.unwrap();
    assert_eq!(
        rule(join_as(services, &secret, &wang, "a").await),
        "meeting_cancelled"
    );
    assert_eq!(listed(&scene, &ada, &made).await, []);
}

#[tokio::test]
async fn r056_a_flood_from_one_address_is_slowed_and_a_crowd_is_not_lost() {
    let scene = Scene::new();
    let services = &scene.services;
    let ada = person("ada");
    let hall = scene
        .room_with("Hall", |room| room.capacity = Some(60))
        .await;
    let (made, secret) = called(&scene, &ada, &[&hall]).await;
    let all = (0..40).map(|n| {
        let secret = secret.clone();
        async move {
            let one = guest(&format!("Guest {n}"), "Client", "");
            join_as(services, &secret, &one, &format!("10.0.0.{n}")).await
        }
    });
    let all = futures::future::join_all(all).await;
    assert!(all.iter().all(Result::is_ok), "{all:?}");
    assert_eq!(listed(&scene, &ada, &made).await.len(), 40);
    for n in 0..20 {
        let one = guest(&format!("More {n}"), "Client", "");
        join_as(services, &secret, &one, "flood").await.unwrap();
    }
    let full = join_as(services, &secret, &guest("Last", "Client", ""), "flood").await;
    assert_eq!(rule(full), "meeting_full");
    for _ in 21..TRIES_PER_ADDRESS {
        let _ = join_as(services, &secret, &guest("Last", "Client", ""), "flood").await;
    }
    let slowed = join_as(services, &secret, &guest("Last", "Client", ""), "flood").await;
    assert!(matches!(slowed, Err(Error::RateLimited(_))), "{slowed:?}");
}
