//! What became of a request, in lines, for the booking's own page; on the server only.

use contract::approvals::RequestFacts;
use domain::approvals::Progress;

use super::said::{answer_line, priority_word};
use crate::{
    text::{Locale, words::approvals as words},
    zones::Zone,
};

/// Where it stands, then who answered what: state, who, when, and the comment (R074) unless it
/// stands on the page already, as the booking's `reason`.
pub(super) fn lines(
    locale: Locale,
    zone: &Zone,
    facts: &RequestFacts,
    reason: Option<&str>,
) -> Vec<String> {
    let waits = facts.steps.iter().enumerate();
    let waits = waits.filter(|(_, one)| one.progress == Progress::Waits);
    let comma = if locale == Locale::Zh { "、" } else { ", " };
    let waits = waits.map(|(at, one)| {
        let people = match one.people.is_empty() {
            true => words::administrators(locale).to_owned(),
            false => one.people.join(comma),
        };
        let stands = words::stands(locale, &(at + 1), &facts.steps.len(), &people);
        let priority = words::priority_is(locale, &priority_word(locale, facts.priority));
        format!("{stands} · {priority}")
    });
    let answers = facts.answers.iter().map(|one| {
        let line = answer_line(locale, zone, one);
        let said = one.comment.is_empty() || reason == Some(one.comment.as_str());
        match (said, locale) {
            (true, _) => line,
            (false, Locale::En) => format!("{line}: “{}”", one.comment),
            (false, Locale::Zh) => format!("{line}：“{}”", one.comment),
        }
    });
    waits.chain(answers).collect()
}
