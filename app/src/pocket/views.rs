//! What the phone's meetings get from the server, in one answer each.

use contract::meetings::{MyMeeting, Task};
use serde::{Deserialize, Serialize};

use crate::bookings::views::House;

/// Past meetings that the page shows at first, and how many more each time.
pub const FEW_PAST: usize = 20;

/// Who is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// Notices that are not read.
    pub unread: usize,
}

/// What is mine.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MyPage {
    /// Zones and the server's clock; no rooms.
    pub house: House,
    /// What is asked of me, due first first.
    pub tasks: Vec<Task>,
    /// Now and later, by start.
    pub coming: Vec<MyMeeting>,
    /// Earlier ones, newest first.
    pub past: Vec<MyMeeting>,
    /// There are earlier ones still.
    pub more: bool,
    /// Another one when any of it is another.
    pub stamp: String,
}
