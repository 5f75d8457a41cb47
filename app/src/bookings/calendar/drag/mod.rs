//! Booking, moving and resizing by hand (R081): the grid follows the pointer and says, by the same
//! `decide` that the server asks, whether what is under it can be had.
//!
//! Start at [`Hand`]; `wish` is what a drag means, `judge` whether it may be, `gesture` the
//! pointer, `hint` the words; the keys are in `super::keys`. Fingers scroll the grid, so they do
//! not drag: for them there is the form.

mod cursor;
mod gesture;
mod ghost;
mod hint;
mod judge;
mod wish;

use contract::bookings::BookingView;
use domain::{
    bookings::{Refusal, Slot, Status},
    ids::RoomId,
};
use leptos::{__reexports::send_wrapper::SendWrapper, prelude::*};

pub use cursor::{Cursor, CursorMark};
pub use ghost::DragGhost;
pub use hint::Hint;
pub use judge::Judge;
use web_sys::Element;
use wish::{Held, Part, Wish};

use crate::{bookings::api::Shift, clock::use_clock, context::ApiError, wire::ServerAction};

/// The look of a block that was taken.
const FADED: &str = "block-held";

/// What is in the hand, above which place, and what the rules say; `Copy`.
#[derive(Clone, Copy)]
pub struct Hand {
    /// Where the keyboard points.
    pub cursor: RwSignal<Option<Cursor>>,
    held: RwSignal<Option<Held>>,
    wish: RwSignal<Option<Wish>>,
    verdict: Memo<Option<Result<Status, Refusal>>>,
    /// Let go where it cannot be: the hint asks what instead.
    dropped: RwSignal<bool>,
    /// The block that was taken: it fades, without every other block being asked. Wrapped only
    /// once there is one: the server drops a page on another thread than made it, and an empty
    /// local value would panic there.
    block: StoredValue<Option<SendWrapper<Element>>>,
    shift: ServerAction<Shift>,
}

impl Hand {
    /// An empty hand over the rooms of `judge`.
    #[must_use]
    pub fn new(judge: Judge) -> Self {
        let clock = use_clock();
        let held = RwSignal::new(None::<Held>);
        let wish = RwSignal::new(None::<Wish>);
        let verdict = Memo::new(move |_| {
            let wish = wish.get()?;
            let changing = held.with_untracked(|held| held.as_ref()?.booking.clone());
            Some(judge.judge(&wish, changing.as_ref(), clock.now_untracked()))
        });
        Self {
            cursor: RwSignal::new(None),
            held,
            wish,
            verdict,
            dropped: RwSignal::new(false),
            block: StoredValue::new(None),
            shift: ServerAction::new(),
        }
    }

    /// Whether something is in it; reactive.
    #[must_use]
    pub fn is_full(self) -> bool {
        self.wish.with(Option::is_some)
    }

    /// As [`Hand::is_full`], once.
    #[must_use]
    pub fn is_full_untracked(self) -> bool {
        self.wish.with_untracked(Option::is_some)
    }

    /// Whether what it held is on its way to the server.
    fn is_busy(self) -> bool {
        self.shift.pending().get_untracked()
    }

    /// Whether it is above this room; reactive.
    #[must_use]
    pub fn is_above(self, room: &RoomId) -> bool {
        self.wish
            .with(|wish| wish.as_ref().is_some_and(|wish| wish.room == *room))
    }

    fn failed(self) -> Option<ApiError> {
        self.shift.value().get().and_then(Result::err)
    }

    /// Everything is as it was.
    fn empty(self) {
        self.shift.value().clear();
        if let Some(block) = self.block.try_update_value(Option::take).flatten() {
            let _ = block.class_list().remove_1(FADED);
        }
        self.dropped.set(false);
        self.wish.set(None);
        self.held.set(None);
    }

    /// Takes it from its block, if it has one.
    fn take(self, held: Held, block: Option<Element>) {
        if let Some(block) = &block {
            let _ = block.class_list().add_1(FADED);
        }
        self.block.set_value(block.map(SendWrapper::new));
        self.held.set(Some(held));
    }

    /// Takes a booking by the keyboard: it stands where it stood, and arrows move it.
    pub fn pick(self, booking: BookingView) {
        let wish = Wish {
            room: booking.room.clone(),
            slot: Slot {
                start: booking.start,
                end: booking.end,
            },
        };
        let held = Held {
            room: booking.room.clone(),
            at: booking.start,
            part: Part::Whole,
            booking: Some(booking),
        };
        self.take(held, None);
        self.wish.set(Some(wish));
    }

    /// Moves what is in the hand by `seconds` and by `down` of these rooms; `longer`: its end only.
    pub fn nudge(self, seconds: i64, down: isize, longer: bool, rooms: &[RoomId]) {
        if self.is_busy() {
            return;
        }
        self.shift.value().clear();
        self.dropped.set(false);
        self.wish.update(|wish| {
            if let Some(wish) = wish {
                *wish = wish.nudged(seconds, down, longer, rooms);
            }
        });
    }

    /// Lets go: it goes where it fits; where it does not, the hint asks what instead.
    pub fn let_go(self) {
        if self.is_busy() {
            return;
        }
        let stays = self.held.with_untracked(|held| {
            let wish = self.wish.get_untracked();
            held.as_ref()
                .zip(wish)
                .is_none_or(|(held, wish)| held.is(&wish))
        });
        let fits = self
            .verdict
            .with_untracked(|verdict| matches!(verdict, Some(Ok(_))));
        match (stays, fits) {
            (true, _) => self.empty(),
            (false, true) => self.send(),
            (false, false) => self.dropped.set(true),
        }
    }

    /// Sends the booking in the hand to where it is wished.
    fn send(self) {
        let booking = self
            .held
            .with_untracked(|held| held.as_ref()?.booking.clone());
        if let (Some(booking), Some(wish)) = (booking, self.wish.get_untracked()) {
            self.shift.dispatch(Shift {
                id: booking.id,
                room: wish.room,
                slot: wish.slot,
                revision: Some(booking.revision),
            });
        }
    }
}
