//! Who decides about requests, in order: set for the house, a building, a floor or a room.

use axum::{
    extract::State,
    routing::{get, put},
};
use contract::approvals::{Place, SetSteps, StepsView};
use domain::ids::{BuildingId, FloorId, RoomId};
use services::approvals;

use crate::{
    http::{Caller, Expected, Fault, Id, Json, Tagged},
    openapi::{Api, Operation},
    site::Site,
};

const READ: &str = "Who decides about requests there, in order.";
const SET: &str = "Set who decides about requests there; null inherits.";

pub(super) fn routes(api: Api) -> Api {
    let read = |path| Operation::get(path, READ).answers::<StepsView>();
    let set = |path| {
        Operation::put(path, SET)
            .takes::<SetSteps>()
            .answers::<StepsView>()
    };
    let house = "/settings/approval-steps";
    let api = api
        .route(read(house), get(of_house))
        .route(set(house), put(set_of_house));
    let building = "/buildings/{id}/approval-steps";
    let api = api
        .route(read(building), get(of_building))
        .route(set(building), put(set_of_building));
    let floor = "/floors/{id}/approval-steps";
    let api = api
        .route(read(floor), get(of_floor))
        .route(set(floor), put(set_of_floor));
    let room = "/rooms/{id}/approval-steps";
    api.route(read(room), get(of_room))
        .route(set(room), put(set_of_room))
}

type Steps = Result<Tagged<StepsView>, Fault>;

async fn read(site: &Site, caller: &Caller, place: Place) -> Steps {
    let view = approvals::steps(&site.services, &caller.actor, &place).await?;
    Ok(Tagged::ok(view.revision, view))
}

async fn write(
    site: &Site,
    caller: &Caller,
    place: Place,
    input: &SetSteps,
    revision: Option<u64>,
) -> Steps {
    let actor = &caller.actor;
    let view = approvals::set_steps(&site.services, actor, &place, input, revision).await?;
    Ok(Tagged::ok(view.revision, view))
}

async fn of_house(State(site): State<Site>, caller: Caller) -> Steps {
    read(&site, &caller, Place::Organisation).await
}

async fn set_of_house(
    State(site): State<Site>,
    caller: Caller,
    Expected(revision): Expected,
    Json(input): Json<SetSteps>,
) -> Steps {
    write(&site, &caller, Place::Organisation, &input, revision).await
}

async fn of_building(State(site): State<Site>, caller: Caller, Id(id): Id<BuildingId>) -> Steps {
    read(&site, &caller, Place::Building(id)).await
}

async fn set_of_building(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<BuildingId>,
    Expected(revision): Expected,
    Json(input): Json<SetSteps>,
) -> Steps {
    write(&site, &caller, Place::Building(id), &input, revision).await
}

async fn of_floor(State(site): State<Site>, caller: Caller, Id(id): Id<FloorId>) -> Steps {
    read(&site, &caller, Place::Floor(id)).await
}

async fn set_of_floor(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<FloorId>,
    Expected(revision): Expected,
    Json(input): Json<SetSteps>,
) -> Steps {
    write(&site, &caller, Place::Floor(id), &input, revision).await
}

async fn of_room(State(site): State<Site>, caller: Caller, Id(id): Id<RoomId>) -> Steps {
    read(&site, &caller, Place::Room(id)).await
}

async fn set_of_room(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<RoomId>,
    Expected(revision): Expected,
    Json(input): Json<SetSteps>,
) -> Steps {
    write(&site, &caller, Place::Room(id), &input, revision).await
}
