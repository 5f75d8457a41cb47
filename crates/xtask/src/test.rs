use crate::{process::Outcome, project::Project};
pub fn run(_p: &Project, _a: &[String]) -> Outcome<()> {
    Ok(())
}
