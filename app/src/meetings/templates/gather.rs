//! Gathers what the pages of templates show, and fills in a new meeting; on the server only.

use contract::meetings::TemplateView;
use domain::accounts::{Action, Actor, Role, Subject, can};
use jiff::SignedDuration;
use leptos_router::params::ParamsMap;
use services::{Services, meetings::templates};

use super::{
    api::{TemplateData, Templates},
    draft::TemplateDraft,
};
use crate::{
    bookings,
    context::{ApiError, caller_locale},
    meetings::draft::MeetingDraft,
    text::words::templates as words,
};

pub(super) async fn list(services: &Services, actor: &Actor) -> Result<Templates, ApiError> {
    let locale = caller_locale().as_str();
    Ok(Templates {
        all: templates::list(services, actor, locale).await?,
        removed: templates::removed(services, actor, locale).await?,
        may_make: can(actor, Action::KeepTemplates, Subject::House).is_ok(),
    })
}

pub(super) async fn template(
    services: &Services,
    actor: &Actor,
    id: Option<String>,
) -> Result<TemplateData, ApiError> {
    can(actor, Action::KeepTemplates, Subject::House).map_err(services::Error::from)?;
    let template = match id {
        Some(id) => Some(templates::get(services, actor, &id).await?),
        None => None,
    };
    let locale = caller_locale();
    let house = words::whole_house(locale).to_owned();
    let all = actor.is(Role::SystemAdministrator);
    let mut owners: Vec<_> = all.then(|| (String::new(), house)).into_iter().collect();
    let departments = services::accounts::departments(services, actor, locale.as_str()).await?;
    let mine = departments
        .into_iter()
        .filter(|one| all || actor.administers.contains(&one.id));
    owners.extend(mine.map(|one| (one.id.to_string(), one.name)));
    if !all {
        // A form begins with the first: the own department, not one below it.
        let own = actor.department.as_ref().map(ToString::to_string);
        owners.sort_by_key(|(id, _)| Some(id) != own.as_ref());
    }
    Ok(TemplateData { template, owners })
}

pub(super) async fn keep(
    services: &Services,
    actor: &Actor,
    id: Option<&str>,
    revision: Option<u64>,
    draft: &TemplateDraft,
) -> Result<TemplateView, ApiError> {
    let command = draft.command()?;
    Ok(match id {
        Some(id) => templates::change(services, actor, id, &command, revision).await?,
        None => templates::create(services, actor, &command).await?,
    })
}

/// Where a new meeting is made from a template: its form with all that the template says, at the
/// next half hour.
///
/// # Errors
/// As `services::meetings::templates::get`.
pub async fn address(services: &Services, actor: &Actor, id: &str) -> Result<String, ApiError> {
    let template = templates::get(services, actor, id).await?;
    let house = bookings::api::gather_house(services, actor).await?;
    let zone = house.zone();
    let now = zone.at(house.as_of);
    let next = i64::from(30 - now.minute() % 30) * 60 - i64::from(now.second());
    let start = house.as_of.checked_add(SignedDuration::from_secs(next));
    let start = start.unwrap_or(house.as_of);
    let length = SignedDuration::from_mins(i64::from(template.minutes));
    let mut draft = MeetingDraft {
        topic: match template.topic.is_empty() {
            true => template.name,
            false => template.topic,
        },
        kind: Some(template.kind),
        mode: template.mode,
        invitation: template.invitation,
        template: template.id,
        ..MeetingDraft::default()
    };
    draft.set_slot(&zone, start, start.checked_add(length).unwrap_or(start));
    let mut query = ParamsMap::new();
    query.insert("draft", serde_json::to_string(&draft).unwrap_or_default());
    Ok(format!("/meetings/new{}", query.to_query_string()))
}
