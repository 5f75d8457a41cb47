//! A day, a week, a month, a list and a schedule of the made-up house; a day whose words are hard
//! to place.

use leptos::prelude::*;

use super::{Part, house, longer, months};
use crate::{
    bookings::{calendar::DaySample, list::ListSample, month::MonthSample, week::WeekSample},
    meetings::schedule::Month,
    text::{use_locale, words::specimen as words},
};

/// All of them.
#[component]
pub fn Calendars() -> impl IntoView {
    let locale = use_locale();
    view! {
        <Part id="day" title=words::day(locale)>
            <DaySample view=house::day() />
        </Part>
        <Part id="week" title=words::week(locale)>
            <WeekSample view=longer::week() />
        </Part>
        <Part id="month" title=words::month(locale)>
            <MonthSample view=months::month() />
        </Part>
        <Part id="list" title=words::list(locale)>
            <ListSample view=months::list() />
        </Part>
        <Part id="schedule" title=words::schedule(locale)>
            <Month schedule=longer::schedule() />
        </Part>
        <Part id="hard" title=words::hard(locale)>
            <DaySample view=longer::hard_day() />
        </Part>
    }
}
