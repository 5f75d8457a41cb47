//! Who is meant by a name (R054): accounts found by what people call each other.

use std::collections::{HashMap, HashSet};

use domain::ids::AccountId;
use futures::{StreamExt, TryStreamExt, stream};

use super::{people::MOST, records::AccountRecord};
use crate::{
    Error, Services,
    ports::Kind,
    record::{self, Record},
};

/// People of the house by a word for each: account and name.
pub(crate) type Known = HashMap<String, (AccountId, String)>;

/// Read at the same time.
const AT_ONCE: usize = 16;

/// The accounts whose `field`, `login` or `email`, one of `words` is, in lower case. A word that
/// means several people, or nobody, is left out; so are disabled people.
///
/// # Errors
/// Unavailable.
pub(crate) async fn accounts_by(
    services: &Services,
    field: &'static str,
    words: &HashSet<String>,
) -> Result<Known, Error> {
    let look = words.iter().cloned().map(|word| async move {
        let found = record::find::<AccountRecord>(services, Kind::Account, field, &word, 2);
        let mut usable = found.await?.into_iter().filter(|one| !one.value.disabled);
        Ok::<_, Error>(match (usable.next(), usable.next()) {
            (Some(one), None) => Some((word, (one.id.as_str().into(), one.value.name))),
            _ => None,
        })
    });
    let found = stream::iter(look).buffer_unordered(AT_ONCE);
    let found: Vec<_> = found.try_collect().await?;
    Ok(found.into_iter().flatten().collect())
}

/// The name of an account; none when there is no such account.
///
/// # Errors
/// Unavailable.
pub(crate) async fn account_name(
    services: &Services,
    account: Option<&AccountId>,
) -> Result<Option<String>, Error> {
    let Some(account) = account else {
        return Ok(None);
    };
    let found = record::get::<AccountRecord>(services, Kind::Account, account.as_str()).await?;
    Ok(found.map(|found| found.value.name))
}

/// The names of accounts; who is not there, or disabled, is left out.
///
/// # Errors
/// Unavailable.
pub(crate) async fn account_names(
    services: &Services,
    accounts: &[AccountId],
) -> Result<HashMap<AccountId, String>, Error> {
    let ids: Vec<String> = accounts.iter().map(ToString::to_string).collect();
    let mut names = HashMap::new();
    for stored in services.records.get_many(Kind::Account, &ids).await? {
        let found: Record<AccountRecord> = Record::of(&stored)?;
        if !found.value.disabled {
            names.insert(AccountId::from(found.id.as_str()), found.value.name);
        }
    }
    Ok(names)
}

/// The accounts whose whole name or login one of `words` is, without regard to case. A word that
/// means several people, or nobody, is left out; so are disabled people.
///
/// # Errors
/// Unavailable.
pub(crate) async fn accounts_named(
    services: &Services,
    words: &HashSet<String>,
) -> Result<Known, Error> {
    let mut found: HashMap<String, Option<(AccountId, String)>> = HashMap::new();
    if words.is_empty() {
        return Ok(HashMap::new());
    }
    for one in record::all::<AccountRecord>(services, Kind::Account, MOST).await? {
        if one.value.disabled {
            continue;
        }
        let id = AccountId::from(one.id.as_str());
        let keys: HashSet<String> = [&one.value.name, &one.value.login]
            .map(|key| key.trim().to_lowercase())
            .into();
        for key in keys.into_iter().filter(|key| words.contains(key)) {
            let meant = (id.clone(), one.value.name.clone());
            let twice = found.contains_key(&key);
            found.insert(key, (!twice).then_some(meant));
        }
    }
    let clear = found.into_iter().filter_map(|(key, one)| Some((key, one?)));
    Ok(clear.collect())
}
