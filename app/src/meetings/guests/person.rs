//! Somebody in a few words: a picture or initials, what they are, when they speak.

use contract::meetings::{AgendaLine, MeetingAttendee};
use leptos::prelude::*;

use crate::{
    text::{use_locale, words::parties as words},
    zones::Zone,
};

/// The picture, or initials while there is none.
#[component]
pub fn Portrait(
    /// Where it is.
    src: Option<String>,
    /// Whose.
    name: String,
    /// It stands beside the name, which says whose it is.
    #[prop(optional)]
    beside: bool,
) -> impl IntoView {
    let locale = use_locale();
    match src {
        Some(src) => {
            let alt = match beside {
                true => String::new(),
                false => words::portrait_of(locale, &name),
            };
            view! { <img class="portrait" src=src alt=alt loading="lazy" /> }.into_any()
        }
        None => view! {
            <span class="portrait portrait-none" aria-hidden="true">
                {initials(&name)}
            </span>
        }
        .into_any(),
    }
}

/// `WF` of Wang Fang, `王` of 王芳.
fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = |word: Option<&str>| word.and_then(|word| word.chars().next());
    let one = first(words.next());
    let latin = one.is_some_and(|c| c.is_ascii_alphabetic());
    let two = first(words.last()).filter(|_| latin);
    one.into_iter()
        .chain(two)
        .flat_map(char::to_uppercase)
        .collect()
}

/// Title and organisation as a line; none when neither is known.
#[must_use]
pub fn about(title: &str, organisation: &str) -> Option<String> {
    let parts: Vec<&str> = [title, organisation]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// The items of the agenda, each with the time that it has now.
#[component]
pub fn Sessions(
    /// In the agenda's order.
    sessions: Vec<AgendaLine>,
    /// The zone of the times.
    zone: Zone,
) -> impl IntoView {
    let locale = use_locale();
    let line = move |one: AgendaLine| {
        let time = zone.span(locale, one.start, one.end);
        view! {
            <li>
                <span class="figures quiet">{time}</span>
                " "
                {one.item.topic}
            </li>
        }
    };
    view! { <ul class="sessions">{sessions.into_iter().map(line).collect_view()}</ul> }
}

/// Where the page of somebody is, from that of all.
#[must_use]
pub fn path_of(all: &str, one: &MeetingAttendee) -> String {
    format!("{all}/{}", one.id)
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn r052_who_has_no_picture_has_initials() {
        for (name, said) in [
            ("Wang Fang", "WF"),
            ("laura m. bennett", "LB"),
            ("Cher", "C"),
            ("王芳", "王"),
            ("王芳 Wang Fang", "王"),
            ("", ""),
        ] {
            assert_eq!(initials(name), said, "{name}");
        }
    }
}
