//! Words for reasons, times and where a delivery is.

use contract::notices::{Channel, DeliveryState};
use domain::notices::Reason;
use jiff::Timestamp;

use crate::{
    text::{Locale, words::notices as words},
    zones::{Zone, date_short},
};

/// "Invitation": one word for the sort of a notice.
pub(super) fn reason_word(locale: Locale, reason: Reason) -> &'static str {
    match reason {
        Reason::Invited => words::invitation(locale),
        Reason::Moved | Reason::DateMoved => words::moved(locale),
        Reason::Changed => words::changed(locale),
        Reason::Cancelled | Reason::DateCancelled => words::cancelled(locale),
        Reason::Uninvited => words::uninvited(locale),
        Reason::Confirm => words::please_answer(locale),
        Reason::DayBefore | Reason::HourBefore | Reason::Rehearsal => words::reminder(locale),
        Reason::Declined | Reason::Delegated => words::declined(locale),
        Reason::Requested | Reason::Undecided | Reason::RoleAsked => words::request(locale),
        Reason::Approved | Reason::RoleGiven => words::approved(locale),
        Reason::Rejected | Reason::RoleRefused => words::rejected(locale),
    }
}

/// Where a delivery is.
pub(super) fn state_word(locale: Locale, state: DeliveryState) -> &'static str {
    match state {
        DeliveryState::Queued => words::queued(locale),
        DeliveryState::Retrying => words::retrying(locale),
        DeliveryState::Sent => words::sent(locale),
        DeliveryState::Unconfirmed => words::unconfirmed(locale),
        DeliveryState::Failed => words::failed(locale),
        DeliveryState::TooLate => words::too_late(locale),
    }
}

/// By what it goes.
pub(super) fn channel_word(locale: Locale, channel: Channel) -> &'static str {
    match channel {
        Channel::Inbox => words::inbox(locale),
        Channel::Mail => words::mail(locale),
    }
}

/// "Fri 27 Nov 10:00".
#[must_use]
pub fn moment(locale: Locale, zone: &Zone, at: Timestamp) -> String {
    format!("{} {}", date_short(locale, zone.day(at)), zone.time(at))
}
