//! What is asked of the caller, and a line that says when it is another.

use axum::{Json as Answer, extract::State, routing::get};
use contract::meetings::Task;
use services::meetings::tasks;

use super::super::lists::{self, Listed};
use crate::{
    http::{Caller, Fault},
    openapi::{Api, Operation},
    site::Site,
};

pub(super) fn routes(api: Api) -> Api {
    api.route(
        Operation::get(
            "/me/tasks",
            "What is asked of the caller, due first first, at most 100: invitations to answer, \
             items of agendas to lead, devices to try, requests to decide.",
        )
        .answers::<Listed<Task>>(),
        get(mine),
    )
    .route(
        Operation::get(
            "/me/meetings/live",
            "An event stream: `changed` when the caller's meetings or tasks are others than \
             `stamp` says.",
        )
        .query("stamp", "string", "What is known; absent: nothing.")
        .answers_bytes("text/event-stream"),
        get(crate::live::mine::live),
    )
}

async fn mine(State(site): State<Site>, caller: Caller) -> Result<Answer<Listed<Task>>, Fault> {
    lists::whole(tasks::tasks(&site.services, &caller.actor).await?)
}
