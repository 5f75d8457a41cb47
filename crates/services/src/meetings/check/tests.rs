//! What is right is passed over, each contradiction is named; planted by writes past the use cases.

use contract::meetings::{Delegate, Invite, InviteInput, NewMeeting};
use domain::{
    accounts::Actor,
    bookings::Attendee,
    ids::MeetingId,
    meetings::{MeetingType, Mode},
};
use serde_json::{Value, json};

use super::check;
use crate::{
    meetings::{agenda, create, delegate, invite, people::attendee_id, uninvite},
    ports::{BookingStore, Change, Kind, Previous, Write, WrittenBooking},
    scene::{Scene, at, person},
};

fn guest(name: &str) -> Attendee {
    Attendee {
        name: name.to_owned(),
        email: Some(format!("{name}@client.example")),
        account: None,
    }
}

fn ask(name: &str) -> InviteInput {
    InviteInput::Full(Invite {
        name: name.to_owned(),
        email: guest(name).email,
        ..Invite::default()
    })
}

/// Host's meeting in two rooms; Ann and Bob are asked.
async fn meeting(scene: &Scene) -> MeetingId {
    let rooms = vec![scene.room("Pine").await, scene.room("Oak").await];
    let input = NewMeeting {
        topic: "Board".to_owned(),
        kind: Some(MeetingType::InternalRegular),
        mode: Mode::InPerson,
        rooms,
        start: Some(at("2026-11-23 14:00")),
        end: Some(at("2026-11-23 15:00")),
        attendees: vec![ask("ann"), ask("bob")],
        ..NewMeeting::default()
    };
    let made = create(&scene.services, &person("host"), &input).await;
    let id = made.unwrap().meeting.id;
    let item = contract::meetings::NewItem {
        topic: "Opening".to_owned(),
        minutes: Some(10),
        ..contract::meetings::NewItem::default()
    };
    agenda::add(&scene.services, &person("host"), &id, &item)
        .await
        .unwrap();
    id
}

/// Writes a record past every rule.
async fn plant(scene: &Scene, kind: Kind, id: &str, lay: impl FnOnce(&mut Value)) {
    let found = scene.services.records.get(kind, id).await.unwrap();
    let (expected, mut value) = match found {
        Some(found) => (Some(found.revision), found.value),
        None => (None, json!({})),
    };
    lay(&mut value);
    let id = id.to_owned();
    let put = Change::Put {
        kind,
        id,
        expected,
        value,
    };
    let written = scene.services.records.write(vec![put], Vec::new()).await;
    written.unwrap();
}

async fn lines(scene: &Scene) -> Vec<String> {
    check(&scene.services).await.unwrap()
}

#[tokio::test]
async fn r027_r054_what_is_right_or_may_be_for_a_while_is_passed_over() {
    let scene = Scene::new();
    let services = &scene.services;
    let id = meeting(&scene).await;
    assert!(lines(&scene).await.is_empty());
    // Somebody brought by a file whose list was never written.
    let left = attendee_id(&id, &guest("left"));
    let ann = attendee_id(&id, &guest("ann"));
    let ann = services.records.get(Kind::Attendee, &ann).await;
    let ann = ann.unwrap().unwrap().value;
    plant(&scene, Kind::Attendee, &left, |value| {
        *value = ann;
        value["delegated_to"] = json!("nobody");
    })
    .await;
    // Somebody who never had a record.
    let bob = attendee_id(&id, &guest("bob"));
    let gone = vec![Change::Remove {
        kind: Kind::Attendee,
        id: bob,
    }];
    services.records.write(gone, Vec::new()).await.unwrap();
    assert_eq!(lines(&scene).await, [""; 0]);
}

#[tokio::test]
async fn r027_a_meetings_list_and_that_of_its_rooms_are_one() {
    let scene = Scene::new();
    let id = meeting(&scene).await;
    let booking = scene.fakes.memory.bookings().remove(0);
    let mut apart = booking.clone();
    apart.attendees.pop();
    let write = Write {
        bookings: vec![WrittenBooking {
            previous: Some(Previous {
                room: booking.room.clone(),
                start: booking.slot.start,
                revision: booking.revision,
                attending: booking.schedules(),
            }),
            booking: apart,
        }],
        ..Write::default()
    };
    scene.fakes.memory.commit(write).await.unwrap();
    let told = lines(&scene).await;
    assert!(!told.is_empty());
    let wanted = format!("meeting {id}: its list and that of ");
    assert!(
        told.iter().all(|line| line.starts_with(&wanted)),
        "{told:?}"
    );
}

#[tokio::test]
async fn r054_nobody_stands_on_a_list_twice_or_under_anothers_id() {
    let scene = Scene::new();
    let id = meeting(&scene).await;
    let ann = attendee_id(&id, &guest("ann"));
    plant(&scene, Kind::Attendee, &ann, |value| {
        value["email"] = json!("eve@client.example");
    })
    .await;
    let other = format!("attendee {ann}: is of somebody else than its id says");
    assert_eq!(lines(&scene).await, std::slice::from_ref(&other));
    // A meeting without rooms keeps the list itself.
    plant(&scene, Kind::Meeting, id.as_str(), |value| {
        value["bookings"] = json!([]);
        let list = value["attendees"].as_array_mut().unwrap();
        let mut again = list[0].clone();
        again["email"] = json!("ANN@client.example");
        list.push(again);
    })
    .await;
    let twice = format!("meeting {id}: somebody stands on its list twice");
    assert_eq!(lines(&scene).await, [twice, other]);
}

#[tokio::test]
async fn r055_a_delegation_is_one_hop_and_both_ends_know_of_it() {
    let scene = Scene::new();
    let id = meeting(&scene).await;
    let (ann, bob) = (
        attendee_id(&id, &guest("ann")),
        attendee_id(&id, &guest("bob")),
    );
    plant(&scene, Kind::Attendee, &ann, |value| {
        value["delegated_to"] = json!(bob);
    })
    .await;
    let sends = format!("attendee {ann}: sends {bob}, who does not come for them");
    assert_eq!(lines(&scene).await, [sends]);
    plant(&scene, Kind::Attendee, &bob, |value| {
        value["delegated_from"] = json!(ann);
    })
    .await;
    assert!(lines(&scene).await.is_empty());
    plant(&scene, Kind::Attendee, &bob, |value| {
        value["delegated_to"] = json!("somebody");
    })
    .await;
    let hop = format!("attendee {bob}: comes for another and sends another");
    let sends = format!("attendee {bob}: sends somebody, who does not come for them");
    assert_eq!(lines(&scene).await, [hop, sends]);
    plant(&scene, Kind::Attendee, &bob, |value| {
        value["delegated_to"] = Value::Null;
    })
    .await;
    plant(&scene, Kind::Attendee, &ann, |value| {
        value["delegated_to"] = Value::Null;
    })
    .await;
    let comes = format!("attendee {bob}: comes for {ann}, who does not send them");
    assert_eq!(lines(&scene).await, [comes]);
}

#[tokio::test]
async fn r055_whose_sender_is_uninvited_comes_for_themselves() {
    let scene = Scene::new();
    let services = &scene.services;
    let (id, host) = (meeting(&scene).await, person("host"));
    let input = contract::accounts::AccountInput {
        login: Some("ada".to_owned()),
        name: Some("ada".to_owned()),
        ..contract::accounts::AccountInput::default()
    };
    let made = crate::accounts::create(services, &Actor::system(), &input).await;
    let ada = person(made.unwrap().0.id.as_str());
    let more = [InviteInput::Text("ada".to_owned())];
    invite(services, &host, &id, &more, None).await.unwrap();
    let to = Delegate { who: ask("cleo") };
    delegate(services, &ada, &id, &to).await.unwrap();
    assert!(lines(&scene).await.is_empty());
    let own = Attendee {
        name: "ada".to_owned(),
        email: None,
        account: ada.account().cloned(),
    };
    let left = uninvite(services, &host, &id, &attendee_id(&id, &own)).await;
    let left = left.unwrap();
    let cleo = left
        .attendees
        .iter()
        .find(|one| one.name == "cleo")
        .unwrap();
    assert_eq!(cleo.in_place_of, None);
    assert_eq!(lines(&scene).await, [""; 0]);
}

#[tokio::test]
async fn r058_r059_what_belongs_to_a_meeting_names_one_that_is_there() {
    let scene = Scene::new();
    meeting(&scene).await;
    let planted = [
        (Kind::Attendee, "attendee a1"),
        (Kind::Agenda, "agenda m9"),
        (Kind::Paper, "paper p1"),
        (Kind::Upload, "upload u1"),
        (Kind::Rehearsal, "rehearsal m9"),
    ];
    for (kind, words) in planted {
        let id = words.split(' ').next_back().unwrap();
        plant(&scene, kind, id, |value| {
            *value = json!({ "meeting": "m9" })
        })
        .await;
    }
    let wanted = planted.map(|(_, words)| format!("{words}: its meeting m9 is not there"));
    assert_eq!(lines(&scene).await, wanted);
}
