//! Where a mail leads, in the words of its reader.

use super::pick;
use crate::locale::Locale;

/// Where a mail leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// Answering without signing in.
    Answer,
    /// The join link (R028).
    Join,
    /// The meeting's page.
    Meeting,
}

impl Link {
    /// "Join: https://…".
    #[must_use]
    pub fn line(self, locale: Locale, address: &str) -> String {
        let (en, zh) = match self {
            Link::Answer => ("Do you come? Answer here: ", "您能参加吗？请在此回复："),
            Link::Join => ("Join: ", "加入会议："),
            Link::Meeting => ("Agenda, papers and people: ", "议程、资料与参会人员："),
        };
        format!("{}{address}", pick(locale, en, zh))
    }
}
