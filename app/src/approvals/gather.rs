//! Gathers requests with what they meet; on the server only.

use domain::accounts::Actor;
use services::{Services, approvals::Order, bookings::BookingFilter, paging::Paging};

use super::api::{Pending, RequestView};
use crate::{bookings, context::ApiError};

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
    for booking in page.items {
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
        let mut others = services::bookings::list(services, actor, &filter, &paging)
            .await?
            .items;
        others.retain(|one| one.id != booking.id);
        requests.push(RequestView { booking, others });
    }
    Ok(Pending { house, requests })
}
