//! Templates of meetings (R219).

use axum::{
    Json as Answer,
    extract::State,
    http::StatusCode,
    routing::{delete, get, patch, post},
};
use contract::meetings::{TemplateInput, TemplateView};
use services::meetings::templates;

use super::lists::{self, Listed};
use crate::{
    http::{Asked, Caller, Expected, Fault, Id, Json, Params, Tagged, reserved::Use},
    openapi::{Api, Operation},
    site::Site,
};

pub(super) fn routes(api: Api) -> Api {
    api.route(
        Operation::get(
            "/meeting-templates",
            "Templates that the caller may call meetings by, by type and name.",
        )
        .query(
            "removed",
            "boolean",
            "`true`: instead those that the caller may put back.",
        )
        .answers::<Listed<TemplateView>>(),
        get(list),
    )
    .route(
        Operation::post("/meeting-templates", "Make a template.")
            .takes::<TemplateInput>()
            .creates::<TemplateView>(),
        post(create),
    )
    .route(
        Operation::get("/meeting-templates/{id}", "One template.").answers::<TemplateView>(),
        get(one),
    )
    .route(
        Operation::patch(
            "/meeting-templates/{id}",
            "Change it; meetings that were made from it stay as they are.",
        )
        .takes::<TemplateInput>()
        .answers::<TemplateView>(),
        patch(change),
    )
    .route(
        Operation::delete(
            "/meeting-templates/{id}",
            "Take it away; for a day it can be put back.",
        ),
        delete(remove),
    )
    .route(
        Operation::post("/meeting-templates/{id}/restore", "Put it back.")
            .answers::<TemplateView>(),
        post(restore),
    )
}

fn tagged(view: TemplateView) -> Tagged<TemplateView> {
    Tagged::ok(view.revision, view)
}

async fn list(
    State(site): State<Site>,
    caller: Caller,
    asked: Asked,
    params: Params,
) -> Result<Answer<Listed<TemplateView>>, Fault> {
    let (services, actor, locale) = (&site.services, &caller.actor, asked.locale.as_str());
    lists::whole(match params.flag("removed")?.unwrap_or(false) {
        true => templates::removed(services, actor, locale).await?,
        false => templates::list(services, actor, locale).await?,
    })
}

async fn create(
    Use(services): Use,
    caller: Caller,
    Json(input): Json<TemplateInput>,
) -> Result<Tagged<TemplateView>, Fault> {
    let made = templates::create(&services, &caller.actor, &input).await?;
    let location = format!("/api/v1/meeting-templates/{}", made.id);
    Ok(Tagged::created(made.revision, location, made))
}

async fn one(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<String>,
) -> Result<Tagged<TemplateView>, Fault> {
    let view = templates::get(&site.services, &caller.actor, &id).await?;
    Ok(tagged(view))
}

async fn change(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<String>,
    Expected(revision): Expected,
    Json(input): Json<TemplateInput>,
) -> Result<Tagged<TemplateView>, Fault> {
    let (services, actor) = (&site.services, &caller.actor);
    let view = templates::change(services, actor, &id, &input, revision).await?;
    Ok(tagged(view))
}

async fn remove(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<String>,
    Expected(revision): Expected,
) -> Result<StatusCode, Fault> {
    templates::remove(&site.services, &caller.actor, &id, revision).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn restore(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<String>,
) -> Result<Tagged<TemplateView>, Fault> {
    let view = templates::restore(&site.services, &caller.actor, &id).await?;
    Ok(tagged(view))
}
