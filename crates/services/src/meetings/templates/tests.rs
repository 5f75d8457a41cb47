//! Templates over the fakes: who keeps them, who begins with them, what a meeting takes along.

use contract::{
    accounts::DepartmentInput,
    meetings::{NewMeeting, TemplateInput, TemplateView},
};
use domain::{
    accounts::{Actor, Denial, Role},
    ids::DepartmentId,
    meetings::{MeetingType, Mode, TemplateItem},
};

use super::{change, create, get, list, remove, removed, restore};
use crate::{
    Error,
    accounts::create_department,
    meetings,
    scene::{Scene, at, person},
};

async fn department(scene: &Scene, name: &str, above: Option<&DepartmentId>) -> DepartmentId {
    let input = DepartmentInput {
        name: Some(name.to_owned()),
        parent: above.cloned(),
        ..DepartmentInput::default()
    };
    let made = create_department(&scene.services, &Actor::system(), &input).await;
    made.unwrap().id
}

fn member(name: &str, of: &DepartmentId) -> Actor {
    let mut actor = person(name);
    actor.department = Some(of.clone());
    actor
}

fn administrator(name: &str, of: &DepartmentId) -> Actor {
    let mut actor = member(name, of);
    actor.roles.push(Role::MeetingAdministrator);
    actor.administers = vec![of.clone()];
    actor
}

fn item(minutes: u32, topic: &str, owner: &str) -> TemplateItem {
    TemplateItem {
        topic: topic.to_owned(),
        owner: owner.to_owned(),
        minutes,
    }
}

fn named(name: &str) -> TemplateInput {
    TemplateInput {
        name: Some(name.to_owned()),
        kind: Some(MeetingType::ClientLiaison),
        ..TemplateInput::default()
    }
}

fn full() -> TemplateInput {
    TemplateInput {
        topic: Some("Acceptance {date}".to_owned()),
        minutes: Some(90),
        mode: Some(Mode::Online),
        agenda: Some(vec![
            item(10, "Opening", "Chair"),
            item(0, "Photo", ""),
            item(80, "Protocol", "Quality"),
        ]),
        invitation: Some("See you in week {week}.".to_owned()),
        papers: Some(vec!["Protocol".to_owned()]),
        ..named("Acceptance")
    }
}

fn names(all: &[TemplateView]) -> Vec<&str> {
    all.iter().map(|one| one.name.as_str()).collect()
}

#[tokio::test]
async fn r219_each_administrator_keeps_the_own_departments() {
    let scene = Scene::new();
    let services = &scene.services;
    let sales = department(&scene, "Sales", None).await;
    let export = department(&scene, "Export", Some(&sales)).await;
    let law = department(&scene, "Law", None).await;
    let (ann, bob) = (administrator("ann", &sales), administrator("bob", &law));
    let system = Actor::system();

    let own = create(services, &ann, &named("Client")).await.unwrap();
    assert_eq!(own.department, Some(sales.clone()));
    assert_eq!(own.department_name.as_deref(), Some("Sales"));
    create(services, &system, &named("House")).await.unwrap();
    for other in [&law, &DepartmentId::from("")] {
        let foreign = TemplateInput {
            department: Some(other.clone()),
            ..named("Foreign")
        };
        let refused = create(services, &ann, &foreign).await;
        assert!(matches!(
            refused,
            Err(Error::Denied(Denial::MeetingAdministratorOnly))
        ));
    }
    let ordinary = create(services, &member("eve", &sales), &named("Mine")).await;
    assert!(matches!(
        ordinary,
        Err(Error::Denied(Denial::MeetingAdministratorOnly))
    ));
    // Those below see what the ones above keep; others do not.
    let below = list(services, &member("eve", &export), "en").await.unwrap();
    assert_eq!(names(&below), ["Client", "House"]);
    let elsewhere = list(services, &bob, "en").await.unwrap();
    assert_eq!(names(&elsewhere), ["House"]);
    assert!(!elsewhere[0].may_keep);
    let hidden = change(services, &bob, &own.id, &named("Mine now"), None).await;
    assert!(matches!(hidden, Err(Error::NotFound("template"))));
    let house = &elsewhere[0].id;
    let denied = change(services, &bob, house, &named("Mine now"), None).await;
    assert!(matches!(denied, Err(Error::Denied(_))));
}

#[tokio::test]
async fn r219_a_meeting_takes_all_of_its_template_along() {
    let scene = Scene::new();
    let (services, ada) = (&scene.services, person("ada"));
    let made = create(services, &Actor::system(), &full()).await.unwrap();
    let wish = NewMeeting {
        start: Some(at("2026-11-23 14:00")),
        template: Some(made.id.clone()),
        ..NewMeeting::default()
    };
    let meeting = meetings::create(services, &ada, &wish).await.unwrap();
    let view = &meeting.meeting;
    assert_eq!(view.topic, "Acceptance 2026-11-23");
    assert_eq!(
        (view.kind, view.mode),
        (MeetingType::ClientLiaison, Mode::Online)
    );
    assert_eq!(view.end, at("2026-11-23 15:30"));
    let lines = meeting.agenda.items.iter();
    let lines: Vec<_> = lines
        .map(|one| (one.item.topic.as_str(), one.item.owner.as_str(), one.start))
        .collect();
    assert_eq!(
        lines,
        [
            ("Opening", "Chair", at("2026-11-23 14:00")),
            ("Photo", "", at("2026-11-23 14:10")),
            ("Protocol", "Quality", at("2026-11-23 14:10")),
        ]
    );
    assert_eq!(meeting.papers.wanted, ["Protocol"]);
    let asked = meetings::asked(services, &view.id).await.unwrap().unwrap();
    let words = asked.record().invitation.as_deref();
    assert_eq!(words, Some("See you in week 48."));

    // What the template says later changes no meeting, and what is said goes before it.
    let other = TemplateInput {
        agenda: Some(Vec::new()),
        topic: Some(String::new()),
        ..TemplateInput::default()
    };
    change(services, &Actor::system(), &made.id, &other, Some(1))
        .await
        .unwrap();
    let again = meetings::get(services, &ada, &view.id).await.unwrap();
    assert_eq!(again.agenda, meeting.agenda);
    let said = NewMeeting {
        topic: "Ours, {year}".to_owned(),
        kind: Some(MeetingType::LargeEvent),
        end: Some(at("2026-11-23 14:30")),
        ..wish.clone()
    };
    let said = meetings::create(services, &ada, &said).await.unwrap();
    assert_eq!(said.meeting.topic, "Ours, 2026");
    assert_eq!(said.meeting.kind, MeetingType::LargeEvent);
    assert_eq!(said.meeting.end, at("2026-11-23 14:30"));
    let plain = meetings::create(services, &ada, &wish).await.unwrap();
    assert_eq!(plain.meeting.topic, "Acceptance", "its name");
    assert!(plain.agenda.items.is_empty());
}

#[tokio::test]
async fn r219_what_a_form_showed_empty_stays_empty() {
    let scene = Scene::new();
    let (services, ada) = (&scene.services, person("ada"));
    let made = create(services, &Actor::system(), &full()).await.unwrap();
    let typed = NewMeeting {
        topic: "Ours {date}".to_owned(),
        kind: Some(MeetingType::InternalRegular),
        mode: Mode::Online,
        start: Some(at("2026-11-23 14:00")),
        end: Some(at("2026-11-23 15:00")),
        template: Some(made.id),
        as_shown: true,
        ..NewMeeting::default()
    };
    let meeting = meetings::create(services, &ada, &typed).await.unwrap();
    assert_eq!(meeting.meeting.topic, "Ours 2026-11-23");
    assert_eq!(meeting.agenda.items.len(), 3);
    let asked = meetings::asked(services, &meeting.meeting.id)
        .await
        .unwrap();
    assert_eq!(asked.unwrap().record().invitation, None);
}

#[tokio::test]
async fn r219_what_was_taken_away_can_be_put_back_for_a_day() {
    let scene = Scene::new();
    let (services, system) = (&scene.services, Actor::system());
    let one = create(services, &system, &full()).await.unwrap();
    remove(services, &system, &one.id, Some(one.revision))
        .await
        .unwrap();
    assert!(list(services, &system, "en").await.unwrap().is_empty());
    assert!(matches!(
        get(services, &system, &one.id).await,
        Err(Error::NotFound("template"))
    ));
    let wish = NewMeeting {
        start: Some(at("2026-11-23 14:00")),
        template: Some(one.id.clone()),
        ..NewMeeting::default()
    };
    let gone = meetings::create(services, &person("ada"), &wish).await;
    assert!(matches!(gone, Err(Error::Invalid(errors)) if errors[0].field == "template"));
    let back = removed(services, &system, "en").await.unwrap();
    assert_eq!(names(&back), ["Acceptance"]);
    assert!(
        removed(services, &person("ada"), "en")
            .await
            .unwrap()
            .is_empty()
    );
    let again = restore(services, &system, &one.id).await.unwrap();
    assert_eq!((again.agenda, again.removed_at), (one.agenda, None));

    remove(services, &system, &one.id, None).await.unwrap();
    let twin = create(services, &system, &full()).await.unwrap();
    let taken = restore(services, &system, &one.id).await;
    assert!(matches!(taken, Err(Error::Invalid(errors)) if errors[0].code == "taken"));
    remove(services, &system, &twin.id, None).await.unwrap();
    scene.fakes.clock.forward(25 * 60);
    let late = restore(services, &system, &one.id).await;
    assert!(matches!(late, Err(Error::NotFound("template"))));
    create(services, &system, &named("Another")).await.unwrap();
    assert_eq!(
        super::records::all(services).await.unwrap().len(),
        1,
        "swept"
    );
}

#[tokio::test]
async fn r219_what_cannot_be_is_refused_field_by_field() {
    let scene = Scene::new();
    let (services, system) = (&scene.services, Actor::system());
    let bad = TemplateInput {
        name: Some(" ".to_owned()),
        department: Some(DepartmentId::from("nowhere")),
        topic: Some("x".repeat(501)),
        minutes: Some(0),
        agenda: Some(vec![item(9_999, "", "")]),
        invitation: Some("x".repeat(1_001)),
        papers: Some(vec![String::new(); 21]),
        ..TemplateInput::default()
    };
    let Err(Error::Invalid(errors)) = create(services, &system, &bad).await else {
        panic!("refused")
    };
    let mut fields: Vec<&str> = errors.iter().map(|one| &*one.field).collect();
    fields.dedup();
    assert_eq!(
        fields,
        [
            "type",
            "name",
            "department",
            "topic",
            "minutes",
            "agenda",
            "invitation",
            "papers"
        ]
    );
    create(services, &system, &named("One")).await.unwrap();
    let twin = create(services, &system, &named("One")).await;
    assert!(matches!(twin, Err(Error::Invalid(errors)) if errors[0].code == "taken"));
    let made = &list(services, &system, "en").await.unwrap()[0];
    let stale = change(services, &system, &made.id, &named("Two"), Some(7)).await;
    assert!(matches!(stale, Err(Error::Stale(1))));
}
