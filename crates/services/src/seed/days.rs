//! The other rooms and days: two weeks back, two ahead, fuller around today.

use jiff::civil::{Date, Time};

use super::{
    diary::{Diary, Meeting, days_after},
    series::is_workday,
    subjects::{DAY, PRIVATE},
};

const DAYS_AROUND: i64 = 14;
/// Lengths that people book, in minutes.
const LENGTHS: [i64; 6] = [30, 45, 60, 60, 90, 120];

/// Plans them.
pub(super) fn plan(diary: &mut Diary<'_>) {
    for number in -DAYS_AROUND..=DAYS_AROUND {
        let date = days_after(diary.today, number);
        let tries = match number {
            0 => 5,
            -1 | 1 => 3,
            _ if is_workday(date) => 1,
            _ => 0,
        };
        let places = diary.places;
        for place in places {
            for _ in 0..tries {
                let meeting = meeting(diary, date, place.seats);
                diary.add(place, &meeting);
            }
        }
    }
}

fn meeting(diary: &mut Diary<'_>, date: Date, seats: u32) -> Meeting<'static> {
    let quarter = i8::try_from(diary.roll(40)).unwrap_or(0);
    let start = Time::constant(8 + quarter / 4, quarter % 4 * 15, 0, 0);
    let private = diary.roll(20) == 0;
    let subject = diary.pick(if private { &PRIVATE[..] } else { &DAY[..] });
    let heads = 2 + diary.roll(u64::from(seats.min(9)));
    Meeting {
        subject: subject.unwrap_or_default(),
        date,
        start,
        minutes: diary.pick(&LENGTHS).unwrap_or(60),
        heads: usize::try_from(heads).unwrap_or(2),
        private,
        days: None,
    }
}
