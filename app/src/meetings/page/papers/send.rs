//! Files on their way: one after the other, in pieces; what came is kept by the server, so that a
//! line that breaks costs no more than a piece.

use leptos::prelude::*;

use super::super::Here;

/// A file on its way.
#[derive(Clone)]
pub(super) struct Going {
    /// Tells one from another.
    pub key: u32,
    /// Its name.
    pub name: String,
    /// In bytes.
    pub size: u64,
    /// So many are there.
    pub sent: RwSignal<u64>,
    /// How it goes.
    pub outcome: RwSignal<Outcome>,
    /// Somebody pressed: no further.
    stopped: StoredValue<bool>,
    #[cfg(not(feature = "ssr"))]
    job: browser::Job,
}

/// How it goes.
#[cfg_attr(feature = "ssr", allow(dead_code, reason = "only browsers send files"))]
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Outcome {
    /// On its way.
    Going,
    /// The line broke; it is tried again by itself.
    Waiting,
    /// Not possible, or tried often enough; why.
    Failed(String),
}

impl Going {
    /// No further, and what came is taken away.
    pub(super) fn stop(&self) {
        self.stopped.try_set_value(true);
    }

    /// On from where it was.
    pub(super) fn go_on(&self) {
        #[cfg(not(feature = "ssr"))]
        browser::start(vec![self.clone()]);
    }
}

/// Files to send.
pub(super) type Files = Vec<File>;

#[cfg(not(feature = "ssr"))]
pub(super) use browser::{File, chosen, dropped, queue};
#[cfg(feature = "ssr")]
pub(super) use server::{File, chosen, dropped, queue};

/// Only browsers send files.
#[cfg(feature = "ssr")]
mod server {
    use super::{Files, Going, Here, RwSignal};

    pub struct File;

    pub fn chosen(_: Option<web_sys::HtmlFormElement>) -> Files {
        vec![]
    }

    pub fn dropped(_: &web_sys::DragEvent) -> Files {
        vec![]
    }

    pub fn queue(_: Here, _: RwSignal<Vec<Going>>, _: Option<web_sys::HtmlFormElement>, _: Files) {}
}

#[cfg(not(feature = "ssr"))]
#[path = "send_browser.rs"]
mod browser;
