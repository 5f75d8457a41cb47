//! Those who decide, step by step; and requests that nobody decides.

use contract::approvals::{Place, SetSteps};
use domain::{
    approvals::Step,
    ids::{BookingId, RoomId},
};

use super::*;

struct Request {
    house: House,
    room: RoomId,
    first: Actor,
    second: Actor,
    ada: Actor,
}

impl Request {
    /// A room whose requests go by two people, one after the other.
    async fn new() -> Self {
        let house = House::new().await;
        let scene = &house.scene;
        let (first, second) = (
            account(scene, "first").await,
            account(scene, "second").await,
        );
        let ada = account(scene, "ada").await;
        let room = scene.asking_room("Board room").await;
        let step = |who: &Actor| Step::People(vec![who.account().unwrap().clone()]);
        let steps = SetSteps {
            steps: Some(vec![step(&first), step(&second)]),
        };
        let (system, place) = (Actor::system(), Place::Room(room.clone()));
        let set = approvals::set_steps(&scene.services, &system, &place, &steps, None).await;
        set.unwrap();
        Self {
            house,
            room,
            first,
            second,
            ada,
        }
    }

    async fn ask(&self, from: &str, to: &str) -> BookingId {
        let mut wish = wish(&self.room, from, to);
        wish.attendees = vec![attending(&self.ada)];
        let made = bookings::book(&self.house.scene.services, &self.house.host, &wish).await;
        made.unwrap().id
    }

    async fn approve(&self, who: &Actor, id: &BookingId) {
        let done = approvals::approve(&self.house.scene.services, who, id, None).await;
        done.unwrap();
    }
}

#[tokio::test]
async fn r076_nobody_is_invited_before_the_last_step() {
    let it = Request::new().await;
    let house = &it.house;
    let id = it.ask(&wall("10:00"), &wall("11:00")).await;
    house.tell().await;
    assert_eq!(house.mails(), ["first To be decided"]);
    it.approve(&it.first, &id).await;
    house.tell().await;
    assert_eq!(
        house.mails(),
        ["second To be decided"],
        "their turn, nobody else's news"
    );
    assert!(house.inbox(&it.ada).await.is_empty());
    assert!(house.inbox(&house.host).await.is_empty());
    it.approve(&it.second, &id).await;
    house.tell().await;
    assert_eq!(house.mails(), ["ada Invitation REQUEST", "host Approved"]);
    assert_eq!(house.inbox(&it.first).await, [Reason::Requested]);
}

#[tokio::test]
async fn r076_what_is_taken_back_at_once_was_never_told() {
    let it = Request::new().await;
    let (house, services) = (&it.house, &it.house.scene.services);
    let id = it.ask(&wall("10:00"), &wall("11:00")).await;
    house.tell().await;
    it.approve(&it.first, &id).await;
    house.tell().await;
    house.mails();
    it.approve(&it.second, &id).await;
    approvals::take_back(services, &it.second, &id, None)
        .await
        .unwrap();
    house.tell().await;
    assert!(house.mails().is_empty());
}

#[tokio::test]
async fn r074_approvers_are_reminded_until_they_decide_and_at_most_three_times() {
    let it = Request::new().await;
    let house = &it.house;
    // Five days ahead: after a day, a day ahead, two hours ahead; then it is over.
    let id = it.ask(&wall("10:00"), &wall("11:00")).await;
    house.tell().await;
    house.mails();
    house.until(at("2026-11-22 09:00")).await;
    assert_eq!(house.mails(), ["first Still to be decided"]);
    it.approve(&it.first, &id).await;
    house.tell().await;
    assert_eq!(house.mails(), ["second To be decided"]);
    house.until(at("2026-11-25 09:59")).await;
    assert_eq!(
        house.mails(),
        ["second Still to be decided", "second Still to be decided"]
    );
    house.until(at("2026-11-25 10:01")).await;
    let mails = house.scene.fakes.mails.take();
    assert_eq!(
        mails.iter().map(said).collect::<Vec<_>>(),
        ["host Not approved"]
    );
    assert!(
        mails[0]
            .text
            .contains("Nobody decided before it began. Free instead:")
    );
    house.until(at("2026-11-27 10:00")).await;
    assert!(house.mails().is_empty());
    assert!(
        house.inbox(&it.ada).await.is_empty(),
        "never asked, never told"
    );
}

#[tokio::test]
async fn r074_a_decision_and_a_move_silence_reminders() {
    let it = Request::new().await;
    let house = &it.house;
    let decided = it.ask(&wall("10:00"), &wall("11:00")).await;
    let moved = it.ask(&wall("14:00"), &wall("15:00")).await;
    house.tell().await;
    house.mails();
    let (services, first) = (&house.scene.services, &it.first);
    approvals::reject(services, first, &decided, "No", None)
        .await
        .unwrap();
    let later = ChangeBooking {
        start: Some(at("2026-11-30 14:00")),
        ..ChangeBooking::default()
    };
    bookings::change(services, &house.host, &moved, &later, None)
        .await
        .unwrap();
    house.tell().await;
    assert_eq!(house.mails(), ["first To be decided", "host Not approved"]);
    house.until(at("2026-11-25 16:00")).await;
    assert_eq!(
        house.mails(),
        ["first Still to be decided"],
        "a day after the move"
    );
    assert_eq!(
        house.scene.stored(&moved).await.status,
        domain::bookings::Status::Pending
    );
    house.until(at("2026-11-30 14:01")).await;
    let all = [
        "first Still to be decided",
        "first Still to be decided",
        "host Not approved",
    ];
    assert_eq!(house.mails(), all);
}

#[tokio::test]
async fn r104_a_request_ends_once_though_the_process_was_gone_at_its_start() {
    let it = Request::new().await;
    let house = &it.house;
    let id = it.ask(&wall("10:00"), &wall("11:00")).await;
    house.tell().await;
    house.mails();
    // Nothing ran for days; then two processes at once.
    house.scene.fakes.clock.set(at("2026-11-28 08:00"));
    let services = &house.scene.services;
    let (one, two) = tokio::join!(
        round(services, &house.office),
        round(services, &house.office)
    );
    one.unwrap();
    two.unwrap();
    house.tell().await;
    assert_eq!(house.mails(), ["host Not approved"]);
    let ended = house.scene.fakes.memory.journal().into_iter();
    let ended = ended.filter(|row| row.action == "approvals.expire" && row.result == "ok");
    assert_eq!(ended.count(), 1);
    assert_eq!(
        house.scene.stored(&id).await.status,
        domain::bookings::Status::Rejected
    );
}
