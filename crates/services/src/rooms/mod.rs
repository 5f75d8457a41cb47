//! Buildings, floors, rooms and the settings that rooms inherit (R080). Must not know bookings,
//! except that a room that ever had one is disabled rather than deleted.
//!
//! Start at [`create`]; [`Directory`] is what other slices ask.

mod buildings;
mod directory;
mod floors;
mod input;
mod keep;
mod list;
mod photo;
mod place;
#[cfg(test)]
mod place_tests;
mod policy;
mod records;
mod settings;
#[cfg(test)]
mod tests;
mod unmeasured;
mod view;
mod write;

pub use buildings::{building, buildings, change_building, create_building, delete_building};
pub(crate) use directory::{Directory, KnownRoom, directory, known};
pub use floors::{change_floor, create_floor, delete_floor, floor};
pub use keep::{change, create, delete};
pub use list::{RoomFilter, get, list};
pub use photo::{LARGEST_PHOTO, Photo, photo, set_photo};
pub(crate) use photo::{blob, picture, read_blob};
pub use policy::MOST_BUFFER_MINUTES;
pub use settings::{change_settings, mark_demo, settings};
pub(crate) use unmeasured::create_unmeasured;
