//! Meetings taken out over the fakes: whose, which, what each line says.

use contract::{
    accounts::DepartmentInput,
    locale::Locale,
    meetings::{AnswerInvitation, Invite, InviteInput, NewMeeting},
};
use domain::{
    accounts::{Actor, Denial, Role},
    ids::DepartmentId,
    meetings::{AttendeeKind, MeetingType, Mode, Participation},
};

use serde_json::json;

use super::{Format, Wanted, export};
use crate::{
    Error,
    accounts::create_department,
    meetings::{answer, cancel, create},
    ports::{Change, Kind},
    scene::{Scene, at, person},
};

async fn department(scene: &Scene, name: &str) -> DepartmentId {
    let input = DepartmentInput {
        name: Some(name.to_owned()),
        ..DepartmentInput::default()
    };
    let made = create_department(&scene.services, &Actor::system(), &input).await;
    made.unwrap().id
}

fn of(name: &str, department: &DepartmentId) -> Actor {
    let mut actor = person(name);
    actor.department = Some(department.clone());
    actor
}

fn administrator(name: &str, department: &DepartmentId) -> Actor {
    let mut actor = of(name, department);
    actor.roles.push(Role::MeetingAdministrator);
    actor.administers = vec![department.clone()];
    actor
}

fn online(topic: &str, start: &str, end: &str) -> NewMeeting {
    NewMeeting {
        topic: topic.to_owned(),
        kind: Some(MeetingType::ClientLiaison),
        mode: Mode::Online,
        start: Some(at(start)),
        end: Some(at(end)),
        ..NewMeeting::default()
    }
}

async fn lines(scene: &Scene, actor: &Actor, wanted: Wanted) -> Vec<String> {
    let file = export(&scene.services, actor, wanted, Format::Csv, Locale::En).await;
    let text = String::from_utf8(file.unwrap()).unwrap();
    text.lines().skip(1).map(str::to_owned).collect()
}

async fn topics(scene: &Scene, actor: &Actor, wanted: Wanted) -> Vec<String> {
    let lines = lines(scene, actor, wanted).await.into_iter();
    lines
        .map(|line| line.split(',').next().unwrap_or_default().to_owned())
        .collect()
}

#[tokio::test]
async fn r008_a_meeting_administrator_takes_out_the_own_departments_and_no_others() {
    let scene = Scene::new();
    let services = &scene.services;
    let (sales, law) = (
        department(&scene, "Sales").await,
        department(&scene, "Law").await,
    );
    let (ada, bob) = (of("ada", &sales), of("bob", &law));
    let room = scene.room("Pine").await;
    let later = online("Later", "2026-11-24 10:00", "2026-11-24 11:00");
    create(services, &ada, &later).await.unwrap();
    let held = NewMeeting {
        mode: Mode::InPerson,
        rooms: vec![room],
        private: true,
        kind: Some(MeetingType::InternalRegular),
        attendees: vec![
            InviteInput::Text("Cleo".to_owned()),
            InviteInput::Full(Invite {
                name: "eve".to_owned(),
                account: None,
                kind: Some(AttendeeKind::Observer),
                ..Invite::default()
            }),
        ],
        ..online("=cmd|' /C calc'!A0", "2026-11-23 14:00", "2026-11-23 15:00")
    };
    create(services, &ada, &held).await.unwrap();
    let foreign = online("Foreign", "2026-11-23 10:00", "2026-11-23 11:00");
    let foreign = create(services, &bob, &foreign).await.unwrap().meeting.id;
    cancel(services, &bob, &foreign, None, None).await.unwrap();

    let ann = administrator("ann", &sales);
    assert_eq!(
        lines(&scene, &ann, Wanted::default()).await,
        [
            "'=cmd|' /C calc'!A0,Internal regular,2026-11-23 14:00,2026-11-23 15:00,Asia/Shanghai,\
             Pine,ada,Sales,Draft,1,0,1,0,0,0,2",
            "Later,Client liaison,2026-11-24 10:00,2026-11-24 11:00,Asia/Shanghai,\
             multi-platform access,ada,Sales,Draft,0,0,0,0,0,0,0",
        ]
    );
    let all = lines(&scene, &Actor::system(), Wanted::default()).await;
    assert_eq!(all.len(), 3);
    assert!(all[0].contains(",Law,Cancelled,"), "{}", all[0]);
    for (wanted, found) in [
        (
            Wanted {
                kind: Some(MeetingType::ClientLiaison),
                ..Wanted::default()
            },
            vec!["Later"],
        ),
        (
            Wanted {
                from: Some(at("2026-11-23 14:30")),
                to: Some(at("2026-11-24 10:00")),
                ..Wanted::default()
            },
            vec!["'=cmd|' /C calc'!A0"],
        ),
        (
            Wanted {
                mine: true,
                ..Wanted::default()
            },
            vec![],
        ),
    ] {
        assert_eq!(topics(&scene, &ann, wanted).await, found, "{wanted:?}");
    }
    let nobody = export(services, &ada, Wanted::default(), Format::Xlsx, Locale::Zh).await;
    assert!(matches!(
        nobody,
        Err(Error::Denied(Denial::MeetingAdministratorOnly))
    ));
    let turned = Wanted {
        from: Some(at("2026-11-24 10:00")),
        to: Some(at("2026-11-23 10:00")),
        ..Wanted::default()
    };
    let turned = export(services, &ann, turned, Format::Csv, Locale::En).await;
    assert!(matches!(turned, Err(Error::Invalid(errors)) if errors[0].field == "to"));
}

#[tokio::test]
async fn r008_a_workbook_holds_texts_and_counts_answers() {
    use calamine::Reader as _;

    let scene = Scene::new();
    let services = &scene.services;
    let account = contract::accounts::AccountInput {
        login: Some("olga".to_owned()),
        name: Some("Olga".to_owned()),
        ..Default::default()
    };
    let made = crate::accounts::create(services, &Actor::system(), &account).await;
    let olga = person(made.unwrap().0.id.as_str());
    let input = NewMeeting {
        attendees: vec![InviteInput::Text("Olga".to_owned())],
        ..online("=1+1", "2026-11-23 14:00", "2026-11-23 15:00")
    };
    let id = create(services, &person("ada"), &input).await;
    let id = id.unwrap().meeting.id;
    let no = AnswerInvitation {
        participation: Participation::Declined,
        reason: String::new(),
        mode: None,
    };
    answer(services, &olga, &id, &no).await.unwrap();
    let system = Actor::system();
    let file = export(
        services,
        &system,
        Wanted::default(),
        Format::Xlsx,
        Locale::Zh,
    );
    let file = std::io::Cursor::new(file.await.unwrap());
    let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(file).unwrap();
    let formulas = book.worksheet_formula("会议").unwrap();
    assert!(formulas.is_empty(), "{formulas:?}");
    let sheet = book.worksheet_range("会议").unwrap();
    let cell = |line, at| sheet.get_value((line, at)).unwrap().to_string();
    assert_eq!(cell(0, 0), "主题");
    assert_eq!(cell(1, 0), "=1+1");
    assert_eq!(cell(1, 1), "客户联络");
    assert_eq!(
        (cell(1, 9), cell(1, 14), cell(1, 15)),
        ("1".into(), "1".into(), "0".into())
    );
}

#[tokio::test]
async fn r008_more_than_one_file_takes_is_said_and_a_shorter_time_is_taken_out_of_as_many() {
    let scene = Scene::new();
    let services = &scene.services;
    let system = Actor::system();
    let one = online("Weekly", "2026-11-23 14:00", "2026-11-23 15:00");
    let made = create(services, &system, &one).await.unwrap().meeting.id;
    let kept = services.records.get(Kind::Meeting, made.as_str()).await;
    let kept = kept.unwrap().unwrap().value;
    let copies = (0..2_000).map(|n| {
        let mut value = kept.clone();
        value["join"] = json!(format!("join-{n}"));
        Change::Put {
            kind: Kind::Meeting,
            id: format!("copy-{n:05}"),
            expected: None,
            value,
        }
    });
    let copies: Vec<_> = copies.collect();
    for some in copies.chunks(500) {
        services
            .records
            .write(some.to_vec(), Vec::new())
            .await
            .unwrap();
    }
    let other = online("Other", "2026-12-23 14:00", "2026-12-23 15:00");
    create(services, &system, &other).await.unwrap();
    let all = export(
        services,
        &system,
        Wanted::default(),
        Format::Csv,
        Locale::En,
    )
    .await;
    let Err(Error::Invalid(errors)) = all else {
        panic!("{all:?}")
    };
    assert_eq!(
        (errors[0].field.as_str(), errors[0].code.as_str()),
        ("to", "too_many")
    );
    let december = Wanted {
        from: Some(at("2026-12-01 00:00")),
        ..Wanted::default()
    };
    assert_eq!(topics(&scene, &system, december).await, ["Other"]);
}
