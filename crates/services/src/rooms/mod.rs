//! stub
pub(crate) struct Directory;
