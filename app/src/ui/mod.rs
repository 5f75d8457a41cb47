//! The small own set of controls on native elements. Must not know any slice.
//!
//! Start at [`Field`] and [`Dialog`]; looks are in `style/components`, words in `ui.json`.

mod area;
mod ask;
mod bound;
mod brand;
mod dialog;
mod empty;
mod field;
mod gate;
mod help;
mod inputs;
mod language;
mod legend;
mod live_pill;
mod menu;
mod not_found;
mod problem;
mod refused;
mod secret;
mod send;
mod toast;
mod told;
mod typed;
mod waiting;

pub use area::AreaField;
pub use ask::AskForm;
pub use bound::{BoundCheck, BoundText};
pub use brand::Brand;
pub use dialog::Dialog;
pub use empty::Empty;
pub use field::Field;
pub use gate::{Gate, LeadsNowhere};
pub use help::Help;
pub use inputs::{CheckField, FormErrors, SelectField, TextField, ZoneSuggestions, error_of};
#[cfg(feature = "ssr")]
pub use language::keep_language;
pub use language::{LanguageSwitch, own_path};
pub use legend::Legend;
pub use live_pill::LivePill;
pub use menu::Menu;
pub use not_found::NotFound;
pub use problem::Problem;
pub use refused::Refused;
pub use secret::{CopyButton, SecretOnce, whole_address};
pub use send::{Sent, detail as problem_detail, send_file};
#[cfg(feature = "ssr")]
pub(crate) use toast::toast_note;
pub use toast::{Toast, ToastStack, Toasts, Undo, provide_toasts, use_toasts};
pub use told::{Told, told};
#[cfg(not(feature = "ssr"))]
pub use typed::Typed;
pub use waiting::Waiting;
