//! What people may change about themselves.

use contract::accounts::{AccountView, Me};
use domain::{
    accounts::{Actor, ActorKind, Denial},
    ids::AccountId,
};

use super::{
    links::check_password,
    password::{self, Tried},
    records::AccountRecord,
    sessions, view,
};
use crate::{
    Error, Services,
    fields::{Fields, wrong},
    journal::{About, audited, entry},
    ports::Kind,
    record::{self, Record},
};

/// Who is asking.
///
/// # Errors
/// Sign in, for strangers; unavailable.
pub async fn me(services: &Services, actor: &Actor) -> Result<Me, Error> {
    let kind = match &actor.kind {
        ActorKind::Anonymous => return Err(Denial::SignIn.into()),
        ActorKind::Person(..) => "person",
        ActorKind::ApiKey(_) => "api_key",
        ActorKind::Door(..) => "door",
        ActorKind::System => "system",
    };
    let account = match actor.account() {
        Some(id) => Some(view::read_back(services, id).await?),
        None => None,
    };
    Ok(Me {
        account,
        kind: kind.to_owned(),
        name: actor.name.clone(),
        roles: actor.roles.clone(),
    })
}

pub(super) async fn own(
    services: &Services,
    actor: &Actor,
) -> Result<(AccountId, Record<AccountRecord>), Error> {
    let id = actor.account().cloned().ok_or(Denial::SignIn)?;
    let record = record::need(services, Kind::Account, id.as_str(), "account").await?;
    Ok((id, record))
}

/// Sets my language (`en`, `zh`) and zone; empty text: as the browser and the organisation say.
///
/// # Errors
/// Sign in; wrong fields; unavailable.
pub async fn set_own_preferences(
    services: &Services,
    actor: &Actor,
    locale: Option<&str>,
    time_zone: Option<&str>,
) -> Result<AccountView, Error> {
    let (id, mut account) = own(services, actor).await?;
    let mut fields = Fields::default();
    if let Some(locale) = locale {
        fields.check("locale", "not_found", matches!(locale, "" | "en" | "zh"));
        account.value.locale = Some(locale.to_owned()).filter(|one| !one.is_empty());
    }
    if let Some(name) = time_zone {
        if !name.is_empty() {
            let _ = fields.zone("time_zone", name);
        }
        account.value.time_zone = Some(name.to_owned()).filter(|one| !one.is_empty());
    }
    fields.done()?;
    let about = About {
        action: "accounts.set_preferences",
        kind: "account",
        id: id.as_str(),
    };
    let row = entry(services, actor, about, "");
    services
        .records
        .write(vec![account.put(Kind::Account)?], vec![row])
        .await?;
    services.process.forget();
    view::read_back(services, &id).await
}

/// Changes my password; my sessions end, also the one asking.
///
/// # Errors
/// Sign in; wrong fields (`old_password`: `wrong`; `password` as in
/// [`redeem_link`](super::redeem_link)); rate limited; unavailable.
pub async fn change_own_password(
    services: &Services,
    actor: &Actor,
    old: &str,
    new: &str,
) -> Result<(), Error> {
    let (id, mut account) = own(services, actor).await?;
    let about = About {
        action: "accounts.change_password",
        kind: "account",
        id: id.as_str(),
    };
    let work = async {
        let key = format!("password {id}");
        let taken = services
            .process
            .take_try(&key, services.clock.now(), 10, 300);
        taken.map_err(Error::RateLimited)?;
        let stored = account.value.password_hash.clone();
        if password::verify(old.to_owned(), stored).await? == Tried::Wrong {
            return Err(wrong("old_password", "wrong"));
        }
        check_password(new, &account.value)?;
        let hash = password::hash(new.to_owned(), &services.ids.secret()).await?;
        account.value.password_hash = Some(hash);
        let mut changes = vec![account.put(Kind::Account)?];
        changes.extend(sessions::ending_all(services, &id).await?);
        let row = entry(services, actor, about, "");
        services.records.write(changes, vec![row]).await?;
        services.process.forget();
        Ok(())
    };
    audited(services, actor, about, work).await
}
