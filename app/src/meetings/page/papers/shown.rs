//! What is shown of a paper, in words: worked out in the browser on the organizer's page, by the
//! server for the phone.

use contract::meetings::{Paper, PaperVersion, Papers};
use domain::meetings::{PaperStage, Preview};
use serde::{Deserialize, Serialize};

use super::said::size_word;
use crate::{
    meetings::views::{MeetingPage, planned_in},
    text::{Locale, words::papers as words},
    zones::date_short,
};

/// The papers of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PapersShown {
    /// All of them.
    pub items: Vec<PaperShown>,
    /// How many more there are once one has checked in.
    pub waiting: u32,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperShown {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub stage: PaperStage,
    /// How its newest version is read in the page, if it is.
    pub preview: Option<Preview>,
    /// Its versions, the newest first.
    pub versions: Vec<VersionShown>,
}

/// A version of a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionShown {
    /// "Version 2".
    pub said: String,
    /// "3.4 MB · Mei Lin · Mon 23 Nov 14:05"; of later ones with the version.
    pub facts: String,
    /// Where it is downloaded.
    pub address: String,
}

/// The papers as who reads the page sees them.
#[must_use]
pub fn papers(locale: Locale, page: &MeetingPage) -> PapersShown {
    let Papers {
        items,
        after_check_in,
        ..
    } = &page.detail.papers;
    PapersShown {
        items: items.iter().map(|one| shown(locale, page, one)).collect(),
        waiting: *after_check_in,
    }
}

fn shown(locale: Locale, page: &MeetingPage, paper: &Paper) -> PaperShown {
    let newest = paper.versions.first();
    let versions = paper.versions.iter();
    PaperShown {
        id: paper.id.clone(),
        name: paper.name.clone(),
        stage: paper.stage,
        preview: newest.and_then(|one| one.preview),
        versions: versions
            .map(|one| version(locale, page, paper, one))
            .collect(),
    }
}

fn version(locale: Locale, page: &MeetingPage, paper: &Paper, one: &PaperVersion) -> VersionShown {
    let meeting = &page.detail.meeting;
    let zone = planned_in(&page.house, &meeting.time_zone);
    let day = date_short(locale, zone.day(one.at));
    let when = format!("{day} {}", zone.time(one.at));
    let said = words::version_n(locale, &one.number);
    let mut parts = vec![size_word(locale, one.size), one.by.clone(), when];
    if one.number > 1 {
        parts.insert(0, said.clone());
    }
    let (meeting, paper, number) = (&meeting.id, &paper.id, one.number);
    VersionShown {
        said,
        facts: parts.join(" · "),
        address: format!("/api/v1/meetings/{meeting}/papers/{paper}/versions/{number}"),
    }
}
