//! My meetings by day: today, tomorrow, each day after.

use domain::meetings::{Participation, Phase, may_check_in};
use jiff::{Timestamp, civil::Date};

use super::views::Mine;
use crate::{
    text::{Locale, words::pocket as words},
    zones::{Zone, date_long},
};

/// The meetings of one day.
#[derive(Debug, Clone, PartialEq)]
pub struct Day {
    /// "Today", "Tomorrow", "Friday 27 November".
    pub title: String,
    /// By start.
    pub meetings: Vec<Mine>,
}

/// Those that are not over, day by day; what runs since yesterday is today's.
pub fn days(locale: Locale, zone: &Zone, now: Timestamp, coming: &[Mine]) -> Vec<Day> {
    let today = zone.day(now);
    let mut days: Vec<(Date, Day)> = Vec::new();
    for one in coming.iter().filter(|one| now < one.course.end) {
        let day = zone.day(one.course.start).max(today);
        match days.last_mut().filter(|(last, _)| *last == day) {
            Some((_, known)) => known.meetings.push(one.clone()),
            None => {
                let title = title(locale, today, day);
                let meetings = vec![one.clone()];
                days.push((day, Day { title, meetings }));
            }
        }
    }
    days.into_iter().map(|(_, day)| day).collect()
}

fn title(locale: Locale, today: Date, day: Date) -> String {
    if day == today {
        words::today(locale).to_owned()
    } else if today.tomorrow().is_ok_and(|tomorrow| tomorrow == day) {
        words::tomorrow(locale).to_owned()
    } else {
        date_long(locale, day)
    }
}

/// Most that stand on top at once.
const MOST_ON_TOP: usize = 3;

/// Those that stand on top: they run, or people check in to them already.
pub fn now_on(now: Timestamp, coming: &[Mine]) -> Vec<Mine> {
    let on = |one: &&Mine| {
        let course = one.course;
        let said = one.said.as_ref().map(|(said, _)| *said);
        let open = !course.cancelled && course.phase_at(now) < Phase::Ended;
        open && said != Some(Participation::Declined) && may_check_in(course.slot(), now)
    };
    coming
        .iter()
        .filter(on)
        .take(MOST_ON_TOP)
        .cloned()
        .collect()
}
