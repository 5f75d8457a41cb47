//! stub
pub(crate) struct Caller;
