//! The table of papers, written out: who (rows) may read which stage (columns).

use jiff::Timestamp;

use super::{
    AttendeeClass, AttendeeKind, PaperStage, Preview, Standing, is_checked_in, may_check_in,
    preview_of,
};
use crate::{accounts::Denial, bookings::Slot};

const TABLE: &str = "
                       before     in_meeting after
looks after            yes        yes        yes
not invited            invite     invite     invite
required               yes        check-in   later
required, there        yes        yes        later
required, over         yes        check-in   yes
there, over            yes        yes        yes
optional, there        yes        yes        later
observer               agenda     agenda     agenda
observer, there        agenda     agenda     agenda
observer, over         agenda     agenda     agenda
audience               yes        check-in   later
audience, there        yes        yes        later
volunteer, over        yes        check-in   yes
";

fn word(answer: Result<(), Denial>) -> &'static str {
    match answer {
        Ok(()) => "yes",
        Err(Denial::NotInvited) => "invite",
        Err(Denial::ObserversSeeTheAgenda) => "agenda",
        Err(Denial::AfterTheMeeting) => "later",
        Err(Denial::CheckInFirst) => "check-in",
        Err(other) => panic!("{other:?}"),
    }
}

fn row(name: &str, standing: Standing, there: bool) -> String {
    let words = PaperStage::ALL.map(|stage| {
        let word = word(standing.may_read(stage, there));
        format!("{word:<11}")
    });
    format!("{name:<23}{}", words.concat())
        .trim_end()
        .to_owned()
}

#[test]
fn r049_r050_r062_r063_r064_who_reads_which_paper_when() {
    let invited = |kind, class, over| Standing {
        looks_after: false,
        invited: Some((kind, class)),
        over,
    };
    let nobody = Standing {
        looks_after: false,
        invited: None,
        over: false,
    };
    let keeper = Standing {
        looks_after: true,
        ..nobody
    };
    let required = |over| invited(AttendeeKind::Required, None, over);
    let observer = |over| invited(AttendeeKind::Observer, None, over);
    let class = |class, over| invited(AttendeeKind::Required, Some(class), over);
    let optional = invited(AttendeeKind::Optional, None, false);
    let rows = [
        row("looks after", keeper, false),
        row("not invited", nobody, false),
        row("required", required(false), false),
        row("required, there", required(false), true),
        row("required, over", required(true), false),
        row("there, over", required(true), true),
        row("optional, there", optional, true),
        row("observer", observer(false), false),
        row("observer, there", observer(false), true),
        row("observer, over", observer(true), true),
        row("audience", class(AttendeeClass::Audience, false), false),
        row(
            "audience, there",
            class(AttendeeClass::Audience, false),
            true,
        ),
        row(
            "volunteer, over",
            class(AttendeeClass::Volunteer, true),
            false,
        ),
    ];
    let expected: Vec<&str> = TABLE.lines().skip(2).collect();
    assert_eq!(rows.to_vec(), expected);
}

#[test]
fn r063_checking_in_is_from_half_an_hour_before_until_the_end() {
    let at = |second| Timestamp::from_second(second).unwrap();
    let slot = |start, end| Slot {
        start: at(start),
        end: at(end),
    };
    let hour = slot(10_000, 13_600);
    let open = |now| may_check_in(hour, at(now));
    assert!(!open(8_199) && open(8_200) && open(13_599) && !open(13_600));
    assert!(is_checked_in(hour, Some(at(8_200))));
    assert!(!is_checked_in(hour, None));
    let moved = slot(100_000, 103_600);
    assert!(!is_checked_in(moved, Some(at(8_200))), "asked again");
    let earlier = slot(9_000, 12_600);
    assert!(is_checked_in(earlier, Some(at(8_200))));
}

#[test]
fn r060_nothing_that_could_run_is_shown_as_what_it_is() {
    let sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let cases = [
        ("application/pdf", "a.pdf", Some(Preview::Pdf)),
        ("image/png", "a.png", Some(Preview::Image)),
        ("image/svg+xml", "a.svg", Some(Preview::Text)),
        ("text/html", "a.html", Some(Preview::Text)),
        ("text/html", "a.md", Some(Preview::Text)),
        ("text/plain", "议程.MD", Some(Preview::Markdown)),
        ("text/plain", "a.txt", Some(Preview::Text)),
        (sheet, "a.xlsx", Some(Preview::Table)),
        ("application/msword", "a.doc", Some(Preview::Office)),
        ("application/zip", "a.zip", None),
        ("application/octet-stream", "a.pdf", None),
    ];
    for (kind, name, expected) in cases {
        assert_eq!(preview_of(kind, name), expected, "{kind} {name}");
    }
}
