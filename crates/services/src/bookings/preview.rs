//! What a booking would become, date by date; nothing is stored.

use contract::bookings::{BookRoom, DatePreview, Preview};
use domain::{
    accounts::{Action, Actor, Subject, can},
    bookings::{Alternative, Request, Slot, Status, alternatives as nearest, may_book},
    ids::{BookingId, RoomId},
};

use super::{
    dates::{Date, dates},
    desk::{Desk, Reach, desks},
    input::draft,
    refuse::{explain, free_elsewhere},
};
use crate::{Error, Services, rooms};

/// Most clashes of one preview for which other rooms are looked for.
const MOST_EXPLAINED: usize = 10;

/// Each date with the status that it would get, or why not and what instead.
///
/// # Errors
/// As [`super::book`], except that refused dates are part of the answer.
pub async fn preview(
    services: &Services,
    actor: &Actor,
    input: &BookRoom,
) -> Result<Preview, Error> {
    can(actor, Action::Book, Subject::Room(&input.room))?;
    let draft = draft(services, input).await?;
    let room = rooms::known(services, &draft.room).await?;
    let dates = dates(&draft, &room, services.clock.now())?;
    let slots = dates.iter().map(|date| (date.room.clone(), date.slot));
    let mut desks = desks(services, slots, Reach::Around).await?;
    let (mut previews, mut explained) = (Vec::new(), 0);
    for (number, date) in dates.iter().enumerate() {
        let desk = desks.get_mut(&date.room).ok_or(Error::NotFound("room"))?;
        let request = request(date.slot, draft.words.heads(), None);
        let mut preview = look(services, actor, desk, date, &request);
        if let Some(refusal) = preview.refusal.take() {
            let refusal = match explained < MOST_EXPLAINED {
                true => explain(services, actor, desk, &request, refusal).await?,
                false => refusal,
            };
            preview.refusal = Some(refusal);
            explained += 1;
        }
        if let Some(status) = preview.status {
            // A name that no stored booking has: the dates of one series stand in each other's way.
            desk.take(
                &BookingId::from(format!("date {number}")),
                date.slot,
                status,
            );
        }
        previews.push(preview);
    }
    Ok(Preview {
        dates: previews,
        infinite: draft.rule.is_some_and(|rule| rule.is_infinite()),
    })
}

fn request(slot: Slot, attendees: u32, changing: Option<&BookingId>) -> Request<'_> {
    Request {
        slot,
        changing,
        attendees,
        historical: false,
        approved: false,
    }
}

fn look(
    services: &Services,
    actor: &Actor,
    desk: &Desk,
    date: &Date,
    request: &Request<'_>,
) -> DatePreview {
    let decided = match date.skip {
        true => None,
        false => Some(
            may_book(actor, &desk.room).and_then(|()| desk.decide(request, services.clock.now())),
        ),
    };
    let (status, refusal): (Option<Status>, _) = match decided {
        None => (None, None),
        Some(Ok(status)) => (Some(status), None),
        Some(Err(refusal)) => (None, Some(refusal)),
    };
    DatePreview {
        date: date.original,
        room: date.room.clone(),
        start: date.slot.start,
        end: date.slot.end,
        skipped: date.skip,
        status,
        refusal,
    }
}

/// The nearest that would be accepted instead of `slot` in `room`: there and in other rooms.
/// `changing` is the booking that would be moved.
///
/// # Errors
/// Denied; not found (`room`); wrong field `end`; unavailable.
pub async fn alternatives(
    services: &Services,
    actor: &Actor,
    room: &RoomId,
    slot: Slot,
    attendees: u32,
    changing: Option<&BookingId>,
) -> Result<Vec<Alternative>, Error> {
    can(actor, Action::Book, Subject::Room(room))?;
    let mut fields = crate::fields::Fields::default();
    super::input::check_slot(slot, &mut fields);
    fields.done()?;
    let desks = desks(services, [(room.clone(), slot)], Reach::Around).await?;
    let desk = desks.get(room).ok_or(Error::NotFound("room"))?;
    let request = request(slot, attendees, changing);
    let here = nearest(&request, &desk.snapshot(services.clock.now()));
    let elsewhere = free_elsewhere(services, actor, &desk.room, &request).await?;
    let empty = domain::bookings::Refusal {
        alternatives: here,
        ..domain::bookings::Refusal::new(
            domain::bookings::Rule::Overlap,
            domain::rooms::Scope::Room,
        )
    };
    Ok(empty.with_elsewhere(elsewhere).alternatives)
}
