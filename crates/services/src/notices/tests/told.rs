//! What organisers hear of those who decline, and heads and applicants of roles.

use contract::{
    accounts::{AccountInput, DepartmentInput},
    meetings::AnswerInvitation,
    notices::NoticeView,
    role_requests::{AskForRole, DecideRole},
};
use domain::{
    accounts::{Actor, Role},
    ids::{DepartmentId, MeetingId},
    meetings::{AttendeeKind, Participation},
    notices::Reason,
};

use super::{House, account, asked, inbox, must, wall};
use crate::{accounts, meetings};

async fn answer(house: &House, who: &Actor, id: &MeetingId, said: Participation, why: &str) {
    let given = AnswerInvitation {
        participation: said,
        reason: why.to_owned(),
        mode: None,
    };
    let services = &house.scene.services;
    meetings::answer(services, who, id, &given).await.unwrap();
    house.tell().await;
}

/// What the host was told, the latest first.
pub(super) async fn notices(house: &House, of: &Actor) -> Vec<NoticeView> {
    let inbox = inbox(&house.scene.services, of, None, 100).await;
    inbox.unwrap().items
}

#[tokio::test]
async fn r048_who_must_come_and_declines_is_told_once_with_other_times() {
    let house = House::new().await;
    let ada = account(&house.scene, "ada").await;
    let ben = account(&house.scene, "ben").await;
    // Ada is busy on Friday until eleven with something else; it is nine o'clock.
    let busy = house
        .meeting("2026-11-20 09:00", "2026-11-20 11:00", vec![must("ada")])
        .await;
    let people = vec![must("ada"), asked("ben", AttendeeKind::Optional)];
    let id = house.meeting(&wall("10:00"), &wall("11:00"), people).await;
    house.tell().await;
    let no = Participation::Declined;
    answer(&house, &ada, &id, no, "At the dentist").await;
    let told = notices(&house, &house.host).await;
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].reason, Reason::Declined);
    assert_eq!(told[0].link, format!("/meetings/{id}"));
    let text = &told[0].text;
    for said in [
        "ada, who must come to “Board”, declined.",
        "Reason: At the dentist",
        "- Fri 20 Nov 2026, 11:00–12:00",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert_eq!(text.matches("- Fri 20 Nov 2026").count(), 3, "{text}");
    assert!(
        !text.contains("09:"),
        "neither is free before eleven: {text}"
    );
    let mails = house.scene.fakes.mails.take();
    let mails = mails.iter().filter(|mail| mail.text.contains("declined"));
    assert_eq!(mails.count(), 1);

    // The meeting stands; who may come is not missed; the same answer again is nothing new.
    let stands = meetings::get(&house.scene.services, &house.host, &id).await;
    assert!(!stands.unwrap().meeting.cancelled);
    answer(&house, &ben, &id, no, "Away").await;
    answer(&house, &ada, &id, no, "At the dentist").await;
    answer(&house, &ada, &id, Participation::Accepted, "").await;
    assert_eq!(house.inbox(&house.host).await, [Reason::Declined]);
    answer(&house, &ada, &id, no, "At the dentist").await;
    assert_eq!(house.inbox(&house.host).await, [Reason::Declined; 2]);
    // What was answered for another time counts no more, and is told for the new one.
    house.move_to(&id, &wall("14:00"), &wall("15:00")).await;
    house.tell().await;
    assert_eq!(house.inbox(&house.host).await.len(), 2);
    answer(&house, &ada, &id, no, "At the dentist").await;
    assert_eq!(house.inbox(&house.host).await, [Reason::Declined; 3]);
    let other = meetings::get(&house.scene.services, &house.host, &busy).await;
    assert!(!other.unwrap().meeting.cancelled);
}

#[tokio::test]
async fn r048_the_time_that_was_declined_is_not_offered_again() {
    let house = House::new().await;
    let ada = account(&house.scene, "ada").await;
    let id = house
        .meeting("2026-11-20 10:00", "2026-11-20 11:00", vec![must("ada")])
        .await;
    house.tell().await;
    answer(&house, &ada, &id, Participation::Declined, "").await;
    let told = notices(&house, &house.host).await;
    let times = told[0].text.split("\n- ").skip(1);
    let times: Vec<&str> = times.map(|line| &line[17..28]).collect();
    assert_eq!(times.len(), 3, "{}", told[0].text);
    for time in &times {
        let clash = ["09:15", "09:30", "09:45", "10:"];
        assert!(!clash.iter().any(|at| time.starts_with(at)), "{times:?}");
    }
}

pub(super) async fn department(house: &House, head: &Actor, members: &[&Actor]) -> DepartmentId {
    let (services, system) = (&house.scene.services, Actor::system());
    let input = DepartmentInput {
        name: Some("Sales".to_owned()),
        head: head.account().cloned(),
        ..DepartmentInput::default()
    };
    let made = accounts::create_department(services, &system, &input).await;
    let id = made.unwrap().id;
    for one in members {
        let inside = AccountInput {
            department: Some(id.clone()),
            ..AccountInput::default()
        };
        let account = one.account().unwrap();
        accounts::change(services, &system, account, &inside, None)
            .await
            .unwrap();
    }
    id
}

#[tokio::test]
async fn r006_the_head_hears_of_a_request_and_the_applicant_of_the_answer_once() {
    let house = House::new().await;
    let services = &house.scene.services;
    let (head, ann) = (
        account(&house.scene, "head").await,
        account(&house.scene, "ann").await,
    );
    let other = account(&house.scene, "other").await;
    department(&house, &head, &[&ann]).await;
    let wish = |role| AskForRole {
        role,
        reason: "I keep our meetings".to_owned(),
    };
    let count = |who: Actor| async move {
        let count = accounts::count_role_requests(services, &who, 99).await;
        count.unwrap()
    };
    assert_eq!(count(head.clone()).await, 0);
    let asked = accounts::ask_for_role(services, &ann, &wish(Role::MeetingAdministrator)).await;
    let asked = asked.unwrap();
    assert_eq!(
        (count(head.clone()).await, count(ann.clone()).await),
        (1, 0)
    );
    // Two errands about one request, as two processes might leave them: it is told once.
    for _ in 0..2 {
        let event = crate::errands::Event::Role(asked.id.clone());
        let errand = crate::errands::tell(services, event, None).unwrap();
        services
            .records
            .write(vec![errand], Vec::new())
            .await
            .unwrap();
        house.tell().await;
    }
    let told = notices(&house, &head).await;
    assert_eq!(told.len(), 1);
    assert_eq!(
        (told[0].reason, &*told[0].link),
        (Reason::RoleAsked, "/approvals")
    );
    assert_eq!(
        told[0].subject,
        "Role to be decided: meeting administrator, ann"
    );
    assert!(
        told[0]
            .text
            .contains("Reason: I keep our meetings\nDepartment: Sales")
    );
    let mails = house.scene.fakes.mails.take();
    assert_eq!(mails.len(), 1);
    assert!(mails[0].text.contains("https://lintel.example/approvals"));

    let decision = |approve, note: &str| DecideRole {
        approve,
        note: note.to_owned(),
    };
    let yes = decision(true, "Welcome");
    accounts::decide_role(services, &head, &asked.id, &yes)
        .await
        .unwrap();
    house.tell().await;
    house.tell().await;
    let told = notices(&house, &ann).await;
    assert_eq!(told.len(), 1);
    assert_eq!((told[0].reason, &*told[0].link), (Reason::RoleGiven, "/me"));
    assert!(
        told[0].text.contains("Comment: Welcome"),
        "{}",
        told[0].text
    );
    let again = accounts::ask_for_role(services, &ann, &wish(Role::ServiceAttendant)).await;
    let no = decision(false, "Not now");
    let again = again.unwrap().id;
    accounts::decide_role(services, &head, &again, &no)
        .await
        .unwrap();
    house.tell().await;
    assert_eq!(
        house.inbox(&ann).await,
        [Reason::RoleGiven, Reason::RoleRefused]
    );
    // It was decided before anybody was told that it waits.
    assert_eq!(house.inbox(&head).await, [Reason::RoleAsked]);
    assert!(house.inbox(&other).await.is_empty());
    assert_eq!(count(head).await, 0);
}

#[tokio::test]
async fn r055_a_delegate_is_invited_and_the_organiser_told_once_by_name() {
    let house = House::new().await;
    let services = &house.scene.services;
    let ada = account(&house.scene, "ada").await;
    let ben = account(&house.scene, "ben").await;
    let id = house
        .meeting(&wall("10:00"), &wall("11:00"), vec![must("ada")])
        .await;
    house.tell().await;
    house.mails();
    let to = contract::meetings::Delegate {
        who: contract::meetings::InviteInput::Text("ben".to_owned()),
    };
    meetings::delegate(services, &ada, &id, &to).await.unwrap();
    house.tell().await;
    assert_eq!(house.inbox(&ben).await, [Reason::Invited]);
    let told = notices(&house, &house.host).await;
    assert_eq!(told.len(), 1);
    let text = &told[0].text;
    assert!(
        text.starts_with("ada sends ben to “Board” in their place.\n"),
        "{text}"
    );
    let mails = house.scene.fakes.mails.take();
    let invited = mails.iter().find_map(|mail| mail.calendar.as_ref());
    let ics = invited.unwrap().ics.replace("\r\n ", "");
    let line = |address: &str| {
        let mut lines = ics.lines();
        let found = lines.find(|line| line.ends_with(&format!(":mailto:{address}")));
        found.unwrap_or_default().to_owned()
    };
    let (from, sent) = (line("ada@lintel.example"), line("ben@lintel.example"));
    assert!(from.contains(";PARTSTAT=DELEGATED"), "{ics}");
    assert!(from.contains(";DELEGATED-TO=\"mailto:ben@lintel.example\""));
    assert!(sent.contains(";DELEGATED-FROM=\"mailto:ada@lintel.example\""));
    assert!(sent.contains(";PARTSTAT=NEEDS-ACTION"));
    // Nobody hears of it a second time, nor when the meeting moves; who was sent is asked again.
    house.move_to(&id, &wall("14:00"), &wall("15:00")).await;
    house.tell().await;
    assert_eq!(house.inbox(&house.host).await, [Reason::Delegated]);
    assert_eq!(house.inbox(&ben).await, [Reason::Invited, Reason::Moved]);
    meetings::take_back(services, &ada, &id).await.unwrap();
    house.tell().await;
    let last = house.inbox(&ben).await;
    assert_eq!(last.last(), Some(&Reason::Uninvited));
}
