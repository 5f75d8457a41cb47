//! Publishing a meeting, for who looks after it (R030). What the public reads is
//! [`crate::api`]'s `events`.

use axum::{
    extract::State,
    http::StatusCode,
    routing::{delete, get, put},
};
use contract::{
    locale::Locale,
    meetings::{PublicationView, PublishMeeting},
};
use domain::ids::MeetingId;
use services::meetings;

use crate::{
    http::{Asked, Caller, Expected, Fault, Id, Json, Tagged},
    openapi::{Api, Operation},
    site::Site,
};

const PATH: &str = "/meetings/{id}/publication";

pub(super) fn routes(api: Api) -> Api {
    api.route(
        Operation::get(
            PATH,
            "What is, or would be, published of it, and what is missing.",
        )
        .answers::<PublicationView>(),
        get(one),
    )
    .route(
        Operation::put(PATH, "Publish it to the house or to everybody.")
            .takes::<PublishMeeting>()
            .answers::<PublicationView>(),
        put(publish),
    )
    .route(
        Operation::delete(PATH, "Take it back; publishing again undoes that."),
        delete(unpublish),
    )
}

/// What is missing gets its words here, in the caller's language.
fn tagged(locale: Locale, mut view: PublicationView) -> Tagged<PublicationView> {
    for lack in &mut view.lacks {
        contract::text::field(locale, &lack.code).clone_into(&mut lack.detail);
    }
    Tagged::ok(view.revision, view)
}

async fn one(
    State(site): State<Site>,
    caller: Caller,
    asked: Asked,
    Id(id): Id<MeetingId>,
) -> Result<Tagged<PublicationView>, Fault> {
    let view = meetings::publication(&site.services, &caller.actor, &id).await?;
    Ok(tagged(asked.locale, view))
}

async fn publish(
    State(site): State<Site>,
    caller: Caller,
    asked: Asked,
    Id(id): Id<MeetingId>,
    Expected(revision): Expected,
    Json(input): Json<PublishMeeting>,
) -> Result<Tagged<PublicationView>, Fault> {
    let (services, actor) = (&site.services, &caller.actor);
    let view = meetings::publish(services, actor, &id, &input, revision).await?;
    Ok(tagged(asked.locale, view))
}

async fn unpublish(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<MeetingId>,
    Expected(revision): Expected,
) -> Result<StatusCode, Fault> {
    meetings::unpublish(&site.services, &caller.actor, &id, revision).await?;
    Ok(StatusCode::NO_CONTENT)
}
