//! Demo data: a believable organisation around a given day, made by the same use cases as real
//! data, so that no demo shows what the rules forbid. The same day gives the same picture.
//!
//! Must not be run where anything exists. Start at [`demo`].

mod days;
mod diary;
mod events;
mod meetings;
mod people;
mod places;
mod requests;
mod series;
mod subjects;
mod templates;
mod today;

#[cfg(test)]
mod tests;

use contract::settings::SettingsInput;
use domain::accounts::{Action, Actor, Subject, can};
use jiff::civil::Date;

use crate::{Error, Services, ports::Kind, rooms};
use diary::Diary;

/// The password of every demo account.
pub const DEMO_PASSWORD: &str = "lintel-demo";

/// One sign-in for each role: the role's word, or `external`, and the login.
pub const DEMO_ACCOUNTS: [(&str, &str); 6] = [
    ("system_administrator", "chen.jing"),
    ("meeting_administrator", "clara.hoffmann"),
    ("service_attendant", "liu.yang"),
    ("managing_user", "sun.li"),
    ("ordinary", "wang.fang"),
    ("external", "zhou.ming"),
];

/// What was made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Seeded {
    /// Departments.
    pub departments: usize,
    /// People.
    pub people: usize,
    /// Rooms.
    pub rooms: usize,
    /// Dates of bookings, those of series included.
    pub bookings: usize,
    /// Meetings; their rooms count among the bookings.
    pub meetings: usize,
    /// Requests that wait.
    pub pending: usize,
}

/// Fills an empty instance with demo data around `today` (a date in Shanghai): 8 departments, 60
/// people, 40 rooms in 3 buildings and two zones, about four weeks of bookings, a full `today`.
///
/// # Errors
/// Denied to all but system administrators; rule `not_empty` when there are rooms or people;
/// unavailable.
pub async fn demo(services: &Services, today: Date) -> Result<Seeded, Error> {
    let actor = Actor::system();
    can(&actor, Action::KeepSettings, Subject::House)?;
    for kind in [Kind::Account, Kind::Room] {
        if !services.records.page(kind, None, 1).await?.is_empty() {
            return Err(Error::Rule("not_empty"));
        }
    }
    organisation(services, &actor).await?;
    let people = people::make(services, &actor).await?;
    let places = places::make(services, &actor, &people).await?;
    let mut diary = Diary::new(&places, &people, today);
    series::plan(&mut diary);
    today::plan(&mut diary);
    requests::keep_free(&mut diary);
    days::plan(&mut diary);
    let bookings = diary.write(services, &actor).await?;
    let pending = requests::make(services, &people, &places, today).await?;
    let (meetings, held) = meetings::make(services, &people, &places, today).await?;
    templates::make(services, &actor).await?;
    rooms::mark_demo(services, &actor).await?;
    Ok(Seeded {
        departments: people::DEPARTMENTS.len(),
        people: people.len(),
        rooms: places.len(),
        bookings: bookings + held,
        meetings,
        pending,
    })
}

async fn organisation(services: &Services, actor: &Actor) -> Result<(), Error> {
    let input = SettingsInput {
        name: Some("Meridian Instruments 子午仪器".to_owned()),
        time_zone: Some("Asia/Shanghai".to_owned()),
        locale: Some("en".to_owned()),
        first_run_done: Some(true),
        ..SettingsInput::default()
    };
    rooms::change_settings(services, actor, &input, None).await?;
    Ok(())
}
