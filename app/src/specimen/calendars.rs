//! A day, a week and a month of the made-up house; a day whose words are hard to place.

use leptos::prelude::*;

use super::{Part, house, longer};
use crate::{
    bookings::{calendar::DaySample, week::WeekSample},
    meetings::schedule::Month,
    text::{use_locale, words::specimen as words},
};

/// The four.
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
            <Month schedule=longer::schedule() />
        </Part>
        <Part id="hard" title=words::hard(locale)>
            <DaySample view=longer::hard_day() />
        </Part>
    }
}
