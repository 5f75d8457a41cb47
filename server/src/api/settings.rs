//! The organisation's settings.

use axum::{
    extract::State,
    routing::{get, patch},
};
use contract::settings::{SettingsInput, SettingsView};
use domain::accounts::{Action, Subject, can};
use services::{Error, rooms};

use crate::{
    http::{Caller, Expected, Fault, Json, Tagged},
    openapi::{Api, Operation},
    site::Site,
};

pub(super) fn routes(api: Api) -> Api {
    api.route(
        Operation::get("/settings", "The organisation's settings.").answers::<SettingsView>(),
        get(read),
    )
    .route(
        Operation::patch("/settings", "Change the organisation's settings.")
            .takes::<SettingsInput>()
            .answers::<SettingsView>(),
        patch(change),
    )
}

async fn read(State(site): State<Site>, caller: Caller) -> Result<Tagged<SettingsView>, Fault> {
    can(&caller.actor, Action::SeeRooms, Subject::House).map_err(Error::from)?;
    let view = rooms::settings(&site.services).await?;
    Ok(Tagged::ok(view.revision, view))
}

async fn change(
    State(site): State<Site>,
    caller: Caller,
    Expected(revision): Expected,
    Json(input): Json<SettingsInput>,
) -> Result<Tagged<SettingsView>, Fault> {
    let actor = &caller.actor;
    let view = rooms::change_settings(&site.services, actor, &input, revision).await?;
    Ok(Tagged::ok(view.revision, view))
}
