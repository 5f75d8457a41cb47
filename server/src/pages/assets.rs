//! Browser bundles and the files of `public/`: inside the binary, or in a folder while developing.
//! `dist/manifest.json` names them all; `cargo xtask web` writes it (crates/xtask/src/web.rs).

use std::{
    borrow::Cow,
    collections::HashMap,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
    time::SystemTime,
};

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use rust_embed::RustEmbed;
use serde::Deserialize;
use sha2::{Digest, Sha256};

/// What was built into the binary; in debug builds this reads the folder as it is now.
#[derive(RustEmbed)]
#[folder = "../dist"]
#[allow_missing = true]
struct Embedded;

/// `manifest.json`.
#[derive(Debug, Default, Deserialize)]
pub struct Manifest {
    /// By name: `organizer`, `overview`, `meetings`, `house`, `door`, `attendee`,
    /// `pocket`, `sitting`.
    #[serde(default)]
    pub bundles: HashMap<String, Bundle>,
    /// Every file.
    #[serde(default)]
    files: Vec<File>,
    #[serde(skip)]
    by_url: HashMap<String, usize>,
}

/// One bundle's files.
#[derive(Debug, Clone, Deserialize)]
pub struct Bundle {
    /// The script that starts it.
    pub js: Part,
    /// The program.
    pub wasm: Part,
    /// The style sheet.
    pub css: Part,
}

/// A file of a bundle.
#[derive(Debug, Clone, Deserialize)]
pub struct Part {
    /// Its address.
    pub url: String,
    /// Its hash (Subresource Integrity).
    pub integrity: String,
}

#[derive(Debug, Clone, Deserialize)]
struct File {
    url: String,
    path: String,
    #[serde(rename = "type")]
    kind: String,
    immutable: bool,
    #[serde(default)]
    br: u64,
    #[serde(default)]
    gz: u64,
}

/// The files of one server.
#[derive(Debug, Default)]
pub struct Assets {
    folder: Option<PathBuf>,
    kept: Mutex<Option<(Option<SystemTime>, Arc<Manifest>)>>,
}

impl Assets {
    /// Those in `folder`, or those inside the binary.
    #[must_use]
    pub fn new(folder: Option<PathBuf>) -> Self {
        Self {
            folder,
            kept: Mutex::default(),
        }
    }

    /// The manifest; empty when nothing was built: pages then work without scripts and styles.
    #[must_use]
    pub fn manifest(&self) -> Arc<Manifest> {
        let changed = self.changed();
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((at, manifest)) = kept.as_ref()
            && *at == changed
        {
            return manifest.clone();
        }
        let manifest = Arc::new(self.read_manifest());
        *kept = Some((changed, manifest.clone()));
        manifest
    }

    /// Which build of the door's page is served: a short hash of its program and style; none when
    /// nothing was built.
    #[must_use]
    pub fn door_build(&self) -> Option<String> {
        let manifest = self.manifest();
        let Bundle { js, wasm, css } = manifest.bundles.get("door")?;
        let mut hash = Sha256::new();
        for part in [js, wasm, css] {
            hash.update(part.url.as_bytes());
            hash.update(part.integrity.as_bytes());
        }
        let hash = hash.finalize();
        Some(
            hash.iter()
                .take(4)
                .map(|byte| format!("{byte:02x}"))
                .collect(),
        )
    }

    /// When the manifest was written; inside the binary it never changes.
    fn changed(&self) -> Option<SystemTime> {
        let folder = match &self.folder {
            Some(folder) => folder.clone(),
            None if cfg!(debug_assertions) => {
                PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../dist")
            }
            None => return None,
        };
        std::fs::metadata(folder.join("manifest.json"))
            .ok()?
            .modified()
            .ok()
    }

    fn read_manifest(&self) -> Manifest {
        let Some(bytes) = self.read("manifest.json") else {
            tracing::warn!("no browser bundles: run `cargo xtask web`");
            return Manifest::default();
        };
        let mut manifest: Manifest = serde_json::from_slice(&bytes).unwrap_or_else(|error| {
            tracing::error!(%error, "the bundles' manifest cannot be read");
            Manifest::default()
        });
        let urls = manifest.files.iter().enumerate();
        manifest.by_url = urls
            .map(|(place, file)| (file.url.clone(), place))
            .collect();
        manifest
    }

    /// Only paths that the manifest names get here.
    fn read(&self, path: &str) -> Option<Cow<'static, [u8]>> {
        match &self.folder {
            Some(folder) => Some(Cow::Owned(std::fs::read(folder.join(path)).ok()?)),
            None => Some(Embedded::get(path)?.data),
        }
    }

    /// The file at an address, in the best encoding that the browser takes.
    #[must_use]
    pub fn answer(&self, url: &str, asked: &HeaderMap) -> Option<Response> {
        let manifest = self.manifest();
        let file = manifest.files.get(*manifest.by_url.get(url)?)?;
        let encoding = encoding(asked, file);
        let path = match encoding {
            Some("br") => format!("{}.br", file.path),
            Some(_) => format!("{}.gz", file.path),
            None => file.path.clone(),
        };
        let bytes = self.read(&path)?;
        let mut response = Response::new(Body::from(bytes.into_owned()));
        *response.status_mut() = StatusCode::OK;
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_str(&file.kind).ok()?,
        );
        headers.insert(
            header::CACHE_CONTROL,
            HeaderValue::from_static(caching(file)),
        );
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        // A worker lives under the policy of its own script.
        let own = HeaderValue::from_static("default-src 'self'; frame-ancestors 'none'");
        headers.insert("content-security-policy", own);
        if let Some(encoding) = encoding {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        Some(response)
    }
}

const fn caching(file: &File) -> &'static str {
    if file.immutable {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

/// Brotli before gzip before plain, as far as both sides have it.
fn encoding(asked: &HeaderMap, file: &File) -> Option<&'static str> {
    let accepted = asked.get(header::ACCEPT_ENCODING)?.to_str().ok()?;
    let takes = |name: &str| {
        accepted.split(',').any(|one| {
            let (coding, weight) = one.split_once(';').unwrap_or((one, ""));
            coding.trim().eq_ignore_ascii_case(name) && weight.trim() != "q=0"
        })
    };
    if file.br > 0 && takes("br") {
        Some("br")
    } else if file.gz > 0 && takes("gzip") {
        Some("gzip")
    } else {
        None
    }
}
