//! Trust ages by the second; a door that is unsure claims nothing.

use jiff::{Timestamp, ToSpan};

use super::{
    DoorFace, Health, LATE_SECONDS, STALE_SECONDS, Trust, UNSURE_SECONDS, door_face, health, trust,
};
use crate::bookings::State;

fn after(seconds: i64) -> Trust {
    let contact: Timestamp = "2026-11-02T09:00:00Z".parse().unwrap();
    trust(contact, contact + seconds.seconds())
}

#[test]
fn r181_trust_fades_at_its_limits() {
    assert_eq!(after(0), Trust::Live);
    assert_eq!(after(STALE_SECONDS - 1), Trust::Live);
    assert_eq!(after(STALE_SECONDS), Trust::Stale);
    assert_eq!(after(UNSURE_SECONDS - 1), Trust::Stale);
    assert_eq!(after(UNSURE_SECONDS), Trust::Unsure);
    assert_eq!(after(-5), Trust::Live, "a clock that was set back");
}

#[test]
fn r082_an_unsure_door_never_says_free() {
    for state in [State::Free, State::Booked, State::InUse, State::Ended] {
        let shown = |trust| door_face(state, trust);
        assert_eq!(
            shown(Trust::Live),
            DoorFace {
                state: Some(state),
                as_of: false
            }
        );
        assert_eq!(
            shown(Trust::Stale),
            DoorFace {
                state: Some(state),
                as_of: true
            }
        );
        assert_eq!(
            shown(Trust::Unsure),
            DoorFace {
                state: None,
                as_of: true
            }
        );
    }
}

#[test]
fn r144_a_door_is_live_late_or_silent_by_when_it_was_heard_of() {
    let heard: Timestamp = "2026-11-02T09:00:00Z".parse().unwrap();
    let after = |seconds: i64| health(Some(heard), false, heard + seconds.seconds());
    assert_eq!(after(LATE_SECONDS - 1), Health::Live);
    assert_eq!(after(LATE_SECONDS), Health::Late);
    assert_eq!(after(UNSURE_SECONDS), Health::Silent);
    assert_eq!(health(None, false, heard), Health::New);
    let long_after = heard + 3.hours();
    assert_eq!(health(Some(heard), true, long_after), Health::Live);
}
