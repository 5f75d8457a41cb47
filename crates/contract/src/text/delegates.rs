//! Words of codes about those who come in somebody's place.

pub(super) fn titles(code: &str) -> Option<(&'static str, &'static str)> {
    Some(match code {
        "delegated_once" => ("Not passed on", "不能再转交"),
        "has_delegate" => ("Somebody else comes in your place", "已有人代您参会"),
        _ => return None,
    })
}

pub(super) fn details(code: &str) -> Option<(&'static str, &'static str)> {
    Some(match code {
        "delegated_once" => (
            "You come in somebody's place yourself, and cannot send another one. Decline, so that \
             the organiser knows.",
            "您本人是代他人参会，不能再请他人代替。如不能参加，请谢绝，以便组织者知悉。",
        ),
        "has_delegate" => (
            "You named somebody who comes in your place. Take that back first.",
            "您已请他人代为参会，请先撤回。",
        ),
        _ => return None,
    })
}
