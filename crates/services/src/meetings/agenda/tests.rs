//! Agendas over the fakes: times that follow, hands that meet, who may read.

use contract::meetings::{Agenda, ChangeItem, Invite, InviteInput, NewItem, NewMeeting};
use domain::{
    accounts::{Actor, Denial},
    ids::MeetingId,
    meetings::{AttendeeKind, MeetingType, Mode},
};

use super::{add, agenda, change, put_elsewhere, remove};
use crate::{
    Error,
    meetings::{change as change_meeting, create, get},
    scene::{Scene, at, person},
};

async fn meeting(scene: &Scene, organiser: &Actor) -> MeetingId {
    let input = NewMeeting {
        topic: "Board".to_owned(),
        kind: Some(MeetingType::InternalRegular),
        mode: Mode::Online,
        start: Some(at("2026-11-23 14:00")),
        end: Some(at("2026-11-23 15:00")),
        ..NewMeeting::default()
    };
    let made = create(&scene.services, organiser, &input).await;
    made.unwrap().meeting.id
}

fn item(topic: &str, minutes: u32) -> NewItem {
    NewItem {
        topic: topic.to_owned(),
        owner: "director".to_owned(),
        minutes: Some(minutes),
        before: None,
    }
}

/// `14:00 Opening director`, by the wall clock of Shanghai.
fn lines(agenda: &Agenda) -> Vec<String> {
    let zone = jiff::tz::TimeZone::get(crate::scene::ZONE).unwrap();
    let line = |one: &contract::meetings::AgendaLine| {
        let at = zone.to_datetime(one.start).strftime("%H:%M");
        let over = if one.over { "!" } else { "" };
        format!("{at} {}{over}", one.item.topic)
    };
    agenda.items.iter().map(line).collect()
}

#[tokio::test]
async fn r058_items_in_time_order_with_who_is_responsible_and_overrun_is_told() {
    let scene = Scene::new();
    let (services, ada) = (&scene.services, person("ada"));
    let id = meeting(&scene, &ada).await;
    add(services, &ada, &id, &item("Opening", 10))
        .await
        .unwrap();
    add(services, &ada, &id, &item("Figures", 40))
        .await
        .unwrap();
    let all = add(services, &ada, &id, &item("Questions", 20))
        .await
        .unwrap();
    assert_eq!(
        lines(&all),
        ["14:00 Opening", "14:10 Figures", "14:50 Questions!"]
    );
    assert_eq!(
        (all.over_minutes, &*all.items[0].item.owner),
        (10, "director")
    );
    let (opening, questions) = (&all.items[0].item.id, &all.items[2].item.id);
    let moved = put_elsewhere(services, &ada, &id, questions, Some(opening))
        .await
        .unwrap();
    assert_eq!(
        lines(&moved),
        ["14:00 Questions", "14:20 Opening", "14:30 Figures!"]
    );
    let shorter = ChangeItem {
        minutes: Some(5),
        ..ChangeItem::default()
    };
    let all = change(services, &ada, &id, questions, &shorter)
        .await
        .unwrap();
    assert_eq!(
        lines(&all),
        ["14:00 Questions", "14:05 Opening", "14:15 Figures"]
    );
    let later = contract::meetings::ChangeMeeting {
        start: Some(at("2026-11-23 16:00")),
        ..Default::default()
    };
    change_meeting(services, &ada, &id, &later, None)
        .await
        .unwrap();
    let all = remove(services, &ada, &id, opening).await.unwrap();
    assert_eq!(
        lines(&all),
        ["16:00 Questions", "16:05 Figures"],
        "moves with the meeting"
    );
    let detail = get(services, &ada, &id).await.unwrap();
    assert_eq!(detail.agenda, all);
}

#[tokio::test]
async fn r058_two_who_edit_one_agenda_lose_nothing_of_each_other() {
    let scene = Scene::new();
    let (services, ada) = (&scene.services, person("ada"));
    let id = meeting(&scene, &ada).await;
    let names: Vec<String> = (0..12).map(|number| format!("Item {number}")).collect();
    let items: Vec<NewItem> = names.iter().map(|name| item(name, 1)).collect();
    let adding = items.iter().map(|one| add(services, &ada, &id, one));
    let all = futures::future::join_all(adding).await;
    assert!(all.iter().all(Result::is_ok));
    let all = agenda(services, &ada, &id).await.unwrap();
    assert_eq!(all.items.len(), 12);

    let one = all.items[0].item.clone();
    let said = |topic: &str| ChangeItem {
        topic: Some(topic.to_owned()),
        revision: Some(one.revision),
        ..ChangeItem::default()
    };
    change(services, &ada, &id, &one.id, &said("By one"))
        .await
        .unwrap();
    let second = change(services, &ada, &id, &one.id, &said("By two")).await;
    assert!(matches!(second, Err(Error::Stale(2))), "{second:?}");
    put_elsewhere(services, &ada, &id, &one.id, None)
        .await
        .unwrap();
    let again = ChangeItem {
        revision: Some(2),
        ..said("By two, who has read it")
    };
    let all = change(services, &ada, &id, &one.id, &again).await.unwrap();
    assert_eq!(
        all.items[11].item.topic, "By two, who has read it",
        "moving stales nothing"
    );
}

#[tokio::test]
async fn r050_observers_read_the_agenda_strangers_do_not_and_only_its_keeper_writes() {
    let scene = Scene::new();
    let (services, ada, eve) = (&scene.services, person("ada"), person("eve"));
    let account = contract::accounts::AccountInput {
        login: Some("olga".to_owned()),
        name: Some("Olga".to_owned()),
        ..Default::default()
    };
    let made = crate::accounts::create(services, &Actor::system(), &account).await;
    let olga = person(made.unwrap().0.id.as_str());
    let id = meeting(&scene, &ada).await;
    let observer = InviteInput::Full(Invite {
        account: olga.account().cloned(),
        kind: Some(AttendeeKind::Observer),
        ..Invite::default()
    });
    crate::meetings::invite(services, &ada, &id, &[observer], None)
        .await
        .unwrap();
    let all = add(services, &ada, &id, &item("Opening", 10))
        .await
        .unwrap();
    let opening = &all.items[0].item.id;
    assert_eq!(agenda(services, &olga, &id).await.unwrap(), all);
    let not = agenda(services, &eve, &id).await;
    assert!(matches!(not, Err(Error::Denied(Denial::NotInvited))));
    assert!(
        get(services, &eve, &id)
            .await
            .unwrap()
            .agenda
            .items
            .is_empty()
    );
    for other in [&olga, &eve] {
        let tries = [
            add(services, other, &id, &item("Mine", 1)).await,
            change(services, other, &id, opening, &ChangeItem::default()).await,
            put_elsewhere(services, other, &id, opening, None).await,
            remove(services, other, &id, opening).await,
        ];
        for tried in tries {
            assert!(
                matches!(tried, Err(Error::Denied(Denial::NotYours))),
                "{tried:?}"
            );
        }
    }
}

#[tokio::test]
async fn r058_what_cannot_be_is_refused_field_by_field() {
    let scene = Scene::new();
    let (services, ada) = (&scene.services, person("ada"));
    let id = meeting(&scene, &ada).await;
    let bad = NewItem {
        topic: " ".to_owned(),
        owner: "x".repeat(201),
        minutes: Some(100_000),
        before: None,
    };
    let Err(Error::Invalid(errors)) = add(services, &ada, &id, &bad).await else {
        panic!("refused")
    };
    let fields: Vec<&str> = errors.iter().map(|one| &*one.field).collect();
    assert_eq!(fields, ["topic", "owner", "minutes"]);
    for _ in 0..200 {
        add(services, &ada, &id, &item("One", 0)).await.unwrap();
    }
    let full = add(services, &ada, &id, &item("One more", 0)).await;
    assert!(matches!(full, Err(Error::Invalid(errors)) if errors[0].field == "items"));
    let gone = remove(services, &ada, &id, "nothing").await;
    assert!(matches!(gone, Err(Error::NotFound("item"))));
    scene.fakes.clock.set(at("2026-11-23 15:00"));
    let late = add(services, &ada, &id, &item("Late", 1)).await;
    assert!(matches!(late, Err(Error::Rule("only_forward"))));
}

/// All read the same agenda before the first of them writes: who is late does its work again.
#[tokio::test]
async fn r058_ten_hands_that_read_the_same_agenda_each_keep_their_item() {
    let scene = Scene::new();
    let (services, ada) = (&scene.services, person("ada"));
    let id = meeting(&scene, &ada).await;
    scene.fakes.memory.dawdle_after_reads();
    let items: Vec<NewItem> = (0..10).map(|n| item(&format!("Item {n}"), 1)).collect();
    let adds = items.iter().map(|one| add(services, &ada, &id, one));
    for added in futures::future::join_all(adds).await {
        added.unwrap();
    }
    let kept = agenda(services, &ada, &id).await.unwrap();
    let mut topics: Vec<_> = kept.items.iter().map(|one| &one.item.topic).collect();
    topics.sort();
    let all: Vec<_> = items.iter().map(|one| &one.topic).collect();
    assert_eq!(topics, all);
}
