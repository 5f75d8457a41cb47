//! Consent over the fakes: asked only where somebody wants a recording, given and withdrawn by
//! links, noted by colleagues; without it no recording, by whatever path.

use bytes::Bytes;
use contract::meetings::{
    AgreeToRecording, AskRecording, BeginUpload, ChangePaper, Invite, InviteInput, JoinAs,
    MeetingDetail, NewMeeting, NoteConsent, Paper,
};
use domain::{
    accounts::Actor,
    ids::MeetingId,
    meetings::{ConsentWay, MeetingType, Mode, PaperStage},
};
use futures::stream;

use super::{
    agree, agree_as, agreed, ask_recording, may_record, note_consent, recording, restore_consent,
    withdraw_consent,
};
use crate::{
    Error,
    meetings::{create, get, join, join_as, papers},
    scene::{Scene, at, person},
};

/// The beginning of an MP4 file.
const FILM: &[u8] = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom";

struct Table {
    scene: Scene,
    ada: Actor,
    id: MeetingId,
    secret: String,
}

/// Ada's meeting today from 14:00 to 15:00; it is nine.
async fn table(kind: MeetingType) -> Table {
    let scene = Scene::new();
    let ada = person("ada");
    let input = NewMeeting {
        topic: "Acceptance".to_owned(),
        kind: Some(kind),
        mode: Mode::Online,
        start: Some(at("2026-11-20 14:00")),
        end: Some(at("2026-11-20 15:00")),
        ..NewMeeting::default()
    };
    let made: MeetingDetail = create(&scene.services, &ada, &input).await.unwrap();
    Table {
        id: made.meeting.id,
        secret: made.join_path.trim_start_matches("/j/").to_owned(),
        scene,
        ada,
    }
}

fn rule<T: std::fmt::Debug>(answer: Result<T, Error>) -> &'static str {
    match answer {
        Err(Error::Rule(code)) => code,
        other => panic!("{other:?}"),
    }
}

impl Table {
    fn services(&self) -> &crate::Services {
        &self.scene.services
    }

    async fn bring(&self, announced: &BeginUpload, bytes: &'static [u8]) -> Result<Paper, Error> {
        let bytes = stream::iter([Ok::<_, ()>(Bytes::from_static(bytes))]);
        papers::bring(self.services(), &self.ada, &self.id, announced, bytes).await
    }

    async fn attach(&self) -> Result<Paper, Error> {
        let announced = BeginUpload {
            name: "meeting.mp4".to_owned(),
            size: Some(1_000),
            recording: true,
            ..BeginUpload::default()
        };
        self.bring(&announced, FILM).await
    }

    async fn want(&self, wanted: bool) {
        let asked = AskRecording { wanted };
        ask_recording(self.services(), &self.ada, &self.id, asked, None)
            .await
            .unwrap();
    }

    async fn note(&self, who: &str, given_at: Option<jiff::Timestamp>) -> Result<String, Error> {
        let input = NoteConsent {
            who: who.to_owned(),
            company: "Client Ltd".to_owned(),
            way: Some(ConsentWay::InTheRoom),
            given_at,
        };
        let view = note_consent(self.services(), &self.ada, &self.id, &input).await?;
        Ok(view.consents.last().unwrap().id.clone())
    }

    async fn guest(&self, name: &str, agrees_to_recording: bool) -> String {
        let input = JoinAs {
            name: name.to_owned(),
            company: "Client Ltd".to_owned(),
            agrees_to_recording,
            ..JoinAs::default()
        };
        let done = join_as(self.services(), &self.secret, &input, "1.2.3.4").await;
        done.unwrap().token
    }

    async fn say(&self, token: &str, agrees: bool) -> Result<(), Error> {
        let input = AgreeToRecording {
            token: token.to_owned(),
            agrees,
        };
        agree(self.services(), &self.secret, &input).await
    }
}

#[tokio::test]
async fn r031_a_recording_without_consent_is_refused_and_with_it_accepted() {
    let table = table(MeetingType::ClientLiaison).await;
    assert_eq!(rule(table.attach().await), "no_consent");
    assert_eq!(
        rule(may_record(table.services(), &table.id).await),
        "no_consent"
    );
    let said = at("2026-11-20 08:30");
    table.note("Mr Wang", Some(said)).await.unwrap();
    may_record(table.services(), &table.id).await.unwrap();
    let paper = table.attach().await.unwrap();
    assert!(paper.recording && paper.stage == PaperStage::After);
    assert_eq!(paper.versions[0].preview, None, "nothing in it is shown");
    let consent = &paper.consents[0];
    assert_eq!(
        (consent.who.as_str(), consent.company.as_str()),
        ("Mr Wang", "Client Ltd")
    );
    assert_eq!(consent.at, said, "the archive says when");
    let view = recording(table.services(), &table.ada, &table.id)
        .await
        .unwrap();
    assert_eq!(view.recordings, [paper]);
    assert_eq!(view.consents[0].noted_by.as_deref(), Some("ada"));
}

#[tokio::test]
async fn r031_consent_comes_before_and_a_withdrawal_ends_it() {
    let table = table(MeetingType::ClientLiaison).await;
    let ahead = table.note("Mr Wang", Some(at("2026-11-20 09:01"))).await;
    assert!(
        matches!(ahead, Err(Error::Invalid(_))),
        "not before it is said"
    );
    let id = table.note("Mr Wang", None).await.unwrap();
    let paper = table.attach().await.unwrap();
    withdraw_consent(table.services(), &table.ada, &table.id, &id)
        .await
        .unwrap();
    assert_eq!(rule(table.attach().await), "no_consent");
    let view = recording(table.services(), &table.ada, &table.id)
        .await
        .unwrap();
    assert_eq!(view.recordings.len(), 1, "what was recorded before stays");
    let (services, ada, meeting) = (table.services(), &table.ada, &table.id);
    papers::remove(services, ada, meeting, &paper.id, None)
        .await
        .unwrap();
    let back = papers::restore(services, ada, meeting, &paper.id).await;
    assert_eq!(rule(back), "no_consent", "putting back comes after");
    restore_consent(services, ada, meeting, &id).await.unwrap();
    papers::restore(services, ada, meeting, &paper.id)
        .await
        .unwrap();
    withdraw_consent(services, ada, meeting, &id).await.unwrap();
    table.scene.fakes.clock.set(at("2026-11-20 09:10"));
    let late = restore_consent(services, ada, meeting, &id).await;
    assert_eq!(rule(late), "restore_too_late");

    // Over: what is said now was not said before.
    table.scene.fakes.clock.set(at("2026-11-20 16:00"));
    table.note("Mr Li", None).await.unwrap();
    assert_eq!(rule(table.attach().await), "no_consent");
    table
        .note("Mr Li", Some(at("2026-11-20 14:30")))
        .await
        .unwrap();
    table.attach().await.unwrap();
}

#[tokio::test]
async fn r031_guests_are_asked_only_where_a_recording_is_wanted() {
    let table = table(MeetingType::ClientLiaison).await;
    let (services, secret) = (table.services(), table.secret.as_str());
    assert!(!join(services, secret).await.unwrap().to_be_recorded);
    let early = table.guest("Li Na", true).await;
    assert!(
        !agreed(services, secret, &early).await.unwrap(),
        "nobody asked"
    );
    assert_eq!(rule(table.say(&early, true).await), "not_to_be_recorded");
    table.want(true).await;
    assert!(join(services, secret).await.unwrap().to_be_recorded);
    let quiet = table.guest("Zhao Min", false).await;
    assert!(
        !agreed(services, secret, &quiet).await.unwrap(),
        "not ticked"
    );
    assert_eq!(rule(may_record(services, &table.id).await), "no_consent");
    let token = table.guest("Wang Wei", true).await;
    assert!(agreed(services, secret, &token).await.unwrap());
    may_record(services, &table.id).await.unwrap();
    table.say(&token, true).await.unwrap();
    let view = recording(services, &table.ada, &table.id).await.unwrap();
    assert_eq!(view.consents.len(), 1, "twice is once");
    assert_eq!(
        (view.consents[0].who.as_str(), view.consents[0].way),
        ("Wang Wei", ConsentWay::Link)
    );

    // A colleague's note does not outweigh somebody who no longer agrees.
    table.note("Mr Chen", None).await.unwrap();
    table.say(&token, false).await.unwrap();
    assert_eq!(rule(may_record(services, &table.id).await), "no_consent");
    let id = &view.consents[0].id;
    let back = restore_consent(services, &table.ada, &table.id, id).await;
    assert_eq!(rule(back), "restore_too_late", "only they say yes again");
    table.say(&token, true).await.unwrap();
    may_record(services, &table.id).await.unwrap();
    let unknown = table.say("no-such-token", true).await;
    assert!(matches!(unknown, Err(Error::NotFound("attendee"))));
}

#[tokio::test]
async fn r031_the_client_agrees_and_not_the_house() {
    let table = table(MeetingType::ClientLiaison).await;
    table.want(true).await;
    let colleague = InviteInput::Full(Invite {
        name: "ben".to_owned(),
        account: person("ben").account().cloned(),
        ..Invite::default()
    });
    // An account of the fakes is not needed: the list keeps what it is told.
    let _ =
        crate::meetings::invite(table.services(), &table.ada, &table.id, &[colleague], None).await;
    let detail = get(table.services(), &table.ada, &table.id).await.unwrap();
    for one in detail.attendees.iter().filter(|one| one.account.is_some()) {
        let answer = agree_as(table.services(), &table.id, &one.id, true).await;
        assert!(matches!(answer, Err(Error::NotFound("attendee"))));
    }
    let eve = person("eve");
    let strange = recording(table.services(), &eve, &table.id).await;
    assert!(matches!(strange, Err(Error::Denied(_))), "{strange:?}");
    let note = NoteConsent::default();
    let strange = note_consent(table.services(), &eve, &table.id, &note).await;
    assert!(matches!(strange, Err(Error::Denied(_))));
    let empty = note_consent(table.services(), &table.ada, &table.id, &note).await;
    let Err(Error::Invalid(errors)) = empty else {
        panic!("{empty:?}")
    };
    let fields: Vec<_> = errors.iter().map(|one| one.field.as_str()).collect();
    assert_eq!(fields, ["who", "company", "way"], "all at once");
}

#[tokio::test]
async fn r031_no_other_path_brings_a_recording_of_a_client() {
    let table = table(MeetingType::ClientLiaison).await;
    let film = |stage| BeginUpload {
        name: "film.mp4".to_owned(),
        size: Some(1_000),
        stage: Some(stage),
        ..BeginUpload::default()
    };
    let plain = table.bring(&film(PaperStage::After), FILM).await;
    assert_eq!(rule(plain), "no_consent", "called a paper");
    let before = table.bring(&film(PaperStage::Before), FILM).await.unwrap();
    assert!(!before.recording, "a film to look at beforehand");
    let later = ChangePaper {
        stage: Some(PaperStage::After),
        ..ChangePaper::default()
    };
    let (services, ada, id) = (table.services(), &table.ada, &table.id);
    let moved = papers::change(services, ada, id, &before.id, &later, None).await;
    assert_eq!(rule(moved), "no_consent", "put there later");
    table.note("Mr Wang", None).await.unwrap();
    let moved = papers::change(services, ada, id, &before.id, &later, None).await;
    assert!(moved.unwrap().recording);
    let fake = BeginUpload {
        recording: true,
        ..film(PaperStage::After)
    };
    let text = table.bring(&fake, b"<script>alert(1)</script>").await;
    let Err(Error::Invalid(errors)) = text else {
        panic!("{text:?}")
    };
    assert_eq!(errors[0].code, "not_a_recording");
}

#[tokio::test]
async fn r031_other_meetings_are_recorded_without_consent() {
    let table = table(MeetingType::InternalRegular).await;
    may_record(table.services(), &table.id).await.unwrap();
    let paper = table.attach().await.unwrap();
    assert!(paper.recording && paper.consents.is_empty());
}
