//! Rooms of some days, loaded as every decision loads them.

use std::sync::Arc;

use domain::{
    accounts::Actor,
    bookings::{Slot, may_book},
    ids::RoomId,
    meetings::together::Place,
};
use jiff::Timestamp;

use crate::{
    Error, Services,
    bookings::{Desks, Needs, Reach, desks, fitting},
    rooms::{Directory, directory},
};

/// The rooms that fit, by what is remembered of them.
pub(super) struct Rooms {
    pub directory: Arc<Directory>,
    /// The best first.
    pub order: Vec<RoomId>,
}

impl Rooms {
    pub(super) async fn new(
        services: &Services,
        actor: &Actor,
        needs: &Needs,
    ) -> Result<Self, Error> {
        let directory = directory(services).await?;
        let order = fitting(actor, &directory, needs);
        Ok(Self { directory, order })
    }

    /// With all that stands in them in `window`.
    pub(super) async fn load(&self, services: &Services, window: Slot) -> Result<Desks, Error> {
        let asked = self.order.iter().map(|room| (room.clone(), window));
        desks(services, asked, Reach::Slot).await
    }

    /// As they are asked about; the settings of one may just have changed.
    pub(super) fn places<'d>(
        &self,
        desks: &'d Desks,
        actor: &Actor,
        now: Timestamp,
    ) -> Vec<(&'d RoomId, Place<'d>)> {
        let loaded = self
            .order
            .iter()
            .filter_map(|room| desks.get_key_value(room));
        let open = loaded.filter(|(_, desk)| may_book(actor, &desk.room).is_ok());
        open.map(|(room, desk)| (room, Place::new(desk.snapshot(now))))
            .collect()
    }
}
