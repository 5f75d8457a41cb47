//! What the port of plain records promises.

use proptest::prelude::*;
use serde_json::{Value as Json, json};
use services::ports::{Change, JournalFilter, Kind, Records, StoreError};

use super::{Ports, at, entry, everywhere, memory};

everywhere!(
    a_record_grows_by_one_revision_a_change,
    what_is_taken_is_refused_whatever_its_case,
    records_are_found_by_their_fields,
    the_latest_come_first_and_page_backwards,
    nothing_is_written_when_one_change_fails,
    r213_the_journal_is_read_newest_first_and_filtered,
);

fn put(kind: Kind, id: &str, expected: Option<u64>, value: Json) -> Change {
    Change::Put {
        kind,
        id: id.to_owned(),
        expected,
        value,
    }
}

async fn a_record_grows_by_one_revision_a_change(store: &dyn Ports) {
    let write = |expected, value| store.write(vec![put(Kind::Door, "d1", expected, value)], vec![]);
    write(None, json!({"name": "A", "gone": 1})).await.unwrap();
    write(Some(1), json!({"name": "B", "none": null, "list": []}))
        .await
        .unwrap();
    let stored = store.get(Kind::Door, "d1").await.unwrap().unwrap();
    assert_eq!((stored.id.as_str(), stored.revision), ("d1", 2));
    assert_eq!(stored.value, json!({"name": "B", "none": null, "list": []}));

    let stale = write(Some(1), json!({})).await;
    assert!(matches!(stale, Err(StoreError::Stale(2))), "{stale:?}");
    let remove = || {
        vec![Change::Remove {
            kind: Kind::Door,
            id: "d1".to_owned(),
        }]
    };
    store.write(remove(), vec![]).await.unwrap();
    store.write(remove(), vec![]).await.unwrap();
    assert!(store.get(Kind::Door, "d1").await.unwrap().is_none());
    let absent = write(Some(2), json!({})).await;
    assert!(matches!(absent, Err(StoreError::Stale(0))), "{absent:?}");
}

async fn what_is_taken_is_refused_whatever_its_case(store: &dyn Ports) {
    let ada = |id, login: &str| {
        store.write(
            vec![put(Kind::Account, id, None, json!({"login": login}))],
            vec![],
        )
    };
    ada("a1", "Ada").await.unwrap();
    let same = ada("a2", "aDA").await;
    assert!(
        matches!(&same, Err(StoreError::Taken(field)) if field == "login"),
        "{same:?}"
    );
    let id = ada("a1", "other").await;
    assert!(
        matches!(&id, Err(StoreError::Taken(field)) if field == "id"),
        "{id:?}"
    );
    // Her own record keeps its login, and what has no login takes none.
    let again = put(Kind::Account, "a1", Some(1), json!({"login": "ada"}));
    store.write(vec![again], vec![]).await.unwrap();
    for id in ["a3", "a4"] {
        store
            .write(
                vec![put(Kind::Account, id, None, json!({"name": "x"}))],
                vec![],
            )
            .await
            .unwrap();
    }
    // Released by a change in the same write.
    let swap = vec![
        put(Kind::Account, "a1", Some(2), json!({"login": "lovelace"})),
        put(Kind::Account, "a3", Some(1), json!({"login": "ADA"})),
    ];
    store.write(swap, vec![]).await.unwrap();
    // One name for a room and a building is fine.
    let both = vec![
        put(Kind::Room, "r1", None, json!({"name": "North"})),
        put(Kind::Building, "b1", None, json!({"name": "North"})),
    ];
    store.write(both, vec![]).await.unwrap();
    let name = store
        .write(
            vec![put(Kind::Room, "r2", None, json!({"name": "north"}))],
            vec![],
        )
        .await;
    assert!(
        matches!(&name, Err(StoreError::Taken(field)) if field == "name"),
        "{name:?}"
    );
}

async fn the_latest_come_first_and_page_backwards(store: &dyn Ports) {
    for number in 1..=7 {
        let kind = if number % 2 == 0 {
            "large_event"
        } else {
            "client_liaison"
        };
        let value = json!({"type": kind, "organiser": "ada", "join": format!("secret {number}")});
        let put = put(Kind::Meeting, &format!("m{number}"), None, value);
        store.write(vec![put], vec![]).await.unwrap();
    }
    let latest = async |field, value, before, limit| {
        let found = store
            .latest(Kind::Meeting, field, value, before, limit)
            .await;
        let ids = found.unwrap().into_iter().map(|one| one.id);
        ids.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(latest("organiser", "ada", None, 3).await, "m7 m6 m5");
    assert_eq!(
        latest("organiser", "ada", Some("m5"), 9).await,
        "m4 m3 m2 m1"
    );
    assert_eq!(latest("type", "large_event", None, 9).await, "m6 m4 m2");
    assert_eq!(latest("type", "large_event", Some("m4"), 9).await, "m2");
    assert_eq!(latest("type", "other", None, 9).await, "");
    assert!(
        store
            .latest(Kind::Meeting, "topic", "x", None, 9)
            .await
            .is_err()
    );
    // What is written again keeps its place.
    let value = json!({"type": "large_event", "organiser": "ben", "join": "secret 2"});
    let put = put(Kind::Meeting, "m2", Some(1), value);
    store.write(vec![put], vec![]).await.unwrap();
    assert_eq!(latest("organiser", "ben", None, 9).await, "m2");
    assert_eq!(latest("type", "large_event", None, 9).await, "m6 m4 m2");
}

async fn records_are_found_by_their_fields(store: &dyn Ports) {
    let rooms = [("r3", "b1"), ("r1", "b1"), ("r2", "b2"), ("r4", "b1")];
    for (id, building) in rooms {
        let value = json!({"name": id, "building": building});
        store
            .write(vec![put(Kind::Room, id, None, value)], vec![])
            .await
            .unwrap();
    }
    let found = store.find(Kind::Room, "building", "b1", 2).await.unwrap();
    assert_eq!(
        found.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(),
        ["r1", "r3"]
    );
    assert!(
        store
            .find(Kind::Room, "building", "b", 9)
            .await
            .unwrap()
            .is_empty()
    );
    assert_eq!(
        store.find(Kind::Room, "name", "r2", 9).await.unwrap().len(),
        1
    );
    assert!(store.find(Kind::Room, "floor", "x", 9).await.is_err());

    let page = store.page(Kind::Room, Some("r1"), 2).await.unwrap();
    assert_eq!(
        page.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(),
        ["r2", "r3"]
    );
    assert_eq!(store.page(Kind::Room, None, 9).await.unwrap().len(), 4);
    assert!(store.page(Kind::Feed, None, 9).await.unwrap().is_empty());
}

async fn nothing_is_written_when_one_change_fails(store: &dyn Ports) {
    let changes = vec![
        put(Kind::Feed, "f1", None, json!({"owner": "ada"})),
        put(Kind::Feed, "f2", Some(3), json!({})),
    ];
    assert!(
        store
            .write(changes, vec![entry("j1", "feeds.make")])
            .await
            .is_err()
    );
    assert!(store.get(Kind::Feed, "f1").await.unwrap().is_none());
    assert!(
        store
            .journal(&JournalFilter::default(), None, 9)
            .await
            .unwrap()
            .is_empty()
    );
    let many = (0..1_001)
        .map(|n| put(Kind::Feed, &format!("x{n}"), None, json!({})))
        .collect();
    assert!(store.write(many, vec![]).await.is_err());
    store.ping().await.unwrap();
}

async fn r213_the_journal_is_read_newest_first_and_filtered(store: &dyn Ports) {
    let mut rows: Vec<_> = (0..6)
        .map(|n| entry(&format!("j{n}"), "bookings.book"))
        .collect();
    for (n, row) in rows.iter_mut().enumerate() {
        row.at = at(n as i64);
    }
    rows[1].actor_name = "Grace".to_owned();
    rows[2].result = "overlap".to_owned();
    rows[3].role = Some("system_administrator".to_owned());
    rows[4].detail = "Red room".to_owned();
    rows[5].action = "Accounts.sign_in".to_owned();
    rows[5].facts = vec![services::ports::Fact {
        booking: "b1".into(),
        room: "red".into(),
        status: None,
        slot: super::slot(0, 5),
        revision: 3,
        new: true,
    }];
    store.write(vec![], rows.clone()).await.unwrap();
    let read = async |filter: JournalFilter, before: Option<&str>, limit| {
        let found = store.journal(&filter, before, limit).await.unwrap();
        found.into_iter().map(|row| row.id).collect::<Vec<_>>()
    };
    let newest = store
        .journal(&JournalFilter::default(), None, 1)
        .await
        .unwrap();
    assert_eq!(newest, [rows[5].clone()]);
    let all = JournalFilter::default();
    assert_eq!(read(all.clone(), None, 2).await, ["j5", "j4"]);
    assert_eq!(read(all.clone(), Some("j4"), 2).await, ["j3", "j2"]);
    let some = |text: &str| Some(text.to_owned());
    let filters = [
        (
            JournalFilter {
                actor: some("rac"),
                ..all.clone()
            },
            vec!["j1"],
        ),
        (
            JournalFilter {
                result: some("failed"),
                ..all.clone()
            },
            vec!["j2"],
        ),
        (
            JournalFilter {
                result: some("overlap"),
                ..all.clone()
            },
            vec!["j2"],
        ),
        (
            JournalFilter {
                role: some("system_administrator"),
                ..all.clone()
            },
            vec!["j3"],
        ),
        (
            JournalFilter {
                content: some("red"),
                ..all.clone()
            },
            vec!["j4"],
        ),
        (
            JournalFilter {
                content: some("SIGN"),
                ..all.clone()
            },
            vec!["j5"],
        ),
        (
            JournalFilter {
                content: some("words of another action"),
                actions: vec!["Accounts.sign_in"],
                ..all.clone()
            },
            vec!["j5"],
        ),
        (
            JournalFilter {
                from: Some(at(1)),
                to: Some(at(3)),
                ..all.clone()
            },
            vec!["j2", "j1"],
        ),
        (
            JournalFilter {
                to: Some(at(1)),
                ..all.clone()
            },
            vec!["j0"],
        ),
        (
            JournalFilter {
                from: Some(at(4)),
                content: some("book"),
                ..all.clone()
            },
            vec!["j4"],
        ),
    ];
    for (filter, expected) in filters {
        assert_eq!(read(filter.clone(), None, 9).await, expected, "{filter:?}");
    }
}

/// Any JSON, with the numbers that are easily lost.
fn any_json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        any::<u64>().prop_map(Json::from),
        any::<f64>().prop_filter_map("JSON has no NaN", |float| float
            .is_finite()
            .then(|| Json::from(float))),
        Just(json!(1.0)),
        "\\PC{0,12}".prop_map(Json::from),
        Just(json!("2026-03-02T00:00:00Z")),
        Just(json!("account:ada")),
    ];
    leaf.prop_recursive(4, 32, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Json::from),
            prop::collection::btree_map("\\PC{0,8}", inner, 0..5)
                .prop_map(|fields| Json::Object(fields.into_iter().collect())),
        ]
    })
}

#[test]
fn json_is_kept_exactly() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let store = runtime.block_on(memory());
    let count = std::cell::Cell::new(0);
    proptest!(ProptestConfig::with_cases(96), |(json in any_json())| {
        count.set(count.get() + 1);
        let id = format!("p{}", count.get());
        let value = json!({"it": json});
        let change = put(Kind::Settings, &id, None, value.clone());
        let found = runtime.block_on(async {
            store.write(vec![change], vec![]).await.unwrap();
            store.get(Kind::Settings, &id).await.unwrap().unwrap()
        });
        prop_assert_eq!(found.value, value);
    });
}

/// What version 5 makes of meetings of before: run once more over data that has no such records.
#[tokio::test]
async fn r055_attendees_of_older_data_get_their_records() {
    const FIFTH: &str = include_str!("../../queries/schema/005_attendees.surql");
    let store = memory().await;
    let value = json!({
        "type": "large_event", "organiser": "eve", "join": "x",
        "created_at": "2026-11-20T01:00:00Z",
        "attendees": [
            {"name": "Ada", "email": "a@b.example", "account": "ada"}, {"name": "A guest"},
        ],
    });
    let put = put(Kind::Meeting, "m1", None, value);
    store.write(vec![put], vec![]).await.unwrap();
    let filling = &FIFTH[FIFTH.find("FOR $one").unwrap()..];
    let with = surrealdb::types::Variables::new();
    store.engine.run(filling, with).await.unwrap();
    let found = store
        .find(Kind::Attendee, "account", "ada", 9)
        .await
        .unwrap();
    assert_eq!(found.len(), 1);
    // The id is that of `services::meetings`: 16 digits of the SHA-256 of `account ada`.
    assert_eq!(found[0].id, "m1-752256a76f09c274");
    assert_eq!(found[0].value["name"], "Ada");
    assert_eq!(found[0].value["kind"], "required");
    assert_eq!(found[0].value["answer"], json!(null));
    let latest = store
        .latest(Kind::Attendee, "account", "ada", None, 9)
        .await;
    assert_eq!(latest.unwrap().len(), 1);
}
