//! Gathers what the pages of guests show; on the server only.

use domain::{accounts::Actor, ids::MeetingId};
use services::{
    Services,
    meetings::{
        agenda::agenda,
        dossier::{self, GuestsAsked, Party},
        get,
    },
    zones::zone_file,
};

use super::views::{DossierPage, GuestsPage, OTHERS, PartiesAsked, class_named};
use crate::context::ApiError;

pub(super) async fn guests(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    asked: PartiesAsked,
) -> Result<GuestsPage, ApiError> {
    let others = (asked.party == OTHERS).then_some(Party::Others);
    let asked = GuestsAsked {
        party: others.or_else(|| class_named(&asked.party).map(Party::Of)),
        company: Some(asked.company).filter(|name| !name.is_empty()),
        text: asked.text,
        page: asked.page.saturating_sub(1),
    };
    let guests = dossier::guests(services, actor, id, &asked).await?;
    Ok(GuestsPage {
        zone: zone_file(&guests.time_zone)?,
        guests,
    })
}

pub(super) async fn dossier(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    attendee: &str,
) -> Result<DossierPage, ApiError> {
    let dossier = dossier::get(services, actor, id, attendee).await?;
    let agenda = agenda(services, actor, id).await?.items;
    let meeting = get(services, actor, id).await?.meeting;
    Ok(DossierPage {
        dossier,
        topic: meeting.topic,
        agenda,
        zone: zone_file(&meeting.time_zone)?,
    })
}
