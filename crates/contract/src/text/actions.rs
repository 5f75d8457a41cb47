//! What the journal's actions are called.

use super::pick;
use crate::locale::Locale;

/// Every action with its English and Chinese words.
const ACTIONS: &[(&str, &str, &str)] = &[
    ("accounts.change", "Changed a person", "更改了人员"),
    (
        "accounts.change_password",
        "Changed the own password",
        "修改了本人密码",
    ),
    (
        "accounts.complete_profile",
        "Completed the own profile",
        "完善了个人资料",
    ),
    ("accounts.create", "Created a person", "新建了人员"),
    (
        "accounts.end_all_sessions",
        "Signed out everywhere",
        "退出了所有登录会话",
    ),
    ("accounts.end_session", "Ended a session", "结束了登录会话"),
    (
        "accounts.first_start",
        "Made the first sign-in link",
        "生成了首次登录链接",
    ),
    (
        "accounts.reset",
        "Made a link for a new password",
        "生成了重设密码链接",
    ),
    (
        "accounts.set_password",
        "Set a password by link",
        "通过链接设置了密码",
    ),
    (
        "accounts.set_preferences",
        "Changed own preferences",
        "更改了个人偏好",
    ),
    ("accounts.sign_in", "Signed in", "登录"),
    ("accounts.sign_out", "Signed out", "退出登录"),
    ("api_keys.create", "Created an API key", "新建了 API 密钥"),
    ("api_keys.revoke", "Revoked an API key", "撤销了 API 密钥"),
    ("approvals.approve", "Approved a request", "批准了申请"),
    (
        "approvals.change",
        "Changed a request's priority or reason",
        "更改了申请的优先级或理由",
    ),
    (
        "approvals.expire",
        "A request began undecided",
        "申请到开始时仍未审批",
    ),
    ("approvals.reject", "Rejected a request", "拒绝了申请"),
    (
        "approvals.set_steps",
        "Changed who approves",
        "更改了审批环节",
    ),
    (
        "approvals.take_back",
        "Took a decision back",
        "撤回了审批决定",
    ),
    ("bookings.book", "Booked a room", "预订了会议室"),
    ("bookings.cancel", "Cancelled a booking", "取消了预订"),
    ("bookings.change", "Changed a booking", "更改了预订"),
    (
        "bookings.end_early",
        "Ended a meeting early",
        "提前结束了会议",
    ),
    ("bookings.extend", "Extended a meeting", "延长了会议"),
    (
        "bookings.extend_series",
        "Continued a series",
        "延续了系列预订",
    ),
    ("bookings.import", "Brought in a booking", "导入了预订"),
    ("buildings.change", "Changed a building", "更改了楼宇"),
    ("buildings.create", "Created a building", "新建了楼宇"),
    ("buildings.delete", "Deleted a building", "删除了楼宇"),
    ("connections.backup", "Wrote a backup", "导出了备份"),
    (
        "connections.create_feed",
        "Created a feed",
        "新建了日历订阅",
    ),
    ("connections.export", "Exported bookings", "导出了预订"),
    (
        "connections.import",
        "Imported a calendar file",
        "导入了日历文件",
    ),
    ("connections.restore", "Restored a backup", "恢复了备份"),
    (
        "connections.revoke_feed",
        "Revoked a feed",
        "撤销了日历订阅",
    ),
    ("departments.change", "Changed a department", "更改了部门"),
    ("departments.create", "Created a department", "新建了部门"),
    ("departments.delete", "Deleted a department", "删除了部门"),
    (
        "doors.move",
        "Moved a door to another room",
        "将门牌移至其他会议室",
    ),
    ("doors.pair", "Paired a door", "配对了门牌"),
    ("doors.revoke", "Revoked a door", "撤销了门牌"),
    ("floors.change", "Changed a floor", "更改了楼层"),
    ("floors.create", "Created a floor", "新建了楼层"),
    ("floors.delete", "Deleted a floor", "删除了楼层"),
    (
        "meetings.add_paper",
        "Added a paper to a meeting",
        "上传了会议资料",
    ),
    (
        "meetings.add_room",
        "Added a room to a meeting",
        "为会议增加了会议室",
    ),
    ("meetings.advance", "Moved a meeting on", "推进了会议状态"),
    ("meetings.agenda", "Changed an agenda", "更改了会议议程"),
    (
        "meetings.answer",
        "Answered an invitation",
        "回复了会议邀请",
    ),
    ("meetings.cancel", "Cancelled a meeting", "取消了会议"),
    ("meetings.change", "Changed a meeting", "更改了会议"),
    (
        "meetings.change_attendee",
        "Changed how somebody attends",
        "更改了参会方式",
    ),
    (
        "meetings.change_paper",
        "Changed a paper of a meeting",
        "更改了会议资料",
    ),
    (
        "meetings.ask_recording",
        "Asked whether a meeting is recorded",
        "设置了会议录制",
    ),
    ("meetings.check_in", "Checked in to a meeting", "签到了会议"),
    (
        "meetings.consent",
        "Agreed to a recording",
        "同意了会议录制",
    ),
    ("meetings.publish", "Published a meeting", "发布了会议"),
    (
        "meetings.unpublish",
        "Took a publication back",
        "撤回了会议发布",
    ),
    (
        "meetings.withdraw_consent",
        "Withdrew a consent to a recording",
        "撤回了录制同意",
    ),
    ("meetings.create", "Called a meeting", "新建了会议"),
    (
        "meetings.import",
        "Invited people from a file",
        "从文件导入了参会人员",
    ),
    (
        "meetings.invite",
        "Invited people to a meeting",
        "邀请了参会人员",
    ),
    (
        "meetings.join_outside",
        "Came from outside by the link",
        "通过链接从外部加入",
    ),
    (
        "meetings.rehearse",
        "Tried the devices for a meeting",
        "测试了会议设备",
    ),
    (
        "meetings.remove_paper",
        "Took a paper off a meeting",
        "移除了会议资料",
    ),
    (
        "meetings.restore_paper",
        "Put a paper back",
        "恢复了会议资料",
    ),
    (
        "meetings.take_back",
        "Comes to a meeting after all",
        "撤回了代参会",
    ),
    (
        "meetings.uninvite",
        "Took an invitation back",
        "撤回了会议邀请",
    ),
    (
        "meetings.delegate",
        "Sent somebody else to a meeting",
        "请他人代为参会",
    ),
    ("meetings.dossier", "Changed a dossier", "更改了嘉宾档案"),
    ("meetings.export", "Exported meetings", "导出了会议"),
    (
        "meetings.export_attendees",
        "Exported who comes to a meeting",
        "导出了参会人员名单",
    ),
    ("notices.again", "Sent a mail again", "重新发送了邮件"),
    ("notices.post", "Told people", "发送了通知"),
    ("notices.read", "Read notices", "阅读了通知"),
    (
        "notices.reply",
        "Took an answer of a calendar",
        "接收了日历回复",
    ),
    ("roles.approve", "Gave a role", "批准了角色申请"),
    ("roles.ask", "Asked for a role", "申请了角色"),
    ("roles.reject", "Refused a role", "拒绝了角色申请"),
    ("rooms.change", "Changed a room", "更改了会议室"),
    ("rooms.create", "Created a room", "新建了会议室"),
    ("rooms.delete", "Deleted a room", "删除了会议室"),
    (
        "rooms.set_photo",
        "Changed a room's photo",
        "更改了会议室照片",
    ),
    ("settings.change", "Changed the settings", "更改了系统设置"),
    (
        "start.resume",
        "Took up a first step again",
        "重新开启了初始步骤",
    ),
    ("start.skip", "Skipped a first step", "跳过了初始步骤"),
    (
        "templates.change",
        "Changed a meeting template",
        "更改了会议模板",
    ),
    (
        "templates.create",
        "Created a meeting template",
        "新建了会议模板",
    ),
    (
        "templates.remove",
        "Took a meeting template away",
        "移除了会议模板",
    ),
    (
        "templates.restore",
        "Put a meeting template back",
        "恢复了会议模板",
    ),
];

/// What an action is called in the journal: "Booked a room"; `None` for a code without words.
#[must_use]
pub fn action(locale: Locale, code: &str) -> Option<&'static str> {
    let (_, en, zh) = ACTIONS.iter().find(|(known, ..)| *known == code)?;
    Some(pick(locale, en, zh))
}

/// The codes of the actions whose words, in either language, have `part` in them; capitals do not
/// matter.
#[must_use]
pub fn actions_named(part: &str) -> Vec<&'static str> {
    let part = part.to_lowercase();
    let named = |words: &str| words.to_lowercase().contains(&part);
    ACTIONS
        .iter()
        .filter(|(_, en, zh)| named(en) || named(zh))
        .map(|(code, ..)| *code)
        .collect()
}
