//! Gathers what the pages of accounts show and sends what was typed; on the server only.

use contract::{
    accounts::{AccountInput, AccountView, DepartmentInput, DepartmentView},
    settings::AccountMade,
};
use domain::{
    accounts::{Actor, PersonKind},
    ids::{AccountId, DepartmentId},
};
use services::{
    Services,
    accounts::{AccountFilter, Caller, KeyInput},
    paging::Paging,
};

use super::{
    api::{KeyDraft, PersonData, PersonDraft},
    own::Mine,
};
use crate::{
    context::{ApiError, caller_locale, invalid},
    zones::{Zone, house_zone, parse_date},
};

type Named = Vec<(String, String)>;

pub(super) async fn people(
    services: &Services,
    actor: &Actor,
    text: Option<String>,
) -> Result<Vec<AccountView>, ApiError> {
    let locale = caller_locale().as_str().to_owned();
    let text = text.filter(|text| !text.trim().is_empty());
    let filter = AccountFilter {
        text,
        disabled: None,
        locale,
    };
    Ok(
        services::accounts::list(services, actor, &filter, &Paging::most())
            .await?
            .items,
    )
}

async fn insiders(services: &Services, actor: &Actor) -> Result<Named, ApiError> {
    let all = people(services, actor, None).await?;
    let inside = all
        .into_iter()
        .filter(|one| one.kind == PersonKind::Internal && !one.disabled);
    Ok(inside.map(|one| (one.id.to_string(), one.name)).collect())
}

pub(super) async fn departments(
    services: &Services,
    actor: &Actor,
) -> Result<(Vec<DepartmentView>, Named), ApiError> {
    let locale = caller_locale().as_str();
    let all = services::accounts::departments(services, actor, locale).await?;
    Ok((all, insiders(services, actor).await?))
}

pub(super) async fn person(
    services: &Services,
    actor: &Actor,
    id: Option<AccountId>,
) -> Result<PersonData, ApiError> {
    let person = match id {
        Some(id) => Some(services::accounts::get(services, actor, &id).await?),
        None => None,
    };
    let (departments, people) = departments(services, actor).await?;
    let departments = departments
        .into_iter()
        .map(|one| (one.id.to_string(), one.name));
    Ok(PersonData {
        person,
        departments: departments.collect(),
        people,
    })
}

fn named(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

pub(super) async fn keep_person(
    services: &Services,
    actor: &Actor,
    id: Option<AccountId>,
    revision: Option<u64>,
    draft: PersonDraft,
) -> Result<AccountMade, ApiError> {
    let outside = draft.kind == "external";
    let linked = draft
        .linked_to
        .iter()
        .map(|id| AccountId::from(id.as_str()));
    let input = AccountInput {
        login: Some(draft.login.trim().to_owned()),
        name: Some(draft.name.trim().to_owned()),
        email: named(&draft.email),
        kind: Some(if outside {
            PersonKind::External
        } else {
            PersonKind::Internal
        }),
        roles: Some(draft.roles),
        department: named(&draft.department).map(DepartmentId::from),
        locale: named(&draft.locale),
        time_zone: named(&draft.time_zone),
        disabled: Some(draft.disabled),
        linked_to: Some(linked.collect()),
        password: None,
    };
    let (account, link) = match id {
        Some(id) => (
            services::accounts::change(services, actor, &id, &input, revision).await?,
            None,
        ),
        None => services::accounts::create(services, actor, &input).await?,
    };
    Ok(AccountMade { account, link })
}

pub(super) async fn keep_department(
    services: &Services,
    actor: &Actor,
    id: Option<DepartmentId>,
    (name, parent, head): (String, String, String),
) -> Result<DepartmentView, ApiError> {
    let input = DepartmentInput {
        name: Some(name.trim().to_owned()),
        parent: named(&parent).map(DepartmentId::from),
        head: named(&head).map(AccountId::from),
    };
    Ok(match id {
        Some(id) => {
            services::accounts::change_department(services, actor, &id, &input, None).await?
        }
        None => services::accounts::create_department(services, actor, &input).await?,
    })
}

pub(super) async fn make_key(
    services: &Services,
    actor: &Actor,
    draft: KeyDraft,
) -> Result<String, ApiError> {
    let zone = Zone::read(&house_zone(services).await?);
    let until = match named(&draft.until) {
        Some(day) => {
            let day = parse_date(&day).ok_or(invalid("until", "bad_time"))?;
            day.tomorrow().ok().and_then(|next| zone.midnight(next))
        }
        None => None,
    };
    let input = KeyInput {
        name: draft.name,
        role: draft.role,
        read_only: draft.read_only,
        expires_at: until,
        department: None,
    };
    Ok(services::accounts::create_key(services, actor, &input)
        .await?
        .0)
}

pub(super) async fn mine(services: &Services, caller: &Caller) -> Result<Mine, ApiError> {
    let me = services::accounts::me(services, &caller.actor).await?;
    let account = me.account.ok_or(ApiError::unreachable())?;
    let sessions = services::accounts::sessions(services, caller).await?;
    let zone = match &account.time_zone {
        Some(zone) => services::zones::zone_file(zone)?,
        None => house_zone(services).await?,
    };
    Ok(Mine {
        account,
        sessions,
        zone,
    })
}
