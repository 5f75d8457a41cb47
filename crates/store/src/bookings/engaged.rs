//! What takes people's time (R048): a range of keys for each, all in one look.

use domain::{
    bookings::Slot,
    ids::{AccountId, MeetingId},
};
use services::ports::Engaged;
use surrealdb::types::{RecordIdKey, Value, Variables};

use super::calendar::LONGEST;
use crate::{
    engine::Engine,
    error::Failure,
    values::{array, broken, field, instant, limit, list, row, text, timestamp, value},
};

const ENGAGED: &str = include_str!("../../queries/bookings/engaged.surql");

/// Most people of one look.
const MOST_PEOPLE: usize = 200;
/// Most lines of one person's window. More are an error, never a shorter list: what is missing
/// from it would be called free.
const MOST_LINES: usize = 50_000;

pub(super) async fn engaged(
    engine: &Engine,
    accounts: &[AccountId],
    window: Slot,
) -> Result<Vec<Engaged>, Failure> {
    if accounts.len() > MOST_PEOPLE {
        let many = format!("more than {MOST_PEOPLE} people at once");
        return Err(Failure::Other(many));
    }
    let query = (0..accounts.len()).map(|n| ENGAGED.replace("{n}", &n.to_string()));
    let people = accounts.iter().map(|one| value(one.as_str().to_owned()));
    let mut with = Variables::new();
    with.insert("people", array(people));
    with.insert("from", instant(window.start));
    with.insert("to", instant(window.end));
    with.insert("longest", Value::Duration(LONGEST.into()));
    with.insert("limit", limit(MOST_LINES + 1));
    let mut answer = engine.run(&query.collect::<String>(), with).await?;
    let mut found = Vec::new();
    for (n, account) in accounts.iter().enumerate() {
        let lines = list(answer.value(n)?)?;
        if lines.len() > MOST_LINES {
            return Err(Failure::Other(format!("account {account}: too many lines")));
        }
        for line in lines {
            found.push(read(account, line)?);
        }
    }
    Ok(found)
}

fn read(account: &AccountId, found: Value) -> Result<Engaged, Failure> {
    let mut found = row(found)?;
    let place = field(&mut found, "id");
    let Value::RecordId(place) = place else {
        return Err(broken("a key", &place));
    };
    let RecordIdKey::Array(key) = place.key else {
        return Err(Failure::Other("stored data: expected a line".to_owned()));
    };
    let start = key.into_inner().into_iter().nth(1).unwrap_or(Value::None);
    let meeting = field(&mut found, "meeting");
    let meeting = match meeting.is_nullish() {
        true => None,
        false => Some(MeetingId::from(text(meeting)?)),
    };
    Ok(Engaged {
        account: account.clone(),
        slot: Slot {
            start: timestamp(start)?,
            end: timestamp(field(&mut found, "end"))?,
        },
        meeting,
        made: matches!(field(&mut found, "made"), Value::Bool(true)),
    })
}
