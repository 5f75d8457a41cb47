//! Typed reading and writing of plain records. Must not know any slice.

use serde::{Serialize, de::DeserializeOwned};

use crate::{
    Error, Services,
    ports::{Change, Kind, StoreError, Stored},
};

/// Records read at once while walking a whole kind.
const PAGE: usize = 500;

/// A record as its slice understands it.
#[derive(Debug, Clone)]
pub(crate) struct Record<T> {
    /// Its id within its kind.
    pub id: String,
    /// The revision that was read.
    pub revision: u64,
    /// The content.
    pub value: T,
}

impl<T: DeserializeOwned + Serialize> Record<T> {
    pub(crate) fn of(stored: &Stored) -> Result<Self, Error> {
        Ok(Self {
            id: stored.id.clone(),
            revision: stored.revision,
            value: stored.read()?,
        })
    }

    /// The write that replaces what was read with the value as it is now.
    pub(crate) fn put(&self, kind: Kind) -> Result<Change, Error> {
        Ok(Change::Put {
            kind,
            id: self.id.clone(),
            expected: Some(self.revision),
            value: json(&self.value)?,
        })
    }

    /// # Errors
    /// [`Error::Stale`] when the caller saw another revision than the one read.
    pub(crate) fn at(self, revision: Option<u64>) -> Result<Self, Error> {
        match revision {
            Some(seen) if seen != self.revision => Err(Error::Stale(self.revision)),
            _ => Ok(self),
        }
    }
}

fn json<T: Serialize>(value: &T) -> Result<serde_json::Value, Error> {
    let json = serde_json::to_value(value);
    Ok(json.map_err(|error| StoreError::Unavailable(error.to_string()))?)
}

/// The write that makes a record.
pub(crate) fn create<T: Serialize>(kind: Kind, id: &str, value: &T) -> Result<Change, Error> {
    Ok(Change::Put {
        kind,
        id: id.to_owned(),
        expected: None,
        value: json(value)?,
    })
}

/// The write that takes a record away.
pub(crate) fn remove(kind: Kind, id: &str) -> Change {
    Change::Remove {
        kind,
        id: id.to_owned(),
    }
}

pub(crate) async fn get<T: DeserializeOwned + Serialize>(
    services: &Services,
    kind: Kind,
    id: &str,
) -> Result<Option<Record<T>>, Error> {
    let stored = services.records.get(kind, id).await?;
    stored.as_ref().map(Record::of).transpose()
}

/// As [`get`], or [`Error::NotFound`] with `what`.
pub(crate) async fn need<T: DeserializeOwned + Serialize>(
    services: &Services,
    kind: Kind,
    id: &str,
    what: &'static str,
) -> Result<Record<T>, Error> {
    let found = get(services, kind, id).await?;
    found.ok_or(Error::NotFound(what))
}

pub(crate) async fn find<T: DeserializeOwned + Serialize>(
    services: &Services,
    kind: Kind,
    field: &'static str,
    value: &str,
    limit: usize,
) -> Result<Vec<Record<T>>, Error> {
    let found = services.records.find(kind, field, value, limit).await?;
    found.iter().map(Record::of).collect()
}

/// The next page of a kind, in order of id; `after` moves on, and is none after the last page.
pub(crate) async fn next_page<T: DeserializeOwned + Serialize>(
    services: &Services,
    kind: Kind,
    after: &mut Option<String>,
) -> Result<Vec<Record<T>>, Error> {
    let page = services.records.page(kind, after.as_deref(), PAGE).await?;
    let last = page.last().filter(|_| page.len() == PAGE);
    *after = last.map(|one| one.id.clone());
    page.iter().map(Record::of).collect()
}

/// Everything of a kind, in order of id, at most `most`.
pub(crate) async fn all<T: DeserializeOwned + Serialize>(
    services: &Services,
    kind: Kind,
    most: usize,
) -> Result<Vec<Record<T>>, Error> {
    let mut found: Vec<Record<T>> = Vec::new();
    while found.len() < most {
        let limit = PAGE.min(most - found.len());
        let after = found.last().map(|one| one.id.clone());
        let page = services.records.page(kind, after.as_deref(), limit).await?;
        for stored in &page {
            found.push(Record::of(stored)?);
        }
        if page.len() < limit {
            break;
        }
    }
    Ok(found)
}
