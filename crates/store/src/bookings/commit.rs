//! One transaction that moves each room's guard, or fails and writes nothing.

use std::collections::BTreeMap;

use domain::{bookings::Booking, ids::RoomId};
use services::ports::{Change, Previous, Write, WrittenBooking};
use surrealdb::types::{RecordId, Value};

use super::rows;
use crate::{
    commit::Commit,
    error::Failure,
    journal, records,
    values::{array, instant, object, revision, value},
};

const GUARDS: &str = include_str!("../../queries/bookings/commit_guards.surql");
const TOUCHED: &str = include_str!("../../queries/bookings/commit_touched.surql");
const CREATED: &str = include_str!("../../queries/bookings/commit_created.surql");
const CHANGED: &str = include_str!("../../queries/bookings/commit_changed.surql");
const STANDING: &str = include_str!("../../queries/bookings/commit_standing.surql");
const WITHDRAWN: &str = include_str!("../../queries/bookings/commit_withdrawn.surql");
const ATTENDING: &str = include_str!("../../queries/bookings/commit_attending.surql");
const SERIES: &str = include_str!("../../queries/bookings/commit_series.surql");

/// Most bookings in one commit: 1,000 dates of a series and what they displace.
const MOST_BOOKINGS: usize = 2_000;

/// The transaction for `write`. `guarded` is false only in the negative control of the race test.
pub(super) fn prepare(write: Write, guarded: bool) -> Result<Commit, Failure> {
    if write.bookings.len() > MOST_BOOKINGS {
        return Err(Failure::Other(format!(
            "more than {MOST_BOOKINGS} bookings in one commit"
        )));
    }
    let longest = longest_minutes(&write)?;
    let mut commit = Commit::default();
    if guarded {
        guards(&mut commit, &write.guards, &longest)?;
    }
    touched(&mut commit, &write);
    bookings(&mut commit, &write)?;
    if !write.series.is_empty() {
        commit.add(SERIES);
        let all = write.series.iter().map(rows::series);
        commit.bind("series", array(all.collect::<Result<Vec<_>, _>>()?));
    }
    records::add(&mut commit, write.changes)?;
    journal::add(&mut commit, &write.journal)?;
    Ok(commit)
}

/// Of each guarded room the longest booking written, in minutes, rounded up. A live booking in a
/// room that is not guarded is a mistake of the caller and would be a way around the guard.
fn longest_minutes(write: &Write) -> Result<BTreeMap<&RoomId, i64>, Failure> {
    let guarded = write.guards.iter().map(|(room, ..)| (room, 0));
    let mut longest: BTreeMap<_, _> = guarded.collect();
    for booking in write.bookings.iter().map(|one| &one.booking) {
        let minutes = booking.slot.duration().as_secs().div_euclid(60) + 1;
        match longest.get_mut(&booking.room) {
            Some(most) => *most = minutes.max(*most),
            None => return Err(Failure::Other(format!("room {} not guarded", booking.room))),
        }
    }
    Ok(longest)
}

fn guards(
    commit: &mut Commit,
    guards: &[(RoomId, u64, u64)],
    longest: &BTreeMap<&RoomId, i64>,
) -> Result<(), Failure> {
    if guards.is_empty() {
        return Ok(());
    }
    if guards.iter().any(|(_, loaded, next)| next <= loaded) {
        return Err(Failure::Moved);
    }
    let rows = guards.iter().map(|(room, _, next)| {
        Value::Object(object([
            ("id", value(rows::id(rows::GUARD, room.as_str()))),
            ("revision", revision(*next)),
            (
                "longest_minutes",
                value(longest.get(room).copied().unwrap_or(0)),
            ),
        ]))
    });
    commit.add(GUARDS);
    commit.bind("guards", array(rows));
    commit.bind(
        "loaded",
        array(guards.iter().map(|(_, loaded, _)| revision(*loaded))),
    );
    Ok(())
}

/// Rooms whose settings changed with the bookings; a guard that moves anyway moves once.
fn touched(commit: &mut Commit, write: &Write) {
    let touched = write.changes.iter().filter_map(|change| match change {
        Change::TouchRoom { room } => Some(room),
        _ => None,
    });
    let alone = touched.filter(|room| !write.guards.iter().any(|(guarded, ..)| guarded == *room));
    touch(commit, alone);
}

/// Moves the guards of `rooms`, whatever they are at.
pub(crate) fn touch<'a>(commit: &mut Commit, rooms: impl Iterator<Item = &'a RoomId>) {
    let ids: Vec<_> = rooms
        .map(|room| value(rows::id(rows::GUARD, room.as_str())))
        .collect();
    if !ids.is_empty() {
        commit.add(TOUCHED);
        commit.bind("touched", array(ids));
    }
}

fn bookings(commit: &mut Commit, write: &Write) -> Result<(), Failure> {
    if write.bookings.is_empty() {
        return Ok(());
    }
    let (mut created, mut changed) = (Vec::new(), Vec::new());
    let (mut previous, mut left) = (Vec::new(), Vec::new());
    for one in &write.bookings {
        let row = rows::booking(&one.booking)?;
        match &one.previous {
            None => created.push(row),
            Some(before) => {
                changed.push(row);
                previous.push(as_it_was(&one.booking, before));
                left.extend(both_places(&one.booking, before));
            }
        }
    }
    if !created.is_empty() {
        commit.add(CREATED);
        commit.bind("created", array(created));
    }
    if !changed.is_empty() {
        commit.add(CHANGED);
        commit.bind("previous", array(previous));
        commit.bind("changed", array(changed));
        commit.bind("left", array(left.into_iter().map(value)));
    }
    schedules(commit, write);
    copies(commit, write)
}

/// Schedules of who made it and of those who are asked to come.
fn schedules(commit: &mut Commit, write: &Write) {
    let (mut attending, mut absent) = (Vec::new(), Vec::new());
    for WrittenBooking { booking, previous } in &write.bookings {
        let before = previous.iter().flat_map(|before| {
            let accounts = before.attending.iter();
            accounts.map(|account| value(rows::line(account, before.start, &booking.id)))
        });
        absent.extend(before);
        let after = booking.schedules();
        attending.extend(
            after
                .iter()
                .map(|account| rows::attending(account, booking)),
        );
    }
    if !(attending.is_empty() && absent.is_empty()) {
        commit.add(ATTENDING);
        commit.bind("absent", array(absent));
        commit.bind("attending", array(attending));
    }
}

fn copies(commit: &mut Commit, write: &Write) -> Result<(), Failure> {
    let copies = |live| {
        let all = write.bookings.iter().map(|one| &one.booking);
        let wanted = all.filter(move |one| one.status.is_live() == live);
        wanted.map(rows::copy).collect::<Result<Vec<_>, _>>()
    };
    for (live, statement, name) in [
        (true, STANDING, "standing"),
        (false, WITHDRAWN, "withdrawn"),
    ] {
        let rows = copies(live)?;
        if !rows.is_empty() {
            commit.add(statement);
            commit.bind(name, array(rows));
        }
    }
    Ok(())
}

/// What must be found stored, in the words of the query.
fn as_it_was(booking: &Booking, before: &Previous) -> Value {
    Value::Object(object([
        ("id", value(rows::id(rows::BOOKING, booking.id.as_str()))),
        ("revision", revision(before.revision)),
        ("room", value(before.room.as_str().to_owned())),
        ("start", instant(before.start)),
    ]))
}

/// Its old copy is in one of the two tables; its status then is not known here.
fn both_places(booking: &Booking, before: &Previous) -> [RecordId; 2] {
    [rows::OCCUPANCY, rows::WITHDRAWN]
        .map(|table| rows::place(table, &before.room, before.start, &booking.id))
}
