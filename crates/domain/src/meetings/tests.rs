use jiff::Timestamp;
use proptest::prelude::*;

use super::{Backwards, Phase};
use crate::bookings::Slot;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

fn slot() -> Slot {
    Slot {
        start: at(100),
        end: at(200),
    }
}

#[test]
fn r026_the_clock_begins_and_ends_a_meeting_to_the_second() {
    let phase = |stored: Phase, now| stored.at(slot(), at(now));
    assert_eq!(phase(Phase::Draft, 99), Phase::Draft);
    assert_eq!(phase(Phase::Prepared, 99), Phase::Prepared);
    assert_eq!(phase(Phase::Draft, 100), Phase::InProgress);
    assert_eq!(phase(Phase::Prepared, 199), Phase::InProgress);
    assert_eq!(phase(Phase::Prepared, 200), Phase::Ended);
    assert_eq!(phase(Phase::Ended, 150), Phase::Ended);
    assert_eq!(phase(Phase::Archived, 50), Phase::Archived);
}

#[test]
fn r026_people_take_one_step_at_a_time_and_none_back() {
    use Backwards::{Behind, NotYet};
    let table = [
        (
            Phase::Draft,
            [Err(Behind), Ok(()), Err(NotYet), Err(NotYet), Err(NotYet)],
        ),
        (
            Phase::Prepared,
            [
                Err(Behind),
                Err(Behind),
                Err(NotYet),
                Err(NotYet),
                Err(NotYet),
            ],
        ),
        (
            Phase::InProgress,
            [Err(Behind), Err(Behind), Err(Behind), Ok(()), Err(NotYet)],
        ),
        (
            Phase::Ended,
            [Err(Behind), Err(Behind), Err(Behind), Err(Behind), Ok(())],
        ),
        (Phase::Archived, [Err(Behind); 5]),
    ];
    for (from, wanted) in table {
        for (to, wanted) in Phase::ALL.into_iter().zip(wanted) {
            let got = from.advance(to, true);
            assert_eq!(got, wanted.map(|()| to), "{from:?} to {to:?}");
        }
    }
    assert_eq!(Phase::Draft.advance(Phase::Prepared, false), Err(NotYet));
}

proptest! {
    #[test]
    fn r026_no_clock_and_no_wish_moves_a_meeting_back(
        stored in 0..5_usize, to in 0..5_usize, now in 0..300_i64, later in 0..300_i64, ready: bool,
    ) {
        let (stored, to) = (Phase::ALL[stored], Phase::ALL[to]);
        let here = stored.at(slot(), at(now));
        prop_assert!(here >= stored);
        prop_assert!(stored.at(slot(), at(now.max(later))) >= here);
        if let Ok(next) = here.advance(to, ready) {
            prop_assert!(next > here);
        }
    }
}
