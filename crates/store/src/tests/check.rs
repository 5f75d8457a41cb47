//! The check says nothing about what is right, and names each thing that is wrong.

use domain::bookings::Status;
use serde_json::json;
use services::ports::{Change, Kind, Records};

use super::{booking, changed, commit, memory, new, slot};
use crate::{Violation, check};

#[tokio::test]
async fn what_is_right_is_passed_over() {
    let store = memory().await;
    let one = booking("b1", "red", slot(0, 30));
    let mut waiting = booking("b2", "red", slot(0, 30));
    waiting.status = Status::Pending;
    let next = booking("b3", "red", slot(30, 60));
    commit(&*store, vec![new(one.clone()), new(waiting), new(next)]).await;
    commit(
        &*store,
        vec![changed(&one, |one| one.status = Status::Cancelled)],
    )
    .await;
    assert_eq!(check(&store).await.unwrap(), []);
}

#[tokio::test]
async fn each_contradiction_is_named() {
    let store = memory().await;
    let mut dated = booking("b3", "blue", slot(0, 30));
    dated.series = Some("s9".into());
    let mut ahead = booking("b4", "green", slot(0, 30));
    ahead.revision = 9;
    let all = vec![
        new(booking("b1", "red", slot(0, 600))),
        new(booking("b2", "red", slot(60, 90))),
        new(booking("b5", "red", slot(100, 120))),
        new(dated),
        new(ahead),
        new(booking("b6", "white", slot(0, 30))),
        new(booking("b7", "white", slot(60, 90))),
    ];
    commit(&*store, all).await;
    store
        .probe("DELETE occupancy WHERE record CONTAINS '\"b6\"'")
        .await;
    store.probe("DELETE booking:b7").await;
    let overlap = |one: &str, other: &str| Violation::Overlap {
        room: "red".into(),
        one: one.into(),
        other: other.into(),
    };
    let expected = [
        Violation::RowMissing("b6".into()),
        Violation::GuardBehind {
            room: "green".into(),
            guard: 1,
            revision: 9,
        },
        Violation::SeriesMissing {
            booking: "b3".into(),
            series: "s9".into(),
        },
        overlap("b1", "b2"),
        overlap("b1", "b5"),
        Violation::RowLeft {
            room: "white".into(),
            booking: "b7".into(),
        },
    ];
    assert_eq!(check(&store).await.unwrap(), expected);
}

#[tokio::test]
async fn r027_a_meeting_knows_its_bookings_and_they_are_at_one_time() {
    let store = memory().await;
    let held = |id: &str, room: &str, slot, meeting: &str| {
        let mut one = booking(id, room, slot);
        one.meeting = Some(meeting.into());
        new(one)
    };
    let record = json!({"type": "large_event", "bookings": ["b1", "b2", "b3"]});
    let put = Change::Put {
        kind: Kind::Meeting,
        id: "m1".to_owned(),
        expected: None,
        value: record,
    };
    store.write(vec![put], vec![]).await.unwrap();
    let together = vec![
        held("b1", "red", slot(0, 30), "m1"),
        held("b2", "blue", slot(0, 30), "m1"),
    ];
    commit(&*store, together).await;
    assert_eq!(check(&store).await.unwrap(), []);
    let apart = vec![
        held("b3", "green", slot(5, 30), "m1"),
        held("b4", "white", slot(0, 30), "m2"),
    ];
    commit(&*store, apart).await;
    let expected = [
        Violation::MeetingApart {
            meeting: "m1".into(),
            one: "b1".into(),
            other: "b3".into(),
        },
        Violation::MeetingMissing {
            booking: "b4".into(),
            meeting: "m2".into(),
        },
    ];
    assert_eq!(check(&store).await.unwrap(), expected);
}
