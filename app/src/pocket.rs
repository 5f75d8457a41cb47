//! The phone's meetings, in two programs: what is asked of me, my meetings and the inbox, mounted
//! at `/m/meetings` and `/m/inbox`; and [`one`], a meeting as one who attends needs it. The phone's
//! other pages are [`crate::attendee`], whose look and tabs these share.
//!
//! Start at [`shell::surface`] and [`mine::MinePage`]; the server reads and words what a page shows
//! before it renders ([`begin`], [`read`]), [`follow`] keeps it true and lets it be read without
//! network. Must not know how anything is decided: that comes through [`api`].

pub mod api;
#[cfg(feature = "ssr")]
pub mod begin;
mod card;
mod follow;
mod groups;
mod inbox;
mod lists;
mod mine;
pub mod one;
#[cfg(feature = "ssr")]
mod read;
#[cfg(feature = "ssr")]
mod say;
mod shell;
mod tasks;
mod unread;
pub mod views;

use leptos::prelude::*;

use self::{shell::failed, views::Lists};
use crate::text::{use_locale, words::ui};

/// The program of the lists. Pages are rendered whole before they are sent.
#[component]
pub fn App() -> impl IntoView {
    shell::surface(|shown| match shown {
        Ok(Lists::Mine(page)) => view! { <mine::MinePage page=*page /> }.into_any(),
        Ok(Lists::Inbox(page)) => view! { <inbox::InboxPage page=*page /> }.into_any(),
        Err(error) => failed(ui::meetings(use_locale()), error),
    })
}
