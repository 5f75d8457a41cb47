//! Whose meetings are listed, and of which type.

use domain::meetings::MeetingType;
use leptos::prelude::*;

use super::words::type_word;
use crate::text::{use_locale, words::meetings as words};

/// What the address asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Asked {
    /// Of this type.
    pub kind: Option<MeetingType>,
    /// Not only mine.
    pub everybody: bool,
}

impl Asked {
    /// By the words of the address; one that is unknown asks for nothing.
    #[must_use]
    pub fn read(who: Option<String>, kind: Option<String>) -> Self {
        let mut kinds = MeetingType::ALL.into_iter();
        let kind = kind.and_then(|word| kinds.find(|kind| kind.as_str() == word));
        Self {
            kind,
            everybody: who.as_deref() == Some("all"),
        }
    }

    /// Where that is shown.
    #[must_use]
    pub fn address(self) -> String {
        let who = self.everybody.then(|| "who=all".to_owned());
        let kind = self.kind.map(|kind| format!("type={}", kind.as_str()));
        let query: Vec<String> = [who, kind].into_iter().flatten().collect();
        if query.is_empty() {
            "/meetings".to_owned()
        } else {
            format!("/meetings?{}", query.join("&"))
        }
    }
}

/// Whose, and of which type: plain links.
#[component]
pub fn Filters(
    /// What is asked for.
    asked: Memo<Asked>,
) -> impl IntoView {
    let locale = use_locale();
    let link = move |text: &'static str, to: fn(Asked, usize) -> Asked, nth: usize| {
        let here = move || (to(asked.get(), nth) == asked.get()).then_some("page");
        view! {
            <a href=move || to(asked.get(), nth).address() aria-current=here>
                {text}
            </a>
        }
    };
    let who = |asked, nth| Asked {
        everybody: nth == 1,
        ..asked
    };
    let kind = |asked, nth: usize| Asked {
        kind: nth
            .checked_sub(1)
            .and_then(|nth| MeetingType::ALL.get(nth).copied()),
        ..asked
    };
    let kinds = MeetingType::ALL.into_iter().enumerate();
    view! {
        <div class="meeting-filters">
            <nav class="switcher" aria-label=words::whose(locale)>
                {link(words::mine(locale), who, 0)}
                {link(words::everybodys(locale), who, 1)}
            </nav>
            <nav class="switcher" aria-label=words::kind(locale)>
                {link(words::all_types(locale), kind, 0)}
                {kinds
                    .map(|(nth, one)| link(type_word(locale, one), kind, nth + 1))
                    .collect_view()}
            </nav>
        </div>
    }
}
