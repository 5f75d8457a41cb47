//! Publishing a meeting: what the public reads of it needs content, time and place (R030).

use serde::{Deserialize, Serialize};

/// Most meetings that are published and not over, of one audience.
pub const MOST_PUBLISHED: usize = 1_000;
/// Longest content of a publication, in characters.
pub const LONGEST_CONTENT: usize = 10_000;

/// To whom something is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// People with an account.
    House,
    /// Whoever opens the page.
    Everybody,
}

impl Audience {
    /// All, the smaller one first.
    pub const ALL: [Audience; 2] = [Audience::House, Audience::Everybody];

    /// The word used in the API and on disk.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Audience::House => "house",
            Audience::Everybody => "everybody",
        }
    }
}

/// A meeting as it would be published.
#[derive(Debug, Clone, Copy)]
pub struct Publishable<'a> {
    /// What the public would read.
    pub content: &'a str,
    /// Where, in words.
    pub place: &'a str,
    /// Marked private.
    pub private: bool,
    /// A room waits for approval, so neither time nor place is sure.
    pub pending: bool,
    /// Does not take place.
    pub cancelled: bool,
    /// Over.
    pub over: bool,
}

/// What keeps a meeting from being published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// Nothing to read.
    Content,
    /// Nowhere to go.
    Place,
    /// Marked private.
    Private,
    /// A room waits for approval.
    Pending,
    /// Does not take place.
    Cancelled,
    /// Over.
    Over,
}

impl Lack {
    /// All, in the order in which they are named.
    pub const ALL: [Lack; 6] = [
        Lack::Content,
        Lack::Place,
        Lack::Private,
        Lack::Pending,
        Lack::Cancelled,
        Lack::Over,
    ];

    /// The field of the API that it is about.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Lack::Content => "content",
            Lack::Place => "place",
            Lack::Private => "private",
            Lack::Pending | Lack::Cancelled | Lack::Over => "start",
        }
    }

    /// Its stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Lack::Content | Lack::Place => "required",
            Lack::Private => "is_private",
            Lack::Pending => "is_pending",
            Lack::Cancelled => "is_cancelled",
            Lack::Over => "is_over",
        }
    }
}

/// All that keeps a meeting from being published; empty: it may be (R030).
#[must_use]
pub fn lacks(of: Publishable<'_>) -> Vec<Lack> {
    let all = [
        (of.content.trim().is_empty(), Lack::Content),
        (of.place.trim().is_empty(), Lack::Place),
        (of.private, Lack::Private),
        (of.pending && !of.cancelled, Lack::Pending),
        (of.cancelled, Lack::Cancelled),
        (of.over && !of.cancelled, Lack::Over),
    ];
    let wrong = all.into_iter().filter(|(is, _)| *is);
    wrong.map(|(_, lack)| lack).collect()
}

/// The paragraphs of a content: an empty line divides them.
#[must_use]
pub fn paragraphs(content: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    for line in content.lines().map(str::trim_end) {
        match (line.trim().is_empty(), all.last_mut()) {
            (true, Some(last)) if !last.is_empty() => all.push(String::new()),
            (false, Some(last)) => {
                if !last.is_empty() {
                    last.push('\n');
                }
                last.push_str(line);
            }
            _ => {}
        }
    }
    all.retain(|one| !one.is_empty());
    all
}
