//! Plain records in memory: revisions, unique fields and allowed look-ups as the port says.

use async_trait::async_trait;

use super::{Memory, memory::Inner};
use crate::ports::{Change, JournalEntry, JournalFilter, Kind, Records, StoreError, Stored};

/// Fields by which a kind may be found (as documented at [`Kind`]).
const fn found_by(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Account => &["login", "email", "department"],
        Kind::Session | Kind::OneTimeLink => &["account"],
        Kind::RoleRequest => &["account", "waiting"],
        Kind::ApiKey => &["key_id"],
        Kind::Floor => &["building"],
        Kind::Room => &["name", "building"],
        Kind::Door => &["token_hash", "room"],
        Kind::Pairing => &["secret_hash"],
        Kind::Feed => &["owner"],
        Kind::Meeting => &["organiser", "type", "join"],
        Kind::Attendee => &["meeting", "account"],
        Kind::Notice => &["account", "unread", "event"],
        Kind::Delivery => &["event", "state"],
        Kind::AnswerLink => &["event"],
        Kind::Dossier | Kind::Paper | Kind::Upload => &["meeting"],
        Kind::Publication => &["listed"],
        _ => &[],
    }
}

/// The field that the store keeps unique.
const fn unique(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Account => Some("login"),
        Kind::Building | Kind::Room => Some("name"),
        _ => None,
    }
}

fn text<'a>(value: &'a serde_json::Value, field: &str) -> Option<&'a str> {
    value.get(field).and_then(serde_json::Value::as_str)
}

impl Inner {
    pub(super) fn up(&self) -> Result<(), StoreError> {
        if self.down {
            return Err(StoreError::Unavailable("switched off".to_owned()));
        }
        Ok(())
    }

    fn check(&self, change: &Change) -> Result<(), StoreError> {
        let Change::Put {
            kind,
            id,
            expected,
            value,
        } = change
        else {
            return Ok(());
        };
        let of_kind = self.records.get(kind);
        let stored = of_kind.and_then(|all| all.get(id)).map(|one| one.revision);
        match (expected, stored) {
            (None, Some(_)) => return Err(StoreError::Taken("id".to_owned())),
            (Some(expected), now) if now != Some(*expected) => {
                return Err(StoreError::Stale(now.unwrap_or(0)));
            }
            _ => {}
        }
        let Some(field) = unique(*kind) else {
            return Ok(());
        };
        let mine = text(value, field).map(str::to_lowercase);
        let taken = of_kind.into_iter().flatten().any(|(other, stored)| {
            other != id && text(&stored.value, field).map(str::to_lowercase) == mine
        });
        if mine.is_some() && taken {
            return Err(StoreError::Taken(field.to_owned()));
        }
        Ok(())
    }

    /// All changes or none: works on a copy of what is touched.
    pub(super) fn apply(&mut self, changes: Vec<Change>) -> Result<(), StoreError> {
        let (records, guards) = (self.records.clone(), self.guards.clone());
        for change in changes {
            if let Err(error) = self.check(&change) {
                self.records = records;
                self.guards = guards;
                return Err(error);
            }
            self.apply_one(change);
        }
        Ok(())
    }

    fn apply_one(&mut self, change: Change) {
        match change {
            Change::Put {
                kind,
                id,
                expected,
                value,
            } => {
                let stored = Stored {
                    id: id.clone(),
                    revision: expected.unwrap_or(0) + 1,
                    value,
                };
                self.records.entry(kind).or_default().insert(id, stored);
            }
            Change::Remove { kind, id } => {
                self.records.entry(kind).or_default().remove(&id);
            }
            Change::TouchRoom { room } => *self.guards.entry(room).or_default() += 1,
        }
    }
}

fn matches(filter: &JournalFilter, entry: &JournalEntry) -> bool {
    let part = |of: &str, wanted: &Option<String>| {
        let wanted = wanted.as_deref().unwrap_or_default().to_lowercase();
        of.to_lowercase().contains(&wanted)
    };
    let result = match filter.result.as_deref() {
        None => true,
        Some("failed") => entry.result != "ok",
        Some(exact) => entry.result == exact,
    };
    let content = part(&entry.action, &filter.content)
        || part(&entry.detail, &filter.content)
        || filter.actions.contains(&entry.action.as_str());
    result
        && content
        && part(&entry.actor_name, &filter.actor)
        && filter.from.is_none_or(|from| from <= entry.at)
        && filter.to.is_none_or(|to| entry.at < to)
        && (filter.role.is_none() || filter.role == entry.role)
}

#[async_trait]
impl Records for Memory {
    async fn get(&self, kind: Kind, id: &str) -> Result<Option<Stored>, StoreError> {
        let found = {
            let inner = self.lock();
            inner.up()?;
            let of_kind = inner.records.get(&kind);
            of_kind.and_then(|all| all.get(id)).cloned()
        };
        self.dawdle().await;
        Ok(found)
    }

    async fn get_many(&self, kind: Kind, ids: &[String]) -> Result<Vec<Stored>, StoreError> {
        let inner = self.lock();
        inner.up()?;
        let of_kind = inner.records.get(&kind);
        let found = ids.iter().filter_map(|id| of_kind?.get(id));
        Ok(found.cloned().collect())
    }

    async fn find(
        &self,
        kind: Kind,
        field: &'static str,
        value: &str,
        limit: usize,
    ) -> Result<Vec<Stored>, StoreError> {
        let inner = self.lock();
        inner.up()?;
        if !found_by(kind).contains(&field) {
            return Err(StoreError::Unavailable(format!("{kind:?} by {field}")));
        }
        let all = inner.records.get(&kind).into_iter().flatten();
        let found = all.filter(|(_, one)| text(&one.value, field) == Some(value));
        Ok(found.map(|(_, one)| one.clone()).take(limit).collect())
    }

    async fn latest(
        &self,
        kind: Kind,
        field: &'static str,
        value: &str,
        before: Option<&str>,
        limit: usize,
    ) -> Result<Vec<Stored>, StoreError> {
        let mut found = self.find(kind, field, value, usize::MAX).await?;
        found.retain(|one| before.is_none_or(|before| one.id.as_str() < before));
        found.sort_by(|a, b| b.id.cmp(&a.id));
        found.truncate(limit);
        Ok(found)
    }

    async fn page(
        &self,
        kind: Kind,
        after: Option<&str>,
        limit: usize,
    ) -> Result<Vec<Stored>, StoreError> {
        let inner = self.lock();
        inner.up()?;
        let all = inner.records.get(&kind).into_iter().flatten();
        let later = all.filter(|(id, _)| after.is_none_or(|after| id.as_str() > after));
        Ok(later.map(|(_, one)| one.clone()).take(limit).collect())
    }

    async fn write(
        &self,
        changes: Vec<Change>,
        journal: Vec<JournalEntry>,
    ) -> Result<(), StoreError> {
        let mut inner = self.lock();
        inner.up()?;
        if changes.len() > 1_000 {
            return Err(StoreError::Unavailable(
                "more than 1,000 changes".to_owned(),
            ));
        }
        inner.apply(changes)?;
        self.tell(&mut inner, journal);
        Ok(())
    }

    async fn journal(
        &self,
        filter: &JournalFilter,
        before: Option<&str>,
        limit: usize,
    ) -> Result<Vec<JournalEntry>, StoreError> {
        let inner = self.lock();
        inner.up()?;
        let mut rows: Vec<_> = inner
            .journal
            .iter()
            .filter(|one| before.is_none_or(|before| one.id.as_str() < before))
            .filter(|one| matches(filter, one))
            .cloned()
            .collect();
        rows.sort_by(|a, b| b.id.cmp(&a.id));
        rows.truncate(limit);
        Ok(rows)
    }

    async fn ping(&self) -> Result<(), StoreError> {
        self.lock().up()
    }
}
