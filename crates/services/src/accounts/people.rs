//! Keeping accounts (R020): create, change, disable, list.

use contract::{
    accounts::{AccountInput, AccountView, OneTimeLink},
    page::Page,
};
use domain::{
    accounts::{Action, Actor, PersonKind, Role, Subject, can},
    ids::AccountId,
};

use super::{
    departments,
    input::apply,
    links::{self, LinkPurpose},
    profile,
    records::AccountRecord,
    sessions,
    view::{read_back, view},
};
use crate::{
    Error, Services, collate,
    journal::{About, audited, entry},
    paging::Paging,
    ports::Kind,
    record::{self, Record},
};

/// Most accounts of an organisation.
pub(super) const MOST: usize = 100_000;

/// Which people are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AccountFilter {
    /// Part of the name, login or mail address.
    pub text: Option<String>,
    /// Only disabled ones, or only the others.
    pub disabled: Option<bool>,
    /// Order of names for a reader of this locale.
    pub locale: String,
}

/// A page of people in the reader's order of names. Everybody inside may see who is there; mail
/// addresses, links and disabled people only those who keep accounts.
///
/// # Errors
/// Denied to strangers and people outside; unavailable.
pub async fn list(
    services: &Services,
    actor: &Actor,
    filter: &AccountFilter,
    paging: &Paging,
) -> Result<Page<AccountView>, Error> {
    can(actor, Action::Book, Subject::House)?;
    let keeps = can(actor, Action::KeepAccounts, Subject::House).is_ok();
    let tree = departments::tree(services).await?;
    let all = record::all::<AccountRecord>(services, Kind::Account, MOST).await?;
    let text = filter
        .text
        .as_deref()
        .unwrap_or_default()
        .trim()
        .to_lowercase();
    let wanted = all.iter().filter(|one| {
        let value = &one.value;
        let named = value.name.to_lowercase().contains(&text) || value.login.contains(&text);
        let mailed = keeps
            && value
                .email
                .as_ref()
                .is_some_and(|mail| mail.contains(&text));
        let state = filter
            .disabled
            .is_none_or(|wanted| wanted == value.disabled);
        (named || mailed) && state && (keeps || !value.disabled)
    });
    let mut views: Vec<_> = wanted
        .map(|one| {
            view(
                one,
                departments::name_in(&tree, one.value.department.as_ref()),
            )
        })
        .collect();
    if !keeps {
        views.iter_mut().for_each(veil);
    }
    collate::sort_by_name(&mut views, &filter.locale, |one| &one.name);
    Ok(paging.cut(views, |one| one.id.as_str()))
}

/// What colleagues need not know.
fn veil(view: &mut AccountView) {
    view.email = None;
    view.linked_to = Vec::new();
    view.locale = None;
    view.time_zone = None;
}

/// One person.
///
/// # Errors
/// As [`list`]; not found.
pub async fn get(services: &Services, actor: &Actor, id: &AccountId) -> Result<AccountView, Error> {
    can(actor, Action::Book, Subject::House)?;
    let mut view = read_back(services, id).await?;
    let own = actor.account() == Some(id);
    if !own && can(actor, Action::KeepAccounts, Subject::House).is_err() {
        if view.disabled {
            return Err(Error::NotFound("account"));
        }
        veil(&mut view);
    }
    Ok(view)
}

/// Makes a person; without a first password a one-time link is answered.
///
/// # Errors
/// Denied to all but system administrators; wrong fields (`login`: `taken`); unavailable.
pub async fn create(
    services: &Services,
    actor: &Actor,
    input: &AccountInput,
) -> Result<(AccountView, Option<OneTimeLink>), Error> {
    let id = AccountId::from(services.ids.id());
    let about = About {
        action: "accounts.create",
        kind: "account",
        id: id.as_str(),
    };
    let work = async {
        can(actor, Action::KeepAccounts, Subject::House)?;
        let mut value = apply(services, input, blank()).await?;
        // Who gets a first password from a program is not new to the house.
        value.profile_due = value.password_hash.is_none()
            && value.kind == PersonKind::Internal
            && profile::asks(services).await?;
        let mut changes = vec![record::create(Kind::Account, id.as_str(), &value)?];
        let mut link = None;
        if value.password_hash.is_none() {
            let (made, more) = links::make(services, &id, LinkPurpose::Welcome).await?;
            changes.extend(more);
            link = Some(made);
        }
        let row = entry(services, actor, about, &value.name);
        services.records.write(changes, vec![row]).await?;
        Ok(link)
    };
    let link = audited(services, actor, about, work).await?;
    Ok((read_back(services, &id).await?, link))
}

fn blank() -> AccountRecord {
    AccountRecord {
        login: String::new(),
        name: String::new(),
        email: None,
        kind: PersonKind::Internal,
        roles: vec![Role::Ordinary],
        department: None,
        locale: None,
        time_zone: None,
        no_mail: false,
        disabled: false,
        linked_to: Vec::new(),
        password_hash: None,
        position: None,
        phone: None,
        profile_due: false,
    }
}

/// Changes a person. Disabling ends every session; what the person did keeps the name (R020).
///
/// # Errors
/// As [`create`]; not found; stale; rule `last_administrator` when nobody else could undo it.
pub async fn change(
    services: &Services,
    actor: &Actor,
    id: &AccountId,
    input: &AccountInput,
    revision: Option<u64>,
) -> Result<AccountView, Error> {
    let about = About {
        action: "accounts.change",
        kind: "account",
        id: id.as_str(),
    };
    let work = async {
        can(actor, Action::KeepAccounts, Subject::House)?;
        let found: Record<AccountRecord> =
            record::need(services, Kind::Account, id.as_str(), "account").await?;
        let mut found = found.at(revision)?;
        let before = found.value.clone();
        found.value = apply(services, input, found.value).await?;
        if administers(&before) && !administers(&found.value) {
            keep_one_administrator(services, id).await?;
        }
        let mut changes = vec![found.put(Kind::Account)?];
        let secret_changed = found.value.password_hash != before.password_hash;
        if found.value.disabled || secret_changed {
            changes.extend(sessions::ending_all(services, id).await?);
        }
        let row = entry(services, actor, about, &found.value.name);
        services.records.write(changes, vec![row]).await?;
        services.process.forget();
        Ok(())
    };
    audited(services, actor, about, work).await?;
    read_back(services, id).await
}

fn administers(account: &AccountRecord) -> bool {
    !account.disabled && account.roles.contains(&Role::SystemAdministrator)
}

async fn keep_one_administrator(services: &Services, leaving: &AccountId) -> Result<(), Error> {
    let all = record::all::<AccountRecord>(services, Kind::Account, MOST).await?;
    let mut others = all.iter().filter(|one| one.id != leaving.as_str());
    if others.any(|one| administers(&one.value)) {
        return Ok(());
    }
    Err(Error::Rule("last_administrator"))
}
