//! What is to be told and what tells it are both there, or the check says which is not.

use super::*;
use crate::{
    notices::check,
    record::{self, Record},
};

async fn gone(house: &House, kind: Kind) {
    let services = &house.scene.services;
    let all: Vec<Record<serde_json::Value>> = record::all(services, kind, 1_000).await.unwrap();
    let removed = all.iter().map(|one| record::remove(kind, &one.id));
    services
        .records
        .write(removed.collect(), Vec::new())
        .await
        .unwrap();
}

#[tokio::test]
async fn r102_what_nothing_tells_and_what_nothing_sends_is_named() {
    let house = House::new().await;
    let services = &house.scene.services;
    account(&house.scene, "ada").await;
    let people = vec![must("ada"), must("guest@client.example")];
    house.meeting(&wall("10:00"), &wall("11:00"), people).await;
    let later = house.now().saturating_add(SignedDuration::from_secs(10));
    house.scene.fakes.clock.set(later.unwrap());
    // The letter is written, nobody has it yet.
    round(services, &house.office).await.unwrap();
    assert!(check(services).await.unwrap().is_empty());
    let errands = services
        .records
        .page(Kind::Errand, None, 100)
        .await
        .unwrap();
    gone(&house, Kind::Errand).await;
    let told = check(services).await.unwrap();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("letter ") && told[0].contains("not all have it"));
    let put = errands.into_iter().map(|one| crate::ports::Change::Put {
        kind: Kind::Errand,
        id: one.id,
        expected: None,
        value: one.value,
    });
    services
        .records
        .write(put.collect(), Vec::new())
        .await
        .unwrap();
    // Mails that a server does not take now wait, with an errand each.
    let down = MailError::Temporary("connection refused".to_owned());
    house.scene.fakes.mails.down(Some(down));
    house.work().await;
    assert!(check(services).await.unwrap().is_empty());
    gone(&house, Kind::Errand).await;
    let told = check(services).await.unwrap();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told.iter().all(|line| line.contains("nothing sends it")));
}
