//! Answers of calendars, as programs send them, over the fakes.

use contract::notices::TakenReply;

use super::{told::notices, *};
use crate::notices::take_reply;

/// The answer of a file, as to this meeting and by and for these addresses.
fn file(name: &str, id: &MeetingId, who: &str) -> String {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/itip/replies");
    let text = std::fs::read_to_string(folder.join(name)).unwrap();
    // Folded lines are put together, so that words in them can be found.
    text.replace("\r\n", "\n")
        .replace("\n ", "")
        .replace("0199f2c0-meeting@lintel.example", &format!("{id}@lintel"))
        .replace("li@house.example", &format!("{who}@lintel.example"))
}

async fn take(house: &House, text: &str, sender: &str) -> Result<Vec<TakenReply>, Error> {
    take_reply(&house.scene.services, &house.host, text, sender).await
}

async fn people(house: &House, id: &MeetingId) -> Vec<(String, Participation, Option<String>)> {
    let detail = meetings::get(&house.scene.services, &house.host, id).await;
    let all = detail.unwrap().attendees.into_iter();
    all.map(|one| (one.name, one.participation, one.in_place_of))
        .collect()
}

fn row(
    name: &str,
    said: Participation,
    of: Option<&str>,
) -> (String, Participation, Option<String>) {
    (name.to_owned(), said, of.map(str::to_owned))
}

const LI: &str = "li@lintel.example";

#[tokio::test]
async fn r055_who_a_calendar_sends_is_asked_as_on_the_page_and_told_once() {
    let chen = "Chen, Jing 陈静";
    for (name, shown) in [
        ("delegated.ics", "chen@house.example"),
        ("delegated-folded.ics", chen),
    ] {
        let house = House::new().await;
        account(&house.scene, "li").await;
        let people_asked = vec![must("li"), must("ada@client.example")];
        let id = house
            .meeting(&wall("10:00"), &wall("11:00"), people_asked)
            .await;
        house.tell().await;
        house.mails();
        let text = file(name, &id, "li");
        let taken = take(&house, &text, "LI@lintel.example").await.unwrap();
        assert_eq!(taken.len(), 1);
        assert_eq!(taken[0].sends.as_deref(), Some("chen@house.example"));
        assert_eq!(taken[0].participation, Participation::Delegated);
        let wanted = [
            row("li", Participation::Delegated, None),
            row("ada@client.example", Participation::NeedsAction, None),
            row(shown, Participation::NeedsAction, Some("li")),
        ];
        assert_eq!(people(&house, &id).await, wanted, "{name}");
        // The same mail twice, as mail servers may bring it, says the same once.
        take(&house, &text, LI).await.unwrap();
        house.tell().await;
        take(&house, &text, LI).await.unwrap();
        house.tell().await;
        assert_eq!(people(&house, &id).await, wanted, "{name}");
        let told = notices(&house, &house.host).await;
        assert_eq!(told.len(), 1, "{told:?}");
        assert_eq!(told[0].reason, Reason::Delegated);
        let mails = house.mails();
        let invited = mails.iter().filter(|mail| mail.starts_with("chen "));
        let invited: Vec<_> = invited.collect();
        assert_eq!(invited, ["chen Invitation REQUEST"], "{mails:?}");
    }
}

#[tokio::test]
async fn r055_what_a_calendar_may_not_say_is_refused_with_a_reason() {
    let house = House::new().await;
    account(&house.scene, "li").await;
    let people_asked = vec![must("li")];
    let id = house
        .meeting(&wall("10:00"), &wall("11:00"), people_asked)
        .await;
    house.tell().await;
    let text = file("delegated.ics", &id, "li");
    let rule = |answer: Result<Vec<TakenReply>, Error>| match answer {
        Err(Error::Rule(code)) => code,
        Err(Error::NotFound(what)) => what,
        other => panic!("{other:?}"),
    };
    // Somebody who forwards what another answered, and somebody who is not asked at all.
    let forged = text.replace("\nATTENDEE;PARTSTAT=NEEDS-ACTION", "\nX-GONE");
    assert_eq!(
        rule(take(&house, &forged, "eve@lintel.example").await),
        "reply_of_another"
    );
    let own = text.replace(LI, "eve@lintel.example");
    assert_eq!(
        rule(take(&house, &own, "eve@lintel.example").await),
        "attendee"
    );
    assert_eq!(rule(take(&house, "Hello", LI).await), "bad_reply");
    let lost = text.replace(id.as_str(), "lost");
    assert_eq!(rule(take(&house, &lost, LI).await), "meeting");
    let other = text.replace("@lintel\n", "@elsewhere\n");
    assert_eq!(rule(take(&house, &other, LI).await), "meeting");
    let bad = take(&house, &text, "nobody").await;
    assert!(matches!(bad, Err(Error::Invalid(_))), "{bad:?}");
    let oneself = text.replace("chen@house.example", LI);
    let oneself = take(&house, &oneself, LI).await;
    assert!(matches!(oneself, Err(Error::Invalid(_))), "{oneself:?}");
    let services = &house.scene.services;
    let stranger = take_reply(services, &person("eve"), &text, LI).await;
    let denied = matches!(stranger, Err(Error::Denied(_) | Error::NotFound(_)));
    assert!(denied, "{stranger:?}");
    let nobody = take_reply(services, &Actor::anonymous(), &text, LI).await;
    assert!(matches!(nobody, Err(Error::Denied(Denial::SignIn))));
    assert_eq!(
        people(&house, &id).await,
        [row("li", Participation::NeedsAction, None)]
    );
    // The one hop is done: who was sent sends nobody, and the sender nobody else.
    take(&house, &text, LI).await.unwrap();
    let second = text.replace("chen@house.example", "ben@house.example");
    assert_eq!(rule(take(&house, &second, LI).await), "has_delegate");
    let on = second.replace(LI, "chen@house.example");
    assert_eq!(
        rule(take(&house, &on, "chen@house.example").await),
        "delegated_once"
    );
    let back = file("google.ics", &id, "li");
    assert_eq!(rule(take(&house, &back, LI).await), "has_delegate");
    assert_eq!(people(&house, &id).await.len(), 2);
}

#[tokio::test]
async fn r055_a_calendars_answer_counts_as_one_on_the_page_for_the_time_that_it_saw() {
    let house = House::new().await;
    account(&house.scene, "li").await;
    let id = house
        .meeting(&wall("10:00"), &wall("11:00"), vec![must("li")])
        .await;
    house.tell().await;
    let text = file("google.ics", &id, "li");
    take(&house, &text, LI).await.unwrap();
    let detail = meetings::get(&house.scene.services, &house.host, &id).await;
    let li = &detail.unwrap().attendees[0];
    assert_eq!(li.participation, Participation::Declined);
    assert_eq!(li.reason.as_deref(), Some("I'm away; \"really\""));
    house.move_to(&id, &wall("14:00"), &wall("15:00")).await;
    house.tell().await;
    let late = take(&house, &text, LI).await;
    assert!(
        matches!(late, Err(Error::Rule("reply_outdated"))),
        "{late:?}"
    );
    assert_eq!(
        people(&house, &id).await,
        [row("li", Participation::NeedsAction, None)]
    );
}
