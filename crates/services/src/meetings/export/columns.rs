//! The table's columns and its words.

use contract::locale::Locale;
use domain::meetings::{MeetingType, Phase};

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cell {
    Text(String),
    Number(u32),
}

/// What the sheet is called.
pub(super) const fn sheet(locale: Locale) -> &'static str {
    match locale {
        Locale::En => "Meetings",
        Locale::Zh => "会议",
    }
}

/// What stands in the first line.
pub(super) fn head(locale: Locale) -> Vec<&'static str> {
    let all = [
        ("Topic", "主题"),
        ("Type", "类型"),
        ("Start", "开始"),
        ("End", "结束"),
        ("Time zone", "时区"),
        ("Place", "地点"),
        ("Organiser", "组织者"),
        ("Department", "部门"),
        ("State", "状态"),
        ("Required", "必须参会"),
        ("Optional", "可选参会"),
        ("Observers", "列席"),
        ("Accepted", "已接受"),
        ("Tentative", "暂定"),
        ("Declined", "已谢绝"),
        ("No answer", "未回复"),
    ];
    let word = |(en, zh)| match locale {
        Locale::En => en,
        Locale::Zh => zh,
    };
    all.into_iter().map(word).collect()
}

pub(super) const fn kind(locale: Locale, kind: MeetingType) -> &'static str {
    let (en, zh) = match kind {
        MeetingType::InternalRegular => ("Internal regular", "内部例会"),
        MeetingType::ClientLiaison => ("Client liaison", "客户联络"),
        MeetingType::LargeEvent => ("Large event", "大型活动"),
    };
    match locale {
        Locale::En => en,
        Locale::Zh => zh,
    }
}

/// Where a meeting stands; what does not take place, or waits for a room, says that first.
pub(super) const fn state(
    locale: Locale,
    phase: Phase,
    cancelled: bool,
    pending: bool,
) -> &'static str {
    let (en, zh) = match phase {
        _ if cancelled => ("Cancelled", "已取消"),
        _ if pending => ("Waits for a room", "待审批"),
        Phase::Draft => ("Draft", "草稿"),
        Phase::Prepared => ("Prepared", "已就绪"),
        Phase::InProgress => ("In progress", "进行中"),
        Phase::Ended => ("Ended", "已结束"),
        Phase::Archived => ("Archived", "已归档"),
    };
    match locale {
        Locale::En => en,
        Locale::Zh => zh,
    }
}
