//! A house in the midst of everything, out as a backup and back into an empty one: the same state,
//! and what was to be told is told once, by whichever of the two goes on.

use std::io::Cursor;

use bytes::Bytes;
use contract::{
    approvals::{Place, SetSteps},
    meetings::{BeginUpload, ChangeItem, Delegate, NewItem, Rehearsed, TemplateInput},
    role_requests::{AskForRole, DecideRole},
};
use domain::{
    accounts::Role,
    approvals::Step,
    meetings::{AttendeeClass, PaperStage, TemplateItem},
};
use futures::stream;

use super::{told::department, *};
use crate::{
    connections::backup::{export_all, restore},
    fakes::Fakes,
    meetings::{agenda, papers, rehearsal, templates},
};

const BACKUP: &str = "2026-11-24 20:00";

/// Requests answered by half, one decided, one taken back and one that waits; templates; a meeting
/// with everything in it; roles asked for; letters, mails and reminders on their way.
async fn busy() -> House {
    let house = House::new().await;
    let scene = &house.scene;
    let mut people = Vec::new();
    for name in ["ada", "ben", "cleo", "head", "boss"] {
        people.push(account(scene, name).await);
    }
    let [ada, ben, _, head, boss]: [Actor; 5] = people.try_into().unwrap();
    department(&house, &head, &[&ada, &ben]).await;
    requests(&house, &head, &boss).await;
    template(&house).await;
    let id = meeting(&house, &ada).await;
    answer(&house, &ben, &id, Participation::Declined).await;
    roles(&house, &ada, &ben, &head).await;
    house.until(at(BACKUP)).await;
    // On their way: a mail that is not taken, a letter nobody has yet, a change not yet told.
    let down = MailError::Temporary("connection refused".to_owned());
    scene.fakes.mails.down(Some(down));
    let people = vec![must("ada"), must("late@client.example")];
    house
        .meeting("2026-11-26 10:00", "2026-11-26 11:00", people.clone())
        .await;
    house.tell().await;
    house
        .meeting("2026-11-26 12:00", "2026-11-26 13:00", people.clone())
        .await;
    let later = house.now().saturating_add(SignedDuration::from_secs(10));
    scene.fakes.clock.set(later.unwrap());
    round(&scene.services, &house.office).await.unwrap();
    house
        .meeting("2026-11-26 14:00", "2026-11-26 15:00", people)
        .await;
    scene.fakes.mails.down(None);
    house
}

async fn requests(house: &House, head: &Actor, boss: &Actor) {
    let services = &house.scene.services;
    let room = house.scene.asking_room("Board room").await;
    let steps = [head, boss].map(|who| Step::People(vec![who.account().unwrap().clone()]));
    let steps = SetSteps {
        steps: Some(steps.to_vec()),
    };
    let (system, place) = (Actor::system(), Place::Room(room.clone()));
    let set = approvals::set_steps(services, &system, &place, &steps, None).await;
    set.unwrap();
    let mut made = Vec::new();
    for hour in 9..13 {
        let (from, to) = (
            wall(&format!("{hour:02}:00")),
            wall(&format!("{hour:02}:30")),
        );
        let booked = bookings::book(services, &house.host, &wish(&room, &from, &to)).await;
        made.push(booked.unwrap().id);
    }
    for half in &made[..2] {
        let said = "Fine by me";
        approvals::approve_saying(services, head, half, said, None)
            .await
            .unwrap();
    }
    approvals::approve(services, boss, &made[1], None)
        .await
        .unwrap();
    approvals::reject(services, head, &made[2], "A fair is here", None)
        .await
        .unwrap();
    let mut series = wish(&room, &wall("15:00"), &wall("16:00"));
    series.rrule = Some("FREQ=DAILY;COUNT=3".to_owned());
    bookings::book(services, &house.host, &series)
        .await
        .unwrap();
}

async fn template(house: &House) {
    let item = |topic: &str| TemplateItem {
        topic: topic.to_owned(),
        ..TemplateItem::default()
    };
    let input = TemplateInput {
        name: Some("Acceptance".to_owned()),
        kind: Some(MeetingType::ClientLiaison),
        topic: Some("Acceptance {date}".to_owned()),
        agenda: Some(vec![item("Opening"), item("Protocol")]),
        papers: Some(vec!["Protocol".to_owned()]),
        ..TemplateInput::default()
    };
    templates::create(&house.scene.services, &Actor::system(), &input)
        .await
        .unwrap();
}

/// Held in a room, with an agenda, papers of two versions, answers, and somebody in ada's place.
async fn meeting(house: &House, ada: &Actor) -> MeetingId {
    let services = &house.scene.services;
    let room = house.scene.room("Pine").await;
    let guest = InviteInput::Full(Invite {
        name: "Guest".to_owned(),
        email: Some("guest@client.example".to_owned()),
        kind: Some(AttendeeKind::Optional),
        class: Some(AttendeeClass::Guest),
        ..Invite::default()
    });
    let input = NewMeeting {
        topic: "Spring fair".to_owned(),
        kind: Some(MeetingType::LargeEvent),
        mode: Mode::Hybrid,
        rooms: vec![room],
        start: Some(at("2026-11-26 09:00")),
        end: Some(at("2026-11-26 10:00")),
        attendees: vec![must("ada"), must("ben"), guest],
        ..NewMeeting::default()
    };
    let made = meetings::create(services, &house.host, &input).await;
    let id = made.unwrap().meeting.id;
    let item = NewItem {
        topic: "Opening".to_owned(),
        minutes: Some(20),
        ..NewItem::default()
    };
    let made = agenda::add(services, &house.host, &id, &item)
        .await
        .unwrap();
    let item = &made.items[0].item;
    let change = ChangeItem {
        minutes: Some(30),
        revision: Some(item.revision),
        ..ChangeItem::default()
    };
    agenda::change(services, &house.host, &id, &item.id, &change)
        .await
        .unwrap();
    let mut paper = None;
    for text in ["Draft", "Final"] {
        let announced = BeginUpload {
            name: "figures.txt".to_owned(),
            size: Some(text.len() as u64),
            stage: Some(PaperStage::Before),
            paper: paper.clone(),
            fingerprint: text.to_owned(),
            recording: false,
        };
        let bytes = stream::iter([Ok::<_, ()>(Bytes::from_static(text.as_bytes()))]);
        let brought = papers::bring(services, &house.host, &id, &announced, bytes).await;
        paper = Some(brought.unwrap().id);
    }
    let works = Rehearsed {
        camera: true,
        microphone: true,
        speakers: true,
        screen: false,
    };
    rehearsal::rehearse(services, &house.host, &id, works)
        .await
        .unwrap();
    house.tell().await;
    let to = Delegate {
        who: InviteInput::Text("cleo".to_owned()),
    };
    meetings::delegate(services, ada, &id, &to).await.unwrap();
    id
}

async fn roles(house: &House, ada: &Actor, ben: &Actor, head: &Actor) {
    let services = &house.scene.services;
    let wish = AskForRole {
        role: Role::MeetingAdministrator,
        reason: "I keep our meetings".to_owned(),
    };
    accounts::ask_for_role(services, ada, &wish).await.unwrap();
    let decided = accounts::ask_for_role(services, ben, &wish).await.unwrap();
    let no = DecideRole {
        approve: false,
        note: "Not now".to_owned(),
    };
    accounts::decide_role(services, head, &decided.id, &no)
        .await
        .unwrap();
}

async fn exported(house: &House) -> String {
    let mut file = Vec::new();
    export_all(&house.scene.services, &Actor::system(), &mut file, |_| {})
        .await
        .unwrap();
    String::from_utf8(file).unwrap()
}

/// Into an empty house at the same moment; its files lie beside the backup.
async fn restored(from: &House, file: &str) -> House {
    let mut fakes = Fakes::at(from.now());
    // Its ids are others than those that were restored.
    fakes.services.ids = from.scene.services.ids.clone();
    fakes.services.files = from.scene.services.files.clone();
    restore(&fakes.services, &Actor::system(), Cursor::new(file), |_| {})
        .await
        .unwrap();
    let notes = Arc::new(Notes::default());
    House {
        office: Office {
            base: from.office.base.clone(),
            sent: notes.clone(),
        },
        scene: Scene {
            services: fakes.services.clone(),
            fakes,
        },
        notes,
        host: from.host.clone(),
    }
}

/// Everything but when it was made and what tells of backups themselves.
fn state(file: &str) -> Vec<&str> {
    let own = ["{\"header\"", "{\"end\""];
    let told = ["connections.backup", "connections.restore"];
    let lines = file.lines().filter(|line| {
        let about = told.iter().any(|word| line.contains(word));
        !about && !own.iter().any(|start| line.starts_with(start))
    });
    lines.collect()
}

async fn contradictions(house: &House) -> Vec<String> {
    let services = &house.scene.services;
    let mut lines = approvals::check(services).await.unwrap();
    lines.extend(meetings::check(services).await.unwrap());
    lines.extend(papers::missing(services).await.unwrap());
    lines.extend(crate::notices::check(services).await.unwrap());
    lines
}

/// All that is told from now on, as `to what method`, in order of the alphabet.
async fn told_later(house: &House) -> Vec<String> {
    house.scene.fakes.mails.take();
    house.until(at("2026-11-30 09:00")).await;
    house.mails()
}

#[tokio::test]
async fn r104_r212_a_house_in_the_midst_of_everything_goes_on_from_its_backup() {
    let first = busy().await;
    assert_eq!(contradictions(&first).await, [""; 0]);
    let file = exported(&first).await;
    let kinds = [
        "attendee",
        "agenda",
        "paper",
        "rehearsal",
        "meeting_template",
        "approval",
        "approval_steps",
        "role_request",
        "errand",
        "invitation",
        "letter",
        "notice",
        "delivery",
        "answer_link",
    ];
    for kind in kinds {
        let word = format!("\"kind\":\"{kind}\"");
        assert!(file.contains(&word), "the busy house has no {kind}");
    }
    let second = restored(&first, &file).await;
    assert_eq!(state(&exported(&second).await), state(&file));
    assert_eq!(contradictions(&second).await, [""; 0]);
    let (here, there) = (told_later(&first).await, told_later(&second).await);
    assert_eq!(here, there);
    let mut once = there.clone();
    once.dedup();
    let reminded = once.iter().filter(|mail| mail.contains("Within a day"));
    assert!(reminded.count() >= 3, "{there:?}");
    assert!(
        there.iter().any(|mail| mail.starts_with("late Invitation")),
        "{there:?}"
    );
    assert_eq!(contradictions(&second).await, [""; 0]);
}
