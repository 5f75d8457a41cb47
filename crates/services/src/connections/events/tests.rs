//! What a calendar program reads of a published meeting.

use contract::meetings::EventView;
use domain::meetings::{Audience, EVERYWHERE, Mode, Phase};

use super::written;
use crate::scene::at;

fn one(vary: impl FnOnce(&mut EventView)) -> String {
    let mut event = EventView {
        id: "m1".into(),
        topic: "Open day; 开放日".to_owned(),
        content: "Come.\n\nBEGIN:VEVENT".to_owned(),
        start: at("2026-11-25 15:00"),
        end: at("2026-11-25 18:00"),
        time_zone: "Asia/Shanghai".to_owned(),
        place: "Taihu".to_owned(),
        mode: Mode::Hybrid,
        phase: Phase::Draft,
        pending: false,
        cancelled: false,
        organiser: "Ada".to_owned(),
        audience: Audience::Everybody,
        join_path: Some("/j/secret".to_owned()),
        revision: 7,
    };
    vary(&mut event);
    written("House", &[event], at("2026-11-20 09:00"))
}

#[test]
fn r030_add_to_calendar_has_content_time_and_place_and_no_secret() {
    let text = one(|_| {});
    for line in [
        "UID:event-m1@lintel",
        "DTSTART;TZID=Asia/Shanghai:20261125T150000",
        "DTEND;TZID=Asia/Shanghai:20261125T180000",
        "STATUS:CONFIRMED",
        "SUMMARY:Open day\\; 开放日",
        "LOCATION:Taihu",
        "DESCRIPTION:Come.\\n\\nBEGIN:VEVENT",
        "SEQUENCE:7",
        "TZID:Asia/Shanghai",
    ] {
        assert!(text.lines().any(|one| one == line), "{line}\n{text}");
    }
    assert!(!text.contains("secret"), "{text}");
    assert_eq!(text.matches("\r\nBEGIN:VEVENT").count(), 1, "{text}");
}

#[test]
fn r030_a_calendar_says_what_became_of_it() {
    let off = one(|it| it.cancelled = true);
    assert!(off.contains("STATUS:CANCELLED"), "{off}");
    let asked = one(|it| it.pending = true);
    assert!(asked.contains("STATUS:TENTATIVE"), "{asked}");
    let online = one(|it| EVERYWHERE.clone_into(&mut it.place));
    assert!(!online.contains("\r\nLOCATION"), "{online}");
}
