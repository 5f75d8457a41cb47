//! Opaque ids: strings made by the caller of a command (so that a retry names the same record).

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The id as it stands in addresses and on disk.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.to_owned())
            }
        }

        impl From<String> for $name {
            fn from(id: String) -> Self {
                Self(id)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// A person who may sign in (R020).
    AccountId,
    /// A department of the organisation's tree (R016).
    DepartmentId,
    /// A building.
    BuildingId,
    /// A floor of one building.
    FloorId,
    /// A room that can be booked (R080).
    RoomId,
    /// One occurrence in one room: a single booking or one date of a series.
    BookingId,
    /// A series of bookings made by one rule (RFC 5545 RRULE).
    SeriesId,
    /// A meeting: what its bookings are held for (R021).
    MeetingId,
    /// A paired doorplate (R138).
    DoorId,
    /// An API key.
    ApiKeyId,
    /// A signed-in session.
    SessionId,
    /// A private calendar feed.
    FeedId,
}
