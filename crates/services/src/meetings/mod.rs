//! Meetings: what bookings are held for, in no room, one or several (R021 to R028).
//! Must not know how a slot is decided: rooms are booked, moved and given up through `bookings`.
//!
//! Start at [`create`]. A meeting with rooms is when its bookings are, so that a drag on the
//! calendar moves it; only one without rooms keeps its own time.

mod add_room;
mod advance;
pub mod agenda;
mod asked;
mod cancel;
mod change;
mod check;
mod create;
pub mod dossier;
pub mod export;
mod finder;
pub mod import;
mod input;
mod join;
mod list;
mod outside;
pub mod papers;
mod people;
mod publication;
pub mod recording;
mod records;
pub mod rehearsal;
pub mod tasks;
pub mod templates;
#[cfg(test)]
mod tests;
mod view;

pub use add_room::add_room;
pub use advance::advance;
pub(crate) use asked::{Asked, asked};
pub use cancel::cancel;
pub use change::change;
pub use check::check;
pub use create::create;
pub use finder::{
    MOST_DAYS, MOST_PEOPLE, MOST_TIMES, Meant, TimesAsked, busy, busy_then, meant, times,
};
pub use join::join;
pub use list::{MeetingFilter, list};
pub use outside::{join_as, joined_as};
pub use people::{
    answer, attendee_list, change_attendee, check_in, delegate, invite, mine, take_back, uninvite,
};
pub(crate) use people::{answer_as, delegate_as, enter};
pub use publication::{event, events, publication, publish, unpublish};
pub(crate) use records::looked_after;
pub use view::{MOST_SHOWN, get, get_with};

use domain::ids::MeetingId;

use crate::{journal::About, ports::JournalEntry};

fn about<'a>(action: &'static str, id: &'a MeetingId) -> About<'a> {
    About {
        action,
        kind: JournalEntry::MEETING,
        id: id.as_str(),
    }
}
