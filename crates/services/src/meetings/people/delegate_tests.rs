//! Who comes in somebody's place, over the fakes.

use contract::{
    accounts::AccountInput,
    meetings::{AnswerInvitation, Delegate, Invite, InviteInput, MeetingAttendee, NewMeeting},
};
use domain::{
    accounts::{Actor, Denial},
    ids::{MeetingId, RoomId},
    meetings::{AttendeeKind, MeetingType, Mode, Participation},
};

use super::{delegate, take_back};
use crate::{
    Error,
    meetings::{answer, asked, create, get, uninvite},
    scene::{Scene, at, person},
};

async fn account(scene: &Scene, name: &str) -> Actor {
    let input = AccountInput {
        login: Some(name.to_owned()),
        name: Some(name.to_owned()),
        ..AccountInput::default()
    };
    let made = crate::accounts::create(&scene.services, &Actor::system(), &input).await;
    let mut actor = person(made.unwrap().0.id.as_str());
    actor.name = name.to_owned();
    actor
}

async fn called(scene: &Scene, rooms: Vec<RoomId>, who: &str, kind: AttendeeKind) -> MeetingId {
    let input = NewMeeting {
        topic: "Board".to_owned(),
        kind: Some(MeetingType::InternalRegular),
        mode: match rooms.is_empty() {
            true => Mode::Online,
            false => Mode::InPerson,
        },
        rooms,
        start: Some(at("2026-11-23 14:00")),
        end: Some(at("2026-11-23 15:00")),
        attendees: vec![InviteInput::Full(Invite {
            name: who.to_owned(),
            kind: Some(kind),
            ..Invite::default()
        })],
        ..NewMeeting::default()
    };
    let made = create(&scene.services, &person("host"), &input).await;
    made.unwrap().meeting.id
}

fn to(who: &str) -> Delegate {
    Delegate {
        who: InviteInput::Text(who.to_owned()),
    }
}

async fn people(scene: &Scene, id: &MeetingId) -> Vec<MeetingAttendee> {
    let detail = get(&scene.services, &person("host"), id).await;
    detail.unwrap().attendees
}

#[tokio::test]
async fn r055_who_is_sent_is_asked_as_the_sender_was_and_may_be_taken_back() {
    let scene = Scene::new();
    let services = &scene.services;
    let (ada, ben) = (account(&scene, "ada").await, account(&scene, "ben").await);
    let room = scene.room("Pine").await;
    for rooms in [Vec::new(), vec![room]] {
        let id = called(&scene, rooms, "ada", AttendeeKind::Optional).await;
        delegate(services, &ada, &id, &to("ben")).await.unwrap();
        let all = people(&scene, &id).await;
        assert_eq!(all.len(), 2);
        assert_eq!(all[0].participation, Participation::Delegated);
        assert_eq!(all[0].sends.as_deref(), Some("ben"));
        assert_eq!(
            (&*all[1].name, all[1].kind, all[1].in_place_of.as_deref()),
            ("ben", AttendeeKind::Optional, Some("ada"))
        );
        assert_eq!(all[1].participation, Participation::NeedsAction);
        let yes = AnswerInvitation {
            participation: Participation::Accepted,
            reason: String::new(),
            mode: None,
        };
        answer(services, &ben, &id, &yes).await.unwrap();
        let both = answer(services, &ada, &id, &yes).await;
        assert!(matches!(both, Err(Error::Rule("has_delegate"))));
        let on = delegate(services, &ben, &id, &to("cleo")).await;
        assert!(matches!(on, Err(Error::Rule("delegated_once"))));
        let second = delegate(services, &ada, &id, &to("cleo")).await;
        assert!(matches!(second, Err(Error::Rule("has_delegate"))));
        take_back(services, &ada, &id).await.unwrap();
        let all = people(&scene, &id).await;
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].participation, Participation::NeedsAction);
        let nobody = take_back(services, &ada, &id).await;
        assert!(matches!(nobody, Err(Error::NotFound("delegate"))));
    }
}

#[tokio::test]
async fn r055_who_is_not_asked_sends_nobody_and_nobody_is_asked_twice() {
    let scene = Scene::new();
    let services = &scene.services;
    let (ada, eve) = (account(&scene, "ada").await, account(&scene, "eve").await);
    let id = called(&scene, Vec::new(), "ada", AttendeeKind::Required).await;
    let stranger = delegate(services, &eve, &id, &to("cleo")).await;
    assert!(matches!(stranger, Err(Error::Denied(Denial::NotInvited))));
    for (who, code) in [
        ("ada", "taken"),
        (" ", "required"),
        ("not an@address", "bad_email"),
    ] {
        let refused = delegate(services, &ada, &id, &to(who)).await;
        let Err(Error::Invalid(errors)) = refused else {
            panic!("{who}: {refused:?}")
        };
        assert_eq!(errors[0].code, code, "{who}");
    }
    // A mail address of somebody outside is fine; who is uninvited leaves the place to the sender.
    delegate(services, &ada, &id, &to("cleo@client.example"))
        .await
        .unwrap();
    let all = people(&scene, &id).await;
    uninvite(services, &person("host"), &id, &all[1].id)
        .await
        .unwrap();
    let all = people(&scene, &id).await;
    assert_eq!(all.len(), 1);
    assert_eq!(
        (all[0].participation, &all[0].sends),
        (Participation::NeedsAction, &None)
    );
    delegate(services, &ada, &id, &to("eve")).await.unwrap();
    let seen = asked(services, &id).await.unwrap().unwrap();
    assert_eq!(seen.people[0].reason.as_deref(), Some("eve"));
    scene.fakes.clock.set(at("2026-11-23 16:00"));
    let late = take_back(services, &ada, &id).await;
    assert!(matches!(late, Err(Error::Rule("meeting_over"))));
}
