//! The schema, version by version. Each version is a file that is applied once, in one transaction.
//!
//! A released file is never edited: the next change is the next file.

use surrealdb::types::{RecordId, Variables};

use crate::{OpenError, Store, commit::Commit, engine::Engine, error::Failure, values};

/// Versions in order; the first is version 1.
const SCHEMA: [(&str, &str); 15] = [
    ("first", include_str!("../queries/schema/001_first.surql")),
    (
        "records",
        include_str!("../queries/schema/002_records.surql"),
    ),
    (
        "meetings",
        include_str!("../queries/schema/003_meetings.surql"),
    ),
    (
        "attending",
        include_str!("../queries/schema/004_attending.surql"),
    ),
    (
        "attendees",
        include_str!("../queries/schema/005_attendees.surql"),
    ),
    (
        "agendas",
        include_str!("../queries/schema/006_agendas.surql"),
    ),
    (
        "notices",
        include_str!("../queries/schema/007_notices.surql"),
    ),
    ("papers", include_str!("../queries/schema/008_papers.surql")),
    (
        "schedules",
        include_str!("../queries/schema/009_schedules.surql"),
    ),
    (
        "rehearsals",
        include_str!("../queries/schema/010_rehearsals.surql"),
    ),
    (
        "role_requests",
        include_str!("../queries/schema/011_role_requests.surql"),
    ),
    (
        "meeting_templates",
        include_str!("../queries/schema/012_meeting_templates.surql"),
    ),
    (
        "approvals",
        include_str!("../queries/schema/013_approvals.surql"),
    ),
    (
        "publications",
        include_str!("../queries/schema/014_publications.surql"),
    ),
    (
        "dossiers",
        include_str!("../queries/schema/015_dossiers.surql"),
    ),
];
const VERSION: &str = include_str!("../queries/schema/version.surql");
const APPLIED: &str = include_str!("../queries/schema/applied.surql");

/// The newest version that this program knows.
pub(crate) const NEWEST: u32 = SCHEMA.len() as u32;

/// The version of the data; 0 when there is none yet.
async fn version(engine: &Engine) -> Result<u32, Failure> {
    let mut answer = engine.run(VERSION, Variables::new()).await?;
    let versions: Vec<i64> = answer.rows(1)?;
    let newest = versions.into_iter().max().unwrap_or(0);
    Ok(u32::try_from(newest).unwrap_or(u32::MAX))
}

impl Store {
    /// Refuses data written by a newer program: an older one would write what that one cannot read.
    pub(crate) async fn refuse_newer(&self) -> Result<u32, OpenError> {
        let found = version(&self.engine).await?;
        if found > NEWEST {
            return Err(OpenError::Newer {
                found,
                known: NEWEST,
            });
        }
        Ok(found)
    }

    /// Brings the schema up to what this program knows; returns how many versions were applied.
    /// Run twice, also at the same time by two processes, it applies nothing twice.
    ///
    /// # Errors
    /// [`OpenError::Newer`], or the engine's words.
    pub async fn migrate(&self) -> Result<u32, OpenError> {
        let found = self.refuse_newer().await?;
        for (index, (name, statements)) in SCHEMA.iter().enumerate().skip(found as usize) {
            self.apply(index as i64 + 1, name, statements).await?;
            tracing::info!(version = index + 1, name, "schema applied");
        }
        Ok(NEWEST - found)
    }

    async fn apply(&self, version: i64, name: &str, statements: &str) -> Result<(), OpenError> {
        let mut commit = Commit::default();
        commit.add(APPLIED);
        commit.add(statements);
        commit.bind("applied", RecordId::new("schema_version", version));
        commit.bind("version", version);
        commit.bind("name", values::value(name.to_owned()));
        match commit.run(&self.engine).await {
            // Another process applied it first, whole.
            Err(Failure::Taken(_) | Failure::Conflict) => Ok(()),
            other => Ok(other?),
        }
    }
}

impl From<Failure> for OpenError {
    fn from(failure: Failure) -> Self {
        OpenError::Engine(services::ports::StoreError::from(failure).to_string())
    }
}
