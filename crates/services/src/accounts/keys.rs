//! API keys: made once, shown once, found by their hash.

use contract::accounts::ApiKeyView;
use domain::{
    accounts::{Action, Actor, Role, Subject, can},
    ids::{ApiKeyId, DepartmentId},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{caller::KEY_PREFIX, records::KeyRecord, secret_hash};
use crate::{
    Error, Services,
    fields::Fields,
    journal::{About, audited, entry},
    ports::Kind,
    record::{self, Record},
};

/// Most keys of an organisation.
const MOST: usize = 1_000;

/// What a key is to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyInput {
    /// What it is for, 1 to 200 characters.
    pub name: String,
    /// The role that it acts with.
    pub role: Role,
    /// May only read.
    #[serde(default)]
    pub read_only: bool,
    /// When it ends; none: never.
    #[serde(default)]
    pub expires_at: Option<Timestamp>,
    /// Department that a meeting administrator's key looks after.
    #[serde(default)]
    pub department: Option<DepartmentId>,
}

/// Makes a key. The key itself is told only here.
///
/// # Errors
/// Denied to all but system administrators; wrong fields; `too_many`; unavailable.
pub async fn create_key(
    services: &Services,
    actor: &Actor,
    input: &KeyInput,
) -> Result<(String, ApiKeyView), Error> {
    let id = ApiKeyId::from(services.ids.id());
    let about = About {
        action: "api_keys.create",
        kind: "api_key",
        id: id.as_str(),
    };
    let work = async {
        can(actor, Action::KeepAccounts, Subject::House)?;
        let now = services.clock.now();
        let mut fields = Fields::default();
        let name = fields.line("name", &input.name, 200);
        let ahead = input.expires_at.is_none_or(|end| end > now);
        fields.check("expires_at", "in_the_past", ahead);
        fields.done()?;
        let value = KeyRecord {
            key_id: id.clone(),
            name,
            role: input.role,
            read_only: input.read_only,
            created_at: now,
            expires_at: input.expires_at,
            used_at: None,
            department: input.department.clone(),
        };
        let key = format!("{KEY_PREFIX}{}", services.ids.secret());
        let change = record::create(Kind::ApiKey, &secret_hash(&key), &value)?;
        let row = entry(services, actor, about, &value.name);
        services.records.write(vec![change], vec![row]).await?;
        Ok((key, view(value)))
    };
    audited(services, actor, about, work).await
}

fn view(value: KeyRecord) -> ApiKeyView {
    ApiKeyView {
        id: value.key_id,
        name: value.name,
        role: value.role,
        read_only: value.read_only,
        created_at: value.created_at,
        expires_at: value.expires_at,
        used_at: value.used_at,
    }
}

/// All keys, newest first, without their secrets.
///
/// # Errors
/// Denied to all but system administrators; unavailable.
pub async fn keys(services: &Services, actor: &Actor) -> Result<Vec<ApiKeyView>, Error> {
    can(actor, Action::KeepAccounts, Subject::House)?;
    let all = record::all::<KeyRecord>(services, Kind::ApiKey, MOST).await?;
    let mut views: Vec<_> = all.into_iter().map(|one| view(one.value)).collect();
    views.sort_by_key(|one| std::cmp::Reverse(one.created_at));
    Ok(views)
}

/// Revokes a key; it stops working at once here and within seconds on other servers.
///
/// # Errors
/// Denied to all but system administrators; not found; unavailable.
pub async fn revoke_key(services: &Services, actor: &Actor, id: &ApiKeyId) -> Result<(), Error> {
    let about = About {
        action: "api_keys.revoke",
        kind: "api_key",
        id: id.as_str(),
    };
    let work = async {
        can(actor, Action::KeepAccounts, Subject::House)?;
        let found: Vec<Record<KeyRecord>> =
            record::find(services, Kind::ApiKey, "key_id", id.as_str(), 1).await?;
        let key = found.first().ok_or(Error::NotFound("api_key"))?;
        let row = entry(services, actor, about, &key.value.name);
        let change = record::remove(Kind::ApiKey, &key.id);
        services.records.write(vec![change], vec![row]).await?;
        services.process.forget();
        Ok(())
    };
    audited(services, actor, about, work).await
}
