//! Gathers requests with what they meet; on the server only.

use contract::bookings::BookingView;
use domain::{accounts::Actor, bookings::Status, ids::BookingId};
use services::{Services, approvals::Order, bookings::BookingFilter, paging::Paging};

use super::api::{OneRequest, Pending, RequestView};
use crate::{
    bookings,
    context::{ApiError, caller_locale, reader_zone},
    zones::Zone,
};

/// Most requests on the page; the next come when these are decided.
const MOST: usize = 100;
/// Most others that are named beside a request.
const MOST_OTHERS: usize = 20;

pub(super) async fn pending(services: &Services, actor: &Actor) -> Result<Pending, ApiError> {
    let house = bookings::api::gather_house(services, actor).await?;
    let paging = Paging {
        limit: Some(MOST),
        cursor: None,
    };
    let order = Order::default();
    let page = services::approvals::pending(services, actor, order, &paging).await?;
    let mut requests = Vec::with_capacity(page.items.len());
    for one in page.items {
        let others = others(services, actor, &one.booking).await?;
        requests.push(view(one, others));
    }
    let recent = services::approvals::recent(services, actor).await?;
    Ok(Pending {
        house,
        requests,
        recent: recent
            .into_iter()
            .map(|one| view(one, Vec::new()))
            .collect(),
    })
}

fn view(one: contract::approvals::RequestView, others: Vec<BookingView>) -> RequestView {
    RequestView {
        booking: one.booking,
        facts: one.facts,
        others,
    }
}

async fn others(
    services: &Services,
    actor: &Actor,
    booking: &BookingView,
) -> Result<Vec<BookingView>, ApiError> {
    let filter = BookingFilter {
        rooms: vec![booking.room.clone()],
        from: Some(booking.start),
        to: Some(booking.end),
        ..BookingFilter::default()
    };
    let paging = Paging {
        limit: Some(MOST_OTHERS),
        cursor: None,
    };
    let found = services::bookings::list(services, actor, &filter, &paging).await?;
    let mut others = found.items;
    others.retain(|one| one.id != booking.id);
    Ok(others)
}

/// One request as its asker and its approvers see it.
pub(super) async fn request(
    services: &Services,
    actor: &Actor,
    id: &BookingId,
) -> Result<OneRequest, ApiError> {
    let house = bookings::api::gather_house(services, actor).await?;
    let one = services::approvals::one(services, actor, id).await?;
    let met = match one.facts.may_decide && one.booking.status == Status::Pending {
        true => others(services, actor, &one.booking).await?,
        false => Vec::new(),
    };
    Ok(OneRequest {
        house,
        request: view(one, met),
    })
}

/// Where a request stands and who said what, in the reader's language and zone; but not in the
/// words that the booking's own page gives as its reason.
pub(super) async fn lines(
    services: &Services,
    actor: &Actor,
    id: &BookingId,
) -> Result<Vec<String>, ApiError> {
    let facts = services::approvals::request_facts(services, actor, id).await?;
    let zone = Zone::read(&reader_zone(services).await?);
    let booking = services::bookings::get(services, actor, id).await.ok();
    let reason = booking.and_then(|one| one.reason);
    let lines = super::words::lines(caller_locale(), &zone, &facts, reason.as_deref());
    Ok(lines)
}
