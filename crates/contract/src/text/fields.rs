//! What is wrong with one field, to stand beside it.

use super::pick;
use crate::locale::Locale;

/// A field error's sentence by its code; an unknown code says only that the value is not right.
#[must_use]
pub fn field(locale: Locale, code: &str) -> &'static str {
    let (en, zh) = measures(code)
        .or_else(|| files(code))
        .or_else(|| meetings(code))
        .or_else(|| readings(code))
        .or_else(|| relations(code))
        .unwrap_or(("This is not right.", "填写有误。"));
    pick(locale, en, zh)
}

/// Why a meeting cannot be published, or a file is no recording (R030, R031).
fn meetings(code: &str) -> Option<(&'static str, &'static str)> {
    Some(match code {
        "is_private" => (
            "A private meeting is not published. Change that on the meeting's page first.",
            "私密会议不能发布，请先在会议页面取消私密。",
        ),
        "is_pending" => (
            "A room still waits for approval, so time and place are not sure yet.",
            "会议室仍在审批中，时间和地点尚未确定。",
        ),
        "is_cancelled" => ("The meeting was cancelled.", "会议已取消。"),
        "is_over" => ("The meeting is over.", "会议已结束。"),
        "not_a_recording" => (
            "This file is neither sound nor moving pictures.",
            "该文件不是音频或视频。",
        ),
        "later_than_now" => ("This is still to come.", "该时间尚未到来。"),
        _ => return None,
    })
}

/// What is wrong with a file.
fn files(code: &str) -> Option<(&'static str, &'static str)> {
    Some(match code {
        "empty_file" => ("There is nothing in this file.", "文件中没有内容。"),
        "not_a_sheet" => (
            "This cannot be read as a spreadsheet; save it as .xlsx or as .csv.",
            "无法识别为表格，请另存为 .xlsx 或 .csv。",
        ),
        "too_many_lines" => (
            "At most 5,000 lines at once; bring the rest in with a second file.",
            "一次最多 5,000 行，其余请用第二个文件导入。",
        ),
        "unpacks_too_large" => (
            "This file holds too much; copy the lines into the template.",
            "文件内容过大，请将各行复制到模板中。",
        ),
        _ => return None,
    })
}

/// How much or how long something may be.
fn measures(code: &str) -> Option<(&'static str, &'static str)> {
    Some(match code {
        "required" => ("This is needed.", "此项必填。"),
        "too_long" => ("This is too long.", "内容过长。"),
        "too_short" => ("This is too short.", "内容过短。"),
        "too_many" => ("These are too many.", "数量过多。"),
        "too_large" => ("This is too large.", "数值过大。"),
        "too_small" => ("This is too small.", "数值过小。"),
        "too_simple" => (
            "Use at least four different characters, and not the login name.",
            "请至少使用四个不同的字符，且不能与登录名相同。",
        ),
        _ => return None,
    })
}

/// How something is written.
fn readings(code: &str) -> Option<(&'static str, &'static str)> {
    Some(match code {
        "bad_number" => (
            "Write a whole number, 0 or more.",
            "请填写整数，且不小于 0。",
        ),
        "bad_time" => (
            "The end must come after the start.",
            "结束时间必须晚于开始时间。",
        ),
        "bad_instant" => (
            "Write the time with an offset, such as 2026-11-02T14:00:00+08:00.",
            "时间须带时区偏移，例如 2026-11-02T14:00:00+08:00。",
        ),
        "bad_time_zone" => (
            "This is not a time zone; write it as Asia/Shanghai.",
            "时区无效，请写成 Asia/Shanghai 这样的名称。",
        ),
        "bad_hours" => (
            "Write hours as 08:30; the room must open before it closes.",
            "请按 08:30 的格式填写，且开放时间须早于关闭时间。",
        ),
        "bad_contact" => (
            "Give a telephone number or a mail address.",
            "请填写电话号码或邮箱地址。",
        ),
        "bad_email" => ("This is not a mail address.", "邮箱地址无效。"),
        "bad_locale" => ("Only en or zh.", "只能是 en 或 zh。"),
        "bad_rrule" => ("This repeat rule cannot be read.", "无法识别此重复规则。"),
        "bad_type" => ("This has the wrong type.", "类型不正确。"),
        "bad_characters" => (
            "Control characters are not allowed here.",
            "不能包含控制字符。",
        ),
        "bad_cursor" => (
            "This cursor is not one of ours; begin at the first page.",
            "游标无效，请从第一页重新开始。",
        ),
        "bad_id" => (
            "This is not an id; take it as Lintel lists it.",
            "标识无效，请使用系统列出的标识。",
        ),
        "bad_address" => (
            "Begin with https://, or with / for an address of this server.",
            "请以 https:// 开头；本站地址请以 / 开头。",
        ),
        "bad_value" => (
            "This value is not known here; the API's description lists those that are.",
            "不接受该值，可用的值见 API 说明。",
        ),
        "bad_link" => (
            "Begin with https:// or http:// and give the whole address.",
            "请填写以 https:// 或 http:// 开头的完整地址。",
        ),
        "https_only" => (
            "Begin with https:// and give the whole address.",
            "请填写以 https:// 开头的完整地址。",
        ),
        "no_seats" => (
            "Write the number of seats after a comma: Room 1, 8.",
            "请在逗号后填写座位数，例如：一号会议室，8。",
        ),
        "no_login" => (
            "Write a login name or a mail address after a comma: Li Wei, li.wei.",
            "请在逗号后填写登录名或邮箱，例如：李伟，li.wei。",
        ),
        "unknown" => ("There is no such field.", "没有这个字段。"),
        _ => return None,
    })
}

/// How something fits with what else was said or is there.
fn relations(code: &str) -> Option<(&'static str, &'static str)> {
    Some(match code {
        "not_found" => ("There is no such thing.", "所指对象不存在。"),
        "taken" => ("This is taken already.", "已被占用。"),
        "circle" => (
            "A department cannot stand below itself.",
            "部门不能位于其自身之下。",
        ),
        "weak_password" => (
            "Use at least 10 characters, and not the login name.",
            "密码至少 10 个字符，且不能与登录名相同。",
        ),
        "wrong" | "wrong_password" => ("The present password is wrong.", "当前密码不正确。"),
        "bad_photo" => (
            "Only PNG, JPEG or WebP up to 2 MB.",
            "仅支持不超过 2 MB 的 PNG、JPEG 或 WebP 图片。",
        ),
        "bad_link" => ("Only people of this organisation.", "只能关联本单位人员。"),
        "bad_scope" => (
            "One of this, following, all.",
            "只能是 this、following 或 all。",
        ),
        "internal_only" => (
            "People from outside have no such role; take the roles away.",
            "外部人员不能拥有这些角色，请取消。",
        ),
        "external_only" => (
            "Only people from outside are linked to somebody; leave this empty.",
            "仅外部人员需要关联人员，请留空。",
        ),
        "in_the_past" => (
            "That time has passed; choose a later one.",
            "该时间已过，请选择之后的时间。",
        ),
        "needs_rrule" => (
            "Only a series has this; give a repeat rule as well, or leave this out.",
            "仅系列预订可填写此项；请同时填写重复规则，或去掉此项。",
        ),
        "kept_by_meeting" => (
            "This room is held for a meeting: people are invited on the meeting's page.",
            "此会议室是为一场会议保留的：请在会议页面上邀请人员。",
        ),
        "online_has_no_room" => (
            "An online meeting has no room; choose both to have one.",
            "线上会议不占用会议室；如需会议室，请选择“线上线下同时”。",
        ),
        "no_such_room" => (
            "No room has this name; choose one from the list.",
            "没有这个名称的会议室，请从列表中选择。",
        ),
        "nothing_left" => (
            "No date is left to book; keep at least one.",
            "没有剩下可预订的日期，请至少保留一个。",
        ),
        _ => return None,
    })
}
