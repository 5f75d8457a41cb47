//! The journal (R212, R213); there is no call that changes it (R214).

use axum::{Json as Answer, extract::State, routing::get};
use contract::audit::JournalView;
use services::{
    audit::{self, JournalQuery},
    ports::JournalFilter,
};

use super::lists::{self, Listed};
use crate::{
    http::{Caller, Fault, Params},
    openapi::{Api, Operation},
    site::Site,
};

pub(super) fn routes(api: Api) -> Api {
    api.route(
        Operation::get(
            "/journal",
            "Who did what, when, with which result; newest first.",
        )
        .query("actor", "string", "Part of the name.")
        .query(
            "content",
            "string",
            "Part of the action, of what it is called, or of the words about it.",
        )
        .query("from", "string/date-time", "From this instant.")
        .query("to", "string/date-time", "Before this instant.")
        .query(
            "result",
            "string",
            "`ok`, an error code, or `failed` for any.",
        )
        .query("role", "string", "Strongest role of who did it.")
        .paged()
        .answers::<Listed<JournalView>>(),
        get(list),
    )
}

async fn list(
    State(site): State<Site>,
    caller: Caller,
    params: Params,
) -> Result<Answer<Listed<JournalView>>, Fault> {
    let text = |name| params.text(name).map(str::to_owned);
    let query = JournalQuery {
        filter: JournalFilter {
            actor: text("actor"),
            content: text("content"),
            from: params.instant("from")?,
            to: params.instant("to")?,
            result: text("result"),
            role: text("role"),
            ..JournalFilter::default()
        },
        paging: lists::paging(&params)?,
    };
    Ok(Answer(
        audit::list(&site.services, &caller.actor, &query).await?,
    ))
}
