//! People (R013, R020).

use axum::{
    Json as Answer,
    extract::State,
    routing::{get, patch, post},
};
use contract::{
    accounts::{AccountInput, AccountView, OneTimeLink},
    settings::AccountMade,
};
use domain::ids::AccountId;
use services::accounts;

use super::lists::{self, Listed};
use crate::{
    http::{Asked, Caller, Expected, Fault, Id, Json, Params, Tagged, reserved::Use},
    openapi::{Api, Operation},
    site::Site,
};

pub(super) fn routes(api: Api) -> Api {
    api.route(
        Operation::get("/accounts", "People, in the reader's order of names.")
            .query("text", "string", "Part of name, login or mail address.")
            .query(
                "disabled",
                "boolean",
                "Only disabled ones, or only the others.",
            )
            .paged()
            .answers::<Listed<AccountView>>(),
        get(list),
    )
    .route(
        Operation::post(
            "/accounts",
            "Add a person; without a password a one-time link is answered.",
        )
        .takes::<AccountInput>()
        .creates::<AccountMade>(),
        post(create),
    )
    .route(
        Operation::get("/accounts/{id}", "One person.").answers::<AccountView>(),
        get(one),
    )
    .route(
        Operation::patch("/accounts/{id}", "Change or disable a person.")
            .takes::<AccountInput>()
            .answers::<AccountView>(),
        patch(change),
    )
    .route(
        Operation::post(
            "/accounts/{id}/reset",
            "A one-time link to set a new password.",
        )
        .answers::<OneTimeLink>(),
        post(reset),
    )
}

async fn list(
    State(site): State<Site>,
    caller: Caller,
    asked: Asked,
    params: Params,
) -> Result<Answer<Listed<AccountView>>, Fault> {
    let filter = accounts::AccountFilter {
        text: params.text("text").map(str::to_owned),
        disabled: params.flag("disabled")?,
        locale: asked.locale.as_str().to_owned(),
    };
    let paging = lists::paging(&params)?;
    let page = accounts::list(&site.services, &caller.actor, &filter, &paging).await?;
    Ok(Answer(page))
}

async fn create(
    Use(services): Use,
    caller: Caller,
    Json(input): Json<AccountInput>,
) -> Result<Tagged<AccountMade>, Fault> {
    let (account, link) = accounts::create(&services, &caller.actor, &input).await?;
    let location = format!("/api/v1/accounts/{}", account.id);
    let revision = account.revision;
    Ok(Tagged::created(
        revision,
        location,
        AccountMade { account, link },
    ))
}

async fn one(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<AccountId>,
) -> Result<Tagged<AccountView>, Fault> {
    let view = accounts::get(&site.services, &caller.actor, &id).await?;
    Ok(Tagged::ok(view.revision, view))
}

async fn change(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<AccountId>,
    Expected(revision): Expected,
    Json(input): Json<AccountInput>,
) -> Result<Tagged<AccountView>, Fault> {
    let actor = &caller.actor;
    let view = accounts::change(&site.services, actor, &id, &input, revision).await?;
    Ok(Tagged::ok(view.revision, view))
}

async fn reset(
    State(site): State<Site>,
    caller: Caller,
    Id(id): Id<AccountId>,
) -> Result<Answer<OneTimeLink>, Fault> {
    let link = accounts::reset_link(&site.services, &caller.actor, &id).await?;
    Ok(Answer(link))
}
