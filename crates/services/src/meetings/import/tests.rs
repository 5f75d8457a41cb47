//! Files over the fakes: what is accepted, what is said of each line, what breaking off leaves.

use calamine::{Data, Reader, Xlsx};
use contract::{
    accounts::AccountInput,
    locale::Locale,
    meetings::{AttendeeFilter, AttendeeImport, Invite, InviteInput, LineResult, NewMeeting},
};
use domain::{
    accounts::{Actor, Denial},
    ids::{MeetingId, RoomId},
    meetings::{AttendeeClass, AttendeeKind, MeetingType, Mode},
};
use rust_xlsxwriter::Workbook;

use super::{AttendeeFile, import, sheet, template};
use crate::{
    Error, accounts,
    meetings::{MOST_SHOWN, attendee_list, cancel, create, get, invite, mine},
    paging::Paging,
    ports::{CommitError, Kind, StoreError},
    record::Record,
    scene::{Scene, at, person},
};

const HEADER: [&str; 6] = [
    "Name",
    "Mail address",
    "Login",
    "Department or company",
    "Attends as",
    "Group",
];

fn xlsx(lines: &[Vec<String>]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(lines) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write(row, column, cell).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

fn lines<const N: usize>(all: &[[&str; N]]) -> Vec<Vec<String>> {
    let owned = |line: &[&str; N]| line.iter().map(|cell| (*cell).to_owned()).collect();
    all.iter().map(owned).collect()
}

/// So many strangers, each with an address.
fn crowd(many: usize) -> Vec<u8> {
    let mut all = lines(&[HEADER]);
    all.extend((0..many).map(|n| {
        let cells = [
            format!("来宾 {n}"),
            format!("guest{n}@client.example"),
            String::new(),
            "Client Ltd".to_owned(),
            "Optional".to_owned(),
            "观众".to_owned(),
        ];
        cells.to_vec()
    }));
    xlsx(&all)
}

fn file(bytes: Vec<u8>) -> AttendeeFile {
    AttendeeFile {
        bytes,
        dry_run: false,
        all_or_nothing: false,
        locale: Locale::En,
    }
}

async fn called(scene: &Scene, by: &Actor, rooms: &[&RoomId]) -> MeetingId {
    let input = NewMeeting {
        topic: "Summit".to_owned(),
        kind: Some(MeetingType::LargeEvent),
        start: Some(at("2026-11-23 10:00")),
        end: Some(at("2026-11-23 11:00")),
        mode: match rooms.is_empty() {
            true => Mode::Online,
            false => Mode::InPerson,
        },
        rooms: rooms.iter().map(|room| (*room).clone()).collect(),
        ..NewMeeting::default()
    };
    let made = create(&scene.services, by, &input).await.unwrap();
    made.meeting.id
}

async fn house_person(scene: &Scene, login: &str) -> Actor {
    let input = AccountInput {
        login: Some(login.to_owned()),
        name: Some(format!("{login} of the house")),
        email: Some(format!("{login}@lintel.example")),
        ..AccountInput::default()
    };
    let made = accounts::create(&scene.services, &Actor::system(), &input).await;
    person(made.unwrap().0.id.as_str())
}

fn told(report: &AttendeeImport) -> Vec<(usize, &str, &str)> {
    let rows = report.rows.iter();
    rows.map(|row| (row.line, row.result.as_str(), row.code.as_str()))
        .collect()
}

fn wrong(answer: Result<AttendeeImport, Error>) -> (String, String, String) {
    match answer {
        Err(Error::Invalid(mut errors)) => {
            let one = errors.remove(0);
            (one.field, one.code, one.detail)
        }
        other => panic!("{other:?}"),
    }
}

async fn listed(scene: &Scene, id: &MeetingId) -> usize {
    let view = get(&scene.services, &Actor::system(), id).await.unwrap();
    view.meeting.attendee_count as usize
}

#[tokio::test]
async fn r046_the_template_of_either_language_is_accepted_as_it_is() {
    let scene = Scene::new();
    let ada = house_person(&scene, "ada").await;
    let id = called(&scene, &ada, &[]).await;
    for locale in [Locale::En, Locale::Zh] {
        let bytes = template(locale).unwrap();
        let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(&bytes)).unwrap();
        let range = book.worksheet_range_at(0).unwrap().unwrap();
        let first = range.get((0, 0)).and_then(|cell| match cell {
            Data::String(text) => Some(text.clone()),
            _ => None,
        });
        let word = match locale {
            Locale::En => "Name*",
            Locale::Zh => "姓名*",
        };
        assert_eq!(first.as_deref(), Some(word));
        let report = import(&scene.services, &ada, &id, file(bytes))
            .await
            .unwrap();
        assert_eq!(report.rows, [], "the example is passed over");
    }
    assert_eq!(listed(&scene, &id).await, 0);
}

#[tokio::test]
async fn r045_r047_r051_every_line_is_told_and_good_ones_are_asked() {
    let scene = Scene::new();
    let services = &scene.services;
    let (ada, ben) = (
        house_person(&scene, "ada").await,
        house_person(&scene, "ben").await,
    );
    let id = called(&scene, &ada, &[]).await;
    let before = [InviteInput::Full(Invite {
        name: "Olga".to_owned(),
        email: Some("olga@client.example".to_owned()),
        kind: Some(AttendeeKind::Observer),
        ..Invite::default()
    })];
    invite(services, &ada, &id, &before, None).await.unwrap();
    let all = lines(&[
        ["姓名", "邮箱", "登录名", "单位", "参会方式", "类别"],
        [
            "王小明",
            "wang@client.example",
            "",
            "客户公司",
            "可选",
            "嘉宾",
        ],
        ["", "", "", "", "", ""],
        ["Ben", "", "BEN", "", "observer", "staff"],
        ["", "x@client.example", "", "", "", ""],
        ["Xi", "not an address", "", "", "", ""],
        ["Yo", "", "nobody", "", "", ""],
        ["Zo", "", "", "", "king", ""],
        ["Zu", "", "", "", "", "king"],
        ["Again", "WANG@client.example", "", "", "", ""],
        ["OLGA", "Olga@client.example", "", "", "required", ""],
        ["示例：林梅", "", "", "", "", ""],
        ["ben of the house", "", "", "", "", ""],
    ]);
    let report = import(services, &ada, &id, file(xlsx(&all))).await.unwrap();
    assert_eq!(
        told(&report),
        [
            (2, "added", ""),
            (4, "added", ""),
            (5, "failed", "name_missing"),
            (6, "failed", "bad_email"),
            (7, "failed", "no_such_login"),
            (8, "failed", "unknown_kind"),
            (9, "failed", "unknown_class"),
            (10, "skipped", "duplicate"),
            (11, "skipped", "already_invited"),
            (13, "skipped", "duplicate"),
        ]
    );
    assert_eq!((report.added, report.skipped, report.failed), (2, 3, 5));
    assert_eq!(report.rows[7].detail, "The same person as in line 2.");
    let people = get(services, &ada, &id).await.unwrap().attendees;
    let people: Vec<_> = people
        .iter()
        .map(|one| (&*one.name, one.kind, one.class, one.company.as_deref()))
        .collect();
    let (kinds, classes) = (AttendeeKind::ALL, AttendeeClass::ALL);
    assert_eq!(
        people,
        [
            ("Olga", kinds[2], None, None),
            ("王小明", kinds[1], Some(classes[0]), Some("客户公司")),
            ("Ben", kinds[2], Some(classes[4]), None),
        ]
    );
    let mine = mine(services, &ben).await.unwrap();
    assert_eq!(mine.len(), 1, "the login is the person of the house");
    let again = import(services, &ada, &id, file(xlsx(&all))).await.unwrap();
    assert_eq!((again.added, again.skipped, again.failed), (0, 5, 5));
    assert_eq!(listed(&scene, &id).await, 3);
}

#[tokio::test]
async fn r047_a_look_writes_nothing_and_all_or_nothing_writes_all_or_nothing() {
    let scene = Scene::new();
    let services = &scene.services;
    let ada = house_person(&scene, "ada").await;
    let id = called(&scene, &ada, &[]).await;
    let bad = b"name;kind\nAda Lovelace;required\nBen;king\n".to_vec();
    let look = AttendeeFile {
        dry_run: true,
        ..file(bad.clone())
    };
    let report = import(services, &ada, &id, look).await.unwrap();
    assert!(report.dry_run);
    assert_eq!((report.added, report.failed), (1, 1));
    assert_eq!(listed(&scene, &id).await, 0);
    let whole = AttendeeFile {
        all_or_nothing: true,
        ..file(bad.clone())
    };
    let report = import(services, &ada, &id, whole).await.unwrap();
    assert_eq!(
        told(&report),
        [
            (2, "skipped", "all_or_nothing"),
            (3, "failed", "unknown_kind")
        ]
    );
    assert_eq!(listed(&scene, &id).await, 0);
    let report = import(services, &ada, &id, file(bad)).await.unwrap();
    assert_eq!(report.added, 1);
    assert_eq!(listed(&scene, &id).await, 1);
}

#[tokio::test]
async fn r045_a_wrong_header_or_file_is_refused_with_what_is_missing() {
    let scene = Scene::new();
    let services = &scene.services;
    let ada = house_person(&scene, "ada").await;
    let id = called(&scene, &ada, &[]).await;
    let table: [(&[u8], &str, &str, &str); 7] = [
        (
            b"Mail address\na@b.example\n",
            "name",
            "missing_column",
            "“Name”",
        ),
        (
            b"Name,E-mial\nA,a@b\n",
            "file",
            "unknown_column",
            "“E-mial”",
        ),
        (b"Name,name\nA,B\n", "name", "doubled_column", "“Name”"),
        (b"", "file", "empty_file", ""),
        (b"\n\n,,\n", "file", "empty_file", ""),
        (b"PK\x03\x04 not a workbook", "file", "not_a_sheet", ""),
        (b"\xff\xfe\x00\x01\x80", "file", "not_a_sheet", ""),
    ];
    for (bytes, field, code, part) in table {
        let refused = import(services, &ada, &id, file(bytes.to_vec())).await;
        let (at, is, detail) = wrong(refused);
        assert_eq!((&*at, &*is), (field, code), "{bytes:?}");
        assert!(detail.contains(part), "{detail}");
    }
    let long = format!("name\n{}", "x\n".repeat(5_001));
    let (_, code, _) = wrong(import(services, &ada, &id, file(long.into_bytes())).await);
    assert_eq!(code, "too_many_lines");
    assert_eq!(listed(&scene, &id).await, 0);
}

#[test]
fn r047_text_of_windows_in_china_keeps_its_names_and_lines() {
    let (bytes, _, _) =
        encoding_rs::GB18030.encode("姓名\t类别\r\n\r\n梅兰\t嘉宾\r\n\"a\nb\"\t\r\nz\t");
    let read = sheet::read(&bytes).unwrap();
    let numbers: Vec<_> = read
        .iter()
        .map(|line| (line.number, &*line.cells[0]))
        .collect();
    assert_eq!(numbers, [(1, "姓名"), (3, "梅兰"), (4, "a\nb"), (6, "z")]);
    let again = sheet::read(sheet::as_text(&read).as_bytes()).unwrap();
    let numbers: Vec<_> = again.iter().map(|line| line.number).collect();
    assert_eq!(numbers, [1, 3, 4, 6], "a second look sees the same lines");
}

#[test]
fn r045_a_workbook_that_would_take_all_memory_is_refused() {
    use std::io::Write;
    use zip::{ZipWriter, write::SimpleFileOptions};

    let packed = |name: &str, content: &[u8]| {
        let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
        zip.finish().unwrap().into_inner()
    };
    let bomb = packed("xl/media/zeros", &vec![0; 40 * 1024 * 1024]);
    assert!(bomb.len() < 100_000);
    assert_eq!(sheet::read(&bomb), Err(sheet::Unreadable::TooLarge));
    let liar = packed(
        "xl/sharedStrings.xml",
        br#"<sst count="1" uniqueCount="99999999999999"><si><t>a</t></si></sst>"#,
    );
    assert_eq!(sheet::read(&liar), Err(sheet::Unreadable::TooLarge));
    let mut far = Workbook::new();
    far.add_worksheet().write(1_048_575, 16_383, "x").unwrap();
    let far = far.save_to_buffer().unwrap();
    assert_eq!(sheet::read(&far), Err(sheet::Unreadable::NoSheet));
}

#[tokio::test]
async fn r053_only_who_keeps_the_meeting_brings_people_in() {
    let scene = Scene::new();
    let services = &scene.services;
    let (ada, ben) = (
        house_person(&scene, "ada").await,
        house_person(&scene, "ben").await,
    );
    let id = called(&scene, &ada, &[]).await;
    for dry_run in [true, false] {
        let bytes = AttendeeFile {
            dry_run,
            ..file(crowd(1))
        };
        let refused = import(services, &ben, &id, bytes).await;
        assert!(
            matches!(refused, Err(Error::Denied(Denial::NotYours))),
            "{refused:?}"
        );
    }
    cancel(services, &ada, &id, None, None).await.unwrap();
    let late = import(services, &ada, &id, file(crowd(1))).await;
    assert!(matches!(late, Err(Error::Rule("meeting_cancelled"))));
}

#[tokio::test]
async fn r045_what_broke_off_leaves_nobody_asked_and_the_same_file_does_the_rest() {
    let scene = Scene::new();
    let services = &scene.services;
    let ada = house_person(&scene, "ada").await;
    let hall = scene
        .room_with("Hall", |room| room.capacity = Some(3_000))
        .await;
    let id = called(&scene, &ada, &[&hall]).await;
    let lost = CommitError::Store(StoreError::Unavailable("gone".to_owned()));
    scene.fakes.memory.fail_next_commit(lost);
    let broken = import(services, &ada, &id, file(crowd(2_000))).await;
    assert!(matches!(broken, Err(Error::Unavailable(_))), "{broken:?}");
    let kept = services
        .records
        .find(Kind::Attendee, "meeting", id.as_str(), 10_000);
    assert!(!kept.await.unwrap().is_empty(), "some were written");
    assert_eq!(listed(&scene, &id).await, 0, "nobody is asked");

    let report = import(services, &ada, &id, file(crowd(2_000)))
        .await
        .unwrap();
    assert_eq!((report.added, report.skipped, report.failed), (2_000, 0, 0));
    let kept = services
        .records
        .find(Kind::Attendee, "meeting", id.as_str(), 10_000);
    assert_eq!(kept.await.unwrap().len(), 2_000);
    assert_eq!(listed(&scene, &id).await, 2_000);
    let again = import(services, &ada, &id, file(crowd(2_000)))
        .await
        .unwrap();
    assert_eq!((again.added, again.skipped), (0, 2_000));

    // A large event lists its first people only; the rest comes page by page.
    let view = get(services, &ada, &id).await.unwrap();
    assert_eq!(view.attendees.len(), MOST_SHOWN);
    assert_eq!(view.answers.needs_action, 2_000);
    let some = AttendeeFilter {
        text: "guest1999@".to_owned(),
        class: Some(AttendeeClass::Audience),
        ..AttendeeFilter::default()
    };
    let found = attendee_list(services, &ada, &id, &some, &Paging::most())
        .await
        .unwrap();
    assert_eq!(found.items.len(), 1);
    assert_eq!(found.items[0].name, "来宾 1999");
    let speakers = AttendeeFilter {
        class: Some(AttendeeClass::Guest),
        ..AttendeeFilter::default()
    };
    let none = attendee_list(services, &ada, &id, &speakers, &Paging::most())
        .await
        .unwrap();
    assert_eq!(none.items, []);
}

#[tokio::test]
async fn r045_more_people_than_seats_are_refused_and_leave_no_trace() {
    let scene = Scene::new();
    let services = &scene.services;
    let ada = house_person(&scene, "ada").await;
    let small = scene
        .room_with("Small", |room| room.capacity = Some(10))
        .await;
    let id = called(&scene, &ada, &[&small]).await;
    let refused = import(services, &ada, &id, file(crowd(950))).await;
    assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
    let kept = services
        .records
        .find(Kind::Attendee, "meeting", id.as_str(), 10_000);
    assert_eq!(kept.await.unwrap().len(), 0);
    let report = import(services, &ada, &id, file(crowd(9))).await.unwrap();
    assert_eq!(report.added, 9);
    let rows = report.rows.iter();
    assert!(rows.clone().all(|row| row.result == LineResult::Added));
    let stored = services
        .records
        .find(Kind::Attendee, "meeting", id.as_str(), 20);
    for one in stored.await.unwrap() {
        let one: Record<serde_json::Value> = Record::of(&one).unwrap();
        assert_eq!(one.value["company"], "Client Ltd");
    }
}
