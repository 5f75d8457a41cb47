//! What a form of the page does; on the server only.

use contract::{
    accounts::{AccountView, OneTimeLink},
    doors::PairDoor,
    locale::Locale,
    settings::SettingsInput,
    start::Step,
};
use domain::{accounts::Actor, ids::RoomId};
use services::{Error, Services, rooms, start};

use super::api::{Invited, Told, WrongLine};
use crate::context::ApiError;

/// A form's fields, in order; a name may come several times.
pub type Fields = Vec<(String, String)>;

/// What a form asks for.
#[derive(Debug, Clone)]
pub struct Posted {
    /// Of which step.
    pub step: Step,
    /// Its fields.
    pub fields: Fields,
    /// The address of this site, for links that are passed on.
    pub origin: String,
    /// The reader's language.
    pub locale: Locale,
}

impl Posted {
    fn field(&self, name: &str) -> &str {
        let found = self.fields.iter().find(|(field, _)| field == name);
        found.map_or("", |(_, value)| value.as_str())
    }

    fn all(&self, name: &str) -> Vec<String> {
        let found = self.fields.iter().filter(|(field, _)| field == name);
        found.map(|(_, value)| value.clone()).collect()
    }
}

/// Does it: what is to be shown afterwards, or nothing when the next step is.
pub async fn act(services: &Services, actor: &Actor, posted: &Posted) -> Option<Told> {
    let told = match posted.field("do") {
        "skip" | "resume" => {
            let skip = posted.field("do") == "skip";
            let done = start::skip(services, actor, posted.step, skip).await;
            done.map(|_| Told::default())
        }
        "take_back" => take_back(services, actor, posted).await,
        _ => save(services, actor, posted).await,
    };
    match told {
        Ok(told) if told == Told::default() => None,
        Ok(mut told) => {
            told.step = Some(posted.step);
            Some(told)
        }
        Err(error) => Some(Told {
            step: Some(posted.step),
            typed: posted.fields.clone(),
            error: Some(crate::doors::worded(posted.locale, &error)),
            ..Told::default()
        }),
    }
}

async fn save(services: &Services, actor: &Actor, posted: &Posted) -> Result<Told, Error> {
    let field = |name| posted.field(name);
    match posted.step {
        Step::Organisation => {
            let input = SettingsInput {
                name: Some(field("name").to_owned()),
                time_zone: Some(field("time_zone").trim().to_owned()),
                locale: Some(field("locale").to_owned()),
                first_run_done: Some(true),
                ..SettingsInput::default()
            };
            rooms::change_settings(services, actor, &input, None).await?;
        }
        Step::Place => {
            let building = (field("building"), field("time_zone"));
            start::add_place(services, actor, building, field("floors")).await?;
        }
        Step::Rooms => {
            let (place, lines) = (field("place"), posted.all("lines"));
            let added = start::add_rooms(services, actor, place, &lines).await?;
            return Ok(Told {
                typed: vec![("place".to_owned(), place.to_owned())],
                wrong: returned(posted.locale, added.wrong),
                rooms: added
                    .made
                    .into_iter()
                    .map(|room| (room.id.to_string(), room.name))
                    .collect(),
                ..Told::default()
            });
        }
        Step::People => {
            let added = start::add_people(services, actor, &posted.all("lines")).await?;
            let made = added.made.into_iter();
            return Ok(Told {
                wrong: returned(posted.locale, added.wrong),
                invited: made.map(|one| invited(&posted.origin, one)).collect(),
                ..Told::default()
            });
        }
        Step::Door => pair(services, actor, posted).await?,
        // Their pages are elsewhere.
        Step::Calendar | Step::Booking => {}
    }
    Ok(Told::default())
}

fn returned(locale: Locale, lines: Vec<(String, Error)>) -> Vec<WrongLine> {
    let lines = lines.into_iter().map(|(text, error)| {
        let error = ApiError::of(locale, error.failure());
        let first = error.errors.first().map(|one| one.detail.clone());
        WrongLine {
            text,
            detail: first.unwrap_or(error.detail),
        }
    });
    lines.collect()
}

fn invited(origin: &str, (account, link): (AccountView, OneTimeLink)) -> Invited {
    Invited {
        name: account.name,
        login: account.login,
        link: format!("{origin}{}", link.path),
        until: link.expires_at,
    }
}

/// A tablet without a name of its own is called as its room.
async fn pair(services: &Services, actor: &Actor, posted: &Posted) -> Result<(), Error> {
    let room = RoomId::from(posted.field("room"));
    let known = rooms::get(services, actor, &room).await;
    let command = PairDoor {
        code: posted.field("code").to_owned(),
        name: known.map_or_else(|_| "?".to_owned(), |room| room.name),
        room,
    };
    services::doors::confirm(services, actor, &command).await?;
    Ok(())
}

/// Takes rooms away that were just made; one that was booked meanwhile stays, and says why.
async fn take_back(services: &Services, actor: &Actor, posted: &Posted) -> Result<Told, Error> {
    for id in posted.all("room").into_iter().take(start::MOST_LINES) {
        match rooms::delete(services, actor, &RoomId::from(id), None).await {
            // Somebody was faster.
            Ok(()) | Err(Error::NotFound(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(Told::default())
}
