//! What every HTTP edge shares: who asks, in which language, what went wrong, how often.
//!
//! Must not know single calls of the API or pages. Start at [`around`], the order in which a
//! request passes through.

pub mod asked;
pub mod body;
pub mod caller;
pub mod compress;
pub mod conditional;
pub mod cookies;
pub mod fault;
pub mod guard;
pub mod idempotency;
mod newcomer;
pub mod params;
pub mod path;
pub mod replay;
pub mod reserved;

pub use asked::Asked;
pub use body::Json;
pub use caller::Caller;
pub use compress::compressed;
pub use conditional::{Expected, Tagged};
pub use fault::Fault;
pub use guard::around;
pub use params::Params;
pub use path::{Id, TwoIds};
