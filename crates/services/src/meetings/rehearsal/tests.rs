use contract::meetings::{NewMeeting, Rehearsed};
use domain::{
    ids::MeetingId,
    meetings::{MeetingType, Mode},
};

use super::{is_rehearsed, rehearsals, rehearse};
use crate::{
    Error,
    meetings::create,
    scene::{Scene, at, person},
};

const ALL: Rehearsed = Rehearsed {
    camera: true,
    microphone: true,
    speakers: true,
    screen: true,
};

#[tokio::test]
async fn r095_the_host_tries_and_what_worked_is_kept() {
    let scene = Scene::new();
    let (services, ada) = (&scene.services, person("ada"));
    let input = NewMeeting {
        topic: "Board".to_owned(),
        kind: Some(MeetingType::InternalRegular),
        mode: Mode::Online,
        start: Some(at("2026-11-23 14:00")),
        end: Some(at("2026-11-23 15:00")),
        ..NewMeeting::default()
    };
    let made = create(services, &ada, &input).await.unwrap();
    let id = made.meeting.id;
    let before = rehearsals(services, &ada, &id).await.unwrap();
    assert_eq!((before.topic.as_str(), before.last), ("Board", None));
    assert!(!is_rehearsed(services, &id).await.unwrap());

    let deaf = Rehearsed {
        speakers: false,
        ..ALL
    };
    let last = rehearse(services, &ada, &id, deaf).await.unwrap().last;
    assert!(!last.unwrap().all_work && !is_rehearsed(services, &id).await.unwrap());
    let last = rehearse(services, &ada, &id, ALL)
        .await
        .unwrap()
        .last
        .unwrap();
    assert!(last.all_work && last.by == "ada" && last.at == services.clock.now());
    assert!(is_rehearsed(services, &id).await.unwrap());
    let after = rehearsals(services, &ada, &id).await.unwrap();
    assert_eq!(after.last, Some(last));

    let eve = person("eve");
    let strange = rehearse(services, &eve, &id, ALL).await;
    assert!(matches!(
        strange,
        Err(Error::Denied(_) | Error::NotFound(_))
    ));
    let strange = rehearsals(services, &eve, &id).await;
    assert!(matches!(
        strange,
        Err(Error::Denied(_) | Error::NotFound(_))
    ));
    let nowhere = rehearse(services, &ada, &MeetingId::from("x"), ALL).await;
    assert!(matches!(nowhere, Err(Error::NotFound(_))));
}
