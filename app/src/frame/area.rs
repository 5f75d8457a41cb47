//! Which bundle shows which address: one program would be larger than its bar, so the organizer's
//! pages are several areas. A link into the other one loads its page.

use leptos::prelude::*;

/// A bundle of the organizer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Area {
    /// The day's calendar, bookings.
    Calendar,
    /// Longer than a day, or less than a room: week, month, list, my schedule, the finder; and
    /// the inbox.
    Overview,
    /// Meetings.
    Meetings,
    /// Rooms, people, doors and all that is set up; approvals, my account.
    House,
}

/// First parts of the overviews' addresses.
const OVERVIEW: [&str; 7] = ["week", "month", "list", "schedule", "find", "inbox", "desk"];
/// First parts of the house's addresses.
const HOUSE: [&str; 13] = [
    "approvals",
    "me",
    "start",
    "rooms",
    "buildings",
    "people",
    "departments",
    "doors",
    "import",
    "keys",
    "journal",
    "settings",
    "templates",
];

impl Area {
    /// Whose address it is.
    #[must_use]
    pub fn of(path: &str) -> Self {
        let first = path.trim_start_matches('/');
        let first = first.split(['/', '?', '#']).next().unwrap_or_default();
        match first {
            "meetings" => Area::Meetings,
            first if OVERVIEW.contains(&first) => Area::Overview,
            first if HOUSE.contains(&first) => Area::House,
            _ => Area::Calendar,
        }
    }
}

/// `rel` of a link: `external` where it leads out of this page's area.
#[must_use]
pub fn rel(path: &str) -> Option<&'static str> {
    let here = use_context::<Area>().unwrap_or(Area::Calendar);
    (Area::of(path) != here).then_some("external")
}

#[cfg(test)]
mod tests {
    use super::Area;

    #[test]
    fn an_address_belongs_to_one_area() {
        for house in [
            "/start",
            "/rooms",
            "/rooms/r1",
            "/people?find=a",
            "/settings",
            "/templates/new",
            "/me",
            "/approvals",
        ] {
            assert_eq!(Area::of(house), Area::House, "{house}");
        }
        for overview in [
            "/week",
            "/week?date=2026-11-20",
            "/find?q=6",
            "/inbox",
            "/desk",
        ] {
            assert_eq!(Area::of(overview), Area::Overview, "{overview}");
        }
        for meetings in [
            "/meetings",
            "/meetings/new",
            "/meetings?type=client_liaison",
        ] {
            assert_eq!(Area::of(meetings), Area::Meetings, "{meetings}");
        }
        for calendar in ["/", "/mine", "/bookings/new?room=r1", "/roomsy", "/menu"] {
            assert_eq!(Area::of(calendar), Area::Calendar, "{calendar}");
        }
    }
}
