//! What notices say, in both languages: pure, so that a form can show an invitation before it goes
//! out (R099). Times are said in the reader's own zone (R023).

use domain::{bookings::Slot, notices::Reason};
use jiff::tz::TimeZone;

pub use super::links::Link;
use super::{
    moments::{day_and_time, whole},
    notices_roles as roles, pick,
    repeats::repeats,
};
use crate::locale::Locale;

/// What a notice is about, as far as its reader may know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts<'a> {
    /// What the meeting is about.
    pub topic: &'a str,
    /// Who called it.
    pub organiser: &'a str,
    /// When it is.
    pub slot: Slot,
    /// When it was, when that is another time.
    pub before: Option<Slot>,
    /// Where; empty: nowhere yet.
    pub place: &'a str,
    /// Agenda items as lines; empty: none yet, or none for this reader.
    pub agenda: &'a [String],
    /// Names of papers to read beforehand.
    pub papers: &'a [String],
    /// The reason that was given, or the organiser's own words.
    pub words: Option<&'a str>,
    /// The rule of a series (RFC 5545); empty: it is once.
    pub rule: &'a str,
    /// Other times at which it could be.
    pub times: &'a [Slot],
}

/// The line that inboxes show.
#[must_use]
pub fn subject(locale: Locale, reason: Reason, facts: &Facts<'_>, zone: &TimeZone) -> String {
    if reason.is_of_role() {
        return roles::subject(locale, reason, facts);
    }
    let (topic, when) = (facts.topic, day_and_time(locale, facts.slot, zone));
    let lead = lead(locale, reason);
    match locale {
        Locale::En => format!("{lead}: {topic}, {when}"),
        Locale::Zh => format!("{lead}：{topic}，{when}"),
    }
}

const fn lead(locale: Locale, reason: Reason) -> &'static str {
    let (en, zh) = match reason {
        Reason::Invited => ("Invitation", "会议邀请"),
        Reason::Moved | Reason::DateMoved => ("Moved", "会议改期"),
        Reason::Changed => ("Changed", "会议变更"),
        Reason::Cancelled | Reason::DateCancelled => ("Cancelled", "会议取消"),
        Reason::Uninvited => ("No longer invited", "不再邀请"),
        Reason::Confirm => ("Please answer", "请确认参会"),
        Reason::DayBefore => ("Within a day", "一天内开会"),
        Reason::HourBefore => ("Within an hour", "一小时内开会"),
        Reason::Rehearsal => ("Try your devices", "请测试设备"),
        Reason::Declined => ("Does not come", "有人不能参加"),
        Reason::Delegated => ("Another one comes", "有人代参会"),
        Reason::Requested | Reason::RoleAsked => ("To be decided", "待审批"),
        Reason::Undecided => ("Still to be decided", "仍待审批"),
        Reason::Approved | Reason::RoleGiven => ("Approved", "已批准"),
        Reason::Rejected | Reason::RoleRefused => ("Not approved", "未批准"),
    };
    pick(locale, en, zh)
}

/// The first words of a notice; for an invitation those that people may write anew.
#[must_use]
pub fn opening(locale: Locale, reason: Reason, facts: &Facts<'_>) -> String {
    if reason.is_of_role() {
        return roles::opening(locale, reason, facts);
    }
    let (who, topic) = (facts.organiser, facts.topic);
    let other = facts.words.unwrap_or_default();
    match locale {
        Locale::En => match reason {
            Reason::Invited => format!("{who} invites you to “{topic}”."),
            Reason::Moved => format!("“{topic}” has another time or place. Please answer again."),
            Reason::DateMoved => format!("One date of “{topic}” has another time or place."),
            Reason::Changed => format!("“{topic}” was changed."),
            Reason::Cancelled => format!("“{topic}” does not take place."),
            Reason::DateCancelled => format!("One date of “{topic}” does not take place."),
            Reason::Uninvited => format!("You no longer need to come to “{topic}”."),
            Reason::Confirm => format!("{who} would like to know whether you come to “{topic}”."),
            Reason::DayBefore => format!("“{topic}” begins within a day."),
            Reason::HourBefore => format!("“{topic}” begins within an hour."),
            Reason::Rehearsal => format!(
                "You host “{topic}” within an hour. Try camera, microphone and screen sharing now."
            ),
            Reason::Delegated => format!("{who} sends {other} to “{topic}” in their place."),
            Reason::Declined => format!("{who}, who must come to “{topic}”, declined."),
            Reason::Requested => format!("{who} asks for a room for “{topic}”."),
            Reason::Undecided => {
                format!("{who} still waits for your decision about a room for “{topic}”.")
            }
            Reason::Approved => format!("The room for “{topic}” is yours."),
            Reason::Rejected => format!("The room for “{topic}” was not granted."),
            Reason::RoleAsked | Reason::RoleGiven | Reason::RoleRefused => String::new(),
        },
        Locale::Zh => match reason {
            Reason::Invited => format!("{who}邀请您参加“{topic}”。"),
            Reason::Moved => format!("“{topic}”的时间或地点有变，请重新确认。"),
            Reason::DateMoved => format!("“{topic}”其中一次的时间或地点有变。"),
            Reason::Changed => format!("“{topic}”有变更。"),
            Reason::Cancelled => format!("“{topic}”不再举行。"),
            Reason::DateCancelled => format!("“{topic}”其中一次不再举行。"),
            Reason::Uninvited => format!("您不必再参加“{topic}”。"),
            Reason::Confirm => format!("{who}想知道您能否参加“{topic}”。"),
            Reason::DayBefore => format!("“{topic}”将在一天内开始。"),
            Reason::HourBefore => format!("“{topic}”将在一小时内开始。"),
            Reason::Rehearsal => {
                format!("您主持的“{topic}”将在一小时内开始，请现在测试摄像头、麦克风和屏幕共享。")
            }
            Reason::Delegated => format!("{who}请{other}代为参加“{topic}”。"),
            Reason::Declined => format!("必须参加“{topic}”的{who}不能到会。"),
            Reason::Requested => format!("{who}为“{topic}”申请会议室。"),
            Reason::Undecided => format!("{who}为“{topic}”申请的会议室仍待您审批。"),
            Reason::Approved => format!("“{topic}”的会议室已批准。"),
            Reason::Rejected => format!("“{topic}”的会议室申请未获批准。"),
            Reason::RoleAsked | Reason::RoleGiven | Reason::RoleRefused => String::new(),
        },
    }
}

/// What a form proposes as the words of an invitation, to be written anew (R099).
#[must_use]
pub fn proposed(locale: Locale, topic: &str) -> String {
    match locale {
        Locale::En => format!("You are invited to “{topic}”."),
        Locale::Zh => format!("诚邀您参加“{topic}”。"),
    }
}

/// All of it but the links, which only a mail needs.
#[must_use]
pub fn text(locale: Locale, reason: Reason, facts: &Facts<'_>, zone: &TimeZone) -> String {
    if reason.is_of_role() {
        return roles::text(locale, reason, facts);
    }
    let own = facts.words.filter(|_| reason == Reason::Invited);
    let mut lines = vec![own.map_or_else(|| opening(locale, reason, facts), str::to_owned)];
    let why = facts.words.filter(|_| reason != Reason::Delegated);
    if let (Some(words), None) = (why, own) {
        lines.push(format!("{}{words}", label(locale, "Reason: ", "原因：")));
    }
    lines.push(String::new());
    let when = whole(locale, facts.slot, zone);
    lines.push(format!("{}{when}", label(locale, "When: ", "时间：")));
    if let Some(before) = facts.before {
        let before = whole(locale, before, zone);
        lines.push(format!("{}{before}", label(locale, "Before: ", "原定：")));
    }
    if let Some(rule) = repeats(locale, facts.rule) {
        lines.push(format!("{}{rule}", label(locale, "Repeats: ", "重复：")));
    }
    if !facts.place.is_empty() {
        let place = place(locale, facts.place);
        lines.push(format!("{}{place}", label(locale, "Where: ", "地点：")));
    }
    if reason == Reason::Declined {
        lines.extend(others(locale, facts.times, zone));
    }
    for (title, items) in [
        (pick(locale, "Agenda", "议程"), facts.agenda),
        (pick(locale, "Papers", "资料"), facts.papers),
    ] {
        if !items.is_empty() {
            lines.extend([String::new(), title.to_owned()]);
            lines.extend(items.iter().map(|item| format!("- {item}")));
        }
    }
    lines.join("\n")
}

/// The meeting stands; when else it could be (decision 7).
fn others(locale: Locale, times: &[Slot], zone: &TimeZone) -> Vec<String> {
    let lead = match times.is_empty() {
        true => pick(
            locale,
            "The meeting stands. No other time was found at which all who must come are free.",
            "会议照常。未找到所有必须参会者都有空的其他时间。",
        ),
        false => pick(
            locale,
            "The meeting stands. Next times at which all who must come are free:",
            "会议照常。所有必须参会者都有空的下几个时间：",
        ),
    };
    let times = times
        .iter()
        .map(|slot| format!("- {}", whole(locale, *slot, zone)));
    [String::new(), lead.to_owned()]
        .into_iter()
        .chain(times)
        .collect()
}

const fn label(locale: Locale, en: &'static str, zh: &'static str) -> &'static str {
    pick(locale, en, zh)
}

/// An agenda item as a notice says it: "15 min · Opening · Ada".
#[must_use]
pub fn item(locale: Locale, minutes: u32, topic: &str, owner: &str) -> String {
    let minutes = match locale {
        Locale::En => format!("{minutes} min"),
        Locale::Zh => format!("{minutes}分钟"),
    };
    let parts = [minutes.as_str(), topic, owner];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

/// Stored words for "from everywhere" are shown in the reader's language.
fn place(locale: Locale, place: &str) -> &str {
    match place == domain::meetings::EVERYWHERE {
        true => pick(locale, "Online", "线上（多平台接入）"),
        false => place,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts() -> Facts<'static> {
        let at = |text: &str| text.parse().unwrap();
        Facts {
            topic: "Budget",
            organiser: "Ada",
            slot: Slot {
                start: at("2026-11-27T02:00:00Z"),
                end: at("2026-11-27T03:00:00Z"),
            },
            before: None,
            place: "Pine",
            agenda: &[],
            papers: &[],
            words: None,
            rule: "",
            times: &[],
        }
    }

    #[test]
    fn r023_times_are_in_the_readers_zone() {
        let shanghai = TimeZone::get("Asia/Shanghai").unwrap();
        let berlin = TimeZone::get("Europe/Berlin").unwrap();
        let said = |zone| text(Locale::En, Reason::Invited, &facts(), zone);
        assert!(said(&shanghai).contains("When: Fri 27 Nov 2026, 10:00–11:00 (Asia/Shanghai)"));
        assert!(said(&berlin).contains("When: Fri 27 Nov 2026, 03:00–04:00 (Europe/Berlin)"));
        let zh = text(Locale::Zh, Reason::Invited, &facts(), &shanghai);
        assert!(zh.contains("时间：2026年11月27日周五 10:00–11:00（Asia/Shanghai）"));
    }

    #[test]
    fn r099_own_words_stand_where_lintels_would() {
        let mut own = facts();
        own.words = Some("Bring last year's figures.");
        let said = text(Locale::En, Reason::Invited, &own, &TimeZone::UTC);
        assert!(
            said.starts_with("Bring last year's figures.\n\nWhen: "),
            "{said}"
        );
        let said = text(Locale::En, Reason::Cancelled, &own, &TimeZone::UTC);
        assert!(
            said.contains("Reason: Bring last year's figures."),
            "{said}"
        );
    }

    #[test]
    fn every_reason_has_words_of_its_own_in_both_languages() {
        for locale in Locale::ALL {
            let all = Reason::ALL.map(|reason| opening(locale, reason, &facts()));
            let own: std::collections::HashSet<_> = all.iter().collect();
            assert_eq!(own.len(), all.len());
        }
    }
}
