//! Titles and sentences of error codes.

use super::{delegates, papers, pick, recordings, replies};
use crate::locale::Locale;

/// A short title for a code, fit for a heading.
#[must_use]
pub fn code_title(locale: Locale, code: &str) -> &'static str {
    let (en, zh) = titles(code).unwrap_or(("Not possible", "无法完成"));
    pick(locale, en, zh)
}

/// A code's sentence. A code without words of its own is named, so that it can be looked up.
#[must_use]
pub fn code_detail(locale: Locale, code: &str) -> String {
    match details(code) {
        Some((en, zh)) => pick(locale, en, zh).to_owned(),
        None => match locale {
            Locale::En => format!("{} ({code}).", code_title(locale, code)),
            Locale::Zh => format!("{}（{code}）。", code_title(locale, code)),
        },
    }
}

fn titles(code: &str) -> Option<(&'static str, &'static str)> {
    papers::titles(code)
        .or_else(|| delegates::titles(code))
        .or_else(|| recordings::titles(code))
        .or_else(|| replies::titles(code))
        .or_else(|| booking_titles(code))
        .or_else(|| edge_titles(code))
        .or_else(|| keeping_titles(code))
}

fn booking_titles(code: &str) -> Option<(&'static str, &'static str)> {
    Some(match code {
        "overlap" => ("The room is taken", "会议室已被占用"),
        "outside_bookable_hours" => ("Outside bookable hours", "不在开放时间内"),
        "too_far_ahead" => ("Too far ahead", "预订时间过早"),
        "too_long" => ("Too long", "时间过长"),
        "too_short" => ("Too short", "时间过短"),
        "in_the_past" => ("In the past", "时间已过"),
        "room_disabled" => ("Room out of service", "会议室已停用"),
        "capacity_exceeded" => ("Too few seats", "座位不足"),
        "quota_exceeded" => ("Quota used up", "配额已用完"),
        "bad_rrule" => ("Repeat rule not readable", "重复规则无法识别"),
        "unbounded_series" => ("Too many dates", "日期过多"),
        "not_live" => ("No longer on the calendar", "预订已不在日历上"),
        "meeting_cancelled" => ("The meeting was cancelled", "会议已取消"),
        "meeting_over" => ("The meeting is over", "会议已结束"),
        "not_failed" => ("Not given up", "并未失败"),
        "meeting_full" => ("No seat is left", "座位已满"),
        "outsiders_off" => ("Only people of the house", "仅限内部人员"),
        "only_forward" => ("Meetings only move forward", "会议状态只能向前推进"),
        "not_yet" => ("Not yet", "还不到时候"),
        "already_asked" => ("Asked already", "已提交过申请"),
        "not_pending" => ("Not waiting for a decision", "不在待审批状态"),
        "not_to_be_taken_back" => ("Too late to take it back", "已无法撤回"),
        "not_running" => ("Not in progress", "会议未在进行中"),
        "series_day_shift" => ("The series cannot be moved", "系列无法整体移动"),
        "too_many_dates" => ("Too many dates at once", "一次涉及的日期过多"),
        "too_many_rooms" => ("Too many rooms at once", "一次涉及的会议室过多"),
        _ => return None,
    })
}

fn edge_titles(code: &str) -> Option<(&'static str, &'static str)> {
    Some(match code {
        "malformed" => ("Request not readable", "请求无法识别"),
        "unauthenticated" => ("Sign in", "请登录"),
        "bad_credentials" => ("Sign-in failed", "登录失败"),
        "forbidden" => ("Not allowed", "无权操作"),
        "profile_incomplete" => ("Complete your profile first", "请先完善个人资料"),
        "cross_origin" => ("Request from another site", "来自其他网站的请求"),
        "not_found" => ("Not found", "未找到"),
        "method_not_allowed" => ("Method not allowed", "方法不允许"),
        "stale" => ("Changed in the meantime", "内容已被更改"),
        "too_large" => ("Too large", "内容过大"),
        "wrong_type" => ("Wrong content type", "内容类型不正确"),
        "invalid" => ("Please check the fields", "请检查填写内容"),
        "idempotency_mismatch" => ("Key used for something else", "幂等键已用于其他请求"),
        "rate_limited" => ("Too many tries", "尝试过于频繁"),
        "unavailable" => ("Not available right now", "服务暂不可用"),
        "internal" => ("Something went wrong", "系统出错"),
        _ => return None,
    })
}

fn keeping_titles(code: &str) -> Option<(&'static str, &'static str)> {
    Some(match code {
        "taken" => ("Taken already", "已被占用"),
        "room_has_bookings" => ("The room has bookings", "会议室存在预订"),
        "building_has_rooms" | "floor_has_rooms" => ("Rooms are still there", "仍有会议室"),
        "department_has_people" | "department_in_use" | "department_not_empty" => {
            ("The department is in use", "部门仍在使用")
        }
        "weak_password" => ("Password too weak", "密码过于简单"),
        "wrong_password" => ("Wrong password", "密码不正确"),
        "bad_link" | "link_expired" => ("Link no longer good", "链接已失效"),
        "last_administrator" => ("The last administrator", "最后一名管理员"),
        "bad_code" | "pairing_expired" => ("Code no longer good", "配对码已失效"),
        "bad_file" => ("File not readable", "文件无法识别"),
        "not_empty" => ("Not empty", "不为空"),
        "too_many" => ("Too many", "数量过多"),
        "too_many_feeds" => ("Too many feeds", "日历订阅过多"),
        "export_too_large" => ("Too much for one export", "导出内容过多"),
        _ => return None,
    })
}

fn details(code: &str) -> Option<(&'static str, &'static str)> {
    papers::details(code)
        .or_else(|| delegates::details(code))
        .or_else(|| recordings::details(code))
        .or_else(|| replies::details(code))
        .or_else(|| edge_details(code))
        .or_else(|| booking_details(code))
        .or_else(|| keeping_details(code))
}

fn edge_details(code: &str) -> Option<(&'static str, &'static str)> {
    Some(match code {
        "malformed" => (
            "The request is not readable as JSON.",
            "请求内容不是有效的 JSON。",
        ),
        "unauthenticated" => ("Sign in first.", "请先登录。"),
        "bad_credentials" => ("Login or password is wrong.", "登录名或密码不正确。"),
        "forbidden" => ("You may not do this.", "您无权执行此操作。"),
        "profile_incomplete" => (
            "Name, department, position and contact come first: complete your profile.",
            "请先填写姓名、部门、职务和联系方式。",
        ),
        "cross_origin" => (
            "The request came from another site and was not carried out.",
            "请求来自其他网站，未予执行。",
        ),
        "not_found" => ("There is nothing at this address.", "此地址没有内容。"),
        "method_not_allowed" => (
            "This address does not know that method.",
            "此地址不支持该方法。",
        ),
        "stale" => (
            "Somebody changed it since you read it. Read it again and repeat your change.",
            "您读取之后内容已被他人更改，请重新读取后再修改。",
        ),
        "too_large" => (
            "The request is larger than allowed.",
            "请求内容超过允许的大小。",
        ),
        "wrong_type" => (
            "Send it as application/json.",
            "请以 application/json 格式发送。",
        ),
        "idempotency_mismatch" => (
            "This Idempotency-Key was used with another request. Use a new key.",
            "此 Idempotency-Key 已用于另一个请求，请使用新的键。",
        ),
        "unavailable" => (
            "Lintel cannot reach its store right now. Nothing was lost; try again shortly.",
            "系统暂时无法访问存储，数据没有丢失，请稍后重试。",
        ),
        "internal" => (
            "Something went wrong on our side. Tell us the trace id.",
            "服务器内部出错，请将追踪编号告知管理员。",
        ),
        _ => return None,
    })
}

fn booking_details(code: &str) -> Option<(&'static str, &'static str)> {
    Some(match code {
        "not_live" => (
            "The booking is no longer on the calendar.",
            "该预订已不在日历上。",
        ),
        "meeting_cancelled" => (
            "The meeting was cancelled and cannot be changed any more; call a new one.",
            "会议已取消，不能再更改；如有需要请新建会议。",
        ),
        "meeting_over" => (
            "The meeting is over; whether somebody comes can no longer be said.",
            "会议已结束，不能再回复是否参加。",
        ),
        "not_failed" => (
            "This mail was sent, or is still on its way.",
            "该邮件已发送或仍在发送中。",
        ),
        "meeting_full" => (
            "Nobody more can be taken; please ask whoever sent you the link.",
            "名额已满，请联系发送链接的人员。",
        ),
        "outsiders_off" => (
            "This meeting is for people of the house; sign in, or ask whoever sent you the link.",
            "此会议仅限内部人员参加；请登录，或联系发送链接的人员。",
        ),
        "only_forward" => (
            "The meeting is past this step already; steps are not taken back.",
            "会议已经过了这一步，不能退回。",
        ),
        "not_yet" => (
            "Another step comes first: rooms must be approved before a meeting is prepared, it \
             begins and ends by the clock, and only an ended one is archived.",
            "请先完成前面的步骤：会议室获批后才能标记为已准备，会议按时间开始和结束，结束后才能归档。",
        ),
        "already_asked" => (
            "This role was asked for already; the head of the department decides.",
            "该角色已在申请中，请等待部门负责人审批。",
        ),
        "not_pending" => (
            "The request is no longer waiting for a decision.",
            "该申请已不在待审批状态。",
        ),
        "not_to_be_taken_back" => (
            "A decision is taken back by who took it, within ten minutes, as long as nothing else \
             was done since and the time asked for has not begun.",
            "只有作出决定的人可在十分钟内撤回，且此后没有其他变动、申请的时间尚未开始。",
        ),
        "not_running" => ("The meeting is not in progress.", "会议未在进行中。"),
        "series_day_shift" => (
            "This series has no end, and its rule cannot be moved like this as a whole. Move \
             single dates, or cancel the later ones and book a new series.",
            "该系列没有结束日期，其规则无法这样整体移动。请逐次移动，或取消以后的日期并重新预订。",
        ),
        "too_many_dates" => (
            "The series has more dates than can be changed at once. Begin at a later date with \
             “This and the following”.",
            "该系列的日期过多，无法一次更改。请从较晚的日期开始，选择“此日期及以后”。",
        ),
        "too_many_rooms" => (
            "More rooms are involved than can be handled at once. Do it in several steps.",
            "涉及的会议室过多，无法一次处理，请分几次进行。",
        ),
        _ => return None,
    })
}

fn keeping_details(code: &str) -> Option<(&'static str, &'static str)> {
    Some(match code {
        "taken" => ("This name is taken already.", "该名称已被占用。"),
        "room_has_bookings" => (
            "The room has bookings and cannot be deleted; disable it instead.",
            "该会议室存在预订，不能删除，可以改为停用。",
        ),
        "weak_password" => (
            "Use at least 10 characters, and not the login name.",
            "密码至少 10 个字符，且不能与登录名相同。",
        ),
        "wrong_password" => ("The present password is wrong.", "当前密码不正确。"),
        "bad_link" | "link_expired" => (
            "This link was used or has expired. Ask for a new one.",
            "此链接已使用或已过期，请重新获取。",
        ),
        "last_administrator" => (
            "Somebody must remain who can administer Lintel.",
            "必须保留至少一名系统管理员。",
        ),
        "bad_code" | "pairing_expired" => (
            "This code is not known or has expired; take the one on the screen now.",
            "配对码不存在或已过期，请使用屏幕上当前显示的配对码。",
        ),
        "bad_file" => ("The file cannot be read.", "文件无法识别。"),
        "building_has_rooms" => (
            "There are still rooms in this building; move them or take them away first.",
            "该楼宇内仍有会议室，请先移走或删除。",
        ),
        "floor_has_rooms" => (
            "There are still rooms on this floor; move them or take them away first.",
            "该楼层内仍有会议室，请先移走或删除。",
        ),
        "not_empty" => (
            "Something is still inside; move or delete that first.",
            "其中仍有内容，请先移走或删除。",
        ),
        "too_many" => (
            "Lintel holds no more of these. Delete some that are not needed, or send fewer.",
            "数量已达上限，请删除不再需要的，或减少一次提交的数量。",
        ),
        "too_many_feeds" => (
            "You have as many feeds as one person may have. Revoke one that is not used.",
            "您的日历订阅已达上限，请先撤销不再使用的订阅。",
        ),
        "export_too_large" => (
            "These are more bookings than one file may hold. Choose a shorter time or fewer rooms.",
            "预订过多，一个文件无法容纳。请缩短时间范围或减少会议室。",
        ),
        _ => return None,
    })
}
