//! The organisation's settings.

use contract::settings::{SettingsInput, SettingsView};
use domain::{
    accounts::{Action, Actor, Subject, can},
    ids::RoomId,
};

use super::{
    directory::{self, Directory, directory},
    policy,
    records::{ORGANISATION, Organisation},
    write::write,
};
use crate::{
    Error, Services,
    fields::Fields,
    journal::{About, audited},
    ports::Kind,
    record::{self, Record},
};

const CHANGE: About<'static> = About {
    action: "settings.change",
    kind: "settings",
    id: ORGANISATION,
};

/// The organisation's settings. They hold nothing secret: also the sign-in page shows the name.
///
/// # Errors
/// Unavailable.
pub async fn settings(services: &Services) -> Result<SettingsView, Error> {
    Ok(view(&*directory(services).await?))
}

fn view(directory: &Directory) -> SettingsView {
    let organisation = directory.organisation.clone();
    SettingsView {
        name: organisation.name,
        time_zone: organisation.time_zone,
        locale: organisation.locale,
        palette: organisation.palette,
        policy: organisation.policy,
        first_run_done: organisation.first_run_done,
        demo: organisation.demo,
        revision: directory.organisation_revision,
    }
}

/// Changes the organisation's settings; every room follows at once.
///
/// # Errors
/// Denied to all but system administrators; wrong fields; stale; unavailable.
pub async fn change_settings(
    services: &Services,
    actor: &Actor,
    input: &SettingsInput,
    revision: Option<u64>,
) -> Result<SettingsView, Error> {
    let work = async {
        can(actor, Action::KeepSettings, Subject::House)?;
        store(services, actor, revision, |value| apply(input, value)).await
    };
    audited(services, actor, CHANGE, work).await?;
    settings(services).await
}

/// Marks the house as filled with demo data, so that pages say so.
///
/// # Errors
/// As [`change_settings`].
pub async fn mark_demo(services: &Services, actor: &Actor) -> Result<(), Error> {
    can(actor, Action::KeepSettings, Subject::House)?;
    let mark = |value: &mut Organisation| {
        value.demo = true;
        Ok(())
    };
    store(services, actor, None, mark).await
}

async fn store(
    services: &Services,
    actor: &Actor,
    revision: Option<u64>,
    apply: impl FnOnce(&mut Organisation) -> Result<(), Error>,
) -> Result<(), Error> {
    let directory = directory::read(services).await?;
    let mut record = Record {
        id: ORGANISATION.to_owned(),
        revision: directory.organisation_revision,
        value: directory.organisation.clone(),
    }
    .at(revision)?;
    apply(&mut record.value)?;
    let change = match record.revision {
        0 => record::create(Kind::Settings, ORGANISATION, &record.value)?,
        _ => record.put(Kind::Settings)?,
    };
    let rooms: Vec<RoomId> = directory.rooms.keys().cloned().collect();
    let name = &record.value.name;
    write(services, actor, CHANGE, name, vec![change], &rooms).await
}

fn apply(input: &SettingsInput, value: &mut Organisation) -> Result<(), Error> {
    let mut fields = Fields::default();
    if let Some(name) = &input.name {
        value.name = fields.line("name", name, 200);
    }
    if let Some(zone) = &input.time_zone {
        fields.zone("time_zone", zone);
        value.time_zone.clone_from(zone);
    }
    if let Some(locale) = &input.locale {
        fields.check(
            "locale",
            "bad_locale",
            matches!(locale.as_str(), "en" | "zh"),
        );
        value.locale.clone_from(locale);
    }
    if let Some(palette) = input.palette {
        value.palette = palette;
    }
    if let Some(settings) = &input.policy {
        policy::check(settings, &mut fields);
        value.policy.clone_from(settings);
    }
    if let Some(done) = input.first_run_done {
        value.first_run_done = done;
    }
    fields.done()
}
