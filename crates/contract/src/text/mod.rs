//! What refusals and errors say to people, in both languages: pure, the same on both sides of the
//! wire. Pages, problem+json and the import report all take their words from here.
//!
//! Must not know HTTP statuses or how anything is shown. Start at [`detail`].

mod actions;
mod delegates;
mod denials;
mod fields;
mod links;
mod moments;
pub mod notices;
pub mod notices_roles;
mod papers;
mod recordings;
mod refusals;
mod repeats;
mod replies;
mod rules;
#[cfg(test)]
mod tests;

pub use actions::{action, actions_named};
pub use denials::denial;
pub use fields::field;
pub use refusals::{alternative_kind, refusal, scope};
pub use rules::{code_detail, code_title};

use crate::{locale::Locale, problem::Failure};

/// Picks by language.
pub(crate) const fn pick(locale: Locale, en: &'static str, zh: &'static str) -> &'static str {
    match locale {
        Locale::En => en,
        Locale::Zh => zh,
    }
}

/// The stable code of a failure (api.md), the last part of the problem's `type`.
#[must_use]
pub fn code(failure: &Failure) -> &str {
    match failure {
        Failure::Refused { refusal } => refusal.rule.code(),
        Failure::Denied { denial } => denials::code(*denial),
        Failure::NotFound { .. } => "not_found",
        Failure::Stale { .. } => "stale",
        Failure::Invalid { .. } => "invalid",
        Failure::Rule { code } => code,
        Failure::RateLimited { .. } => "rate_limited",
        Failure::Unavailable => "unavailable",
    }
}

/// Short words for a failure, fit for a heading.
#[must_use]
pub fn title(locale: Locale, failure: &Failure) -> &'static str {
    code_title(locale, code(failure))
}

/// What happened and what to do, as one or two sentences.
#[must_use]
pub fn detail(locale: Locale, failure: &Failure) -> String {
    match failure {
        Failure::Refused { refusal: no } => refusal(locale, no),
        Failure::Denied { denial: no } => denial(locale, *no).to_owned(),
        Failure::NotFound { what } => not_found(locale, what),
        Failure::Stale { .. } => code_detail(locale, "stale"),
        Failure::Invalid { errors } => invalid(locale, errors.len()),
        Failure::Rule { code } => code_detail(locale, code),
        Failure::RateLimited {
            retry_after_seconds,
        } => match locale {
            Locale::En => format!("Too many tries. Try again in {retry_after_seconds} seconds."),
            Locale::Zh => format!("尝试次数过多，请在 {retry_after_seconds} 秒后重试。"),
        },
        Failure::Unavailable => code_detail(locale, "unavailable"),
    }
}

fn invalid(locale: Locale, count: usize) -> String {
    match (locale, count) {
        (Locale::En, 1) => "One field is not right; nothing was stored.".to_owned(),
        (Locale::En, _) => format!("{count} fields are not right; nothing was stored."),
        (Locale::Zh, _) => format!("有 {count} 个字段填写有误，未保存任何内容。"),
    }
}

/// "There is no such room, or you may not see it."
fn not_found(locale: Locale, what: &str) -> String {
    let noun = thing(locale, what);
    match locale {
        Locale::En => format!("There is no such {noun}, or you may not see it."),
        Locale::Zh => format!("{noun}不存在，或您无权查看。"),
    }
}

/// The noun for what was not found.
fn thing(locale: Locale, what: &str) -> &'static str {
    let (en, zh) = match what {
        "room" => ("room", "会议室"),
        "item" => ("agenda item", "议程项"),
        "attendee" => ("attendee", "参会人员"),
        "delegate" => ("delegate", "代参会人员"),
        "paper" => ("paper", "会议资料"),
        "upload" => ("upload", "上传任务"),
        "role_request" => ("request for a role", "角色申请"),
        "booking" => ("booking", "预订"),
        "delivery" => ("mail", "邮件"),
        "invitation" => ("invitation", "邀请"),
        "series" => ("series", "系列预订"),
        "meeting" => ("meeting", "会议"),
        "event" => ("event", "活动"),
        "consent" => ("consent", "同意记录"),
        "template" => ("meeting template", "会议模板"),
        "account" => ("person", "人员"),
        "department" => ("department", "部门"),
        "building" => ("building", "楼宇"),
        "floor" => ("floor", "楼层"),
        "door" => ("door", "门牌"),
        "pairing" => ("pairing code", "配对码"),
        "session" => ("session", "登录会话"),
        "link" => ("link", "链接"),
        "api_key" => ("API key", "API 密钥"),
        "feed" => ("feed", "日历订阅"),
        "photo" => ("photo", "照片"),
        "zone" => ("time zone", "时区"),
        "address" => ("address", "地址"),
        _ => ("thing", "对象"),
    };
    pick(locale, en, zh)
}
