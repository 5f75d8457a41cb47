//! Why somebody may not, in words fit to stand beside a disabled button.

use domain::accounts::Denial;

use super::pick;
use crate::locale::Locale;

/// The stable code: unknown callers are told to sign in, all others are `forbidden`.
pub(super) const fn code(denial: Denial) -> &'static str {
    match denial {
        Denial::SignIn => "unauthenticated",
        _ => "forbidden",
    }
}

/// The reason as a sentence.
#[must_use]
pub const fn denial(locale: Locale, denial: Denial) -> &'static str {
    let (en, zh) = match denial {
        Denial::SignIn => ("Sign in first.", "请先登录。"),
        Denial::ReadOnlyKey => ("This key may only read.", "此密钥只能读取。"),
        Denial::NotYours => (
            "Only the person who booked or an administrator may do this.",
            "只有预订人或管理员可以执行此操作。",
        ),
        Denial::SystemAdministratorOnly => (
            "Only a system administrator may do this.",
            "只有系统管理员可以执行此操作。",
        ),
        Denial::RoomManagerOnly => (
            "Only this room's managers may do this.",
            "只有该会议室的管理人员可以执行此操作。",
        ),
        Denial::MeetingAdministratorOnly => (
            "Only a meeting administrator may do this, for their own department.",
            "只有会议管理员可以在本部门范围内执行此操作。",
        ),
        Denial::DeskOnly => (
            "Only service attendants and administrators may see the desk.",
            "只有服务人员和管理员可以查看服务台。",
        ),
        Denial::AnotherDecides => (
            "Somebody else decides at this step.",
            "当前环节由其他审批人决定。",
        ),
        Denial::InternalOnly => (
            "Only people of this organisation may do this.",
            "只有本单位人员可以执行此操作。",
        ),
        Denial::Private => ("This booking is private.", "此预订为私密预订。"),
        Denial::NotAtADoor => (
            "A door only shows; sign in with your own name to do this.",
            "门牌仅用于显示，请使用您本人的账号操作。",
        ),
        Denial::NotInvited => (
            "Only people who are invited to this meeting may do this.",
            "只有受邀参加此会议的人员可以执行此操作。",
        ),
        Denial::ObserversSeeTheAgenda => (
            "Observers see the agenda; everything else is for those who take part.",
            "列席人员只能查看议程，其他内容仅供参会人员使用。",
        ),
        Denial::NotForYourClass => (
            "This is not open to your group of attendees.",
            "此功能不对您所属的参会类别开放。",
        ),
        Denial::AfterTheMeeting => (
            "This can be read when the meeting is over.",
            "会议结束后方可查看。",
        ),
        Denial::CheckInFirst => (
            "This is for those who are there: check in first.",
            "此内容仅供到会人员查看，请先签到。",
        ),
    };
    pick(locale, en, zh)
}
