//! Every command leaves a row, also a failed one (R212), and the filters find it (R213).

use domain::accounts::{Actor, Role};

use super::*;
use crate::{Error, paging::Paging, ports::JournalFilter, scene::*};

fn administrator() -> Actor {
    let mut actor = person("Admin");
    actor.roles.push(Role::SystemAdministrator);
    actor
}

async fn scene_with_rows() -> Scene {
    let scene = Scene::new();
    let plum = scene.room("Plum").await;
    let li = person("Li Na");
    scene
        .book(&li, &plum, "2026-11-20 10:00", "2026-11-20 11:00")
        .await
        .unwrap();
    scene.fakes.clock.set(at("2026-11-20 10:00"));
    let taken = scene
        .book(
            &person("Wang"),
            &plum,
            "2026-11-20 10:00",
            "2026-11-20 11:00",
        )
        .await;
    assert!(taken.is_err());
    scene
}

async fn found(scene: &Scene, filter: JournalFilter) -> Vec<String> {
    let query = JournalQuery {
        filter,
        paging: Paging::default(),
    };
    let page = list(&scene.services, &administrator(), &query)
        .await
        .unwrap();
    let line =
        |row: contract::audit::JournalView| format!("{} {} {}", row.actor, row.action, row.result);
    page.items.into_iter().map(line).collect()
}

#[tokio::test]
async fn r212_who_when_what_and_the_result_also_of_failures() {
    let scene = scene_with_rows().await;
    let rows = found(&scene, JournalFilter::default()).await;
    assert_eq!(
        rows,
        [
            "Wang bookings.book overlap",
            "Li Na bookings.book ok",
            "lintel rooms.create ok",
        ],
    );
    let stored = scene.fakes.memory.journal();
    assert_eq!(
        stored[1].detail,
        "Planning, Plum, 2026-11-20 10:00–11:00 Asia/Shanghai"
    );
    assert_eq!(stored[1].role.as_deref(), Some("ordinary"));
}

#[tokio::test]
async fn r213_each_filter_alone_and_together() {
    let scene = scene_with_rows().await;
    let none = JournalFilter::default;
    let some = |text: &str| Some(text.to_owned());
    for (filter, expected) in [
        (
            JournalFilter {
                actor: some("li n"),
                ..none()
            },
            1,
        ),
        (
            JournalFilter {
                content: some("planning"),
                ..none()
            },
            1,
        ),
        (
            JournalFilter {
                content: some("bookings."),
                ..none()
            },
            2,
        ),
        (
            JournalFilter {
                result: some("failed"),
                ..none()
            },
            1,
        ),
        (
            JournalFilter {
                result: some("overlap"),
                ..none()
            },
            1,
        ),
        (
            JournalFilter {
                role: some("ordinary"),
                ..none()
            },
            2,
        ),
        (
            JournalFilter {
                from: Some(at("2026-11-20 10:00")),
                ..none()
            },
            1,
        ),
        (
            JournalFilter {
                to: Some(at("2026-11-20 10:00")),
                ..none()
            },
            2,
        ),
        (
            JournalFilter {
                role: some("ordinary"),
                result: some("ok"),
                ..none()
            },
            1,
        ),
    ] {
        let rows = found(&scene, filter.clone()).await;
        assert_eq!(rows.len(), expected, "{filter:?}: {rows:?}");
    }
}

#[tokio::test]
async fn r213_content_finds_the_words_that_the_reader_reads() {
    let scene = scene_with_rows().await;
    for (typed, expected) in [
        ("booked a", 2),
        ("预订了会议室", 2),
        ("created a room", 1),
        ("会议室", 3),
        ("Planning", 1),
        ("paired", 0),
    ] {
        let filter = JournalFilter {
            content: Some(typed.to_owned()),
            ..JournalFilter::default()
        };
        let rows = found(&scene, filter).await;
        assert_eq!(rows.len(), expected, "{typed}: {rows:?}");
    }
}

#[tokio::test]
async fn r212_the_journal_is_for_system_administrators() {
    let scene = scene_with_rows().await;
    let denied = list(&scene.services, &person("Li"), &JournalQuery::default()).await;
    assert!(matches!(denied, Err(Error::Denied(_))));
}

#[tokio::test]
async fn the_journal_comes_page_by_page() {
    let scene = scene_with_rows().await;
    let mut query = JournalQuery::default();
    query.paging.limit = Some(2);
    let first = list(&scene.services, &administrator(), &query)
        .await
        .unwrap();
    query.paging.cursor = first.next_cursor;
    let rest = list(&scene.services, &administrator(), &query)
        .await
        .unwrap();
    assert_eq!(
        (first.items.len(), rest.items.len(), rest.next_cursor),
        (2, 1, None)
    );
}
