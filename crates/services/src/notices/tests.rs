//! What people are told over the fakes: whom, of what, when, how often.

mod checked;
mod deciding;
mod replies;
mod restored;
mod told;

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex},
};

use contract::{
    accounts::AccountInput,
    bookings::{AttendeeInput, ChangeBooking, SeriesScope},
    meetings::{AnswerInvitation, ChangeMeeting, Invite, InviteInput, NewMeeting},
    notices::{DeliveryState, ReadNotices},
};
use domain::{
    accounts::{Actor, Denial},
    bookings::Attendee,
    ids::MeetingId,
    meetings::{AttendeeKind, MeetingType, Mode, Participation},
    notices::Reason,
};
use jiff::{SignedDuration, Timestamp};

use super::{Mark, Office, SentNotes, again, deliveries, failed, inbox, mark_read, round, unread};
use crate::{
    Error, accounts, approvals, bookings, meetings,
    ports::{Kind, MailError},
    scene::{Scene, at, manager, person, wish},
};

#[derive(Default)]
struct Notes(Mutex<HashMap<String, Mark>>);

impl SentNotes for Notes {
    fn note(&self, delivery: &str, mark: Mark) -> Result<(), String> {
        self.0.lock().unwrap().insert(delivery.to_owned(), mark);
        Ok(())
    }

    fn noted(&self) -> HashMap<String, Mark> {
        self.0.lock().unwrap().clone()
    }

    fn forget(&self) {
        self.0.lock().unwrap().clear();
    }
}

struct House {
    scene: Scene,
    office: Office,
    notes: Arc<Notes>,
    host: Actor,
}

impl House {
    async fn new() -> Self {
        let (scene, notes) = (Scene::new(), Arc::new(Notes::default()));
        let host = account(&scene, "host").await;
        let office = Office {
            base: "https://lintel.example".to_owned(),
            sent: notes.clone(),
        };
        Self {
            scene,
            office,
            notes,
            host,
        }
    }

    fn now(&self) -> Timestamp {
        self.scene.services.clock.now()
    }

    /// Does what is due until nothing is, now.
    async fn work(&self) {
        for _ in 0..200 {
            let round = round(&self.scene.services, &self.office).await.unwrap();
            if round.done == 0 {
                return;
            }
        }
        panic!("work without end");
    }

    /// Turns the clock to `until`, doing what is due minute by minute, or when it is due.
    async fn until(&self, until: Timestamp) {
        for _ in 0..2_000 {
            self.work().await;
            let next = round(&self.scene.services, &self.office)
                .await
                .unwrap()
                .next;
            let next = next.filter(|next| *next <= until);
            self.scene.fakes.clock.set(next.unwrap_or(until));
            if next.is_none() {
                break;
            }
        }
        self.work().await;
    }

    /// Lets the moment pass after which people are told.
    async fn tell(&self) {
        let later = self.now().saturating_add(SignedDuration::from_secs(10));
        self.until(later.unwrap()).await;
    }

    async fn meeting(&self, start: &str, end: &str, attendees: Vec<InviteInput>) -> MeetingId {
        let input = NewMeeting {
            topic: "Board".to_owned(),
            kind: Some(MeetingType::InternalRegular),
            start: Some(at(start)),
            end: Some(at(end)),
            mode: Mode::Online,
            attendees,
            ..NewMeeting::default()
        };
        let made = meetings::create(&self.scene.services, &self.host, &input).await;
        made.unwrap().meeting.id
    }

    /// `Reason to` of all mails since the last call, and forgets them.
    fn mails(&self) -> Vec<String> {
        let mut all: Vec<_> = self.scene.fakes.mails.take().iter().map(said).collect();
        all.sort();
        all
    }

    async fn inbox(&self, actor: &Actor) -> Vec<Reason> {
        let inbox = inbox(&self.scene.services, actor, None, 100).await.unwrap();
        inbox.items.iter().rev().map(|one| one.reason).collect()
    }

    async fn move_to(&self, id: &MeetingId, start: &str, end: &str) {
        let input = ChangeMeeting {
            start: Some(at(start)),
            end: Some(at(end)),
            ..ChangeMeeting::default()
        };
        let moved = meetings::change(&self.scene.services, &self.host, id, &input, None).await;
        moved.unwrap();
    }
}

fn said(mail: &crate::ports::Mail) -> String {
    let to = mail.to.address.split('@').next().unwrap_or_default();
    let what = mail.subject.split([':', '：']).next().unwrap_or_default();
    let calendar = mail.calendar.as_ref().map_or("", |one| one.method);
    format!("{to} {what} {calendar}").trim_end().to_owned()
}

async fn account(scene: &Scene, name: &str) -> Actor {
    let input = AccountInput {
        login: Some(name.to_owned()),
        name: Some(name.to_owned()),
        email: Some(format!("{name}@lintel.example")),
        locale: Some("en".to_owned()),
        ..AccountInput::default()
    };
    let made = accounts::create(&scene.services, &Actor::system(), &input).await;
    let mut actor = person(made.unwrap().0.id.as_str());
    actor.name = name.to_owned();
    actor
}

fn asked(who: &str, kind: AttendeeKind) -> InviteInput {
    InviteInput::Full(Invite {
        name: who.to_owned(),
        email: who.contains('@').then(|| who.to_owned()),
        kind: Some(kind),
        ..Invite::default()
    })
}

fn must(who: &str) -> InviteInput {
    asked(who, AttendeeKind::Required)
}

fn attending(actor: &Actor) -> AttendeeInput {
    AttendeeInput::Full(Attendee {
        name: actor.name.clone(),
        email: None,
        account: actor.account().cloned(),
    })
}

const DAY: &str = "2026-11-25";

fn wall(time: &str) -> String {
    format!("{DAY} {time}")
}

#[tokio::test]
async fn r054_r093_an_invitation_goes_to_exactly_those_with_link_and_agenda() {
    let house = House::new().await;
    let ada = account(&house.scene, "ada").await;
    let other = account(&house.scene, "other").await;
    let people = vec![must("ada"), must("guest@client.example")];
    let id = house.meeting(&wall("10:00"), &wall("11:00"), people).await;
    assert!(
        house.inbox(&ada).await.is_empty(),
        "not before it can be taken back"
    );
    house.tell().await;
    assert_eq!(house.inbox(&ada).await, [Reason::Invited]);
    assert!(house.inbox(&other).await.is_empty());
    assert!(house.inbox(&house.host).await.is_empty(), "the host knows");
    let mails = house.scene.fakes.mails.take();
    let mut to: Vec<_> = mails.iter().map(|mail| mail.to.address.as_str()).collect();
    to.sort_unstable();
    assert_eq!(to, ["ada@lintel.example", "guest@client.example"]);
    for mail in &mails {
        let text = &mail.text;
        assert!(text.contains("https://lintel.example/j/"), "{text}");
        assert!(text.contains("https://lintel.example/i/"), "{text}");
        assert!(
            text.contains("When: Wed 25 Nov 2026, 10:00–11:00"),
            "{text}"
        );
        let ics = &mail.calendar.as_ref().unwrap().ics;
        assert!(ics.contains(&format!("UID:{id}@lintel")), "{ics}");
    }
    house.tell().await;
    assert!(house.mails().is_empty(), "once");
}

#[tokio::test]
async fn r032_what_is_changed_and_changed_back_at_once_is_not_told() {
    let house = House::new().await;
    let id = house
        .meeting(&wall("10:00"), &wall("11:00"), vec![must("a@b.example")])
        .await;
    house.tell().await;
    house.mails();
    house.move_to(&id, &wall("14:00"), &wall("15:00")).await;
    house.move_to(&id, &wall("10:00"), &wall("11:00")).await;
    house.tell().await;
    assert!(house.mails().is_empty());
    house.move_to(&id, &wall("14:00"), &wall("15:00")).await;
    house.move_to(&id, &wall("16:00"), &wall("17:00")).await;
    house.tell().await;
    let mails = house.scene.fakes.mails.take();
    assert_eq!(
        mails.iter().map(said).collect::<Vec<_>>(),
        ["a Moved REQUEST"]
    );
    let text = &mails[0].text;
    assert!(
        text.contains("When: Wed 25 Nov 2026, 16:00–17:00"),
        "{text}"
    );
    assert!(
        text.contains("Before: Wed 25 Nov 2026, 10:00–11:00"),
        "{text}"
    );
}

#[tokio::test]
async fn r032_added_and_removed_people_are_told_and_nobody_else() {
    let house = House::new().await;
    let id = house
        .meeting(&wall("10:00"), &wall("11:00"), vec![must("a@b.example")])
        .await;
    house.tell().await;
    house.mails();
    let services = &house.scene.services;
    let more = [must("c@d.example")];
    meetings::invite(services, &house.host, &id, &more, None)
        .await
        .unwrap();
    house.tell().await;
    assert_eq!(house.mails(), ["c Invitation REQUEST"]);
    let detail = meetings::get(services, &house.host, &id).await.unwrap();
    let a = detail
        .attendees
        .iter()
        .find(|one| one.name.starts_with('a'))
        .unwrap();
    meetings::uninvite(services, &house.host, &id, &a.id)
        .await
        .unwrap();
    house.tell().await;
    assert_eq!(house.mails(), ["a No longer invited CANCEL"]);
}

#[tokio::test]
async fn r103_a_cancelled_meeting_tells_that_and_reminds_nobody() {
    let house = House::new().await;
    let id = house
        .meeting(&wall("10:00"), &wall("11:00"), vec![must("a@b.example")])
        .await;
    house.tell().await;
    house.mails();
    let services = &house.scene.services;
    let why = Some("The client is ill");
    meetings::cancel(services, &house.host, &id, why, None)
        .await
        .unwrap();
    house.tell().await;
    let mails = house.scene.fakes.mails.take();
    assert_eq!(
        mails.iter().map(said).collect::<Vec<_>>(),
        ["a Cancelled CANCEL"]
    );
    assert!(mails[0].text.contains("Reason: The client is ill"));
    house.until(at("2026-11-26 00:00")).await;
    assert!(house.mails().is_empty());
    let left = services.records.page(Kind::Errand, None, 10).await.unwrap();
    assert!(left.is_empty(), "{left:?}");
}

#[tokio::test]
async fn r093_r094_r095_r103_reminders_follow_a_move_and_come_once() {
    let house = House::new().await;
    let ada = account(&house.scene, "ada").await;
    let id = house
        .meeting(&wall("10:00"), &wall("11:00"), vec![must("ada")])
        .await;
    house.tell().await;
    answer(&house, &ada, &id, Participation::Accepted).await;
    house
        .move_to(&id, "2026-11-26 10:00", "2026-11-26 11:00")
        .await;
    house.tell().await;
    answer(&house, &ada, &id, Participation::Accepted).await;
    house.mails();
    house.until(at(&wall("09:59"))).await;
    assert!(house.mails().is_empty(), "the old times are silent");
    house.until(at(&wall("10:00"))).await;
    assert_eq!(house.mails(), ["ada Within a day", "host Within a day"]);
    house.until(at("2026-11-26 09:00")).await;
    assert_eq!(
        house.mails(),
        ["ada Within an hour", "host Try your devices"]
    );
    house.until(at("2026-11-27 09:00")).await;
    assert!(house.mails().is_empty());
}

async fn answer(house: &House, actor: &Actor, id: &MeetingId, said: Participation) {
    let input = AnswerInvitation {
        participation: said,
        reason: "busy".to_owned(),
        mode: None,
    };
    meetings::answer(&house.scene.services, actor, id, &input)
        .await
        .unwrap();
}

#[tokio::test]
async fn r048_r100_who_must_come_is_pressed_until_the_answer() {
    let house = House::new().await;
    let ada = account(&house.scene, "ada").await;
    account(&house.scene, "bob").await;
    let people = vec![must("ada"), asked("bob", AttendeeKind::Optional)];
    let id = house
        .meeting("2026-11-30 10:00", "2026-11-30 11:00", people)
        .await;
    house.tell().await;
    house.mails();
    house.until(at("2026-11-25 10:00")).await;
    assert_eq!(house.mails(), ["ada Please answer"]);
    answer(&house, &ada, &id, Participation::Tentative).await;
    house.until(at("2026-11-29 09:59")).await;
    assert!(house.mails().is_empty());
}

#[tokio::test]
async fn r100_each_is_asked_to_confirm_until_they_did_and_again_after_a_move() {
    let house = House::new().await;
    let mut people = Vec::new();
    for name in ["ada", "ben", "cleo"] {
        people.push(account(&house.scene, name).await);
    }
    let musts = ["ada", "ben", "cleo"].map(must).to_vec();
    let id = house
        .meeting("2026-12-04 10:00", "2026-12-04 11:00", musts)
        .await;
    house.tell().await;
    house.mails();
    let asked = |names: &[&str]| -> Vec<String> {
        names
            .iter()
            .map(|name| format!("{name} Please answer"))
            .collect()
    };
    house.until(at("2026-11-29 10:00")).await;
    assert_eq!(house.mails(), asked(&["ada", "ben", "cleo"]));
    // Yes and no both confirm; who is silent is asked on.
    answer(&house, &people[0], &id, Participation::Accepted).await;
    answer(&house, &people[1], &id, Participation::Declined).await;
    house.tell().await;
    house.mails();
    house.until(at("2026-12-01 10:00")).await;
    assert_eq!(house.mails(), asked(&["cleo"]));
    house.until(at("2026-12-02 09:59")).await;
    assert!(house.mails().is_empty());
    house.until(at("2026-12-02 10:00")).await;
    assert_eq!(house.mails(), asked(&["cleo"]));
    // Another time is another question: what was confirmed was the old one.
    house
        .move_to(&id, "2026-12-09 10:00", "2026-12-09 11:00")
        .await;
    house.tell().await;
    house.mails();
    house.until(at("2026-12-04 10:00")).await;
    assert_eq!(house.mails(), asked(&["ada", "ben", "cleo"]));
    for one in &people {
        answer(&house, one, &id, Participation::Accepted).await;
    }
    house.until(at("2026-12-08 09:59")).await;
    assert!(house.mails().is_empty(), "confirmed");
}

#[tokio::test]
async fn r076_nobody_is_invited_before_the_room_is_granted() {
    let house = House::new().await;
    let (ada, boss) = (
        account(&house.scene, "ada").await,
        account(&house.scene, "boss").await,
    );
    let managers = vec![boss.account().unwrap().clone()];
    let vary = |input: &mut contract::rooms::RoomInput| {
        input.requires_approval = Some(Some(true));
        input.managers = Some(managers);
    };
    let room = house.scene.room_with("Board room", vary).await;
    let services = &house.scene.services;
    let mut wish = wish(&room, &wall("10:00"), &wall("11:00"));
    wish.attendees = vec![attending(&ada)];
    let first = bookings::book(services, &house.host, &wish).await.unwrap();
    house.tell().await;
    assert_eq!(house.mails(), ["boss To be decided"]);
    assert!(house.inbox(&ada).await.is_empty());
    let boss = manager(boss.account().unwrap().as_str(), &room);
    approvals::approve(services, &boss, &first.id, None)
        .await
        .unwrap();
    house.tell().await;
    assert_eq!(house.mails(), ["ada Invitation REQUEST", "host Approved"]);
    wish.start = at(&wall("12:00"));
    wish.end = at(&wall("13:00"));
    let second = bookings::book(services, &house.host, &wish).await.unwrap();
    house.tell().await;
    house.mails();
    approvals::reject(services, &boss, &second.id, "A fair is here", None)
        .await
        .unwrap();
    house.tell().await;
    let mails = house.scene.fakes.mails.take();
    assert_eq!(
        mails.iter().map(said).collect::<Vec<_>>(),
        ["host Not approved"]
    );
    assert!(mails[0].text.contains("A fair is here"));
}

#[tokio::test]
async fn r103_one_date_of_a_series_is_called_off_and_the_next_is_reminded_of() {
    let house = House::new().await;
    let ada = account(&house.scene, "ada").await;
    let room = house.scene.room("Pine").await;
    let services = &house.scene.services;
    let mut wish = wish(&room, "2026-11-23 10:00", "2026-11-23 11:00");
    wish.rrule = Some("FREQ=DAILY;COUNT=3".to_owned());
    wish.attendees = vec![attending(&ada)];
    let booked = bookings::book(services, &house.host, &wish).await.unwrap();
    house.tell().await;
    assert_eq!(
        house.mails(),
        ["ada Invitation REQUEST"],
        "one for all dates"
    );
    house.until(at("2026-11-23 12:00")).await;
    assert_eq!(
        house.mails(),
        [
            "ada Within a day",
            "ada Within an hour",
            "host Try your devices",
            "host Within a day"
        ]
    );
    assert_eq!(house.inbox(&ada).await.len(), 3);
    let all = services
        .bookings
        .by_uid(&format!("{}@lintel", booked.id))
        .await
        .unwrap();
    let last = all.iter().max_by_key(|one| one.slot.start).unwrap();
    let scope = SeriesScope::This;
    bookings::cancel(services, &house.host, &last.id, scope, None, None)
        .await
        .unwrap();
    house.tell().await;
    assert_eq!(house.mails().len(), 1, "that date alone is called off");
    house.until(at("2026-11-26 12:00")).await;
    let mails = house.mails();
    let hours = mails.iter().filter(|mail| mail.contains("hour")).count();
    assert_eq!(hours, 1, "of the second date, none of the third: {mails:?}");
}

#[tokio::test]
async fn r032_what_others_do_to_a_meeting_its_organiser_hears() {
    let house = House::new().await;
    let room = house.scene.room("Pine").await;
    let services = &house.scene.services;
    let wish = wish(&room, &wall("10:00"), &wall("11:00"));
    let booked = bookings::book(services, &house.host, &wish).await.unwrap();
    house.tell().await;
    assert!(house.mails().is_empty());
    let later = ChangeBooking {
        start: Some(at(&wall("12:00"))),
        end: Some(at(&wall("13:00"))),
        ..ChangeBooking::default()
    };
    let admin = Actor::system();
    bookings::change(services, &admin, &booked.id, &later, None)
        .await
        .unwrap();
    house.tell().await;
    assert_eq!(house.mails(), ["host Moved"]);
}

#[tokio::test]
async fn r102_a_mail_server_that_is_down_delays_and_one_bad_address_stops_nobody() {
    let house = House::new().await;
    let people = vec![must("good@b.example"), must("bad@b.example")];
    let mails = &house.scene.fakes.mails;
    mails.fail(
        "bad@b.example",
        Some(MailError::Permanent("550 no such user".to_owned())),
    );
    mails.down(Some(MailError::Temporary("connection refused".to_owned())));
    let id = house
        .meeting("2026-12-25 10:00", "2026-12-25 11:00", people)
        .await;
    house.tell().await;
    assert!(mails.sent().is_empty());
    let services = &house.scene.services;
    let log = deliveries(services, &house.host, &id, None, 100)
        .await
        .unwrap();
    assert!(
        log.items
            .iter()
            .all(|one| one.state == DeliveryState::Retrying),
        "{log:?}"
    );
    mails.down(None);
    let later = house
        .now()
        .saturating_add(SignedDuration::from_mins(5))
        .unwrap();
    house.until(later).await;
    let log = deliveries(services, &house.host, &id, None, 100)
        .await
        .unwrap();
    let states: Vec<_> = log
        .items
        .iter()
        .map(|one| (&*one.address, one.state, &*one.result))
        .collect();
    assert!(
        states.contains(&("good@b.example", DeliveryState::Sent, "")),
        "{states:?}"
    );
    let bad = ("bad@b.example", DeliveryState::Failed, "550 no such user");
    assert!(states.contains(&bad), "{states:?}");
    let stranger = person("stranger");
    let denied = failed(services, &stranger, None, 10).await;
    assert!(matches!(denied, Err(Error::Denied(_))), "{denied:?}");
    let dead = failed(services, &Actor::system(), None, 10).await.unwrap();
    assert_eq!(dead.items.len(), 1);
    mails.fail("bad@b.example", None);
    again(services, &house.host, &dead.items[0].id)
        .await
        .unwrap();
    house.work().await;
    assert_eq!(mails.sent_to("bad@b.example").len(), 1);
    let twice = again(services, &house.host, &dead.items[0].id).await;
    assert!(matches!(twice, Err(Error::Rule("not_failed"))), "{twice:?}");
}

#[tokio::test]
async fn r102_a_mail_is_given_up_in_the_end() {
    let house = House::new().await;
    let down = MailError::Temporary("connection refused".to_owned());
    house.scene.fakes.mails.down(Some(down));
    house
        .meeting(
            "2026-12-25 10:00",
            "2026-12-25 11:00",
            vec![must("a@b.example")],
        )
        .await;
    house.until(at("2026-11-24 09:00")).await;
    let dead = failed(&house.scene.services, &Actor::system(), None, 10)
        .await
        .unwrap();
    assert_eq!(dead.items.len(), 1);
    assert_eq!(dead.items[0].tries, domain::notices::MOST_TRIES);
}

impl House {
    async fn all_deliveries(&self) -> Vec<contract::notices::DeliveryView> {
        let all = self.scene.services.records.page(Kind::Delivery, None, 10);
        let all = all.await.unwrap();
        all.iter()
            .map(|one| super::log::by_mail(crate::record::Record::of(one).unwrap()))
            .collect()
    }

    /// A mail on its way at the moment of a kill, and how far it had come then.
    async fn killed_at(mark: Mark) -> Self {
        let house = House::new().await;
        house
            .meeting(&wall("10:00"), &wall("11:00"), vec![must("a@b.example")])
            .await;
        let later = house.now().saturating_add(SignedDuration::from_secs(10));
        house.scene.fakes.clock.set(later.unwrap());
        for _ in 0..2 {
            round(&house.scene.services, &house.office).await.unwrap();
            if house.all_deliveries().await.len() == 1 {
                break;
            }
        }
        assert!(house.mails().is_empty(), "it is still on its way");
        let waiting = house.all_deliveries().await;
        assert_eq!(waiting.len(), 1);
        house.notes.note(&waiting[0].id, mark).unwrap();
        house.work().await;
        assert!(house.notes.noted().is_empty(), "the database knows it");
        house
    }
}

#[tokio::test]
async fn r104_what_was_sent_before_a_kill_is_not_sent_again() {
    for (mark, mails, state) in [
        (Mark::Taken, 0, DeliveryState::Sent),
        (Mark::HandedOver, 0, DeliveryState::Unconfirmed),
        (Mark::NotTaken, 1, DeliveryState::Sent),
    ] {
        let house = House::killed_at(mark).await;
        assert_eq!(house.mails().len(), mails, "{mark:?}");
        assert_eq!(house.all_deliveries().await[0].state, state, "{mark:?}");
    }
}

#[tokio::test]
async fn r102_what_may_not_have_gone_out_can_be_sent_again() {
    let house = House::killed_at(Mark::HandedOver).await;
    let id = house.all_deliveries().await[0].id.clone();
    again(&house.scene.services, &house.host, &id)
        .await
        .unwrap();
    house.work().await;
    assert_eq!(house.mails().len(), 1);
    assert_eq!(house.all_deliveries().await[0].state, DeliveryState::Sent);
    let twice = again(&house.scene.services, &house.host, &id).await;
    assert!(matches!(twice, Err(Error::Rule("not_failed"))), "{twice:?}");
}

#[tokio::test]
async fn r104_two_processes_at_one_errand_tell_once() {
    let house = House::new().await;
    house
        .meeting(&wall("10:00"), &wall("11:00"), vec![must("a@b.example")])
        .await;
    let later = house
        .now()
        .saturating_add(SignedDuration::from_secs(10))
        .unwrap();
    house.scene.fakes.clock.set(later);
    let services = &house.scene.services;
    let errands = services
        .records
        .page(Kind::Errand, None, 100)
        .await
        .unwrap();
    let before: Vec<_> = errands
        .iter()
        .filter(|one| one.value["what"] == "tell")
        .collect();
    house.work().await;
    // The errands as another process read them before they were done.
    for one in before {
        let put = crate::ports::Change::Put {
            kind: Kind::Errand,
            id: one.id.clone(),
            expected: None,
            value: one.value.clone(),
        };
        services.records.write(vec![put], Vec::new()).await.unwrap();
    }
    house.work().await;
    assert_eq!(house.mails(), ["a Invitation REQUEST"]);
}

#[tokio::test]
async fn a_thousand_people_are_told_in_several_goes() {
    let house = House::new().await;
    let people: Vec<_> = (0..900).map(|n| must(&format!("p{n}@b.example"))).collect();
    house.meeting(&wall("10:00"), &wall("11:00"), people).await;
    house.tell().await;
    let mails = house.scene.fakes.mails.take();
    let to: HashSet<_> = mails.iter().map(|mail| mail.to.address.clone()).collect();
    assert_eq!((mails.len(), to.len()), (900, 900));
}

#[tokio::test]
async fn the_inbox_is_ones_own_and_counts_what_is_not_read() {
    let house = House::new().await;
    let (ada, bob) = (
        account(&house.scene, "ada").await,
        account(&house.scene, "bob").await,
    );
    let id = house
        .meeting(
            &wall("10:00"),
            &wall("11:00"),
            vec![must("ada"), must("bob")],
        )
        .await;
    house.tell().await;
    house.move_to(&id, &wall("12:00"), &wall("13:00")).await;
    house.tell().await;
    let services = &house.scene.services;
    assert_eq!(unread(services, &ada).await.unwrap(), 2);
    let mine = inbox(services, &ada, None, 1).await.unwrap();
    assert_eq!(mine.items[0].reason, Reason::Moved, "newest first");
    assert_eq!(mine.items[0].link, format!("/meetings/{id}"));
    let next = inbox(services, &ada, mine.next_cursor.as_deref(), 10)
        .await
        .unwrap();
    assert_eq!(next.items.len(), 1);
    let one = |read| ReadNotices {
        ids: vec![mine.items[0].id.clone()],
        read,
    };
    assert_eq!(
        mark_read(services, &bob, &one(true)).await.unwrap(),
        0,
        "not bob's"
    );
    assert_eq!(mark_read(services, &ada, &one(true)).await.unwrap(), 1);
    assert_eq!(unread(services, &ada).await.unwrap(), 1);
    mark_read(services, &ada, &one(false)).await.unwrap();
    assert_eq!(unread(services, &ada).await.unwrap(), 2);
    let all = ReadNotices {
        ids: Vec::new(),
        read: true,
    };
    mark_read(services, &ada, &all).await.unwrap();
    assert_eq!(unread(services, &ada).await.unwrap(), 0);
    let denied = inbox(services, &Actor::anonymous(), None, 10).await;
    assert!(matches!(denied, Err(Error::Denied(Denial::SignIn))));
    accounts::set_by_mail(services, &bob, false).await.unwrap();
    house.mails();
    house.move_to(&id, &wall("14:00"), &wall("15:00")).await;
    house.tell().await;
    assert_eq!(
        house.mails(),
        ["ada Moved REQUEST"],
        "bob reads the inbox only"
    );
    assert_eq!(unread(services, &bob).await.unwrap(), 3);
}
