//! Words of codes about answers of calendars; they are for who answered.

pub(super) fn titles(code: &str) -> Option<(&'static str, &'static str)> {
    Some(match code {
        "bad_reply" => ("No answer to an invitation", "不是邀请的回复"),
        "reply_of_another" => ("Not your invitation", "不是您的邀请"),
        "reply_outdated" => ("The meeting was moved", "会议时间已更改"),
        _ => return None,
    })
}

pub(super) fn details(code: &str) -> Option<(&'static str, &'static str)> {
    Some(match code {
        "bad_reply" => (
            "This is no answer that a calendar sends, or it does not say who answers what.",
            "这不是日历程序发出的回复，或未说明由谁回复。",
        ),
        "reply_of_another" => (
            "The answer is for somebody else than its sender. Answer from the address that was \
             invited.",
            "回复的参会人与发件人不一致。请用收到邀请的邮箱地址回复。",
        ),
        "reply_outdated" => (
            "Your answer is for a time that the meeting no longer has. Answer the newest \
             invitation.",
            "您回复的是会议之前的时间。请回复最新的邀请。",
        ),
        _ => return None,
    })
}
