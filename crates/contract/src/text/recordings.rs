//! Titles and sentences of what is said about publishing and recording meetings.

/// A title.
pub(super) fn titles(code: &str) -> Option<(&'static str, &'static str)> {
    Some(match code {
        "no_consent" => ("The client has not agreed", "客户尚未同意"),
        "not_to_be_recorded" => ("Nobody asks for that", "无需录制"),
        "too_many_published" => ("Too much is published", "发布的会议过多"),
        "too_many_consents" => ("Too many consents", "同意记录过多"),
        _ => return None,
    })
}

/// A sentence.
pub(super) fn details(code: &str) -> Option<(&'static str, &'static str)> {
    Some(match code {
        "no_consent" => (
            "A meeting with a client is recorded only when the client agreed before, and has not \
             withdrawn that. Ask the client on the join page, or note the consent on the meeting's \
             page “Recording”.",
            "客户会议须在客户事先同意且未撤回的情况下才能录制。请让客户在加入页面表示同意，\
             或在会议的“录制”页面登记客户的同意。",
        ),
        "not_to_be_recorded" => (
            "The organiser has not asked for a recording, so there is nothing to agree to.",
            "组织者未要求录制，无需表示同意。",
        ),
        "too_many_published" => (
            "1,000 meetings that are still to come are published. Take some back first.",
            "已发布的未开始会议达到 1,000 场，请先撤回一些。",
        ),
        "too_many_consents" => (
            "So many consents are kept of this meeting that no further one is taken.",
            "此会议的同意记录已达上限，无法继续添加。",
        ),
        _ => return None,
    })
}
