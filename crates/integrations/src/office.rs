//! LibreOffice without a window makes office files into PDF: where it is installed, one at a time,
//! each in a folder of its own, bounded in time and memory.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use async_trait::async_trait;
use bytes::Bytes;
use services::ports::{Converter, FilesError};
use tokio::sync::Mutex;

/// Names of the program.
const PROGRAMS: [&str; 2] = ["soffice", "libreoffice"];
/// A file that takes longer is not shown.
const LONGEST_SECONDS: u32 = 45;
/// Addresses that it may use, in KiB.
const MOST_MEMORY_KIB: u64 = 4 * 1024 * 1024;
/// Largest file that it may write, in blocks of 512 bytes.
const LARGEST_BLOCKS: u64 = 2 * 256 * 1024;

/// LibreOffice, if it is there.
pub struct LibreOffice {
    program: Option<PathBuf>,
    turn: Mutex<()>,
}

impl LibreOffice {
    /// The one on the search path.
    #[must_use]
    pub fn find() -> Self {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let folders = std::env::split_paths(&path);
        let mut candidates =
            folders.flat_map(|folder| PROGRAMS.map(|program| folder.join(program)));
        Self::at(candidates.find(|program| program.is_file()))
    }

    /// This one.
    #[must_use]
    pub fn at(program: Option<PathBuf>) -> Self {
        Self {
            program,
            turn: Mutex::default(),
        }
    }

    /// Runs it in `folder`, where `file` lies; waits for its end, which `timeout` sees to.
    fn run(program: &Path, folder: &Path, file: &Path) -> std::io::Result<bool> {
        let limits = format!(
            "ulimit -v {MOST_MEMORY_KIB}; ulimit -t {LONGEST_SECONDS}; \
             ulimit -f {LARGEST_BLOCKS}; exec \"$@\""
        );
        let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
        // `timeout` makes a group of its own and ends all of it: there are helpers, too.
        let status = Command::new("timeout")
            .args(["--kill-after=2", &LONGEST_SECONDS.to_string()])
            .args(["/bin/sh", "-c", &limits, "sh"])
            .arg(program)
            .arg(profile)
            .args(["--headless", "--norestore", "--nolockcheck", "--nodefault"])
            .args(["--convert-to", "pdf", "--outdir"])
            .arg(folder)
            .arg(file)
            .current_dir(folder)
            .env_clear()
            .env("PATH", "/usr/local/bin:/usr/bin:/bin")
            .env("HOME", folder)
            .env("LANG", "C.UTF-8")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()?;
        if !status.success() {
            tracing::warn!(code = status.code(), "an office file cannot be shown");
        }
        Ok(status.success())
    }
}

fn told(error: &std::io::Error) -> FilesError {
    match error.kind() {
        std::io::ErrorKind::StorageFull => FilesError::Full,
        _ => FilesError::Unavailable(error.to_string()),
    }
}

#[async_trait]
impl Converter for LibreOffice {
    fn is_there(&self) -> bool {
        self.program.is_some()
    }

    async fn to_pdf(&self, bytes: Bytes, suffix: &str) -> Result<Option<Bytes>, FilesError> {
        let Some(program) = &self.program else {
            return Ok(None);
        };
        let _turn = self.turn.lock().await;
        let folder = tempfile::tempdir().map_err(|error| told(&error))?;
        let plain = !suffix.is_empty() && suffix.chars().all(|c| c.is_ascii_alphanumeric());
        let suffix = if plain && suffix.len() < 10 {
            suffix
        } else {
            "doc"
        };
        let file = folder.path().join(format!("paper.{suffix}"));
        let written = tokio::fs::write(&file, &bytes).await;
        written.map_err(|error| told(&error))?;
        let (program, within) = (program.clone(), folder.path().to_owned());
        let work = move || Self::run(&program, &within, &file);
        let ran = tokio::task::spawn_blocking(work).await;
        let ran = ran.map_err(|error| FilesError::Unavailable(error.to_string()))?;
        if !ran.map_err(|error| told(&error))? {
            return Ok(None);
        }
        let made = tokio::fs::read(folder.path().join("paper.pdf")).await;
        Ok(made.ok().map(Bytes::from))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, reason = "a test stops there")]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    /// A program that stands in for LibreOffice: called as it is, does what `body` says.
    fn stand_in(folder: &Path, body: &str) -> LibreOffice {
        let program = folder.join("soffice");
        let text = format!("#!/bin/sh\nfor last; do :; done\n{body}\n");
        std::fs::write(&program, text).unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
        LibreOffice::at(Some(program))
    }

    #[tokio::test]
    async fn r060_an_office_file_is_made_into_a_pdf_or_not_shown() {
        let folder = tempfile::tempdir().unwrap();
        let doc = Bytes::from_static(b"words");
        let office = stand_in(
            folder.path(),
            "cp \"$last\" \"$(dirname \"$last\")/paper.pdf\"",
        );
        let made = office.to_pdf(doc.clone(), "docx").await.unwrap();
        assert_eq!(made, Some(doc.clone()));
        let strange = office.to_pdf(doc.clone(), "../../x").await.unwrap();
        assert_eq!(strange, Some(doc.clone()), "a name leads nowhere");
        let fails = stand_in(folder.path(), "exit 3");
        assert_eq!(fails.to_pdf(doc.clone(), "docx").await.unwrap(), None);
        let silent = stand_in(folder.path(), "exit 0");
        assert_eq!(silent.to_pdf(doc.clone(), "docx").await.unwrap(), None);
        let absent = LibreOffice::at(None);
        assert!(!absent.is_there());
        assert_eq!(absent.to_pdf(doc, "docx").await.unwrap(), None);
    }
}
