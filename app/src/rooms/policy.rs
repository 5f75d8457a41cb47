//! Booking settings as typed: each is either inherited or an own value, an empty limit is none.

use contract::{problem::Failure, rooms::RoomInput};
use domain::{
    ids::DepartmentId,
    rooms::{OpeningHours, Policy, PolicySettings, Scope, WhoMayBook},
};
use serde::{Deserialize, Serialize};

use crate::{
    context::invalid,
    zones::{hh_mm, parse_time},
};

/// A setting: own or inherited, and the own value as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Own {
    /// Set here.
    pub own: bool,
    /// As typed.
    pub value: String,
}

impl Own {
    fn of(own: bool, value: impl ToString) -> Self {
        Self {
            own,
            value: value.to_string(),
        }
    }
}

/// All booking settings of one level.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PolicyDraft {
    /// `08:00-20:00`, or empty for around the clock; `value` is the opening.
    pub open_from: Own,
    /// Closing; counts when `open_from` is own.
    pub open_to: Own,
    /// Minutes.
    pub buffer_before: Own,
    /// Minutes.
    pub buffer_after: Own,
    /// Minutes; empty: none.
    pub shortest: Own,
    /// Minutes; empty: none.
    pub longest: Own,
    /// Days; empty: none.
    pub ahead: Own,
    /// `true` or `false`.
    pub approval: Own,
    /// `everyone`, `departments`, `managers`.
    pub who: Own,
    /// Ids, when `who` is `departments`.
    pub departments: Vec<String>,
}

fn limit(value: Option<u32>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn who_word(who: &WhoMayBook) -> (&'static str, Vec<String>) {
    match who {
        WhoMayBook::Everyone => ("everyone", Vec::new()),
        WhoMayBook::Managers => ("managers", Vec::new()),
        WhoMayBook::Departments(ids) => {
            ("departments", ids.iter().map(ToString::to_string).collect())
        }
    }
}

impl PolicyDraft {
    /// What is in force; own is what the level `here` itself set.
    #[must_use]
    pub fn of(policy: &Policy, here: Scope) -> Self {
        let own = |from: Scope| from == here;
        let hours = policy.opening_hours.value;
        let hours_own = own(policy.opening_hours.from);
        let (who, departments) = who_word(&policy.who_may_book.value);
        Self {
            open_from: Own::of(
                hours_own,
                hours.map(|one| hh_mm(one.from)).unwrap_or_default(),
            ),
            open_to: Own::of(
                hours_own,
                hours.map(|one| hh_mm(one.to)).unwrap_or_default(),
            ),
            buffer_before: Own::of(
                own(policy.buffer_before_minutes.from),
                policy.buffer_before_minutes.value,
            ),
            buffer_after: Own::of(
                own(policy.buffer_after_minutes.from),
                policy.buffer_after_minutes.value,
            ),
            shortest: Own::of(
                own(policy.min_minutes.from),
                limit(policy.min_minutes.value),
            ),
            longest: Own::of(
                own(policy.max_minutes.from),
                limit(policy.max_minutes.value),
            ),
            ahead: Own::of(
                own(policy.max_days_ahead.from),
                limit(policy.max_days_ahead.value),
            ),
            approval: Own::of(
                own(policy.requires_approval.from),
                policy.requires_approval.value,
            ),
            who: Own::of(own(policy.who_may_book.from), who),
            departments,
        }
    }

    /// What the organisation sets; the rest shows Lintel's own defaults.
    #[must_use]
    pub fn of_level(set: &PolicySettings) -> Self {
        let here = Scope::Organisation;
        Self::of(&domain::rooms::resolve(&[(here, set)]), here)
    }

    fn hours(&self) -> Result<Option<OpeningHours>, Failure> {
        let (from, to) = (self.open_from.value.trim(), self.open_to.value.trim());
        if from.is_empty() && to.is_empty() {
            return Ok(None);
        }
        match (parse_time(from), parse_time(to)) {
            (Some(from), Some(to)) => Ok(Some(OpeningHours { from, to })),
            _ => Err(invalid("bookable_from", "bad_hours")),
        }
    }

    fn who(&self) -> WhoMayBook {
        match self.who.value.as_str() {
            "managers" => WhoMayBook::Managers,
            "departments" => {
                let ids = self
                    .departments
                    .iter()
                    .map(|id| DepartmentId::from(id.as_str()));
                WhoMayBook::Departments(ids.collect())
            }
            _ => WhoMayBook::Everyone,
        }
    }

    /// What a level above rooms sets.
    ///
    /// # Errors
    /// [`Failure::Invalid`] naming the field that cannot be read.
    pub fn settings(&self) -> Result<PolicySettings, Failure> {
        let number = |own: &Own, field| minutes(own, field).map(|value| own.own.then_some(value));
        Ok(PolicySettings {
            opening_hours: self.open_from.own.then(|| self.hours()).transpose()?,
            buffer_before_minutes: number(&self.buffer_before, "buffer_before_minutes")?
                .map(Option::unwrap_or_default),
            buffer_after_minutes: number(&self.buffer_after, "buffer_after_minutes")?
                .map(Option::unwrap_or_default),
            min_minutes: number(&self.shortest, "min_minutes")?,
            max_minutes: number(&self.longest, "max_minutes")?,
            max_days_ahead: number(&self.ahead, "max_days_ahead")?,
            requires_approval: self.approval.own.then_some(self.approval.value == "true"),
            who_may_book: self.who.own.then(|| self.who()),
        })
    }

    /// Puts the settings into a room's command; what is not own is inherited again.
    ///
    /// # Errors
    /// [`Failure::Invalid`] naming the field that cannot be read.
    pub fn fill(&self, input: &mut RoomInput) -> Result<(), Failure> {
        let set = self.settings()?;
        match set.opening_hours {
            Some(hours) => {
                input.bookable_from = Some(hours.map(|one| hh_mm(one.from)));
                input.bookable_to = Some(hours.map(|one| hh_mm(one.to)));
            }
            None => input
                .inherit
                .extend(["bookable_from".to_owned(), "bookable_to".to_owned()]),
        }
        let mut inherits = |name: &str, own: bool| {
            if !own {
                input.inherit.push(name.to_owned());
            }
        };
        inherits("buffer_before_minutes", set.buffer_before_minutes.is_some());
        inherits("buffer_after_minutes", set.buffer_after_minutes.is_some());
        inherits("min_minutes", set.min_minutes.is_some());
        inherits("max_minutes", set.max_minutes.is_some());
        inherits("max_days_ahead", set.max_days_ahead.is_some());
        inherits("requires_approval", set.requires_approval.is_some());
        inherits("who_may_book", set.who_may_book.is_some());
        input.buffer_before_minutes = set.buffer_before_minutes.map(Some);
        input.buffer_after_minutes = set.buffer_after_minutes.map(Some);
        input.min_minutes = set.min_minutes;
        input.max_minutes = set.max_minutes;
        input.max_days_ahead = set.max_days_ahead;
        input.requires_approval = set.requires_approval.map(Some);
        input.who_may_book = set.who_may_book.map(Some);
        Ok(())
    }
}

fn minutes(own: &Own, field: &str) -> Result<Option<u32>, Failure> {
    let text = own.value.trim();
    if text.is_empty() || !own.own {
        return Ok(None);
    }
    text.parse()
        .map(Some)
        .map_err(|_| invalid(field, "bad_number"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r080_what_is_not_own_is_inherited_and_an_empty_limit_is_none() {
        let own = |value: &str| Own {
            own: true,
            value: value.to_owned(),
        };
        let draft = PolicyDraft {
            longest: own(""),
            buffer_after: own("10"),
            ..PolicyDraft::default()
        };
        let set = draft.settings().unwrap();
        assert_eq!(set.max_minutes, Some(None));
        assert_eq!(set.buffer_after_minutes, Some(10));
        assert_eq!(set.min_minutes, None);
        let mut input = RoomInput::default();
        draft.fill(&mut input).unwrap();
        assert!(input.inherit.contains(&"min_minutes".to_owned()));
        assert_eq!(PolicyDraft::of_level(&set).settings().unwrap(), set);
    }

    #[test]
    fn r216_a_form_owns_only_what_its_own_level_set() {
        let set = |minutes| PolicySettings {
            buffer_after_minutes: Some(minutes),
            ..PolicySettings::default()
        };
        let (house, mut floor) = (set(10), set(20));
        floor.opening_hours = Some(None);
        let levels = [(Scope::Organisation, &house), (Scope::Floor, &floor)];
        let policy = domain::rooms::resolve(&levels);
        let draft = PolicyDraft::of(&policy, Scope::Floor);
        assert_eq!(draft.settings().unwrap(), floor);
        let above = PolicyDraft::of(&policy, Scope::Building);
        assert_eq!(above.buffer_after, Own::of(false, 20));
        assert_eq!(above.settings().unwrap(), PolicySettings::default());
    }

    #[test]
    fn r216_what_cannot_be_read_is_named_as_the_api_names_it() {
        let own = |value: &str| Own::of(true, value);
        let draft = PolicyDraft {
            buffer_before: own("-5"),
            ..PolicyDraft::default()
        };
        let wrong = invalid("buffer_before_minutes", "bad_number");
        assert_eq!(draft.settings().unwrap_err(), wrong);
        let draft = PolicyDraft {
            open_from: own("8"),
            ..PolicyDraft::default()
        };
        let wrong = invalid("bookable_from", "bad_hours");
        assert_eq!(draft.settings().unwrap_err(), wrong);
    }
}
