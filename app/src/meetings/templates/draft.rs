//! A template as it is typed: flat words, so that a plain form can send it.

use contract::{
    meetings::{TemplateInput, TemplateView},
    problem::Failure,
};
use domain::meetings::{MeetingType, Mode, TemplateItem};
use serde::{Deserialize, Serialize};

use crate::context::invalid;

/// Minutes of an item whose line says none.
const USUAL_MINUTES: u32 = 10;

/// A template as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TemplateDraft {
    /// What it is called.
    pub name: String,
    /// The word of a type; empty until one is chosen.
    #[serde(rename = "type")]
    pub kind: String,
    /// A department's id; empty: the whole house's.
    pub department: String,
    /// What the meeting is about.
    pub topic: String,
    /// How long it takes.
    pub minutes: String,
    /// The word of how one attends.
    pub mode: String,
    /// One item a line: `10 Opening / Chair`.
    pub agenda: String,
    /// First words of the invitation.
    pub invitation: String,
    /// One name a line.
    pub papers: String,
}

impl TemplateDraft {
    /// As it would be typed.
    #[must_use]
    pub fn of(one: &TemplateView) -> Self {
        Self {
            name: one.name.clone(),
            kind: one.kind.as_str().to_owned(),
            department: one
                .department
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
            topic: one.topic.clone(),
            minutes: one.minutes.to_string(),
            mode: one.mode.as_str().to_owned(),
            agenda: written(&one.agenda),
            invitation: one.invitation.clone(),
            papers: one.papers.join("\n"),
        }
    }

    /// A new one: an hour.
    #[must_use]
    pub fn new(department: String) -> Self {
        Self {
            department,
            minutes: "60".to_owned(),
            mode: Mode::default().as_str().to_owned(),
            ..Self::default()
        }
    }

    /// The command.
    ///
    /// # Errors
    /// [`Failure::Invalid`] when the minutes are no number.
    pub fn command(&self) -> Result<TemplateInput, Failure> {
        let minutes = self.minutes.trim();
        let minutes = minutes
            .parse()
            .map_err(|_| invalid("minutes", "bad_number"))?;
        let papers = self.papers.lines().map(str::trim);
        let papers = papers.filter(|line| !line.is_empty()).map(str::to_owned);
        let mut kinds = MeetingType::ALL.into_iter();
        let mut modes = Mode::ALL.into_iter();
        Ok(TemplateInput {
            name: Some(self.name.clone()),
            kind: kinds.find(|one| one.as_str() == self.kind),
            department: Some(self.department.as_str().into()),
            topic: Some(self.topic.clone()),
            minutes: Some(minutes),
            mode: modes.find(|one| one.as_str() == self.mode),
            agenda: Some(read(&self.agenda)),
            invitation: Some(self.invitation.replace("\r\n", "\n")),
            papers: Some(papers.collect()),
        })
    }
}

/// An agenda as typed, one item a line: minutes, topic, and behind the last ` / ` who is
/// responsible. A line without minutes has the usual ones.
#[must_use]
pub fn read(text: &str) -> Vec<TemplateItem> {
    let lines = text.lines().map(str::trim);
    lines.filter(|line| !line.is_empty()).map(item).collect()
}

fn item(line: &str) -> TemplateItem {
    let end = line.find(|c: char| !c.is_ascii_digit());
    let (number, rest) = line.split_at(end.unwrap_or(line.len()));
    // "3D models" begins with a digit, and with no number.
    let apart = rest.is_empty() || rest.starts_with(char::is_whitespace);
    let (minutes, rest) = match number.parse().ok().filter(|_| apart) {
        Some(minutes) => (minutes, rest),
        None => (USUAL_MINUTES, line),
    };
    // The space behind the stroke is gone where nobody is named.
    let rest = format!("{} ", rest.trim_start());
    let (topic, owner) = rest.rsplit_once(" / ").unwrap_or((&rest, ""));
    TemplateItem {
        topic: topic.trim().to_owned(),
        owner: owner.trim().to_owned(),
        minutes,
    }
}

/// As [`read`] reads it.
#[must_use]
pub fn written(items: &[TemplateItem]) -> String {
    let line = |one: &TemplateItem| {
        let TemplateItem {
            topic,
            owner,
            minutes,
        } = one;
        match owner.is_empty() && !topic.contains(" / ") {
            true => format!("{minutes} {topic}"),
            false => format!("{minutes} {topic} / {owner}"),
        }
    };
    let lines: Vec<String> = items.iter().map(line).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(minutes: u32, topic: &str, owner: &str) -> TemplateItem {
        TemplateItem {
            topic: topic.to_owned(),
            owner: owner.to_owned(),
            minutes,
        }
    }

    #[test]
    fn r219_an_agenda_is_typed_line_by_line() {
        let typed =
            "10 Opening / Chair\r\n\n  Questions\n3D models / Li Wei\n0 照片\n45 预算 / 财务部\n7";
        let all = [
            one(10, "Opening", "Chair"),
            one(10, "Questions", ""),
            one(10, "3D models", "Li Wei"),
            one(0, "照片", ""),
            one(45, "预算", "财务部"),
            one(7, "", ""),
        ];
        assert_eq!(read(typed), all);
    }

    #[test]
    fn r219_what_is_written_is_read_again() {
        let all = [
            one(5, "Plans A / B", ""),
            one(5, "Plans A / B", "Both / all"),
            one(15, "2026 figures", ""),
            one(0, "a/b", "c/d"),
        ];
        let again = read(&written(&all));
        assert_eq!(again[0], all[0]);
        assert_eq!(again[2..], all[2..]);
        // Only who is responsible may not have a stroke between spaces.
        assert_eq!(again[1], one(5, "Plans A / B / Both", "all"));
    }

    #[test]
    fn r219_minutes_that_are_no_number_are_told_as_such() {
        let draft = TemplateDraft {
            minutes: "an hour".to_owned(),
            ..TemplateDraft::new(String::new())
        };
        let Err(Failure::Invalid { errors }) = draft.command() else {
            panic!("no number")
        };
        assert_eq!(
            (&*errors[0].field, &*errors[0].code),
            ("minutes", "bad_number")
        );
        assert!(TemplateDraft::new(String::new()).command().is_ok());
    }
}
