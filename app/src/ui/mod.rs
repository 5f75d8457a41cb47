//! The small own set of controls on native elements. Must not know any slice.
//!
//! Start at [`Field`] and [`Dialog`]; looks are in `style/components`, words in `ui.json`.

mod dialog;
mod empty;
mod field;
mod language;
mod legend;
mod live_pill;
mod not_found;
mod problem;
mod toast;

pub use dialog::Dialog;
pub use empty::Empty;
pub use field::Field;
pub use language::{LanguageSwitch, own_path};
pub use legend::Legend;
pub use live_pill::LivePill;
pub use not_found::NotFound;
pub use problem::Problem;
pub use toast::{Toast, ToastStack, Toasts, provide_toasts, use_toasts};
