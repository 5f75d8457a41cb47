//! Answers in the shapes of Exchange, Google and Apple: which properties, in which order, with
//! which escapes. Names and addresses are ours.

use super::*;

fn file(name: &str) -> String {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(folder.join("tests/itip/replies").join(name)).unwrap()
}

fn one(text: &str, sender: Option<&str>) -> Result<Reply, ReplyError> {
    read_reply(text, sender).map(|mut replies| {
        assert_eq!(replies.len(), 1);
        replies.remove(0)
    })
}

const UID: &str = "0199f2c0-meeting@lintel.example";

#[test]
fn r055_exchange_answers_for_one_date_with_a_comment() {
    let reply = one(&file("exchange.ics"), None).unwrap();
    let wanted = Reply {
        uid: UID.to_owned(),
        occurrence: Some(Occurrence::At(at(THIRD))),
        address: "joerg@client.example".to_owned(),
        participation: Participation::Accepted,
        delegated_to: None,
        comment: Some("Gern, ich bringe die Zahlen mit".to_owned()),
        sequence: Some(1),
    };
    assert_eq!(reply, wanted);
}

#[test]
fn r055_google_writes_the_comment_into_a_parameter() {
    let reply = one(&file("google.ics"), None).unwrap();
    assert_eq!(reply.address, "li@house.example");
    assert_eq!(reply.participation, Participation::Declined);
    assert_eq!(reply.comment.as_deref(), Some("I'm away; \"really\""));
    assert_eq!((reply.sequence, reply.occurrence), (Some(0), None));
}

#[test]
fn r055_apple_answers_with_little() {
    let reply = one(&file("apple.ics"), None).unwrap();
    assert_eq!(reply.address, "Zhang@House.example");
    assert_eq!(reply.participation, Participation::Tentative);
    assert_eq!((reply.comment, reply.sequence), (None, Some(2)));
}

#[test]
fn r055_who_sends_somebody_else_says_whom_and_that_one_answers_alone() {
    let text = file("delegated.ics");
    let reply = one(&text, None).unwrap();
    assert_eq!(reply.address, "li@house.example");
    assert_eq!(reply.participation, Participation::Delegated);
    let chen = |name: &str| Party {
        name: name.to_owned(),
        address: "chen@house.example".to_owned(),
    };
    assert_eq!(reply.delegated_to, Some(chen("")));
    let folded = one(&file("delegated-folded.ics"), Some("li@house.example")).unwrap();
    assert_eq!(folded.participation, Participation::Delegated);
    assert_eq!(folded.delegated_to, Some(chen("Chen, Jing 陈静")));
    let nobody = text.replace("DELEGATED-TO=\"mailto:chen@house.example\"", "X-TO=nobody");
    let nobody = one(&nobody, Some("li@house.example")).unwrap();
    assert_eq!(nobody.participation, Participation::Declined);
    let other = one(&text, Some("CHEN@house.example")).unwrap();
    assert_eq!(other.address, "chen@house.example");
    assert_eq!(other.participation, Participation::NeedsAction);
    let accepted = text.replace("NEEDS-ACTION", "ACCEPTED");
    assert_eq!(one(&accepted, None).unwrap().address, "li@house.example");
}

#[test]
fn several_people_are_told_apart_or_nobody_is_taken() {
    let line =
        |name: &str, word: &str| format!("ATTENDEE;PARTSTAT={word}:mailto:{name}@x.example\n");
    let text = |lines: &str| {
        format!("BEGIN:VCALENDAR\nmethod:reply\nBEGIN:VEVENT\nUID:u\n{lines}END:VEVENT")
    };
    let many = text(&(line("a", "NEEDS-ACTION") + &line("b", "accepted")));
    assert_eq!(one(&many, None).unwrap().address, "b@x.example");
    let many = text(&(line("a", "DECLINED") + &line("b", "ACCEPTED")));
    assert_eq!(one(&many, None), Err(ReplyError::Unclear("who answers")));
    let own = one(&many, Some("a@x.example")).unwrap();
    assert_eq!(own.participation, Participation::Declined);
}

#[test]
fn what_is_no_answer_is_said() {
    let counter = read_reply(&file("counter.ics"), None);
    assert_eq!(counter, Err(ReplyError::NotAReply("COUNTER".to_owned())));
    let nothing = read_reply("Hello", None);
    assert_eq!(nothing, Err(ReplyError::NotAReply(String::new())));
    let large = "A".repeat(300 << 10);
    assert_eq!(read_reply(&large, None), Err(ReplyError::TooLarge));
    let answer = file("google.ics");
    let wrong = [("UID:", "no UID"), ("ATTENDEE", "who answers")];
    for (name, why) in wrong {
        let text = answer.replace(&format!("\n{name}"), "\nX-GONE");
        assert_eq!(
            read_reply(&text, None),
            Err(ReplyError::Unclear(why)),
            "{name}"
        );
    }
    let odd = answer.replace("DECLINED", "COMPLETED");
    assert_eq!(
        read_reply(&odd, None),
        Err(ReplyError::Unclear("what is answered"))
    );
    let date = answer.replace(
        "SEQUENCE:0",
        "RECURRENCE-ID;TZID=Nowhere/At all:20261103T100000",
    );
    assert_eq!(
        read_reply(&date, None),
        Err(ReplyError::Unclear("RECURRENCE-ID"))
    );
    let many = "BEGIN:VEVENT\nEND:VEVENT\n".repeat(101);
    let many = format!("BEGIN:VCALENDAR\nMETHOD:REPLY\n{many}");
    assert_eq!(read_reply(&many, None), Err(ReplyError::TooLarge));
}

#[test]
fn a_date_without_a_zone_is_one_of_the_meetings_zone() {
    let zone = crate::zones::named("Europe/Berlin").unwrap();
    let wall = Occurrence::Wall("2026-11-03T10:00:00".parse().unwrap());
    assert_eq!(wall.at(&zone), Some(at(THIRD)));
    let day = Occurrence::Day("2026-11-03".parse().unwrap());
    assert_eq!(day.at(&zone), Some(at("2026-11-02T23:00:00Z")));
}

#[test]
fn r055_an_answer_to_an_earlier_time_is_known_as_one() {
    let (mut life, mut event) = (Life::default(), series());
    life.tell(&event);
    let answer = |sequence: Option<u32>| Reply {
        sequence,
        ..one(&file("google.ics"), None).unwrap()
    };
    let outdated = |life: &Life, sequence, date: Option<&str>| {
        let told = life.told.as_ref().unwrap();
        told.is_outdated(&answer(sequence), date.map(at))
    };
    assert!(!outdated(&life, Some(0), None));
    event
        .exceptions
        .insert(at(THIRD), moved(&event, "2026-11-04T13:00:00Z"));
    life.tell(&event);
    assert!(outdated(&life, Some(0), Some(THIRD)));
    assert!(!outdated(&life, Some(1), Some(THIRD)));
    assert!(!outdated(&life, Some(0), Some(FOURTH)) && !outdated(&life, Some(0), None));
    // Somebody taken out counts on, and makes nobody's answer old.
    event.invitees.pop();
    life.tell(&event);
    assert!(!outdated(&life, Some(0), None) && !outdated(&life, Some(1), Some(THIRD)));
    event.main.slot = slot("2026-10-20T12:00:00Z", 45);
    event.exceptions.clear();
    life.tell(&event);
    assert!(outdated(&life, Some(2), None) && !outdated(&life, Some(3), None));
    assert!(!outdated(&life, None, None));
}
