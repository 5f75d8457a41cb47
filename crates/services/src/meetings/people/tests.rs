//! Invitations over the fakes: as what, what was answered, who may see and change it.

use contract::{
    accounts::AccountInput,
    bookings::ChangeBooking,
    meetings::{
        AnswerInvitation, ChangeAttendee, ChangeMeeting, Invite, InviteInput, MeetingAttendee,
        MeetingDetail, NewMeeting,
    },
};
use domain::{
    accounts::{Actor, Denial, Role},
    ids::{MeetingId, RoomId},
    meetings::{AttendeeClass, AttendeeKind, MeetingType, Mode, Participation, Phase, Right},
};

use super::{answer, change_attendee, invite, mine, uninvite};
use crate::{
    Error, accounts, bookings,
    meetings::{advance, cancel, change, create, get},
    scene::{Scene, at, person},
};

/// Somebody of the house with an account.
async fn one(scene: &Scene, name: &str) -> Actor {
    let input = AccountInput {
        login: Some(name.to_owned()),
        name: Some(format!("{name} of the house")),
        email: Some(format!("{name}@lintel.example")),
        ..AccountInput::default()
    };
    let made = accounts::create(&scene.services, &Actor::system(), &input).await;
    let mut actor = person(made.unwrap().0.id.as_str());
    actor.name = format!("{name} of the house");
    actor
}

async fn people<const N: usize>(scene: &Scene, names: [&str; N]) -> [Actor; N] {
    let mut actors = Vec::new();
    for name in names {
        actors.push(one(scene, name).await);
    }
    actors.try_into().unwrap_or_else(|_| panic!("as many"))
}

fn asked(who: &str, kind: AttendeeKind) -> InviteInput {
    InviteInput::Full(Invite {
        name: who.to_owned(),
        kind: Some(kind),
        ..Invite::default()
    })
}

fn meeting(rooms: &[&RoomId], attendees: Vec<InviteInput>) -> NewMeeting {
    NewMeeting {
        topic: "Board".to_owned(),
        kind: Some(MeetingType::InternalRegular),
        start: Some(at("2026-11-23 10:00")),
        end: Some(at("2026-11-23 11:00")),
        mode: match rooms.is_empty() {
            true => Mode::Online,
            false => Mode::InPerson,
        },
        rooms: rooms.iter().map(|room| (*room).clone()).collect(),
        attendees,
        ..NewMeeting::default()
    }
}

fn yes() -> AnswerInvitation {
    AnswerInvitation {
        participation: Participation::Accepted,
        reason: String::new(),
        mode: None,
    }
}

fn no(reason: &str) -> AnswerInvitation {
    AnswerInvitation {
        participation: Participation::Declined,
        reason: reason.to_owned(),
        mode: None,
    }
}

fn line(one: &MeetingAttendee) -> String {
    let (kind, said) = (one.kind.as_str(), one.participation.as_str());
    let reason = one.reason.as_deref().unwrap_or("-");
    let contact = one.email.as_deref().unwrap_or("-");
    let name = one.name.split(' ').next().unwrap_or_default();
    format!("{name} {kind} {said} {reason} {contact}")
}

async fn seen(scene: &Scene, actor: &Actor, id: &MeetingId) -> Vec<String> {
    let detail = get(&scene.services, actor, id).await.unwrap();
    detail.attendees.iter().map(line).collect()
}

async fn rights(scene: &Scene, actor: &Actor, id: &MeetingId) -> Vec<Right> {
    get(&scene.services, actor, id).await.unwrap().rights
}

fn denied(answer: Result<MeetingDetail, Error>) -> Denial {
    match answer {
        Err(Error::Denied(denial)) => denial,
        other => panic!("{other:?}"),
    }
}

fn rule(answer: Result<MeetingDetail, Error>) -> &'static str {
    match answer {
        Err(Error::Rule(code)) => code,
        other => panic!("{other:?}"),
    }
}

fn wrong(answer: Result<MeetingDetail, Error>) -> (String, String) {
    match answer {
        Err(Error::Invalid(mut errors)) => {
            let one = errors.remove(0);
            (one.field, one.code)
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn r048_r055_who_is_asked_answers_and_the_organiser_sees_it() {
    let scene = Scene::new();
    let room = scene.room("A").await;
    let [ada, ben, cleo] = people(&scene, ["ada", "ben", "cleo"]).await;
    let input = meeting(
        &[&room],
        vec![
            asked("BEN", AttendeeKind::Required),
            asked("cleo of the house", AttendeeKind::Optional),
            InviteInput::Text("c@client.example".to_owned()),
        ],
    );
    let services = &scene.services;
    let made = create(services, &ada, &input).await.unwrap();
    let id = made.meeting.id.clone();
    assert_eq!(
        made.attendees[0].account.as_ref(),
        ben.account(),
        "by login"
    );
    assert_eq!(
        made.attendees[1].account.as_ref(),
        cleo.account(),
        "by name"
    );
    assert_eq!(
        seen(&scene, &ada, &id).await,
        [
            "ben required needs_action - -",
            "cleo optional needs_action - -",
            "c@client.example required needs_action - c@client.example",
        ]
    );
    answer(services, &ben, &id, &yes()).await.unwrap();
    let said = answer(services, &cleo, &id, &no("  Away that day "))
        .await
        .unwrap();
    assert_eq!(said.attending_as.as_ref(), Some(&said.attendees[1].id));
    let all = seen(&scene, &ada, &id).await;
    assert_eq!(all[0], "ben required accepted - -");
    assert_eq!(all[1], "cleo optional declined Away that day -");
    assert!(made.meeting.revision == get(services, &ada, &id).await.unwrap().meeting.revision);
    let of_ben = seen(&scene, &ben, &id).await;
    assert_eq!(
        of_ben[1], "cleo optional declined - -",
        "the reason is the organiser's"
    );
    answer(services, &cleo, &id, &yes()).await.unwrap();
    assert_eq!(
        seen(&scene, &ada, &id).await[1],
        "cleo optional accepted - -"
    );
}

#[tokio::test]
async fn r055_answers_that_cannot_be_are_refused_with_a_reason() {
    let scene = Scene::new();
    let [ada, ben, cleo] = people(&scene, ["ada", "ben", "cleo"]).await;
    let services = &scene.services;
    let input = meeting(&[], vec![asked("ben", AttendeeKind::Required)]);
    let id = create(services, &ada, &input).await.unwrap().meeting.id;
    assert_eq!(
        denied(answer(services, &cleo, &id, &yes()).await),
        Denial::NotInvited
    );
    assert_eq!(
        denied(answer(services, &ada, &id, &yes()).await),
        Denial::NotInvited
    );
    let nothing = AnswerInvitation {
        participation: Participation::NeedsAction,
        reason: String::new(),
        mode: None,
    };
    let answered = wrong(answer(services, &ben, &id, &nothing).await);
    assert_eq!(
        answered,
        ("participation".to_owned(), "bad_value".to_owned())
    );
    let long = wrong(answer(services, &ben, &id, &no(&"x".repeat(100_000))).await);
    assert_eq!(long, ("reason".to_owned(), "too_long".to_owned()));
    cancel(services, &ada, &id, None, None).await.unwrap();
    assert_eq!(
        rule(answer(services, &ben, &id, &yes()).await),
        "meeting_cancelled"
    );
    let id = create(services, &ada, &input).await.unwrap().meeting.id;
    scene.fakes.clock.set(at("2026-11-23 11:00"));
    assert_eq!(
        rule(answer(services, &ben, &id, &yes()).await),
        "meeting_over"
    );
}

#[tokio::test]
async fn r048_a_meeting_that_is_moved_asks_again_also_when_dragged_on_the_calendar() {
    let scene = Scene::new();
    let room = scene.room("A").await;
    let [ada, ben] = people(&scene, ["ada", "ben"]).await;
    let services = &scene.services;
    let input = meeting(&[&room], vec![asked("ben", AttendeeKind::Required)]);
    let made = create(services, &ada, &input).await.unwrap().meeting;
    answer(services, &ben, &made.id, &yes()).await.unwrap();
    let drag = |start, end| ChangeBooking {
        start: Some(at(start)),
        end: Some(at(end)),
        ..ChangeBooking::default()
    };
    let booking = &made.rooms[0].booking;
    let later = drag("2026-11-23 14:00", "2026-11-23 15:00");
    bookings::change(services, &ada, booking, &later, None)
        .await
        .unwrap();
    assert_eq!(
        seen(&scene, &ada, &made.id).await,
        ["ben required needs_action - -"]
    );
    let back = drag("2026-11-23 10:00", "2026-11-23 11:00");
    bookings::change(services, &ada, booking, &back, None)
        .await
        .unwrap();
    assert_eq!(
        seen(&scene, &ada, &made.id).await,
        ["ben required accepted - -"]
    );
    scene.fakes.clock.set(at("2026-11-23 10:30"));
    let longer = drag("2026-11-23 10:00", "2026-11-23 11:30");
    bookings::change(services, &ada, booking, &longer, None)
        .await
        .unwrap();
    let all = seen(&scene, &ada, &made.id).await;
    assert_eq!(
        all,
        ["ben required accepted - -"],
        "it runs: nobody is asked again"
    );
}

#[tokio::test]
async fn r049_r050_r053_rights_follow_the_kind_and_only_its_keeper_changes_it() {
    let scene = Scene::new();
    let [ada, ben, olga, eve] = people(&scene, ["ada", "ben", "olga", "eve"]).await;
    let services = &scene.services;
    let given = vec![
        asked("ben", AttendeeKind::Optional),
        asked("olga", AttendeeKind::Observer),
        InviteInput::Text("c@client.example".to_owned()),
    ];
    let made = create(services, &ada, &meeting(&[], given)).await.unwrap();
    let id = made.meeting.id;
    assert_eq!(
        rights(&scene, &olga, &id).await,
        [Right::Answer, Right::Agenda]
    );
    assert!(
        rights(&scene, &eve, &id).await.is_empty(),
        "may see it, is not asked"
    );
    assert!(rights(&scene, &ben, &id).await.contains(&Right::Papers));
    assert!(!rights(&scene, &ben, &id).await.contains(&Right::Minutes));
    assert!(rights(&scene, &ada, &id).await.contains(&Right::Minutes));
    assert_eq!(
        seen(&scene, &ben, &id).await[2],
        "c@client.example required needs_action - c@client.example"
    );
    assert_eq!(
        seen(&scene, &olga, &id).await[2],
        "c@… required needs_action - -"
    );

    let of_olga = &made.attendees[1].id;
    let more = ChangeAttendee {
        kind: Some(AttendeeKind::Required),
        class: Some(Some(AttendeeClass::Audience)),
    };
    for other in [&ben, &olga, &eve] {
        let tried = change_attendee(services, other, &id, of_olga, &more).await;
        assert_eq!(denied(tried), Denial::NotYours);
        let tried = invite(services, other, &id, &[InviteInput::Text("x".into())], None).await;
        assert_eq!(denied(tried), Denial::NotYours);
        assert_eq!(
            denied(uninvite(services, other, &id, of_olga).await),
            Denial::NotYours
        );
    }
    change_attendee(services, &ada, &id, of_olga, &more)
        .await
        .unwrap();
    let now = rights(&scene, &olga, &id).await;
    assert_eq!(
        now,
        [Right::Answer, Right::Agenda, Right::Papers, Right::Ask]
    );
    let nothing_else = ChangeAttendee {
        kind: None,
        class: Some(None),
    };
    let after = change_attendee(services, &ada, &id, of_olga, &nothing_else)
        .await
        .unwrap();
    assert_eq!(
        (after.attendees[1].kind, after.attendees[1].class),
        (AttendeeKind::Required, None)
    );
    scene.fakes.clock.set(at("2026-11-23 11:00"));
    assert!(rights(&scene, &ben, &id).await.contains(&Right::Minutes));
    let late = change_attendee(services, &ada, &id, of_olga, &more).await;
    assert_eq!(rule(late), "only_forward");
}

#[tokio::test]
async fn r008_the_departments_meeting_administrator_allocates() {
    let scene = Scene::new();
    let [mut ada, mut mira] = people(&scene, ["ada", "mira"]).await;
    ada.department = Some("sales".into());
    mira.roles.push(Role::MeetingAdministrator);
    let services = &scene.services;
    let given = vec![
        asked("mira", AttendeeKind::Observer),
        asked("Guest", AttendeeKind::Observer),
    ];
    let made = create(services, &ada, &meeting(&[], given)).await.unwrap();
    let (id, guest) = (made.meeting.id, &made.attendees[1].id);
    let required = ChangeAttendee {
        kind: Some(AttendeeKind::Required),
        class: None,
    };
    mira.administers = vec!["law".into()];
    let other = change_attendee(services, &mira, &id, guest, &required).await;
    assert_eq!(denied(other), Denial::NotYours);
    mira.administers = vec!["sales".into()];
    let own = change_attendee(services, &mira, &id, guest, &required)
        .await
        .unwrap();
    assert_eq!(own.attendees[1].kind, AttendeeKind::Required);
}

#[tokio::test]
async fn r054_people_come_and_go_and_keep_their_answers() {
    let scene = Scene::new();
    let (room, other) = (scene.room("A").await, scene.room("B").await);
    let [ada, ben, cleo] = people(&scene, ["ada", "ben", "cleo"]).await;
    let services = &scene.services;
    let input = meeting(&[&room, &other], vec![asked("ben", AttendeeKind::Required)]);
    let made = create(services, &ada, &input).await.unwrap();
    let id = made.meeting.id;
    answer(services, &ben, &id, &yes()).await.unwrap();
    let more = [
        asked("cleo", AttendeeKind::Optional),
        asked("ben", AttendeeKind::Optional),
    ];
    invite(services, &ada, &id, &more, None).await.unwrap();
    let both = [
        "cleo optional needs_action - -",
        "ben optional accepted - -",
    ];
    assert_eq!(seen(&scene, &ada, &id).await, both);
    for booking in scene.fakes.memory.bookings() {
        assert_eq!(booking.attendees.len(), 2, "in every room");
    }
    let apart = ChangeBooking {
        attendees: Some(Vec::new()),
        ..ChangeBooking::default()
    };
    let booking = &made.meeting.rooms[0].booking;
    let tried = bookings::change(services, &ada, booking, &apart, None).await;
    let Err(Error::Invalid(errors)) = tried else {
        panic!("{tried:?}")
    };
    assert_eq!(errors[0].code, "kept_by_meeting");

    let after = uninvite(services, &ada, &id, &made.attendees[0].id)
        .await
        .unwrap();
    assert_eq!(after.attendees.len(), 1);
    assert_eq!(
        denied(answer(services, &ben, &id, &yes()).await),
        Denial::NotInvited
    );
    assert!(mine(services, &ben).await.unwrap().is_empty());
    assert_eq!(mine(services, &cleo).await.unwrap().len(), 1);
    let gone = uninvite(services, &ada, &id, &made.attendees[0].id).await;
    assert!(matches!(gone, Err(Error::NotFound("attendee"))));
    let nobody = wrong(invite(services, &ada, &id, &[], None).await);
    assert_eq!(nobody, ("attendees".to_owned(), "required".to_owned()));
    let again = ChangeMeeting {
        attendees: Some(vec![
            InviteInput::Text("cleo".into()),
            asked("ben", AttendeeKind::Observer),
        ]),
        ..ChangeMeeting::default()
    };
    change(services, &ada, &id, &again, None).await.unwrap();
    let all = [
        "cleo optional needs_action - -",
        "ben observer needs_action - -",
    ];
    assert_eq!(
        seen(&scene, &ada, &id).await,
        all,
        "asked anew, so unanswered"
    );
}

#[tokio::test]
async fn r055_my_meetings_are_those_i_am_asked_to_and_those_i_made() {
    let scene = Scene::new();
    let [ada, ben, eve] = people(&scene, ["ada", "ben", "eve"]).await;
    let services = &scene.services;
    let mut late = meeting(&[], vec![asked("ben", AttendeeKind::Required)]);
    late.topic = "Late".to_owned();
    (late.start, late.end) = (Some(at("2026-11-24 10:00")), Some(at("2026-11-24 11:00")));
    late.private = true;
    let late = create(services, &ada, &late).await.unwrap().meeting.id;
    let early = meeting(&[], vec![asked("ada", AttendeeKind::Observer)]);
    create(services, &ben, &early).await.unwrap();
    let topics = async |actor: &Actor| -> Vec<(String, Option<AttendeeKind>)> {
        let all = mine(services, actor).await.unwrap();
        let line = |one: contract::meetings::MyMeeting| {
            (
                one.meeting.topic,
                one.attending.map(|attending| attending.kind),
            )
        };
        all.into_iter().map(line).collect()
    };
    let (board, of_late) = ("Board".to_owned(), "Late".to_owned());
    let observer = Some(AttendeeKind::Observer);
    assert_eq!(
        topics(&ada).await,
        [(board.clone(), observer), (of_late.clone(), None)]
    );
    let required = Some(AttendeeKind::Required);
    assert_eq!(topics(&ben).await, [(board, None), (of_late, required)]);
    assert!(topics(&eve).await.is_empty());
    answer(services, &ben, &late, &no("")).await.unwrap();
    let of_ben = mine(services, &ben).await.unwrap();
    let said = of_ben[1].attending.as_ref().map(|one| one.participation);
    assert_eq!(said, Some(Participation::Declined));
    let stranger = mine(services, &Actor::anonymous()).await;
    assert!(matches!(stranger, Err(Error::Denied(Denial::SignIn))));
    scene.fakes.clock.set(at("2026-11-23 10:30"));
    let running = of_ben[0].meeting.id.clone();
    advance(services, &ben, &running, Phase::Ended, None)
        .await
        .unwrap();
    assert_eq!(
        mine(services, &ben).await.unwrap().len(),
        2,
        "past ones stay"
    );
}

#[tokio::test]
async fn r055_five_hundred_answer_at_once_and_none_is_lost() {
    let scene = Scene::new();
    let [ada] = people(&scene, ["ada"]).await;
    let services = &scene.services;
    let mut accounts = Vec::new();
    for number in 0..500 {
        accounts.push(one(&scene, &format!("p{number}")).await);
    }
    let given = accounts.iter().map(|actor| {
        InviteInput::Full(Invite {
            account: actor.account().cloned(),
            ..Invite::default()
        })
    });
    let input = meeting(&[], given.collect());
    let id = create(services, &ada, &input).await.unwrap().meeting.id;
    let said = accounts
        .iter()
        .map(|actor| async { answer(services, actor, &id, &yes()).await.map(|_| ()) });
    let all = futures::future::join_all(said).await;
    assert!(all.iter().all(Result::is_ok));
    let detail = get(services, &ada, &id).await.unwrap();
    assert_eq!(detail.answers.accepted, 500);
}
