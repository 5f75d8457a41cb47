//! Dossiers over the fakes: who reads and writes what, two writers, sessions that move, who leaves.

use contract::meetings::{
    AnswerInvitation, ChangeDossier, ChangeItem, ChangeMeeting, Invite, InviteInput, MeetingDetail,
    NewItem, NewMeeting,
};
use domain::{
    accounts::{Actor, Denial},
    bookings::Attendee,
    ids::MeetingId,
    meetings::{AttendeeClass, AttendeeKind, MeetingType, Mode, Participation, Way},
};

use super::*;
use crate::{
    Error,
    meetings::{
        agenda, answer, attendee_list, change as change_meeting, create, get as meeting, invite,
        people::attendee_id, uninvite,
    },
    paging::Paging,
    ports::{JournalFilter, Kind},
    scene::{Scene, at, person},
};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\nportrait";
const JPEG: &[u8] = b"\xff\xd8\xffportrait";

fn asked(who: &Actor, kind: AttendeeKind, class: Option<AttendeeClass>) -> InviteInput {
    InviteInput::Full(Invite {
        name: who.name.clone(),
        account: who.account().cloned(),
        kind: Some(kind),
        class,
        ..Invite::default()
    })
}

/// Somebody of the house with an account.
async fn one(scene: &Scene, name: &str) -> Actor {
    let input = contract::accounts::AccountInput {
        login: Some(name.to_owned()),
        name: Some(name.to_owned()),
        ..Default::default()
    };
    let made = crate::accounts::create(&scene.services, &Actor::system(), &input).await;
    let mut actor = person(made.unwrap().0.id.as_str());
    name.clone_into(&mut actor.name);
    actor
}

/// A summit with a guest, a second one, staff and an observer; `olga` organises it.
struct Summit {
    scene: Scene,
    id: MeetingId,
    olga: Actor,
    gina: Actor,
    gus: Actor,
    stan: Actor,
    obi: Actor,
}

async fn summit(mode: Mode) -> Summit {
    let scene = Scene::new();
    let olga = one(&scene, "olga").await;
    let gina = one(&scene, "gina").await;
    let gus = one(&scene, "gus").await;
    let stan = one(&scene, "stan").await;
    let obi = one(&scene, "obi").await;
    let guest = Some(AttendeeClass::Guest);
    let rooms = match mode {
        Mode::Online => Vec::new(),
        _ => vec![scene.room("Hall").await],
    };
    let input = NewMeeting {
        topic: "Summit".to_owned(),
        kind: Some(MeetingType::LargeEvent),
        start: Some(at("2026-11-23 10:00")),
        end: Some(at("2026-11-23 12:00")),
        mode,
        rooms,
        attendees: vec![
            asked(&gina, AttendeeKind::Required, guest),
            asked(&gus, AttendeeKind::Optional, guest),
            asked(&stan, AttendeeKind::Required, Some(AttendeeClass::Staff)),
            asked(&obi, AttendeeKind::Observer, None),
        ],
        ..NewMeeting::default()
    };
    let made = create(&scene.services, &olga, &input).await.unwrap();
    Summit {
        id: made.meeting.id,
        scene,
        olga,
        gina,
        gus,
        stan,
        obi,
    }
}

impl Summit {
    fn of(&self, who: &Actor) -> String {
        let who = Attendee {
            name: who.name.clone(),
            email: None,
            account: who.account().cloned(),
        };
        attendee_id(&self.id, &who)
    }

    async fn write(
        &self,
        by: &Actor,
        whose: &Actor,
        input: &ChangeDossier,
        revision: Option<u64>,
    ) -> Result<contract::meetings::Dossier, Error> {
        let attendee = self.of(whose);
        let given = (input, Portrait::Keep);
        change(
            &self.scene.services,
            by,
            (&self.id, &attendee),
            given,
            revision,
        )
        .await
    }

    async fn read(&self, by: &Actor, whose: &Actor) -> Result<contract::meetings::Dossier, Error> {
        get(&self.scene.services, by, &self.id, &self.of(whose)).await
    }

    async fn detail(&self) -> MeetingDetail {
        meeting(&self.scene.services, &self.olga, &self.id)
            .await
            .unwrap()
    }
}

fn title(text: &str) -> ChangeDossier {
    ChangeDossier {
        title: Some(text.to_owned()),
        ..ChangeDossier::default()
    }
}

fn whole() -> ChangeDossier {
    ChangeDossier {
        biography: Some("Born.\r\n\r\nSpeaks.".to_owned()),
        links: Some(vec!["https://gina.example/".to_owned(), " ".to_owned()]),
        arrival: Some("Train, 9:40".to_owned()),
        diet: Some("No nuts".to_owned()),
        ..title("Professor")
    }
}

#[tokio::test]
async fn r052_the_outer_part_is_for_all_the_rest_for_who_looks_after_the_event_and_its_staff() {
    let it = summit(Mode::Online).await;
    it.write(&it.gina, &it.gina, &whole(), Some(0))
        .await
        .unwrap();
    let notes = ChangeDossier {
        notes: Some("Shy".to_owned()),
        contact_person: Some("Stan".to_owned()),
        ..ChangeDossier::default()
    };
    it.write(&it.olga, &it.gina, &notes, Some(1)).await.unwrap();
    let parts = async |by: &Actor| {
        let seen = it.read(by, &it.gina).await.unwrap();
        assert_eq!(seen.title, "Professor");
        assert_eq!(seen.biography, "Born.\n\nSpeaks.");
        assert_eq!(seen.links, ["https://gina.example/"]);
        let needs = seen.needs.map(|needs| needs.diet);
        (
            needs,
            seen.inner.map(|inner| inner.notes),
            seen.may_write.len(),
        )
    };
    let (nuts, shy) = (Some("No nuts".to_owned()), Some("Shy".to_owned()));
    assert_eq!(parts(&it.olga).await, (nuts.clone(), shy.clone(), 3));
    assert_eq!(parts(&it.stan).await, (nuts.clone(), shy, 0));
    assert_eq!(parts(&it.gina).await, (nuts, None, 2));
    assert_eq!(parts(&it.gus).await, (None, None, 0));
    assert_eq!(parts(&it.obi).await, (None, None, 0));
    let stranger = one(&it.scene, "zoe").await;
    let seen = it.read(&stranger, &it.gina).await;
    assert!(matches!(seen, Err(Error::Denied(Denial::NotInvited))));
}

#[tokio::test]
async fn r052_a_guest_writes_the_own_page_and_no_other_and_no_notes() {
    let it = summit(Mode::Online).await;
    let no = |done: Result<_, Error>| matches!(done, Err(Error::Denied(Denial::NotForYourClass)));
    assert!(no(it.write(&it.gus, &it.gina, &title("Mr"), None).await));
    assert!(no(it.write(&it.stan, &it.gina, &title("Mr"), None).await));
    assert!(no(it
        .write(&it.gus, &it.gina, &ChangeDossier::default(), None)
        .await));
    let notes = ChangeDossier {
        notes: Some("Great".to_owned()),
        ..title("Mr")
    };
    assert!(no(it.write(&it.gus, &it.gus, &notes, None).await));
    let mut reads = it.olga.clone();
    reads.read_only = true;
    let read_only = it.write(&reads, &it.gina, &title("Mr"), None).await;
    assert!(matches!(read_only, Err(Error::Denied(Denial::ReadOnlyKey))));
    let left = it
        .scene
        .services
        .records
        .page(Kind::Dossier, None, 9)
        .await
        .unwrap();
    assert!(left.is_empty(), "nothing was written");
    let own = it
        .write(&it.obi, &it.obi, &title("Dr"), None)
        .await
        .unwrap();
    assert_eq!((own.title.as_str(), own.revision), ("Dr", 1));
}

#[tokio::test]
async fn r052_what_is_wrong_is_named_field_by_field() {
    let it = summit(Mode::Online).await;
    let long = "x".repeat(4_001);
    let input = ChangeDossier {
        title: Some("a\u{7}".to_owned()),
        biography: Some(long.clone()),
        links: Some(vec![
            "javascript:alert(1)".to_owned(),
            "https://a@b".to_owned(),
        ]),
        sessions: Some(vec!["nothing".to_owned()]),
        arrival: Some(long),
        ..ChangeDossier::default()
    };
    let attendee = it.of(&it.gina);
    let given = (&input, Portrait::Set(b"<svg onload=alert(1)>"));
    let services = &it.scene.services;
    let refused = change(services, &it.olga, (&it.id, &attendee), given, None).await;
    let Err(Error::Invalid(errors)) = refused else {
        panic!("{refused:?}")
    };
    let named: Vec<_> = errors.iter().map(|one| (&*one.field, &*one.code)).collect();
    assert_eq!(
        named,
        [
            ("title", "bad_characters"),
            ("biography", "too_long"),
            ("arrival", "too_long"),
            ("links", "bad_link"),
            ("links", "bad_link"),
            ("sessions", "not_found"),
            ("portrait", "bad_photo"),
        ]
    );
    let many = ChangeDossier {
        links: Some(vec!["https://a.example".to_owned(); 11]),
        ..ChangeDossier::default()
    };
    let many = it.write(&it.olga, &it.gina, &many, None).await;
    assert!(matches!(many, Err(Error::Invalid(errors)) if errors[0].code == "too_many"));
}

#[tokio::test]
async fn r052_two_writers_lose_nothing_of_each_other() {
    let it = summit(Mode::Online).await;
    it.write(&it.gina, &it.gina, &title("Professor"), Some(0))
        .await
        .unwrap();
    let late = it.write(&it.olga, &it.gina, &title("Dean"), Some(0)).await;
    assert!(matches!(late, Err(Error::Stale(1))), "{late:?}");
    assert_eq!(
        it.read(&it.olga, &it.gina).await.unwrap().title,
        "Professor"
    );
    let organisation = ChangeDossier {
        organisation: Some("Fudan".to_owned()),
        ..ChangeDossier::default()
    };
    it.write(&it.olga, &it.gina, &organisation, Some(1))
        .await
        .unwrap();
    let both = it.read(&it.gus, &it.gina).await.unwrap();
    assert_eq!(
        (&*both.title, &*both.organisation, both.revision),
        ("Professor", "Fudan", 2)
    );
    let same = it
        .write(&it.olga, &it.gina, &organisation, Some(2))
        .await
        .unwrap();
    assert_eq!(same.revision, 2, "the same again is no change");
    let filter = JournalFilter::default();
    let rows = it
        .scene
        .services
        .records
        .journal(&filter, None, 50)
        .await
        .unwrap();
    let told = rows.iter().filter(|row| row.action == "meetings.dossier");
    let told: Vec<_> = told.map(|row| (&*row.result, &*row.detail)).collect();
    assert_eq!(
        told,
        [
            ("ok", "Summit, gina"),
            ("stale", ""),
            ("ok", "Summit, gina")
        ]
    );
}

#[tokio::test]
async fn r052_a_session_follows_its_item() {
    let it = summit(Mode::Online).await;
    let services = &it.scene.services;
    for topic in ["Opening", "Steel"] {
        let item = NewItem {
            topic: topic.to_owned(),
            minutes: Some(30),
            ..NewItem::default()
        };
        agenda::add(services, &it.olga, &it.id, &item)
            .await
            .unwrap();
    }
    let lines = agenda::agenda(services, &it.olga, &it.id)
        .await
        .unwrap()
        .items;
    let (opening, steel) = (lines[0].item.id.clone(), lines[1].item.id.clone());
    let chosen = ChangeDossier {
        sessions: Some(vec![steel.clone(), steel.clone()]),
        ..ChangeDossier::default()
    };
    it.write(&it.gina, &it.gina, &chosen, None).await.unwrap();
    let when = async || {
        let seen = it.read(&it.obi, &it.gina).await.unwrap().sessions;
        seen.into_iter()
            .map(|one| (one.item.topic, one.start))
            .collect::<Vec<_>>()
    };
    let steel_at = |wall| vec![("Steel".to_owned(), at(wall))];
    assert_eq!(when().await, steel_at("2026-11-23 10:30"));
    let longer = ChangeItem {
        minutes: Some(45),
        ..ChangeItem::default()
    };
    agenda::change(services, &it.olga, &it.id, &opening, &longer)
        .await
        .unwrap();
    assert_eq!(when().await, steel_at("2026-11-23 10:45"));
    let moved = ChangeMeeting {
        start: Some(at("2026-11-23 14:00")),
        ..ChangeMeeting::default()
    };
    change_meeting(services, &it.olga, &it.id, &moved, None)
        .await
        .unwrap();
    assert_eq!(when().await, steel_at("2026-11-23 14:45"));
    agenda::put_elsewhere(services, &it.olga, &it.id, &steel, Some(&opening))
        .await
        .unwrap();
    assert_eq!(when().await, steel_at("2026-11-23 14:00"));
    agenda::remove(services, &it.olga, &it.id, &steel)
        .await
        .unwrap();
    assert_eq!(when().await, []);
}

#[tokio::test]
async fn r052_a_portrait_goes_with_its_owner_and_is_seen_by_who_may_read() {
    let it = summit(Mode::Online).await;
    let (services, attendee) = (&it.scene.services, it.of(&it.gina));
    let of = (&it.id, attendee.as_str());
    let nothing = ChangeDossier::default();
    let set = async |bytes: &'static [u8]| {
        let given = (&nothing, Portrait::Set(bytes));
        change(services, &it.gina, of, given, None).await.unwrap()
    };
    let first = set(PNG).await;
    let again = set(PNG).await;
    assert_eq!((first.revision, again.revision), (1, 1));
    let second = set(JPEG).await;
    assert_ne!(first.portrait, second.portrait, "another address");
    let shown = portrait(services, &it.obi, of.0, of.1).await.unwrap();
    assert_eq!((shown.content_type, &*shown.bytes), ("image/jpeg", JPEG));
    let stranger = one(&it.scene, "zoe").await;
    let not = portrait(services, &stranger, of.0, of.1).await;
    assert!(matches!(not, Err(Error::Denied(_))));
    let kept = services.records.page(Kind::Blob, None, 9).await.unwrap();
    assert_eq!(kept.len(), 1, "the first is gone");
    let given = (&nothing, Portrait::Remove);
    let none = change(services, &it.olga, of, given, None).await.unwrap();
    assert_eq!(none.portrait, None);
    assert!(
        services
            .records
            .page(Kind::Blob, None, 9)
            .await
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn r052_who_leaves_the_list_takes_the_dossier_along_and_back_within_a_day() {
    let it = summit(Mode::Online).await;
    let (services, attendee) = (&it.scene.services, it.of(&it.gina));
    let given = (&whole(), Portrait::Set(PNG));
    change(services, &it.gina, (&it.id, &attendee), given, None)
        .await
        .unwrap();
    uninvite(services, &it.olga, &it.id, &attendee)
        .await
        .unwrap();
    let gone = it.read(&it.olga, &it.gina).await;
    assert!(matches!(gone, Err(Error::NotFound("attendee"))));
    sweep(services).await.unwrap();
    let back = [asked(
        &it.gina,
        AttendeeKind::Required,
        Some(AttendeeClass::Guest),
    )];
    invite(services, &it.olga, &it.id, &back, None)
        .await
        .unwrap();
    assert_eq!(
        it.read(&it.olga, &it.gina).await.unwrap().title,
        "Professor"
    );
    it.scene.fakes.clock.forward(25 * 60);
    sweep(services).await.unwrap();
    sweep(services).await.unwrap();
    assert_eq!(
        it.read(&it.olga, &it.gina).await.unwrap().title,
        "Professor"
    );

    uninvite(services, &it.olga, &it.id, &attendee)
        .await
        .unwrap();
    sweep(services).await.unwrap();
    it.scene.fakes.clock.forward(25 * 60);
    sweep(services).await.unwrap();
    for kind in [Kind::Dossier, Kind::Blob] {
        assert!(
            services
                .records
                .page(kind, None, 9)
                .await
                .unwrap()
                .is_empty(),
            "{kind:?}"
        );
    }
}

#[tokio::test]
async fn r052_check_names_a_dossier_whose_portrait_or_meeting_is_gone() {
    let it = summit(Mode::Online).await;
    let (services, attendee) = (&it.scene.services, it.of(&it.gina));
    let given = (&whole(), Portrait::Set(PNG));
    change(services, &it.gina, (&it.id, &attendee), given, None)
        .await
        .unwrap();
    assert_eq!(missing(services).await.unwrap(), [""; 0]);
    let blob = services
        .records
        .page(Kind::Blob, None, 1)
        .await
        .unwrap()
        .remove(0)
        .id;
    let gone = vec![
        crate::record::remove(Kind::Blob, &blob),
        crate::record::remove(Kind::Meeting, it.id.as_str()),
    ];
    services.records.write(gone, Vec::new()).await.unwrap();
    let lines = missing(services).await.unwrap();
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[0].contains("its meeting") && lines[1].contains("its portrait"));
}

#[tokio::test]
async fn r052_parties_are_counted_and_shown_guests_first() {
    let it = summit(Mode::Hybrid).await;
    let services = &it.scene.services;
    let company = |name: &str, of: &str, class| {
        InviteInput::Full(Invite {
            name: name.to_owned(),
            class: Some(class),
            company: Some(of.to_owned()),
            ..Invite::default()
        })
    };
    let class = AttendeeClass::Company;
    let more = [
        company("Xu", "Steel Works", class),
        company("Abe", "Acme", class),
        company("Bo", "Steel Works", class),
        company("Val", "Acme", AttendeeClass::Volunteer),
    ];
    invite(services, &it.olga, &it.id, &more, None)
        .await
        .unwrap();
    let yes = |mode| AnswerInvitation {
        participation: Participation::Accepted,
        reason: String::new(),
        mode,
    };
    answer(services, &it.gina, &it.id, &yes(Some(Mode::InPerson)))
        .await
        .unwrap();
    answer(services, &it.gus, &it.id, &yes(Some(Mode::Online)))
        .await
        .unwrap();
    answer(services, &it.stan, &it.id, &yes(None))
        .await
        .unwrap();
    it.write(&it.gina, &it.gina, &title("Professor"), None)
        .await
        .unwrap();

    let counted = parties(services, &it.obi, &it.id).await.unwrap();
    let each = counted
        .parties
        .iter()
        .map(|one| (one.class, one.people, one.accepted));
    assert_eq!(
        each.collect::<Vec<_>>(),
        [
            (Some(AttendeeClass::Guest), 2, 2),
            (Some(AttendeeClass::Company), 3, 0),
            (Some(AttendeeClass::Volunteer), 1, 0),
            (Some(AttendeeClass::Staff), 1, 1),
            (Some(AttendeeClass::Audience), 0, 0),
            (None, 1, 0),
        ]
    );
    assert_eq!(
        (counted.people, counted.in_person, counted.online),
        (8, 1, 1)
    );
    let companies = counted.companies.iter().map(|one| (&*one.name, one.people));
    assert_eq!(
        companies.collect::<Vec<_>>(),
        [("Acme", 2), ("Steel Works", 2)]
    );

    let names = async |asked: GuestsAsked| {
        let page = guests(services, &it.obi, &it.id, &asked).await.unwrap();
        let names = page.people.into_iter().map(|one| one.attendee.name);
        names.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(
        names(GuestsAsked::default()).await,
        "gina gus Abe Xu Bo Val stan obi"
    );
    let steel = GuestsAsked {
        company: Some("Steel Works".to_owned()),
        ..GuestsAsked::default()
    };
    assert_eq!(names(steel).await, "Xu Bo");
    let others = GuestsAsked {
        party: Some(Party::Others),
        ..GuestsAsked::default()
    };
    assert_eq!(names(others).await, "obi");
    let text = GuestsAsked {
        text: "ACME".to_owned(),
        party: Some(Party::Of(AttendeeClass::Volunteer)),
        ..GuestsAsked::default()
    };
    assert_eq!(names(text).await, "Val");
    let second = GuestsAsked {
        page: 1,
        ..GuestsAsked::default()
    };
    assert_eq!(names(second).await, "");
    let stranger = one(&it.scene, "zoe").await;
    let no = parties(services, &stranger, &it.id).await;
    assert!(matches!(no, Err(Error::Denied(Denial::NotInvited))));
}

#[tokio::test]
async fn r057_everybody_on_the_list_says_since_when_by_which_way_and_how_they_attend() {
    let it = summit(Mode::Hybrid).await;
    let services = &it.scene.services;
    it.scene.fakes.clock.forward(5);
    let more = [InviteInput::Text("c@client.example".to_owned())];
    invite(services, &it.olga, &it.id, &more, None)
        .await
        .unwrap();
    let said = |mode| AnswerInvitation {
        participation: Participation::Accepted,
        reason: String::new(),
        mode,
    };
    answer(services, &it.gina, &it.id, &said(Some(Mode::Online)))
        .await
        .unwrap();
    answer(services, &it.gina, &it.id, &said(None))
        .await
        .unwrap();
    let wrong = answer(services, &it.gus, &it.id, &said(Some(Mode::Hybrid))).await;
    assert!(matches!(wrong, Err(Error::Invalid(errors)) if errors[0].field == "mode"));
    let filter = Default::default();
    let list = attendee_list(services, &it.olga, &it.id, &filter, &Paging::most()).await;
    let list = list.unwrap().items;
    let (gina, client) = (&list[0], &list[4]);
    assert_eq!(
        (gina.way, gina.invited_by.as_deref()),
        (Way::Booking, Some("olga"))
    );
    assert_eq!(gina.invited_at, Some(at("2026-11-20 09:00")));
    assert_eq!(gina.mode, Some(Mode::Online), "as said before");
    assert_eq!((client.way, client.mode), (Way::Invited, None));
    assert_eq!(client.invited_at, Some(at("2026-11-20 09:05")));
    let answers = it.detail().await.answers;
    assert_eq!(
        (answers.accepted, answers.in_person, answers.online),
        (1, 0, 1)
    );

    let fixed = summit(Mode::Online).await;
    let here = said(Some(Mode::InPerson));
    let wrong = answer(&fixed.scene.services, &fixed.gina, &fixed.id, &here).await;
    assert!(
        matches!(wrong, Err(Error::Invalid(_))),
        "there is no choice"
    );
    let detail = fixed.detail().await;
    assert_eq!(
        detail.attendees[0].mode,
        Some(Mode::Online),
        "it follows from the meeting"
    );
    assert_eq!(
        detail.answers.online, 0,
        "nothing to count where there is no choice"
    );
}
