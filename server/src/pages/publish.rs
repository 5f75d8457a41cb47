//! Publishing a meeting: a plain form that posts to its own page (R030).

use app::{context::ApiError, meetings::publish::Typed, ui::Told};
use axum::{
    Form,
    extract::{FromRequest, Path, Request, State},
    response::{IntoResponse, Redirect, Response},
};
use contract::meetings::PublishMeeting;
use domain::{ids::MeetingId, meetings::Audience};
use services::meetings;

use super::{back, shell};
use crate::{
    http::{Asked, Caller},
    site::Site,
};

/// The page with its form.
pub async fn page(
    State(site): State<Site>,
    Path(id): Path<String>,
    caller: Caller,
    request: Request,
) -> Response {
    match back::sign_in_first(&caller, &id, "publish") {
        Some(away) => away,
        None => shell::plain(State(site), request).await,
    }
}

/// Publishes, or takes it back; comes back with what was typed and what is wrong.
pub async fn post(
    State(site): State<Site>,
    Path(id): Path<String>,
    caller: Caller,
    asked: Asked,
    request: Request,
) -> Response {
    if let Some(away) = back::sign_in_first(&caller, &id, "publish") {
        return away;
    }
    let (parts, body) = request.into_parts();
    let form = Request::from_parts(parts.clone(), body);
    let typed = match Form::<Typed>::from_request(form, &site).await {
        Ok(Form(typed)) => typed,
        Err(rejection) => return rejection.into_response(),
    };
    let (services, actor) = (&site.services, &caller.actor);
    let meeting = MeetingId::from(id.as_str());
    let done = match typed.r#do.as_str() {
        "take_back" => meetings::unpublish(services, actor, &meeting, typed.revision).await,
        _ => {
            let mut all = Audience::ALL.into_iter();
            let input = PublishMeeting {
                audience: all.find(|one| one.as_str() == typed.audience),
                content: Some(typed.content.replace("\r\n", "\n")),
                with_link: typed.with_link,
            };
            let published = meetings::publish(services, actor, &meeting, &input, typed.revision);
            published.await.map(|_| ())
        }
    };
    match done {
        Ok(()) => Redirect::to(&format!("/meetings/{id}/publish")).into_response(),
        Err(error) => {
            let error = ApiError::of(asked.locale, error.failure());
            back::with(site, parts, Told { typed, error }).await
        }
    }
}
