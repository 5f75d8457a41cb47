//! Steps, priority and what is said with them.

use contract::{
    accounts::{AccountInput, DepartmentInput},
    approvals::{ChangeRequest, Outcome, Place, RequestFacts, SetSteps},
};
use domain::{
    approvals::{Priority, Progress, Step},
    ids::{AccountId, DepartmentId},
    rooms::Scope,
};

use super::*;
use crate::{accounts, ports::Kind};

/// Somebody with an account, and a department headed by `head`.
pub(super) async fn account(scene: &Scene, name: &str) -> Actor {
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

pub(super) fn id(actor: &Actor) -> AccountId {
    actor.account().unwrap().clone()
}

pub(super) async fn department(scene: &Scene, head: &Actor) -> DepartmentId {
    let input = DepartmentInput {
        name: Some("Physics".to_owned()),
        head: Some(id(head)),
        ..DepartmentInput::default()
    };
    let made = accounts::create_department(&scene.services, &Actor::system(), &input).await;
    made.unwrap().id
}

pub(super) async fn set(scene: &Scene, place: &Place, steps: Vec<Step>) {
    let input = SetSteps { steps: Some(steps) };
    let system = Actor::system();
    let done = set_steps(&scene.services, &system, place, &input, None).await;
    done.unwrap();
}

/// A house in which requests for one room go by head, then by the room's manager.
pub(super) struct House {
    pub scene: Scene,
    pub plum: RoomId,
    pub head: Actor,
    pub boss: Actor,
    /// Asks; of the head's department.
    pub li: Actor,
}

impl House {
    pub(super) async fn new() -> Self {
        let scene = Scene::new();
        let (head, mut boss) = (account(&scene, "head").await, account(&scene, "boss").await);
        let mut li = account(&scene, "li").await;
        li.department = Some(department(&scene, &head).await);
        let managers = vec![id(&boss)];
        let vary = |input: &mut contract::rooms::RoomInput| {
            input.requires_approval = Some(Some(true));
            input.managers = Some(managers);
        };
        let plum = scene.room_with("Plum", vary).await;
        boss.manages_rooms = vec![plum.clone()];
        let steps = vec![Step::DepartmentHead, Step::RoomManagers];
        set(&scene, &Place::Room(plum.clone()), steps).await;
        Self {
            scene,
            plum,
            head,
            boss,
            li,
        }
    }

    pub(super) async fn ask(&self) -> BookingId {
        let made = self.scene.book(&self.li, &self.plum, START, END).await;
        made.unwrap().id
    }

    pub(super) async fn facts(&self, actor: &Actor, id: &BookingId) -> RequestFacts {
        let read = request_facts(&self.scene.services, actor, id).await;
        read.unwrap()
    }

    async fn waits_for(&self, actor: &Actor) -> usize {
        let paging = Paging::default();
        let found = pending(&self.scene.services, actor, Order::default(), &paging).await;
        let count = count_pending(&self.scene.services, actor, 99).await;
        match (found, count) {
            (Ok(found), Ok(count)) => {
                assert_eq!(found.items.len(), count);
                count
            }
            (Err(Error::Denied(_)), Err(Error::Denied(_))) => 0,
            other => panic!("{other:?}"),
        }
    }

    pub(super) async fn progress(&self, id: &BookingId) -> Vec<Progress> {
        let facts = self.facts(&self.li, id).await;
        facts.steps.iter().map(|one| one.progress).collect()
    }
}

fn denied<T>(outcome: Result<T, Error>, why: Denial) {
    match outcome {
        Err(Error::Denied(found)) => assert_eq!(found, why),
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("let through"),
    }
}

#[tokio::test]
async fn r010_r074_steps_are_taken_in_order_each_by_its_approvers() {
    let house = House::new().await;
    let services = &house.scene.services;
    let asked = house.ask().await;
    assert_eq!(
        house.progress(&asked).await,
        [Progress::Waits, Progress::Later]
    );
    assert_eq!(house.waits_for(&house.head).await, 1);
    assert_eq!(house.waits_for(&house.boss).await, 0, "not theirs yet");
    denied(
        approve(services, &house.boss, &asked, None).await,
        Denial::AnotherDecides,
    );
    denied(
        reject(services, &house.boss, &asked, "No", None).await,
        Denial::AnotherDecides,
    );
    denied(
        approve(services, &house.li, &asked, None).await,
        Denial::AnotherDecides,
    );
    denied(
        approve(services, &Actor::anonymous(), &asked, None).await,
        Denial::SignIn,
    );
    let mut reader = house.head.clone();
    reader.read_only = true;
    denied(
        approve(services, &reader, &asked, None).await,
        Denial::ReadOnlyKey,
    );

    let before = house.scene.stored(&asked).await.revision;
    let said = approve_saying(services, &house.head, &asked, "Fits the plan", Some(before));
    let stands = said.await.unwrap();
    assert_eq!(stands.booking.status, Status::Pending);
    assert!(stands.booking.revision > before, "screens hear of it");
    assert_eq!(
        house.progress(&asked).await,
        [Progress::Approved, Progress::Waits]
    );
    assert_eq!(house.waits_for(&house.head).await, 0);
    assert_eq!(house.waits_for(&house.boss).await, 1);
    denied(
        approve(services, &house.head, &asked, None).await,
        Denial::RoomManagerOnly,
    );

    let granted = approve(services, &house.boss, &asked, None).await.unwrap();
    assert_eq!(granted.booking.status, Status::Confirmed);
    let facts = house.facts(&house.li, &asked).await;
    let answers = facts.answers.iter();
    let answers: Vec<_> = answers
        .map(|one| (one.outcome, one.by.as_str(), one.comment.as_str()))
        .collect();
    assert_eq!(
        answers,
        [
            (Outcome::Approved, "head", "Fits the plan"),
            (Outcome::Approved, "boss", "")
        ]
    );
    assert!(facts.steps.is_empty() && !facts.may_decide);
}

#[tokio::test]
async fn r074_a_no_at_any_step_is_the_end() {
    let house = House::new().await;
    let services = &house.scene.services;
    let (first, second) = (house.ask().await, house.ask().await);
    reject(services, &house.head, &first, "Not now", None)
        .await
        .unwrap();
    assert_eq!(house.scene.stored(&first).await.status, Status::Rejected);
    approve(services, &house.head, &second, None).await.unwrap();
    reject(services, &house.boss, &second, "A fair", None)
        .await
        .unwrap();
    assert_eq!(house.scene.stored(&second).await.status, Status::Rejected);
    let facts = house.facts(&house.li, &second).await;
    assert_eq!(facts.answers.last().unwrap().comment, "A fair");
    assert_eq!(facts.answers.len(), 2);
}

#[tokio::test]
async fn r074_a_system_administrator_takes_any_step_one_at_a_time() {
    let house = House::new().await;
    let (services, system) = (&house.scene.services, Actor::system());
    let asked = house.ask().await;
    let first = approve(services, &system, &asked, None).await.unwrap();
    assert_eq!(first.booking.status, Status::Pending);
    let last = approve(services, &system, &asked, None).await.unwrap();
    assert_eq!(last.booking.status, Status::Confirmed);
}

#[tokio::test]
async fn r074_an_approval_belongs_to_a_room_and_a_time() {
    let house = House::new().await;
    let services = &house.scene.services;
    let asked = house.ask().await;
    approve(services, &house.head, &asked, None).await.unwrap();
    let later = contract::bookings::ChangeBooking {
        start: Some(at("2026-11-23 15:00")),
        end: Some(at("2026-11-23 16:00")),
        ..Default::default()
    };
    bookings::change(services, &house.li, &asked, &later, None)
        .await
        .unwrap();
    assert_eq!(
        house.progress(&asked).await,
        [Progress::Waits, Progress::Later]
    );
    let facts = house.facts(&house.li, &asked).await;
    assert!(facts.answers[0].earlier);
    denied(
        approve(services, &house.boss, &asked, None).await,
        Denial::AnotherDecides,
    );
}

#[tokio::test]
async fn r074_who_asks_and_heads_is_not_asked_but_the_last_step_decides() {
    let house = House::new().await;
    let services = &house.scene.services;
    let mut head = house.head.clone();
    head.department = house.li.department.clone();
    let made = house.scene.book(&head, &house.plum, START, END).await;
    let asked = made.unwrap().id;
    assert_eq!(
        house.progress(&asked).await,
        [Progress::Own, Progress::Waits]
    );
    assert_eq!(house.waits_for(&house.boss).await, 1);
    approve(services, &house.boss, &asked, None).await.unwrap();
    assert_eq!(house.scene.stored(&asked).await.status, Status::Confirmed);
}

#[tokio::test]
async fn r074_private_requests_are_seen_by_those_who_decide_and_by_nobody_else() {
    let house = House::new().await;
    let services = &house.scene.services;
    let mut wish = wish(&house.plum, START, END);
    wish.private = true;
    wish.subject = "A raise".to_owned();
    let asked = bookings::book(services, &house.li, &wish).await.unwrap().id;
    let paging = Paging::default();
    let list = pending(services, &house.head, Order::default(), &paging)
        .await
        .unwrap();
    assert_eq!(list.items[0].booking.subject.as_deref(), Some("A raise"));
    assert!(!list.items[0].booking.may_change);
    let stranger = account(&house.scene, "stranger").await;
    let hidden = approve(services, &stranger, &asked, None).await;
    assert!(matches!(hidden, Err(Error::NotFound("booking"))));
    let hidden = request_facts(services, &stranger, &asked).await;
    assert!(matches!(hidden, Err(Error::NotFound("booking"))));
    let mine = approve(services, &house.head, &asked, None).await.unwrap();
    assert_eq!(mine.booking.subject.as_deref(), Some("A raise"));
}

#[tokio::test]
async fn r074_steps_are_set_for_the_house_a_building_or_a_room_the_nearest_wins() {
    let house = House::new().await;
    let (services, system) = (&house.scene.services, Actor::system());
    let vary = |input: &mut contract::rooms::RoomInput| {
        input.requires_approval = Some(Some(true));
        input.building = Some("East".to_owned());
    };
    let east = house.scene.room_with("Maple", vary).await;
    let in_force = async |room: &RoomId| {
        let read = steps(services, &system, &Place::Room(room.clone())).await;
        let read = read.unwrap();
        (read.steps.len(), read.from, read.own.is_some())
    };
    assert_eq!(in_force(&east).await, (1, Scope::Default, false));
    let people = Step::People(vec![id(&house.head), id(&house.boss)]);
    set(&house.scene, &Place::Organisation, vec![people.clone()]).await;
    assert_eq!(in_force(&east).await, (1, Scope::Organisation, false));
    assert_eq!(in_force(&house.plum).await, (2, Scope::Room, true));
    let building = crate::rooms::get(services, &system, &east).await.unwrap();
    let building = Place::Building(building.building_id.unwrap());
    let three = vec![Step::DepartmentHead, people, Step::RoomManagers];
    set(&house.scene, &building, three).await;
    assert_eq!(in_force(&east).await, (3, Scope::Building, false));
    let read = steps(services, &system, &building).await.unwrap();
    assert_eq!(read.people[1], ["head", "boss"]);
    let asked = house
        .scene
        .book(&house.li, &east, START, END)
        .await
        .unwrap()
        .id;
    assert_eq!(house.progress(&asked).await.len(), 3);
    // Null inherits again; what waits goes by it at once.
    let none = SetSteps { steps: None };
    set_steps(services, &system, &building, &none, Some(read.revision))
        .await
        .unwrap();
    assert_eq!(house.progress(&asked).await, [Progress::Waits]);
    let stale = set_steps(services, &system, &building, &none, Some(read.revision)).await;
    assert!(matches!(stale, Err(Error::Stale(2))));
}

#[tokio::test]
async fn r074_steps_that_make_no_sense_are_refused() {
    let house = House::new().await;
    let (services, system) = (&house.scene.services, Actor::system());
    let wrong = [
        (vec![], "required"),
        (vec![Step::RoomManagers; 5], "too_many"),
        (vec![Step::RoomManagers; 2], "taken"),
        (vec![Step::People(vec![])], "required"),
        (vec![Step::People(vec!["nobody".into()])], "not_found"),
        (vec![Step::People(vec!["<script>".into()])], "bad_id"),
    ];
    for (steps, code) in wrong {
        let input = SetSteps { steps: Some(steps) };
        let place = Place::Organisation;
        let refused = set_steps(services, &system, &place, &input, None).await;
        let Err(Error::Invalid(fields)) = refused else {
            panic!("{code}");
        };
        assert!(
            fields.iter().any(|one| one.code == code),
            "{code}: {fields:?}"
        );
    }
    let input = SetSteps { steps: None };
    let nowhere = Place::Room("nowhere".into());
    let missing = set_steps(services, &system, &nowhere, &input, None).await;
    assert!(matches!(missing, Err(Error::NotFound("room"))));
    let others = set_steps(services, &house.boss, &Place::Organisation, &input, None).await;
    denied(others, Denial::SystemAdministratorOnly);
    let others = steps(services, &house.boss, &Place::Organisation).await;
    denied(others, Denial::SystemAdministratorOnly);
}

fn priority(priority: Priority) -> ChangeRequest {
    ChangeRequest {
        priority: Some(priority),
        ..ChangeRequest::default()
    }
}

#[tokio::test]
async fn r075_who_decides_sets_the_priority_and_sees_requests_in_its_order() {
    let scene = Scene::new();
    let plum = scene.asking_room("Plum").await;
    let (boss, li) = (manager("Boss", &plum), person("Li"));
    let mut asked = Vec::new();
    for (start, end) in [("10:00", "11:00"), ("11:00", "12:00"), ("12:00", "13:00")] {
        let (start, end) = (format!("2026-11-23 {start}"), format!("2026-11-23 {end}"));
        asked.push(scene.book(&li, &plum, &start, &end).await.unwrap().id);
    }
    let services = &scene.services;
    let order = async |order| {
        let list = pending(services, &boss, order, &Paging::default())
            .await
            .unwrap();
        let ids = list.items.iter().map(|one| {
            let at = asked.iter().position(|id| *id == one.booking.id);
            (at.unwrap(), one.facts.priority)
        });
        ids.collect::<Vec<_>>()
    };
    use Priority::{High, Low, Normal, Urgent};
    assert_eq!(
        order(Order::Priority).await,
        [(0, Normal), (1, Normal), (2, Normal)]
    );
    change_request(services, &boss, &asked[0], &priority(Low))
        .await
        .unwrap();
    change_request(services, &boss, &asked[2], &priority(Urgent))
        .await
        .unwrap();
    assert_eq!(
        order(Order::Priority).await,
        [(2, Urgent), (1, Normal), (0, Low)]
    );
    assert_eq!(
        order(Order::Start).await,
        [(0, Low), (1, Normal), (2, Urgent)]
    );
    denied(
        change_request(services, &li, &asked[1], &priority(High)).await,
        Denial::RoomManagerOnly,
    );
    let rows = scene.fakes.memory.journal();
    let row = rows.iter().rev().find(|one| one.result == "ok").unwrap();
    assert_eq!(row.action, "approvals.change");
    assert!(row.detail.ends_with("urgent"), "{}", row.detail);
    approve(services, &boss, &asked[0], None).await.unwrap();
    let decided = change_request(services, &boss, &asked[0], &priority(High)).await;
    assert!(matches!(decided, Err(Error::Rule("not_pending"))));
}

#[tokio::test]
async fn r075_who_asks_says_why_and_who_decides_reads_it() {
    let house = House::new().await;
    let services = &house.scene.services;
    let asked = house.ask().await;
    let why = |text: &str| ChangeRequest {
        why: Some(text.to_owned()),
        ..ChangeRequest::default()
    };
    let said = change_request(services, &house.li, &asked, &why(" The mayor comes ")).await;
    assert_eq!(said.unwrap().why, "The mayor comes");
    let read = house.facts(&house.head, &asked).await;
    assert!(read.why == "The mayor comes" && read.may_decide && !read.may_explain);
    let other = change_request(services, &house.head, &asked, &why("Mine")).await;
    denied(other, Denial::NotYours);
    let long = change_request(services, &house.li, &asked, &why(&"x".repeat(1_001))).await;
    assert!(matches!(long, Err(Error::Invalid(_))));
    // It stays through an approval.
    approve(services, &house.head, &asked, None).await.unwrap();
    assert_eq!(
        house.facts(&house.boss, &asked).await.why,
        "The mayor comes"
    );
    let stored = house
        .scene
        .services
        .records
        .get(Kind::Approval, asked.as_str())
        .await;
    assert_eq!(stored.unwrap().unwrap().revision, 2);
}

#[tokio::test]
async fn r075_why_it_matters_is_said_with_the_booking_itself() {
    let house = House::new().await;
    let services = &house.scene.services;
    let mut asking = wish(&house.plum, START, END);
    asking.why = " The mayor comes ".to_owned();
    let asked = bookings::book(services, &house.li, &asking).await.unwrap();
    let read = house.facts(&house.head, &asked.id).await;
    assert!(read.why == "The mayor comes" && read.answers.is_empty());
    // It is a case like any other: decided, and said anew.
    approve(services, &house.head, &asked.id, None)
        .await
        .unwrap();
    let anew = ChangeRequest {
        why: Some("The king comes".to_owned()),
        ..ChangeRequest::default()
    };
    let said = change_request(services, &house.li, &asked.id, &anew).await;
    assert_eq!(said.unwrap().why, "The king comes");
    asking.why = "x".repeat(1_001);
    let long = bookings::book(services, &house.li, &asking).await;
    assert!(matches!(long, Err(Error::Invalid(_))));
}

#[tokio::test]
async fn r075_each_date_of_a_series_says_why_and_a_room_that_asks_nobody_keeps_nothing() {
    let house = House::new().await;
    let services = &house.scene.services;
    let mut asking = wish(&house.plum, START, END);
    asking.rrule = Some("FREQ=DAILY;COUNT=3".to_owned());
    asking.why = "Exams".to_owned();
    bookings::book(services, &house.li, &asking).await.unwrap();
    let paging = Paging::default();
    let waiting = pending(services, &house.head, Order::default(), &paging).await;
    let whys = waiting.unwrap().items.into_iter().map(|one| one.facts.why);
    assert_eq!(whys.collect::<Vec<_>>(), ["Exams"; 3]);
    asking.room = house.scene.room("Elm").await;
    asking.rrule = None;
    let booked = bookings::book(services, &house.li, &asking).await.unwrap();
    let kept = services.records.get(Kind::Approval, booked.id.as_str());
    assert!(kept.await.unwrap().is_none());
}

#[tokio::test]
async fn r075_priority_and_approval_at_one_moment_both_hold() {
    for _ in 0..20 {
        let scene = Scene::new();
        let plum = scene.asking_room("Plum").await;
        let boss = manager("Boss", &plum);
        let asked = scene
            .book(&person("Li"), &plum, START, END)
            .await
            .unwrap()
            .id;
        let services = &scene.services;
        let urgent = priority(Priority::Urgent);
        let (set, approved) = tokio::join!(
            change_request(services, &boss, &asked, &urgent),
            approve(services, &boss, &asked, None)
        );
        approved.unwrap();
        let facts = request_facts(services, &boss, &asked).await.unwrap();
        assert_eq!(facts.answers.len(), 1);
        match set {
            Ok(_) => assert_eq!(facts.priority, Priority::Urgent),
            Err(error) => assert!(matches!(error, Error::Rule("not_pending")), "{error}"),
        }
    }
}
