use contract::start::{Step, StepState};
use domain::accounts::{Actor, Denial};

use super::{add_people, add_place, add_rooms, is_untouched, left, skip, start};
use crate::{
    Error, Services,
    accounts::{self, AccountFilter},
    connections::{Format, ImportRequest, import},
    doors,
    paging::Paging,
    ports::JournalFilter,
    rooms::{self, RoomFilter},
    scene::{Scene, person},
};

const DAY: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\nBEGIN:VEVENT\r\n\
    UID:one@x\r\nDTSTAMP:20261101T000000Z\r\nDTSTART:20261123T010000Z\r\nDTEND:20261123T020000Z\r\n\
    SUMMARY:Brought\r\nLOCATION:Plum\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

fn lines(text: &str) -> Vec<String> {
    vec![text.to_owned()]
}

async fn state(services: &Services, step: Step) -> StepState {
    start(services, &Actor::system()).await.unwrap().state(step)
}

async fn journal(services: &Services) -> Vec<(String, String)> {
    let filter = JournalFilter::default();
    let rows = services.records.journal(&filter, None, 500).await;
    let rows = rows.unwrap().into_iter();
    rows.map(|row| (row.action, row.result)).collect()
}

#[tokio::test]
async fn r216_each_step_is_done_by_what_is_stored_whichever_way_it_came() {
    let scene = Scene::new();
    let (services, system) = (&scene.services, Actor::system());
    accounts::first_start_link(services).await.unwrap();
    let steps = start(services, &system).await.unwrap();
    assert_eq!((steps.left(), steps.next()), (7, Some(Step::Organisation)));
    assert!(is_untouched(services).await.unwrap());

    let named = contract::settings::SettingsInput {
        name: Some("Plum & Co".to_owned()),
        ..Default::default()
    };
    rooms::change_settings(services, &system, &named, None)
        .await
        .unwrap();
    assert_eq!(state(services, Step::Organisation).await, StepState::Done);
    assert!(!is_untouched(services).await.unwrap());

    // A room made elsewhere brings its building.
    let room = scene
        .room_with("Plum", |input| input.building = Some("Annexe".to_owned()))
        .await;
    assert_eq!(state(services, Step::Place).await, StepState::Done);
    assert_eq!(state(services, Step::Rooms).await, StepState::Done);

    assert_eq!(state(services, Step::People).await, StepState::ToDo);
    let input = contract::accounts::AccountInput {
        login: Some("li.wei".to_owned()),
        name: Some("Li Wei".to_owned()),
        ..Default::default()
    };
    accounts::create(services, &system, &input).await.unwrap();
    assert_eq!(state(services, Step::People).await, StepState::Done);

    let offer = doors::offer(services, "127.0.0.1").await.unwrap();
    let pair = contract::doors::PairDoor {
        code: offer.code,
        room: room.clone(),
        name: "Glass".to_owned(),
    };
    let door = doors::confirm(services, &system, &pair).await.unwrap();
    assert_eq!(state(services, Step::Door).await, StepState::Done);
    doors::revoke(services, &system, &door.id).await.unwrap();
    assert_eq!(
        state(services, Step::Door).await,
        StepState::Done,
        "it was taken once"
    );

    let mut file = ImportRequest::new(Format::Ics, DAY.as_bytes().to_vec());
    file.dry_run = true;
    import(services, &system, file.clone()).await.unwrap();
    assert_eq!(
        state(services, Step::Calendar).await,
        StepState::ToDo,
        "only looked at"
    );
    file.dry_run = false;
    let report = import(services, &system, file.clone()).await.unwrap();
    assert_eq!((report.created, report.failed), (1, 0));
    assert_eq!(state(services, Step::Calendar).await, StepState::Done);
    import(services, &system, file).await.unwrap();
    assert_eq!(state(services, Step::Booking).await, StepState::Done);
    assert_eq!(left(services, &system).await.unwrap(), 0);
}

#[tokio::test]
async fn r216_a_step_is_skipped_and_taken_up_again_and_the_journal_says_so() {
    let scene = Scene::new();
    let (services, system) = (&scene.services, Actor::system());
    for step in Step::ALL {
        skip(services, &system, step, true).await.unwrap();
    }
    assert_eq!(left(services, &system).await.unwrap(), 0);
    assert_eq!(state(services, Step::Door).await, StepState::Skipped);
    skip(services, &system, Step::Door, true).await.unwrap();
    let steps = skip(services, &system, Step::Door, false).await.unwrap();
    assert_eq!((steps.left(), steps.next()), (1, Some(Step::Door)));
    assert_eq!(
        left(services, &system).await.unwrap(),
        1,
        "at once, not in a minute"
    );
    // What was skipped and is there after all is done.
    scene.room("Plum").await;
    assert_eq!(state(services, Step::Rooms).await, StepState::Done);
    let rows = journal(services).await;
    assert!(rows.contains(&("start.skip".to_owned(), "ok".to_owned())));
    assert!(rows.contains(&("start.resume".to_owned(), "ok".to_owned())));
}

#[tokio::test]
async fn r006_ordinary_people_neither_see_nor_take_the_first_steps() {
    let scene = Scene::new();
    let (services, anna) = (&scene.services, person("anna"));
    assert_eq!(left(services, &anna).await.unwrap(), 0);
    let denied = |error: Error| {
        let only = Denial::SystemAdministratorOnly;
        assert!(matches!(error, Error::Denied(no) if no == only), "{error}");
    };
    denied(start(services, &anna).await.unwrap_err());
    denied(skip(services, &anna, Step::Door, true).await.unwrap_err());
    let place = add_place(services, &anna, ("House", "UTC"), "").await;
    denied(place.unwrap_err());
    let rooms = add_rooms(services, &anna, "", &lines("Plum, 8")).await;
    denied(rooms.unwrap_err());
    let people = add_people(services, &anna, &lines("Li, li")).await;
    denied(people.unwrap_err());
    let steps = start(services, &Actor::system()).await.unwrap();
    assert_eq!(steps.left(), 7, "nothing was made");
}

#[tokio::test]
async fn r080_rooms_are_made_line_by_line_and_a_wrong_line_comes_back_whole() {
    let scene = Scene::new();
    let (services, system) = (&scene.services, Actor::system());
    let floors = "Ground, First、ground";
    let house = add_place(services, &system, ("Annexe", "Europe/Zurich"), floors);
    let house = house.await.unwrap();
    assert_eq!(house.floors.len(), 2);
    let again = add_place(services, &system, (" annexe ", "UTC"), "Roof").await;
    let again = again.unwrap();
    assert_eq!(
        (again.id.clone(), again.floors.len()),
        (house.id.clone(), 3)
    );
    let floor = house.floors.iter().find(|floor| floor.name == "First");
    let floor = floor.unwrap().id.to_string();

    let typed = lines("Plum, 8\n\nPear\nplum , 4\nPlum, 9\nQuince, 0\nCherry，12 座");
    let added = add_rooms(services, &system, &floor, &typed).await.unwrap();
    let names: Vec<_> = added.made.iter().map(|room| room.name.as_str()).collect();
    assert!(
        names.starts_with(&["Plum"]) && names.ends_with(&["Cherry"]),
        "{names:?}"
    );
    let wrong: Vec<_> = added.wrong.iter().map(|(line, _)| line.as_str()).collect();
    assert!(wrong.contains(&"Pear") && wrong.contains(&"Plum, 9") && wrong.contains(&"Quince, 0"));
    assert_eq!(
        names.len() + wrong.len(),
        6,
        "every line is made or comes back"
    );
    let (filter, most) = (RoomFilter::default(), Paging::most());
    let all = rooms::list(services, &system, &filter, "en", &most).await;
    let all = all.unwrap().items;
    assert_eq!(all.len(), names.len());
    for room in &all {
        assert_eq!(room.time_zone, "Europe/Zurich");
        assert_eq!(room.floor.as_deref(), Some("First"));
    }
    let rows = journal(services).await;
    let made = rows
        .iter()
        .filter(|row| **row == ("rooms.create".to_owned(), "ok".to_owned()));
    assert_eq!(made.count(), names.len(), "a row each");
    let unknown = add_rooms(services, &system, "nowhere", &lines("Fig, 3")).await;
    assert_eq!(unknown.unwrap_err().code(), "invalid");
}

#[tokio::test]
async fn r013_people_are_invited_line_by_line_each_with_a_link_of_their_own() {
    let scene = Scene::new();
    let (services, system) = (&scene.services, Actor::system());
    let typed = lines("Li Wei, li.wei\nWang Fang <Fang@X.org>\nNobody\nTwin, LI.WEI\nBad, a b");
    let added = add_people(services, &system, &typed).await.unwrap();
    let made: Vec<_> = added
        .made
        .iter()
        .map(|(one, _)| one.login.as_str())
        .collect();
    assert_eq!(made, ["li.wei", "fang@x.org"]);
    assert_eq!(added.made[1].0.email.as_deref(), Some("fang@x.org"));
    assert_ne!(added.made[0].1.path, added.made[1].1.path);
    assert_eq!(added.wrong.len(), 3);
    for (account, link) in &added.made {
        let secret = link.path.strip_prefix("/welcome/").unwrap();
        let (login, ..) = accounts::link_account(services, secret).await.unwrap();
        assert_eq!(login, account.login);
    }
    let (filter, most) = (AccountFilter::default(), Paging::most());
    let all = accounts::list(services, &system, &filter, &most).await;
    assert_eq!(all.unwrap().items.len(), 2);
}
