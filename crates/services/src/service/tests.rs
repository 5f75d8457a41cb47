//! What the desk sees, and who works there.

use domain::accounts::{Actor, Denial, Role};

use super::desk;
use crate::{
    Error, bookings,
    scene::{Scene, person, wish},
};

fn attendant() -> Actor {
    let mut actor = person("attendant");
    actor.roles.push(Role::ServiceAttendant);
    actor
}

#[tokio::test]
async fn r101_the_desk_sees_what_runs_and_what_begins_within_a_day() {
    let scene = Scene::new();
    let (services, room) = (&scene.services, scene.room("A").await);
    let ada = person("ada");
    let days = [
        ("2026-11-20 14:00", "2026-11-20 15:00"),
        ("2026-11-21 08:00", "2026-11-21 10:00"),
        ("2026-11-25 09:00", "2026-11-25 10:00"),
    ];
    for (start, end) in days {
        let mut wish = wish(&room, start, end);
        wish.private = start.starts_with("2026-11-21");
        bookings::book(services, &ada, &wish).await.unwrap();
    }
    let seen = desk(services, &attendant()).await.unwrap();
    let starts: Vec<bool> = seen.iter().map(|one| one.subject.is_some()).collect();
    assert_eq!(
        starts,
        [true, false],
        "the far one is not there, the private one says nothing"
    );
    let denied = desk(services, &ada).await;
    assert!(matches!(denied, Err(Error::Denied(Denial::DeskOnly))));
    let first = &seen[0];
    let gone = bookings::cancel(
        services,
        &ada,
        &first.id,
        contract::bookings::SeriesScope::This,
        None,
        None,
    );
    gone.await.unwrap();
    assert_eq!(desk(services, &attendant()).await.unwrap().len(), 1);
}
