//! A new meeting from a template: the form's page with all that the template says (R219). The
//! address holds it, so that the page's own program needs to know nothing of templates.

use axum::{
    extract::{Request, State},
    response::{IntoResponse, Redirect, Response},
};
use domain::accounts::ActorKind;

use super::shell;
use crate::{
    http::{Caller, Params},
    site::Site,
};

/// The form, filled in when a template is asked for; one that is not there leads to those that are.
pub async fn begin(
    State(site): State<Site>,
    caller: Caller,
    params: Params,
    request: Request,
) -> Response {
    let template = params.text("template").map(str::to_owned);
    let known = !matches!(caller.actor.kind, ActorKind::Anonymous);
    let Some(template) = template.filter(|_| known) else {
        return shell::meetings(State(site), request).await;
    };
    match app::meetings::templates::address(&site.services, &caller.actor, &template).await {
        Ok(there) => Redirect::to(&there).into_response(),
        Err(_) => Redirect::to("/templates").into_response(),
    }
}
