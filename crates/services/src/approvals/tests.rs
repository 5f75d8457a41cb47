//! Requests are decided by those who may, and decision 9 holds.

use domain::{
    accounts::{Actor, Denial},
    bookings::{Rule, Status},
    ids::{BookingId, RoomId},
};

mod checked;
mod ending;
mod steps;

use super::*;
use crate::{Error, bookings, paging::Paging, scene::*};

const START: &str = "2026-11-23 10:00";
const END: &str = "2026-11-23 11:00";

async fn asked(scene: &Scene, room: &RoomId, who: &str, start: &str, end: &str) -> BookingId {
    scene.book(&person(who), room, start, end).await.unwrap().id
}

#[tokio::test]
async fn r010_a_manager_sees_and_decides_only_requests_for_own_rooms() {
    let scene = Scene::new();
    let (plum, orchid) = (
        scene.asking_room("Plum").await,
        scene.asking_room("Orchid").await,
    );
    let mine = asked(&scene, &plum, "Li", START, END).await;
    let other = asked(&scene, &orchid, "Li", START, END).await;
    let boss = manager("Boss", &plum);
    let paging = Paging::default();
    let waiting = pending(&scene.services, &boss, Order::Oldest, &paging)
        .await
        .unwrap();
    let ids: Vec<_> = waiting
        .items
        .iter()
        .map(|one| one.booking.id.clone())
        .collect();
    assert_eq!(ids, std::slice::from_ref(&mine));
    let denied = approve(&scene.services, &boss, &other, None).await;
    assert!(matches!(
        denied,
        Err(Error::Denied(Denial::RoomManagerOnly))
    ));
    let denied = approve(&scene.services, &person("Li"), &mine, None).await;
    assert!(matches!(
        denied,
        Err(Error::Denied(Denial::RoomManagerOnly))
    ));
    let denied = pending(&scene.services, &person("Li"), Order::Oldest, &paging).await;
    assert!(matches!(denied, Err(Error::Denied(_))));
    let all = pending(&scene.services, &Actor::system(), Order::Start, &paging)
        .await
        .unwrap();
    assert_eq!(all.items.len(), 2);
    let approved = approve(&scene.services, &boss, &mine, None).await.unwrap();
    assert_eq!(approved.booking.status, Status::Confirmed);
    let twice = approve(&scene.services, &boss, &mine, None).await;
    assert!(matches!(twice, Err(Error::Rule("not_pending"))));
}

#[tokio::test]
async fn r079_decision_9_approving_one_rejects_the_others_and_names_what_is_free() {
    let scene = Scene::new();
    let plum = scene.asking_room("Plum").await;
    scene.room("Orchid").await;
    let winner = asked(&scene, &plum, "Li", START, END).await;
    let loser = asked(
        &scene,
        &plum,
        "Wang",
        "2026-11-23 10:30",
        "2026-11-23 11:30",
    )
    .await;
    let later = asked(
        &scene,
        &plum,
        "Wang",
        "2026-11-23 11:00",
        "2026-11-23 12:00",
    )
    .await;
    let before = scene.fakes.memory.journal().len();
    approve(&scene.services, &manager("Boss", &plum), &winner, None)
        .await
        .unwrap();
    assert_eq!(scene.stored(&winner).await.status, Status::Confirmed);
    let lost = scene.stored(&loser).await;
    assert_eq!(lost.status, Status::Rejected);
    let reason = lost.reason.unwrap();
    assert!(reason.contains("Orchid 2026-11-23 10:30–11:30"), "{reason}");
    assert_eq!(
        scene.stored(&later).await.status,
        Status::Pending,
        "touching is no overlap"
    );
    let rows = scene.fakes.memory.journal();
    assert_eq!(rows.len(), before + 1, "one transaction");
    assert_eq!(rows.last().unwrap().facts.len(), 2);
    let refused = scene.book(&person("Wang"), &plum, START, END).await;
    assert!(matches!(refused, Err(Error::Refused(refusal)) if refusal.rule == Rule::Overlap));
}

#[tokio::test]
async fn decision_9_speaks_the_organisations_language() {
    let scene = Scene::new();
    let plum = scene.asking_room("梅").await;
    let chinese = contract::settings::SettingsInput {
        locale: Some("zh".to_owned()),
        ..Default::default()
    };
    let system = Actor::system();
    let settings = crate::rooms::change_settings(&scene.services, &system, &chinese, None);
    settings.await.unwrap();
    let winner = asked(&scene, &plum, "Li", START, END).await;
    let loser = asked(&scene, &plum, "Wang", START, END).await;
    approve(&scene.services, &system, &winner, None)
        .await
        .unwrap();
    let reason = scene.stored(&loser).await.reason.unwrap();
    assert!(reason.starts_with("该时段已批准给另一申请"), "{reason}");
}

#[tokio::test]
async fn r084_two_approvals_of_one_slot_one_wins() {
    let scene = Scene::new();
    let plum = scene.asking_room("Plum").await;
    let mut requests = Vec::new();
    for number in 0..20 {
        requests.push(asked(&scene, &plum, &format!("P{number}"), START, END).await);
    }
    let mut running = Vec::new();
    for id in requests.clone() {
        let (services, boss) = (scene.services.clone(), manager("Boss", &plum));
        running.push(tokio::spawn(async move {
            approve(&services, &boss, &id, None).await
        }));
    }
    let mut approved = 0;
    for task in running {
        match task.await.unwrap() {
            Ok(_) => approved += 1,
            Err(error) => assert!(matches!(error, Error::Rule("not_pending")), "{error}"),
        }
    }
    assert_eq!(approved, 1);
    let mut rejected = 0;
    for id in &requests {
        rejected += usize::from(scene.stored(id).await.status == Status::Rejected);
    }
    assert_eq!(rejected, 19);
}

#[tokio::test]
async fn approving_what_was_taken_meanwhile_is_refused() {
    let scene = Scene::new();
    let plum = scene.asking_room("Plum").await;
    let id = asked(&scene, &plum, "Li", START, END).await;
    // Approval is switched off, somebody books a part, and the request is pushed out.
    let free = contract::rooms::RoomInput {
        requires_approval: Some(Some(false)),
        ..Default::default()
    };
    let system = Actor::system();
    crate::rooms::change(&scene.services, &system, &plum, &free, None)
        .await
        .unwrap();
    scene
        .book(&person("Wang"), &plum, "2026-11-23 10:30", END)
        .await
        .unwrap();
    assert_eq!(scene.stored(&id).await.status, Status::Rejected);
}

#[tokio::test]
async fn a_rejection_needs_a_reason_and_tells_it() {
    let scene = Scene::new();
    let plum = scene.asking_room("Plum").await;
    let boss = manager("Boss", &plum);
    let id = asked(&scene, &plum, "Li", START, END).await;
    let silent = reject(&scene.services, &boss, &id, " ", None).await;
    assert!(matches!(silent, Err(Error::Invalid(_))));
    let stale = reject(&scene.services, &boss, &id, "Exam week", Some(99)).await;
    assert!(matches!(stale, Err(Error::Stale(_))));
    reject(&scene.services, &boss, &id, "Exam week", None)
        .await
        .unwrap();
    let told = bookings::get(&scene.services, &person("Li"), &id)
        .await
        .unwrap();
    assert_eq!(told.booking.status, Status::Rejected);
    assert_eq!(told.reason.as_deref(), Some("Exam week"));
}
