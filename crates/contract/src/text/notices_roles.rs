//! What notices say of roles that somebody asked for (R006).

use domain::{accounts::Role, notices::Reason};

use super::{notices::Facts, pick};
use crate::locale::Locale;

/// A role in words: "meeting administrator".
#[must_use]
pub const fn role(locale: Locale, role: Role) -> &'static str {
    let (en, zh) = match role {
        Role::Ordinary => ("ordinary user", "普通用户"),
        Role::ManagingUser => ("managing user", "管理用户"),
        Role::ServiceAttendant => ("service attendant", "服务人员"),
        Role::MeetingAdministrator => ("meeting administrator", "会议管理员"),
        Role::SystemAdministrator => ("system administrator", "系统管理员"),
    };
    pick(locale, en, zh)
}

/// The role that a notice is about: its topic is the role's word in the API.
fn named<'a>(locale: Locale, facts: &Facts<'a>) -> &'a str {
    let mut all = Role::ALL.into_iter();
    let found = all.find(|one| one.as_str() == facts.topic);
    found.map_or(facts.topic, |one| role(locale, one))
}

/// The line that inboxes show.
pub(super) fn subject(locale: Locale, reason: Reason, facts: &Facts<'_>) -> String {
    let (role, who) = (named(locale, facts), facts.organiser);
    match (locale, reason) {
        (Locale::En, Reason::RoleGiven) => format!("Your role: {role}"),
        (Locale::Zh, Reason::RoleGiven) => format!("您的角色：{role}"),
        (Locale::En, Reason::RoleRefused) => format!("Role not approved: {role}"),
        (Locale::Zh, Reason::RoleRefused) => format!("角色未获批准：{role}"),
        (Locale::En, _) => format!("Role to be decided: {role}, {who}"),
        (Locale::Zh, _) => format!("待审批角色：{role}，{who}"),
    }
}

/// The first words.
pub(super) fn opening(locale: Locale, reason: Reason, facts: &Facts<'_>) -> String {
    let (role, who) = (named(locale, facts), facts.organiser);
    match (locale, reason) {
        (Locale::En, Reason::RoleGiven) => {
            format!("{who} approved your request: from now on you have the role “{role}”.")
        }
        (Locale::Zh, Reason::RoleGiven) => {
            format!("{who}已批准您的申请，您现在拥有“{role}”角色。")
        }
        (Locale::En, Reason::RoleRefused) => {
            format!("{who} did not approve your request for the role “{role}”. Nothing changes.")
        }
        (Locale::Zh, Reason::RoleRefused) => {
            format!("{who}未批准您申请的“{role}”角色，您的权限不变。")
        }
        (Locale::En, _) => format!("{who} asks for the role “{role}”. You decide about it."),
        (Locale::Zh, _) => format!("{who}申请“{role}”角色，请您审批。"),
    }
}

/// All of it.
pub(super) fn text(locale: Locale, reason: Reason, facts: &Facts<'_>) -> String {
    let mut lines = vec![opening(locale, reason, facts)];
    if let Some(words) = facts.words.filter(|words| !words.is_empty()) {
        let label = match reason {
            Reason::RoleAsked => pick(locale, "Reason: ", "理由："),
            _ => pick(locale, "Comment: ", "说明："),
        };
        lines.push(format!("{label}{words}"));
    }
    if !facts.place.is_empty() {
        let label = pick(locale, "Department: ", "部门：");
        lines.push(format!("{label}{}", facts.place));
    }
    lines.join("\n")
}
