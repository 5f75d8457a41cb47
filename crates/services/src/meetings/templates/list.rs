//! Reading templates: everybody who calls meetings may (R219).

use contract::meetings::TemplateView;
use domain::accounts::Actor;

use super::records::{Eyes, TemplateRecord, all};
use crate::{
    Error, Services, collate,
    ports::Kind,
    record::{self, Record},
};

/// Those that the caller may call meetings by, by type and in the reader's order of names.
///
/// # Errors
/// Denied to strangers and people from outside; unavailable.
pub async fn list(
    services: &Services,
    actor: &Actor,
    locale: &str,
) -> Result<Vec<TemplateView>, Error> {
    let eyes = Eyes::of(services, actor).await?;
    let found = all(services).await?.into_iter();
    let standing = found.filter(|one| one.value.removed_at.is_none() && eyes.see(&one.value));
    Ok(ordered(
        standing.map(|one| eyes.view(one)).collect(),
        locale,
    ))
}

/// Those that the caller may put back: taken away within the last day.
///
/// # Errors
/// As [`list`].
pub async fn removed(
    services: &Services,
    actor: &Actor,
    locale: &str,
) -> Result<Vec<TemplateView>, Error> {
    let eyes = Eyes::of(services, actor).await?;
    let now = services.clock.now();
    let found = all(services).await?.into_iter();
    let back = found.filter(|one| {
        let template = &one.value;
        let kept = template.kept_by(actor).is_ok();
        kept && template.removed_at.is_some() && !template.is_gone(now)
    });
    Ok(ordered(back.map(|one| eyes.view(one)).collect(), locale))
}

fn ordered(mut all: Vec<TemplateView>, locale: &str) -> Vec<TemplateView> {
    collate::sort_by_name(&mut all, locale, |one| &one.name);
    all.sort_by_key(|one| one.kind.as_str());
    all
}

/// One template.
///
/// # Errors
/// As [`list`]; not found, also when it was taken away or is another department's.
pub async fn get(services: &Services, actor: &Actor, id: &str) -> Result<TemplateView, Error> {
    let eyes = Eyes::of(services, actor).await?;
    Ok(eyes.view(usable(services, &eyes, id).await?))
}

/// One that stands and that the caller may see.
pub(super) async fn usable(
    services: &Services,
    eyes: &Eyes<'_>,
    id: &str,
) -> Result<Record<TemplateRecord>, Error> {
    let found = record::get::<TemplateRecord>(services, Kind::MeetingTemplate, id).await?;
    let found = found.filter(|one| one.value.removed_at.is_none() && eyes.see(&one.value));
    found.ok_or(Error::NotFound("template"))
}
