//! Trust ages by the second; a door that is unsure claims nothing.

use jiff::{Timestamp, ToSpan};

use super::{DoorFace, STALE_SECONDS, Trust, UNSURE_SECONDS, door_face, trust};
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
