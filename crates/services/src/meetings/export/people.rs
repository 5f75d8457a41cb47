//! The columns of the table of those who come, and its words (R057).

use contract::{locale::Locale, meetings::MeetingAttendee};
use domain::meetings::{AttendeeClass, AttendeeKind, Mode, Participation, Way};
use jiff::{Timestamp, tz::TimeZone};

use super::{columns::Cell, rows::wall};

/// What the sheet is called.
pub(super) const fn sheet(locale: Locale) -> &'static str {
    pick(locale, ("People", "参会人员"))
}

const fn pick(locale: Locale, (en, zh): (&'static str, &'static str)) -> &'static str {
    match locale {
        Locale::En => en,
        Locale::Zh => zh,
    }
}

/// What stands in the first line.
pub(super) fn head(locale: Locale) -> Vec<&'static str> {
    let all = [
        ("Name", "姓名"),
        ("Company or department", "单位或部门"),
        ("Position", "职务"),
        ("E-mail", "电子邮箱"),
        ("Phone", "电话"),
        ("Attends as", "参会方式"),
        ("Group", "类别"),
        ("Comes", "出席形式"),
        ("Answer", "回复"),
        ("Answered", "回复时间"),
        ("Reason", "理由"),
        ("On the list since", "登记时间"),
        ("By", "登记途径"),
        ("Invited by", "邀请人"),
        ("From outside", "外部人员"),
        ("Sends", "委托"),
        ("In place of", "代替"),
        ("Checked in", "签到时间"),
    ];
    all.into_iter().map(|words| pick(locale, words)).collect()
}

/// The line of one of them; times by the clock of `zone`.
pub(super) fn line(locale: Locale, zone: &TimeZone, one: &MeetingAttendee) -> Vec<Cell> {
    let text = |said: &Option<String>| said.clone().unwrap_or_default();
    let time = |at: Option<Timestamp>| at.map_or_else(String::new, |at| wall(zone, at));
    let word = |words| pick(locale, words).to_owned();
    let cells = [
        one.name.clone(),
        text(&one.company),
        text(&one.position),
        text(&one.email),
        text(&one.phone),
        word(kind(one.kind)),
        one.class
            .map_or_else(String::new, |class| word(group(class))),
        one.mode.map_or_else(String::new, |mode| word(comes(mode))),
        word(answer(one.participation)),
        time(one.answered_at),
        text(&one.reason),
        time(one.invited_at),
        word(way(one.way)),
        text(&one.invited_by),
        if one.external {
            word(("yes", "是"))
        } else {
            String::new()
        },
        text(&one.sends),
        text(&one.in_place_of),
        time(one.checked_in_at),
    ];
    cells.into_iter().map(Cell::Text).collect()
}

const fn kind(kind: AttendeeKind) -> (&'static str, &'static str) {
    match kind {
        AttendeeKind::Required => ("Required", "必须"),
        AttendeeKind::Optional => ("Optional", "可选"),
        AttendeeKind::Observer => ("Observer", "列席"),
    }
}

const fn group(class: AttendeeClass) -> (&'static str, &'static str) {
    match class {
        AttendeeClass::Guest => ("Guest or speaker", "嘉宾"),
        AttendeeClass::Audience => ("Audience", "普通观众"),
        AttendeeClass::Company => ("Company", "参会企业"),
        AttendeeClass::Volunteer => ("Volunteer", "志愿者"),
        AttendeeClass::Staff => ("Staff", "工作人员"),
    }
}

const fn comes(mode: Mode) -> (&'static str, &'static str) {
    match mode {
        Mode::InPerson => ("In the room", "现场"),
        Mode::Online => ("Online", "线上"),
        Mode::Hybrid => ("", ""),
    }
}

const fn answer(said: Participation) -> (&'static str, &'static str) {
    match said {
        Participation::NeedsAction => ("Not answered", "未回复"),
        Participation::Accepted => ("Accepted", "已接受"),
        Participation::Tentative => ("Perhaps", "待定"),
        Participation::Delegated => ("Sends somebody else", "由他人代替"),
        Participation::Declined => ("Declined", "已谢绝"),
    }
}

const fn way(way: Way) -> (&'static str, &'static str) {
    match way {
        Way::Invited => ("Invitation", "邀请"),
        Way::Booking => ("Booking form", "预订表单"),
        Way::File => ("File", "文件导入"),
        Way::JoinLink => ("Join link", "加入链接"),
        Way::Delegate => ("In somebody's place", "代他人参会"),
    }
}
