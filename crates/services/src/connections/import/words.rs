//! What the import report says, in both languages.

use contract::locale::Locale;

use super::super::source::BadFile;

/// Why a whole file is refused, with its line.
#[must_use]
pub fn bad_file(locale: Locale, bad: &BadFile) -> String {
    let (en, zh) = file(bad.code);
    let about = match bad.about.as_str() {
        "" => String::new(),
        about => match locale {
            Locale::En => format!(" ({about})"),
            Locale::Zh => format!("（{about}）"),
        },
    };
    match locale {
        Locale::En => format!("Line {}: {en}{about}. Nothing was imported.", bad.line),
        Locale::Zh => format!("第 {} 行：{zh}{about}。未导入任何内容。", bad.line),
    }
}

fn file(code: &str) -> (&'static str, &'static str) {
    match code {
        "too_large" => ("the file is larger than 20 MiB", "文件超过 20 MiB"),
        "empty_file" => ("the file is empty", "文件为空"),
        "bad_encoding" => ("the file is not UTF-8", "文件不是 UTF-8 编码"),
        "control_characters" => ("the file is binary, not text", "文件是二进制内容而非文本"),
        "truncated" => (
            "the file is cut off; fetch it again",
            "文件不完整，请重新获取",
        ),
        "not_xml" => ("this is not well-formed XML", "XML 格式有误"),
        "not_pentabarf" => ("this is no Pentabarf schedule", "不是 Pentabarf 日程文件"),
        "not_icalendar" => ("this is no iCalendar file", "不是 iCalendar 文件"),
        "bad_nesting" => ("BEGIN and END do not match", "BEGIN 与 END 不匹配"),
        "doctype_refused" => (
            "the file declares entities, which no schedule needs and which can do harm",
            "文件声明了实体；日程无需实体，且可能有害",
        ),
        "entity_refused" => ("unknown entity", "未知的实体"),
        "too_deep" => ("nested too deeply", "嵌套过深"),
        "too_many_events" => ("too many events; split the file", "活动过多，请拆分文件"),
        "too_many_lines" => ("too many lines; split the file", "行数过多，请拆分文件"),
        "bad_time_zone" => (
            "there is no such time zone; write it as Europe/Berlin",
            "时区不存在，请写成 Asia/Shanghai 这样的名称",
        ),
        _ => ("the file cannot be read", "无法读取此文件"),
    }
}

/// One row: which event, then what became of it.
#[must_use]
pub fn row(locale: Locale, about: &str, detail: &str) -> String {
    match (locale, about) {
        (_, "") => detail.to_owned(),
        (Locale::En, about) => format!("{about}: {detail}"),
        (Locale::Zh, about) => format!("{about}：{detail}"),
    }
}

/// What became of an event, or what was noticed about it; `about` is a name or figure.
#[must_use]
pub fn event(locale: Locale, code: &str, about: &str) -> String {
    let (en, zh) = unreadable(code)
        .or_else(|| outcome(code))
        .unwrap_or(("It cannot be brought in: {}.", "无法导入：{}。"));
    let text = match locale {
        Locale::En => en,
        Locale::Zh => zh,
    };
    text.replace("{}", about)
}

fn unreadable(code: &str) -> Option<(&'static str, &'static str)> {
    Some(match code {
        "bad_time" => ("“{}” is no date and time.", "“{}”不是有效的日期时间。"),
        "bad_duration" => ("“{}” is no length of time.", "“{}”不是有效的时长。"),
        "no_start" => ("It has no start.", "缺少开始时间。"),
        "end_before_start" => ("It ends before it begins.", "结束时间不晚于开始时间。"),
        "no_subject" => ("It has no title.", "缺少标题。"),
        "bad_uid" => ("Its UID is too long or broken.", "UID 过长或无效。"),
        "unknown_zone" => (
            "The file does not say what the zone “{}” means; choose a time zone.",
            "文件未说明时区“{}”的含义，请指定时区。",
        ),
        "range_not_supported" => (
            "It changes all later dates at once (RANGE); change the series itself.",
            "该条目一次更改其后所有日期（RANGE），请直接修改系列。",
        ),
        "exrule_not_supported" => (
            "It leaves dates out by a rule (EXRULE), which RFC 5545 no longer knows.",
            "该条目用规则（EXRULE）排除日期，RFC 5545 已不再支持。",
        ),
        "too_many_dates" => ("It lists too many dates ({}).", "列出的日期过多（{}）。"),
        "no_room" => (
            "It names no place; choose a room for the file.",
            "未注明地点，请为此文件指定会议室。",
        ),
        "room_not_found" => (
            "No room is called “{}”; rename it, or let missing rooms be made.",
            "没有名为“{}”的会议室；请改名，或允许自动新建会议室。",
        ),
        _ => return None,
    })
}

fn outcome(code: &str) -> Option<(&'static str, &'static str)> {
    Some(match code {
        "duplicate" => ("Here already, in {}.", "已存在于{}。"),
        "repeated" => (
            "The file has a newer version of it.",
            "文件中已有其更新的版本。",
        ),
        "gone" => ("Cancelled, and not here.", "已取消，且此处没有。"),
        "cancelled" => ("Cancelled in {}.", "已在{}取消。"),
        "new_room" => (
            "Can be booked; its room would be made.",
            "可以预订；将新建会议室。",
        ),
        "zone_guessed" => (
            "The file does not name its time zone; taken as {}.",
            "文件未注明时区，按 {} 处理。",
        ),
        "zone_differs" => (
            "The file's own definition differs from the time zone database, which was followed \
             ({}).",
            "文件自带的时区定义与时区数据库不一致，已按数据库处理（{}）。",
        ),
        "line_ignored" => ("This line was passed over: {}", "此行已忽略：{}"),
        _ => return None,
    })
}

/// Where it stands now, for a series with the number of its dates.
#[must_use]
pub fn dates(locale: Locale, room: &str, dates: usize, left_out: usize) -> String {
    match (locale, dates, left_out) {
        (Locale::En, 0 | 1, 0) => format!("In {room}."),
        (Locale::Zh, 0 | 1, 0) => format!("{room}。"),
        (Locale::En, _, 0) => format!("In {room}, {dates} dates."),
        (Locale::Zh, _, 0) => format!("{room}，共 {dates} 次。"),
        (Locale::En, ..) => {
            format!("In {room}, {dates} dates; {left_out} left out because the room is taken.")
        }
        (Locale::Zh, ..) => format!("{room}，共 {dates} 次；{left_out} 次因会议室被占用而略过。"),
    }
}
