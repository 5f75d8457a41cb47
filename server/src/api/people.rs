//! When people are busy, and when they could come together (R048, R054).

use std::str::FromStr;

use axum::{Json as Answer, extract::State, routing::get};
use contract::meetings::{PeopleBusy, Times};
use domain::{bookings::Slot, ids::AccountId};
use jiff::{SignedDuration, civil::Time};
use services::{
    bookings::Needs,
    meetings::{self, TimesAsked},
    rooms,
};

use crate::{
    http::{Caller, Fault, Params},
    openapi::{Api, Operation},
    site::Site,
};

pub(super) fn routes(api: Api) -> Api {
    api.route(
        Operation::get(
            "/people/busy",
            "When people are busy, never with what: they made it, or are asked to come and did not \
             decline. Observers are not busy.",
        )
        .query("account", "array", "Who, one parameter each; at most 50.")
        .query("from", "string/date-time", "From.")
        .query(
            "to",
            "string/date-time",
            "To; at most 31 days later, a day unless told.",
        )
        .answers::<PeopleBusy>(),
        get(busy),
    )
    .route(
        who(Operation::get(
            "/people/times",
            "The first times at which all who are required are free, each with the room that fits \
             best; when there is none, those at which all but one are. Nothing is stored.",
        ))
        .query("minutes", "integer", "How long; 60 unless told.")
        .query("from", "string/date-time", "From; now unless told.")
        .query("to", "string/date-time", "To; two weeks later at most.")
        .query(
            "zone",
            "string",
            "IANA zone of the hours; the organisation's unless told.",
        )
        .query("first", "string", "`HH:MM`: not before; 08:00 unless told.")
        .query(
            "last",
            "string",
            "`HH:MM`: not after; 18:00 unless told, 00:00 is midnight.",
        )
        .query(
            "weekends",
            "boolean",
            "`true`: also on Saturdays and Sundays.",
        )
        .query("online", "boolean", "`true`: no room is needed.")
        .query(
            "people",
            "integer",
            "Heads to seat; all who are named unless told.",
        )
        .query(
            "equipment",
            "array",
            "What must be in the room, at most 10.",
        )
        .query("building", "string", "Only in the building of this name.")
        .query(
            "except",
            "string",
            "What this meeting takes does not count.",
        )
        .answers::<Times>(),
        get(times),
    )
}

fn who(operation: Operation) -> Operation {
    operation
        .query(
            "required",
            "array",
            "Accounts that must be free, one parameter each.",
        )
        .query(
            "optional",
            "array",
            "Accounts whose clashes are told; with the required at most 50.",
        )
}

async fn busy(
    State(site): State<Site>,
    caller: Caller,
    params: Params,
) -> Result<Answer<PeopleBusy>, Fault> {
    let start = params.instant("from")?;
    let start = start.unwrap_or_else(|| site.services.clock.now());
    let day = start.saturating_add(SignedDuration::from_hours(24));
    let window = Slot {
        start,
        end: params.instant("to")?.unwrap_or(day.unwrap_or(start)),
    };
    let accounts = accounts(&params, "account");
    let found = meetings::busy(&site.services, &caller.actor, &accounts, window, None).await?;
    Ok(Answer(found))
}

async fn times(
    State(site): State<Site>,
    caller: Caller,
    params: Params,
) -> Result<Answer<Times>, Fault> {
    let zone = match params.text("zone") {
        Some(zone) => zone.to_owned(),
        None => rooms::settings(&site.services).await?.time_zone,
    };
    let mut asked = TimesAsked::usual(&site.services, &zone);
    asked.required = accounts(&params, "required");
    asked.optional = accounts(&params, "optional");
    asked.minutes = parsed(&params, "minutes", "bad_value")?.unwrap_or(asked.minutes);
    if let Some(start) = params.instant("from")? {
        let two_weeks = asked.window.duration();
        asked.window.start = start;
        asked.window.end = start.saturating_add(two_weeks).unwrap_or(start);
    }
    asked.window.end = params.instant("to")?.unwrap_or(asked.window.end);
    asked.first = parsed::<Time>(&params, "first", "bad_time")?.unwrap_or(asked.first);
    asked.last = parsed::<Time>(&params, "last", "bad_time")?.unwrap_or(asked.last);
    asked.weekends = params.flag("weekends")?.unwrap_or_default();
    asked.except = params.id("except")?;
    let all = asked.required.len() + asked.optional.len();
    let needs = needs(&params, u32::try_from(all).unwrap_or(u32::MAX))?;
    asked.room = (!params.flag("online")?.unwrap_or_default()).then_some(needs);
    let found = meetings::times(&site.services, &caller.actor, &asked).await?;
    Ok(Answer(found))
}

fn needs(params: &Params, people: u32) -> Result<Needs, Fault> {
    let equipment = params.all("equipment").into_iter();
    Ok(Needs {
        people: parsed(params, "people", "bad_value")?.unwrap_or(people),
        equipment: equipment
            .filter(|one| !one.is_empty())
            .map(str::to_owned)
            .collect(),
        building: params.text("building").map(str::to_owned),
    })
}

fn accounts(params: &Params, name: &str) -> Vec<AccountId> {
    params.all(name).into_iter().map(AccountId::from).collect()
}

fn parsed<T: FromStr>(params: &Params, name: &str, code: &str) -> Result<Option<T>, Fault> {
    let value = params.text(name).map(str::parse).transpose();
    value.map_err(|_| Fault::field(name, code))
}
