//! To come.
pub(crate) async fn revocations(
    _services: &crate::Services,
    _room: &domain::ids::RoomId,
) -> Result<Vec<crate::ports::Change>, crate::Error> {
    Ok(Vec::new())
}
