use contract::accounts::AccountInput;
use domain::accounts::Role;

use super::*;
use crate::fakes::Fakes;

async fn house() -> (Fakes, Actor) {
    let fakes = Fakes::at("2026-11-20T08:00:00Z".parse().unwrap());
    let input = AccountInput {
        login: Some("ada".to_owned()),
        name: Some("Ada".to_owned()),
        ..AccountInput::default()
    };
    let (made, _) = accounts::create(&fakes.services, &Actor::system(), &input)
        .await
        .unwrap();
    let kind = domain::accounts::ActorKind::Person(made.id, domain::accounts::PersonKind::Internal);
    let mut ada = Actor::bare(kind, "Ada");
    ada.roles = vec![Role::Ordinary];
    (fakes, ada)
}

fn secret(made: &NewFeed) -> &str {
    made.path
        .trim_start_matches("/feeds/")
        .trim_end_matches(".ics")
}

async fn missing(fakes: &Fakes, secret: &str) -> bool {
    matches!(
        feed(&fakes.services, secret).await,
        Err(Error::NotFound("feed"))
    )
}

#[tokio::test]
async fn r007_a_feed_answers_until_its_owner_ends_it() {
    let (fakes, ada) = house().await;
    let made = create_feed(&fakes.services, &ada, None).await.unwrap();
    let text = feed(&fakes.services, secret(&made)).await.unwrap();
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n"), "{text}");
    assert_eq!(
        feeds(&fakes.services, &ada).await.unwrap(),
        std::slice::from_ref(&made.feed)
    );
    let stored = fakes
        .services
        .records
        .page(Kind::Feed, None, 10)
        .await
        .unwrap();
    assert!(!format!("{stored:?}").contains(secret(&made)));
    revoke_feed(&fakes.services, &ada, &made.feed.id)
        .await
        .unwrap();
    assert!(missing(&fakes, secret(&made)).await);
    assert!(feeds(&fakes.services, &ada).await.unwrap().is_empty());
}

#[tokio::test]
async fn r020_a_feed_dies_with_its_owners_account_and_secrets_cannot_be_guessed_at() {
    let (fakes, ada) = house().await;
    let made = create_feed(&fakes.services, &ada, None).await.unwrap();
    let id = ada.account().unwrap();
    let off = AccountInput {
        disabled: Some(true),
        ..AccountInput::default()
    };
    accounts::change(&fakes.services, &Actor::system(), id, &off, None)
        .await
        .unwrap();
    assert!(missing(&fakes, secret(&made)).await);
    for wrong in ["", "x", "../../etc/passwd", &"y".repeat(10_000)] {
        assert!(missing(&fakes, wrong).await);
    }
}

#[tokio::test]
async fn r005_feeds_are_for_people_and_belong_to_one() {
    let (fakes, ada) = house().await;
    let made = create_feed(&fakes.services, &ada, None).await.unwrap();
    let anonymous = create_feed(&fakes.services, &Actor::anonymous(), None).await;
    assert!(matches!(anonymous, Err(Error::Denied(_))));
    let kind = domain::accounts::ActorKind::Person(
        AccountId::from("bob"),
        domain::accounts::PersonKind::Internal,
    );
    let bob = Actor::bare(kind, "Bob");
    let other = revoke_feed(&fakes.services, &bob, &made.feed.id).await;
    assert!(matches!(other, Err(Error::NotFound("feed"))));
    let nowhere = create_feed(&fakes.services, &ada, Some(RoomId::from("none"))).await;
    assert!(matches!(nowhere, Err(Error::NotFound("room"))));
}
