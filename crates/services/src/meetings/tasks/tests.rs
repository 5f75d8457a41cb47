//! What is asked of whom, and when it is no longer.

use contract::{
    accounts::AccountInput,
    meetings::{
        AnswerInvitation, Invite, InviteInput, MeetingDetail, NewItem, NewMeeting, Rehearsed, Task,
    },
};
use domain::{
    accounts::Actor,
    ids::{MeetingId, RoomId},
    meetings::{AttendeeKind, MeetingType, Mode, Participation, Phase},
};

use super::{all_of_mine, tasks};
use crate::{
    Error, accounts, approvals,
    meetings::{advance, agenda, answer, cancel, create, rehearsal, uninvite},
    scene::{Scene, ZONE, at, manager, person},
};

/// Somebody of the house with an account.
async fn one(scene: &Scene, name: &str) -> Actor {
    let input = AccountInput {
        login: Some(name.to_lowercase().replace(' ', ".")),
        name: Some(name.to_owned()),
        ..AccountInput::default()
    };
    let made = accounts::create(&scene.services, &Actor::system(), &input).await;
    let mut actor = person(made.unwrap().0.id.as_str());
    name.clone_into(&mut actor.name);
    actor
}

fn asked(who: &Actor, kind: AttendeeKind) -> InviteInput {
    InviteInput::Full(Invite {
        name: who.name.clone(),
        kind: Some(kind),
        ..Invite::default()
    })
}

/// An online meeting of an hour.
fn meeting(topic: &str, start: &str, attendees: Vec<InviteInput>) -> NewMeeting {
    NewMeeting {
        topic: topic.to_owned(),
        kind: Some(MeetingType::InternalRegular),
        mode: Mode::Online,
        start: Some(at(start)),
        end: at(start)
            .checked_add(jiff::SignedDuration::from_hours(1))
            .ok(),
        attendees,
        ..NewMeeting::default()
    }
}

async fn call(scene: &Scene, who: &Actor, input: &NewMeeting) -> MeetingDetail {
    create(&scene.services, who, input).await.unwrap()
}

async fn item(scene: &Scene, who: &Actor, id: &MeetingId, (topic, owner): (&str, &str)) {
    let item = NewItem {
        topic: topic.to_owned(),
        owner: owner.to_owned(),
        minutes: Some(20),
        before: None,
    };
    let added = agenda::add(&scene.services, who, id, &item).await;
    added.unwrap();
}

/// `11-23 14:20 agenda_item Figures of Board`, by the wall clock of Shanghai.
fn line(one: &Task) -> String {
    let zone = jiff::tz::TimeZone::get(ZONE).unwrap();
    let at = zone.to_datetime(one.due).strftime("%m-%d %H:%M");
    let kind = serde_json::to_value(one.kind).unwrap();
    let of = one.of.as_ref().map(|of| format!(" of {of}"));
    let count = (one.count > 1).then(|| format!("{} requests", one.count));
    let what = format!("{}{}", one.what, count.unwrap_or_default());
    format!(
        "{at} {} {what}{}",
        kind.as_str().unwrap(),
        of.unwrap_or_default()
    )
}

async fn list(scene: &Scene, actor: &Actor) -> Vec<String> {
    let all = tasks(&scene.services, actor).await.unwrap();
    all.iter().map(line).collect()
}

async fn say(scene: &Scene, who: &Actor, id: &MeetingId, participation: Participation) {
    let reason = String::new();
    let given = AnswerInvitation {
        participation,
        reason,
        mode: None,
    };
    let said = answer(&scene.services, who, id, &given).await;
    said.unwrap();
}

#[tokio::test]
async fn r055_an_invitation_is_a_task_until_it_is_answered_or_gone() {
    let scene = Scene::new();
    let (ada, ben) = (one(&scene, "Ada").await, one(&scene, "Ben").await);
    let invited = || vec![asked(&ben, AttendeeKind::Optional)];
    let later = call(
        &scene,
        &ada,
        &meeting("Later", "2026-11-24 09:00", invited()),
    )
    .await;
    let board = call(
        &scene,
        &ada,
        &meeting("Board", "2026-11-23 14:00", invited()),
    )
    .await;
    let (later, board) = (later.meeting.id, board.meeting.id);
    let both = ["11-23 14:00 answer Board", "11-24 09:00 answer Later"];
    assert_eq!(list(&scene, &ben).await, both);
    assert!(
        list(&scene, &ada).await.is_empty(),
        "who calls is not asked"
    );
    let first = tasks(&scene.services, &ben).await.unwrap().remove(0);
    assert_eq!(first.link, format!("/m/meetings/{board}"));
    assert_eq!(first.asked_as, Some(AttendeeKind::Optional));

    say(&scene, &ben, &board, Participation::Tentative).await;
    assert_eq!(list(&scene, &ben).await, ["11-24 09:00 answer Later"]);
    uninvite_all(&scene, &ada, &later).await;
    assert!(list(&scene, &ben).await.is_empty());

    let off = call(&scene, &ada, &meeting("Off", "2026-11-25 09:00", invited())).await;
    let off = off.meeting.id;
    assert_eq!(list(&scene, &ben).await.len(), 1);
    cancel(&scene.services, &ada, &off, None, None)
        .await
        .unwrap();
    assert!(list(&scene, &ben).await.is_empty(), "cancelled asks nobody");
    let nobody = tasks(&scene.services, &Actor::anonymous()).await;
    assert!(matches!(nobody, Err(Error::Denied(_))));
}

async fn uninvite_all(scene: &Scene, who: &Actor, id: &MeetingId) {
    let detail = super::super::get(&scene.services, who, id).await.unwrap();
    for one in detail.attendees {
        let gone = uninvite(&scene.services, who, id, &one.id).await;
        gone.unwrap();
    }
}

#[tokio::test]
async fn r058_items_that_one_leads_are_tasks_at_their_running_times() {
    let scene = Scene::new();
    let ada = one(&scene, "Ada").await;
    let fang = one(&scene, "王芳 Wang Fang").await;
    let eve = one(&scene, "Eve").await;
    let people = vec![
        asked(&fang, AttendeeKind::Observer),
        asked(&eve, AttendeeKind::Required),
    ];
    let board = call(&scene, &ada, &meeting("Board", "2026-11-20 14:00", people)).await;
    let id = board.meeting.id;
    for one in [
        ("Opening", "Ada, wang fang"),
        ("Figures", "王芳"),
        ("Thanks", "director"),
    ] {
        item(&scene, &ada, &id, one).await;
    }
    say(&scene, &fang, &id, Participation::Accepted).await;
    let both = [
        "11-20 14:00 agenda_item Opening of Board",
        "11-20 14:20 agenda_item Figures of Board",
    ];
    assert_eq!(list(&scene, &fang).await, both, "observers see the agenda");
    assert_eq!(list(&scene, &eve).await, ["11-20 14:00 answer Board"]);
    let hers: Vec<_> = list(&scene, &ada).await;
    assert!(hers.contains(&both[0].to_owned()), "{hers:?}");

    scene.fakes.clock.set(at("2026-11-20 14:20"));
    assert_eq!(list(&scene, &fang).await, both[1..], "what is over is done");
    say(&scene, &fang, &id, Participation::Declined).await;
    assert!(list(&scene, &fang).await.is_empty());
    say(&scene, &fang, &id, Participation::Accepted).await;
    assert_eq!(list(&scene, &fang).await.len(), 1);
    advance(&scene.services, &ada, &id, Phase::Ended, None)
        .await
        .unwrap();
    assert!(
        list(&scene, &fang).await.is_empty(),
        "ended before its time"
    );
}

#[tokio::test]
async fn r095_a_meeting_from_afar_is_rehearsed_by_its_host_within_a_day() {
    let scene = Scene::new();
    let (ada, ben) = (one(&scene, "Ada").await, one(&scene, "Ben").await);
    let people = vec![asked(&ben, AttendeeKind::Required)];
    let id = call(&scene, &ada, &meeting("Afar", "2026-11-21 14:00", people)).await;
    let id = id.meeting.id;
    assert!(list(&scene, &ada).await.is_empty(), "29 hours before");
    scene.fakes.clock.set(at("2026-11-20 14:00"));
    assert_eq!(list(&scene, &ada).await, ["11-21 14:00 rehearse Afar"]);
    let link = tasks(&scene.services, &ada).await.unwrap().remove(0).link;
    assert_eq!(link, format!("/device-test?meeting={id}"));
    assert_eq!(list(&scene, &ben).await, ["11-21 14:00 answer Afar"]);
    let mut works = Rehearsed {
        camera: true,
        microphone: true,
        speakers: true,
        screen: false,
    };
    rehearsal::rehearse(&scene.services, &ada, &id, works)
        .await
        .unwrap();
    assert_eq!(list(&scene, &ada).await.len(), 1, "something does not work");
    works.screen = true;
    rehearsal::rehearse(&scene.services, &ada, &id, works)
        .await
        .unwrap();
    assert!(list(&scene, &ada).await.is_empty());

    let room = scene.room("Plum").await;
    let mut there = meeting("There", "2026-11-21 09:00", Vec::new());
    (there.mode, there.rooms) = (Mode::InPerson, vec![room]);
    call(&scene, &ada, &there).await;
    assert!(
        list(&scene, &ada).await.is_empty(),
        "nothing to try in a room"
    );
}

#[tokio::test]
async fn r010_requests_that_wait_are_one_task_of_who_decides() {
    let scene = Scene::new();
    let plum: RoomId = scene.asking_room("Plum").await;
    let li = person("Li");
    let book = |start, end| scene.book(&li, &plum, start, end);
    let later = book("2026-11-24 10:00", "2026-11-24 11:00").await;
    later.unwrap();
    let first = book("2026-11-23 10:00", "2026-11-23 11:00").await.unwrap();
    let boss = manager("Boss", &plum);
    assert_eq!(
        list(&scene, &boss).await,
        ["11-23 10:00 approve 2 requests"]
    );
    assert!(list(&scene, &li).await.is_empty());
    let before = all_of_mine(&scene.services, &boss).await.unwrap().stamp;
    let approved = approvals::approve(&scene.services, &boss, &first.id, None).await;
    approved.unwrap();
    assert_eq!(list(&scene, &boss).await, ["11-24 10:00 approve "]);
    let after = all_of_mine(&scene.services, &boss).await.unwrap();
    assert_ne!(before, after.stamp, "another list, another stamp");
    let again = all_of_mine(&scene.services, &boss).await.unwrap();
    assert_eq!(after.stamp, again.stamp);
}
