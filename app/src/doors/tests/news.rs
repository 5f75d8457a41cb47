//! News that comes late, twice or for another room.

use contract::{
    doors::DoorFace,
    live::{Change, ChangeKind, RoomStateView, Snapshot},
};
use domain::{bookings::State, doors::Trust};

use super::{at, booking, door};
use crate::{
    doors::known::{Known, News},
    live::Message,
};

fn change(kind: ChangeKind, line: &str, revision: u64) -> Change {
    let mut view = booking(line);
    view.revision = revision;
    let state = RoomStateView {
        state: State::Free,
        since: None,
        until: None,
        current: None,
        next: None,
        as_of: at("10:00"),
        revision,
    };
    Change {
        kind,
        room: view.room.clone(),
        booking: Some(view.id.clone()),
        revision,
        status: None,
        start: None,
        end: None,
        subject: None,
        state,
        view: (kind != ChangeKind::Removed).then_some(view),
        committed_at: at("10:00"),
    }
}

fn subjects(known: &Known) -> Vec<String> {
    let bookings = &known.face.snapshot.bookings;
    bookings
        .iter()
        .filter_map(|one| one.subject.clone())
        .collect()
}

#[test]
fn r138_a_new_booking_takes_its_place_in_the_day() {
    let mut known = door(&["09:00-10:00  First", "14:00-15:00  Last"]);
    let news = known.take_change(&change(ChangeKind::Booked, "11:00-12:00  Middle", 2));
    assert_eq!(news, News::Taken);
    assert_eq!(subjects(&known), ["First", "Middle", "Last"]);
    assert_eq!(known.face.snapshot.revision, 2);
}

#[test]
fn older_news_changes_nothing() {
    let mut known = door(&[]);
    let line = "11:00-12:00  Middle";
    known.take_change(&change(ChangeKind::Booked, line, 2));
    assert_eq!(
        known.take_change(&change(ChangeKind::Removed, line, 2)),
        News::Old
    );
    assert_eq!(subjects(&known), ["Middle"]);
}

#[test]
fn late_news_does_not_bring_a_removed_booking_back() {
    let line = "11:00-12:00  Middle";
    let mut known = door(&[line]);
    assert_eq!(
        known.take_change(&change(ChangeKind::Removed, line, 2)),
        News::Taken
    );
    assert_eq!(
        known.take_change(&change(ChangeKind::Changed, line, 1)),
        News::Old
    );
    assert!(subjects(&known).is_empty());
}

#[test]
fn news_of_another_room_is_not_mine_and_of_the_room_itself_asks_again() {
    let mut known = door(&[]);
    let mut other = change(ChangeKind::Booked, "11:00-12:00  Middle", 2);
    other.room = "plum".into();
    assert_eq!(known.take_change(&other), News::Old);
    let room = Change {
        booking: None,
        ..change(ChangeKind::Room, "11:00-12:00  Middle", 2)
    };
    assert_eq!(known.take_change(&room), News::AskAgain);
}

#[test]
fn a_snapshot_is_the_truth_even_after_a_restore() {
    let mut known = door(&["09:00-10:00  Old"]);
    let mut whole = door(&["11:00-12:00  New"]).face.snapshot;
    whole.revision = 0;
    let snapshot = Snapshot {
        as_of: at("10:00"),
        rooms: vec![whole],
    };
    assert_eq!(known.take_snapshot(&snapshot), News::Taken);
    assert_eq!(subjects(&known), ["New"]);
    let nothing = Snapshot {
        as_of: at("10:00"),
        rooms: Vec::new(),
    };
    assert_eq!(known.take_snapshot(&nothing), News::AskAgain);
}

#[test]
fn r181_a_revision_that_was_left_out_is_asked_for_and_ages_what_is_known() {
    let mut known = door(&[]);
    let verified = known.verified();
    let news = known.take(&Message::Change(Box::new(change(
        ChangeKind::Booked,
        "11:00-12:00  Third",
        3,
    ))));
    assert_eq!(news, News::AskAgain, "where is the second?");
    assert!(subjects(&known).is_empty(), "old and new do not mix");
    assert_eq!(known.take_revision(3, at("10:00")), News::AskAgain);
    assert_eq!(known.verified(), verified);
}

#[test]
fn r181_an_answer_that_was_overtaken_takes_nothing_back() {
    let mut known = door(&[]);
    let answer = known.face.clone();
    known.take_change(&change(ChangeKind::Booked, "11:00-12:00  Meanwhile", 2));
    assert_eq!(known.take_answer(answer.clone()), News::Old);
    assert_eq!(subjects(&known), ["Meanwhile"]);
    // Read later than that, it is a backup that was restored.
    let restored = DoorFace {
        as_of: at("11:00"),
        ..answer
    };
    assert_eq!(known.take_answer(restored), News::Taken);
    assert!(subjects(&known).is_empty());
}

#[test]
fn r181_a_kept_copy_is_unsure_until_the_server_was_heard() {
    let face = door(&[]).face;
    let (now, whole) = (face.as_of, face.snapshot.clone());
    let mut known = Known::from_copy(face);
    assert_eq!(known.trust(known.verified(), now), Trust::Unsure);
    let snapshot = Snapshot {
        as_of: now,
        rooms: vec![whole],
    };
    known.take_snapshot(&snapshot);
    assert_eq!(known.trust(known.verified(), now), Trust::Live);
    known.lose_track();
    assert_eq!(known.trust(known.verified(), now), Trust::Unsure);
}
