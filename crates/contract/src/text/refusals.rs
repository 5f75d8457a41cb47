//! What a refusal says: rule, who set it, whom to ask.

use domain::{
    bookings::{AlternativeKind, Refusal, Rule},
    rooms::Scope,
};

use super::pick;
use crate::locale::Locale;

/// The refusal as sentences: what the rule is, its limit, who set it, whom to ask.
#[must_use]
pub fn refusal(locale: Locale, refusal: &Refusal) -> String {
    let mut text = rule(locale, refusal);
    if set_by_people(refusal) {
        text.push_str(&match locale {
            Locale::En => format!(" Set by {}.", scope(locale, refusal.scope)),
            Locale::Zh => format!("（由{}设定）", scope(locale, refusal.scope)),
        });
    }
    if let Some(owner) = &refusal.owner {
        text.push_str(&match (locale, refusal.rule) {
            (Locale::En, Rule::Overlap) => format!(" Booked by {owner}."),
            (Locale::En, _) => format!(" Ask {owner}."),
            (Locale::Zh, Rule::Overlap) => format!("预订人：{owner}。"),
            (Locale::Zh, _) => format!("请联系{owner}。"),
        });
    }
    text
}

/// Who set a rule.
#[must_use]
pub const fn scope(locale: Locale, scope: Scope) -> &'static str {
    let (en, zh) = match scope {
        Scope::Default => ("Lintel", "系统默认"),
        Scope::Organisation => ("the organisation", "单位"),
        Scope::Building => ("the building", "楼宇"),
        Scope::Floor => ("the floor", "楼层"),
        Scope::Room => ("the room", "会议室"),
    };
    pick(locale, en, zh)
}

/// How an alternative differs from what was asked.
#[must_use]
pub const fn alternative_kind(locale: Locale, kind: AlternativeKind) -> &'static str {
    let (en, zh) = match kind {
        AlternativeKind::SameTimeElsewhere => ("Same time, another room", "同一时间，其他会议室"),
        AlternativeKind::NearbyTime => ("A little earlier or later", "稍早或稍晚"),
        AlternativeKind::Shorter => ("A little shorter", "缩短一些"),
        AlternativeKind::NextFree => ("Next free time", "下一个空闲时段"),
    };
    pick(locale, en, zh)
}

/// Limits are set by somebody; a clash or a broken rule text is not.
const fn set_by_people(refusal: &Refusal) -> bool {
    matches!(
        refusal.rule,
        Rule::OutsideBookableHours | Rule::TooFarAhead | Rule::TooLong | Rule::TooShort
    )
}

fn rule(locale: Locale, refusal: &Refusal) -> String {
    match refusal.limit {
        Some(limit) => limited(locale, refusal.rule, limit),
        None => plain(locale, refusal.rule).to_owned(),
    }
}

fn limited(locale: Locale, rule: Rule, limit: u32) -> String {
    let (en, zh) = match rule {
        Rule::TooFarAhead => (
            format!("Bookings are taken at most {limit} days ahead."),
            format!("最多可提前 {limit} 天预订。"),
        ),
        Rule::TooLong => (
            format!("A booking may last at most {limit} minutes."),
            format!("单次预订最长 {limit} 分钟。"),
        ),
        Rule::TooShort => (
            format!("A booking must last at least {limit} minutes."),
            format!("单次预订最短 {limit} 分钟。"),
        ),
        Rule::CapacityExceeded => (
            format!("The room has {limit} seats."),
            format!("该会议室只有 {limit} 个座位。"),
        ),
        Rule::UnboundedSeries => (
            format!("A series may have at most {limit} dates."),
            format!("一个系列最多 {limit} 个日期。"),
        ),
        other => return plain(locale, other).to_owned(),
    };
    match locale {
        Locale::En => en,
        Locale::Zh => zh,
    }
}

const fn plain(locale: Locale, rule: Rule) -> &'static str {
    let (en, zh) = match rule {
        Rule::Overlap => (
            "Somebody has the room at that time.",
            "该时段会议室已被占用。",
        ),
        Rule::OutsideBookableHours => (
            "The room cannot be booked at that hour.",
            "该时段不在会议室开放时间内。",
        ),
        Rule::TooFarAhead => (
            "That is further ahead than bookings are taken.",
            "超出可提前预订的范围。",
        ),
        Rule::TooLong => ("That is longer than allowed.", "预订时间过长。"),
        Rule::TooShort => ("That is shorter than allowed.", "预订时间过短。"),
        Rule::InThePast => ("That time has passed.", "该时间已过。"),
        Rule::RoomDisabled => ("The room is out of service.", "该会议室已停用。"),
        Rule::CapacityExceeded => ("The room has too few seats.", "会议室座位不足。"),
        Rule::Forbidden => ("You may not book this room.", "您无权预订此会议室。"),
        Rule::BadRrule => (
            "The repeat rule cannot be read, or never yields a date.",
            "重复规则无法识别，或不产生任何日期。",
        ),
        Rule::UnboundedSeries => ("The series has too many dates.", "系列的日期过多。"),
    };
    pick(locale, en, zh)
}
