//! Who may be recorded when, written out.

use jiff::Timestamp;

use super::{Consent, ConsentWay, MeetingType, NoConsent, is_recording, may_record};

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

fn consent(way: ConsentWay, given: i64, withdrawn: Option<i64>) -> Consent {
    Consent {
        way,
        given_at: at(given),
        withdrawn_at: withdrawn.map(at),
    }
}

#[test]
fn r031_a_client_is_recorded_only_with_prior_consent() {
    use ConsentWay::{InTheRoom, Link};
    let client =
        |consents: &[Consent], until| may_record(MeetingType::ClientLiaison, consents, at(until));
    let no = Err(NoConsent);
    assert_eq!(client(&[], 100), no);
    assert_eq!(client(&[consent(Link, 50, None)], 100), Ok(()));
    assert_eq!(client(&[consent(InTheRoom, 100, None)], 100), Ok(()));
    assert_eq!(client(&[consent(Link, 101, None)], 100), no, "not before");
    assert_eq!(client(&[consent(Link, 50, Some(60))], 100), no);
    let two = [consent(InTheRoom, 50, Some(60)), consent(Link, 70, None)];
    assert_eq!(
        client(&two, 100),
        Ok(()),
        "a note was wrong, a voice is not"
    );
    let two = [consent(InTheRoom, 50, None), consent(Link, 50, Some(60))];
    assert_eq!(client(&two, 100), no, "somebody there does not agree");
}

#[test]
fn r031_other_meetings_need_no_consent() {
    for kind in [MeetingType::InternalRegular, MeetingType::LargeEvent] {
        assert_eq!(may_record(kind, &[], at(100)), Ok(()));
        let withdrawn = consent(ConsentWay::Link, 50, Some(60));
        assert_eq!(may_record(kind, &[withdrawn], at(100)), Ok(()));
    }
}

#[test]
fn r031_a_recording_is_sound_or_moving_pictures() {
    for kind in ["video/mp4", "audio/mpeg", "video/webm", "audio/ogg"] {
        assert!(is_recording(kind), "{kind}");
    }
    for kind in ["image/gif", "application/pdf", "text/html", "video"] {
        assert!(!is_recording(kind), "{kind}");
    }
}
