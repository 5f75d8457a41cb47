//! Papers shown without downloading them (R060): what is sent is made here, and nothing in it can
//! run. Text, Markdown and tables become HTML in which every character is escaped; a PDF is sent
//! without what would run in it; office files become such a PDF where this server can.
//!
//! Start at [`show`].

mod html;
mod pdf;
mod table;
mod text;

use std::time::Duration;

use bytes::{Bytes, BytesMut};
use contract::locale::Locale;
use domain::{
    accounts::Actor,
    ids::MeetingId,
    meetings::{Preview, preview_of},
};
use futures::StreamExt;
use tokio::{sync::Semaphore, time::timeout};

pub(super) use text::decoded;

use super::{Content, open};
use crate::{Error, Services, ports::FilesError};

/// Text beyond this is not shown.
const MOST_TEXT: u64 = 1024 * 1024;
/// Larger workbooks are not shown.
const LARGEST_TABLE: u64 = 20 * 1024 * 1024;
/// Larger PDFs, and larger office files, are not shown.
const LARGEST_MADE: u64 = 64 * 1024 * 1024;
/// Made at the same time: each takes a processor and memory.
static MAKING: Semaphore = Semaphore::const_new(2);
/// Others wait so long for their turn; making may take so long.
const LONGEST: Duration = Duration::from_secs(25);
/// Its thread's stack: files may be nested deeply.
const STACK: usize = 32 * 1024 * 1024;

/// What is sent to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// Inner HTML of a page without scripts, its text in the reader's language around the paper's.
    Html(String),
    /// A file as it lies in [`crate::ports::Files`], of this media type.
    File {
        /// Its name there.
        file: String,
        /// Its size.
        size: u64,
        /// `application/pdf` or a picture of dots.
        media_type: String,
    },
}

/// A version of a paper, to be shown.
///
/// # Errors
/// As [`open`]; rules `no_preview`, `no_converter`; rate limited when too many are being made.
pub async fn show(
    services: &Services,
    actor: &Actor,
    id: &MeetingId,
    paper: &str,
    version: Option<u32>,
    locale: Locale,
) -> Result<Shown, Error> {
    let content = open(services, actor, id, paper, version).await?;
    match preview_of(&content.media_type, &content.name) {
        None => Err(Error::Rule("no_preview")),
        Some(Preview::Image) => Ok(Shown::File {
            file: content.file,
            size: content.size,
            media_type: content.media_type,
        }),
        Some(Preview::Text) => {
            let (bytes, cut) = beginning(services, &content).await?;
            Ok(Shown::Html(text::plain(&bytes, cut, locale)))
        }
        Some(Preview::Markdown) => {
            let (bytes, cut) = beginning(services, &content).await?;
            Ok(Shown::Html(text::markdown(&bytes, cut, locale)))
        }
        Some(Preview::Table) => {
            let bytes = whole(services, &content, LARGEST_TABLE).await?;
            let made = making(move || table::table(&bytes, locale)).await?;
            made.map(Shown::Html).ok_or(Error::Rule("no_preview"))
        }
        Some(Preview::Pdf) => harmless(services, &content, false).await,
        Some(Preview::Office) => harmless(services, &content, true).await,
    }
}

/// A PDF in which nothing can run; made once and kept a while.
async fn harmless(services: &Services, content: &Content, office: bool) -> Result<Shown, Error> {
    let folder = content.sha256.get(..2).unwrap_or("00");
    let file = format!("previews/{folder}/{}", content.sha256);
    let shown = |size| Shown::File {
        file: file.clone(),
        size,
        media_type: "application/pdf".to_owned(),
    };
    if let Some(known) = services.files.stat(&file).await? {
        return Ok(shown(known.size));
    }
    if office && !services.converter.is_there() {
        return Err(Error::Rule("no_converter"));
    }
    let mut bytes = whole(services, content, LARGEST_MADE).await?;
    if office {
        let ending = content
            .name
            .rsplit_once('.')
            .map_or("", |(_, ending)| ending);
        let made = services.converter.to_pdf(bytes, ending).await?;
        bytes = made.ok_or(Error::Rule("no_preview"))?;
    }
    let made = making(move || pdf::harmless(&bytes)).await?;
    let made = Bytes::from(made.ok_or(Error::Rule("no_preview"))?);
    let size = made.len() as u64;
    match services.files.put(&file, made).await {
        // Somebody else looked at the same moment.
        Ok(()) | Err(FilesError::Taken(_)) => Ok(shown(size)),
        Err(error) => Err(error.into()),
    }
}

/// Does `work` on a thread of its own; none when it panicked over a damaged file.
async fn making<T: Send + 'static>(
    work: impl FnOnce() -> Option<T> + Send + 'static,
) -> Result<Option<T>, Error> {
    let busy = || Error::RateLimited(5);
    let turn = timeout(LONGEST, MAKING.acquire()).await;
    let Ok(Ok(turn)) = turn else {
        return Err(busy());
    };
    let (told, hear) = tokio::sync::oneshot::channel();
    let thread = std::thread::Builder::new().stack_size(STACK);
    let spawned = thread.spawn(move || {
        let _ = told.send(work());
        drop(turn);
    });
    spawned.map_err(|_| busy())?;
    match timeout(LONGEST, hear).await {
        Ok(made) => Ok(made.unwrap_or(None)),
        Err(_) => Ok(None),
    }
}

/// The whole content, when it is not too large to be shown.
async fn whole(services: &Services, content: &Content, most: u64) -> Result<Bytes, Error> {
    if content.size > most {
        return Err(Error::Rule("no_preview"));
    }
    read(services, content, content.size).await
}

/// The beginning, and whether more comes after it.
async fn beginning(services: &Services, content: &Content) -> Result<(Bytes, bool), Error> {
    let most = content.size.min(MOST_TEXT);
    let bytes = read(services, content, most).await?;
    Ok((bytes, most < content.size))
}

async fn read(services: &Services, content: &Content, length: u64) -> Result<Bytes, Error> {
    let mut pieces = services.files.get(&content.file, Some(0..length)).await?;
    let mut bytes = BytesMut::new();
    while let Some(piece) = pieces.next().await {
        bytes.extend_from_slice(&piece?);
    }
    Ok(bytes.freeze())
}
