//! A door's line says that the door is there, and what its tablet is like.

use contract::doors::TabletReport;
use domain::accounts::{Actor, ActorKind};
use services::{Services, doors};

use crate::http::Params;

/// A door's line is noted while it is open. It may say its `build` and its `clock` (Unix, ms).
pub(super) fn line(services: &Services, actor: &Actor, params: &Params) -> Option<doors::OpenLine> {
    let ActorKind::Door(door, _) = &actor.kind else {
        return None;
    };
    if let Some(clock) = params.text("clock").and_then(|clock| clock.parse().ok()) {
        let build = params.text("build").unwrap_or_default();
        doors::reported(services, door, &TabletReport::new(build, clock));
    }
    Some(doors::opens_line(services, door))
}
