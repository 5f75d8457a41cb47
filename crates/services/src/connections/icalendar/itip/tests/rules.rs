//! Who is told what, one change at a time (RFC 5546 2.1.4, 3.2).

use super::*;

/// Method, SEQUENCE, reason and receivers.
type Line<'a> = (&'static str, u32, Reason, Vec<&'a str>);

fn lines(messages: &[Message]) -> Vec<Line<'_>> {
    let each = messages.iter();
    let line = |one: &'_ Message| (one.method.as_str(), one.sequence, one.reason);
    each.map(|one| {
        let (method, sequence, reason) = line(one);
        (method, sequence, reason, addresses(one))
    })
    .collect()
}

const LI: &str = "li@house.example";
const JOERG: &str = "joerg@client.example";
const ZHANG: &str = "zhang@house.example";

#[test]
fn r055_everybody_is_invited_once() {
    let mut life = Life::default();
    let messages = life.tell(&single());
    let wanted = ("REQUEST", 0, Reason::Invited, vec![JOERG, LI, ZHANG]);
    assert_eq!(lines(&messages), [wanted]);
    assert!(life.tell(&single()).is_empty());
}

#[test]
fn r103_only_what_is_significant_is_told() {
    let mut life = Life::default();
    life.tell(&single());
    let quiet: [fn(&mut Event); 4] = [
        |event| event.main.description = "Another agenda".to_owned(),
        |event| event.invitees[0].participation = Participation::Accepted,
        |event| event.invitees[0].party.address = "LI@house.example".to_owned(),
        |event| event.main.zone = "Asia/Singapore".to_owned(),
    ];
    for change in quiet {
        let mut event = single();
        change(&mut event);
        assert!(life.tell(&event).is_empty());
        life.tell(&single());
    }
    type Told = (fn(&mut Event), Reason);
    let told: [Told; 5] = [
        (
            |event| event.main.slot.end += SignedDuration::from_mins(15),
            Reason::Moved,
        ),
        (|event| event.main.location.push('!'), Reason::Changed),
        (|event| event.main.summary.push('!'), Reason::Changed),
        (|event| event.main.url = None, Reason::Changed),
        (|event| event.main.tentative = true, Reason::Changed),
    ];
    let (mut event, mut sequence) = (single(), 0);
    for (change, reason) in told {
        change(&mut event);
        sequence += 1;
        let messages = life.tell(&event);
        assert_eq!(
            lines(&messages),
            [("REQUEST", sequence, reason, vec![JOERG, LI, ZHANG])]
        );
    }
}

#[test]
fn r103_who_comes_and_who_goes_concerns_nobody_else() {
    let (mut life, mut event) = (Life::default(), single());
    life.tell(&event);
    event
        .invitees
        .push(invitee("Ada", "ada@client.example", AttendeeKind::Optional));
    let messages = life.tell(&event);
    assert_eq!(
        lines(&messages),
        [("REQUEST", 0, Reason::Invited, vec!["ada@client.example"])]
    );
    assert!(messages[0].ics.contains("CN=\"Li Na\""));

    event.invitees.retain(|one| one.party.address != JOERG);
    let messages = life.tell(&event);
    assert_eq!(
        lines(&messages),
        [("CANCEL", 1, Reason::Uninvited, vec![JOERG])]
    );
    assert_eq!(messages[0].ics.matches("ATTENDEE").count(), 1);
    assert!(!messages[0].ics.contains("Bring the figures"));

    // What it becomes after they went is not for them.
    let mut renamed = event.clone();
    renamed.main.summary = "Without them".to_owned();
    renamed.invitees.remove(0);
    let (messages, _) = due(life.told.as_ref(), &renamed, at("2026-10-02T08:00:00Z"));
    let cancel = messages.iter().find(|one| one.method == Method::Cancel);
    let cancel = cancel.unwrap();
    assert_eq!(addresses(cancel), [LI]);
    assert!(!cancel.ics.contains("Without them") && cancel.ics.contains("budget review"));

    event.invitees[0].kind = AttendeeKind::Optional;
    let messages = life.tell(&event);
    assert_eq!(lines(&messages), [("REQUEST", 1, Reason::Role, vec![LI])]);

    // All at once: who stays, who comes and who goes hear what concerns them.
    event.main.slot = slot("2026-12-01T06:00:00Z", 60);
    event.invitees.retain(|one| one.party.address != ZHANG);
    event
        .invitees
        .push(invitee("Jörg", JOERG, AttendeeKind::Required));
    let messages = life.tell(&event);
    let wanted = [
        ("REQUEST", 2, Reason::Moved, vec!["ada@client.example", LI]),
        ("REQUEST", 2, Reason::Invited, vec![JOERG]),
        ("CANCEL", 2, Reason::Uninvited, vec![ZHANG]),
    ];
    assert_eq!(lines(&messages), wanted);
}

#[test]
fn r103_the_organizer_and_people_without_an_address_get_nothing() {
    let mut event = single();
    event.invitees.push(invitee(
        "Wang",
        "WANG@house.example",
        AttendeeKind::Required,
    ));
    event
        .invitees
        .push(invitee("Nobody", "", AttendeeKind::Required));
    event
        .invitees
        .push(invitee("Odd", "a@b.de>\r\nX:1", AttendeeKind::Required));
    let message = Life::default().one(&event);
    assert_eq!(addresses(&message), [JOERG, LI, ZHANG]);
    assert_eq!(message.ics.matches("\r\nATTENDEE").count(), 4);
    assert!(!message.ics.contains("X:1"));
}

#[test]
fn r103_dates_of_a_series_are_told_one_by_one_or_all_together() {
    let (mut life, mut event) = (Life::default(), series());
    life.tell(&event);
    let told = |life: &mut Life, event: &Event| {
        let message = life.one(event);
        (message.method.as_str(), message.reason, message.occurrence)
    };
    let mut other = event.main.clone();
    other.slot = slot(THIRD, 45);
    other.description = "Only other words".to_owned();
    event
        .exceptions
        .insert(at(THIRD), Exception::Moved(Box::new(other)));
    assert!(life.tell(&event).is_empty());

    event
        .exceptions
        .insert(at(THIRD), moved(&event, "2026-11-03T15:00:00Z"));
    let one = told(&mut life, &event);
    assert_eq!(one, ("REQUEST", Reason::OneMoved, Some(at(THIRD))));
    event.exceptions.remove(&at(THIRD));
    let back = told(&mut life, &event);
    assert_eq!(back, ("REQUEST", Reason::OneMoved, Some(at(THIRD))));
    event.exceptions.insert(at(THIRD), Exception::Cancelled);
    let gone = told(&mut life, &event);
    assert_eq!(gone, ("CANCEL", Reason::OneCancelled, Some(at(THIRD))));
    // The same said by the rule is nothing new.
    event.exceptions.clear();
    event.rule.as_mut().unwrap().exdates = vec![at(THIRD)];
    assert!(life.tell(&event).is_empty());
    event.rule.as_mut().unwrap().exdates.clear();
    let again = told(&mut life, &event);
    assert_eq!(again, ("REQUEST", Reason::OneChanged, Some(at(THIRD))));

    for date in [THIRD, FOURTH] {
        event.exceptions.insert(at(date), Exception::Cancelled);
    }
    let two = told(&mut life, &event);
    assert_eq!(two, ("REQUEST", Reason::Changed, None));
    event.rule.as_mut().unwrap().rrule.interval = 2;
    assert_eq!(told(&mut life, &event), ("REQUEST", Reason::Moved, None));
}

#[test]
fn r103_what_was_cancelled_and_takes_place_after_all_invites_anew() {
    let (mut life, mut event) = (Life::default(), single());
    event.cancelled = true;
    assert!(life.tell(&event).is_empty());
    event.cancelled = false;
    assert_eq!(life.one(&event).sequence, 0);
    event.cancelled = true;
    let message = life.one(&event);
    assert_eq!((message.sequence, message.reason), (1, Reason::Cancelled));
    assert!(message.ics.contains("STATUS:CANCELLED"));
    assert!(life.tell(&event).is_empty());
    event.cancelled = false;
    let message = life.one(&event);
    assert_eq!(
        (message.method, message.reason),
        (Method::Request, Reason::Invited)
    );
    assert!(message.sequence >= 1);
}

#[test]
fn five_hundred_attendees_do_not_read_each_other() {
    let mut event = single();
    let many = |n| {
        invitee(
            &format!("P{n}"),
            &format!("p{n}@house.example"),
            AttendeeKind::Required,
        )
    };
    event.invitees = (0..500).map(many).collect();
    let messages = Life::default().tell(&event);
    assert_eq!(messages.len(), 1);
    let message = &messages[0];
    assert_eq!(message.to.len(), 500);
    for one in message.to.iter().step_by(50) {
        let ics = super::super::named_alone(&message.ics, &one.address.to_uppercase());
        assert_eq!(ics.matches("\r\nATTENDEE").count(), 1);
        assert!(ics.replace("\r\n ", "").contains(&one.address));
        assert!(ics.len() < 2_000 && ics.ends_with("END:VCALENDAR\r\n"));
    }
}

#[test]
fn whole_days_are_days_where_their_midnights_are() {
    let mut event = single();
    event.main.slot = slot("2026-11-23T16:00:00Z", 2 * 24 * 60);
    event.main.days = true;
    let ics = Life::default().one(&event).ics;
    assert!(ics.contains("DTSTART;VALUE=DATE:20261124\r\nDTEND;VALUE=DATE:20261126\r\n"));
    event.main.zone = "Europe/Berlin".to_owned();
    let ics = Life::default().one(&event).ics;
    assert!(ics.contains("DTSTART;TZID=Europe/Berlin:20261123T170000"));
}

#[test]
fn whole_days_of_a_series_stay_days_when_the_clocks_change() {
    let (mut life, mut event) = (Life::default(), series());
    event.main.days = true;
    // The Sunday on which Berlin has 25 hours, one week after the first.
    event.main.slot = slot("2026-10-17T22:00:00Z", 24 * 60);
    event.rule.as_mut().unwrap().rrule = Recurrence::parse("FREQ=WEEKLY;COUNT=4").unwrap();
    life.tell(&event);
    let long = at("2026-10-24T22:00:00Z");
    event.exceptions.insert(long, Exception::Cancelled);
    let ics = life.one(&event).ics;
    assert!(ics.contains("DTSTART;VALUE=DATE:20261025\r\nDTEND;VALUE=DATE:20261026\r\n"));
    let mut same = event.main.clone();
    same.slot = slot("2026-10-24T22:00:00Z", 25 * 60);
    event
        .exceptions
        .insert(long, Exception::Moved(Box::new(same)));
    assert_eq!(life.one(&event).reason, Reason::OneChanged);
    event.exceptions.clear();
    assert!(life.tell(&event).is_empty());
}

#[test]
fn r028_the_address_of_joining_is_whole_and_its_line_folded() {
    let path = format!("/j/{}", "a".repeat(43));
    let ics = format!(
        "BEGIN:VEVENT\r\nSUMMARY:{}\r\n x\r\nURL:{path}\r\nEND:VEVENT\r\n",
        "s".repeat(60)
    );
    let base = "https://meetings.a-rather-long-name.example";
    let whole = addressed(&ics, base);
    let unfolded = whole.replace("\r\n ", "");
    assert!(
        unfolded.contains(&format!("\r\nURL:{base}{path}\r\nEND:VEVENT\r\n")),
        "{whole}"
    );
    assert!(whole.lines().all(|line| line.len() <= 76), "{whole}");
    assert!(whole.starts_with(&ics[..80]), "{whole}");
    // What leads elsewhere stays as it is.
    let elsewhere = ics.replace(&path, "https://zoom.example/j/1");
    assert_eq!(addressed(&elsewhere, base), elsewhere);
}
